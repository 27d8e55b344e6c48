"""Lists of other texts and readers' comments, below a text or inside of it, and further texts with their authors."""

from __future__ import annotations

import re
from itertools import takewhile

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.datelines import date_line
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.furniture import is_comment_heading, speaks_of_rights
from flows.ingest.cleaning.names import after_by, persons
from flows.ingest.cleaning.shape import is_long_paragraph, is_paragraph, is_prose, key, words
from flows.language import datewords

_RELATED = re.compile(
    r"^(?:(?:related|relacionad[oa]s?|verwandte|ähnliche|gerelateerde|relaterede|relaterade|relaterte|"
    r"powiązane|související|kapcsolódó|ilgili|похожие|читайте|artículos|articoli|artigos) .{0,30}|"
    r".{0,25} (?:relacionad[oa]s?|correlat[ie]|liés|liées|connexes|similaires|на эту тему|по теме))$",
    re.IGNORECASE,
)
# A paragraph with more words is no teaser; inside of a text no more links than this stand together.
_LONGEST_TEASER = 50
_MOST_LINKS = 3


def drop_other_texts(draft: Draft) -> None:
    """Remove lists of other texts and readers' comments with all that follows below their headings."""
    size = len(draft.items)
    for index, item in enumerate(draft.items):
        text = key(item.text)
        if item.rule == "comments" and _is_answered(draft, index) and _comments_follow(draft, index):
            _drop_comments_below(draft, index + 1)
        if not item.open:
            continue
        if (text in vocabulary.RELATED or _RELATED.match(item.text)) and _leads_away(draft, index):
            draft.remove(index, "related", "heading of a list of other texts")
            _drop_links_below(draft, index + 1)
        elif is_comment_heading(text) and index > size // 2 and _comments_follow(draft, index):
            draft.remove(index, "comments", "heading of readers' comments")
            _drop_comments_below(draft, index + 1)


def _is_answered(draft: Draft, index: int) -> bool:
    """Tell whether readers' comments stand below a number of comments: a name that "says", or a button to answer."""
    below = draft.items[index + 1 : index + _COMMENT_REACH]
    return any(
        key(item.text) in _ANSWERS or key(item.text).endswith((" says", " dit", " sagt", " dice")) for item in below
    )


_ANSWERS = frozenset({"reply", "antworten", "repondre", "responder", "rispondi", "antwoord", "svar"})
_COMMENT_REACH = 8


def _text_follows(draft: Draft, index: int) -> bool:
    """Tell whether the body goes on below an item: two more paragraphs of prose."""
    below = [item for item in draft.items[index + 1 :] if item.open and is_prose(item.text)]
    return sum(len(words(item.text)) >= _LONGEST_TEASER for item in below) > 1


def _comments_follow(draft: Draft, index: int) -> bool:
    """Tell whether what stands below a heading of comments is shorter than what stands above it."""
    above = sum(len(item.text) for item in draft.items[:index] if item.open)
    below = sum(len(item.text) for item in draft.items[index:] if item.open)
    return below < above


def _leads_away(draft: Draft, index: int) -> bool:
    """Tell whether a heading for other texts is one: no text follows it, or links right below it and then the text."""
    if not _text_follows(draft, index):
        return True
    below = draft.items[index + 1 : index + _MOST_LINKS + 1]
    attached = list(takewhile(lambda item: item.open and not item.piece.gap and not is_prose(item.text), below))
    return 0 < len(attached) <= _MOST_LINKS


def _drop_links_below(draft: Draft, first: int) -> None:
    """Remove links to other texts and their teasers, down to the next paragraph of the text."""
    apart = _text_follows(draft, first - 1)
    for index, item in draft.open(first):
        if _closes_list(item) or is_long_paragraph(item.text) or (apart and item.piece.gap):
            return
        if not _is_date_of_text(item):
            draft.remove(index, "related", "link to another text")


def _drop_comments_below(draft: Draft, first: int) -> None:
    for index, item in draft.open(first):
        if _closes_list(item):
            return
        if not _is_date_of_text(item):
            draft.remove(index, "comments", "written by a reader")


def _closes_list(item: Item) -> bool:
    return speaks_of_rights(item.text) or key(item.text) in vocabulary.ABOUT_AUTHOR


def _is_date_of_text(item: Item) -> bool:
    stated = date_line(item.text)
    return stated is not None and stated.labelled


def read_further_bylines(draft: Draft) -> None:
    """Name no author for all of a document in which a further text begins with the byline of somebody else."""
    known = {key(author.name) for author in draft.facts.authors}
    # Between two paragraphs a byline looks like a heading.
    lines = [index for index, item in enumerate(draft.items) if item.role in {Role.TEXT, Role.HEADING}]
    bylines = [(at, names) for at in lines if (names := _byline(draft.items[at])) and _parts_texts(draft, at)]
    for index, _ in bylines:
        reason = "byline of a further text in the document"
        draft.claim(index, Role.FIELD, "byline", reason, fields=("authors",))
    others = set().union(*(names for _, names in bylines))
    if known and not all(any(_is_same(name, one) for one in known) for name in others):
        draft.facts.authors = []
        text = "It holds several texts with bylines of their own: nobody is named as the author of all."
        draft.facts.notice("several-authors", text)


def _is_same(one: str, other: str) -> bool:
    """Tell whether two folded names may be one person's: the same last name, and first names or initials that agree."""
    mine, others = one.split(), other.split()
    initial = min(len(mine[0]), len(others[0])) == 1
    return mine[-1] == others[-1] and (mine[0][0] == others[0][0] if initial else mine[0] == others[0])


def _byline(item: Item) -> set[str]:
    """Return the folded names of a line that holds a byline and nothing else but a day; none for any other line."""
    signed = after_by(item.text)
    if signed is None or len(words(item.text)) > _LONGEST_BYLINE:
        return set()
    dates = datewords.find(signed)
    plain = signed[: dates[0].start] if dates and dates[-1].end == len(signed) else signed
    return {key(one.name) for one in persons(plain)}


def _parts_texts(draft: Draft, index: int) -> bool:
    """Tell whether a paragraph stands above a line, and one right below it."""
    above = any(is_paragraph(item.text) for item in draft.items[:index] if item.open)
    below = next((item for _, item in draft.open(index + 1)), None)
    return above and below is not None and is_paragraph(below.text)


# Words of a byline: some names, and a day.
_LONGEST_BYLINE = 16
