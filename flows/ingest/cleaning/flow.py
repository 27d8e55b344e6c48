"""The flow of the text: paragraphs that something broke are joined, headings are told from them."""

from __future__ import annotations

import re

from flows.ingest.cleaning import kinds, vocabulary
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.joining import breaks_word
from flows.ingest.cleaning.shape import emphasised, ends_sentence, is_prose, is_wide, key, without_emphasis, words
from flows.ingest.cleaning.speeches import turn
from flows.language.identify import FUNCTION_WORDS
from schemas.article import DocumentKind

_CONTINUES = re.compile(r"^[^\W\d_]*[a-zß-öø-ÿа-яё]")
_FUNCTION_WORDS = frozenset().union(*FUNCTION_WORDS.values())
_HANGING = re.compile(
    r"(?:[,;–—-]|\b(?:and|or|the|a|an|of|to|in|for|with|by|from|on|at|that|which|und|oder|der|die|das|et|"
    r"ou|le|la|les|de|y|o|el|los|que))$",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"^(?:dear|excellenc|your excellenc|mr\.?|madam|mister|ladies|distinguished|honou?rable|colleagues|"
    r"friends|sehr geehrte|liebe|verehrte|meine damen|exzellenz|mesdames|monsieur|madame|excellences|chers|"
    r"señor|"
    r"señoras|excelencias|queridos|estimados|senhor|senhoras|caros|signor|egregi|уважаем|дорогие|"
    r"ваши? превосход)[^.!?]{0,120}[,!]$",
    re.IGNORECASE,
)
# "The Council," and, on the next line, "Recalling its decisions, ..."
_PREAMBLE = re.compile(r"^(?:The|Le|La|El|L['’])\s?[A-ZÀ-Ý][^,.;:]{2,60},$")
_RECALLING = re.compile(r"^[A-ZÀ-Ý][a-zà-ÿ]+(?:ing|ed|ant|ando|iendo)\b")
_LONGEST_HEADING = 16
_LIFTED = frozenset(
    {Role.TABLE, Role.PULL_QUOTE, Role.ATTRIBUTION, Role.NOTE, Role.REMOVED, Role.RECOMMENDATION, Role.FIELD}
)
_BELOW_HEADINGS = frozenset({Role.LIST_ITEM, Role.RECOMMENDATION, Role.TABLE, Role.NOTE})
_ADDRESSED = re.compile(r"@\w|https?:|www\.|\+\d[\d ()-]{7,}")
_MENU_ONLY = vocabulary.NAVIGATION - vocabulary.CATEGORY - vocabulary.SUMMARY


def join_paragraphs(draft: Draft) -> None:
    """Join a paragraph that ends in mid-sentence with the one that goes on, over whatever was lifted out between."""
    last: int | None = None
    # A reader that sees columns has told where these go on: no other paragraph does so too.
    told = {id(item.joins) for item in draft.items if item.joins is not None}
    for index, item in enumerate(draft.items):
        if item.role is Role.LIST_ITEM:
            last = index if _stops_at_page_end(draft, index) else None
        if not item.open:
            continue
        if item.joins is not None:
            last = index
            continue
        if last is not None and id(draft.items[last]) not in told and _goes_on(draft, last, index):
            item.joins = draft.items[last]
        elif is_prose(item.text) or not _may_be_heading(item) or _is_half(draft, index):
            last = index
            continue
        else:
            last = None
            continue
        last = index


def _stops_at_page_end(draft: Draft, index: int) -> bool:
    """Tell whether a list item is the last text of its page and stops in mid-sentence; where it goes on is no item."""
    item = draft.items[index]
    below = next((one for one in draft.items[index + 1 :] if one.role not in _LIFTED), None)
    return below is not None and below.open and below.piece.page != item.piece.page and not ends_sentence(item.text)


