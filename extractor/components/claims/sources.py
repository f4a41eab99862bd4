"""The source of a cue: whose words or thoughts they are, by the parse."""

from spacy.tokens import Doc, Token

from extractor.components.claims.arguments import Range

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SHARING = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acomp", "oprd"}
)  # the subject is that of the head
_AGENTS = frozenset({"by", "from"})
_EDGES = frozenset({"PUNCT", "SPACE"})
_CUT = frozenset({"relcl", "acl", "appos"})
_FARTHEST = 5
_BESIDE = 8
_FAR_BEFORE = 25
_ENDS = frozenset({".", "?", "!", "…", "-", "–", "—", "\n", "\n\n"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_MODIFYING = frozenset({"DET", "ADJ", "NUM", "PART", "ADP"})


def source_of(cue: Token) -> Token | None:
    """Return the head of the phrase that names the source, or None where the text names none."""
    if cue.pos_ in {"NOUN", "PROPN"}:
        return _of_noun(cue)
    if cue.lower_ == "according":
        return _of_adposition(cue)
    return _of_predicate(cue)


def _of_predicate(cue: Token) -> Token | None:
    word = cue
    for _ in range(_FARTHEST):
        agent = _agent(word)
        if agent is not None:
            return agent
        passive = _is_passive(word)
        subject = next((child for child in word.children if child.dep_ in _SUBJECTS), None)
        if subject is not None:
            return None if passive and word.i == cue.i else _named(subject)
        if passive and word.i == cue.i:
            return None
        if word.dep_ in {"acl", "relcl"}:
            return word.head
        if word.dep_ not in _SHARING:
            return None
        word = word.head
        thing = next((child for child in word.children if child.dep_ == "dobj"), None)
        if word.dep_ == "xcomp" and thing is not None:
            return thing
    return None


def _of_noun(cue: Token) -> Token | None:
    owner = next((child for child in cue.lefts if child.dep_ == "poss"), None)
    if owner is not None:
        return owner
    agent = next((child for child in cue.rights if child.dep_ == "prep" and child.lower_ in _AGENTS), None)
    if agent is not None:
        return next((child for child in agent.children if child.dep_ == "pobj"), None)
    if cue.dep_ in {"dobj", "attr", "pobj"}:
        verb = cue.head.head if cue.dep_ == "pobj" else cue.head
        return _of_predicate(verb) if verb.pos_ in {"VERB", "AUX"} else None
    return None


def _of_adposition(cue: Token) -> Token | None:
    prepositions = [child for child in cue.rights if child.dep_ == "prep"] or [cue]
    return next((word for word in prepositions[0].children if word.dep_ == "pobj"), None)


def _is_passive(verb: Token) -> bool:
    labels = {child.dep_ for child in verb.children}
    reduced = (
        verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl"} and "aux" not in labels
    )  # "asked about it, …"
    return reduced or not labels.isdisjoint({"auxpass", "nsubjpass"})


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "agent":
            return next((word for word in child.children if word.dep_ == "pobj"), None)
    return None


def _named(subject: Token) -> Token | None:
    return None if subject.lower_ in {"it", "there"} and subject.dep_ == "expl" else subject


def phrase_range(head: Token) -> Range:
    """Return the source's phrase: without relative and participial clauses, and without what follows a comma.

    An apposition stays where it holds the name ("its head, Ana Ruiz").
    """
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.rights:
        if child.dep_ in _CUT and not _names(head, child):
            end = min(end, child.left_edge.i)
    while end > head.i + 1 and head.doc[end - 1].pos_ in _EDGES:
        end -= 1
    while start < head.i and head.doc[start].pos_ in _EDGES:
        start += 1
    return start, end


def _names(head: Token, apposition: Token) -> bool:
    return apposition.dep_ == "appos" and apposition.pos_ == "PROPN" and head.pos_ != "PROPN"


def beside(cue: Token, quote: Range) -> Range | None:
    """Return the noun phrase that stands beside a cue of a quotation, where the parse has lost the subject.

    Between quotation and cue ("…," Ana Ruiz said), else on the cue's other side ("…," said Ana Ruiz; Ana Ruiz
    said, "…").
    """
    doc = cue.doc
    if quote[1] <= cue.i:
        between = _nominal(doc, range(quote[1], cue.i))
        return between or _nominal(doc, range(cue.i + 1, min(len(doc), cue.i + _BESIDE)))
    return _nominal(doc, range(max(0, cue.i - _BESIDE), cue.i), nearest_last=True)


def before_colon(colon: Token, inside: list[int]) -> Range | None:
    """Return the source that a colon alone attributes to: the sentence's subject, or its last noun phrase."""
    doc = colon.doc
    start = colon.i
    while (
        start > max(0, colon.i - _FAR_BEFORE) and doc[start - 1].text not in _ENDS and inside[start - 1] < 0
    ):
        start -= 1
    for index in range(start, colon.i):
        if doc[index].dep_ in _SUBJECTS:
            return phrase_range(doc[index])
    return _nominal(doc, range(start, colon.i), nearest_last=True)


def after_dash(dash: Token) -> Range | None:
    """Return the name that signs a quotation ("…" — Ana Ruiz)."""
    return _nominal(dash.doc, range(dash.i + 1, min(len(dash.doc), dash.i + _BESIDE)))


def _nominal(doc: Doc, indices: range, *, nearest_last: bool = False) -> Range | None:
    """Return the first (or last) unbroken run of words that ends in a noun or pronoun."""
    runs: list[list[int]] = []
    open_run = False
    for index in indices:
        part = doc[index].pos_
        if part in _NOMINAL or (part in _MODIFYING and (open_run or part == "DET")):
            if not open_run:
                runs.append([])
            runs[-1].append(index)
            open_run = True
        else:
            open_run = False
    for run in reversed(runs) if nearest_last else runs:
        while run and doc[run[-1]].pos_ not in _NOMINAL:
            run.pop()
        if run:
            return run[0], run[-1] + 1
    return None
