"""The component `extractor_morphology`: the model's attribute ruler and lemmatizer, asked once a case.

The ruler is a table of patterns over a word's lower form, tag and dependency label, for a few words also over
the neighbours'; the lemmatizer looks at the word, its part of speech and morphology. Running both on every
token takes 40 % of the time of spaCy's small model; here they run when a case is new.
"""

import re
from typing import Any, cast

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Token

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
_MOST_CASES = 200_000  # of either kind, some 50 MB; then all are forgotten

_Case = tuple[int, ...]
_Marks = tuple[int, int, int, int, int]  # tag, part of speech, morphology, lemma (0: none yet), dependency


class Morphology:
    """Writes tag, part of speech, morphology and lemma of every token, as the model's own parts would."""

    def __init__(self, nlp: Language) -> None:
        self.ruler = cast("Any", nlp.get_pipe(RULER))
        self.lemmatizer = cast("Any", nlp.get_pipe(LEMMATIZER))
        self.strings = nlp.vocab.strings
        patterns = self.ruler.patterns
        self.is_listed = _words(patterns, longer_than=0).match
        self.needs_neighbours = _words(patterns, longer_than=1).match
        self.marks: dict[_Case, _Marks] = {}
        self.lemmas: dict[_Case, int] = {}
        self.texts: dict[int, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc, tagged and parsed."""
        if not len(doc):
            return doc
        if max(len(self.marks), len(self.lemmas)) > _MOST_CASES:
            self.marks, self.lemmas, self.texts = {}, {}, {}
        self._mark(doc)
        self._lemmatise(doc)
        return doc

    def _mark(self, doc: Doc) -> None:
        known = self.marks
        cases = map(tuple, doc.to_array([LOWER, TAG, DEP, IS_SPACE]).tolist())
        found = [known.get(case) or self._new_marks(doc[i], case) for i, case in enumerate(cases)]
        self._restore({marks[2] for marks in found} | {marks[3] for marks in found})
        _write(doc, [TAG, POS, MORPH, LEMMA, DEP], found)

    def _new_marks(self, token: Token, case: _Case) -> _Marks:
        """Ask the ruler about a case; a word that no pattern names is as good as any other with its tag."""
        if self.needs_neighbours(token.lower_):
            first = max(0, token.i - 1)
            return self._ask_ruler(token.doc[first : token.i + 2], token.i - first)
        general = case if self.is_listed(token.lower_) else case[1:]
        if general not in self.marks:
            self.marks[general] = self._ask_ruler(token.doc[token.i : token.i + 1], 0)
        self.marks[case] = self.marks[general]
        return self.marks[case]

    def _ask_ruler(self, tokens: Any, index: int) -> _Marks:
        mini = Doc(
            tokens.doc.vocab,
            words=[token.text for token in tokens],
            tags=[token.tag_ for token in tokens],
            deps=[token.dep_ for token in tokens],
            heads=list(range(len(tokens))),
        )
        token = self.ruler(mini)[index]
        morph = _morph_key(token)
        self.texts[morph] = str(token.morph)
        if token.lemma:
            self.texts[token.lemma] = token.lemma_
        return (token.tag, token.pos, morph, token.lemma, token.dep)

    def _lemmatise(self, doc: Doc) -> None:
        known = self.lemmas
        rows = enumerate(doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist())
        found = [row[3] or known.get((row[0], row[1], row[2])) or self._new_lemma(doc[i]) for i, row in rows]
        self._restore(set(found))
        _write(doc, [LEMMA], found)

    def _new_lemma(self, token: Token) -> int:
        text: str = self.lemmatizer.lemmatize(token)[0]
        lemma = self.strings.add(text)
        self.lemmas[(token.orth, token.pos, _morph_key(token))] = lemma
        if lemma not in (token.orth, token.lower):  # these come back with the token itself
            self.texts[lemma] = text
        return lemma

    def _restore(self, keys: set[int]) -> None:
        """Add strings again that remembered answers name: those added in a memory zone vanish with it."""
        for key in keys & self.texts.keys():
            self.strings.add(self.texts[key])


def _write(doc: Any, attributes: list[int], values: list[Any]) -> None:
    doc.from_array(attributes, np.array(values, dtype="uint64"))


def _morph_key(token: Any) -> int:
    key: int = token.morph.key
    return key


def _words(patterns: list[dict[str, Any]], longer_than: int) -> re.Pattern[str]:
    """Return what matches the words (in lower case) that patterns of so many tokens change."""
    words: list[str] = []
    for entry in patterns:
        for pattern in entry["patterns"]:
            if len(pattern) > longer_than:
                words += _alternatives(pattern[entry["index"]].get("LOWER", {"IN": []}))
    return re.compile("|".join(words) or r"(?!)")


def _alternatives(lower: str | dict[str, Any]) -> list[str]:
    if isinstance(lower, str):
        return [f"{re.escape(lower)}$"]
    return [lower["REGEX"]] if "REGEX" in lower else [f"{re.escape(word)}$" for word in lower["IN"]]


@Language.factory(
    "extractor_morphology",
    requires=["token.tag", "token.dep"],
    assigns=["token.tag", "token.pos", "token.morph", "token.lemma"],
)
def create_morphology(nlp: Language, name: str) -> Morphology:  # noqa: ARG001  the signature is spaCy's
    """Make the component from the pipeline's attribute ruler and lemmatizer."""
    return Morphology(nlp)
