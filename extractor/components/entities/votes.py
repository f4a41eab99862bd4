"""One type for each name of an article: the evidence of all the places where it stands is added up."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import log
from typing import Any

from extractor import resources
from extractor.components.entities.lexicon import lexicon, type_of_head
from extractor.components.entities.names import Name
from extractor.components.entities.tickers import ticker_after
from extractor.components.entities.words import Words
from extractor.normalize.names import is_acronym
from extractor.schema.entity import EntityType

_COUNTRY = 5.0  # trust in the usual names of countries
_UNSEEN = {"model": 0.02, "encoder": 0.002}  # share of a type that a source's table does not have

_THINGS = frozenset({"LAW", "EVENT", "WORK_OF_ART", "PRODUCT"})
_SAME_CLAUSE = 20  # words
_NEAR = 5  # words after a comma among which a role makes an apposition
_IN_LISTS = frozenset({",", "and", "or", "&"})
_SMALL = frozenset({"of", "and", "for", "the", "in", "on", "against"})

Shares = dict[EntityType, float]


@cache
def _weights() -> dict[str, Any]:
    weights: dict[str, Any] = resources.load("lexicons/evidence.yaml")
    return weights


@dataclass(slots=True)
class Ballot:
    """Evidence for the types of one name, in logarithms of odds; the model's is averaged over the places."""

    model: Shares = field(default_factory=lambda: defaultdict(float))
    seen: int = 0
    unseen: float = _UNSEEN["model"]
    evidence: Shares = field(default_factory=lambda: defaultdict(float))
    told: Shares = field(default_factory=dict)

    def see(self, shares: Shares, unseen: float) -> None:
        """Take in what the label at one place makes of the name; other types have the share `unseen`."""
        self.seen += 1
        self.unseen = unseen
        for type_, share in shares.items():
            self.model[type_] += share

    def add(self, observation: str) -> None:
        """Take in an observation of `lexicons/evidence.yaml`."""
        for type_, weight in _weights()[observation].items():
            self.evidence[type_] += weight

    def believe(self, type_: EntityType, trust: float) -> None:
        """Take in what a list or the words themselves tell, once for all places."""
        self.told[type_] = max(self.told.get(type_, 0.0), trust)

    def result(self) -> EntityType:
        """Return the likeliest type; of two with all the evidence that counts the one that a list tells."""
        types = sorted(self.model.keys() | self.evidence.keys() | self.told.keys())
        if self.told.get("GPE", 0.0) >= _COUNTRY and not self.told.get("ORG"):
            types = [type_ for type_ in types if type_ != "ORG"]  # What a country does, an organisation does.
        if len(types) == 1:
            return types[0]
        return max(types, key=lambda type_: (self._score(type_), self.told.get(type_, 0.0)))

    def _score(self, type_: EntityType) -> float:
        share = self.model.get(type_, 0.0) / self.seen if self.seen else 0.0
        evidence = self.evidence.get(type_, 0.0) + self.told.get(type_, 0.0)
        most: float = max(_weights()["most"], self.told.get(type_, 0.0))
        return log(share + self.unseen) + min(evidence, most)


def settle(words: Words, names: list[Name]) -> None:
    """Give all names of one spelling the type that has the most evidence in the article."""
    ballots = _ballots(words, names)
    results = {text: ballot.result() for text, ballot in ballots.items()}
    changed: set[str] = set()
    for one, other in _listed(words, names):
        changed |= {one.text, other.text}
        if other.known and "iso3166" in other.known.identifiers and words.text[one.last] == ",":
            ballots[one.text].add("country_after")
        for text, beside in ((one.text, other.text), (other.text, one.text)):
            ballots[text].evidence[results[beside]] += _weights()["listed_with"]
    results |= {text: ballots[text].result() for text in changed}
    for name in names:
        name.type = results[name.text]


def _ballots(words: Words, names: list[Name]) -> dict[str, Ballot]:
    """Return the evidence for each spelling from all the places where it stands."""
    ballots: dict[str, Ballot] = defaultdict(Ballot)
    for name in names:
        ballot = ballots[name.text]
        if name.source in _UNSEEN:
            ballot.see(_shares(words, name), _UNSEEN[name.source])
        else:
            ballot.believe(name.proposed, 0.0 if name.source == "spread" else name.trust)
        _before(words, name, ballot)
        _after(words, name, ballot)
    persons, organisations = _person_parts(names), _organisation_parts(names)
    for text, ballot in ballots.items():
        _form(text, ballot)
        if text.lower() in persons:
            ballot.add("part_of_person")
        elif text in organisations:
            ballot.add("part_of_organisation")
    return ballots


