"""From articles to records: builds the spaCy pipeline and runs it."""

from extractor.pipeline.extractor import Extractor

__all__ = ["Extractor"]
