"""The word lists hold words: YAML 1.1 would take some of them for truth values."""

import pytest

from extractor import resources

FILES = sorted(
    file.relative_to(resources.models_dir()).as_posix()
    for folder in ("lexicons", "patterns")
    for file in (resources.models_dir() / folder).glob("*.yaml")
)


def values(node):
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from values(value)
    elif isinstance(node, list):
        for value in node:
            yield from values(value)
            yield value


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_a_list_is_a_truth_value(name):
    data = resources.load(name)
    for node in data.values() if isinstance(data, dict) else [data]:
        if isinstance(node, list):
            assert not [value for value in values(node) if isinstance(value, bool)]


def test_on_and_off_are_prepositions():
    assert {"on", "off"} <= set(resources.load("patterns/events.yaml")["place_prepositions"])
