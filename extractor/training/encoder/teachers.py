"""What networks that have not seen a text say of it: softer lessons than the annotators' own.

Annotators err and differ, and no source is annotated for all heads. So networks are trained on some folds of
the data at a time ("teachers"), and the words of each text get the probabilities that those give them which
have not learned it: for the taggers of its own source, and for those that its source knows nothing of
(distillation: Hinton et al. 2015; by folds, so that a teacher does not recite).
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import torch

from extractor.training.encoder.batches import batch, groups
from extractor.training.encoder.data import Example, Probabilities
from extractor.training.encoder.network import Network

_BATCH = 8192  # word pieces
Articles = Sequence[list[Example]]  # each in windows


def unseen(articles: Articles, fold: int, folds: int) -> Iterator[Example]:
    """Yield the windows of the articles of a fold: those that its teacher does not learn."""
    for number, article in enumerate(articles):
        if number % folds == fold:
            yield from article


def seen(articles: Articles, fold: int, folds: int) -> Iterator[Example]:
    """Yield the windows of the articles that the teacher of a fold learns."""
    for number, article in enumerate(articles):
        if number % folds != fold:
            yield from article


def soften(teachers: Sequence[Network], by_source: dict[str, list[list[Example]]]) -> None:
    """Write into all examples what the teachers say, one teacher a fold.

    A tagger that the source annotates is answered by the one teacher that has not seen the article, any other
    by all of them.
    """
    folds = len(teachers)
    for articles in by_source.values():
        for fold, teacher in enumerate(teachers):
            for example, tags in _said(teacher, seen(articles, fold, folds)):
                _add(example, tags, folds)
        for fold, teacher in enumerate(teachers):
            for example, tags in _said(teacher, unseen(articles, fold, folds)):
                _add(example, tags, folds)
                _own(example, tags, teacher)


def _add(example: Example, tags: Probabilities, folds: int) -> None:
    share = (tags / folds).astype(np.float16)
    example.soft = share if example.soft is None else example.soft + share


def _own(example: Example, tags: Probabilities, teacher: Network) -> None:
    assert example.soft is not None
    for name in example.tags:
        columns = teacher.inventory.columns(name)
        example.soft[:, columns] = tags[:, columns]


def _said(teacher: Network, examples: Iterable[Example]) -> Iterator[tuple[Example, Probabilities]]:
    """Yield each example with the probabilities of its words' tags, (words, tags)."""
    teacher.eval()
    device = next(teacher.parameters()).device
    for group in groups(list(examples), _BATCH, None):
        given = batch(group, device)
        with torch.inference_mode():
            logits = teacher.tags(teacher.word_vectors(given.inputs, given.firsts))
            taggers = teacher.inventory.taggers
            parts = [logits[..., teacher.inventory.columns(name)].softmax(-1) for name in taggers]
        tags = torch.cat(parts, -1).cpu().numpy().astype(np.float16)
        for number, example in enumerate(group):
            yield example, tags[number, : len(example.firsts)]
