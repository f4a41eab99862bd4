"""Gold records of data sets that know more than a record can say."""

from pydantic import Field

from extractor.schema import ArticleRecord


class GoldRecord(ArticleRecord):
    """A gold record whose data set merges events of different types.

    A record's event has one type, so such a group stands as several events. `groups`: the name of each one's
    group by the event's id; an event that is not in it is a group of its own.
    """

    groups: dict[str, str] = Field(default_factory=dict, exclude=True)


def groups(record: ArticleRecord) -> dict[str, str]:
    """Return the groups of a record's events, by id, where the data set has groups of its own."""
    return record.groups if isinstance(record, GoldRecord) else {}
