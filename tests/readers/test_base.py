from collections.abc import Iterator
from typing import BinaryIO

import pytest
import zstandard

from extractor.errors import InputError
from extractor.readers import formats
from extractor.readers.base import Found, Reader
from extractor.readers.text import TextReader


class ParagraphReader(Reader):
    """Reads an article a paragraph; a format of its own, as a plug-in would bring it."""

    endings = (".par",)

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        line = 1
        for paragraph in stream.read().decode().split("\n\n"):
            error = InputError("crossed out") if paragraph.startswith("x") else None
            yield Found(line, {"text": paragraph, "place": "north"}, error)
            line += paragraph.count("\n") + 2


@pytest.fixture(autouse=True)
def plugged_in(monkeypatch):
    monkeypatch.setattr(formats, "plugins", lambda _: (ParagraphReader, TextReader))


def test_a_format_implements_one_method_and_gets_the_rest(tmp_path, readings):
    data = b"A mast fell.\nTwo were hurt.\n\nx\n\nRain came."
    (tmp_path / "a.par.zst").write_bytes(zstandard.ZstdCompressor().compress(data))
    first, second, third = readings(tmp_path, published="2026-02-12")
    assert (first.outcome.text, first.outcome.published) == ("A mast fell.\nTwo were hurt.", "2026-02-12")
    assert first.outcome.meta == {"place": "north"}
    assert (str(second.outcome), second.place) == ("crossed out", f"{tmp_path}/a.par.zst:4")
    assert third.line == 6


def test_a_text_keeps_its_id_when_it_is_run_again(tmp_path, readings):
    (tmp_path / "a.txt").write_bytes(b"A m\xe5st fell.")
    (reading,) = readings(tmp_path / "a.txt")
    assert reading.given["id"] == "a.txt"
