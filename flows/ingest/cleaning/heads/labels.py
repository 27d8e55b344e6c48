"""Section labels, series, marks of release and sites over the text, and what is left there when all is read."""

from __future__ import annotations

import re

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.heads.columns import NUMBER_MARK
from flows.ingest.cleaning.heads.extent import LONGEST_TITLE, head_end, title_index
from flows.ingest.cleaning.heads.title_signs import LETTER_SPACED, RELEASE_NUMBER, site_parts
from flows.ingest.cleaning.names import is_body
from flows.ingest.cleaning.series import read_series, series_name
from flows.ingest.cleaning.shape import ends_sentence, in_small_letters, is_prose, key, without_emphasis, words
from flows.ingest.cleaning.speeches import turn
from flows.language.dictionary import is_word
from schemas.article import Publisher

_ABBREVIATION_BEHIND = re.compile(r"\s*\([A-Z]{2,8}\)$")
SYMBOL = re.compile(r"^(?=.*\d)[A-Z]{1,6}(?:/(?:[A-Z0-9.()]+|(?:Add|Amend|Corr|Rev)\.\d+)){1,5}$")
"""The symbol of a document of the United Nations, alone on its line."""

_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}\s*[AaPp]\.?[Mm]\.?(?:\s*\(?[\w .]{2,20}\)?)?$")
_LABEL = re.compile(r"[^:]{3,30}[:：]")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
_OPENING_SECTION = re.compile(
    r"^(?:\d+\W*)?(?:introduction|einleitung|introducción|introdução|introduzione|background|context)\b"
)
# A label further from the title than this is a menu's.
_NEAR_TITLE = 5
_NEAR_LABEL = 3
_LONGEST_LABEL = 5
_LONGEST_ALT = 8
_LONGEST_HEADING = 10
_ABBREVIATION = range(3, 9)
# Shorter marks of release may be part of other words.
_SURE_MARK = 11


def read_labels(draft: Draft) -> None:
    """Read section labels, series and marks of release; whatever else is left over the body is removed."""
    title = title_index(draft)
    for index, item in list(draft.open(0, head_end(draft))):
        text = without_emphasis(item.text)
        if is_prose(text) and len(words(text)) > LONGEST_TITLE:
            continue
        known = _read_series(draft, index, text) or _read_identifier(draft, index, text)
        if known or _read_label(draft, index, text, title):
            continue
        if index < title:
            _read_site(draft, index, _unspaced(item))
        elif in_small_letters(text) and not ends_sentence(text) and len(words(text)) <= _LONGEST_ALT:
            draft.remove(index, "image alt", "text of a picture, or the name of its file")


def _read_series(draft: Draft, index: int, text: str) -> bool:
    facts, series = draft.facts, read_series(text)
    field = "series"
    if series is not None:
        facts.series, facts.series_number = facts.series or series.name, facts.series_number or series.number
    elif series_name(text) is not None:
        facts.series = facts.series or text
    elif NUMBER_MARK.match(text):
        field = "series_number"
        facts.series_number = facts.series_number or re.sub(r"^\D+", "", text)
    else:
        return False
    draft.claim(index, Role.FIELD, "series line", fields=(field,))
    return True


def _read_identifier(draft: Draft, index: int, text: str) -> bool:
    for pattern, scheme, rule, what in (
        (SYMBOL, "symbol:", "symbol", "symbol of the document"),
        (_ADDRESS, "", "address", "address of the page"),
    ):
        if pattern.match(text):
            draft.facts.identifiers.append(f"{scheme}{text}")
            draft.claim(index, Role.FIELD, rule, f"{what}, moved to identifiers", fields=("identifiers",))
            return True
    return False


def _read_label(draft: Draft, index: int, text: str, title: int) -> bool:
    plain = key(text)
    if _LABEL.fullmatch(text) or _CLOCK.match(text):
        draft.remove(index, "label", "a label, or the hour of the event")
    elif vocabulary.is_label(plain) and index < title - _NEAR_TITLE:
        draft.remove(index, "navigation", "part of a menu")
    elif vocabulary.is_label(plain):
        _keep_category(draft, index, text)
    elif _is_release_mark(plain) or RELEASE_NUMBER.match(text):
        reason = "a remark on the text's release, moved to kind"
        draft.claim(index, Role.FIELD, "release mark", reason, fields=("kind",))
    else:
        return False
    return True


