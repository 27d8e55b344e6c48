"""The head of a page that came as one line: where its text begins, and the title, names and day in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.draft import Draft
from flows.ingest.cleaning.names import Person, is_post, persons
from flows.ingest.cleaning.shape import key, words
from flows.language import datewords, months, sentences
from schemas.article import Author, Publisher
from schemas.dates import Precision, StatedDate

_HEAD = 2500
_MOST_AUTHORS = 8
_FURNITURE = re.compile(
    r"\b(?:skip to (?:main )?content|share(?: (?:on|to|via|this))?(?: (?:facebook|twitter|linkedin|bluesky|"
    r"email|x))*|print(?: this (?:post|page))?|with images|without images|link copied|copy link|"
    r"search sections|"
    r"toggle section navigation|sections|contact|media office|streamline icon: \S+|read more from \w+|"
    r"follow the authors?|additional links|full text|one pager|learn more|download (?:pdf|the report|"
    r"full report)?|"
    r"\d{1,3} min(?:ute)?s?(?: read| watch)?|e-?mail|bluesky|facebook|twitter|linkedin|home|menu|read time|"
    r"source ?: ?getty(?: images)?|\[email protected\]|[\d().+-]{10,})(?=\s|$)",
    re.IGNORECASE,
)
PHOTO = re.compile(r"\((?:photo|image|picture|credit)\b[^()]{3,160}\)", re.IGNORECASE)
"""Who took a picture, in brackets behind what it shows."""

_DATE_LABEL = re.compile(r"(?:published(?: on)?|posted(?: on)?|updated|date)[:\s]*$", re.IGNORECASE)
_SET_OFF_LEFT = re.compile(r"[|•·]\s*$")
_SET_OFF_RIGHT = re.compile(r"\s*[|•·]")
_OPENS_SENTENCE = re.compile(r"\s+(?:[A-Z“\"]|$)")
_IN_SENTENCE = re.compile(r"\b(?:in|on|of|since|by|from|until|to|the)\s$")
# Characters within which a date in front of a sentence is the page's own.
_EARLY = 700
_MONTH = rf"(?:{months.ENGLISH}|{months.ENGLISH_SHORT})\b"
# A month is a name like any other word, unless its day or year follows.
_NAME = rf"(?!{_MONTH}\.?\s+\d)[A-ZÀ-Ý][\w.'’-]"
_BYLINE = re.compile(
    rf"\b(?:By|Authors?:?|Written by)\s+(?P<names>{_NAME}+(?:\s+(?!Published|Posted|Updated|Share)"
    rf"(?:(?:van|von|de|del|al|bin)\s+)?{_NAME}*){{1,3}}(?:(?:,?\s+and\s+|,\s+){_NAME}+(?:\s+{_NAME}*){{1,3}}){{0,4}}?)"
    rf"(?=\s*(?:[|,•·]|Published|Posted|on\b|\(|\d|{_MONTH}|$))"
)
# A site's name in capitals, set off from the title in front of it.
_SITE = r"(?:\s\|\s[A-Z]{3,8}(?=\s))?"
# A portrait's text and the name below it.
_TWICE = re.compile(rf"\b(?P<name>{_NAME}+(?:\s+{_NAME}*){{1,3}}) (?P=name)(?= [A-ZÀ-Ý])")
# Words between a title and its day: names, each with post and institute.
_LONGEST_POSTS = 60


class _Mark(NamedTuple):
    """A sign of the head, and what it says."""

    end: int
    authors: tuple[Person, ...] = ()
    published: StatedDate | None = None


def body_start(draft: Draft, text: str, limit: int) -> int:
    """Return where the text begins, behind title, byline, date and furniture; read those on the way.

    Args:
        draft: Its facts are filled.
        text: The page.
        limit: Where the page's tail begins; what stands there is no sign of the head.
    """
    head = text[: min(_HEAD, limit)]
    _read_title(draft, head)
    signs = (_buttons(head), _bylines(head), _portraits(draft, head), _dates(draft, head), _titles(draft, head))
    start = 0
    for mark in sorted((one for found in signs for one in found), key=lambda one: one.end):
        # A mark far behind the one before it stands in the text itself.
        gap = head[start : mark.end]
        if len(words(gap)) > 90 and len(sentences.spans(gap)) > 3:  # noqa: PLR2004 - a paragraph lies between
            break
        start = mark.end
        _keep(draft, mark)
    while start < len(text) and text[start] in " |•·–—-,:":
        start += 1
    return start


def _keep(draft: Draft, mark: _Mark) -> None:
    known = {key(author.name) for author in draft.facts.authors}
    new = [Author(name=one.name) for one in mark.authors if key(one.name) not in known]
    draft.facts.authors += new[: _MOST_AUTHORS - len(known)]
    draft.facts.published = draft.facts.published or mark.published


def _read_title(draft: Draft, head: str) -> None:
    """Take the phrase for the title with which the page begins and which it repeats, or the site's name follows."""
    facts = draft.facts
    if facts.title is not None:
        return
    first, bar, rest = head.partition(" | ")
    if bar and 2 < len(words(first)) <= 30:  # noqa: PLR2004 - a title
        facts.title = first.strip()
        site = re.match(r"(?P<site>[^|]{3,60}?)(?:\s+(?:SHARE|Skip|Source|Share|Home|Menu)\b|\s\|)", rest)
        if facts.publisher is None and site:
            facts.publisher = Publisher(name=site["site"].strip(), basis="stands behind the title, as sites do")
        return
    tokens = head.split(" ")
    for size in range(min(30, len(tokens) // 2), 2, -1):
        phrase = " ".join(tokens[:size])
        if head.find(phrase, len(phrase)) > 0:
            facts.title = re.split(r"\s+(?:By|Skip to|Home|Source)\s", phrase)[0].strip(" -–—|")
            return


def _titles(draft: Draft, head: str) -> Iterator[_Mark]:
    if draft.facts.title:
        for match in re.finditer(re.escape(draft.facts.title) + _SITE, head[:1500]):
            yield _Mark(match.end())


def buttons(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a page's buttons and the like; in small letters they are words of its text."""
    for match in _FURNITURE.finditer(text):
        if not match.group()[0].islower():
            yield match.span()


def _buttons(head: str) -> Iterator[_Mark]:
    yield from (_Mark(end) for _, end in buttons(head))
    yield from (_Mark(match.end()) for match in PHOTO.finditer(head))


def _bylines(head: str) -> Iterator[_Mark]:
    for match in _BYLINE.finditer(head):
        if found := persons(match["names"]):
            yield _Mark(match.end(), found)


def _portraits(draft: Draft, head: str) -> Iterator[_Mark]:
    """Yield the day behind a title and the names printed twice between the two, as text of a portrait and below it."""
    starts = [mark.end for mark in _titles(draft, head)]
    for date in datewords.find(head):
        above = max((start for start in starts if start <= date.start), default=None)
        if above is None or date.when.precision is not Precision.DAY:
            continue
        between = head[above : date.start]
        found = [one for match in _TWICE.finditer(between) for one in _portrayed(match)]
        if found and between.lstrip().startswith(found[0].name) and len(words(between)) <= _LONGEST_POSTS:
            yield _Mark(date.end, tuple(found), read_date(head[date.start : date.end]))


def _portrayed(twice: re.Match[str]) -> tuple[Person, ...]:
    """Return the person of a name printed twice; also one whose names are words, when a post follows."""
    name, behind = twice["name"], twice.string[twice.end() :]
    return persons(name) or ((Person(name, None),) if is_post(behind) else ())


def _dates(draft: Draft, head: str) -> Iterator[_Mark]:
    named = [one.name for one in draft.facts.authors]
    named += [one.name for mark in _bylines(head) for one in mark.authors]
    for match in datewords.find(head):
        before, after = head[: match.start], head[match.end : match.end + 3]
        if match.when.precision is Precision.DAY and _is_dateline(named, before, after):
            yield _Mark(match.end, published=read_date(head[match.start : match.end]))


def _is_dateline(authors: list[str], before: str, after: str) -> bool:
    """Tell whether a date between two stretches is the page's: labelled, set off, by an author's name, or early."""
    if _DATE_LABEL.search(before[-16:]) or _SET_OFF_LEFT.search(before[-4:]) or _SET_OFF_RIGHT.match(after):
        return True
    # Between a name and its date stand a sign and spaces.
    if any(before[-3 - len(name) :].strip(" |,•·").endswith(name) for name in authors):
        return True
    opens = _OPENS_SENTENCE.match(after) is not None and len(before) < _EARLY
    return opens and not _IN_SENTENCE.search(before[-8:])
