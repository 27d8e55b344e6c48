"""The title among the lines over the body: chosen by signs that speak for and against each of them."""

from __future__ import annotations

import re

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.datelines import date_line
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.heads.bylines import in_small_capitals
from flows.ingest.cleaning.heads.extent import LONGEST_TITLE, head_end
from flows.ingest.cleaning.heads.title_signs import is_title_with_site, score, site_parts
from flows.ingest.cleaning.names import is_body, persons
from flows.ingest.cleaning.series import read_series
from flows.ingest.cleaning.shape import is_paragraph, is_prose, key, without_emphasis, words
from flows.ingest.readers import PartKind
from schemas.article import Publisher

# A title goes on over no more lines than this.
_MOST_LINES = 4
_NOTE_SIGN = re.compile(r"(?<=\w)[*†‡]+$")
_LONGEST_SITE = 6
_SHORTEST_REPEAT = 3
# A site speaks of itself around its text more often than once.
_SPOKEN_OF = 2


def read_title(draft: Draft) -> None:
    """Choose the title among the lines over the body; repeats of it are claimed too."""
    end = head_end(draft)
    index = _best(draft, end) if draft.facts.title is None else None
    if index is not None and not _is_whole_text(draft, index):
        index = _plain_repeat(draft, index, end)
        item = draft.items[index]
        draft.facts.title = _NOTE_SIGN.sub("", _without_site(draft, without_emphasis(item.text)))
        _read_suffix(draft, item.text)
        item.words = draft.facts.title
        draft.claim(index, Role.FIELD, "title", fields=("title",))
        _join_title(draft, index)
    if draft.facts.title is not None:
        _claim_repeats(draft, key(draft.facts.title))
        _drop_host(draft, draft.facts.title)


def _drop_host(draft: Draft, title: str) -> None:
    """Take the site's name off the end of a title that metadata gave, where the page speaks of that site elsewhere."""
    rest, bar, site = title.rpartition(" | ")
    if not bar or len(words(rest)) < _SHORTEST_REPEAT or len(words(site)) > _LONGEST_SITE:
        return
    spoken_of = re.compile(rf"(?<!\| )\b{re.escape(site)}\b")
    around = [item.piece.text for item in draft.items if not (item.open and is_paragraph(item.text))]
    spoken = sum(len(spoken_of.findall(text)) for text in around) >= _SPOKEN_OF
    if spoken and not persons(site) and any(_is_of_site(text, site) for text in around):
        draft.facts.title = rest
        draft.facts.host = draft.facts.host or site


def _is_of_site(line: str, site: str) -> bool:
    """Tell whether a line speaks of a site as one does of no person, country or subject: one subscribes to it."""
    return re.search(rf"{_SITE_WORDS}(?:the )?{re.escape(site)}\b", line, re.IGNORECASE) is not None


_SITE_WORDS = (
    r"(?:\b(?:subscribe to|sign up (?:for|to)|newsletters? (?:of|from)|(?:opinions|views) (?:expressed )?(?:in|on)|"
    r"first (?:appeared|published) (?:in|on)|copyright(?: \d{4})?|welcome to) |© ?(?:\d{4} )?)"
)


def _best(draft: Draft, end: int) -> int | None:
    """Return the index of the line that is most like a title; the first of equals, ``None`` when none is."""
    candidates = [index for index, item in draft.open(0, end) if len(words(item.text)) <= LONGEST_TITLE]
    scored = [(score(draft, index, place), -index) for place, index in enumerate(candidates)]
    best, index = max(scored, default=(0.0, 0))
    return -index if best > 0 else None


def _is_whole_text(draft: Draft, index: int) -> bool:
    """Tell whether a line is all the text there is, and its reader says that it is text."""
    part = draft.items[index].part
    told = part is not None and part.vouched and part.kind is PartKind.TEXT
    return told and all(at == index for at, _ in draft.open())


def _claim_repeats(draft: Draft, title: str) -> None:
    """Claim lines that repeat the title: any near the head, further down those of several words."""
    end = head_end(draft)
    for index, item in draft.open():
        near = index <= end or (len(words(item.text)) >= _SHORTEST_REPEAT and not is_prose(item.text))
        if not near or not title:
            continue
        plain = key(_without_site(draft, without_emphasis(item.text)))
        if plain == title or is_title_with_site(item.text, title):
            _read_suffix(draft, item.text)
            draft.claim(index, Role.FIELD, "repeated title", "repeats the title", fields=("title",))


