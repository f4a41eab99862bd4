"""Take back what came of inputs that have changed, so that they can be run again."""

from collections.abc import Iterator, Sequence
from itertools import islice

from extractor.errors import TargetError
from extractor.readers.compression import plain
from extractor.runner.manifest import Commit, Manifest, Part, State
from extractor.schema.views import View
from extractor.sinks import JsonlSink, Sink

Written = tuple[Sink, View | None]  # a sink with its view; None: the rejects


def revise(manifest: Manifest, state: State, sinks: Sequence[Written], changed: set[str]) -> None:
    """Open the sinks of a published run so that it can be gone on with.

    JSONL files are written anew beside what is published, without the lines of the changed inputs; other
    sinks forget their articles. The manifest is replaced last: whatever happens before, it is done again.

    Args:
        manifest: of the run.
        state: what it holds.
        sinks: the targets with their views, and at last the rejects.
        changed: names of inputs.

    Raises:
        TargetError: a file does not hold what the manifest says.
    """
    files = [(sink, view, _lines(sink)) for sink, view in sinks if isinstance(sink, JsonlSink)]
    others = [sink for sink, _ in sinks if not isinstance(sink, JsonlSink)]
    for (sink, _), position in zip(sinks, state.positions, strict=True):
        sink.open(None if isinstance(sink, JsonlSink) else position)

    def kept() -> Iterator[Commit]:
        for commit in manifest.commits():
            for file, view, lines in files:
                file.write(_of_unchanged(file, view, commit, lines, changed))
            for part in commit.parts:
                for sink in others if part.input in changed else ():
                    sink.forget(part.articles)
            commit.parts = [part for part in commit.parts if part.input not in changed]
            commit.positions, commit.complete, commit.published = [], False, False
            yield commit
        yield Commit(positions=[sink.commit() for sink, _ in sinks])

    manifest.write(state.settings, kept())


def _of_unchanged(
    sink: JsonlSink, view: View | None, commit: Commit, lines: Iterator[bytes], changed: set[str]
) -> list[bytes]:
    """Take a batch's lines from a file, and return those of inputs that have not changed."""
    kept: list[bytes] = []
    for part in commit.parts:
        count = _count(part, view)
        own = list(islice(lines, count))
        if len(own) < count:
            raise TargetError(f"{sink.target!r} was changed since it was written: use --fresh")
        kept += own if part.input not in changed else []
    return kept


def _count(part: Part, view: View | None) -> int:
    return part.rejects if view is None else part.lines.get(view, 0)


def _lines(sink: JsonlSink) -> Iterator[bytes]:
    """Yield the lines of what is published, without line ends."""
    if sink.path.exists():
        with sink.path.open("rb") as raw:
            for line in plain(raw):
                yield line.rstrip(b"\n")
