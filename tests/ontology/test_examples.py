"""Every type's own example sentences come out as they are written."""

import pytest

from extractor.ontology.examples import type_problems
from extractor.ontology.load import load

NAMES = sorted(name for name in load().entries if not name.startswith("statement."))


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_type_come_out(name, extract_all):
    assert list(type_problems(load(), name, extract_all)) == []
