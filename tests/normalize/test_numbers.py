"""Numbers, currencies and units without spaCy: properties."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.normalize import money, numbers, units
from extractor.normalize.lexemes import Lexemes

_SMALL = {value: word for word, value in numbers.lexicon().small.items()}
_TENS = {value: word for word, value in numbers.lexicon().tens.items()}


def _read(text: str) -> int | float | None:
    lexemes = Lexemes(text)
    read = numbers.numeral(lexemes, numbers.candidates(lexemes)[0])
    return numbers.number(read.value) if read and read.value and read.stop == len(lexemes) else None


def _in_words(value: int) -> str:
    """Write a number below a billion in British words."""
    for scale, word in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= scale:
            rest = value % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{_in_words(value // scale)} {word}" + (joint + _in_words(rest) if rest else "")
    if value < 20:
        return _SMALL[value]
    return _TENS[value - value % 10] + (f"-{_SMALL[value % 10]}" if value % 10 else "")


@given(st.integers(0, 999_999_999))
def test_words_are_read_back(value: int) -> None:
    assert _read(_in_words(value)) == value


@given(st.integers(0, 10**15))
def test_grouped_digits_are_read_back(value: int) -> None:
    assert _read(f"{value:,}") == value


@given(st.integers(1, 10**7))
def test_indian_grouping_is_read_back(value: int) -> None:
    head, tail = divmod(value, 1000)
    pairs = f"{head:,}".replace(",", "") if head else ""
    grouped = ""
    while pairs:
        pairs, grouped = pairs[:-2], f"{pairs[-2:]},{grouped}"
    assert _read(f"{grouped}{tail:03}" if head else str(tail)) == value


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["million", "bn", "crore"]))
def test_scales_are_exact(value: object, scale: str) -> None:
    lexicon = numbers.lexicon()
    worth = lexicon.scales.get(scale) or lexicon.abbreviations[scale]
    expected = numbers.number((round(float(str(value)) * 100) * worth, 100))
    read = _read(f"{value}{scale}" if scale == "bn" else f"{value} {scale}")
    assert read is not None
    assert math.isclose(float(read), float(expected), rel_tol=1e-12)


@given(st.integers(1, 99), st.sampled_from(sorted(numbers.lexicon().glyphs)))
def test_mixed_fractions_add_up(whole: int, glyph: str) -> None:
    over, under = numbers.lexicon().glyphs[glyph]
    assert _read(f"{whole}{glyph}") == pytest.approx(whole + over / under)


@given(st.text(alphabet="0123456789.,", min_size=1, max_size=40))
def test_digits_never_raise(blob: str) -> None:
    value = numbers.digits(blob)
    assert value is None or value[1] > 0


@given(st.text(max_size=60))
def test_lexemes_cover_all_but_white_space(text: str) -> None:
    lexemes = Lexemes(text)
    assert "".join(lexemes.texts) == "".join(text.split()) or any(c.isspace() for c in text)
    assert all(text[s:e] == t for s, e, t in zip(lexemes.starts, lexemes.ends, lexemes.texts, strict=True))


@pytest.mark.parametrize("code", sorted(money.lexicon().countries))
def test_every_code_is_read(code: str) -> None:
    found = money.currency_before(Lexemes(f"{code} 500"), 1)
    assert found is not None
    assert found[0].code == code


@pytest.mark.parametrize("name", sorted(unit.name for unit in set(units.lexicon().words.values())))
def test_every_unit_has_factor_and_is_read_by_name(name: str) -> None:
    [unit] = {unit for unit in units.lexicon().words.values() if unit.name == name}
    assert unit.factor
    assert unit.ucum
    assert unit.factor > 0


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("5 per month", "month"),
        ("5 a barrel", "barrel"),
        ("5/share", "share"),
        ("5 a year earlier", None),
        ("5 per cent", None),
    ],
)
def test_rates(text: str, per: str | None) -> None:
    found = units.per_at(Lexemes(text), 1)
    assert (found and found[0]) == per
