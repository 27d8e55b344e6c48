"""Pages of which an extractor made one line: the text is found in it, and cut into blocks at sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.flattened_heads import body_start
from flows.ingest.cleaning.shape import words
from flows.language import sentences

_LONG = 1500
_BLOCK_WORDS = 90
_SHARE_OF_TEXT = 0.5
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
    start = body_start(draft, text, _body_end(text, 0, []))
    end = _body_end(text, start, [author.name for author in draft.facts.authors])
    inner = [start + cut for cut in _paragraph_ends(text[start:end])]
    count = draft.split(index, start, *inner, end)
    first, last = index, index + count - 1
    if start > 0:
        draft.claim(first, Role.REMOVED, "page head", "menus, byline and the like in front of the text")
        draft.items[first].fields = ("title", "authors", "published")
    if end < len(text):
        draft.remove(last, "page tail", "lists of other texts, notes on the author and the like behind the text")


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
