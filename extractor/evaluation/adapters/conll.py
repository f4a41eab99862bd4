"""CoNLL columns: token first, tag last (BIO, IOB or BIOES); a blank line ends a sentence.

Columns are divided by tabs where a line has one, else by spaces. The text is the tokens joined by spaces,
sentences by line ends; `-DOCSTART-` begins a new article. Lines that begin with `# ` and end in no tag are
comments; a first column that counts a sentence's tokens, as in CoNLL-U, is skipped.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from extractor.evaluation.adapters import labels
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.labels import Labels
from extractor.evaluation.adapters.reading import located, text_lines

_TAG = re.compile(r"O|(?P<at>[BIESLU])-(?P<label>\S+)")
_LINE = re.compile(r"^[^\s#].*[ \t]+(?:O|[BIESLU]-\S+)[ \t\r]*$", re.MULTILINE)
_ENDINGS = (".tsv", ".conll", ".bio", ".bioes", ".iob", ".iob2")
_START = "-DOCSTART-"
_COUNTED = 3  # columns that a sentence has at least whose first one counts


class _Token(NamedTuple):
    line: int
    columns: list[str]

    @property
    def tag(self) -> str:
        return self.columns[-1].strip()


_Sentence = list[_Token]


def read(file: Path, given: Labels | None = None) -> GoldSet:
    """Read the articles, numbered from 1.

    Raises:
        GoldError: a line has no tag, or a tag is malformed or has an unknown label.
    """
    articles = [article for article in _articles(file) if article]
    tags = (_TAG.fullmatch(token.tag) for article in articles for sentence in article for token in sentence)
    chosen = given or labels.choose("entities", (tag["label"] for tag in tags if tag and tag["label"]))
    records = []
    for number, article in enumerate(articles, start=1):
        text, spans = _laid_out(file, article)
        with located(file, article[0][0].line):
            draft = Draft(f"{file.stem}-{number}", text)
        for line, start, end, label in spans:
            with located(file, line):
                kind = chosen.of(label)
                if kind:
                    draft.entity(start, end, kind)
        with located(file, article[0][0].line):
            records.append(draft.record())
    return GoldSet(file.stem, records, ("entities",), chosen.project)


def _articles(file: Path) -> Iterator[list[_Sentence]]:
    sentences: list[_Sentence] = [[]]
    for number, line in text_lines(file, blank=True):
        line = line.strip(" \t")  # not what else is white space: that may be a token
        columns = [one for one in line.split("\t" if "\t" in line else " ") if one]
        if columns and columns[0] == _START:
            yield [sentence for sentence in sentences if sentence]
            sentences = [[]]
        elif not line:
            sentences.append([])
        elif not (line.startswith("# ") and not _TAG.fullmatch(columns[-1].strip())):
            if len(columns) == 1:
                with located(file, number):
                    raise ValueError("a token without a tag")
            sentences[-1].append(_Token(number, columns))
    yield [sentence for sentence in sentences if sentence]


def _laid_out(file: Path, sentences: list[_Sentence]) -> tuple[str, list[tuple[int, int, int, str]]]:
    """Return the text, and its spans as line, start, end, label."""
    pieces: list[str] = []
    spans: list[tuple[int, int, int, str]] = []
    at = 0
    for sentence in sentences:
        before, counted = "O", _is_counted(sentence)
        for token in sentence:
            with located(file, token.line):
                found = _TAG.fullmatch(token.tag)
                if not found:
                    raise ValueError(f"{token.tag!r} is no tag of BIO or BIOES")
            word, label = token.columns[counted], found["label"]
            if found["at"] and _goes_on(found["at"], before) and spans[-1][3] == label:
                spans[-1] = (*spans[-1][:2], at + len(word), label)
            elif found["at"]:
                spans.append((token.line, at, at + len(word), label))
            pieces += (word, " ")
            at, before = at + len(word) + 1, found["at"] or "O"
        pieces[-1] = "\n"
    return "".join(pieces[:-1]), spans


def _goes_on(at: str, before: str) -> bool:
    """Tell whether a tag's first letter continues the span of the tag before it."""
    return at in ("I", "E", "L") and before not in ("O", "S", "U")


def _is_counted(sentence: _Sentence) -> bool:
    return all(
        len(token.columns) >= _COUNTED and token.columns[0] == str(number)
        for number, token in enumerate(sentence, start=1)
    )


ADAPTER = Adapter(lambda file, head: file.suffix in _ENDINGS and bool(_LINE.search(head)), read)
