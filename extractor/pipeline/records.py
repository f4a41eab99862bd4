"""From an annotated Doc to the article's record."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

import extractor
from extractor import resources
from extractor.components.encoder.model import FOLDER, trained
from extractor.schema import Article, ArticleInfo, ArticleRecord, Provenance

_GIVEN = {"title", "url", "source", "authors", "published", "language", "meta", "duplicate_of"}


ENCODER = "extractor_encoder"


def provenance(nlp: Language, pipeline: str) -> Provenance:
    """Return what is running: it is the same for every record of a run."""
    model = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
    if ENCODER in nlp.pipe_names:
        model += f" + {Path(FOLDER).name}-{trained().version}"
    return Provenance(
        extractor=extractor.__version__,
        pipeline=pipeline,
        model=model,
        ontology=str(resources.load("manifest.toml")["ontology"]),
    )


def to_record(doc: Doc, article: Article, made_by: Provenance) -> ArticleRecord:
    """Return the validated record of an annotated Doc.

    Raises:
        pydantic.ValidationError: a layer broke the contract.
    """
    info = ArticleInfo(
        id=article.key,
        text=article.full_text,
        **article.model_dump(include=_GIVEN),
        main_event=doc._.main_event,
        segments=doc._.segments,
    )
    return ArticleRecord(
        article=info,
        entities=doc._.entities,
        times=doc._.times,
        figures=doc._.figures,
        claims=doc._.claims,
        events=doc._.events,
        provenance=made_by,
    )
