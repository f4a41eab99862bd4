"""Training that goes on from exported files."""

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip(
    "torch", reason="training needs the extra: pip install 'news-event-extractor[train]'"
)

from extractor import resources  # noqa: E402
from extractor.components.encoder.tags import ArgumentTags, Inventory, bio  # noqa: E402
from extractor.training.encoder.export import export  # noqa: E402
from extractor.training.encoder.network import Network  # noqa: E402
from extractor.training.encoder.restore import begun  # noqa: E402

CLAIMS = {"claims": ArgumentTags(["CUE"], bio(["SOURCE"]), {"CUE": ["SOURCE"]})}
OLD = Inventory({"cue": bio(["CUE"]), "realis": ["Actual"]}, CLAIMS, 4)
NEW = Inventory({"cue": bio(["CUE"]), "news": bio(["health.death"]), "realis": ["Actual"]}, CLAIMS, 4)
RECIPE: dict[str, Any] = {"version": "0", "layers": 1, "bias": {}}


def tags(network: Network, tagger: str) -> Any:
    ids = torch.arange(100, 112)[None]
    none = torch.zeros_like(ids)
    with torch.no_grad():
        return network.eval().tags(network.encode(ids, none, none, None))[
            ..., network.inventory.columns(tagger)
        ]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the exporter
def test_a_grown_network_says_what_the_exported_one_said(tmp_path: Path) -> None:
    torch.manual_seed(1)
    old = Network(OLD, 1)
    export(old, RECIPE, resources.path("trained/news-encoder/tokenizer.json"), tmp_path)
    network = Network(NEW, 1)
    network.load_state_dict(begun(tmp_path, 1, network))
    for tagger in ("cue", "realis"):
        assert torch.allclose(tags(network, tagger), tags(old, tagger), atol=0.05)
    assert torch.equal(network.keys.weight, old.keys.weight)
