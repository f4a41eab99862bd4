"""From inputs to the readings that have yet to be done."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from extractor import readers
from extractor.errors import TargetError
from extractor.readers import Meter, Options, Reading, read
from extractor.runner.items import Item
from extractor.runner.manifest import Input, State


class Plan(NamedTuple):
    """What there is to do once a run is finished: inputs that have `changed`; whether there is `more`."""

    changed: set[str]
    more: bool

    def __bool__(self) -> bool:
        return bool(self.changed) or self.more


def plan(found: Iterable[readers.Input], state: State) -> Plan:
    """Compare the inputs with those that are done; what copied one that has changed is done again as well."""
    changed: set[str] = set()
    more = False
    for source in found:
        entry = state.inputs.get(source.name)
        more = more or entry is None or not entry.done or bool(entry.late)
        if entry and not source.is_still(entry.stamp):
            changed.add(source.name)
    size = -1
    while size != len(changed):
        size = len(changed)
        changed |= {name for name, entry in state.inputs.items() if changed.intersection(entry.copies_of)}
    return Plan(changed, more)


class Undone:
    """The readings that have yet to be done, in order, each input followed by its end.

    Args:
        state: what is done.
        options: what the run says of all its inputs.
        meter: is moved on.
        limit: how many readings the whole run has at most.

    Attributes:
        stale: whether an input changed while it was read.
        meter: how far the inputs are read.
    """

    def __init__(self, state: State, options: Options, meter: Meter, limit: int | None) -> None:
        self.stale = False
        self._state = state
        self._options = options
        self.meter = meter
        self._left = None if limit is None else limit - state.counts.read

    def items(self, found: Iterable[readers.Input]) -> Iterator[Item]:
        """Yield the readings.

        Raises:
            TargetError: standard input is not what it was when the run was interrupted.
        """
        for source in found:
            if self._left is not None and self._left <= 0:
                return
            entry = self._state.inputs.get(source.name)
            if entry is None:
                entry = Input(name=source.name, stamp=source.stamp())
                yield from self._rest(source, entry)
            elif entry.done:
                yield from self._late(source, entry)
            elif source.is_file and not source.is_still(entry.stamp):
                self.stale = True
                yield Item(entry, entry.readings, None)
            else:
                yield from self._rest(source, entry)

    def _rest(self, source: readers.Input, entry: Input) -> Iterator[Item]:
        # What is committed changes the entry in the meantime, through `State.apply`.
        done, digest, late = entry.readings, entry.digest, dict(entry.late or {})
        so_far, number = "", 0
        for number, reading in enumerate(read(source, self._options, self.meter), start=1):
            if number > done and self._left is not None:
                if self._left <= 0:
                    return
                self._left -= 1
            if entry.stamp is None:
                so_far = hashlib.sha256(so_far.encode() + _fingerprint(reading)).hexdigest()
            if number > done:
                yield Item(_with(entry, so_far), number, reading)
            elif number in late:
                yield Item(entry, number, reading, again=True)
            if number == done and so_far != digest:
                raise _other(source, done)
        if number < done:
            raise _other(source, done)
        yield Item(_with(entry, so_far), number, None)

    def _late(self, source: readers.Input, entry: Input) -> Iterator[Item]:
        """Yield those readings of a finished input that ran out of time."""
        late = dict(entry.late or {})
        if not late:
            self.meter.done += source.size
            return
        for number, reading in enumerate(read(source, self._options, self.meter), start=1):
            if number in late:
                yield Item(entry, number, reading, again=True)


def _with(entry: Input, digest: str) -> Input:
    """Return a stream's entry with the digest of what was read of it so far; others have none."""
    return entry if entry.stamp else replace(entry, digest=digest)


def _other(source: readers.Input, done: int) -> TargetError:
    return TargetError(
        f"the first {done} articles of {source.name} are not those of the unfinished run."
        " Use --fresh to start over"
    )


def _fingerprint(reading: Reading) -> bytes:
    return hashlib.blake2b(repr(reading.given).encode(errors="surrogatepass"), digest_size=16).digest()
