"""References between the parts of a record (as JSON), when some of them are gone."""

from collections.abc import Iterable, Iterator
from typing import Any

_REFERRING = {
    "entity": "entities",
    "base": "entities",
    "time": "times",
    "figure": "figures",
    "same_as": "figures",
    "answers": "claims",
    "reported_by": "claims",
}
_LISTS = ("figures", "times", "events")


def next_id(items: Iterable[dict[str, Any]], letter: str) -> str:
    """Return an id that none of the items has: a letter and a number."""
    numbers = [int(item["id"][1:]) for item in items if item["id"][1:].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1}"


def prune(record: dict[str, Any]) -> None:
    """Set references to what does not exist to null, and take them out of lists."""
    ids = {
        layer: {item["id"] for item in record[layer]}
        for layer in ("entities", "times", "figures", "claims", "events")
    }
    for time in record["times"]:
        ends = time["range"]
        if ends and not {ends["begin"], ends["end"]} <= ids["times"]:
            time["range"] = None
    for node in _nodes([record[layer] for layer in ids]):
        for key, layer in _REFERRING.items():
            if isinstance(node.get(key), str) and node[key] not in ids[layer]:
                node[key] = None
    for claim in record["claims"]:
        for name in _LISTS:
            claim[name] = [key for key in claim[name] if key in ids[name]]
    if record["article"]["main_event"] not in ids["events"]:
        record["article"]["main_event"] = None


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for item in node:
            yield from _nodes(item)
    elif isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _nodes(value)
