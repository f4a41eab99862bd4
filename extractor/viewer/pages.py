"""HTML pages from the templates beside this module; every text is escaped."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def page(template: str, **content: Any) -> str:
    """Return a page.

    Args:
        template: name of a file in `templates/`.
        content: what the template shows.
    """
    return _environment().get_template(template).render(**content)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("extractor.viewer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
