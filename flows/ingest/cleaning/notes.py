"""Footnotes, endnotes and references."""

from __future__ import annotations

import re

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.shape import is_prose, key, without_emphasis, words

_BRACKETED = re.compile(r"^(?P<marker>\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?|\^\d{1,3}|\*{1,3}(?=\s[A-Z]))\s*(?=\S)")
_NUMBERED = re.compile(r"^(?P<marker>\(?\d{1,3}[.)]?)\s+(?=\S)")
_SIGN_ONLY = ("*",)
_ABBREVIATIONS = frozenset(
    key(phrase)
    for phrase in (
        "abbreviations",
        "list of abbreviations",
        "acronyms",
        "abkürzungen",
        "abkürzungsverzeichnis",
        "abréviations",
        "abreviaturas",
        "siglas",
        "sigles",
    )
)
_EDITORS = frozenset(
    {
        "notes to editors",
        "notes for editors",
        "note to editors",
        "note for editors",
        "acknowledgements",
        "acknowledgments",
    }
)


def read_notes(draft: Draft) -> None:
    """Claim notes: below a heading that announces them near the end, and lines with a note's mark anywhere."""
    for index, item in list(draft.open()):
        plain = key(re.sub(r"^\d+[.)]\s+", "", without_emphasis(item.text)))
        if plain in _ABBREVIATIONS:
            _drop_glossary(draft, index)
        elif plain in vocabulary.NOTES or plain in _EDITORS:
            below = _below(draft, index)
            if below:
                draft.remove(index, "notes", "heading of the notes")
                for at in below:
                    _claim(draft, at)
    _read_feet(draft)
    _read_unheaded(draft)
    for index, item in list(draft.open()):
        if _CORRECTION.match(item.text):
            draft.claim(index, Role.NOTE, "note")
        match = _BRACKETED.match(item.text)
        if match is not None and match["marker"] not in _SIGN_ONLY:
            _claim(draft, index)


_CORRECTION = re.compile(
    r"^\W*(?:update|updated|correction|corrections|erratum|editor['’]s note|korrektur|"
    r"anmerkung der redaktion|corrección|rectificación|note de la rédaction)\b[^:]{0,30}:\s",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"^\(?\d{1,3}[.)]?\s+(?:see|cf|ibid|siehe|vgl|voir|véase|vedi|compare|quoted|author['’]s|interview)\b",
    re.IGNORECASE,
)


_FOOT = re.compile(r"^(?P<marker>\d{1,2}\.?|[*†‡])\s+(?=[A-ZÀ-Ý‘“\"(])")
# A paragraph that ends so goes on behind the notes of its page.
_UNFINISHED = re.compile(r"[\w,–-]$")


def _read_feet(draft: Draft) -> None:
    """Claim notes at the feet of pages: small numbers that count on, each run of them right over a page's end."""
    expected = 1
    for index, item in list(draft.open()):
        match = _FOOT.match(item.text)
        if (
            match is None
            or not (match["marker"].rstrip(".") == str(expected) or not match["marker"][0].isdigit())
            or not _over_page_end(draft, index)
            or (match["marker"].endswith(".") and not _breaks_text(draft, index))
        ):
            continue
        expected += match["marker"][0].isdigit()
        item.marker = match["marker"]
        item.words = item.text[match.end() :]
        draft.claim(index, Role.NOTE, "note")


def _breaks_text(draft: Draft, index: int) -> bool:
    """Tell whether the text above a note stops in mid-sentence and goes on below it: it is no item of a list there.

    A preamble stops at a comma, and what it leads to is numbered, too: only a small letter goes on behind notes then.
    """
    above = next((item for item in reversed(draft.items[:index]) if item.open), None)
    below = next((item for _, item in draft.open(index + 1) if not _FOOT.match(item.text)), None)
    if above is None or below is None or not is_prose(above.text + ".") or not _UNFINISHED.search(above.text):
        return False
    return not above.text.endswith(",") or below.text[:1].islower()


def _over_page_end(draft: Draft, index: int) -> bool:
    """Tell whether nothing but notes stands between an item and the end of its page."""
    page = draft.items[index].piece.page
    for item in draft.items[index + 1 : index + 8]:
        if item.piece.page != page or item.rule in {"page number", "running head"}:
            return True
        if not _FOOT.match(item.text):
            return False
    return False


def _read_unheaded(draft: Draft) -> None:
    """Claim numbered notes without a heading in the last part: the run begins with a pointer ("1. See ...")."""
    opened = [(index, item) for index, item in draft.open(2 * len(draft.items) // 3)]
    for place, (_, item) in enumerate(opened):
        if not _POINTS.match(item.text) or not re.match(r"\(?1\b", item.text):
            continue
        for at, follower in opened[place:]:
            if not _NUMBERED.match(follower.text):
                return
            _claim(draft, at)
        return


def _drop_glossary(draft: Draft, index: int) -> None:
    """Remove a list of abbreviations: its heading and the lines right below it."""
    draft.remove(index, "abbreviations", "list of abbreviations")
    for at in range(index + 1, len(draft.items)):
        if not draft.items[at].open or draft.items[at].piece.gap or is_prose(draft.items[at].text):
            return
        draft.remove(at, "abbreviations", "list of abbreviations")


def _below(draft: Draft, index: int) -> list[int]:
    """Return the notes below a heading: all to the end, or to a line of another kind, if that looks like notes."""
    found: list[int] = []
    for at in range(index + 1, len(draft.items)):
        item = draft.items[at]
        if item.rule in {"page number", "running head", "ruler", "address"} and item.role is Role.REMOVED:
            continue
        if not item.open or (item.piece.gap > 1 and found) or key(item.text) in vocabulary.ABOUT_AUTHOR:
            break
        if found and item.piece.gap and not _looks_like_note(item.text):
            break
        found.append(at)
    noted = sum(_looks_like_note(draft.items[at].text) for at in found)
    late = index > len(draft.items) // 2
    return found if found and late and (noted * 2 >= len(found) or not any(_long(draft, at) for at in found)) else []


def _long(draft: Draft, at: int) -> bool:
    text = draft.items[at].text
    return is_prose(text) and len(words(text)) > 60  # noqa: PLR2004 - a paragraph


def _looks_like_note(text: str) -> bool:
    """Tell whether a line begins with a note's mark or names a work: author, year, title."""
    return bool(
        _BRACKETED.match(text)
        or _NUMBERED.match(text)
        or re.search(r"\(?\b(?:19|20)\d\d[a-z]?\b\)?|https?://|\bibid\b|\bpp?\. \d", text)
    )


def _claim(draft: Draft, index: int) -> None:
    item = draft.items[index]
    match = _BRACKETED.match(item.text) or _NUMBERED.match(item.text)
    item.marker = match["marker"] if match else None
    item.words = without_emphasis(item.text[match.end() :] if match else item.text)
    draft.claim(index, Role.NOTE, "note")
