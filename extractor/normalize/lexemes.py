"""Cut a text into words, runs of digits and single signs: what the grammars of figures read."""

import re
from typing import Final

_LEXEME: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\S")
_LONGEST = 60  # characters of a number; anything longer is no quantity that news would print
DIGITS: Final = frozenset("0123456789")


class Lexemes:
    """The lexemes of a text, in parallel lists; numbers keep the separators inside them.

    `words` holds them lower-cased. Positions outside of the text read as "".
    """

    __slots__ = ("ends", "starts", "text", "texts", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _LEXEME.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.texts = [text[start:end] for start, end in spans]
        self.words = [word.lower() for word in self.texts]

    def __len__(self) -> int:
        return len(self.texts)

    def word(self, index: int) -> str:
        """Return the lexeme at `index` in lower case, "" outside of the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def raw(self, index: int) -> str:
        """Return the lexeme at `index` as written, "" outside of the text."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def glued(self, index: int) -> bool:
        """Tell whether no space stands between the lexeme at `index` and the next."""
        return 0 <= index < len(self.texts) - 1 and self.ends[index] == self.starts[index + 1]

    def is_digits(self, index: int) -> bool:
        """Tell whether the lexeme at `index` is a number in digits, of sane length."""
        raw = self.raw(index)
        return raw[:1] in DIGITS and raw != "" and len(raw) <= _LONGEST

    def span(self, start: int, stop: int) -> str:
        """Return the text from lexeme `start` up to, not including, lexeme `stop`."""
        return self.text[self.starts[start] : self.ends[stop - 1]]
