from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.readers import Meter, Options, Reading, read, sources


@pytest.fixture
def readings() -> Callable[..., list[Reading]]:
    """Read files or folders: `readings(path, published="2026-02-12", fields=["text=body"])`."""

    def run(*inputs: Path | str, published: str | None = None, fields: tuple[str, ...] = ()) -> list[Reading]:
        options, meter = Options.parsed(published, fields), Meter()
        found = sources([str(name) for name in inputs], set())
        return [reading for source in found for reading in read(source, options, meter)]

    return run
