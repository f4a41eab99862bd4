"""How far a phrase reaches: as written, without relative clauses and what is put in after it."""

from spacy.tokens import Token

_LEFT_OUT = frozenset({"cc", "punct", "preconj", "advmod", "mark", "prep", "intj"})
_QUANTIFIERS = frozenset({"no", "any", "some"})  # tell whether there is such a thing, not what it is
_MODIFIERS = frozenset({"det", "amod", "compound", "nmod"})
_HAVE_BE = frozenset({"have", "be"})
_OUTSIDE = frozenset("\"'“”‘’«»()[],;:—–-")


def noun_phrase(token: Token) -> tuple[int, int]:
    """Return the tokens of the noun phrase around its head: modifiers before it, "of" phrases after."""
    start, end = token.i, _end_of_word(token)
    for child in token.lefts:
        if (child.dep_ not in _LEFT_OUT and child.lower_ not in _QUANTIFIERS) or _joins(child, token):
            start = min(start, child.left_edge.i)
            break
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == end:
            inner = next((noun for noun in child.children if noun.dep_ == "pobj"), None)
            if inner is not None:
                end = noun_phrase(inner)[1]
        elif child.dep_ in {"case"}:
            continue
        else:
            break
    return trimmed(token, start, end)


def _end_of_word(token: Token) -> int:
    """Return where a word ends that hyphens may cut to several tokens: "co-defendant"."""
    doc, end = token.doc, token.i + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ + doc[end].whitespace_:
        end += 2
    return end


def _joins(child: Token, head: Token) -> bool:
    """Tell whether an adverb belongs to the phrase: "about 300 people"."""
    return child.dep_ == "advmod" and child.i + 1 < head.i and child.tag_ != "WRB"


def clause_phrase(verb: Token) -> tuple[int, int]:
    """Return the tokens of a verb phrase: from the verb (its particles kept) to its last complement."""
    end = verb.right_edge.i + 1
    for child in verb.rights:
        if child.dep_ in {"cc", "conj", "advcl", "punct", "parataxis"} and child.i > verb.i:
            end = child.left_edge.i
            break
    return trimmed(verb, verb.i, max(end, verb.i + 1))


def trimmed(token: Token, start: int, end: int) -> tuple[int, int]:
    """Take quotation marks, brackets and white space off the ends, never the token itself."""
    doc = token.doc
    while start < token.i and (doc[start].text in _OUTSIDE or doc[start].is_space):
        start += 1
    while end > token.i + 1 and (doc[end - 1].text in _OUTSIDE or doc[end - 1].is_space):
        end -= 1
    return start, end


def whole_trigger(token: Token, start: int, end: int) -> tuple[int, int]:
    """Widen a trigger to its phrase: a noun's determiners and modifiers, a verb's "have" and "be"."""
    if token.pos_ == "ADJ" and token.head.lemma_ == "be" and token.head.i < token.i:
        return whole_trigger(token.head, token.head.i, end)
    if token.pos_ not in {"VERB", "AUX"}:
        left = [child.left_edge.i for child in token.lefts if child.dep_ in _MODIFIERS]
        return min([start, *left]), end
    particles = [child.i + 1 for child in token.rights if child.dep_ == "prt" and child.i == end]
    first = next((child.i for child in token.lefts if _is_auxiliary(child)), start)
    return min(first, start), max([end, *particles])


def _is_auxiliary(child: Token) -> bool:
    return child.dep_ in {"aux", "auxpass"} and child.lemma_ in _HAVE_BE
