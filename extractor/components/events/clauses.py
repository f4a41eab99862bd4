"""Who does and who undergoes what a verb says, whatever its voice and clause."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.components.events.cues import cue

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_PREDICATES = frozenset({"acomp", "oprd"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"WDT", "WP", "WRB"})
_DEPTH = 4  # clauses that a missing subject is sought through


def with_conjuncts(tokens: list[Token]) -> list[Token]:
    """Return the tokens, each followed by what is coordinated with it."""
    found: list[Token] = []
    for token in tokens:
        joined: Token | None = token
        while joined is not None:
            found.append(joined)
            joined = next((child for child in joined.rights if child.dep_ == "conj"), None)
    return found


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is a passive or a past participle that modifies."""
    if verb.tag_ != "VBN":
        return verb.tag_ == "VBD" and verb.dep_ == "acl"  # "records exposed by hackers", wrongly tagged
    if verb.dep_ in {"acl", "amod"}:
        return True
    deps = {child.dep_ for child in verb.children}
    if deps & {"auxpass", "nsubjpass", "agent"}:
        return True
    if verb.dep_ == "advcl":
        return "aux" not in deps
    return not deps & {"aux", "dobj"} and _lacks_auxiliary(verb, "nsubj" in deps)


def _lacks_auxiliary(verb: Token, has_subject: bool) -> bool:
    """Tell whether a participle is a passive whose auxiliary is left out: "two were killed and six **hurt**".

    Not of every one with a subject of its own: the tagger takes many a past tense for a participle.
    """
    if verb.dep_ == "pcomp":
        return has_subject and verb.head.lower_ == "with"  # "with six others **hurt**"
    if verb.dep_ != "conj":
        return False
    is_result = verb.head.lemma_ in cue("resulting")  # "left six dead and ten **hurt**"
    return is_passive(verb.head) or (has_subject and is_result)


def doers(verb: Token, depth: int = _DEPTH) -> list[Token]:
    """Return the heads of the logical subjects of a verb."""
    return by_phrase(verb) if is_passive(verb) else with_conjuncts(_surface_subjects(verb, depth))


def undergoers(verb: Token) -> list[Token]:
    """Return the heads of the logical objects of a verb."""
    if is_passive(verb):
        return with_conjuncts(_surface_subjects(verb, _DEPTH))
    own = _objects(verb)
    fronted = [child for child in verb.lefts if child.dep_ == "dobj" and child.tag_ in _RELATIVES]
    if fronted or (verb.dep_ == "relcl" and not (own or _has_relative_subject(verb) or _is_announced(verb))):
        return with_conjuncts([verb.head]) if verb.dep_ == "relcl" else own
    if not own:  # "breached and looted the shop"
        joined = next((child for child in verb.rights if child.dep_ == "conj" and child.pos_ == "VERB"), None)
        own = _objects(joined) if joined is not None else []
        own = own if joined is not None and not has_own_subject(joined) else []
    return with_conjuncts(own)


def by_phrase(token: Token) -> list[Token]:
    """Return the nouns of the by-phrase of a passive or a noun."""
    agents = [child for child in token.rights if child.lower_ == "by" and child.dep_ in {"agent", "prep"}]
    return with_conjuncts([noun for agent in agents for noun in agent.children if noun.dep_ == "pobj"])


def has_own_subject(verb: Token) -> bool:
    """Tell whether a subject is among the verb's own dependents."""
    return any(child.dep_ in _SUBJECT for child in verb.children)


def _has_relative_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECT and child.tag_ in _RELATIVES for child in verb.lefts)


def _surface_subjects(verb: Token, depth: int) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in _SUBJECT]
    if own:
        if own[0].tag_ in _RELATIVES and verb.dep_ == "relcl":
            return [verb.head]
        return own
    if depth == 0 or verb.head == verb:
        return []
    return list(_inherited(verb, depth - 1))


def _deciders(noun: Token, depth: int) -> list[Token]:
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    if not owners and noun.dep_ == "dobj":
        return _surface_subjects(noun.head, depth)
    return owners


def _inherited(verb: Token, depth: int) -> Iterator[Token]:
    """Yield the subject that a clause without one takes from the clause or noun it depends on."""
    head = verb.head
    if _is_announced(verb):
        yield head
    elif verb.dep_ in {"acl", "amod"}:
        if verb.tag_ in {"VBN", "VBG"}:
            yield head
        else:  # "the minister's decision to raise the tax", "has a plan to raise it"
            yield from _deciders(head, depth)
    elif verb.dep_ == "pcomp":
        yield from _behind_preposition(head, depth)
    elif verb.dep_ == "xcomp" and head.dep_ in _PREDICATES:  # "are due to meet"
        yield from _surface_subjects(head.head, depth)
    elif verb.dep_ == "xcomp" and head.lemma_ in cue("telling_to") and not is_passive(head):
        yield from _objects(head) or _surface_subjects(head, depth)
    elif verb.dep_ in {"conj", "xcomp", "advcl"} and head.pos_ in _VERBS:
        yield from _surface_subjects(head, depth)


def _is_announced(verb: Token) -> bool:
    """Tell whether a line says of its noun what that will do: "Norvik and Lumena **to merge**"."""
    head = verb.head
    if verb.dep_ not in {"acl", "relcl"} or verb.tag_ != "VB" or head.dep_ != "ROOT":
        return False
    return head.pos_ in _NOUNS and head.lemma_ not in cue("unreal_nouns")


def _behind_preposition(preposition: Token, depth: int) -> list[Token]:
    """Return who does what a gerund behind a preposition says: "accused **them** of stealing"."""
    holder = preposition.head
    is_of_object = preposition.lower_ in cue("binding_gerunds") or (
        preposition.lower_ == "for" and holder.lemma_ in cue("holding_to_account")
    )
    if holder.dep_ in _PREDICATES or (holder.dep_ == "ccomp" and holder.pos_ == "ADJ"):
        # "found **them** guilty of stealing"
        holder, is_of_object = holder.head, True
    elif holder.dep_ == "pobj" and preposition.lower_ == "of":  # "held **them** on charges of stealing"
        holder, is_of_object = holder.head.head, True
    if holder.pos_ not in _VERBS:
        return []
    objects = _objects(holder) if is_of_object and not is_passive(holder) else []
    return objects or _surface_subjects(holder, depth)


def _objects(verb: Token) -> list[Token]:
    """Return the objects of a verb, with those of whom it says what they are.

    "Found **them** guilty", "left **six** dead".
    """
    small = [child for child in verb.rights if child.dep_ == "ccomp" and child.pos_ == "ADJ"]
    said_of = [noun for head in small for noun in head.lefts if noun.dep_ == "nsubj"]
    said_of += [count for head in verb.rights if head.dep_ == "oprd" for count in _counts(head)]
    return [child for child in verb.rights if child.dep_ == "dobj"] or said_of


def _counts(state: Token) -> list[Token]:
    return [child for child in state.lefts if child.dep_ == "nummod"] if state.pos_ == "ADJ" else []
