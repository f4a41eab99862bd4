"""The figures layer."""

from extractor.components.figures.component import create_figures

__all__ = ["create_figures"]
