"""Questions that several layers ask of the dependency parse (labels of spaCy's English models)."""

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CLAUSES = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "pcomp", "csubj", "csubjpass"}
)


def clause_head(token: Token) -> Token:
    """Return the verb (or root) of the clause that the token stands in."""
    while token.dep_ not in _CLAUSES and not (token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}):
        if token.head == token:  # not parsed
            break
        token = token.head
    return token


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
