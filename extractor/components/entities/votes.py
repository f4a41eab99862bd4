"""One type for each name of an article: every place where it stands has a vote."""

from collections import defaultdict
from dataclasses import dataclass, field

from extractor.components.entities.lexicon import lexicon
from extractor.components.entities.names import Name
from extractor.components.entities.words import Words

_MODEL_SHARE = 1.5  # what the model's votes weigh together, however often the name stands


@dataclass(slots=True)
class Ballot:
    """Votes for the types of one name: the model's are averaged, evidence is added up to a limit."""

    model: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    evidence: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def result(self) -> tuple[str, float]:
        """Return the type that has the most votes, and how many."""
        total = sum(self.model.values()) or 1.0
        votes = defaultdict(float, {type_: min(weight, 5.0) for type_, weight in self.evidence.items()})
        for type_, weight in self.model.items():
            votes[type_] += _MODEL_SHARE * weight / total
        return max(votes.items(), key=lambda item: item[1])


def settle(words: Words, names: list[Name]) -> None:
    """Give all names of one spelling the type that has the most evidence in the article."""
    ballots: dict[str, Ballot] = defaultdict(Ballot)
    for name in names:
        ballot = ballots[name.text]
        if name.source == "model":
            ballot.model[name.type] += name.trust
        else:
            ballot.evidence[name.type] = max(ballot.evidence[name.type], name.trust)
        _context(words, name, ballot.evidence)
    parts = _person_parts(names)
    for text, ballot in ballots.items():
        _form(text, ballot.evidence)
        if text in parts:
            ballot.evidence["PERSON"] += 2.0
    results = {text: ballot.result() for text, ballot in ballots.items()}
    for name in names:
        name.type, name.trust = results[name.text]


def _person_parts(names: list[Name]) -> set[str]:
    """Return the first and last words of the full names of persons."""
    parts = set()
    for name in names:
        if name.type == "PERSON" and name.length > 1:
            pieces = name.text.split()
            parts |= {pieces[0], pieces[-1]}
    return parts


def _context(words: Words, name: Name, votes: dict[str, float]) -> None:
    """Count what stands right before and after a name."""
    _before(words, name, votes)
    after = words.lower[name.last] if name.last < len(words) else ""
    further = words.lower[name.last + 1] if name.last + 1 < len(words) else ""
    known = lexicon()
    if after in {"-", ","}:
        _after_punctuation(after, further, votes)
    elif after in known.person_verbs:
        votes["PERSON"] += 0.5
    elif after in known.gpe_words:
        votes["GPE"] += 1.0
    elif after in known.loc_words:
        votes["LOC"] += 1.0


def _before(words: Words, name: Name, votes: dict[str, float]) -> None:
    known = lexicon()
    before = words.lower[name.first - 1] if name.first and not words.opens[name.first] else ""
    if before in known.honorifics or before in known.ranks:
        votes["PERSON"] += 2.0
    elif before in known.kinds:
        votes["ORG"] += 2.0
    elif before in known.roles:
        votes["PERSON"] += 1.0
    elif before in known.place_prepositions:
        votes["GPE"] += 0.4
    elif before == "the":
        votes["PERSON"] -= 1.5
        votes["GPE"] -= 0.5


def _after_punctuation(after: str, further: str, votes: dict[str, float]) -> None:
    if after == "-" and further in {"based", "born"}:
        votes["GPE"] += 2.0
    elif after == "," and further.isdecimal() and 9 < int(further) < 110:
        votes["PERSON"] += 2.0
    elif after == "," and further == "who":
        votes["PERSON"] += 1.5


def _form(text: str, votes: dict[str, float]) -> None:
    """Count what the words of the name itself tell."""
    known = lexicon()
    pieces = text.replace("-", " ").split()
    lower = [piece.lower() for piece in pieces]
    if len(pieces) > 1:
        if lower[-1] in known.legal:
            votes["ORG"] += 3.0
        for type_, heads in known.heads:
            if lower[-1] in heads:
                votes[type_] += 2.0
                break
        else:
            if lower[0] in known.organisation_first:
                votes["ORG"] += 1.5
    if pieces[0] in known.given_names:
        votes["PERSON"] += 1.5 if len(pieces) in {2, 3, 4} else 0.7
    if pieces[-1] in known.family_names:
        votes["PERSON"] += 1.0
