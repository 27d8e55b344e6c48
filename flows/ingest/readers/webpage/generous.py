"""readability-lxml, asked about a page that is parsed already.

It would clean the page once more, rewrite all its links and go over its markup for attributes: a third of its time, for
a page that is to be shown again. We want its text alone.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree
from lxml.html import HtmlElement
from readability import Document  # type: ignore[import-untyped]  # it has no types
from readability.readability import REGEXES, Unparseable  # type: ignore[import-untyped]  # as above

_NO_TEXT = ("script", "style", "link", "noscript")


class _Parsed(Document):  # type: ignore[misc]  # as above
    """A page whose text is wanted, not its markup."""

    text = ""
    """What was taken for the article; empty until ``summary`` was called."""

    def _parse(self, page: HtmlElement) -> HtmlElement:
        """Return a copy of a page to work on, without what it hides and what is no text."""
        self.encoding = "utf-8"
        copied = deepcopy(page)
        for element in copied.xpath("//*[@hidden or @style]"):
            if element.get("hidden") is not None or REGEXES["displayNoneRe"].search(element.get("style", "")):
                element.drop_tree()
        etree.strip_elements(copied, *_NO_TEXT, with_tail=False)
        return copied

    def get_clean_html(self) -> Any:  # noqa: ANN401 - what it overrides has no types
        """Keep the text; the markup is asked for its length alone."""
        found = self._html()
        self.text = str(found.text_content())
        return etree.tostring(found, encoding="unicode", method="html")


def text_of(root: HtmlElement) -> str:
    """Return what it takes for the article of a page, white space as it likes; empty where it takes nothing.

    Args:
        root: The page; it is not changed.
    """
    page = _Parsed(deepcopy(root))
    try:
        page.summary()
    except (Unparseable, etree.LxmlError):
        return ""
    return page.text