def _listed(words: Words, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield neighbours in a list: only "and", "or" and commas stand between them."""
    for one, other in pairwise(names):
        if other.first - one.last <= 2 and one.text != other.text:
            between = words.lower[one.last : other.first]
            if between and all(word in _IN_LISTS for word in between):
                yield one, other


def _shares(words: Words, name: Name) -> Shares:
    """Return how a label turns out, the spaCy model's for names of this shape."""
    if name.source == "encoder":
        read: Shares = resources.load("lexicons/encoder_labels.yaml")[name.proposed]
        return read
    shape = "more" if name.length > 1 else ("acronym" if is_acronym(name.text) else "one")
    the = "the " if name.first and words.lower[name.first - 1] == "the" else ""
    shares: Shares = resources.load("lexicons/model_labels.yaml")[name.proposed][the + shape]
    return shares


def _person_parts(names: list[Name]) -> set[str]:
    """Return the first and last words of the full names of persons, and the last with its particles."""
    parts = set()
    for name in names:
        if name.type == "PERSON" and name.length > 1:
            pieces = name.text.lower().split()
            parts |= {pieces[0], pieces[-1]}
            particle = next((i for i, piece in enumerate(pieces) if i and piece in lexicon().particles), None)
            if particle is not None:
                parts.add(" ".join(pieces[particle:]))
    return parts


def _organisation_parts(names: list[Name]) -> set[str]:
    """Return the first words of the names that end in an organisation's word ("Merrow" of "Merrow Water")."""
    known, parts = lexicon(), set()
    for name in names:
        pieces = name.text.split()
        last = pieces[-1].lower() if len(pieces) > 1 else ""
        if last in known.legal or last in known.organisation_last:
            parts.add(" ".join(pieces[:-1]))
            parts.add(pieces[0])
    return parts


def _before(words: Words, name: Name, ballot: Ballot) -> None:
    known = lexicon()
    before = words.lower[name.first - 1] if name.first and not words.opens[name.first] else ""
    if before in known.honorifics or before in known.ranks:
        ballot.add("form_of_address")
    elif before in known.kinds:
        ballot.add("kind_before")
    elif before in known.roles:
        ballot.add("role_before")
    elif before == "," and words.lower[name.first - 2] in known.roles:
        ballot.add("role_beside")
    elif before in known.place_prepositions:
        owned = before == "in" and words.lower[name.first - 2] in known.stakes
        ballot.add("kind_before" if owned else "inside_of")
    elif before in known.motion_prepositions:
        ballot.add("motion")
    elif before == "of" and words.lower[name.first - 2] in known.place_of:
        ballot.add("nature_of" if words.lower[name.first - 2] in known.loc_words else "place_of")
    elif before == "of" and words.lower[name.first - 2] in known.roles:
        ballot.add("role_of")
    elif before in {"a", "an", "some", "many", "other"}:
        ballot.add("article_before")


def _after(words: Words, name: Name, ballot: Ballot) -> None:
    if words.dep[name.last - 1] == "nsubj":
        ballot.add("subject")
        if _is_its_owner(words, name.last):
            ballot.add("its_after")
    after, further = ([*words.lower[name.last : name.last + 2], "", ""])[:2]
    if name.last in words.labels:
        ballot.add("label_after")
    elif after == "(" and ticker_after(words, name.end):
        ballot.add("legal_form")
    elif after == ",":
        _apposition(words, name.last + 1, ballot)
    elif after in {"is", "was"}:
        if further in {"a", "an"} and not lexicon().kinds.isdisjoint(_near(words, name.last + 2)):
            ballot.add("kind_beside")
    elif after == "-":
        if further in {"based", "born"}:
            ballot.add("based_after")
    else:
        _noun_after(further if after in {"'s", "’s"} else after, after, ballot)


def _noun_after(noun: str, after: str, ballot: Ballot) -> None:
    """Take in the word after a name; after a possessive only what a company owns tells anything."""
    for nouns, observation in _nouns_after():
        if noun in nouns and (noun == after or observation == "company_noun_after"):
            ballot.add(observation)
            return


def _near(words: Words, index: int) -> list[str]:
    return words.lower[index : index + _NEAR]


def _is_its_owner(words: Words, index: int) -> bool:
    """Tell whether "its" follows in the sentence before any other name."""
    for word, capital, opens in zip(
        words.lower[index : index + _SAME_CLAUSE],
        words.capital[index : index + _SAME_CLAUSE],
        words.opens[index : index + _SAME_CLAUSE],
        strict=True,
    ):
        if capital or opens:
            return False
        if word in {"its", "itself"}:
            return True
    return False


@cache
def _nouns_after() -> list[tuple[frozenset[str], str]]:
    known = lexicon()
    return [
        (known.person_verbs, "speaks"),
        (known.belongings, "company_noun_after"),
        (known.roles | {"chief", "chief-executive"}, "role_after"),
        (known.people_nouns, "people_noun_after"),
        (known.gpe_words, "place_noun_after"),
        (known.loc_words, "nature_noun_after"),
    ]


def _apposition(words: Words, index: int, ballot: Ballot) -> None:
    """Take in what follows a name and a comma: "Yohana, a 34-year-old shopkeeper", "Moss, 52,"."""
    near = _near(words, index)
    if near and near[0].isdecimal() and 9 < int(near[0]) < 110:
        ballot.add("age_after")
    elif near and near[0] == "who":
        ballot.add("who_after")
    elif near and near[0] == "which":
        ballot.add("which_after")
    elif any(word in lexicon().roles for word in near):
        ballot.add("role_beside")
    elif near[:1] in (["a"], ["an"], ["the"]) and not lexicon().kinds.isdisjoint(near):
        ballot.add("kind_beside")


def _form(text: str, ballot: Ballot) -> None:
    """Take in what the words of the name itself tell."""
    known = lexicon()
    pieces = text.replace("-", " ").split() or [text]
    if len(pieces) > 1:
        _heads([piece.lower() for piece in pieces], ballot)
    if any(piece in _SMALL for piece in pieces):
        ballot.add("small_word_inside")
    if len(pieces) == 1 and is_acronym(text):
        ballot.add("acronym")
    if pieces[0] in known.given_names:
        ballot.add("given_name" if 1 < len(pieces) < 5 else "lone_given_name")
    if pieces[-1] in known.family_names:
        ballot.add("family_name")


def _heads(pieces: list[str], ballot: Ballot) -> None:
    known = lexicon()
    if pieces[-1] in known.legal:
        ballot.add("legal_form")
    end = next((index for index, piece in enumerate(pieces) if piece in _SMALL and index), len(pieces))
    if (type_ := type_of_head(pieces[:end])) is not None:
        ballot.evidence[type_] += _weights()["thing_head" if type_ in _THINGS else "head_word"]
    elif pieces[0] in known.organisation_first:
        ballot.add("first_word")
