"""What a page holds and does not show: to readers it is nothing, to a program that obeys texts it may be a trap."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|$|!)|"
    r"(?:^|;)opacity:0(?:\.0+)?(?:;|$|!)|text-indent:-\d{3,}|(?:^|;)(?:left|top|right):-\d{4,}|"
    r"clip:rect\((?:0|1)(?:px)?[,;]?(?:0|1)|(?:^|;)color:transparent",
)
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|element-invisible|u-hidden|is-hidden|d-none|hidden|"
    r"visuallyhidden|a11y-hidden|assistive-text|hide-text)(?:$|\s)",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_GROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
_WHITES = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)"})


def hides(element: HtmlElement) -> bool:
    """Tell whether an element says of itself that it is not shown."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    if style and _hidden_by(style):
        return True
    classes = element.get("class")
    return element.get("aria-hidden") == "true" or bool(classes and _HIDING_CLASS.search(classes))


def _hidden_by(style: str) -> bool:
    plain = "".join(style.split()).lower()
    if _HIDING_STYLE.search(plain):
        return True
    colour, ground = _COLOUR.search(plain), _GROUND.search(plain)
    if colour is None:
        return False
    # White on the page's own ground, which is white unless the style says otherwise.
    return ground[1] == colour[1] if ground is not None else colour[1] in _WHITES
