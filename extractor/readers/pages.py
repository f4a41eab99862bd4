"""Articles out of web pages, by trafilatura: slow, so that workers do it."""

from typing import Any, NamedTuple

from extractor.errors import DependencyError, InputError
from extractor.extras import need
from extractor.readers.fields import article_from
from extractor.readers.markup import visible
from extractor.schema import Article

HTML = "html"  # the field that holds a page
_LARGEST = 3_000_000  # characters
_END_OF_TIME = "2100-01-01"  # dates of pages must not depend on today's


class Page(NamedTuple):
    """Fields of an article whose `html` has yet to be read, and the date where neither brings one."""

    fields: dict[str, Any]
    published: str | None

    def article(self) -> Article | InputError:
        """Read the page. What the other fields say has precedence.

        Raises:
            DependencyError: trafilatura is not installed.
        """
        try:
            given = {key: value for key, value in self.fields.items() if value is not None and key != HTML}
            return article_from({**_read(self.fields[HTML], given.get("url")), **given}, self.published)
        except InputError as error:
            return error


def _read(html: str, url: str | None) -> dict[str, Any]:
    if len(html) > _LARGEST:
        raise InputError("over the limit", f"a page of {len(html):,} characters, {_LARGEST:,} are allowed")
    try:
        found = _extracted(html, url)
    except DependencyError:
        raise
    except Exception as error:  # the library makes no promises about hostile pages
        raise InputError("damaged page", f"{type(error).__name__}: {str(error)[:200]}") from error
    if found is None or not (found.text or "").strip():
        raise InputError("no text", "the page holds no article")
    return {
        "text": visible(found.text),
        "title": visible(found.title) if found.title else None,
        "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
        "published": found.date,
        "url": url or found.url,
        "source": found.sitename,
        "language": found.language,
    }


def _extracted(html: str, url: str | None) -> Any:
    need("lxml_html_clean", "archives", "reading HTML")
    trafilatura = need("trafilatura", "archives", "reading HTML")
    dates = {"original_date": True, "extensive_search": False, "max_date": _END_OF_TIME}
    return trafilatura.bare_extraction(
        html, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
