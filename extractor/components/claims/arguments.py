"""Argument patterns of cues: where around a cue its content stands, by the parse.

A pattern's name says which dependents of the cue are the content:

- `clause` a finite clause; `before` one that precedes the cue; `around` the clause that the cue is put into;
- `to`, `ing` a complement without subject; `np` the object; `wh` a question or free relative;
- `small` object and what is predicated of it ("called it a mistake"); `np_to` object and infinitive;
- `np_P` object and phrase with the preposition P; `P` the latter alone;
- `passive…` the same of a passive cue, whose subject is content;
- `raise` subject and complement of a raising verb ("seems to rise");
- `according` the clause around "according to …";
- `own_…` the same of a noun with a possessor ("their claim that");
- `gap` the rest of a relative clause that a cue is put into ("a step that critics say has failed").
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

Range = tuple[int, int]  # half-open, in tokens
_WH_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_NOMINAL_CLAUSES = frozenset({"acl", "ccomp", "relcl"})


class Candidate(NamedTuple):
    """A cue's content by one pattern; `parts` are subtree ranges, not yet trimmed."""

    pattern: str
    parts: tuple[Range, ...]


class Dependents(NamedTuple):
    """A cue's dependents by label: the first of each, and its prepositional phrases by preposition."""

    first: dict[str, Token]
    prepositions: dict[str, Token]


def dependents(cue: Token) -> Dependents:
    """Sort a cue's dependents."""
    first: dict[str, Token] = {}
    prepositions: dict[str, Token] = {}
    for child in cue.children:
        dep = child.dep_
        if dep == "prep" or (dep == "dative" and child.pos_ == "ADP"):
            if any(word.ent_type_ == "DATE" for word in child.rights):
                continue  # when it was said, not what
            prepositions.setdefault(child.lower_, child)
        else:
            first.setdefault(dep, child)
    return Dependents(first, prepositions)


def subtree(head: Token) -> Range:
    """Return the range of a token's subtree."""
    return head.left_edge.i, head.right_edge.i + 1


def verb_candidates(cue: Token, having: Dependents) -> Iterator[Candidate]:
    """Yield the contents that a verb's dependents allow."""
    if "auxpass" in having.first or "nsubjpass" in having.first:
        yield from _passive(having)
    else:
        yield from _active(having)
    clause = having.first.get("ccomp")
    if clause is not None:
        yield from _clausal(cue, clause)
    if "nsubjpass" not in having.first:
        yield from _prepositional(having)
    if cue.dep_ in {"parataxis", "ccomp"} or (cue.dep_ == "advcl" and _mark(cue) == "as"):
        yield Candidate("as" if cue.dep_ == "advcl" else "around", (subtree(cue.head),))
    if cue.dep_ == "relcl" and clause is None:
        yield from _gap(cue)


def _active(having: Dependents) -> Iterator[Candidate]:
    subject, thing = having.first.get("nsubj"), having.first.get("dobj")
    complement, predicate = having.first.get("xcomp"), having.first.get("oprd")
    if complement is not None:
        yield Candidate(_infinitive(complement), (subtree(complement),))
        if thing is not None and thing.i < complement.i:
            yield Candidate("np_to", (subtree(thing), subtree(complement)))
        elif subject is not None:
            yield Candidate("raise", (subtree(subject), subtree(complement)))
    if predicate is not None and thing is not None:
        yield Candidate("small", (subtree(thing), subtree(predicate)))
    elif predicate is not None and subject is not None:
        yield Candidate("raise_small", (subtree(subject), subtree(predicate)))
    if thing is not None:
        yield Candidate("wh" if thing.tag_ in _WH_TAGS else "np", (subtree(thing),))
        for name, preposition in having.prepositions.items():
            if preposition.i > thing.i:
                yield Candidate(f"np_{name}", (subtree(thing), subtree(preposition)))


