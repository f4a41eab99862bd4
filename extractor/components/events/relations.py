"""How the events of an article stand to each other, as the text says: cause, order, answer, part."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from spacy.tokens import Token

from extractor.components.events.merge import Cluster
from extractor.components.events.related import Reach
from extractor.components.events.relation_cues import Connective, VerbCue, connectives, verbs, words
from extractor.components.events.view import View
from extractor.components.spans import evidence
from extractor.schema import Event
from extractor.schema.event import Relation, RelationType


class Related(NamedTuple):
    """The event number `of` stands in a relation to number `to`; the cue is the tokens `start` to `end`."""

    of: int
    relation: RelationType
    to: int
    start: int
    end: int


def link_events(view: View, clusters: list[Cluster], events: list[Event]) -> None:
    """Set `relations` of events.

    Args:
        view: the article.
        clusters: what names each event.
        events: their records, in the same order.
    """
    found: dict[tuple[int, int], dict[RelationType, Related]] = {}
    for related in _related(view, clusters):
        found.setdefault((related.of, related.to), {}).setdefault(related.relation, related)
    for told in found.values():
        if len(told) > 1:  # what caused a thing also went before it
            told.pop("follows", None)
        for related in told.values():
            span = view.doc[related.start : related.end]
            relation = Relation(
                type=related.relation,
                event=events[related.to].id,
                cue=evidence(view.doc, span.start_char, span.end_char),
            )
            events[related.of].relations.append(relation)


def _related(view: View, clusters: list[Cluster]) -> Iterator[Related]:
    """Yield what cues tell, in order of the text, then what roles tell."""
    reach = Reach(view, clusters)
    if reach.is_empty:
        return
    lowers = view.doc.to_array("LOWER").tolist()
    by_verb, joining, opening = verbs(), connectives("connectives"), connectives("openings")
    for number, events in sorted(reach.by_sentence.items()):
        sentence = view.sentence(number)
        if lowers[sentence.start] in opening:
            yield from _by_opening(reach, sentence[0], opening[lowers[sentence.start]])
        for index in range(sentence.start, sentence.end):
            for verb in by_verb.get(view.lemmas[index], ()):
                yield from _by_verb(reach, view.doc[index], verb)
            if len(events) > 1 and lowers[index] in joining:
                yield from _by_words(reach, clusters, view.doc[index], joining[lowers[index]])
    yield from _by_role(reach, clusters)


def _by_verb(reach: Reach, verb: Token, cue: VerbCue) -> Iterator[Related]:
    particle = next((child for child in verb.rights if child.lower_ in cue.particles), None)
    if cue.particles and particle is None:
        return
    near = particle is not None and particle.i == verb.i + 1
    end = particle.i + 1 if particle is not None and near else verb.i + 1
    of = reach.at_verb(verb, cue.of, particle)
    to = reach.at_verb(verb, cue.to, particle) if of else []
    yield from _pairs(of, cue.relation, to, verb.i, end)


def _by_words(
    reach: Reach, clusters: list[Cluster], first: Token, cues: list[Connective]
) -> Iterator[Related]:
    for cue_ in cues:
        end = _end(first, cue_.words)
        if end is None:
            continue
        last = first.doc[end - 1]
        of = [n for n in reach.before(first, last, cue_.relation) if _is_any(clusters[n], cue_.types)]
        to = [n for n in reach.after(first, last) if _is_any(clusters[n], cue_.others)] if of else []
        of, to = (to, of) if cue_.reversed else (of, to)
        yield from _pairs(of, cue_.relation, to, first.i, end)
        return


def _by_opening(reach: Reach, first: Token, cues: list[Connective]) -> Iterator[Related]:
    for cue_ in cues:
        end = _end(first, cue_.words)
        if end is not None:
            of, to = reach.of_sentence(first), reach.of_sentence_before(first)
            yield from _pairs(of[:1], cue_.relation, to[-1:], first.i, end)
            return


def _by_role(reach: Reach, clusters: list[Cluster]) -> Iterator[Related]:
    """Yield the causes that fill a role of an event themselves: "a dispute over the **breach**"."""
    roles = words("cause_roles")
    for number, cluster in enumerate(clusters):
        for naming in cluster.namings if not cluster.is_statement else ():
            for filler in naming.fillers:
                if filler.role in roles:
                    to = reach.under(filler.token)
                    yield from _pairs([number], "caused_by", to, naming.start, naming.end)


def _pairs(of: list[int], relation: RelationType, to: list[int], start: int, end: int) -> Iterator[Related]:
    for one, other in product(of, to):
        if one != other:
            yield Related(one, relation, other, start, end)


def _end(first: Token, expected: tuple[str, ...]) -> int | None:
    """Return where the words end if they stand at a token."""
    end = first.i + len(expected)
    doc = first.doc
    if end > len(doc) or any(doc[first.i + k].lower_ != word for k, word in enumerate(expected)):
        return None
    return end


def _is_any(cluster: Cluster, names: frozenset[str]) -> bool:
    """Tell whether an event is of one of the types or families; no names: any will do."""
    return not names or cluster.type.name in names or cluster.type.name.partition(".")[0] in names
