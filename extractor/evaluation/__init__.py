"""Scores records against annotated ones."""
