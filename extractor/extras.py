"""Libraries that come with an extra of the package."""

import importlib
from types import ModuleType

from extractor.errors import DependencyError

_PACKAGE = "news-event-extractor"


def need(module: str, extra: str, what: str) -> ModuleType:
    """Import and return a module that an extra brings.

    Args:
        module: its name.
        extra: the extra that brings it.
        what: what it is needed for, for the message.

    Raises:
        DependencyError: it is not installed; the message says what to install.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise DependencyError(f"{what} needs {module}: pip install '{_PACKAGE}[{extra}]'") from error
