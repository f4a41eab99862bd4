"""Where the knowledge of `models/` lies: the only module that knows."""

import hashlib
import json
import os
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import yaml

from extractor.errors import ResourceError

_OVERRIDE = "EXTRACTOR_MODELS"


@cache
def models_dir() -> Path:
    """Return the folder that holds `manifest.toml`.

    Tried in order: the folder named by the environment variable EXTRACTOR_MODELS, `extractor/models` of an
    installed package, `models` beside the package in a checkout.

    Raises:
        ResourceError: no such folder holds a `manifest.toml`.
    """
    package = Path(__file__).resolve().parent
    override = os.environ.get(_OVERRIDE)
    candidates = [Path(override)] if override else [package / "models", package.parent / "models"]
    for folder in candidates:
        if (folder / "manifest.toml").is_file():
            return folder
    tried = ", ".join(str(folder) for folder in candidates)
    raise ResourceError(
        f"no models folder with a manifest.toml (tried {tried}); reinstall or set {_OVERRIDE}"
    )


def path(name: str) -> Path:
    """Return the path of a file or folder in `models/`, e.g. `lexicons/countries.yaml`.

    Raises:
        ResourceError: it does not exist.
    """
    found = models_dir() / name
    if not found.exists():
        raise ResourceError(f"{found} is missing; reinstall the package")
    return found


@cache
def load(name: str) -> Any:
    """Return the content of a YAML, TOML or JSON file of `models/`, parsed once; callers must not change it.

    Raises:
        ResourceError: it is missing or malformed.
    """
    file = path(name)
    text = file.read_text(encoding="utf-8")
    try:
        return _READERS.get(file.suffix, read_yaml)(text)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        raise ResourceError(f"{file}: {error}") from error


@cache
def digest() -> str:
    """Return a hash of everything in `models/`: records of different digests may differ."""
    content = hashlib.sha256()
    for file in sorted(file for file in models_dir().rglob("*") if file.is_file()):
        content.update(file.relative_to(models_dir()).as_posix().encode() + b"\0" + file.read_bytes())
    return content.hexdigest()


# The C loader reads the larger lexicons some ten times faster; both are the safe kind.
class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the base is not known
    """YAML as written: of the words that YAML 1.1 takes for truth values only "true" and "false" are such."""

    yaml_implicit_resolvers: ClassVar = {
        letter: [rule for rule in rules if letter in "tTfF" or rule[0] != "tag:yaml.org,2002:bool"]
        for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_yaml(text: str) -> Any:
    """Return the content of a YAML text; the words "on", "off", "yes" and "no" are words.

    Raises:
        yaml.YAMLError: it is malformed.
    """
    return yaml.load(text, Loader=_Loader)


_READERS: dict[str, Callable[[str], Any]] = {".toml": tomllib.loads, ".json": json.loads}
