"""TimeML (ISO 24617-1), as TempEval-3 distributes it: a `.tml` file with DCT and TEXT."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from extractor.errors import GoldError, SourceError
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.labels import Labels, maps
from extractor.evaluation.adapters.reading import iso_date, located

_TIMEX = "TIMEX3"


def read(file: Path, _: Labels | None = None) -> GoldSet:
    """Read one article; its text is that of the TEXT element, its date the DCT's value.

    Raises:
        GoldError: the file is no TimeML, or a TIMEX3 has an unknown type or lacks an attribute.
        SourceError: the file cannot be read.
    """
    parsed = _Document(file)
    if not parsed.has_text:
        raise GoldError(file, 0, "no TEXT element")
    known = maps()["timeml"]
    with located(file, 0):
        draft = Draft(parsed.name or file.stem, parsed.text, published=iso_date(parsed.date))
    for timex in sorted(parsed.timexes, key=lambda one: (one.start, one.end)):
        with located(file, timex.line):
            kind = known.of(timex.attributes["type"])
            if kind and timex.end > timex.start:
                draft.time(timex.start, timex.end, kind, timex.attributes["value"])
    with located(file, 0):
        return GoldSet(file.stem, [draft.record()], ("times",))


class _Timex(NamedTuple):
    line: int
    attributes: dict[str, str]
    start: int
    end: int


class _Document:
    """What an XML parser that knows its lines finds: the text, its time expressions, name and date."""

    def __init__(self, file: Path) -> None:
        self.date: str | None = None
        self.has_text = False
        self.timexes: list[_Timex] = []
        self._open: list[tuple[str, _Timex]] = []
        self._parts: dict[str, list[str]] = {"TEXT": [], "DOCID": []}
        self._length = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        try:
            self._parser.Parse(file.read_bytes(), True)
        except OSError as error:
            raise SourceError(f"cannot read {str(file)!r}: {error.strerror}") from error
        except expat.ExpatError as error:
            raise GoldError(file, error.lineno, f"not XML: {expat.ErrorString(error.code)}") from error
        except _DoctypeError as error:
            raise GoldError(file, self._parser.CurrentLineNumber, str(error)) from error

    @property
    def text(self) -> str:
        return "".join(self._parts["TEXT"])

    @property
    def name(self) -> str:
        return "".join(self._parts["DOCID"]).strip()

    def _within(self) -> Iterator[str]:
        return (tag for tag, _ in self._open)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        within = list(self._within())
        if tag == "TEXT":
            self.has_text = True
        if tag == _TIMEX and within[-1:] == ["DCT"]:
            self.date = attributes.get("value")
        self._open.append((tag, _Timex(self._parser.CurrentLineNumber, attributes, self._length, 0)))

    def _end(self, tag: str) -> None:
        _, begun = self._open.pop()
        if tag == _TIMEX and "TEXT" in self._within():
            self.timexes.append(begun._replace(end=self._length))

    def _characters(self, text: str) -> None:
        within = list(self._within())
        if "TEXT" in within:
            self._parts["TEXT"].append(text)
            self._length += len(text)
        elif within[-1:] == ["DOCID"]:
            self._parts["DOCID"].append(text)

    def _doctype(self, *_: object) -> None:
        raise _DoctypeError("document type declarations are refused: they can make a small file endless")


class _DoctypeError(Exception):
    """A document type declaration."""


ADAPTER = Adapter(lambda file, head: file.suffix in (".tml", ".xml") and "<TimeML" in head, read, single=True)
