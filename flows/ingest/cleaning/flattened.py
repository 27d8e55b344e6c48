"""Pages of which an extractor made one line: the text is found between what stood around it, and cut at sentence ends."""

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
_SHARE_OF_TEXT = 0.5
_FURNITURE = re.compile(
    r"\b(?:skip to (?:main )?content|share(?: (?:on|to|via|this))?(?: (?:facebook|twitter|linkedin|bluesky|email|x))*|print(?: this (?:post|page))?|with images|without images|link copied|copy link|search sections|"
    r"toggle section navigation|sections|contact|media office|streamline icon: \S+|read more from \w+|follow the authors?|additional links|full text|one pager|learn more|download (?:pdf|the report|full report)?|"
    r"\d{1,3} min(?:ute)?s?(?: read| watch)?|e-?mail|bluesky|facebook|twitter|linkedin|home|menu|read time|source ?: ?getty(?: images)?|\[email protected\]|[\d().+-]{10,})(?=\s|$)",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"\((?:photo|image|picture|credit)\b[^()]{3,160}\)", re.IGNORECASE)
_BYLINE = re.compile(
    r"\b(?:By|Authors?:?|Written by)\s+(?P<names>[A-ZÀ-Ý][\w.'’-]+(?:\s+(?:(?:van|von|de|del|al|bin)\s+)?[A-ZÀ-Ý][\w.'’-]*){1,3}(?:(?:,?\s+and\s+|,\s+)[A-ZÀ-Ý][\w.'’-]+(?:\s+[A-ZÀ-Ý][\w.'’-]*){1,3}){0,4}?)(?=\s*(?:[|,•·]|Published|Posted|on\b|\(|\d|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|$))"
)
_TAIL = re.compile(
    r"(?:^|(?<=[.!?”\")\]] )|(?<=\. ))(?:related(?: (?:posts|articles|content|publications|topics|work|to))?(?= [A-Z])|more (?:on this topic|from|work from|on)\b|tags? [A-Z]|about the authors?|authors? [A-Z][\w.'-]+ [A-Z]|"
    r"acknowledge?ments?(?: and disclosures)?(?= [A-Z])|subscribe to|follow us|share (?:share|this|on|to)\b|download (?:full|the|pdf)|endnotes\b|footnotes\b|notes (?=\d|\[)|references (?=[A-Z\[])|scroll to top|back to top|"
    r"you may also|read (?:more|next)\b|topics? [A-Z]|opinions in |filed under|print this|citation\b|disclosure\b|for inquiries|media contact|privacy policy|©)",
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
    end = _body_end(text, start)
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
    """Take the phrase for the title with which the page begins and which it repeats, or which the site's name follows."""
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
            draft.facts.authors += [
                Author(name=one.name) for one in found if key(one.name) not in known and len(draft.facts.authors) < 8
            ]  # noqa: PLR2004
            yield match.end()


def _read_date(draft: Draft, head: str) -> Iterator[int]:
    for match in datewords.find(head):
        labelled = re.search(
            r"(?:published(?: on)?|posted(?: on)?|updated|date)[:\s]*$",
            head[max(0, match.start - 16) : match.start],
            re.IGNORECASE,
        )
        between = re.search(r"[|•·]\s*$", head[max(0, match.start - 4) : match.start]) or re.match(
            r"\s*[|•·]", head[match.end : match.end + 3]
        )
        by_name = any(
            head[max(0, match.start - 3 - len(author.name)) : match.start].strip(" |,•·").endswith(author.name)
            for author in draft.facts.authors
        )
        opens = (
            re.match(r"\s+(?:[A-Z“\"]|$)", head[match.end : match.end + 3])
            and match.start < 700
            and not re.search(r"\b(?:in|on|of|since|by|from|until|to|the)\s$", head[: match.start])
        )  # noqa: PLR2004
        if match.when.precision is not Precision.DAY or not (labelled or between or by_name or opens):
            continue
        if draft.facts.published is None:
            draft.facts.published = read_date(head[match.start : match.end])
        yield match.end


def _body_end(text: str, start: int) -> int:
    """Return where the text ends: at the first sign of a page's tail in its last part."""
    floor = start + int(0.55 * (len(text) - start))
    match = _TAIL.search(text, floor)
    return match.start() if match and match.start() > floor else len(text)


def _paragraph_ends(text: str) -> Iterator[int]:
    """Yield the offsets at which a text without paragraphs is cut: sentence ends, some ninety words apart."""
    count = 0
    for _, end in sentences.spans(text):
        count += len(words(text[_:end]))
        if count >= _BLOCK_WORDS and end < len(text) - 1:
            yield end
            count = 0
