"""The structure of an article: headline, dateline, byline, body, headings, analysis."""

from extractor.components.structure.component import create_structure

__all__ = ["create_structure"]
