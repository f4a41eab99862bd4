"""The `Doc._` attributes that the components share, all declared here.

Each layer writes the records of `extractor.schema` (character offsets) for its own layer only:
`doc._.article` (the Article, or None), `doc._.segments`, `doc._.entities`, `doc._.times`, `doc._.figures`,
`doc._.claims`, `doc._.events` (lists) and `doc._.main_event` (an event's id, or None). `doc._.reading` is
what the encoder reads, or None in a pipeline without it.
"""

from spacy.tokens import Doc

from extractor.errors import ModelError

_DEFAULTS: dict[str, object] = {
    "article": None,
    "segments": [],
    "entities": [],
    "times": [],
    "figures": [],
    "claims": [],
    "events": [],
    "main_event": None,
    "reading": None,
}


def register_extensions() -> None:
    """Declare the attributes on `Doc`.

    Raises:
        ModelError: another package has declared one of them differently.
    """
    for name, default in _DEFAULTS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
        elif Doc.get_extension(name)[0] != default:
            raise ModelError(f"another package has declared Doc._.{name}; the two cannot share a process")


register_extensions()
