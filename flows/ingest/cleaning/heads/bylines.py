"""Who wrote or speaks, as the lines over the body say."""

from __future__ import annotations

import re

from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.heads.extent import FARTHEST, LONGEST_TITLE, head_end, is_head_line, title_index
from flows.ingest.cleaning.names import Person, after_by, email, is_body, is_post, persons, post
from flows.ingest.cleaning.shape import is_prose, key, without_emphasis, words
from flows.ingest.cleaning.speeches import is_speech_line, speaker, turn, turns
from flows.ingest.cleaning.uncased import labelled_names
from flows.language.persons import bare
from schemas.article import Author, DocumentKind

_BULLET = re.compile(r"^[-–—•*■▪·●]\s+")
_LINKING = re.compile(r"\b(?:And|Und|Et|Y|E|Von|Van|De|Der|Den|Del|Di|Da)\b")


def read_bylines(draft: Draft) -> None:
    """Read "By ..." and "Author: ..." lines over the body."""
    for index, item in draft.open(0, FARTHEST):
        longest = LONGEST_TITLE if is_prose(item.text) else 2 * LONGEST_TITLE
        rest = after_by(item.text) if len(words(item.text)) <= longest else None
        if rest is not None and (_add_authors(draft, rest) or _add_unmarked(draft, rest)):
            draft.claim(index, Role.FIELD, "byline", "", fields=("authors",))


def _add_authors(draft: Draft, text: str) -> bool:
    """Add the persons of a byline, with what follows a single name; tell whether there were any."""
    found = persons(text)
    role = institution = None
    if not found:
        name, comma, rest = text.partition(",")
        found = persons(name)
        if not found or not comma or not (is_post(rest) or is_body(rest)):
            return False
        role, institution = post(rest)
    known = _known(draft)
    draft.facts.authors += [
        Author(name=one.name, sort_name=one.sort_name, role=role, affiliation=institution, email=email(text))
        for one in found
        if key(one.name) not in known
    ]
    return True


def _add_unmarked(draft: Draft, text: str) -> bool:
    """Add the names behind a label whose script has no capitals; tell whether there were any."""
    found = labelled_names(text)
    draft.facts.authors += [Author(name=name) for name in found if key(name) not in _known(draft)]
    return bool(found)


def _known(draft: Draft) -> set[str]:
    return {key(author.name) for author in draft.facts.authors}


def read_name_lines(draft: Draft) -> None:
    """Read lines over the body that consist of names alone."""
    for index, item in draft.open(0, head_end(draft)):
        # A page has told its bylines; a name alone among its text is a heading or one it speaks of.
        if is_prose(item.text) or (item.part is not None and item.part.vouched):
            continue
        plain = _plain(item)
        found = _named(draft, index, plain)
        if found and _is_name_line(draft, index, found):
            _add_authors(draft, in_small_capitals(plain))
            draft.claim(index, Role.FIELD, "byline", fields=("authors",))


def _plain(item: Item) -> str:
    return _BULLET.sub("", without_emphasis(item.text))


def _named(draft: Draft, index: int, plain: str) -> tuple[Person, ...]:
    """Return the persons of a line of names, or the one in front of a comma and a post."""
    found = persons(in_small_capitals(plain))
    if found and found[0].sort_name and not _inverted_in_company(draft, index, plain):
        found = ()
    name, comma, rest = plain.partition(",")
    return persons(name) if not found and comma and is_post(rest) else found


def _is_name_line(draft: Draft, index: int, found: tuple[Person, ...]) -> bool:
    """Tell whether persons on a line of their own are authors: below the title, over a post, or as a list."""
    item, known = draft.items[index], _known(draft)
    bulleted = _plain(item) != without_emphasis(item.text)
    sure = bulleted or found[0].sort_name is not None
    above = draft.items[index - 1] if index else None
    goes_on = above is not None and "authors" in above.fields and (item.piece.gap == 0 or item.piece.glued)
    repeats = {key(one.name) for one in found} <= known
    below = draft.items[index + 1].text if index + 1 < len(draft.items) else ""
    # A heading of Markdown names a section; an author's has his post or the day below it.
    if item.piece.text.startswith("#") and not (is_post(below) or is_head_line(draft, index + 1)):
        return False
    if known and not (sure or goes_on or repeats or _is_next_author(draft, index, found)):
        return False
    return sure or index > title_index(draft) or is_post(below)


def _is_next_author(draft: Draft, index: int, found: tuple[Person, ...]) -> bool:
    """Tell whether a lone name is one more author: right below the first one, or its post on the line below."""
    item, below = draft.items[index], draft.items[index + 1 : index + 2]
    posted = any(is_post(one.text) and not one.piece.gap and not is_prose(one.text) for one in below)
    return len(found) == 1 and item.piece.gap <= 1 and ("authors" in draft.items[index - 1].fields or posted)


def in_small_capitals(text: str) -> str:
    """Return a line of capitals in ordinary letters, the words that link names small; any other line as it is."""
    if not text.isupper():
        return text
    return _LINKING.sub(lambda match: match.group().lower(), text.title())


def _inverted_in_company(draft: Draft, index: int, plain: str) -> bool:
    """Tell whether "Surname, Given" is a name and no place ("Geneva, Switzerland"): several, or the name is cited."""
    if ";" in plain or " & " in plain or draft.facts.citation is not None:
        return True
    beside = [draft.items[near] for near in (index - 1, index + 1) if 0 <= near < len(draft.items)]
    return any(
        item.piece.gap == 0 and (found := persons(item.text)) and found[0].sort_name is not None for item in beside
    )


def read_speaker_label(draft: Draft) -> None:
    """Take the one who speaks from the first line on for the author ("President Jane Smith: Colleagues, ...")."""
    first = next((item for index, item in draft.open(max(0, head_end(draft) - 1))), None)
    label = turn(first.text) if first is not None else None
    if label is None or draft.facts.authors or turns(draft):
        return
    name = bare(label)
    if persons(name):
        role = label.removesuffix(name).strip() or None
        draft.facts.authors.append(Author(name=name, role=role))
        draft.facts.kind = draft.facts.kind or DocumentKind.SPEECH


def read_speaker(draft: Draft) -> None:
    """Take the speaker of a speech for its author; the line that names him is the subtitle unless it is the title."""
    facts = draft.facts
    for index, item in enumerate(draft.items[: head_end(draft)]):
        text = without_emphasis(item.text)
        if not is_speech_line(text):
            continue
        found = speaker(text)
        if found is not None and not facts.authors:
            facts.authors.append(found)
        if item.open and facts.subtitle is None:
            facts.subtitle = text
            draft.claim(index, Role.FIELD, "subtitle", fields=("subtitle",))
        if found is not None:
            item.fields += ("authors",)


def read_posts(draft: Draft) -> None:
    """Give authors the role and institution printed on the line below their name."""
    for index, item in draft.open(0, head_end(draft)):
        above = draft.items[index - 1] if index else None
        if above is None or "authors" not in above.fields or is_prose(item.text):
            continue
        if not is_post(item.text) and not is_body(item.text):
            continue
        role, institution = post(item.text)
        named = [one.name for one in persons(_plain(above))]
        authors = draft.facts.authors
        for place, author in enumerate(authors):
            if (author.name in named or len(authors) == 1) and author.role is None and author.affiliation is None:
                authors[place] = author.model_copy(update={"role": role, "affiliation": institution})
        draft.claim(index, Role.FIELD, "byline", fields=("authors",))
