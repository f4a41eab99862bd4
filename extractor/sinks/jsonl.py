"""JSONL: a record is a line."""

import io
from collections.abc import Sequence

import jsonlines

from extractor.sinks.base import FileSink


class JsonlSink(FileSink):
    """Writes `.jsonl`, also compressed: `.jsonl.gz`, `.jsonl.zst`."""

    endings = (".jsonl",)

    def encode(self, lines: Sequence[bytes]) -> bytes:
        """See `FileSink.encode`."""
        buffer = io.BytesIO()
        with jsonlines.Writer(buffer, dumps=bytes) as writer:  # the records come as JSON already
            writer.write_all(lines)
        return buffer.getvalue()
