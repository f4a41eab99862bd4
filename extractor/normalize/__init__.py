"""Strings to values: pure functions, without spaCy."""
