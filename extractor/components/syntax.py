"""Questions that several layers ask of the dependency parse (labels of spaCy's English models)."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CLAUSES = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "pcomp", "csubj", "csubjpass"}
)


def subjects(verb: Token) -> list[Token]:
    """Return the subjects of a verb, or those it shares with the verb it is conjoined to or complements."""
    own = [child for child in verb.lefts if child.dep_ in SUBJECTS]
    own += [child for child in verb.rights if child.dep_ in SUBJECTS]  # "said Lee"
    if own:
        return own
    if verb.dep_ in {"conj", "xcomp"} and verb.head != verb:
        return subjects(verb.head)
    return []


def phrase(head: Token) -> Span:
    """Return the whole subtree of a token, from its leftmost to its rightmost word."""
    return head.doc[head.left_edge.i : head.right_edge.i + 1]


def clause_head(token: Token) -> Token:
    """Return the verb (or root) of the clause that the token stands in."""
    while token.dep_ not in _CLAUSES and not (token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}):
        token = token.head
    return token


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield a token and what is coordinated with it, in order."""
    yield token
    yield from token.conjuncts


def is_negated(verb: Token) -> bool:
    """Tell whether a verb has a negation of its own, or a negated subject or object ("no", "none of")."""
    return any(
        child.dep_ == "neg" or (child.dep_ in SUBJECTS | {"dobj", "attr"} and _is_none(child))
        for child in verb.children
    )


def _is_none(noun: Token) -> bool:
    return noun.lower_ in {"none", "nobody", "nothing", "neither"} or any(
        child.dep_ == "det" and child.lower_ in {"no", "neither"} for child in noun.children
    )


def sentences(doc: Doc) -> Iterator[Span]:
    """Yield the sentences without white space around them; empty ones are left out."""
    for sentence in doc.sents:
        start, end = sentence.start, sentence.end
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start < end:
            yield doc[start:end]
