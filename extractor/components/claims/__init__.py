"""The claims layer."""

from extractor.components.claims.component import create_claims

__all__ = ["create_claims"]
