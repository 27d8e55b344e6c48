"""Pages of which an extractor made one line: the text is found in it, and cut into blocks at sentence ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.flattened_asides import Aside, asides, set_apart
from flows.ingest.cleaning.flattened_heads import body_start
from flows.ingest.cleaning.shape import words
from flows.language import datewords, sentences

_LONG = 1500
_BLOCK_WORDS = 90
# A paragraph that holds the same words twice is longer.
_FEWEST_CHARACTERS = 200
_SHARE_OF_TEXT = 0.5
_TAIL = re.compile(
    r"(?:^|(?<=[.!?”\")\]] )|(?<=\. ))(?:related(?: (?:posts|articles|content|publications|topics|work|"
    r"to))?(?= [A-Z])|more (?:on this topic|from|work from|on)\b|tags? [A-Z]|about the authors?|"
    r"authors? [A-Z][\w.'-]+ [A-Z]|"
    r"acknowledge?ments?(?: and disclosures)?(?= [A-Z])|subscribe to|follow us|share (?:share|this|on|"
    r"to)\b|download (?:full|the|pdf)|endnotes\b|footnotes\b|notes (?=\d|\[)|references (?=[A-Z\[])|"
    r"scroll to top|back to top|editors?['’] (?:recommendations|picks|choice)\b|(?:this|our) (?:web)?site uses cookies|"
    r"you may also|read (?:more|next)\b|topics? [A-Z]|opinions in |filed under|print this|citation\b|"
    r"disclosure\b|for inquiries|media contact|privacy policy|©)|(?<= )(?-i:Endnotes|ENDNOTES) (?-i:(?=[A-Z0-9“\[]))",
    re.IGNORECASE,
)
# Headings of lists of other texts, as they are printed: in small letters they are words of a sentence.
_LIST = re.compile(
    r"\b(?:Related (?:Content|Posts|Articles|Publications|Reading|Stories)|More (?:From|from|on) (?:the )?[A-Z][\w.-]+|"
    r"Editors?['’] (?:Recommendations|Picks)|You May Also Like|Recommended(?: Reading)?)(?= [A-Z0-9])"
)
_WORD_BEGINS = re.compile(r"(?<!\S)[^\W\d_]")
_CUT_OFF = re.compile(r"(?:…|\.{3})|\bRead More\b")
_COOKIES = re.compile(r"\b(?:this|our) (?:web)?site uses cookies\b", re.IGNORECASE)
_FEWEST_TEASERS = 2
_LONGEST_TEASER = 70
# Characters over such a list in which author, outlet and tags may stand.
_LABELS_OVER_LIST = 300


def read_flattened(draft: Draft) -> None:
    """Cut a page in one line into head, text and tail, and the text into blocks."""
    whole = sum(len(item.text) for item in draft.items if item.open) or 1
    for item in list(draft.items):
        if item.open and _is_flattened(item) and len(item.text) >= _SHARE_OF_TEXT * whole:
            _cut(draft, draft.items.index(item))
            draft.facts.notice(
                "no-paragraphs",
                "The page came as one line: its paragraph breaks are lost, and the text was divided at sentence ends.",
            )
            return
    for item in list(draft.items):
        text = item.piece.text
        apart = set_apart(text) if item.open and len(text) >= _FEWEST_CHARACTERS else []
        if apart:
            index = draft.items.index(item)
            count = draft.split(index, *(edge for one in apart for edge in (one.start, one.end)))
            _claim_asides(draft, draft.items[index : index + count], text, apart)


def _is_flattened(item: Item) -> bool:
    return len(item.piece.lines) == 1 and len(item.text) >= _LONG and len(sentences.spans(item.text)) > 8  # noqa: PLR2004


def _cut(draft: Draft, index: int) -> None:
    text = draft.items[index].piece.text
    start = body_start(draft, text, _body_end(text, 0, []))
    end = _body_end(text, start, [author.name for author in draft.facts.authors])
    apart = asides(text, start, end)
    edges = [start, *(edge for one in apart for edge in (one.start, one.end)), end]
    inner = [
        first + cut
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        for cut in _paragraph_ends(text[first:last])
    ]
    count = draft.split(index, *edges, *inner)
    if start > 0:
        draft.claim(index, Role.REMOVED, "page head", "menus, byline and the like in front of the text")
        draft.items[index].fields = ("title", "authors", "published")
    if end < len(text):
        draft.remove(
            index + count - 1, "page tail", "lists of other texts, notes on the author and the like behind the text"
        )
    _claim_asides(draft, draft.items[index : index + count], text, apart)


def _claim_asides(draft: Draft, items: Sequence[Item], text: str, apart: Sequence[Aside]) -> None:
    """Claim what stands inside of the text, and join the text again that marks of notes part."""
    at, grown, marked = 0, 0, False
    before: Item | None = None
    for item in items:
        at = max(at, text.find(item.piece.text, at))
        aside = next((one for one in apart if one.start <= at < one.end), None)
        at += len(item.piece.text)
        if aside is not None:
            role = Role.HEADING if aside.rule == "heading" else Role.REMOVED
            draft.claim(draft.items.index(item), role, aside.rule, aside.reason)
            before, marked = (before if aside.rule == "note" else None), True
        elif item.open:
            if before is not None and marked and grown < _BLOCK_WORDS:
                item.joins = before
            else:
                grown = 0
            grown += len(words(item.text))
            before, marked = item, False


def _body_end(text: str, start: int, authors: list[str]) -> int:
    """Return where the text ends: at the first sign of a page's tail in its last part, or at a note on its author."""
    listed = _list_start(text, start)
    floor = start + int(0.55 * (len(text) - start))
    if listed is not None:
        floor = min(floor, max(start, listed - _LABELS_OVER_LIST))
    noted = (re.compile(rf"(?<=[.!?”\")] ){re.escape(name)}(?= (?:is|was|[A-ZÀ-Ý]\w+) )") for name in authors)
    found = (pattern.search(text, floor) for pattern in (_TAIL, *noted))
    ends = [match.start() for match in found if match is not None and match.start() > floor]
    return min([*ends, *([listed] if listed is not None else [])], default=len(text))


