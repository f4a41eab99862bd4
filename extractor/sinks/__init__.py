"""Sinks: from records to targets."""
