"""The arguments of an event's mentions (as JSON) put as an annotator linked them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractor.evaluation.annotation.marks import is_statement
from extractor.evaluation.matching import greedy, jaccard, touching

_Item = dict[str, Any]
_Filled = tuple[str, int, int]  # role, start, end


def put(record: _Item, wanted: Mapping[int, Sequence[_Filled]]) -> None:
    """Give every mention exactly the arguments that are wanted, by the id() of the mention.

    One that stays in its role and place, even with other edges, keeps what is known of it. The arguments of
    the event follow those of its mentions.
    """
    for event in record["events"]:
        if is_statement(event):
            continue
        before = {_key(argument) for mention in event["mentions"] for argument in mention["arguments"]}
        for mention in event["mentions"]:
            _put_one(record, mention, wanted.get(id(mention), ()))
        now = [argument for mention in event["mentions"] for argument in mention["arguments"]]
        kept = {_key(argument) for argument in now}
        event["arguments"] = [a for a in event["arguments"] if _key(a) in kept or _key(a) not in before]
        there = {_filler(argument) for argument in event["arguments"]}
        for argument in now:
            if _key(argument) not in before and _filler(argument) not in there:
                there.add(_filler(argument))
                event["arguments"].append(dict(argument))


def _put_one(record: _Item, mention: _Item, wanted: Sequence[_Filled]) -> None:
    old, text = mention["arguments"], record["article"]["text"]
    if {_key(argument) for argument in old} == set(wanted):
        return
    touched = touching([span[1:] for span in wanted], [(a["start"], a["end"]) for a in old])
    pairs = dict(
        greedy(
            (jaccard(wanted[i][1:], _key(old[j])[1:]), i, j)
            for i, j in touched
            if wanted[i][0] == old[j]["role"]
        )
    )
    mention["arguments"] = [
        (old[pairs[number]] if number in pairs else _made(record, role, (start, end)))
        | {"start": start, "end": end, "text": text[start:end]}
        for number, (role, start, end) in enumerate(wanted)
    ]


def _made(record: _Item, role: str, span: tuple[int, int]) -> _Item:
    """Return a new argument; it is the entity, figure or time that has a mention in the same place."""
    return {
        "role": role,
        "entity": next((e["id"] for e in record["entities"] if _at(span, e["mentions"])), None),
        "figure": next((f["id"] for f in record["figures"] if _at(span, [f])), None),
        "time": next((t["id"] for t in record["times"] if _at(span, [t])), None),
        "codes": {},
    }


def _at(span: tuple[int, int], places: Iterable[_Item]) -> bool:
    return any((place["start"], place["end"]) == span for place in places)


def _key(argument: _Item) -> _Filled:
    return argument["role"], argument["start"], argument["end"]


def _filler(argument: _Item) -> tuple[str, str]:
    """Return the role and what fills it, so that one filler stands once."""
    known = argument["entity"] or argument["figure"] or argument["time"]
    return argument["role"], known or argument["text"].casefold()
