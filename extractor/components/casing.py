"""Headlines With Capitals on Each Word, or ALL IN CAPITALS, as running text would write them.

The model learned from running text: in such a line it takes verbs for names. So it is given the line's words
without the capitals that only its style demands. What is a name is told by how the rest of the article writes
a word, then by our lists of names, then by the words that the model's lemmatizer lists (WordNet's).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.components.entities.gazetteer import built_in
from extractor.components.entities.lexicon import lexicon
from extractor.components.spans import text_of, tokens_at

_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST = 3  # such words beyond the first, for a line to have a style
_SHARE = 0.9  # of them with a capital; some styles leave "with" and "from" small
_ACRONYM = 4  # letters
_TITLES = frozenset({"headline", "heading"})
_READ: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]


@dataclass(slots=True)
class _Written:
    """Words of an article outside of its titles: those seen small, and the form of those seen as names."""

    small: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)


class Casing:
    """Undoes the capitals of titles.

    Args:
        nlp: the pipeline. Without a lemmatizer that has lists, words are common only if the article says so.
    """

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        lookups = getattr(dict(nlp.components).get("lemmatizer"), "lookups", None)
        tables = [
            lookups.get_table(f"lemma_{name}", {}) if lookups else {} for name in ("index", "exc", "rules")
        ]
        index, exceptions, rules = ([*table.values()] for table in tables)
        self._listed = frozenset().union(*index, *exceptions)
        self._endings = sorted({(old, new) for pairs in rules for old, new in pairs if old})

    def plain(self, doc: Doc) -> Doc:
        """Return a Doc of the same words, those of titles as running text has them; itself if all are so."""
        text = text_of(doc)
        titles = [
            tokens_at(doc, segment.start, segment.end)
            for segment in doc._.segments
            if segment.kind in _TITLES and _is_styled(text[segment.start : segment.end])
        ]
        if not titles:
            return doc
        words = [token.text for token in doc]
        written = _written(doc)
        for title in titles:
            words[title.start : title.end] = self._words(title, text, written)
        return Doc(
            self._vocab,
            words=words,
            spaces=[bool(token.whitespace_) for token in doc],
            sent_starts=[token.is_sent_start for token in doc],
        )

    def _words(self, title: Span, text: str, written: _Written) -> Iterator[str]:
        lists, in_capitals = built_in(), title.text.isupper()
        known_until, after_given = 0, False
        for token in title:
            found = lists.match(text, token.idx, token.text)
            known_until = max(known_until, found[0] if found else 0)
            is_given = self._is_given_name(token, title)
            is_name = token.idx < known_until or is_given or after_given
            if not token.text[0].isupper():
                yield token.text
            elif self._is_common(token, written, is_name):
                yield token.text.capitalize() if token.i == title.start else token.lower_
            else:
                yield _as_name(token, written, in_capitals)
            after_given = is_given

    def _is_given_name(self, token: Token, title: Span) -> bool:
        """Tell whether a person's name begins: "Mark" does so only before what is no common word."""
        if token.text.title() not in lexicon().given_names:
            return False
        following = token.nbor(1).lower_ if token.i + 1 < title.end else ""
        return not self._is_listed(token.lower_) or (following.isalpha() and not self._is_listed(following))

    def _is_common(self, token: Token, written: _Written, is_name: bool) -> bool:
        """Tell whether a word is no part of a name."""
        word = token.lower_
        if word in written.small and word not in written.names:
            return True
        if is_name or (word in written.names and word not in written.small):
            return False
        return self._is_listed(word)

    def _is_listed(self, word: str) -> bool:
        lexeme = self._vocab[word]
        if lexeme.is_stop or lexeme.like_num or word in self._listed:
            return True
        return any(
            word.endswith(old) and word[: -len(old)] + new in self._listed for old, new in self._endings
        )


def annotate(doc: Doc, read: Doc) -> Doc:
    """Give a Doc what the model made of another Doc of the same words, and return it."""
    values: Any = read.to_array(_READ)
    return doc.from_array(_READ, values)


def _is_styled(line: str) -> bool:
    words = _WORD.findall(line)[1:]
    return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _SHARE * len(words)


def _written(doc: Doc) -> _Written:
    """Read how the article writes its words; the first of a sentence or quotation tells nothing."""
    found = _Written()
    titles = [segment for segment in doc._.segments if segment.kind in _TITLES]
    inside = {token.i for segment in titles for token in tokens_at(doc, segment.start, segment.end)}
    for token in doc[1:]:
        if token.i not in inside and token.is_alpha:
            if token.text[0].islower():
                found.small.add(token.text)
            elif token.nbor(-1).is_alpha and not token.is_sent_start:
                found.names.setdefault(token.lower_, token.text)
    return found


def _as_name(token: Token, written: _Written, in_capitals: bool) -> str:
    if not in_capitals:
        return token.text
    is_acronym = len(token) <= _ACRONYM and token.lower_ not in written.names
    return written.names.get(token.lower_, token.text if is_acronym else token.text.title())
