"""The entities layer."""

from extractor.components.entities.component import create_entities
from extractor.components.entities.index import EntityIndex

__all__ = ["EntityIndex", "create_entities"]
