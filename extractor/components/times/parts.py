"""From the named groups of a pattern's match to what they say."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from extractor.components.times.patterns import Rule, lexicon
from extractor.normalize.cardinals import cardinal
from extractor.normalize.timex import Amount, Parts

_VARIANT = re.compile(r"_[a-z]$|(?<!\d)\d$|2nd$")
_MERIDIEM = {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}
_HALVES = {"first": 1, "1st": 1, "1": 1}
_QUANTS = {"each": "EACH", "every": "EVERY", "a": "EACH", "an": "EACH", "per": "EACH"}


class Reading(NamedTuple):
    """A stretch of text and what it says."""

    start: int
    end: int
    parts: Parts


def read(match: re.Match[str], rule: Rule) -> list[Reading]:
    """Return what a match says: one reading, or for a pair two, the second with what both ends share."""
    said = {name: text for name, text in match.groupdict().items() if text is not None}
    if not rule.pair:
        words = {_VARIANT.sub("", name): text for name, text in said.items()}
        return [Reading(match.start(), match.end(), _parts({**words, **rule.constants}, match[0]))]
    first = {name: text for name, text in said.items() if not name.endswith("2")}
    second = {**first, **{name[:-1]: text for name, text in said.items() if name.endswith("2")}}
    if "shortyear2" in said:
        second["year"] = said["year"][:2] + said["shortyear2"]
        second.pop("shortyear")
    return [
        Reading(*match.span("one"), _parts(first, match["one"])),
        Reading(match.start("two"), match.end(), _parts(second, match["two"])),
    ]


def _parts(said: dict[str, str], text: str) -> Parts:
    """Look the words up; each reader below adds its own fields."""
    fields: dict[str, Any] = {"text": text}
    words = {name: " ".join(value.lower().replace("’", "'").split()) for name, value in said.items()}
    for reader in (_calendar, _year, _named, _relative, _of_day, _clock, _amount, _often, _periods, _ages):
        fields.update(reader(words))
    return Parts(**fields)


def _calendar(words: dict[str, str]) -> Iterator[tuple[str, Any]]:
    known = lexicon()
    if month := words.get("month"):
        yield "month", known["months"][month.rstrip(".")]
    for name, field in (("monthno", "month"), ("first", "month"), ("second", "day"), ("day", "day")):
        if name in words:
            yield field, int(words[name])
    yield "dotted", words.get("separator") == "."
    if ordinal := words.get("dayword_ordinal") or words.get("dayword_"):
        yield "day", known["ordinals"].get(ordinal.replace(" ", "-"))
    if weekday := words.get("weekday"):
        yield "weekday", known["weekdays"][weekday]
    if dayword := words.get("dayword"):
        yield "day_shift", known["days"].get(dayword)


def _year(words: dict[str, str]) -> Iterator[tuple[str, Any]]:
    if year := words.get("year") or words.get("yearafter"):
        yield "year", int(year)
    elif short := words.get("shortyear"):
        yield "year", int(short) + (1900 if int(short) >= 50 else 2000)
    elif spoken := words.get("yearwords"):
        yield "year", _spoken_year(spoken)


def _named(words: dict[str, str]) -> Iterator[tuple[str, Any]]:
    known = lexicon()
    if holiday := words.get("holiday"):
        rule = known["holidays"][holiday]
        yield ("easter", rule["easter"]) if isinstance(rule, dict) else ("holiday", tuple(rule))
    if "week" in words:
        yield "unit", "W"
    if "reference" in words:
        yield "reference", words["reference"].upper()
    elif phrase := words.get("phrase"):
        yield "reference", _reference(phrase)
    if mod := words.get("mod"):
        yield "mod", known["positions"].get(mod) or known["bounds"].get(mod)


def _spoken_year(words: str) -> int:
    numbers = lexicon()["numbers"]
    first, _, rest = words.replace("-", " ").partition(" ")
    if first == "two":
        return 2000 + int(cardinal(rest.removeprefix("thousand"), numbers) or 0)
    return int(numbers[first]) * 100 + int(cardinal(rest, numbers) or 0)


def _relative(words: dict[str, str]) -> Iterator[tuple[str, Any]]:
    known = lexicon()
    shift = words.get("shift") or words.get("partshift")
    if shift:
        name = shift.removeprefix("the ").strip()
        yield "shift", known["shifts"].get(name, 0)
        yield "shift_word", name
        yield "from_focus", shift in known["from_focus"]
    if direction := words.get("direction"):
        yield "direction", known["directions"][direction]
        yield "from_focus", direction in known["from_focus"]
    if side := words.get("beforeafter"):
        yield "direction", 1 if side == "after" else -1
    if yearshift := words.get("yearshift"):
        yield "year_shift", known["shifts"][yearshift.removeprefix("the ")]
        yield "from_focus", yearshift in known["from_focus"]
    if "thisyear" in words:
        yield "year_shift", 0
    if weekshift := words.get("weekshift"):
        yield "week_shift", known["shifts"][weekshift.removeprefix("the ")]
    if "longago" in words:
        yield "direction", -1
        yield "vague", True


def _reference(phrase: str) -> str | None:
    references: dict[str, list[str]] = lexicon()["references"]
    return next((value for value, phrases in references.items() if phrase in phrases), None)


def _of_day(words: dict[str, str]) -> Iterator[tuple[str, Any]]:
    known = lexicon()
    if words.get("dayword") == "tonight":
        yield "part", "NI"
    if part := words.get("part") or words.get("barepart"):
        yield "part", known["parts"].get(part) or known["parts"].get(part.replace(" ", "-"))
        if words.get("partshift") is None and "barepart" in words:
            yield "shift", 0


def _clock(words: dict[str, str]) -> Iterator[tuple[str, Any]]:
    known = lexicon()
    if name := words.get("clockname"):
        hour, minute = known["clock_names"][name].split(":")
        yield "hour", int(hour)
        yield "minute", int(minute)
    elif hour_said := words.get("hour") or words.get("hour24") or words.get("hourword"):
        yield "hour", _hour(hour_said, words)
        yield "minute", int(words.get("minute") or words.get("minute24") or 0)
    if zone := words.get("zone"):
        yield "zone", _zones()[zone]
    elif offset := words.get("zoneiso"):
        yield "zone", _offset(offset)


@cache
def _zones() -> dict[str, str | int]:
    return {name.lower(): zone for name, zone in lexicon()["zones"].items()}


def _hour(said: str, words: dict[str, str]) -> int:
    hour = int(said) if said.isdigit() else int(lexicon()["numbers"][said])
    half = words.get("meridiem") or _MERIDIEM.get(words.get("dayhalf", ""), "")
    if half.startswith("p") and hour < 12 and not (words.get("dayhalf") == "night" and hour < 6):
        return hour + 12
    return 0 if hour == 12 and half.startswith("a") else hour


def _offset(text: str) -> int:
    if text == "z":
        return 0
    minutes = 60 * int(text[1:3]) + int(text[-2:])
    return -minutes if text[0] == "-" else minutes


def _amount(words: dict[str, str]) -> Iterator[tuple[str, Any]]:
    known = lexicon()
    count: Amount | None = None
    if "fraction" in words:
        count = 0.75 if words["fraction"].startswith("three") else 0.25
    elif "count" in words:
        count = cardinal(words["count"], known["numbers"])
    elif "nth" in words:
        count = known["ordinals"].get(words["nth"])
    elif words.get("other") == "other":
        count = 2
    if words.get("andhalf"):
        count = (count or 1) + (0.5 if "half" in words["andhalf"] else 0.25)
    name = words.get("span", "").removeprefix("half").strip(" -") or words.get("unit", "")
    factor, unit = (1, "X") if name == "x" else known["units"].get(name, (1, None))
    if "vague" in words:
        yield "vague", True
    if unit:
        yield "unit", unit
        yield "count", factor * count if count is not None else (factor if factor > 1 else None)


def _often(words: dict[str, str]) -> Iterator[tuple[str, Any]]:
    if quant := words.get("quant"):
        yield "quant", _QUANTS[quant]
    if frequency := words.get("frequency"):
        yield "value", lexicon()["frequencies"][frequency]
    if freq := words.get("freq"):
        yield "freq", _times(freq)


def _times(freq: str) -> str:
    if freq in {"once", "twice"}:
        return "1X" if freq == "once" else "2X"
    count = cardinal(freq, lexicon()["numbers"])
    return f"{count if count is not None else 'X'}{'D' if freq.endswith('days') else 'X'}"


def _periods(words: dict[str, str]) -> Iterator[tuple[str, Any]]:
    known = lexicon()
    if "ordinal" in words or "q" in words:
        ordinal = words.get("ordinal", "")
        yield (
            "quarter",
            int(words["q"]) if "q" in words else known["ordinals"].get(ordinal) or int(ordinal[0]),
        )
    if half := words.get("halfword") or words.get("h"):
        yield "half", _HALVES.get(half, 2)
    if season := words.get("season"):
        yield "season", known["seasons"][season]
    if "fiscal" in words:
        yield "fiscal", words["fiscal"] not in {"calendar", "model"}
    if "yearago" in words or "yearagoafter" in words or words.get("yearshift") == "last":
        yield "year_ago", True
    if ref := words.get("quarterref"):
        yield from _quarter_ref(ref)


def _ages(words: dict[str, str]) -> Iterator[tuple[str, Any]]:
    known = lexicon()
    if decade := words.get("decade") or words.get("shortdecade"):
        yield "decade", int(decade)
    elif tens := words.get("tens"):
        yield "decade", known["tens"][tens]
    if century := words.get("centuryno"):
        yield "century", int(century)
    elif ordinal := words.get("centuryword"):
        yield "century", known["ordinals"][ordinal.replace(" ", "-")]


def _quarter_ref(ref: str) -> Iterator[tuple[str, Any]]:
    if ref in {"year-ago", "year-earlier", "prior-year"}:
        yield "year_ago", True
    elif ref == "latest":
        yield "shift_word", "latest"
    elif (word := ref.removesuffix(" fiscal")) in lexicon()["shifts"] and word not in {"latest", "same"}:
        yield "shift", lexicon()["shifts"][word]
        yield "from_focus", word in lexicon()["from_focus"]
