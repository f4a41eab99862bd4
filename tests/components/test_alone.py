"""Each component works alone on a bare model, found by its entry point."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from extractor import resources
from extractor.components.extensions import register_extensions
from extractor.errors import ModelError
from extractor.pipeline.build import model_name, pipeline_names, settings

FACTORIES = sorted(
    entry.name for entry in entry_points(group="spacy_factories") if entry.name.startswith("extractor_")
)
TEXT = "OSLO (Wire) - Norvik Mail said on Monday that a data breach had hit more than 8,000 users."


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_component_works_alone_on_a_bare_model(factory: str):
    nlp = spacy.load(model_name("fast"))
    nlp.add_pipe(factory, before="tagger" if factory == "extractor_structure" else None)
    assert nlp(TEXT).text == TEXT
    assert nlp("").text == ""


def test_a_new_process_finds_the_components_without_importing_the_package():
    code = (
        f"import spacy; nlp = spacy.load({model_name('fast')!r}); nlp.add_pipe('extractor_figures');"
        f"print([figure.value for figure in nlp({TEXT!r})._.figures])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[8000]"


def test_every_layer_of_a_pipeline_has_an_entry_point_and_a_folder():
    root = Path(resources.__file__).parent / "components"
    for pipeline in pipeline_names():
        for layer in settings(pipeline)["layers"]:
            assert layer in FACTORIES
            assert (root / layer.removeprefix("extractor_") / "component.py").is_file()


def test_another_packages_attribute_of_the_same_name_is_not_taken_over():
    known = Doc.get_extension("figures")
    Doc.set_extension("figures", default="something else", force=True)
    try:
        with pytest.raises(ModelError, match=r"Doc\._\.figures"):
            register_extensions()
    finally:
        Doc.set_extension("figures", default=known[0], force=True)
