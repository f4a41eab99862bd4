"""CoNLL columns: token first, tag last (BIO, IOB or BIOES); a blank line ends a sentence.

The text is the tokens joined by spaces, sentences by line ends; `-DOCSTART-` begins a new article.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from extractor.evaluation.adapters import labels
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.reading import located, text_of

_TAG = re.compile(r"O|(?P<at>[BIESLU])-(?P<label>\S+)")
_LINE = re.compile(r"^\S+(?:[ \t]+\S+)*[ \t]+(?:O|[BIESLU]-\S+)[ \t]*$", re.MULTILINE)
_START = "-DOCSTART-"
_Token = tuple[int, str, str]  # line, word, tag; no word: the end of a sentence


def read(file: Path) -> GoldSet:
    """Read the articles, numbered from 1.

    Raises:
        GoldError: a line has no tag, or a tag is malformed or has an unknown label.
    """
    articles = [tokens for tokens in _articles(file) if any(word for _, word, _ in tokens)]
    tags = (_TAG.fullmatch(tag) for tokens in articles for _, _, tag in tokens)
    chosen = labels.choose("entities", (tag["label"] for tag in tags if tag and tag["label"]))
    records = []
    for number, tokens in enumerate(articles, start=1):
        text, spans = _laid_out(file, tokens)
        draft = Draft(f"{file.stem}-{number}", text)
        for line, start, end, label in spans:
            with located(file, line):
                kind = chosen.of(label)
                if kind:
                    draft.entity(start, end, kind)
        records.append(draft.record())
    return GoldSet(file.stem, records, ("entities",), chosen.project)


def _articles(file: Path) -> Iterator[list[_Token]]:
    tokens: list[_Token] = []
    for number, line in enumerate(text_of(file).splitlines(), start=1):
        columns = line.split()
        if columns and columns[0] == _START:
            yield tokens
            tokens = []
        elif len(columns) == 1:
            with located(file, number):
                raise ValueError("a token without a tag")
        else:
            tokens.append((number, columns[0], columns[-1]) if columns else (number, "", "O"))
    yield tokens


def _laid_out(file: Path, tokens: list[_Token]) -> tuple[str, list[tuple[int, int, int, str]]]:
    """Return the text, and its spans as line, start, end, label."""
    text, before = "", "O"
    spans: list[tuple[int, int, int, str]] = []
    for line, word, tag in tokens:
        with located(file, line):
            found = _TAG.fullmatch(tag)
            if not found:
                raise ValueError(f"{tag!r} is no tag of BIO or BIOES")
        text += "" if not text or text.endswith("\n") else " " if word else "\n"
        start = len(text)
        text += word
        if (
            found["at"] in ("I", "E", "L")
            and before not in ("O", "S", "U")
            and spans
            and spans[-1][3] == found["label"]
        ):
            spans[-1] = (spans[-1][0], spans[-1][1], len(text), found["label"])
        elif found["at"]:
            spans.append((line, start, len(text), found["label"]))
        before = found["at"] or "O"
    return text, spans


ADAPTER = Adapter(
    lambda file, head: file.suffix in (".tsv", ".conll", ".bio", ".iob") and bool(_LINE.search(head)), read
)
