"""One module a layer: gold record and predicted record to tallies."""
