"""One name for a unit however it is written, by the lexicons of units and currencies."""

import re
from functools import cache

from extractor.evaluation.adapters.labels import maps
from extractor.evaluation.words import function_words, singular
from extractor.normalize import money, units
from extractor.normalize.lexemes import Lexemes

_PER = re.compile(r"\s*/\s*|\s+per\s+|-per-|\s+(?:a|an|each|every)\s+")
_AGE = re.compile(r"(?:s? of age|[- ]olds?)$")


@cache
def canonical(unit: str | None) -> str | None:
    """Return the name of a unit or currency, `A per B`, or `noun` and the lemmas of what is counted, sorted.

    "% of Germans" counts Germans, as in NewsQuant.
    """
    written = (unit or "").strip().removeprefix("% ").strip()
    if written in ("", "-"):
        return None
    known = _known(written)
    if known:
        return known
    over, *under = _PER.split(written, maxsplit=1)
    if under and over and under[0]:
        return f"{canonical(over)} per {canonical(under[0])}".replace("noun ", "")
    written = _AGE.sub(" old", written)
    words = [word for word in written.lower().replace("-", " ").split() if word not in function_words()]
    return f"noun {' '.join(sorted(map(singular, words)))}"


def _known(written: str) -> str | None:
    labels = maps()["newsquant"].labels
    if written.lower() in labels:
        return labels[written.lower()]
    symbol = units.lexicon().symbols.get(written)
    currency = money.lexicon().symbols.get(written)
    if symbol or currency:
        return symbol.name if symbol else currency and (currency.minor or currency.code)
    for form in (written.lower(), written.lower().replace("-", " "), singular(written.lower())):
        words = tuple(Lexemes(form).words)
        if words in units.lexicon().words:
            return units.lexicon().words[words].name
        if words in money.lexicon().names:
            coin = money.lexicon().names[words]
            return coin.minor or coin.code
    return None
