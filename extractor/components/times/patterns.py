"""The patterns of `models/patterns/times.yaml`, compiled with the words of `models/lexicons/times.yaml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor import resources

_MACRO = re.compile(r"\{([a-z]\w*)\}")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_SPACE = r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n[^\S\n]{0,3})"
_CLASS_OR_SPACE = re.compile(r"\[(?:\\.|[^\]\\])*\]| ")
_LEFT, _RIGHT = r"(?<![\w$£€¥#@])(?<!\d[.,/:])", r"(?!\w)"
_NO_WORDS = re.compile(r"\\[a-zA-Z]|\(\?P<\w+>|\(\?P=\w+\)")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time; see the head of `models/patterns/times.yaml`."""

    name: str
    kind: str
    classes: int
    regex: re.Pattern[str]
    constants: dict[str, Any]
    check: str | None
    pair: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and the words worth a look: each with the bits of its classes, 0 for fillers."""

    rules: list[Rule]
    vocabulary: dict[str, int]
    bits: dict[str, int]


@cache
def lexicon() -> dict[str, Any]:
    """Return the words that name times."""
    words: dict[str, Any] = resources.load("lexicons/times.yaml")
    return words


@cache
def grammar() -> Grammar:
    """Load and compile the rules once."""
    data = resources.load("patterns/times.yaml")
    macros = {**_word_macros(lexicon()), **data["macros"]}
    triggers = _triggers(lexicon())
    bits = {name: 1 << index for index, name in enumerate(triggers)}
    sources = [_expand(rule["regex"], macros) for rule in data["rules"]]
    vocabulary = {word.lower(): 0 for source in sources for word in _WORD.findall(_NO_WORDS.sub(" ", source))}
    vocabulary.pop("s", None)
    for name, words in triggers.items():
        for word in words:
            vocabulary[word] = vocabulary.get(word, 0) | bits[name]
    rules = [_rule(rule, source, bits) for rule, source in zip(data["rules"], sources, strict=True)]
    return Grammar(rules, vocabulary, bits)


def _rule(data: dict[str, Any], source: str, bits: dict[str, int]) -> Rule:
    return Rule(
        name=data["name"],
        kind=data["kind"],
        classes=sum(bits[name] for name in data["near"]),
        regex=re.compile(_LEFT + f"(?:{source})" + _RIGHT, re.IGNORECASE),
        constants=data.get("set", {}),
        check=data.get("check"),
        pair=data.get("pair", False),
    )


def _expand(source: str, macros: dict[str, str]) -> str:
    """Put in the macros, number groups that occur again, and let a blank be any white space."""
    while _MACRO.search(source):
        source = _MACRO.sub(lambda match: macros[match[1]], source)
    seen: dict[str, int] = {}

    def unique(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return match[0] if seen[name] == 1 else f"(?P<{name}_{chr(96 + seen[name])}>"

    return _CLASS_OR_SPACE.sub(_space, _GROUP.sub(unique, source))


def _space(match: re.Match[str]) -> str:
    """A blank may be a line break, also as a hyphen's alternative; within another class it is a blank."""
    return {" ": _SPACE, "[- ]": f"(?:-|{_SPACE})"}.get(match[0], match[0])


def _word_macros(words: dict[str, Any]) -> dict[str, str]:
    months = _names(words["months"])
    days = _names(word for word in words["weekdays"] if word.endswith("day"))
    short = "|".join(f"{word.title()}\\b\\.?" for word in words["weekdays"] if not word.endswith("day"))
    units = _either(words["units"])
    plurals = _either(
        unit
        for unit in words["units"]
        if unit not in {"century", "millennium", "weekend", "min", "hr", "yr", "night", "quarter"}
    )
    zones = _either(words["zones"], cased=True)
    groups = {
        "dayword": _either(words["days"]),
        "shift": _either(words["shifts"]),
        "mod": _either(words["positions"]),
        "season": _either(words["seasons"]),
        "part": _either(words["parts"]),
        "holiday": _either(words["holidays"]),
    }
    return {
        **{name: f"(?P<{name}>{pattern})" for name, pattern in groups.items()},
        "bound": f"(?P<mod>{_either(words['bounds'])})",
        "month": f"(?P<month>{months})",
        "months": months,
        "weekday": f"(?P<weekday>{days})",
        "weekday_b": f"(?P<weekday>{days})",
        "weekday_words": days,
        "weekday_any": f"(?:{days}|(?-i:{short}))",
        "zone": f"(?P<zone>{zones})(?!\\w)",
        "zone_b": f"(?P<zone>{zones})(?!\\w)",
        "unit_words": units,
        "plural_words": plurals,
        "part_words": _either(words["parts"]),
        "ordinals": _either(word for word in words["ordinals"] if word not in {"final", "last", "opening"}),
        "tens_words": _either(words["tens"]),
        "frequency_words": _either(words["frequencies"]),
        "reference_words": _either(phrase for phrases in words["references"].values() for phrase in phrases),
    }


def _names(words: Iterable[str]) -> str:
    """Names are capitalised; three or four letters of one may end in a full stop."""
    forms = []
    for word in sorted(words, key=len, reverse=True):
        stop = r"\b\.?" if len(word) < 5 and word not in {"may", "june", "july"} else ""
        forms += [word.title() + stop, word.upper() + stop]
    return f"(?-i:{'|'.join(forms)})"


def _either(words: Iterable[str], cased: bool = False) -> str:
    ordered = sorted(words, key=len, reverse=True)
    pattern = "|".join(re.escape(word).replace(r"\ ", " ").replace("'", "['’]") for word in ordered)
    return f"(?-i:{pattern})" if cased else f"(?:{pattern})"


def _triggers(words: dict[str, Any]) -> dict[str, set[str]]:
    units = set(words["units"])
    return {
        "month": set(words["months"]),
        "weekday": {form for word in words["weekdays"] for form in (word, word + "s")},
        "unit": units
        | {unit + "s" for unit in units}
        | {"dayslong", "weekslong", "monthslong", "yearslong", "decadeslong"},
        "season": set(words["seasons"]),
        "part": {word for phrase in words["parts"] for word in _WORD.findall(phrase)}
        | {"nights", "mornings", "evenings"},
        "dayword": set(words["days"]),
        "zone": {zone.lower() for zone in words["zones"]},
        "frequency": {word for phrase in words["frequencies"] for word in _WORD.findall(phrase)},
        "holiday": {word for phrase in words["holidays"] for word in _WORD.findall(phrase) if len(word) > 2},
        "reference": {
            _WORD.findall(phrase)[-1] for phrases in words["references"].values() for phrase in phrases
        },
        **{name: {str(word) for word in listed} for name, listed in words["triggers"].items()},
        "year": set(),
        "slash": set(),
        "apostrophe": set(),
    }
