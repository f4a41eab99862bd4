"""From articles to records: builds the spaCy pipeline and runs it."""

from extractor.pipeline.extractor import DEFAULT_PIPELINE, Extractor, grouped

__all__ = ["DEFAULT_PIPELINE", "Extractor", "grouped"]
