"""Filters: which articles are left out of a run because it was asked for."""

from extractor.filters.copies import Trace
from extractor.filters.filters import FilterConfig, Filters, OnCopy, Verdict

__all__ = ["FilterConfig", "Filters", "OnCopy", "Trace", "Verdict"]
