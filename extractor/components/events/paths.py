"""How one word stands to another in the dependency parse, as text."""

from spacy.tokens import Token

_STEPS = 6  # upwards from either word


def chain(token: Token) -> list[Token]:
    """Return a word and those above it, nearest first, as far as paths reach."""
    found = [token]
    while len(found) <= _STEPS and token.head != token:
        token = token.head
        found.append(token)
    return found


def path(above: list[Token], word: Token) -> list[str] | None:
    """Return the labels from a trigger up (`^`) to what governs both and down to a word.

    Prepositions stand by name.

    Args:
        above: the trigger and what stands above it, from `chain`.
        word: the other word.

    Returns:
        The steps in order, or None where the two are too far apart.
    """
    places = {token.i: number for number, token in enumerate(above)}
    down: list[str] = []
    for token in chain(word):
        if token.i in places:
            up = [f"^{_label(step)}" for step in above[: places[token.i]]]
            return [*up, *reversed(down)]
        down.append(_label(token))
    return None


def _label(token: Token) -> str:
    return token.lower_ if token.dep_ in {"prep", "agent", "mark"} else token.dep_
