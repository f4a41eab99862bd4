"""What teachers say of texts that they have not learned, and how it is learned."""

from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip(
    "torch", reason="training needs the extra: pip install 'news-event-extractor[train]'"
)

from extractor.components.encoder.tags import ArgumentTags, Inventory, bio  # noqa: E402
from extractor.training.encoder.batches import batch  # noqa: E402
from extractor.training.encoder.data import IGNORED, Example  # noqa: E402
from extractor.training.encoder.network import Network  # noqa: E402
from extractor.training.encoder.teachers import seen, soften, unseen  # noqa: E402
from extractor.training.encoder.train import loss  # noqa: E402

HEADS = Inventory(
    {"cue": bio(["CUE"]), "names": bio(["Person"]), "realis": ["Actual"]},
    {"claims": ArgumentTags(["CUE"], bio(["SOURCE"]), {"CUE": ["SOURCE"]})},
    4,
)
CPU = torch.device("cpu")
RECIPE: dict[str, Any] = {"weights": {"cue": 1, "names": 1}, "soft": 0.5}


def example(tags: list[int]) -> Example:
    size = len(tags)
    inputs = np.stack(
        [np.arange(100, 100 + size), np.ones(size, dtype=np.int64), np.zeros(size, dtype=np.int64)]
    )
    return Example("names", inputs, np.arange(size), {"names": np.array(tags)})


def sure_of(tag: int) -> Network:
    """A network that gives one tag of every tagger to all words."""
    network = Network(HEADS, 1)
    with torch.no_grad():
        network.tags.weight.zero_()
        network.tags.bias.fill_(-20)
        for name in HEADS.taggers:
            columns = HEADS.columns(name)
            network.tags.bias[min(columns.start + tag, columns.stop - 1)] = 20
    return network


def test_a_teacher_has_not_seen_what_it_alone_answers() -> None:
    articles = [[example([0, 1])] for _ in range(5)]
    for fold in range(2):
        learned = {id(one) for one in seen(articles, fold, 2)}
        answered = {id(one) for one in unseen(articles, fold, 2)}
        assert learned.isdisjoint(answered)
        assert len(learned | answered) == 5


def test_own_taggers_are_answered_by_the_teacher_of_the_fold_others_by_all() -> None:
    articles = [[example([0, 1, 2])], [example([0])]]
    soften([sure_of(0), sure_of(1)], {"names": articles})
    first, second = articles[0][0].soft, articles[1][0].soft
    assert first is not None
    assert second is not None
    names, cue = HEADS.columns("names"), HEADS.columns("cue")
    assert first.shape == (3, HEADS.size)
    assert first[:, names].tolist() == [[1, 0, 0]] * 3, "the teacher of fold 0 says: outside"
    assert second[:, names].tolist() == [[0, 1, 0]], "that of fold 1: beginning"
    assert first[:, cue].tolist() == [[0.5, 0.5, 0]] * 3


def test_teachers_pull_towards_what_they_say() -> None:
    plain, softened = example([0, 0]), example([0, 0])
    soften([sure_of(1)], {"names": [[softened]]})
    agreeing, disagreeing = sure_of(0), sure_of(1)
    losses = [
        [
            float(loss(network.eval(), batch([one], CPU), RECIPE).detach())
            for network in (agreeing, disagreeing)
        ]
        for one in (plain, softened)
    ]
    assert losses[0][0] < losses[0][1], "gold alone: outside"
    assert losses[1][0] > losses[0][0], "the teacher differs"
    assert losses[1][1] < losses[0][1]


def test_words_without_a_tag_teach_nothing() -> None:
    network = sure_of(1).eval()
    one = example([IGNORED, IGNORED])
    assert float(loss(network, batch([one], CPU), RECIPE).detach()) == 0
