"""All filters of a run, in the order of their cost."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from extractor.extras import need
from extractor.filters.copies import Copies, Exact, Near, Trace
from extractor.schema import Article

OnCopy = Literal["skip", "mark", "keep"]
_LOOKED_AT = 5_000  # characters by which the language is told


@dataclass(frozen=True)
class FilterConfig:
    """What is asked for; nothing is by default.

    Args:
        languages: ISO 639-1 codes of the languages to keep.
        min_words: of title and text.
        since: the first day of publication.
        until: the last day of publication.
        duplicates: what to do with articles whose title and text are those of an earlier one.
        near_duplicates: what to do with those that are nearly so.
    """

    languages: tuple[str, ...] = ()
    min_words: int = 0
    since: date | None = None
    until: date | None = None
    duplicates: OnCopy = "keep"
    near_duplicates: OnCopy = "keep"


class Verdict(NamedTuple):
    """What becomes of an article: `left_out` says why it is not processed.

    `duplicate_of` is the id of the earlier article that it copies, `of_input` that one's input. `traces` is
    to be kept and given to `Filters.restore` when a run goes on.
    """

    left_out: str | None = None
    duplicate_of: str | None = None
    of_input: str | None = None
    traces: tuple[Trace, ...] = ()


class Filters:
    """Judges the articles of a run in their order."""

    def __init__(self, config: FilterConfig) -> None:
        self._config = config
        self._copies: list[tuple[str, OnCopy, Copies]] = []
        if config.duplicates != "keep":
            self._copies.append(("duplicates", config.duplicates, Exact()))
        if config.near_duplicates != "keep":
            self._copies.append(("near-duplicates", config.near_duplicates, Near()))

    @property
    def compares(self) -> bool:
        """Tell whether articles are compared with each other."""
        return bool(self._copies)

    def judge(self, article: Article, of_input: str) -> Verdict:
        """Return what becomes of the next article, which stands in an input."""
        reason = self._unwanted(article)
        if reason:
            return Verdict(reason)
        traces = tuple(copies.trace(article, of_input) for _, _, copies in self._copies)
        for (name, action, copies), trace in zip(self._copies, traces, strict=True):
            first = copies.find(trace)
            if first:
                left_out = name if action == "skip" else None
                return Verdict(left_out, first.article, first.of_input)
        self.restore(traces)
        return Verdict(traces=traces)

    def restore(self, traces: tuple[Trace, ...]) -> None:
        """Remember an article that was judged before."""
        for (_, _, copies), trace in zip(self._copies, traces, strict=True):
            copies.add(trace)

    def _unwanted(self, article: Article) -> str | None:
        config = self._config
        if config.since or config.until:
            day = article.day
            if day is None:
                return "undated"
            if not (config.since or date.min) <= day <= (config.until or date.max):
                return "date"
        if config.min_words and len(article.full_text.split()) < config.min_words:
            return "min-words"
        if config.languages and _language(article.full_text) not in config.languages:
            return "language"
        return None


def _language(text: str) -> str:
    library = need("py3langid", "archives", "--language")
    return str(library.classify(text[:_LOOKED_AT])[0])
