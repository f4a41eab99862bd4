"""Parts of speech and lemmas, remembered."""

from extractor.components.morphology.component import create_morphology

__all__ = ["create_morphology"]
