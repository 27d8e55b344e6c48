"""Subtitle and standfirst: what stands between title and body."""

from __future__ import annotations

import re

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.datelines import date_line
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.heads.extent import LONGEST_TITLE, head_end, stops_short, title_index
from flows.ingest.cleaning.heads.title_signs import CAPTION, OFFICE
from flows.ingest.cleaning.names import is_body, persons
from flows.ingest.cleaning.series import read_series
from flows.ingest.cleaning.shape import emphasised, in_small_letters, is_prose, key, without_emphasis, words
from flows.ingest.cleaning.speeches import interviewer
from flows.language import datewords
from schemas.article import Author, DocumentKind

_SUBTITLE = range(3, LONGEST_TITLE + 1)
_STANDFIRST = range(10, 121)
_WHOLE = re.compile(r"[.!…][\"'”’»“)\]*_]*$")
_LABELLED = re.compile(r"^(?P<label>[^:.–—]{4,30})\s*[:.–—]\s+(?=\S)")
_ENDS_WITH_DATE = re.compile(r"\b\d{1,2}\.? \w+ \d{4}$")
_NO_SUBTITLE = vocabulary.CATEGORY | vocabulary.RELEASE_MARKS | vocabulary.SUMMARY


def read_decks(draft: Draft) -> None:
    """Read subtitle and standfirst: what stands between title and body, or is set apart at the body's start."""
    title, end = title_index(draft), head_end(draft)
    if title < 0:
        return
    labelled = -1
    for index, item in list(draft.open(title + 1, end + 2)):
        text = without_emphasis(item.text)
        if _announces_standfirst(draft, index, text):
            draft.remove(index, "summary label", "label of the standfirst")
            labelled = index + 1
            continue
        set_apart = index == labelled or (index == end and emphasised(item.piece.text)) or _label_length(text)
        if index >= end and not set_apart:
            break
        _read_interviewer(draft, text)
        _read_deck(draft, index, text)


def _read_interviewer(draft: Draft, text: str) -> None:
    asked = interviewer(text)
    if asked is not None and not draft.facts.authors:
        draft.facts.authors.append(Author(name=asked))
        draft.facts.kind = DocumentKind.INTERVIEW


def _read_deck(draft: Draft, index: int, text: str) -> None:
    """Take a line for the standfirst when it is prose, for the subtitle when it is not."""
    facts, count = draft.facts, len(words(text))
    prose = is_prose(text) and (_WHOLE.search(text) is not None or count > LONGEST_TITLE)
    if prose and facts.standfirst is None and count in _STANDFIRST:
        length = _label_length(text)
        facts.standfirst = text[length:]
        draft.items[index].words, draft.items[index].label = facts.standfirst, text[:length]
        draft.claim(index, Role.STANDFIRST, "standfirst", fields=("standfirst",))
    elif not prose and facts.subtitle is None:
        rest = _rest(draft, index, text)
        if _can_be_subtitle(draft, index, " ".join([text, *rest])):
            facts.subtitle = " ".join([text, *rest])
            for at in range(index, index + 1 + len(rest)):
                draft.claim(at, Role.FIELD, "subtitle", fields=("subtitle",))


def _rest(draft: Draft, index: int, text: str) -> list[str]:
    """Return the line right below a subtitle that stops in mid-sentence: it is wrapped."""
    below = draft.items[index + 1] if index + 1 < len(draft.items) else None
    if below is None or not below.open or below.piece.gap > 1 or not text[-1].isalpha():
        return []
    # "What the bridge is made of" is whole over the name of a body.
    wrapped = stops_short(text, heading=_is_marked(draft.items[index]) or is_body(below.text))
    apart = is_prose(below.text) or persons(below.text) or date_line(below.text) is not None
    return [below.text] if wrapped and not apart else []


def _is_marked(item: Item) -> bool:
    """Tell whether marks or the reader say that a line is a heading: then it is whole."""
    return item.is_heading or item.piece.text.lstrip().startswith("#")


def _announces_standfirst(draft: Draft, index: int, text: str) -> bool:
    """Tell whether a line announces the standfirst below it: an abstract, or a summary in bold."""
    below = draft.items[index + 1] if index + 1 < len(draft.items) else None
    if below is None or key(text) not in vocabulary.SUMMARY or not is_prose(below.text):
        return False
    return key(text) in vocabulary.ABSTRACT or emphasised(below.piece.text)


def _can_be_subtitle(draft: Draft, index: int, text: str) -> bool:
    return (
        len(words(text)) in _SUBTITLE
        and not in_small_letters(text)
        and not _below_byline(draft, index)
        and not OFFICE.match(text)
        and not _is_labelled(draft, index)
        and not _heads_a_section(draft, index)
        and key(text) not in _NO_SUBTITLE
        and not CAPTION.search(text)
        and read_series(text) is None
        and not datewords.impossible(text)
        and not _ENDS_WITH_DATE.search(text)
        and not stops_short(text, heading=_is_marked(draft.items[index]))
    )


def _heads_a_section(draft: Draft, index: int) -> bool:
    """Tell whether the reader has told a heading and others of its level: a subtitle has no equals."""
    item = draft.items[index]
    levels = [one.part.level for one in draft.items if one.part is not None and one.is_heading]
    return item.part is not None and item.is_heading and levels.count(item.part.level) > 1


def _is_labelled(draft: Draft, index: int) -> bool:
    """Tell whether a line is the value of a label right over it ("From:")."""
    return not draft.items[index].piece.gap and draft.items[index - 1].text.rstrip().endswith(":") and index > 0


def _below_byline(draft: Draft, index: int) -> bool:
    """Tell whether date or byline stand between the title and a line; a subtitle stands over them."""
    return any(
        item.rule in {"date line", "byline"} and "title" not in item.fields
        for item in draft.items[title_index(draft) : index]
    )


def _label_length(text: str) -> int:
    """Return the length of a label such as "Summary:" or "Abstract." that a line begins with; 0 without one."""
    match = _LABELLED.match(text)
    return match.end() if match is not None and key(match["label"]) in vocabulary.SUMMARY else 0
