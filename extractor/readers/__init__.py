"""Readers: from files to articles."""
