"""The entities layer."""

from extractor.components.entities.component import create_entities

__all__ = ["create_entities"]
