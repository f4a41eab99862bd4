"""Runs: from many inputs to targets, by several workers, to be gone on with after an interruption."""

from extractor.runner.config import RunConfig
from extractor.runner.interrupt import EXIT_CODE
from extractor.runner.run import Progress, Summary, input_size, run

__all__ = ["EXIT_CODE", "Progress", "RunConfig", "Summary", "input_size", "run"]
