"""Fixtures shared by all tests."""

from collections.abc import Callable
from typing import Any

import pytest

from extractor.pipeline import Extractor
from extractor.schema import Article, ArticleRecord


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The pipeline of rules alone: what their tests are about."""
    return Extractor("fast")


@pytest.fixture(scope="session")
def accurate() -> Extractor:
    """The default pipeline."""
    return Extractor()


@pytest.fixture(scope="session")
def extract(extractor: Extractor) -> Callable[..., ArticleRecord]:
    """Extract from a text: `extract("…", published="2026-02-12")`."""

    def run(text: str, **article: Any) -> ArticleRecord:
        return extractor.extract(Article(text=text, **article))

    return run


@pytest.fixture(scope="session")
def extract_all() -> Callable[..., ArticleRecord]:
    """Extract as `extract` does, whatever the confidence of events: what rules find in a single sentence."""
    extractor = Extractor("fast", min_confidence=0)

    def run(text: str, **article: Any) -> ArticleRecord:
        return extractor.extract(Article(text=text, **article))

    return run
