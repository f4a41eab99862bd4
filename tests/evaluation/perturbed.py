"""Predictions as other systems might make them: gold cut, shifted, retyped, merged, parted and doubled."""

import random
from collections.abc import Callable
from typing import Any

from extractor.schema import ArticleRecord

_Item = dict[str, Any]
_TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LANGUAGE")
_UNITS = (
    "%",
    "percent",
    "US$",
    "dollars",
    "USD",
    "km",
    "kilometer",
    "users",
    "$ a month",
    "year old",
    None,
    "pounds",
)
_KEEP = 0.8


class Perturbed:
    """Makes a prediction of a gold record; the same seed makes the same."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def record(self, gold: ArticleRecord) -> ArticleRecord:
        """Return a prediction that a hasty system could have made where the gold is this."""
        data = gold.model_dump(mode="json")
        text = gold.article.text
        for layer, change in _CHANGES.items():
            kept = [item for item in data[layer] if self._often(_KEEP)]
            data[layer] = [made for item in kept for made in change(self, text, item)]
            for number, item in enumerate(data[layer]):
                item["id"] = f"{layer[0]}{number}"
        self._merge(data["events"])
        return ArticleRecord.model_validate(data)

    def _often(self, share: float) -> bool:
        return self._chance.random() < share

    def _moved(self, text: str, span: _Item) -> _Item:
        """Return the span with its edges as they are, or shifted, even off the words."""
        if self._often(0.6):
            return span
        start = min(max(0, span["start"] + self._chance.randint(-6, 6)), len(text) - 1)
        end = min(max(start + 1, span["end"] + self._chance.randint(-6, 6)), len(text))
        return {**span, "start": start, "end": end, "text": text[start:end]}

    def _entity(self, text: str, item: _Item) -> list[_Item]:
        item["mentions"] = [self._moved(text, mention) for mention in item["mentions"]]
        if self._often(0.3):
            item["type"] = self._chance.choice(_TYPES)
        twice = self._often(0.1)
        return [item, {**item, "type": self._chance.choice(_TYPES)}] if twice else [item]

    def _time(self, text: str, item: _Item) -> list[_Item]:
        if self._often(0.2):
            item["value"] = self._chance.choice(("PRESENT_REF", "2026", item["value"]))
        if self._often(0.1):
            item["type"] = "SET"
        made = [self._moved(text, item) for _ in range(self._chance.choice((1, 1, 1, 1, 2)))]
        return [{**one} for one in made]

    def _figure(self, _: str, item: _Item) -> list[_Item]:
        if self._often(0.2) and item["value"] is not None:
            item |= {"low": item["value"], "high": item["value"] * 2, "value": None}
        if self._often(0.3):
            item["unit"] = self._chance.choice(_UNITS)
        if self._often(0.2):
            item |= {"bound": self._chance.choice("=~<>"), "change": None}
        if self._often(0.1):
            item["change"] = {"direction": "up", "by": item["value"] or item["low"], "from": None, "to": None}
        if self._often(0.3):
            item["of"] = self._chance.choice((None, "the", f"{item['of']} of it", "shares"))
        return [item, {**item}] if self._often(0.1) else [item]

    def _claim(self, text: str, item: _Item) -> list[_Item]:
        item |= {"figures": [], "times": [], "events": []}
        item["content"] = {"spans": [self._moved(text, span) for span in item["content"]["spans"]]}
        item["source"] |= {"spans": [self._moved(text, span) for span in item["source"]["spans"]]}
        if self._often(0.1):
            item["source"] |= {"spans": []}
        if item["cue"]:
            item["cue"] = self._moved(text, item["cue"]) if self._often(0.9) else None
        return [item, {**item}] if self._often(0.1) else [item]

    def _event(self, text: str, item: _Item) -> list[_Item]:
        item |= {"reported_by": None, "time": None, "place": None}
        mentions = [self._mention(text, m) for m in item["mentions"] if self._often(_KEEP)]
        if not mentions:
            return []
        parted = [mentions[:1], mentions[1:]] if len(mentions) > 1 and self._often(0.3) else [mentions]
        return [self._made(item, some) for some in parted]

    def _made(self, item: _Item, mentions: list[_Item]) -> _Item:
        trigger = {name: mentions[0][name] for name in ("start", "end", "text")}
        arguments = [argument for mention in mentions for argument in mention["arguments"]]
        return {**item, "trigger": trigger, "mentions": mentions, "arguments": arguments}

    def _mention(self, text: str, mention: _Item) -> _Item:
        arguments = [self._moved(text, argument) for argument in mention["arguments"] if self._often(_KEEP)]
        arguments += [{**argument} for argument in arguments if self._often(0.05)]
        realis = (
            self._chance.choice(("actual", "generic", "other")) if self._often(0.2) else mention["realis"]
        )
        return {**self._moved(text, mention), "arguments": arguments, "realis": realis}

    def _merge(self, events: list[_Item]) -> None:
        """Now and then give an event the type of another, or all its mentions."""
        for number in range(len(events) - 1, 0, -1):
            one, other = events[number - 1 : number + 1]
            if self._often(0.1):
                other |= {"type": one["type"], "codes": one["codes"]}
            if one["type"] == other["type"] and self._often(0.2):
                one["mentions"] = one["mentions"] + other["mentions"]
                one["arguments"] = one["arguments"] + other["arguments"]
                del events[number]


_CHANGES: dict[str, Callable[[Perturbed, str, _Item], list[_Item]]] = {
    "entities": Perturbed._entity,
    "times": Perturbed._time,
    "figures": Perturbed._figure,
    "claims": Perturbed._claim,
    "events": Perturbed._event,
}
