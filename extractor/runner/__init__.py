"""Runs: from many inputs to targets, by several workers, to be gone on with after an interruption."""

from extractor.runner.config import RunConfig
from extractor.runner.interrupt import EXIT_CODE
from extractor.runner.ray_engine import run_on_ray
from extractor.runner.report import report, write_report
from extractor.runner.run import Progress, Summary, input_size, run, workers_for

__all__ = [
    "EXIT_CODE",
    "Progress",
    "RunConfig",
    "Summary",
    "input_size",
    "report",
    "run",
    "run_on_ray",
    "workers_for",
    "write_report",
]