def _read_suffix(draft: Draft, text: str) -> None:
    """Take the site's name behind the title for the publisher."""
    title, plain = key(draft.facts.title or ""), without_emphasis(text)
    site = site_parts(plain)[-1] if title in key(text) else text
    if draft.facts.publisher is None and site != plain and key(site) not in title:
        draft.facts.publisher = Publisher(name=site, basis="stands behind the title, as sites do")


def _without_site(draft: Draft, text: str) -> str:
    """Return a title without the site's name behind it, when that stands elsewhere or names a body."""
    parts = site_parts(text)
    if _is_labelled(parts):
        return parts[-1]
    if len(parts) == 1 or len(words(parts[-1])) > _LONGEST_SITE:
        return text
    site, rest = parts[-1], text[: text.rindex(parts[-1])].rstrip(" |–—:-")
    others = {key(site), key(rest)}
    if "|" not in text and not any(key(item.text) in others for item in draft.items):
        return text
    return rest


def _is_labelled(parts: list[str]) -> bool:
    """Tell whether the first of two parts is a label, and the title stands behind it ("Transcript | Two shores")."""
    if len(parts) != len(("label", "title")) or len(words(parts[1])) < _SHORTEST_REPEAT or is_body(parts[1]):
        return False
    return key(parts[0]) in vocabulary.CATEGORY | vocabulary.RELEASE_MARKS


def _in_one_line(title: str, rest: str, line: str) -> bool:
    """Tell whether a line holds a title and the line below it with no full stop or colon between the two."""
    if key(f"{title} {rest}") not in key(line):
        return False
    if not title[-1].isalnum():
        return True
    last, first = title.rsplit(maxsplit=1)[-1], rest.split(maxsplit=1)[0]
    parted = rf"{re.escape(last)}\s*[.:]\W*{re.escape(first)}"
    return re.search(parted, line, re.IGNORECASE) is None


def _hangs(title: str, item: Item) -> bool:
    """Tell whether a title goes on right below: it ends with a word that links, or has its subtitle on its own line."""
    text = without_emphasis(item.text)
    if item.piece.gap or persons(in_small_capitals(text)) or is_body(text) or read_series(text) is not None:
        return False
    if date_line(text) is not None:
        return False
    if title.rsplit(maxsplit=1)[-1].lower() in _LINKING:
        return True
    return ": " in title and title[-1].isalnum() and len(words(text)) <= _LONGEST_REST and key(text) not in key(title)


_LINKING = frozenset(
    "a an and as at between beyond but by for from in into of on or over the to under with without "
    "der die das den dem des ein eine für im in mit und von vom zu zur zum "
    "au aux de des du en et la le les ou par pour sans sur un une "
    "al con del el en entre las los o para por sin un una y".split()
)
_LONGEST_REST = 8


def _plain_repeat(draft: Draft, index: int, end: int) -> int:
    """Return the index of the title as it is printed in ordinary letters, when a repeat of it is."""
    text = draft.items[index].text
    parts = site_parts(text)
    if not text.isupper() and len(parts) == 1:
        return index
    for other, item in draft.open(0, end):
        if key(item.text) == key(parts[0]) and not item.text.isupper():
            return other
    return index


def _join_title(draft: Draft, index: int) -> None:
    """Add the next lines to the title: those that stand elsewhere in one line with it, and capitals below capitals."""
    for at in range(index + 1, min(index + 1 + _MOST_LINES, len(draft.items))):
        item, title = draft.items[at], draft.facts.title or ""
        if not item.open or item.piece.gap > 1 or is_prose(item.text):
            return
        both = f"{title} {item.text}"
        elsewhere = any(_in_one_line(title, item.text, other.text) for other in draft.items if other is not item)
        shouted = title.isupper() and item.text.isupper() and item.piece.gap == 0
        if not elsewhere and not (shouted and not persons(in_small_capitals(item.text))) and not _hangs(title, item):
            return
        draft.facts.title = _NOTE_SIGN.sub("", both)
        draft.claim(at, Role.FIELD, "title", fields=("title",))
