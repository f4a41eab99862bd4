"""Learn the models of types with learned triggers, extents and arguments, from annotated articles.

    python -m extractor.training.events TRAIN.jsonl models/trained

writes `triggers.json`, `extents.json` and `roles.json` there, below the card that each begins with. A line of
TRAIN: `{"text", "events": [{"type", "trigger": [start, end], "arguments": [{"role", "start", "end"}]}]}` with
the types and roles of CASIE. The hashes in `models/manifest.toml` then need to be noted anew.
"""

import json
import sys
from pathlib import Path

from extractor.training import extents, roles, triggers
from extractor.training.loglinear import fit
from extractor.training.reading import Annotated, annotated

_ALL = "cyber"  # the family whose types one model tells apart


def learn(articles: list[Annotated]) -> dict[str, dict[str, object]]:
    """Return what the file of each model holds beside its card."""
    lemmas = triggers.lexicon(articles)
    return {
        "triggers": {"lemmas": lemmas, "models": {_ALL: fit(triggers.examples(articles, lemmas))}},
        "extents": {"models": {_ALL: fit(extents.examples(articles))}},
        "roles": {"models": {name: fit(found) for name, found in roles.examples(articles).items()}},
    }


def write(folder: Path, learned: dict[str, dict[str, object]]) -> None:
    """Put what was learned into the files of a folder; their cards stay."""
    for name, content in learned.items():
        file = folder / f"{name}.json"
        card = json.loads(file.read_text(encoding="utf-8"))["card"]
        text = json.dumps({"card": card, **content}, indent=0, separators=(",", ":"))
        file.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[2]), learn(list(annotated(Path(sys.argv[1])))))
