"""JSON Schemas of the two views. `python -m extractor.schema.export` writes them to `models/schema/`."""

import json
import sys
from pathlib import Path

from extractor.schema.views import MODELS, VIEWS, View


def json_schema(view: View) -> str:
    """Return the JSON Schema (draft 2020-12) of a view as text."""
    schema = MODELS[view].model_json_schema(mode="serialization")
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(described, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def write(folder: Path) -> None:
    """Write the JSON Schema of each view into a folder, as `VIEW.json`."""
    for view in VIEWS:
        (folder / f"{view}.json").write_text(json_schema(view), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "models/schema"))
