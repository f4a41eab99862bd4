import json

import pytest

from extractor import resources
from extractor.schema.export import json_schema, write
from extractor.schema.views import VIEWS, View


@pytest.mark.parametrize("view", VIEWS)
def test_the_json_schemas_are_current(view: View):
    stored = resources.path(f"schema/{view}.json").read_text(encoding="utf-8")
    assert stored == json_schema(view), "run: python -m extractor.schema.export"


@pytest.mark.parametrize("view", VIEWS)
def test_every_key_is_always_there(view: View):
    schema = json.loads(json_schema(view))
    assert sorted(schema["required"]) == sorted(schema["properties"])
    assert schema["additionalProperties"] is False


def test_export_writes_all_views(tmp_path):
    write(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["articles.json", "events.json"]
