"""Under which letters a company's shares are traded, where the text writes it: "(NYSE: ABC)", "(7203.T)"."""

import re
from functools import cache

from extractor import resources
from extractor.components.entities.words import Words


def ticker_after(words: Words, end: int) -> str | None:
    """Return the ticker in brackets after a name that ends at an offset: `NYSE:ABC`, `7203.T`; else None."""
    found = _ticker().match(words.doc_text, end)
    if found is None:
        return None
    exchange, symbol, code = found.group("exchange", "symbol", "code")
    return f"{exchange}:{symbol}" if exchange else str(code)


@cache
def _ticker() -> re.Pattern[str]:
    """With an exchange before it, or a code with the exchange's letters after a full stop."""
    data = resources.load("lexicons/exchanges.yaml")
    exchanges = "|".join(map(re.escape, sorted(data["names"], key=len, reverse=True)))
    suffixes = "|".join(sorted(data["suffixes"], key=len, reverse=True))
    return re.compile(
        rf"\s?\((?:(?P<exchange>{exchanges}):\s?(?P<symbol>[A-Z0-9][A-Z0-9.&-]{{0,11}})"
        rf"|(?P<code>[A-Z0-9]{{1,10}}\.(?:{suffixes})))(?=[),;])"
    )
