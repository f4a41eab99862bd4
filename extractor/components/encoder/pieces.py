"""From the words of an article to the word pieces that the encoder reads, in windows that miss no word."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tokenizers import Tokenizer

LONGEST = 192  # word pieces of a window
_MOST_PIECES = 8  # of one word: what is longer is no word
_OPENING, _CLOSING, _EITHER = frozenset("“«„"), frozenset("”»"), frozenset(['"', "``", "''"])
_ENDS = frozenset(".!?")
_AFTER_END = frozenset(["”", '"', "''", "»", ")", "’", "'"])
SHAPES, QUOTES = 8, 3  # number of values of a window's `shapes` and `quotes`


@dataclass(slots=True)
class Window:
    """A stretch of words as the encoder sees it.

    `words`: indices of the words; `firsts`: where in `ids` the first piece of each stands. `ids` are the
    vocabulary's numbers of the pieces, `shapes` and `quotes` the features of each piece.
    """

    words: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)


class Pieces:
    """Cuts words to pieces and articles to windows.

    Args:
        tokenizer: the encoder's own.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._start, self._end, unknown = (_number(tokenizer, mark) for mark in ("[CLS]", "[SEP]", "[UNK]"))

        @lru_cache(maxsize=50_000)
        def ids(word: str) -> tuple[int, ...]:
            found = tokenizer.encode(word[:100], add_special_tokens=False).ids
            return tuple(found[:_MOST_PIECES]) or (unknown,)

        self._ids = ids

    def windows(self, words: Sequence[str]) -> list[Window]:
        """Return the windows of an article, given its words and the white space that stands as a word.

        Whole paragraphs go together as far as they fit; one that does not is cut between sentences, and a
        sentence that does not where it must be.
        """
        quotes = quote_states(words)
        sizes = [0 if word.isspace() else len(self._ids(word)) for word in words]
        found: list[Window] = []
        held: list[list[int]] = []
        size = 0
        for part in _parts(words, sizes):
            more = sum(sizes[index] for index in part) + 1
            if held and size + more > LONGEST:
                found.append(self._window(words, quotes, held))
                held, size = [], 0
            held.append(part)
            size += more
        if held:
            found.append(self._window(words, quotes, held))
        return found

    def _window(self, words: Sequence[str], quotes: list[int], parts: list[list[int]]) -> Window:
        window = Window()
        self._mark(window, self._start)
        for part in parts:
            for index in part:
                if words[index].isspace():
                    continue
                pieces = self._ids(words[index])
                window.words.append(index)
                window.firsts.append(len(window.ids))
                window.ids += pieces
                window.shapes += [shape(words[index])] * len(pieces)
                window.quotes += [quotes[index]] * len(pieces)
            ends = "\n" in words[part[-1]] or part is parts[-1]
            if ends and window.ids[-1] != self._end:
                self._mark(window, self._end)
        return window

    @staticmethod
    def _mark(window: Window, piece: int) -> None:
        window.ids.append(piece)
        window.shapes.append(0)
        window.quotes.append(0)


def _number(tokenizer: Tokenizer, mark: str) -> int:
    number: int | None = tokenizer.token_to_id(mark)
    if number is None:
        raise ValueError(f"the vocabulary has no {mark}")
    return number


def _parts(words: Sequence[str], sizes: list[int]) -> Iterator[list[int]]:
    """Yield what must not be cut, in order: paragraphs that fit, else sentences, or parts of them."""
    for paragraph in _split(words, range(len(words)), _ends_paragraph):
        if sum(sizes[index] for index in paragraph) < LONGEST - 1:
            yield paragraph
            continue
        for sentence in _split(words, paragraph, _ends_sentence):
            yield from _fitting(sentence, sizes)


def _split(
    words: Sequence[str], indices: Iterable[int], ends: Callable[[Sequence[str], int], bool]
) -> Iterator[list[int]]:
    part: list[int] = []
    for index in indices:
        part.append(index)
        if ends(words, index):
            yield part
            part = []
    if part:
        yield part


def _ends_paragraph(words: Sequence[str], index: int) -> bool:
    return "\n" in words[index]


def _ends_sentence(words: Sequence[str], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else ""
    if following in _AFTER_END:
        return False
    last = words[index - 1] if index and words[index] in _AFTER_END else words[index]
    return last in _ENDS


def _fitting(part: list[int], sizes: list[int]) -> Iterator[list[int]]:
    held: list[int] = []
    size = 0
    for index in part:
        if held and size + sizes[index] >= LONGEST - 1:
            yield held
            held, size = [], 0
        held.append(index)
        size += sizes[index]
    if held:
        yield held


def shape(word: str) -> int:
    """Return how a word is written: the encoder's vocabulary is all in lower case."""
    if word.isupper() and any(letter.isalpha() for letter in word):
        return 3 if len(word) > 1 else 2
    if word[:1].isupper():
        return 1 if not word[1:] or word[1:].islower() else 4
    if word.islower():
        return 5
    return 6 if any(letter.isdigit() for letter in word) else 7


def quote_states(words: Sequence[str]) -> list[int]:
    """Return for each word whether it stands in quotation marks (1), is one (2), or neither (0).

    A quotation ends with its paragraph at the latest.
    """
    states, inside = [], False
    for word in words:
        if "\n" in word:
            inside = False
        if word in _OPENING or word in _CLOSING or word in _EITHER:
            inside = word in _OPENING or (word in _EITHER and not inside)
            states.append(2)
        else:
            states.append(int(inside))
    return states
