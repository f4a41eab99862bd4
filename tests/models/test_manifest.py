"""Files whose origin is noted are those that were noted."""

import hashlib

import pytest

from extractor import resources

SOURCES = resources.load("manifest.toml")["sources"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["file"])
def test_a_noted_file_is_unchanged(source: dict[str, str]):
    digest = hashlib.sha256(resources.path(source["file"]).read_bytes()).hexdigest()
    assert digest == source["sha256"], "made anew? then note the new hash in models/manifest.toml"
    assert source["origin"]
    assert source["licence"]
