"""Recipes of the small models in `models/trained/`."""
