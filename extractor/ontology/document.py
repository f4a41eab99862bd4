"""The event types as a page of the documentation, made from the files."""

from collections.abc import Iterator
from itertools import groupby

from extractor.ontology.load import Entry, Ontology
from extractor.ontology.model import Role

_HEAD = """# The event types

Generated from `models/ontology` by `extractor ontology docs --to docs/ontology.md`; a test holds it current.
Roles in **bold** are required: where one stays empty, the confidence of the event is lower. In brackets is
what may fill a role; every type also has `time` and `place`. Codes: CASIE, ACE 2005, PLOVER (2021) and the
Media Topics of the IPTC.
"""
_TERMS = 12  # triggers that are shown of a type


def document(ontology: Ontology, topics: dict[str, str]) -> str:
    """Return the page in Markdown.

    Args:
        ontology: the types.
        topics: names of the IPTC Media Topics by code.
    """
    families = [
        (name, list(entries))
        for name, entries in groupby(ontology.entries.items(), lambda item: _family(item[0]))
    ]
    parts = [_HEAD, *_overview(families)]
    for family, entries in families:
        parts.append(f"## {family}\n")
        parts += [_type(name, entry, topics) for name, entry in entries]
    return "\n".join(parts).rstrip() + "\n"


def _family(name: str) -> str:
    return name.partition(".")[0]


def _overview(families: list[tuple[str, list[tuple[str, Entry]]]]) -> Iterator[str]:
    total = sum(len(entries) for _, entries in families)
    yield f"{total} types in {len(families)} families.\n"
    yield "| family | types |\n| --- | --- |"
    for family, entries in families:
        names = ", ".join(f"[{name.partition('.')[2]}](#{name.replace('.', '')})" for name, _ in entries)
        yield f"| {family} | {names} |"
    yield ""


def _type(name: str, entry: Entry, topics: dict[str, str]) -> str:
    spec = entry.spec
    lines = [f"### {name}\n", _one_line(spec.definition) + "\n"]
    if spec.roles:
        lines.append("- roles: " + "; ".join(_role(role, given) for role, given in spec.roles.items()))
    if terms := _terms(entry):
        lines.append(f"- triggers: {terms}")
    codes = {scheme: code for scheme, code in spec.codes.model_dump().items() if code}
    if "iptc" in codes:
        codes["iptc"] = f"{codes['iptc']} ({topics.get(codes['iptc'], 'unknown')})"
    if codes:
        lines.append("- codes: " + ", ".join(f"{scheme} {code}" for scheme, code in codes.items()))
    if spec.realis not in ("actual", "learned"):
        lines.append(f"- realis: {spec.realis} unless the text says otherwise")
    if spec.positive:
        lines.append(f"- for example: {_one_line(spec.positive[0].text)}")
    if spec.negative:
        lines.append(f"- but not: {_one_line(spec.negative[0])}")
    return "\n".join([*lines, ""])


def _role(name: str, role: Role) -> str:
    fillers = f" ({', '.join(role.fillers)})" if role.fillers else ""
    return f"**{name}**{fillers}" if role.required else f"{name}{fillers}"


def _terms(entry: Entry) -> str:
    terms = [f"{term} ({pos})" for group in entry.spec.triggers for pos, term in group.terms()]
    unique = list(dict.fromkeys(terms))
    more = len(unique) - _TERMS
    return ", ".join(unique[:_TERMS]) + (f" and {more} more" if more > 0 else "")


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
