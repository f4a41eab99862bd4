"""Find what is wrong or missing in event types that load."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import ResourceError
from extractor.ontology.load import Entry, Ontology, compile_families, read_family
from extractor.ontology.model import EventType

_EXAMPLES = 3


def lint(ontology: Ontology) -> list[str]:
    """Return one line a problem, in order of types; an empty list means that all is well."""
    return [
        f"{entry.file.name}: {name}: {problem}"
        for name, entry in ontology.entries.items()
        for problem in (*_problems(name, entry), *_shared(entry.spec, ontology))
    ]


def lint_files(files: list[Path]) -> list[str]:
    """Return the problems of files, those that keep them from loading included.

    Files with lists for all must be among them if the types use such lists.
    """
    try:
        return lint(compile_families([(file, read_family(file)) for file in files]))
    except ResourceError as error:
        return [str(error)]


def _problems(name: str, entry: Entry) -> Iterator[str]:
    spec = entry.spec
    if not name.startswith("statement."):
        yield from _missing_examples(spec)
        if not spec.triggers:
            yield "it has no triggers"
    for place, word in _repeated(spec):
        yield f"{place} lists {word!r} twice"
    for role, wanted in _roles_of_examples(spec):
        if role not in spec.roles and role not in {"time", "place"}:
            yield f"an example names the role {role!r}, which the type has not: {wanted}"
    for template in spec.summary:
        for slot in slots(template):
            if slot.partition(":")[0] not in {*spec.roles, "time", "place"}:
                yield f"the summary names the role {slot!r}, which the type has not"


def _shared(spec: EventType, ontology: Ontology) -> Iterator[str]:
    """Yield what roles share with types or roles that are not there, where the family is."""
    families = {name.partition(".")[0] for name in ontology.types}
    for text in (text for role in spec.roles.values() for text in role.shared_with):
        family, _, rest = text.partition(".")
        type_, _, role = rest.partition(".")
        known = ontology.types.get(f"{family}.{type_}")
        if (
            family in families
            and type_ not in {"", "*"}
            and (known is None or (role and role not in known.roles))
        ):
            yield f"a role is shared with {text!r}, which is not there"


def _repeated(spec: EventType) -> Iterator[tuple[str, str]]:
    """Yield the words that a list holds more than once, with the list's place."""
    lists = [(f"{name}.words", role.words) for name, role in spec.roles.items()]
    for number, group in enumerate(spec.triggers, 1):
        lists += [(f"trigger {number}", [f"{pos} {term}" for pos, term in group.terms()])]
        for kind, guards in (("requires", group.requires), ("forbids", group.forbids)):
            lists += [(f"trigger {number} {kind} {place}", words) for place, words in guards.items()]
    for place, words in lists:
        yield from ((place, word) for word, count in Counter(words).items() if count > 1)


def _missing_examples(spec: EventType) -> Iterator[str]:
    for kind, count in (("positive", len(spec.positive)), ("negative", len(spec.negative))):
        if count < _EXAMPLES:
            yield f"{count} {kind} examples, {_EXAMPLES} are the least"


def _roles_of_examples(spec: EventType) -> Iterator[tuple[str, str]]:
    for example in spec.positive:
        for role in example.arguments:
            yield role, example.text


def slots(template: str) -> list[str]:
    """Return the names between braces, in order."""
    return [part.partition("}")[0] for part in template.split("{")[1:]]
