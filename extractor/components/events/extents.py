"""How far a trigger reaches around its head, for types whose extent is learned: word by word.

Weights: `models/trained/extents.json`; recipe: `extractor.training.events`.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.components.events.loglinear import trained

IN, OUT = "in", "out"
_MOST = 5  # words that a trigger takes in on either side


def learned_extent(head: Token, type_name: str) -> tuple[int, int]:
    """Return the tokens that a trigger covers: from its head outwards as long as words belong to it."""
    start, end = head.i, head.i + 1
    while start > 0 and end - start <= _MOST and _belongs(head, start - 1, type_name):
        start -= 1
    while end < len(head.doc) and end - head.i <= _MOST and _belongs(head, end, type_name):
        end += 1
    return start, end


def _belongs(head: Token, place: int, type_name: str) -> bool:
    scores = trained("extents")["cyber"].scores(features(head, head.doc[place], type_name))
    return scores.get(IN, 0.0) > scores.get(OUT, 0.0)


def features(head: Token, word: Token, type_name: str) -> Iterator[str]:
    """Yield what speaks for or against a word next to a trigger being part of it."""
    side = "left" if word.i < head.i else "right"
    far = min(3, abs(word.i - head.i))
    owner = "head" if word.head == head else "up" if head.head == word else "other"
    kind, lower, lemma = head.pos_, word.lower_, head.lemma_.lower()
    yield f"bias={side}"
    yield f"word={side},{lower}"
    yield f"word,pos={side},{lower},{kind}"
    yield f"word,lemma={side},{lower},{lemma}"
    yield f"dep={side},{word.dep_},{owner},{kind}"
    yield f"tag={side},{word.tag_},{kind}"
    yield f"tag,tag={side},{word.tag_},{head.tag_},{far}"
    yield f"type={side},{type_name},{word.dep_},{owner}"
    yield f"type,word={side},{type_name},{lower}"
    yield f"lemma={side},{lemma},{word.dep_}"
    yield f"lemma,far={side},{lemma},{far}"
    yield f"lemma,tag={side},{lemma},{word.tag_}"
    following = head.doc[word.i + 1].lower_ if word.i + 1 < len(head.doc) else ""
    yield f"next={side},{lower},{following}"
