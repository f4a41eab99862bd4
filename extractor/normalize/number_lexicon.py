"""English number words: `models/lexicons/numbers.yaml`, ready for look-up."""

from functools import cache
from typing import Any, NamedTuple

from extractor import resources

Ratio = tuple[int, int]


class Lexicon(NamedTuple):
    """`models/lexicons/numbers.yaml`, ready for look-up."""

    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    abbreviations: dict[str, int]
    detached: frozenset[str]
    ambiguous: frozenset[str]
    vague: dict[str, int]
    vague_of: frozenset[str]
    vague_open: frozenset[str]
    several: frozenset[str]
    ordinals: dict[str, int]
    suffixes: frozenset[str]
    fractions: dict[str, int]
    glyphs: dict[str, Ratio]
    slashes: frozenset[int]
    after_half: frozenset[str]
    not_before_half: frozenset[str]
    starts: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load the number words once."""
    data: dict[str, Any] = resources.load("lexicons/numbers.yaml")
    short = data["abbreviations"]
    any_case = {
        form: worth
        for word, worth in short["any_case"].items()
        for form in (word, word.upper(), word.title())
    }
    glyphs = {glyph: (parts[0], parts[1]) for glyph, parts in data["glyphs"].items()}
    words = ("cardinals", "tens", "scales", "vague", "ordinals", "fractions")
    starts = {word for group in words for word in data[group]} | set(glyphs)
    return Lexicon(
        small=data["cardinals"],
        tens=data["tens"],
        scales=data["scales"],
        abbreviations=any_case | short["as_written"],
        detached=frozenset(form for word in short["detached"] for form in (word, word.upper(), word.title())),
        ambiguous=frozenset(short["ambiguous"]),
        vague=data["vague"],
        vague_of=frozenset(data["vague_needs_of"]),
        vague_open=frozenset(data["vague_open"]),
        several=frozenset(data["several"]),
        ordinals=data["ordinals"],
        suffixes=frozenset(data["ordinal_suffixes"]),
        fractions=data["fractions"],
        glyphs=glyphs,
        slashes=frozenset(data["slash_denominators"]),
        after_half=frozenset(data["half"]["before"]),
        not_before_half=frozenset(data["half"]["not_after"]),
        starts=frozenset(starts - set(data["never_alone"])),
    )