def _passive(having: Dependents) -> Iterator[Candidate]:
    subject = having.first.get("nsubjpass") or having.first.get("csubjpass")
    complement, predicate = having.first.get("xcomp"), having.first.get("oprd")
    if complement is not None:
        yield Candidate(f"passive_only_{_infinitive(complement)}", (subtree(complement),))
    if subject is None:
        return
    yield Candidate("passive", (subtree(subject),))
    if complement is not None:
        yield Candidate(f"passive_{_infinitive(complement)}", (subtree(subject), subtree(complement)))
    if predicate is not None:
        yield Candidate("passive_small", (subtree(subject), subtree(predicate)))
    for name, preposition in having.prepositions.items():
        yield Candidate(f"passive_{name}", (subtree(subject), subtree(preposition)))


def _clausal(cue: Token, clause: Token) -> Iterator[Candidate]:
    if clause.i < cue.i:
        yield Candidate("before", (subtree(clause),))
    elif any(child.dep_ == "aux" and child.tag_ == "TO" for child in clause.lefts):
        yield Candidate("np_to", (subtree(clause),))
    elif clause.pos_ not in {"VERB", "AUX"} and not any(
        child.dep_ in {"cop", "aux"} for child in clause.lefts
    ):
        yield Candidate("small", (subtree(clause),))
    elif clause.left_edge.tag_ in _WH_TAGS or clause.left_edge.lower_ in {"whether", "if"}:
        yield Candidate("wh", (subtree(clause),))
    else:
        yield Candidate("clause", (subtree(clause),))


def _gap(cue: Token) -> Iterator[Candidate]:
    """The noun that the cue is parsed to modify is the subject of the verb after the cue."""
    verb = cue.head.head
    if cue.head.dep_ in {"nsubj", "nsubjpass"} and verb.i > cue.i + 1 and cue.nbor().head.i == verb.i:
        yield Candidate("gap", ((cue.i + 1, verb.right_edge.i + 1),))


def _prepositional(having: Dependents) -> Iterator[Candidate]:
    for name, preposition in having.prepositions.items():
        held = next((child for child in preposition.children if child.dep_ in {"pobj", "pcomp"}), None)
        if held is not None:
            yield Candidate(name, (subtree(held),))


def noun_candidates(cue: Token, having: Dependents) -> Iterator[Candidate]:
    """Yield the contents that a noun's dependents allow ("the claim that", "support for")."""
    owned = "own_" if "poss" in having.first else ""
    for child in cue.rights:
        if child.dep_ in _NOMINAL_CLAUSES:
            kind = _nominal_clause(child)
            if kind:
                yield Candidate(owned + kind, (subtree(child),))
    for candidate in _prepositional(having):
        yield Candidate(owned + candidate.pattern, candidate.parts)


def _nominal_clause(clause: Token) -> str | None:
    edge = clause.left_edge.lower_
    if edge == "that" and clause.left_edge.dep_ != "nsubj":
        return "clause"
    if any(child.dep_ == "aux" and child.tag_ == "TO" for child in clause.lefts):
        return "to"
    return "clause" if clause.dep_ == "ccomp" else None


def adjective_candidates(cue: Token, having: Dependents) -> Iterator[Candidate]:
    """Yield the contents that an adjective's dependents allow ("is sure that", "willing to")."""
    clause, complement = having.first.get("ccomp"), having.first.get("xcomp")
    if clause is not None and clause.i > cue.i:
        yield Candidate("clause", (subtree(clause),))
    if complement is not None:
        yield Candidate(_infinitive(complement), (subtree(complement),))
    yield from _prepositional(having)


def adposition_candidates(cue: Token) -> Iterator[Candidate]:
    """Yield the clause that a phrase like "according to the report" belongs to."""
    yield Candidate("according", (subtree(cue.head),))


def _infinitive(complement: Token) -> str:
    if any(child.tag_ == "TO" for child in complement.lefts):
        return "to"
    return "ing" if complement.tag_ == "VBG" else "bare"


def _mark(clause: Token) -> str:
    return next((child.lower_ for child in clause.lefts if child.dep_ == "mark"), "")
