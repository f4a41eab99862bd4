"""What the events layer costs, in operations: with the length of the text, and with the number of types."""

from extractor.components.events.detect import Detector
from extractor.ontology.load import load
from extractor.ontology.padding import padded
from tests.operations import operations

ARTICLE = (
    "Norvik Mail breach grows into quarrel\n\nNorvik Mail confirmed a data breach affecting 8,000 users. "
    "The leak exposed names and passwords. It follows a large 2023 incident that compromised the "
    "records of more than 5 million customers. The initial breach led to an investigation of the company. "
    "Police arrested two men, and Orsk imposed tariffs on shoes in response to sanctions.\n\n"
)


def test_cost_grows_as_the_text_does(extractor):
    layer = extractor.nlp.get_pipe("extractor_events")
    few, many = (extractor.nlp(ARTICLE * times) for times in (3, 18))
    layer(few)  # fills caches
    assert operations(lambda: layer(many)) < 6.3 * operations(lambda: layer(few))


def test_cost_does_not_grow_with_the_number_of_types(extractor):
    larger = padded(load(), 1_200)
    assert len(larger.types) == 1_200
    doc = extractor.nlp(ARTICLE)
    usual, many = Detector(load()), Detector(larger)
    usual.detect(doc), many.detect(doc)
    assert operations(lambda: many.detect(doc)) < 1.01 * operations(lambda: usual.detect(doc))
