"""Records from bare spans, as other formats give them."""

from collections.abc import Iterable
from typing import Any

from extractor.components.claims.quotes import Quotations
from extractor.evaluation.forms import form
from extractor.evaluation.gold import GoldRecord
from extractor.schema import ArticleRecord, Span

Range = tuple[int, int]

_NO_CODES = {"casie": None, "ace": None, "plover": None}
_UNKNOWN = ("title", "url", "source", "published", "language")


class Draft:
    """An annotated article in the making. What a format does not say stays empty.

    Its methods raise ValueError, with the reason, for spans that are not in the text.
    """

    def __init__(self, key: str, text: str, **known: str | None) -> None:
        if not text.strip():
            raise ValueError("the article is empty")
        self.text = text
        self._known = {"id": key, "text": text, **dict.fromkeys(_UNKNOWN), **known}
        self._layers: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("entities", "times", "figures", "claims", "events")
        }
        self._groups: dict[str, str] = {}
        self._quotations: Quotations | None = None

    def entity(self, start: int, end: int, kind: str) -> None:
        """Add a name; each is an entity of its own."""
        mention = {**self._span(start, end), "kind": "name"}
        empty: dict[str, Any] = {"identifiers": {}, "attributes": {}}
        self._add("entities", "e", {"type": kind, "name": mention["text"], "mentions": [mention], **empty})

    def time(self, start: int, end: int, kind: str, value: str) -> None:
        """Add a TIMEX3."""
        self._add(
            "times", "t", {**self._span(start, end), "type": kind, "value": value, "from": None, "to": None}
        )

    def figure(self, start: int, end: int, **said: Any) -> None:
        """Add a figure; `said` are fields of `Figure`."""
        unsaid: dict[str, Any] = dict.fromkeys(("value", "low", "high", "unit", "of", "change"))
        self._add("figures", "f", {**self._span(start, end), "kind": "count", "bound": "=", **unsaid, **said})

    def claim(self, source: Iterable[Range], cue: Iterable[Range], content: Iterable[Range]) -> None:
        """Add a claim; one without a content is none. Of a cue in parts the longest is taken."""
        contents, cues = self._spans(content), self._spans(cue)
        if not contents:
            return
        longest = max(cues, key=lambda span: len(span["text"]), default=None)
        self._quotations = self._quotations or Quotations(self.text)
        self._add(
            "claims",
            "c",
            {
                "form": form(self._quotations, [Span(**span) for span in contents]),
                "polarity": "positive",
                "certainty": "certain",
                "source": {"entity": None, "spans": self._spans(source)},
                "cue": longest and {**longest, "class": "say"},
                "content": {"spans": contents},
                **{name: [] for name in ("figures", "times", "events")},
            },
        )

    def event(self, kind: str, mentions: Iterable[dict[str, Any]], group: str | None = None) -> None:
        """Add an event with its mentions as made by `mention`.

        `group` is shared by the events that the data set holds for one, though their types differ.
        """
        some = list(mentions)
        arguments = [argument for mention in some for argument in mention["arguments"]]
        trigger = {name: some[0][name] for name in ("start", "end", "text")}
        unsaid: dict[str, Any] = dict.fromkeys(("time", "place", "reported_by"))
        self._add(
            "events",
            "v",
            {
                "type": kind,
                "codes": _NO_CODES,
                "trigger": trigger,
                "mentions": some,
                "arguments": arguments,
                "when": {"from": None, "to": None, "source": "unknown"},
                "realis": some[0]["realis"],
                "polarity": "positive",
                "segment": "body",
                "background": False,
                "confidence": 1.0,
                "rule": "gold",
                "summary": "",
                **unsaid,
            },
        )
        if group is not None:
            self._groups[self._layers["events"][-1]["id"]] = group

    def mention(
        self, start: int, end: int, realis: str = "actual", arguments: Iterable[Any] = ()
    ) -> dict[str, Any]:
        """Return an event's mention; arguments are (role, start, end)."""
        unsaid: dict[str, Any] = {"entity": None, "figure": None, "time": None, "codes": {}}
        found = [{"role": role, **self._span(*span), **unsaid} for role, *span in arguments]
        return {**self._span(start, end), "realis": realis, "arguments": found}

    def record(self) -> ArticleRecord:
        """Return the record; it is validated as every record is."""
        body = {"kind": "body", "start": 0, "end": len(self.text)}
        article: dict[str, Any] = {
            **self._known,
            "authors": [],
            "meta": {},
            "main_event": None,
            "segments": [body],
        }
        made_by = dict.fromkeys(("extractor", "pipeline", "model", "ontology"), "gold")
        given = {"schema": "article/1", "article": article, **self._layers, "provenance": made_by}
        return GoldRecord.model_validate({**given, "groups": self._groups})

    def _add(self, layer: str, letter: str, item: dict[str, Any]) -> None:
        self._layers[layer].append({"id": f"{letter}{len(self._layers[layer]) + 1}", **item})

    def _spans(self, ranges: Iterable[Range]) -> list[dict[str, Any]]:
        return [span for start, end in sorted(ranges) if (span := self._span(start, end))["text"].strip()]

    def _span(self, start: Any, end: Any) -> dict[str, Any]:
        if not (isinstance(start, int) and isinstance(end, int)):
            raise ValueError(f"offsets {start!r}-{end!r} are no whole numbers")
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}-{end} is not within the text of {len(self.text)} characters")
        return {"start": start, "end": end, "text": self.text[start:end]}
