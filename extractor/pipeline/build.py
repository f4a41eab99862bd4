"""Build the spaCy pipeline from a configuration in `models/pipelines/`."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Config

from extractor import resources
from extractor.components.morphology.component import LEMMATIZER, RULER
from extractor.errors import ModelError

STRUCTURE = "extractor_structure"


def pipeline_names() -> list[str]:
    """Return the names of the pipelines that can be asked for."""
    return sorted(file.stem for file in resources.path("pipelines").glob("*.cfg"))


def settings(pipeline: str) -> dict[str, Any]:
    """Return the settings of a pipeline by name.

    Raises:
        ModelError: there is no such pipeline.
    """
    if pipeline not in pipeline_names():
        raise ModelError(f"no pipeline {pipeline!r}; there are: {', '.join(pipeline_names())}")
    config: dict[str, Any] = Config().from_disk(resources.path(f"pipelines/{pipeline}.cfg"))["extractor"]
    return config


def build(
    pipeline: str, model: str | None = None, layers: Mapping[str, Mapping[str, Any]] | None = None
) -> Language:
    """Return a spaCy pipeline: structure, the model's components, our layers.

    Args:
        pipeline: a name from `pipeline_names()`.
        model: an installed spaCy model's name or a folder; by default the first of the pipeline's.
        layers: settings of layers by component name, e.g. `{"extractor_entities": {"gazetteer": "a.jsonl"}}`.

    Raises:
        ModelError: the pipeline or the model is not known.
    """
    config = settings(pipeline)
    nlp = _load(model or model_name(pipeline), config["exclude"])
    nlp.add_pipe(STRUCTURE, first=True)
    _remember_morphology(nlp)
    for layer in config["layers"]:
        nlp.add_pipe(layer, last=True, config=dict((layers or {}).get(layer, {})))
    return nlp


def _remember_morphology(nlp: Language) -> None:
    """Put the remembering component in the place of the model's own two, where it has both."""
    if RULER in nlp.pipe_names and LEMMATIZER in nlp.pipe_names:
        nlp.add_pipe("extractor_morphology", after=LEMMATIZER)
        for name in (RULER, LEMMATIZER):
            nlp.disable_pipe(name)


def model_name(pipeline: str) -> str:
    """Return the spaCy model that a pipeline uses by default: the first of its list that is installed.

    Raises:
        ModelError: none is.
    """
    models = settings(pipeline)["models"]
    found: str | None = next((model for model in models if importlib.util.find_spec(model)), None)
    if found is None:
        raise ModelError(
            f"no spaCy model is installed (looked for {', '.join(models)}); reinstall the package"
        )
    return found


def _load(model: str, exclude: list[str]) -> Language:
    try:
        nlp = spacy.load(model, exclude=exclude)
    except OSError as error:
        where = "no such folder" if Path(model).name != model else "it is not installed"
        raise ModelError(f"cannot load the spaCy model {model!r}: {where}, or it is not a model") from error
    missing = {"parser", "ner"} - {*nlp.pipe_names, *exclude}
    if missing:
        raise ModelError(
            f"the spaCy model {model!r} has no {' and no '.join(sorted(missing))}; "
            f"it has {', '.join(nlp.pipe_names)}"
        )
    return nlp
