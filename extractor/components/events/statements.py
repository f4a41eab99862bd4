"""Claims as events: somebody says, denies, threatens, promises."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.components.events.circumstances import Circumstances
from extractor.components.events.clauses import doers, undergoers
from extractor.components.events.fillers import Filler, Kind, fill
from extractor.components.events.merge import Cluster
from extractor.components.events.modality import Modality, modality
from extractor.components.events.naming import Naming
from extractor.components.events.triggers import Trigger
from extractor.components.events.view import View
from extractor.components.spans import tokens_at
from extractor.ontology.compiled import TriggerRule, TypeRule
from extractor.ontology.position import Position
from extractor.schema import Claim
from extractor.schema.base import Span as Evidence

_AROUND_NOUN = ("possessive", "by", "from", "against", "of", "to", "on", "adjective", "compound")
_AFTER_VERB = ("against", "on", "to", "with", "from")
_DEFAULT = "statement.say"


class Statements:
    """Makes the `statement.*` event of each claim of an article.

    Args:
        view: the article.
        types: the ontology's types; a class of cue without a type of its own is a plain saying.
    """

    def __init__(self, view: View, types: dict[str, TypeRule]) -> None:
        self._view = view
        self._types = types

    def clusters(self) -> list[tuple[Cluster, Claim]]:
        """Return an event for each claim, in order of the claims."""
        found = [(claim, trigger) for claim in self._view.claims if (trigger := self._trigger(claim))]
        circumstances = Circumstances(self._view, [trigger for claim, trigger in found if claim.cue])
        return [(Cluster([self._naming(claim, trigger, circumstances)]), claim) for claim, trigger in found]

    def _trigger(self, claim: Claim) -> Trigger | None:
        named = f"statement.{claim.cue.class_ if claim.cue else 'say'}"
        type_ = self._types.get(named) or self._types.get(_DEFAULT)
        if type_ is None:
            return None
        cue = claim.cue or claim.content.spans[0]
        words = tokens_at(self._view.doc, cue.start, cue.end)
        return Trigger(_rule(type_), words.root, words.start, words.end)

    def _naming(self, claim: Claim, trigger: Trigger, circumstances: Circumstances) -> Naming:
        type_ = trigger.rule.type
        fillers = [*self._speakers(claim, type_), *self._others(claim, trigger)]
        if claim.cue:
            fillers += circumstances.of(trigger)
        return Naming(
            type=type_,
            rule=trigger.rule,
            token=trigger.token,
            start=trigger.start,
            end=trigger.end,
            modality=_modality(trigger.token),
            segment=self._view.segment(trigger.token),
            fillers=fillers,
            content=" ".join(span.text for span in claim.content.spans),
        )

    def _speakers(self, claim: Claim, type_: TypeRule) -> list[Filler]:
        role = type_.roles.get("speaker")
        if role is None:
            return []
        kind: Kind = "entity" if claim.source.entity else "phrase"
        return [
            Filler(
                role.name,
                tokens_at(self._view.doc, span.start, span.end).root,
                span.start,
                span.end,
                kind,
                claim.source.entity,
            )
            for span in claim.source.spans
        ]

    def _others(self, claim: Claim, trigger: Trigger) -> list[Filler]:
        """Return the fillers of the other roles; what is said fills none but `topic`."""
        found: list[Filler] = []
        taken = [*claim.source.spans]
        around = self._view.around(trigger.token)
        for name, positions in trigger.rule.positions.items():
            role = trigger.rule.type.roles[name]
            for token in [token for position in positions for token in around.at(position)]:
                filler = fill(self._view, role, token)
                if filler and not _touches(filler, taken) and not _touches(filler, claim.content.spans):
                    found.append(filler)
        if trigger.rule.codes.plover and not any(filler.role == "addressee" for filler in found):
            found += self._concerned(claim, trigger.rule.type)
        return found

    def _concerned(self, claim: Claim, type_: TypeRule) -> list[Filler]:
        """Return whom an act of speech is aimed at, where only what is said names them.

        "Demanded that **Keldan** leave", "rejected **Keldan**'s offer", "threatened to bomb **Keldan**".
        """
        role, first = type_.roles.get("addressee"), claim.content.spans[0]
        if role is None:
            return []
        content = tokens_at(self._view.doc, first.start, first.end)
        for token in _aimed_at(self._view, content.root):
            filler = fill(self._view, role, token)
            if filler and filler.entity and filler.entity != claim.source.entity:
                return [filler]
        return []


def _rule(type_: TypeRule) -> TriggerRule:
    """Return the rule by which claims make events."""
    return TriggerRule(
        type=type_,
        pos="verb",
        term=(),
        requires=(),
        forbids=(),
        needs=(),
        positions={
            name: role.positions
            for name, role in type_.roles.items()
            if name not in {"speaker", "time", "place"}
        },
        codes=type_.codes,
        realis=type_.realis,
        confidence=0.9,
        rule=f"{type_.name}/claim",
    )


def _aimed_at(view: View, head: Token) -> Iterator[Token]:
    """Yield who may be meant by a content with this head, likeliest first."""
    if head.pos_ in {"NOUN", "PROPN"}:
        yield head
        for name in _AROUND_NOUN:
            yield from view.around(head).at(Position(name))
        return
    yield from doers(head)
    for noun in undergoers(head):
        yield from _aimed_at(view, noun)
    for name in _AFTER_VERB:
        yield from view.around(head).at(Position(name))


def _modality(cue: Token) -> Modality:
    """Read the modality of a saying; one in the present tense is no habit."""
    read = modality(cue, in_headline=True)
    return Modality("actual", read.polarity) if read.realis == "generic" else read


def _touches(filler: Filler, spans: list[Evidence]) -> bool:
    return any(filler.start < span.end and span.start < filler.end for span in spans)
