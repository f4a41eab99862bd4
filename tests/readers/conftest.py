from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.readers import Meter, Reading, read, sources


@pytest.fixture
def readings() -> Callable[..., list[Reading]]:
    """Read files or folders: `readings(path, published="2026-02-12")`."""

    def run(*inputs: Path | str, published: str | None = None) -> list[Reading]:
        return list(read(sources([str(name) for name in inputs], set()), published, Meter()))

    return run
