"""JSONL: a record is a line."""

from collections.abc import Sequence

from extractor.sinks.base import FileSink


class JsonlSink(FileSink):
    """Writes `.jsonl`, also compressed: `.jsonl.gz`, `.jsonl.zst`."""

    endings = (".jsonl",)

    def encode(self, lines: Sequence[bytes]) -> bytes:
        """See `FileSink.encode`."""
        return b"".join(line + b"\n" for line in lines)
