import json

import pytest

from extractor.schema.export import json_schema


@pytest.mark.parametrize("view", ["events", "articles"])
def test_the_schema_of_a_view_is_printed(program, view):
    code, out, _ = program("schema", view)
    assert (code, out) == (0, json_schema(view))
    assert json.loads(out)["type"] == "object"


def test_there_are_two_views(program):
    assert program("schema", "claims")[0] == 2
