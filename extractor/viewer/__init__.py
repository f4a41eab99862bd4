"""Records for people to look at."""

from extractor.viewer.terminal import render

__all__ = ["render"]
