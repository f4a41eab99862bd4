"""Text out of markup: paragraphs of elements, without what cannot be seen."""

import html
import re
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError
from extractor.extras import need
from extractor.readers.charsets import decoded

if TYPE_CHECKING:
    from lxml.etree import _Element

# Soft hyphen, zero-width space, word joiner, zero-width no-break space: hints to layout inside words.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_BLOCKS = frozenset(
    """address article aside blockquote body body.content caption dd div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hl1 hl2 hr li main nav note ol p pre section table td th tr ul
    """.split()  # noqa: SIM905
)
_LEFT_OUT = frozenset(("script", "style", "template", "noscript", "head", "media", "object", "svg"))
_SPACE = re.compile(r"\s+")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(\w+);")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


def visible(text: str) -> str:
    """Return the text as a reader sees it, without the characters that only direct its layout."""
    return text.translate(_INVISIBLE)


def etree() -> Any:
    """Return lxml's module."""
    return need("lxml.etree", "archives", "reading markup")


def xml(data: bytes) -> "_Element":
    """Parse XML of any character set; nothing outside of it is fetched, and no entity of its own resolved.

    Raises:
        InputError: it is not well-formed, or goes beyond the parser's limits of size and depth.
    """
    text = _DECLARATION.sub("", decoded(data))
    named = _NAMED.sub(lambda found: html.unescape(found[0]), text)
    parser = etree().XMLParser(resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        root: _Element = etree().fromstring(named.encode("utf-8", "replace"), parser)
    except etree().XMLSyntaxError as error:
        raise InputError("not XML", str(error.msg)) from error
    return root


def text_of_html(markup: str) -> str:
    """Return the paragraphs of a piece of HTML; where there is nothing, nothing."""
    if not markup.strip():
        return ""
    parser = etree().HTMLParser(no_network=True, encoding="utf-8")
    root = etree().fromstring(markup.encode("utf-8", "replace"), parser)
    return "" if root is None else paragraphs(root)


def paragraphs(root: "_Element") -> str:
    """Return the text under an element, a blank line between its blocks, white space as it is shown."""
    parts: list[list[str]] = [[]]
    skipped: Any = None
    for event, node in etree().iterwalk(root, events=("start", "end")):
        name = str(node.tag).rpartition("}")[2].lower() if isinstance(node.tag, str) else ""
        if name in _BLOCKS:
            parts.append([])
        if event == "start":
            skipped = node if skipped is None and name in _LEFT_OUT else skipped
            parts[-1].append(_shown(node.text) if skipped is None and name else "")
            continue
        skipped = None if node is skipped else skipped
        if skipped is None and node is not root:
            parts[-1].append("\n" if name == "br" else "")
            parts[-1].append(_shown(node.tail))
    return "\n\n".join(filter(None, map(_joined, parts)))


def line(node: "_Element | None") -> str:
    """Return the text of an element on one line; of none, nothing."""
    return "" if node is None else _joined([_shown(text) for text in node.itertext()])


def _shown(text: Any) -> str:
    return _SPACE.sub(" ", visible(text or ""))


def _joined(parts: list[str]) -> str:
    lines = "".join(parts).split("\n")
    return "\n".join(filter(None, (re.sub(" +", " ", line).strip() for line in lines)))
