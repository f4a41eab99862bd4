"""The claims of a record (as JSON) put as an annotator linked them, and their statement events with them."""

from collections.abc import Sequence
from typing import Any

from extractor.components.claims.quotes import Quotations
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.annotation.links import Attribution, Range
from extractor.evaluation.annotation.marks import codes_of, is_statement
from extractor.evaluation.annotation.references import next_id
from extractor.evaluation.forms import form
from extractor.evaluation.matching import greedy, jaccard, touching
from extractor.schema import Span

_Item = dict[str, Any]
_WITHIN = ("figures", "times", "events")
_NEW = "statement.say"


def put(record: _Item, wanted: Sequence[Attribution]) -> list[str]:
    """Make the claims of a record those that are wanted; return the ids of new ones.

    One whose content overlaps an earlier claim's takes over what is known of it, the most alike first. New
    claims are positive and certain, their cue is of class `say`, until somebody writes what they are.
    """
    old = record["claims"]
    touched = touching([_hull(claim.content) for claim in wanted], [_hull(_content(claim)) for claim in old])
    pairs = dict(greedy((_alike(wanted[i], old[j]), i, j) for i, j in touched))
    own = {e["reported_by"]: e for e in record["events"] if is_statement(e) and e["reported_by"]}
    gone = {claim["id"] for j, claim in enumerate(old) if j not in set(pairs.values())}
    record["events"] = [e for e in record["events"] if not (is_statement(e) and e["reported_by"] in gone)]
    for i, j in pairs.items():
        _correct(record, old[j], wanted[i], own.get(old[j]["id"]))
    new: list[_Item] = []
    for i in range(len(wanted)):
        if i not in pairs:
            new.append(_made(record, wanted[i], next_id([*old, *new], "c")))
    kept = [claim for claim in old if claim["id"] not in gone]
    record["claims"] = sorted([*kept, *new], key=lambda claim: _hull(_content(claim))) if new else kept
    return [claim["id"] for claim in new]


def _alike(one: Attribution, other: _Item) -> float:
    cue = other["cue"] and (other["cue"]["start"], other["cue"]["end"])
    return jaccard(_hull(one.content), _hull(_content(other))) + (one.cue == cue)


def _correct(record: _Item, claim: _Item, wanted: Attribution, statement: _Item | None) -> None:
    """Put the claim's spans where they are wanted, and those of its statement event with them."""
    text = record["article"]["text"]
    cue, source = claim["cue"], [(s["start"], s["end"]) for s in claim["source"]["spans"]]
    before = (cue, claim["source"]["spans"], claim["content"]["spans"])
    if wanted.content != sorted(_content(claim)):
        claim["content"]["spans"] = [_span(text, place) for place in wanted.content]
        claim["form"] = form(Quotations(text), [Span(**span) for span in claim["content"]["spans"]])
        claim |= _inside(record, claim, statement)
    if wanted.source != sorted(source):
        claim["source"]["spans"] = [_span(text, place) for place in wanted.source]
        if not any(jaccard(one, other) for one in wanted.source for other in source):
            claim["source"] |= {"entity": _entity(record, wanted.source), "kind": "other"}
    if wanted.cue != (cue and (cue["start"], cue["end"])):
        kept = {"class": cue["class"] if cue else "say"}
        claim["cue"] = {**_span(text, wanted.cue), **kept} if wanted.cue else None
    if statement and before != (claim["cue"], claim["source"]["spans"], claim["content"]["spans"]):
        _follow(text, claim, statement)


def _follow(text: str, claim: _Item, statement: _Item) -> None:
    """Put a statement event where its claim's cue, else the content's first part, now stands."""
    at = claim["cue"] or claim["content"]["spans"][0]
    place = _span(text, (at["start"], at["end"]))
    statement["trigger"] = place
    mention = statement["mentions"][0]
    mention |= place
    source = [(span["start"], span["end"]) for span in claim["source"]["spans"]]
    for arguments in (mention["arguments"], statement["arguments"]):
        speakers = [a for a in arguments if a["role"] == "speaker"]
        if [(a["start"], a["end"]) for a in speakers] != source[:1]:
            others = [a for a in arguments if a["role"] != "speaker"]
            arguments[:] = [*(_speaker(text, claim, one) for one in source[:1]), *others]


def _speaker(text: str, claim: _Item, place: Range) -> _Item:
    known = {"entity": claim["source"]["entity"], "figure": None, "time": None, "codes": {}}
    return {"role": "speaker", **_span(text, place), **known}


def _made(record: _Item, wanted: Attribution, key: str) -> _Item:
    """Return a new claim, and add its statement event to the record."""
    text = record["article"]["text"]
    draft = Draft("new", text)
    draft.claim(wanted.source, [wanted.cue] if wanted.cue else [], wanted.content)
    draft.event(_NEW, [draft.mention(*(wanted.cue or wanted.content[0]))])
    made = draft.record().model_dump(mode="json")
    [claim], [statement] = made["claims"], made["events"]
    claim["id"] = key
    claim["source"]["entity"] = _entity(record, wanted.source)
    statement |= {"id": next_id(record["events"], "v"), "codes": codes_of(_NEW), "reported_by": key}
    claim |= _inside(record, claim, statement)
    _follow(text, claim, statement)
    record["events"].append(statement)
    return dict(claim)


def _inside(record: _Item, claim: _Item, statement: _Item | None) -> dict[str, list[str]]:
    """Return the ids of what lies in the content, the claim's own statement excepted."""
    contents = _content(claim)

    def lies(part: _Item) -> bool:
        return any(start <= part["start"] and part["end"] <= end for start, end in contents)

    found = {
        layer: [item["id"] for item in record[layer] if any(map(lies, item.get("mentions", [item])))]
        for layer in _WITHIN
    }
    own = statement["id"] if statement else None
    return {**found, "events": [key for key in found["events"] if key != own]}


def _entity(record: _Item, source: Sequence[Range]) -> str | None:
    places = {(m["start"], m["end"]): e["id"] for e in record["entities"] for m in e["mentions"]}
    return next((places[place] for place in source if place in places), None)


def _content(claim: _Item) -> list[Range]:
    return [(span["start"], span["end"]) for span in claim["content"]["spans"]]


def _hull(spans: Sequence[Range]) -> Range:
    return min(start for start, _ in spans), max(end for _, end in spans)


def _span(text: str, place: Range) -> _Item:
    start, end = place
    return {"start": start, "end": end, "text": text[start:end]}
