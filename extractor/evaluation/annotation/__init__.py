"""Round trips to annotation tools: records out with our predictions marked, corrected records back."""
