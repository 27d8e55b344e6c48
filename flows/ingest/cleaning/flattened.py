"""Pages of which an extractor made one line: the text is found in it, and cut into blocks at sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.names import persons
from flows.ingest.cleaning.shape import key, words
from flows.language import datewords, sentences
from schemas.article import Author, Publisher
from schemas.dates import Precision

_LONG = 1500
_HEAD = 2500
_BLOCK_WORDS = 90
_MOST_AUTHORS = 8
_SHARE_OF_TEXT = 0.5
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
_DATE_LABEL = re.compile(r"(?:published(?: on)?|posted(?: on)?|updated|date)[:\s]*$", re.IGNORECASE)
_SET_OFF_LEFT = re.compile(r"[|•·]\s*$")
_SET_OFF_RIGHT = re.compile(r"\s*[|•·]")
_OPENS_SENTENCE = re.compile(r"\s+(?:[A-Z“\"]|$)")
_IN_SENTENCE = re.compile(r"\b(?:in|on|of|since|by|from|until|to|the)\s$")
# Characters within which a date in front of a sentence is the page's own.
_EARLY = 700
_PHOTO = re.compile(r"\((?:photo|image|picture|credit)\b[^()]{3,160}\)", re.IGNORECASE)
_BYLINE = re.compile(
    r"\b(?:By|Authors?:?|Written by)\s+(?P<names>[A-ZÀ-Ý][\w.'’-]+(?:\s+(?!Published|Posted|Updated|Share)"
    r"(?:(?:van|von|de|del|al|bin)\s+)?[A-ZÀ-Ý][\w.'’-]*){1,3}(?:(?:,?\s+and\s+|"
    r",\s+)[A-ZÀ-Ý][\w.'’-]+(?:\s+[A-ZÀ-Ý][\w.'’-]*){1,3}){0,4}?)(?=\s*(?:[|,•·]|Published|Posted|on\b|\(|"
    r"\d|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|"
    r"Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|$))"
)
_TAIL = re.compile(
    r"(?:^|(?<=[.!?”\")\]] )|(?<=\. ))(?:related(?: (?:posts|articles|content|publications|topics|work|"
    r"to))?(?= [A-Z])|more (?:on this topic|from|work from|on)\b|tags? [A-Z]|about the authors?|"
    r"authors? [A-Z][\w.'-]+ [A-Z]|"
    r"acknowledge?ments?(?: and disclosures)?(?= [A-Z])|subscribe to|follow us|share (?:share|this|on|"
    r"to)\b|download (?:full|the|pdf)|endnotes\b|footnotes\b|notes (?=\d|\[)|references (?=[A-Z\[])|"
    r"scroll to top|back to top|"
    r"you may also|read (?:more|next)\b|topics? [A-Z]|opinions in |filed under|print this|citation\b|"
    r"disclosure\b|for inquiries|media contact|privacy policy|©)",
    re.IGNORECASE,
)


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


def _is_flattened(item: Item) -> bool:
    return len(item.piece.lines) == 1 and len(item.text) >= _LONG and len(sentences.spans(item.text)) > 8  # noqa: PLR2004


def _cut(draft: Draft, index: int) -> None:
    text = draft.items[index].text
    start = _body_start(draft, text)
    end = _body_end(text, start, [author.name for author in draft.facts.authors])
    inner = [start + cut for cut in _paragraph_ends(text[start:end])]
    count = draft.split(index, start, *inner, end)
    first, last = index, index + count - 1
    if start > 0:
        draft.claim(first, Role.REMOVED, "page head", "menus, byline and the like in front of the text")
        draft.items[first].fields = ("title", "authors", "published")
    if end < len(text):
        draft.remove(last, "page tail", "lists of other texts, notes on the author and the like behind the text")


def _body_start(draft: Draft, text: str) -> int:
    """Return where the text begins, behind title, byline, date and furniture; read those on the way."""
    head = text[:_HEAD]
    _read_title(draft, head)
    marks = [match.end() for match in _FURNITURE.finditer(head)] + [match.end() for match in _PHOTO.finditer(head)]
    marks += list(_read_byline(draft, head)) + list(_read_date(draft, head)) + list(_titles(draft, head))
    start = 0
    for mark in sorted(marks):
        # A mark far behind the one before it stands in the text itself.
        gap = head[start:mark]
        if len(words(gap)) > 90 and len(sentences.spans(gap)) > 3:  # noqa: PLR2004 - a paragraph lies between
            break
        start = mark
    while start < len(text) and text[start] in " |•·–—-,:":
        start += 1
    return start


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


def _titles(draft: Draft, head: str) -> Iterator[int]:
    if draft.facts.title:
        for match in re.finditer(re.escape(draft.facts.title), head[:1500]):
            yield match.end()


def _read_byline(draft: Draft, head: str) -> Iterator[int]:
    for match in _BYLINE.finditer(head):
        found = persons(match["names"])
        known = {key(author.name) for author in draft.facts.authors}
        if found:
            new = [Author(name=one.name) for one in found if key(one.name) not in known]
            draft.facts.authors += new[: _MOST_AUTHORS - len(known)]
            yield match.end()


def _read_date(draft: Draft, head: str) -> Iterator[int]:
    for match in datewords.find(head):
        before, after = head[: match.start], head[match.end : match.end + 3]
        if match.when.precision is not Precision.DAY or not _is_dateline(draft, before, after):
            continue
        if draft.facts.published is None:
            draft.facts.published = read_date(head[match.start : match.end])
        yield match.end


def _is_dateline(draft: Draft, before: str, after: str) -> bool:
    """Tell whether a date between two stretches is the page's: labelled, set off, by an author's name, or early."""
    if _DATE_LABEL.search(before[-16:]) or _SET_OFF_LEFT.search(before[-4:]) or _SET_OFF_RIGHT.match(after):
        return True
    # Between a name and its date stand a sign and spaces.
    if any(before[-3 - len(one.name) :].strip(" |,•·").endswith(one.name) for one in draft.facts.authors):
        return True
    opens = _OPENS_SENTENCE.match(after) is not None and len(before) < _EARLY
    return opens and not _IN_SENTENCE.search(before[-8:])


def _body_end(text: str, start: int, authors: list[str]) -> int:
    """Return where the text ends: at the first sign of a page's tail in its last part, or at a note on its author."""
    floor = start + int(0.55 * (len(text) - start))
    noted = (re.compile(rf"(?<=[.!?”\")] ){re.escape(name)}(?= (?:is|was|[A-ZÀ-Ý]\w+) )") for name in authors)
    found = (pattern.search(text, floor) for pattern in (_TAIL, *noted))
    return min((match.start() for match in found if match is not None and match.start() > floor), default=len(text))


def _paragraph_ends(text: str) -> Iterator[int]:
    """Yield the offsets at which a text without paragraphs is cut: sentence ends, some ninety words apart."""
    count = 0
    for _, end in sentences.spans(text):
        count += len(words(text[_:end]))
        if count >= _BLOCK_WORDS and end < len(text) - 1:
            yield end
            count = 0
