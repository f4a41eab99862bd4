"""The run: inputs, workers, checkpoints, report."""
