"""From annotated records to tags: what the encoder is taught."""

import random
from typing import Any

import pytest
from tokenizers import Tokenizer

from extractor import resources
from extractor.components.encoder.pieces import Pieces
from extractor.training.encoder.data import IGNORED, Example, Reader, examples, inventory, schedule

TEXT = "Norvik Mail said “we lost data” after hackers stole it."
NAMES = {"text": TEXT, "entities": [{"start": 0, "end": 11, "label": "Organization"}]}
CLAIM = {"text": TEXT, "claims": [{"source": [[0, 11]], "cue": [[12, 16]], "content": [[17, 31]]}]}
EVENT = {
    "text": TEXT,
    "events": [
        {
            "type": "Databreach",
            "trigger": [46, 51],
            "realis": "Actual",
            "arguments": [{"role": "Attacker", "start": 38, "end": 45}],
        }
    ],
}


def window(source: str, record: dict[str, Any]) -> tuple[Example, Any]:
    pieces = Pieces(Tokenizer.from_file(str(resources.path("trained/news-encoder/tokenizer.json"))))
    article = Reader().read(source, record)
    heads = inventory([article])
    (example,) = examples(source, article, pieces, heads)
    return example, heads


def test_names_are_tagged_word_by_word() -> None:
    example, heads = window("names", NAMES)
    tags = [heads.taggers["names"][tag] for tag in example.tags["names"]]
    assert tags[:3] == ["B-Organization", "I-Organization", "O"]
    assert set(example.tags["casie"]) == {0}, "general news shows what is no event of CASIE's"


def test_a_cue_has_its_source_and_content_as_arguments() -> None:
    example, heads = window("claims", CLAIM)
    ((start, end, type_, tags),) = example.predicates["claims"]
    assert (start, end, heads.arguments["claims"].types[type_]) == (2, 3, "cue")
    found = [heads.arguments["claims"].tags[tag] for tag in tags]
    assert found[:4] == ["B-SOURCE", "I-SOURCE", "O", "B-CONTENT"]
    assert found[4:8] == ["I-CONTENT"] * 4


def test_realis_is_taught_at_triggers_alone() -> None:
    example, heads = window("casie", EVENT)
    taught = [place for place, tag in enumerate(example.tags["realis"]) if tag != IGNORED]
    ((start, _, _, tags),) = example.predicates["casie"]
    assert taught == [start]
    assert heads.arguments["casie"].roles == {"Databreach": ["Attacker"]}
    assert heads.arguments["casie"].tags[tags[start - 1]] == "B-Attacker"


@pytest.mark.parametrize(
    ("rounds", "empty", "least", "most"), [(2, 1, 200, 200), (0.5, 1, 30, 70), (1, 0, 0, 0)]
)
def test_a_source_is_gone_through_so_many_rounds(rounds: float, empty: float, least: int, most: int) -> None:
    example, _ = window("names", NAMES)
    planned = schedule(
        {"names": [example] * 100}, {"names": {"rounds": rounds, "empty": empty}}, random.Random(1)
    )
    assert least <= len(planned) <= most
