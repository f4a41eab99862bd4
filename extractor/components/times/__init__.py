"""The times layer."""

from extractor.components.times.component import create_times

__all__ = ["create_times"]
