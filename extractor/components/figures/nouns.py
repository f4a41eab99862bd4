"""What is counted: the noun that a bare number belongs to, through the parse."""

from bisect import bisect_right

from spacy.tokens import Doc, Token

from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity
from extractor.normalize import units
from extractor.normalize.lexemes import Lexemes

_MODIFIES = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "det", "poss", "npadvmod", "advmod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM"})
_FARTHEST = 8
_DEICTIC = frozenset({"last", "this", "next"})  # "and 2.1 last year"


class Reader:
    """Reads the parse around quantities of one Doc."""

    def __init__(self, doc: Doc, lexemes: Lexemes) -> None:
        self.doc = doc
        self.lexemes = lexemes
        self.offsets = [token.idx for token in doc]
        self.has_sentences = doc.has_annotation("SENT_START")
        people = [entity for entity in doc._.entities if entity.type == "PERSON"]
        self.person_ends = {mention.end for person in people for mention in person.mentions}

    def token(self, lexeme: int) -> Token:
        """Return the token that holds the beginning of a lexeme."""
        return self.doc[bisect_right(self.offsets, self.lexemes.starts[lexeme]) - 1]

    def sentence(self, lexeme: int) -> int:
        """Return where the sentence of a lexeme begins, as a token's index; 0 where there are none."""
        return self.token(lexeme).sent.start if self.has_sentences else 0

    def lexeme(self, token: Token) -> int:
        """Return the lexeme with which a token begins."""
        return bisect_right(self.lexemes.starts, token.idx + len(token) - 1) - 1

    def number_token(self, quantity: Quantity) -> Token:
        """Return the token of the number that the parse attaches to the rest: the last one, or their head."""
        first, last = self.token(quantity.start), self.token(quantity.numeral.stop - 1)
        token = last
        while token.head != token and first.i <= token.head.i <= last.i:
            token = token.head
        return token

    def ends_person(self, lexeme: int) -> bool:
        """Tell whether a person's name ends with a lexeme, by the entities or else by the model."""
        if self.doc._.entities:
            return self.lexemes.ends[lexeme] in self.person_ends
        return self.token(lexeme).ent_type_ == "PERSON"

    def counted(self, quantity: Quantity) -> Token | None:
        """Return the noun that a bare number counts, or None."""
        token = self.number_token(quantity)
        last = self.token(quantity.numeral.stop - 1)
        if self.lexemes.word(quantity.numeral.stop) == "of":
            return self._partitive(last)
        head = token.head
        if token.dep_ in _MODIFIES and head.pos_ in _NOUNS and last.i < head.i <= last.i + _FARTHEST:
            if self.doc[last.i + 1].lower_ in _DEICTIC and head.tag_ == "NN":
                return None
            return self._end_of_compound(head)
        return self._next_noun(last)

    def _end_of_compound(self, head: Token) -> Token:
        """A noun that itself stands before its head noun: "36 league games"."""
        above = head.head
        if (
            head.dep_ in ("compound", "nmod", "amod")
            and above.pos_ in _NOUNS
            and head.i < above.i <= head.i + 4
        ):
            hyphenated = self.doc[head.i - 1].text in ("-", "‑")
            return head if hyphenated else self._end_of_compound(above)
        return head

    def _partitive(self, last: Token) -> Token | None:
        """Return the noun of "thousands of job cuts" or "one of the students"."""
        after = self.doc[last.i + 1] if last.i + 1 < len(self.doc) else None
        if after is None or after.lower_ != "of":
            return None
        inner = next((child for child in after.children if child.dep_ == "pobj"), None)
        if inner is not None and inner.pos_ in _NOUNS:
            return inner
        return self._next_noun(after, past_determiners=True)

    def _next_noun(self, last: Token, *, past_determiners: bool = False) -> Token | None:
        """Return the noun that ends the phrase right after the number, where the parse does not say."""
        at, found = last.i + 1, None
        while at < len(self.doc) and at <= last.i + _FARTHEST:
            token = self.doc[at]
            if token.lower_ in _DEICTIC:
                break
            if token.pos_ in _NOUNS:
                found = token
            elif found is not None or not self._may_precede_noun(token, past_determiners):
                break
            at += 1
        return found

    def _may_precede_noun(self, token: Token, past_determiners: bool) -> bool:
        if token.pos_ in _IN_PHRASE or (token.text in ("-", "‑") and not token.whitespace_):
            return True
        if token.tag_ in ("VBN", "VBG") and token.dep_ == "amod":
            return True
        return past_determiners and token.pos_ in ("DET", "PRON") and token.tag_ in ("DT", "PRP$", "WDT")


def count_noun(reader: Reader, quantity: Quantity) -> Token | None:
    """Give a bare quantity its counted noun as unit, and return the noun's token."""
    head = reader.counted(quantity)
    if head is None:
        return None
    word = head.lower_
    unit = units.lexicon().words.get((word,))
    stop = reader.lexeme(head) + 1
    if unit and quantity.numeral.form != "fraction":
        quantity.unit, quantity.kind = unit, "duration" if unit.dimension == "time" else "measure"
        if unit.name == "time":
            quantity.kind = "count"
    elif quantity.numeral.form != "fraction":
        quantity.head = patterns().persons.get(word) or lemma(head)
        after = reader.token(quantity.numeral.stop - 1).i
        quantity.noun = quantity.head if word in patterns().persons else kind_of_thing(head, after)
    if quantity.numeral.form == "fraction" and reader.lexemes.word(quantity.stop) == "of":
        return head
    quantity.stop = max(quantity.stop, stop)
    if quantity.numeral.form != "fraction" and (per := units.per_at(reader.lexemes, quantity.stop)):
        quantity.per, quantity.stop = per
        quantity.kind = "rate"
    return head


def kind_of_thing(noun: Token, after: int) -> str:
    """Return the singular of a noun with the words before it that tell its kind: "heart transplant".

    Names, determiners and words of mere quantity ("other", "more") are left out.

    Args:
        noun: the head.
        after: the index of the number's last token.
    """
    words = [lemma(noun)]
    at = noun.i - 1
    while at > after and _tells_kind(noun.doc[at]):
        word = noun.doc[at].text
        while at - 2 > after and noun.doc[at - 1].text == "-":  # "first-team player"
            word, at = f"{noun.doc[at - 2].text}-{word}", at - 2
        words.append(word)
        at -= 1
    return " ".join(reversed(words))


def _tells_kind(word: Token) -> bool:
    if not word.is_lower or word.lower_ in patterns().not_in_unit:
        return False
    if word.tag_ == "VBN":
        return word.nbor(-1).text == "-"  # "coal-fired"
    return word.tag_ in ("JJ", "NN", "NNS") or word.dep_ == "compound"


def lemma(noun: Token) -> str:
    """Return the singular of a noun, a name's as written."""
    if noun.pos_ == "PROPN":
        return noun.text[:-1] if noun.tag_ == "NNPS" and noun.text.endswith("s") else noun.text
    return noun.lemma_.lower() or noun.lower_
