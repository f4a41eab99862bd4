"""Names as strings: keys under which two spellings of one name are the same, and initials."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w&]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_DOTS = re.compile(r"(?<=\b\w)\.")


def fold(text: str) -> str:
    """Return the text without accents, in lower case: "Erdoğan" and "Erdogan" become the same."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, without punctuation; the dots of "U.S." fall out."""
    plain = _POSSESSIVE.sub("", _DOTS.sub("", name))
    return tuple(word for word in _NOT_WORD.split(fold(plain)) if word)


def without_legal_form(name: tuple[str, ...], forms: frozenset[str]) -> tuple[str, ...]:
    """Return a company's name without "Ltd", "Co Inc" and the like at its end; one word always stays.

    Args:
        name: the words of the name, as `words_of` gives them.
        forms: the legal forms, folded and without punctuation.
    """
    end = len(name)
    while end > 1 and name[end - 1] in forms:
        end -= 1
    return name[:end]


def is_acronym(text: str) -> bool:
    """Tell whether a word looks like an acronym: two to eight letters, most of them capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 <= len(letters) <= 8 and sum(letter.isupper() for letter in letters) * 3 >= 2 * len(letters)


def initials(name: str, skip: frozenset[str]) -> set[str]:
    """Return the acronyms that a name can be shortened to, in lower case.

    With and without its small words: "Organization of African Unity" gives "oau" and "ooau".
    """
    pieces = [piece for piece in re.split(r"[\s\-–/]+", name) if piece and piece[0].isalnum()]
    letters = [piece[0].lower() for piece in pieces]
    main = [piece[0].lower() for piece in pieces if piece.lower() not in skip]
    return {"".join(letters), "".join(main)}