def _list_start(text: str, start: int) -> int | None:
    """Return where a list of other texts begins, with teasers to the page's end; wherever that is in a short text."""
    headings = list(_LIST.finditer(text, start))
    teasers = _teasers(text) if headings else None
    return next((one.start() for one in headings if teasers is not None and teasers.fill(one.end())), None)


class _Teasers(NamedTuple):
    """Where in a text teasers may end, found once for all of it: a long one holds many words like a list's heading."""

    ends: list[int]
    """Behind dates and words cut off."""
    closes: list[int]
    """Where lists end: at a notice on cookies, and at the text's end."""
    words: list[int]
    """Where words begin."""
    marks: list[int]
    """Ends and closes together."""
    breaks: list[int]
    """Those of the marks in front of which too many words stand for one teaser."""

    def fill(self, first: int) -> bool:
        """Tell whether there is nothing but teasers from an offset to where a list that begins there ends."""
        close = self.closes[bisect_left(self.closes, first)]
        if bisect_right(self.ends, close) - bisect_right(self.ends, first) < _FEWEST_TEASERS:
            return False
        mark = self.marks[bisect_right(self.marks, first)]
        long = bisect_right(self.breaks, close) > bisect_right(self.breaks, mark)
        return not long and _count(self.words, first, mark) <= _LONGEST_TEASER


def _teasers(text: str) -> _Teasers:
    ends = sorted({*(one.end() for one in _CUT_OFF.finditer(text)), *(one.end for one in datewords.find(text))})
    closes = [*(one.start() for one in _COOKIES.finditer(text)), len(text)]
    begin = [one.start() for one in _WORD_BEGINS.finditer(text)]
    marks = sorted({*ends, *closes})
    breaks = [mark for last, mark in pairwise([0, *marks]) if _count(begin, last, mark) > _LONGEST_TEASER]
    return _Teasers(ends, closes, begin, marks, breaks)


def _count(begin: Sequence[int], first: int, last: int) -> int:
    return bisect_left(begin, last) - bisect_left(begin, first)


def _paragraph_ends(text: str) -> Iterator[int]:
    """Yield the offsets at which a text without paragraphs is cut: sentence ends, some ninety words apart."""
    count = 0
    for _, end in sentences.spans(text):
        count += len(words(text[_:end]))
        if count >= _BLOCK_WORDS and end < len(text) - 1:
            yield end
            count = 0
