"""Records written by hand, for tests that need no pipeline."""

from typing import Any

from extractor.schema import ArticleRecord

NO_CODES = {"casie": None, "ace": None, "plover": None}


class Writer:
    """Writes the parts of a record about one text; spans are given by their words."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, words: str, number: int = 1) -> dict[str, Any]:
        """Return the span of the words' n-th occurrence."""
        start = -1
        for _ in range(number):
            start = self.text.index(words, start + 1)
        return {"start": start, "end": start + len(words), "text": words}

    def entity(
        self, name: str, kind: str, *mentions: dict[str, Any], key: str = "e1", **attributes: str
    ) -> dict[str, Any]:
        """Return an entity; mentions are spans, of kind name unless they say another."""
        return {
            "id": key,
            "type": kind,
            "name": name,
            "identifiers": {},
            "attributes": attributes,
            "mentions": [{"kind": "name", **mention} for mention in mentions],
        }

    def time(self, words: str, kind: str, value: str, key: str = "t1") -> dict[str, Any]:
        """Return a time without an interval."""
        return {"id": key, **self.span(words), "type": kind, "value": value, "from": None, "to": None}

    def figure(self, words: str, value: float | None, key: str = "f1", **rest: Any) -> dict[str, Any]:
        """Return an exact count unless `rest` says otherwise."""
        given = {
            "kind": "count",
            "low": None,
            "high": None,
            "bound": "=",
            "unit": None,
            "of": None,
            "change": None,
        }
        return {"id": key, **self.span(words), **given, "value": value, **rest}

    def claim(self, source: str, cue: str, content: str, key: str = "c1", **rest: Any) -> dict[str, Any]:
        """Return an indirect claim unless `rest` says otherwise; empty words are left out."""
        return {
            "id": key,
            "form": "indirect",
            "polarity": "positive",
            "certainty": "certain",
            "source": {"entity": None, "spans": [self.span(source)] if source else []},
            "cue": {**self.span(cue), "class": "say"} if cue else None,
            "content": {"spans": [self.span(content)]},
            "figures": [],
            "times": [],
            "events": [],
            **rest,
        }

    def argument(self, role: str, words: str, **reference: str) -> dict[str, Any]:
        """Return an argument; a reference is `entity=`, `figure=` or `time=` with an id."""
        return {
            "role": role,
            **self.span(words),
            "entity": None,
            "figure": None,
            "time": None,
            "codes": {},
            **reference,
        }

    def event(
        self,
        kind: str,
        *triggers: str,
        arguments: list[dict[str, Any]] | None = None,
        key: str = "v1",
        **rest: Any,
    ) -> dict[str, Any]:
        """Return an actual event; its arguments stand at its first trigger."""
        given = arguments or []
        mentions = [
            {**self.span(trigger), "realis": "actual", "arguments": [] if number else given}
            for number, trigger in enumerate(triggers)
        ]
        return {
            "id": key,
            "type": kind,
            "codes": NO_CODES,
            "trigger": self.span(triggers[0]),
            "mentions": mentions,
            "arguments": given,
            "time": None,
            "when": {"from": None, "to": None, "source": "unknown"},
            "place": None,
            "realis": "actual",
            "polarity": "positive",
            "segment": "body",
            "background": False,
            "reported_by": None,
            "confidence": 1.0,
            "rule": "by hand",
            "summary": "",
            **rest,
        }

    def record(
        self, key: str = "a1", main_event: str | None = None, **layers: list[dict[str, Any]]
    ) -> ArticleRecord:
        """Return the validated record; layers that are not given are empty."""
        unknown: dict[str, Any] = dict.fromkeys(("title", "url", "source", "published", "language"))
        return ArticleRecord.model_validate(
            {
                "schema": "article/1",
                "article": {
                    "id": key,
                    "text": self.text,
                    **unknown,
                    "authors": [],
                    "meta": {},
                    "main_event": main_event,
                    "segments": [{"kind": "body", "start": 0, "end": len(self.text)}],
                },
                "entities": [],
                "times": [],
                "figures": [],
                "claims": [],
                "events": [],
                "provenance": {"extractor": "0", "pipeline": "hand", "model": "none", "ontology": "0"},
                **layers,
            }
        )
