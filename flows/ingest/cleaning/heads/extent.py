"""Where the head of a document ends, and which of its lines say what they are."""

from __future__ import annotations

from flows.ingest.cleaning.draft import Draft
from flows.ingest.cleaning.openings import opens
from flows.ingest.cleaning.shape import emphasised, is_paragraph, is_prose, key, words
from flows.ingest.cleaning.speeches import turn, turns

FARTHEST = 80
"""A head has no more lines than this; the longest, of a repository's cover and a menu, had 61."""

LONGEST_TITLE = 30
"""Words of a title or subtitle, at most."""

_NEAR = 10
_HEAD_RULES = frozenset({"date line", "byline", "share bar", "reading time", "view count"})


def head_end(draft: Draft) -> int:
    """Return the index of the first paragraph of the body.

    A paragraph below which a date, a byline or a share bar follows is the standfirst; short sentences right over the
    first paragraph belong to the body, unless they stand right under the title.
    """
    paragraphs = [index for index, item in draft.open(0, FARTHEST) if is_paragraph(item.text)]
    if not paragraphs:
        return _with_sentence_begun(draft, min(draft.body_start(), FARTHEST))
    first = paragraphs[0]
    second = paragraphs[1] if len(paragraphs) > 1 else first
    spoken = turns(draft)
    if spoken:
        return next((index for index, item in draft.open() if key(turn(item.text) or "") in spoken), first)
    between = range(first + 1, min(second, first + _NEAR))
    if any(is_head_line(draft, index) for index in between):
        return second
    if second > first and opens(draft.items[second].text) and not opens(draft.items[first].text):
        return second
    return _with_short_sentences(draft, first)


def _with_short_sentences(draft: Draft, first: int) -> int:
    """Return the index from which short sentences lead to the first paragraph, below title, byline and date."""
    title = title_index(draft)
    meta = max((index for index in range(first) if is_head_line(draft, index)), default=-1)
    start = first
    for index in range(first - 1, max(meta, title), -1):
        item = draft.items[index]
        if not item.open or not is_prose(item.text) or emphasised(item.piece.text):
            break
        start = index
    # Nothing but the title above: the sentence is its deck.
    first = first if meta < title and start == title + 1 else start
    return _with_sentence_begun(draft, first)


def _with_sentence_begun(draft: Draft, first: int) -> int:
    """Return the index of the line right below the title that begins the sentence of a text ("The Council,")."""
    title = title_index(draft)
    above = next((index for index, item in draft.open(title + 1, first)), first) if title >= 0 else first
    text = draft.items[above].text if above < first else ""
    return above if text.endswith((",", ":")) and text[:1].isupper() and not _is_label(text) else first


def _is_label(text: str) -> bool:
    return text.endswith(":") and len(words(text)) <= _LONGEST_LABEL


_LONGEST_LABEL = 3


def stops_short(text: str, *, heading: bool) -> bool:
    """Tell whether a line stops in mid-sentence: with a comma or colon, or a word that something must follow."""
    last = text.rpartition(" ")[2].lower()
    return text.endswith((",", ":", ";")) or (last in _HANGING and not (heading and last in _ENDS_QUESTION))


# Of the words that link, those with which no title ends.
_HANGING = frozenset(
    "and or of the a an with from for into und oder der die das des mit von et ou de du des la le les desde y o del el "
    "los las por para con e do da dos das".split()
)
# Whole headings end with these ("Who the bridge is for").
_ENDS_QUESTION = frozenset({"of", "for", "with", "from"})


def is_head_line(draft: Draft, index: int) -> bool:
    """Tell whether an item, if there is one, is known for a date, a byline or what pages print beside them."""
    return 0 <= index < len(draft.items) and draft.items[index].rule in _HEAD_RULES


def title_index(draft: Draft) -> int:
    """Return the index of the title's last line; -1 while no title is found."""
    for wanted in ("title", "cover page", "masthead"):
        found = [index for index, item in enumerate(draft.items) if item.rule == wanted and "title" in item.fields]
        if found:
            return found[-1]
    return -1