def _keep_category(draft: Draft, index: int, text: str) -> None:
    draft.facts.category = draft.facts.category or text
    draft.claim(index, Role.FIELD, "section label", "section label, moved to category", fields=("category",))


def _is_release_mark(plain: str) -> bool:
    marks = vocabulary.RELEASE_MARKS
    held = any(mark in plain for mark in marks if len(mark) >= _SURE_MARK)
    return plain in marks or held or plain.startswith("embargo")


def drop_leftovers(draft: Draft) -> None:
    """Remove what is left between title and text and is no sentence; a heading right over the text stays."""
    title, end = title_index(draft), head_end(draft)
    if title < 0:
        return
    left = [index for index, item in draft.open(title + 1, end) if not is_prose(item.text)]
    for index in left:
        text = draft.items[index].text
        heading = index == left[-1] == end - 1 and (draft.items[index].is_heading or _may_open(draft, index, end))
        if not (heading or ends_sentence(text) or text.rstrip().endswith((",", ":", "!")) or turn(text)):
            draft.remove(index, "head line", "stands between title and text: a place, an office, a button")


def _may_open(draft: Draft, index: int, end: int) -> bool:
    """Tell whether a line right over the text can be its first heading: other headings follow further down."""
    if end >= len(draft.items) or draft.items[end].piece.gap == 0:
        return False
    item = draft.items[index]
    plain = key(item.text)
    if plain in vocabulary.SUMMARY or _OPENING_SECTION.match(plain):
        return True
    same = sum(
        other.open
        and 0 < len(words(other.text)) <= _LONGEST_HEADING
        and not ends_sentence(other.text)
        and other.text.isupper() == item.text.isupper()
        for other in draft.items[end + 1 :]
    )
    return item.piece.gap > 0 and same > 1


def _unspaced(item: Item) -> str:
    """Return a line without the spaces of letter-spacing ("S T R A I T S   F O R U M" -> "Straits Forum")."""
    text = without_emphasis(item.text)
    if not LETTER_SPACED.match(text):
        return text
    return " ".join(part.replace(" ", "").capitalize() for part in re.split(r"\s{2,}", item.piece.rows[0].strip()))


def read_section_label(draft: Draft) -> None:
    """Take a menu word right over the title for the section label, when it is one."""
    title = title_index(draft)
    for index in range(title - 1, max(-1, title - 3), -1):
        item = draft.items[index]
        if draft.facts.category is None and item.rule == "navigation" and vocabulary.is_label(key(item.text)):
            _keep_category(draft, index, without_emphasis(item.text))


def _read_site(draft: Draft, index: int, text: str) -> None:
    """Take a line over the title for the publisher or the section, by what it looks like, or remove it."""
    text = _ABBREVIATION_BEHIND.sub("", next(filter(is_body, site_parts(text)), text))
    facts, body, count = draft.facts, is_body(text), len(words(text))
    abbreviation = text.isupper() and len(text) in _ABBREVIATION and " " not in text and not is_word(text)
    capitals = sum(word[0].isupper() for word in words(text)) * 2 > count
    web = any(item.rule in {"navigation", "share bar", "breadcrumb"} for item in draft.items[: index + 10])
    near = index + _NEAR_LABEL >= title_index(draft)
    if facts.publisher is None and (abbreviation or (body and capitals)):
        facts.publisher = Publisher(name=text, basis="stands over the title")
        draft.claim(index, Role.FIELD, "site name", fields=("publisher",))
    elif facts.category is None and near and 1 <= count <= _LONGEST_LABEL and not web and not body:
        _keep_category(draft, index, text)
    else:
        draft.remove(index, "site label", "stands over the title: the site's name or part of its menu")
