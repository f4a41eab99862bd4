"""No two different articles under one id: their records could not be told apart."""

from collections.abc import Iterable, Iterator

from extractor.errors import InputError
from extractor.readers import Reading
from extractor.runner.state import fingerprint
from extractor.schema import Article


def unambiguous(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Reject articles whose given id another article of the run has.

    The same article once more under its id is no conflict: its records are the same, too. Ids that are not
    given are hashes of the content and cannot conflict.
    """
    seen: dict[int, tuple[bytes, str]] = {}
    for reading in readings:
        if isinstance(reading.outcome, Article) and reading.outcome.id:
            content = fingerprint(reading)
            # The id's hash in its stead: an archive may hold millions of long ids.
            first, place = seen.setdefault(hash(reading.outcome.id), (content, reading.place))
            if first != content:
                yield reading.rejected(InputError("id not unique", _detail(reading.outcome.id, place)))
                continue
        yield reading


def _detail(article_id: str, place: str) -> str:
    return f"{article_id!r} is also the id of another article, {place}; read them in two runs or rename one"