def _is_half(draft: Draft, index: int) -> bool:
    """Tell whether a line that looks like a heading is the first half of a broken paragraph."""
    item = draft.items[index]
    below = next((one for one in draft.items[index + 1 :] if one.open), None)
    return (
        below is not None
        and len(words(item.text)) > 5  # noqa: PLR2004 - a line of text, no label
        and is_prose(below.text)
        and without_emphasis(below.text)[:1].islower()
    )


def _goes_on(draft: Draft, before: int, after: int) -> bool:
    first, second = draft.items[before], draft.items[after]
    text, rest = without_emphasis(first.text), without_emphasis(second.text)
    if ends_sentence(text) or text.endswith((":", "：")) or not rest or _SALUTATION.match(text):
        return False
    if breaks_word(text, rest) or (_PREAMBLE.match(text) and _RECALLING.match(rest) and after == before + 1):
        return True
    between = draft.items[before + 1 : after]
    if not all(item.role in _LIFTED for item in between):
        return False
    begins_low = bool(_CONTINUES.match(rest)) and rest[0].islower()
    if begins_low:
        return len(words(text)) > 3 and not _list_like(rest)  # noqa: PLR2004 - a line of text, no label
    # A number or a name can follow a break in mid-sentence only where the line before plainly hangs.
    return bool(_HANGING.search(text)) and len(words(text)) > 8 and is_prose(text + ".")  # noqa: PLR2004


def _list_like(text: str) -> bool:
    return bool(re.match(r"(?:[a-z]|[ivx]{1,4})[.)]\s", text))


def _may_be_heading(item: Item) -> bool:
    text = without_emphasis(item.text)
    count = len(words(text))
    if item.piece.text.startswith("#") and 0 < count <= 2 * _LONGEST_HEADING:
        return True
    if not text or count > _LONGEST_HEADING or is_prose(text):
        return False
    if ends_sentence(text) and not (text.endswith("?") and count <= 12 and not emphasised(item.piece.text)):  # noqa: PLR2004
        return False
    if text.endswith((",", ";", ":")) and not emphasised(item.piece.text):
        return False
    if turn(text) is not None and ends_sentence(text):
        return False
    first = re.sub(r"^(?:\(?(?:\d+(?:\.\d+)*|[IVX]+)[.)]?)\s+", "", text)[:1]
    return first.isupper() or first.isdigit() or first in '“"«„¿‘' or is_wide(text) or item.piece.text.startswith("#")


def read_headings(draft: Draft) -> None:
    """Claim headings: short lines that are no sentence and have text below them."""
    over_text = _over_text(draft)
    interview = kinds.kind_of(draft) is DocumentKind.INTERVIEW
    joined = {id(item.joins) for item in draft.items if item.joins is not None}
    for index, item in draft.open():
        if item.joins is not None or id(item) in joined or not over_text[index] or not _may_be_heading(item):
            continue
        text = without_emphasis(item.text)
        # What is asked in an interview is its text.
        if key(text) in _MENU_ONLY or (interview and text.endswith("?")):
            continue
        if _ADDRESSED.search(text):
            draft.remove(index, "contact", "address of somebody, alone on its line")
            continue
        marks = re.match(r"#+", item.piece.text)
        numbered = re.match(r"\d+(\.\d+)+", text)
        item.level = len(marks.group()) if marks else numbered.group().count(".") + 1 if numbered else 1
        item.words = text
        draft.claim(index, Role.HEADING, "heading")


def _over_text(draft: Draft) -> list[bool]:
    """Return for each item whether text stands below it before anything that is neither text nor a heading."""
    found, below = [], False
    for item in reversed(draft.items):
        found.append(below)
        verdict = _is_text(item)
        below = below if verdict is None else verdict
    return found[::-1]


def _is_text(item: Item) -> bool | None:
    """Tell whether an item is text that can stand below a heading; ``None`` for what does not decide it."""
    if item.role in _BELOW_HEADINGS:
        return True
    if not item.open:
        return None
    if is_prose(item.text) or ends_sentence(item.text) or item.text.rstrip().endswith((":", "：")):
        return True
    return None if _may_be_heading(item) else False
