"""Names in an article: proposed word by word, settled by what the whole article says."""

from spacy.tokens import Doc

from extractor.components.entities.gazetteer import Gazetteer
from extractor.components.entities.names import Name, choose
from extractor.components.entities.runs import Runs
from extractor.components.entities.sources import from_brackets, from_gazetteer, from_model, from_titles
from extractor.components.entities.spread import spread
from extractor.components.entities.votes import settle
from extractor.components.entities.words import Words


def find_names(doc: Doc, words: Words, gazetteer: Gazetteer) -> list[Name]:
    """Return the names of an article in order; they do not overlap."""
    runs = Runs(words, gazetteer)
    proposed = [
        *from_model(doc, words, gazetteer),
        *from_gazetteer(words, gazetteer),
        # The encoder knows a person's name from the titles around it better than the list of titles does.
        *(from_titles(words) if doc._.reading is None else ()),
        *runs.names(),
        *runs.persons(),
    ]
    found = choose(proposed, len(words.doc_text))
    found = choose([*found, *from_brackets(words, found)], len(words.doc_text))
    settle(words, found)
    found = choose([*found, *spread(words, found)], len(words.doc_text))
    settle(words, found)
    return found
