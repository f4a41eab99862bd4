"""The tokens of a Doc as plain lists: names are searched word by word, and lists are read faster."""

from bisect import bisect_right
from itertools import pairwise

from spacy.tokens import Doc

from extractor.components.entities.lexicon import lexicon
from extractor.components.spans import text_of

_SHORT, _WORDS_OF_TITLE, _SHARE_OF_CAPITALS = 3, 4, 0.75


class Words:
    """Columns of a Doc, one entry a token.

    `text`, `lower`, `pos`, `tag`, `dep`: strings; `start`, `end`: offsets; `head`: the index of the
    syntactic head; `capital`: written with a capital; `opens`: first word of a sentence; `in_title`: in a
    sentence where nearly every word has a capital, so that capitals tell nothing; `body_capitals`: the words
    (lower case) that have one elsewhere; `headline_end`: offset where the headline ends;
    `bylines`: offsets of the bylines; `labels`: the words that label a heading, which count as written
    without a capital.
    """

    def __init__(self, doc: Doc) -> None:
        columns = doc.to_array(["IDX", "LENGTH", "POS", "TAG", "DEP", "HEAD", "SENT_START", "SPACY"]).T
        starts, lengths, pos, tag, dep, _, opens, space = (column.tolist() for column in columns)
        text, strings = text_of(doc), _Strings(doc)
        self.doc_text = text
        self._doc = doc
        self.start: list[int] = starts
        self.end: list[int] = [start + length for start, length in zip(starts, lengths, strict=True)]
        self.text = [text[start:end] for start, end in zip(self.start, self.end, strict=True)]
        self.lower = [word.lower() for word in self.text]
        self.pos: list[str] = [strings[number] for number in pos]
        self.tag: list[str] = [strings[number] for number in tag]
        self.dep: list[str] = [strings[number] for number in dep]
        self.head: list[int] = [
            index + offset for index, offset in enumerate(columns[5].astype("int64").tolist())
        ]
        self.opens: list[bool] = [mark == 1 for mark in opens]
        self.space: list[bool] = [bool(mark) for mark in space]
        self.capital = [word[0].isupper() or _inner_capital(word) for word in self.text]
        self.labels = self._labels()
        for index in self.labels:
            self.capital[index] = False
        self.in_title = self._titles()
        headlines = (segment.end for segment in doc._.segments if segment.kind == "headline")
        self.headline_end: int = max(headlines, default=0)
        self.bylines = [(s.start, s.end) for s in doc._.segments if s.kind == "byline"]
        self.body_capitals = frozenset(
            word
            for word, capital, opens, title in zip(
                self.lower, self.capital, self.opens, self.in_title, strict=True
            )
            if capital and not opens and not title
        )

    def __len__(self) -> int:
        return len(self.text)

    def _labels(self) -> frozenset[int]:
        """Return the last words of headings that label a section ("Norvik Mail Analysis")."""
        ends = (s.end for s in self._doc._.segments if s.kind == "heading")
        last = {bisect_right(self.end, end) - 1 for end in ends}
        return frozenset(index for index in last if index > 0 and self.lower[index] in lexicon().labels)

    def _titles(self) -> list[bool]:
        marks: list[bool] = []
        starts = [index for index, opens in enumerate(self.opens) if opens]
        for first, last in pairwise([0, *starts, len(self.text)]):
            long = [
                capital
                for word, capital in zip(self.text[first:last], self.capital[first:last], strict=True)
                if len(word) > _SHORT and word.isalpha()
            ]
            is_title = len(long) >= _WORDS_OF_TITLE and sum(long) > _SHARE_OF_CAPITALS * len(long)
            marks += [is_title] * (last - first)
        return marks

    def lemma(self, index: int) -> str:
        """Return the lemma of a word, in lower case."""
        return self._doc[index].lemma_.lower()

    def phrase(self, start: int, end: int) -> str:
        """Return the text from token `start` to before token `end`, as written."""
        return self.doc_text[self.start[start] : self.end[end - 1]]


def _inner_capital(word: str) -> bool:
    """Tell whether a word is written like "al-Hadidi", "eBay" or "d’Ivoire"."""
    return len(word) > 3 and not word.islower() and word[0].isalpha() and any(map(str.isupper, word[1:4]))


class _Strings(dict[int, str]):
    """The strings of a few numbers, each looked up once."""

    def __init__(self, doc: Doc) -> None:
        super().__init__({0: ""})
        self._store = doc.vocab.strings

    def __missing__(self, number: int) -> str:
        self[number] = found = self._store[number]
        return found
