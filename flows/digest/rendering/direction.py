"""Which way a block of the page runs, and in which language its letters are drawn.

The templates know neither: a block that begins in Arabic or Hebrew runs from right to left, as its document does, and
Chinese, Japanese and Korean draw some letters that they share each in their own way.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from xml.etree import ElementTree as ET

_SAID: Final = frozenset({"p", "td"})
"""Elements that may hold what a document says; headings, lists and labels are ours and run as we write."""

_OURS: Final = frozenset({"meta", "gist", "credit", "label", "coverage", "intro", "note", "last", "silent"})
_CONCERNS: Final = re.compile("[\u0590-\u08ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_KANA: Final = re.compile("[\u3040-\u30ff]")
_HANGUL: Final = re.compile("[\uac00-\ud7ff]")
_HAN: Final = re.compile("[\u3400-\u9fff]")


def concerns(markup: str) -> bool:
    """Tell whether a page holds any letter for which direction or language matter."""
    return _CONCERNS.search(markup) is not None


def direct(tree: ET.Element) -> None:
    """Say of each part in a script that is not ours which way it runs, and in what language's way it is drawn."""
    for element in tree.iter():
        text = (element.text or "") + "".join(child.tail or "" for child in element)
        if not concerns("".join(element.itertext()) if element.tag in _SAID else text):
            continue
        if language := _drawn_as("".join(element.itertext())):
            element.set("lang", language)
        if element.tag == "li":
            _part_behind_break(element)
        elif element.tag in _SAID and element.get("class") not in _OURS:
            _set_direction(element)


def _set_direction(element: ET.Element) -> None:
    if _first_direction("".join(element.itertext())) in _RIGHT_TO_LEFT:
        element.set("dir", "rtl")


def _part_behind_break(item: ET.Element) -> None:
    """Give what stands behind a line break in an item a block of its own, so that it can run its own way."""
    places = [place for place, child in enumerate(item) if child.tag == "br"]
    if not places or _first_direction(item[places[0]].tail or "") not in _RIGHT_TO_LEFT:
        return
    broken = item[places[0]]
    part = ET.SubElement(item, "p", dir="rtl")
    part.text = broken.tail
    for child in [one for one in list(item)[places[0] + 1 :] if one is not part]:
        item.remove(child)
        part.append(child)
    item.remove(broken)


def _first_direction(text: str) -> str:
    """Return the direction of the first letter that has one; a mark that leads to a paragraph is none of the text."""
    directions = (unicodedata.bidirectional(character) for character in re.sub(r"\[[^\]]*\]|\bS\d+\b", "", text))
    return next((one for one in directions if one in {"L", "R", "AL"}), "L")


def _drawn_as(text: str) -> str | None:
    """Return the language in whose way letters are drawn that several share."""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return "zh" if _HAN.search(text) else None
