"""What stands over a text: section label, title, subtitle, byline, date."""

from __future__ import annotations

import re

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.datelines import DateLine, date_line, finer, month_line
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.furniture import line_class
from flows.ingest.cleaning.names import after_by, email, is_post, persons, post
from flows.ingest.cleaning.openings import opens, read_opening
from flows.ingest.cleaning.series import read_series, series_name
from flows.ingest.cleaning.shape import emphasised, ends_sentence, is_prose, key, without_emphasis, words
from flows.language import datewords
from schemas.article import Author, Publisher
from schemas.dates import Precision

_COLUMNS = re.compile(r"\s+\|\s+|\s{3,}|\t+|\s+[·•]\s+")
_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s+::\s+")
_PLACE_DATE = re.compile(r"^(?P<place>[^\W\d_][\w .'’-]{1,40}),\s+(?P<date>\S.*)$")
_BULLET = re.compile(r"^[-–—•*■▪·●]\s+")
_HEAD_RULES = frozenset({"share bar", "reading time", "view count"})
_OFFICE = re.compile(r"^(?:office|secretariat|ministry|department|press (?:and|office|service)|the white house)\b", re.IGNORECASE)
_LONGEST_TITLE = 30
_LONGEST_STANDFIRST = 120
_FARTHEST = 80


def read_head(draft: Draft) -> None:
    """Read what stands over the body, from the top down."""
    _split_columns(draft)
    _read_dates(draft)
    _read_bylines(draft)
    end = head_end(draft)
    _read_title(draft, end)
    _read_name_lines(draft, head_end(draft))
    _read_posts(draft, head_end(draft))
    _read_subtitles(draft, head_end(draft))
    _read_labels(draft, head_end(draft))
    _read_section_label(draft)
    read_opening(draft, head_end(draft))


def head_end(draft: Draft) -> int:
    """Return the index of the first paragraph of the body.

    The head ends before the first prose, or before the second when a date, a byline or a share bar stands between the
    two: then the first is the standfirst.
    """
    prose = [index for index, item in draft.open(0, _FARTHEST) if is_prose(item.text)]
    if not prose:
        return min(draft.body_start(), _FARTHEST)
    first = prose[0]
    second = prose[1] if len(prose) > 1 else first
    between = draft.items[first + 1 : second]
    if any(item.rule in _HEAD_RULES or item.rule in {"date line", "byline"} for item in between):
        return second
    if second > first and opens(draft.items[second].text) and not opens(draft.items[first].text):
        return second
    return first


def _split_columns(draft: Draft) -> None:
    """Cut head lines of several columns ("Name      May 2019") apart, when one of them is a date, a name or a series."""
    limit = draft.body_start()
    index = 0
    while index < min(limit, len(draft.items)):
        item = draft.items[index]
        if item.open and len(item.piece.lines) == 1:
            raw = item.piece.raw_lines[0].strip()
            parts = [part.strip() for part in _COLUMNS.split(raw) if part.strip()]
            if 1 < len(parts) <= 5 and any(_is_head_part(part) for part in parts):  # noqa: PLR2004 - a row of a table has more
                cuts, at = [], 0
                for part in parts[1:]:
                    at = item.text.index(part, at + 1)
                    cuts.append(at)
                draft.split(index, *cuts)
                limit += len(parts) - 1
                for number in range(index, min(index + len(parts), len(draft.items))):
                    _trim_separator(draft, number)
                    found = line_class(draft.items[number].text, outside=True)
                    if found is not None:
                        draft.remove(number, *found)
        index += 1


def _trim_separator(draft: Draft, index: int) -> None:
    """Take a separator off the end of a part, so that it is a value of its own."""
    item = draft.items[index]
    item.words = item.piece.text.strip(" |·•")


def _is_head_part(text: str) -> bool:
    return date_line(text) is not None or after_by(text) is not None or read_series(text) is not None or bool(persons(text))


def _read_dates(draft: Draft) -> None:
    """Read date lines over the body and below it; a labelled one counts more than a bare one."""
    start, end = draft.body_start(), draft.body_end()
    bare: DateLine | None = None
    for index, item in draft.open():
        inside = start < index < end
        if len(words(item.text)) > 12 or (inside and index > head_end(draft) + 3):  # noqa: PLR2004 - a line, no sentence
            continue
        if _read_month(draft, index):
            continue
        found = date_line(item.text) or _after_place(item.text)
        if found is None or (index >= end and not found.labelled):
            continue
        facts = draft.facts
        if found.updated:
            facts.updated = facts.updated or found.date
        elif found.labelled:
            facts.published = found.date if bare is facts.published or facts.published is None else facts.published
        elif facts.published is None:
            bare, facts.published = found, found.date
        else:
            more = finer(facts.published, found.date.when, found.date.words, f"{facts.published.words!r}, made exact by {found.date.words!r}")
            facts.published = more or facts.published
        field = "updated" if found.updated else "published"
        draft.claim(index, Role.FIELD, "date line", fields=(field,))


def _read_month(draft: Draft, index: int) -> bool:
    """Read a line that names a month alone, where the year is known from elsewhere."""
    facts, text = draft.facts, draft.items[index].text
    month = month_line(text)
    if month is None or facts.published is None or facts.published.when.precision is not Precision.YEAR:
        return False
    exact = datewords.month(facts.published.when.first.year, month)
    basis = f"year from {facts.published.words!r}, month from {text!r}"
    facts.published = finer(facts.published, exact, f"{facts.published.words}; {text}", basis) or facts.published
    draft.claim(index, Role.FIELD, "date line", fields=("published",))
    return True


def _after_place(text: str) -> DateLine | None:
    match = _PLACE_DATE.match(text)
    if match is None or not match["place"][0].isupper() or len(match["place"].split()) > 4:  # noqa: PLR2004 - a place
        return None
    return date_line(match["date"])


def _read_bylines(draft: Draft) -> None:
    """Read "By ..." and "Author: ..." lines over the body."""
    for index, item in draft.open(0, _FARTHEST):
        if len(words(item.text)) > 2 * _LONGEST_TITLE or (is_prose(item.text) and len(words(item.text)) > _LONGEST_TITLE):
            continue
        rest = after_by(item.text)
        if rest is None:
            continue
        if _add_authors(draft, rest):
            draft.claim(index, Role.FIELD, "byline", "", fields=("authors",))


def _add_authors(draft: Draft, text: str) -> bool:
    """Add the persons of a byline, with role and institution when they follow the name; tell whether there were any."""
    found = persons(text)
    role = institution = None
    if not found:
        name, comma, rest = text.partition(",")
        found = persons(name)
        if not found or not comma or not (is_post(rest) or _is_body(rest)):
            return False
        role, institution = post(rest)
    known = {key(author.name) for author in draft.facts.authors}
    for one in found:
        if key(one.name) not in known:
            draft.facts.authors.append(
                Author(name=one.name, sort_name=one.sort_name, role=role, affiliation=institution, email=email(text))
            )
    return True


def _is_body(text: str) -> bool:
    return any(key(word) in vocabulary.INSTITUTION_WORDS for word in words(text))


def _read_title(draft: Draft, end: int) -> None:
    """Choose the title among the lines over the body; repeats of it are removed."""
    facts = draft.facts
    if facts.title is None:
        candidates = [(index, item.text) for index, item in draft.open(0, end) if len(words(item.text)) <= _LONGEST_TITLE]
        scored = [(_title_score(draft, index, text, place), -index) for place, (index, text) in enumerate(candidates)]
        if not scored or max(scored)[0] <= 0:
            return
        index = -max(scored)[1]
        index = _plain_repeat(draft, index, end)
        facts.title = _without_site(draft, without_emphasis(draft.items[index].text))
        _read_suffix(draft, draft.items[index].text)
        draft.items[index].words = facts.title
        draft.claim(index, Role.FIELD, "title", fields=("title",))
        _join_title(draft, index)
    title = key(facts.title or "")
    for index, item in draft.open():
        plain = key(_without_site(draft, without_emphasis(item.text)))
        near = index < head_end(draft) + 1 or (len(words(item.text)) > 2 and not is_prose(item.text))  # noqa: PLR2004
        if plain and near and (plain == title or _is_title_with_site(item.text, title)):
            _read_suffix(draft, item.text)
            draft.claim(index, Role.FIELD, "repeated title", "repeats the title", fields=("title",))


def _read_suffix(draft: Draft, text: str) -> None:
    """Take the site's name behind the title for the publisher."""
    title = key(draft.facts.title or "")
    site = _SUFFIX.split(without_emphasis(text))[-1] if title in key(text) else text
    if draft.facts.publisher is None and site != without_emphasis(text) and key(site) not in key(draft.facts.title or ""):
        draft.facts.publisher = Publisher(name=site, basis="stands behind the title, as sites do")


def _title_score(draft: Draft, index: int, text: str, place: int) -> float:
    plain, count = key(text), len(words(text))
    repeats = sum(plain == key(item.text) or _is_title_with_site(item.text, plain) for item in draft.items) - 1
    dated = any(_is_head_line(draft, index + step) for step in range(1, 7))
    named = bool(persons(text) or (persons(text.split(",")[0]) and is_post(text.partition(",")[2])))
    beside = [draft.items[near] for near in (index - 1, index + 1) if 0 <= near < len(draft.items)]
    menu = sum(item.rule in _MENU_RULES and key(item.text) not in vocabulary.CATEGORY for item in beside)
    label = plain in vocabulary.CATEGORY or plain in vocabulary.NAVIGATION or plain in vocabulary.RELEASE_MARKS
    body = _is_body(text) and count <= 8 and not re.search(r"[:?]", text)  # noqa: PLR2004 - the name of a body
    score = 2.0 if 4 <= count <= 18 else 1.0 if count in {3, *range(19, 31)} else -1.0  # noqa: PLR2004
    score += 3.0 * min(repeats, 1) + 1.5 * dated - 0.8 * menu + 0.5 * bool(re.search(r"[:?!“\"«]", text))
    score += 2.0 * text.lstrip().startswith("#") + 1.0 * _is_title_with_site(text, plain)
    score -= 4.0 * label + 2.0 * body + 3.0 * bool(_OFFICE.match(text)) + 2.5 * text.islower()
    score -= 3.0 * (ends_sentence(text) and text.endswith(".") and count > 12)  # noqa: PLR2004
    score -= 4.0 * bool(re.search(r"@|https?:|www\.", text)) + 2.0 * named + 2.0 * (read_series(text) is not None)
    score -= 1.5 * bool(_CAPTION.search(text))
    return score - 0.2 * place


_MENU_RULES = frozenset({"navigation", "language switcher", "breadcrumb"})


def _is_head_line(draft: Draft, index: int) -> bool:
    return index < len(draft.items) and draft.items[index].rule in {"date line", "byline", *_HEAD_RULES}


_CAPTION = re.compile(r"\b(?:photo|foto|image|credit|©)\b\s*[:/]?|/ [A-Z]\. [A-Z]", re.IGNORECASE)


def _is_title_with_site(text: str, title: str) -> bool:
    """Tell whether a line is the title with the site's name behind it ("Title | Site")."""
    parts = _SUFFIX.split(text)
    return len(parts) > 1 and bool(title) and any(key(" ".join(parts[:cut])) == title for cut in range(1, len(parts)))


def _without_site(draft: Draft, text: str) -> str:
    """Return a title without the site's name behind it, when that stands elsewhere or names a body."""
    parts = _SUFFIX.split(text)
    if len(parts) < 2 or len(words(parts[-1])) > 6:  # noqa: PLR2004 - title and site
        return text
    site, rest = parts[-1], text[: text.rindex(parts[-1])].rstrip(" |–—:-")
    elsewhere = any(key(site) == key(item.text) for item in draft.items)
    alone = any(key(rest) == key(item.text) for item in draft.items)
    if "|" not in text and not elsewhere and not alone:
        return text
    return rest


def _plain_repeat(draft: Draft, index: int, end: int) -> int:
    """Return the index of the title as it is printed in ordinary letters, when a repeat of it is."""
    text = draft.items[index].text
    if not text.isupper() and not _SUFFIX.search(text):
        return index
    for other, item in draft.open(0, end):
        if key(item.text) == key(_SUFFIX.split(text)[0] if _SUFFIX.search(text) else text) and not item.text.isupper():
            return other
    return index


def _join_title(draft: Draft, index: int) -> None:
    """Add the next line to the title when the two together stand elsewhere as one line."""
    facts = draft.facts
    if index + 1 >= len(draft.items) or not draft.items[index + 1].open:
        return
    both = f"{facts.title} {without_emphasis(draft.items[index + 1].text)}"
    if any(key(both) == key(item.text) for item in draft.items):
        facts.title = both
        draft.claim(index + 1, Role.FIELD, "title", fields=("title",))


def _read_name_lines(draft: Draft, end: int) -> None:
    """Read lines over the body that consist of names alone."""
    for index, item in draft.open(0, end):
        if is_prose(item.text):
            continue
        plain = _BULLET.sub("", without_emphasis(item.text))
        bulleted = plain != without_emphasis(item.text)
        found = persons(plain)
        below = draft.items[index + 1].text if index + 1 < len(draft.items) else ""
        if not found and "," in plain:
            found = persons(plain.split(",")[0]) if is_post(plain.partition(",")[2]) else ()
        if not found or (draft.facts.authors and not bulleted and not found[0].sort_name):
            continue
        if bulleted or index > _title_index(draft) or is_post(below) or found[0].sort_name:
            _add_authors(draft, plain)
            draft.claim(index, Role.FIELD, "byline", fields=("authors",))


def _title_index(draft: Draft) -> int:
    for wanted in ("title", "cover page", "masthead"):
        found = [index for index, item in enumerate(draft.items) if item.rule == wanted and "title" in item.fields]
        if found:
            return found[-1]
    return -1


def _read_posts(draft: Draft, end: int) -> None:
    """Give authors the role and institution printed on the line below their name."""
    for index, item in draft.open(0, end):
        above = draft.items[index - 1] if index else None
        if above is None or "authors" not in above.fields or is_prose(item.text):
            continue
        if not is_post(item.text) and not _is_body(item.text):
            continue
        role, institution = post(item.text)
        named = [one.name for one in persons(_BULLET.sub("", without_emphasis(above.text)))]
        authors = draft.facts.authors
        for place, author in enumerate(authors):
            if (author.name in named or len(authors) == 1) and author.role is None and author.affiliation is None:
                authors[place] = author.model_copy(update={"role": role, "affiliation": institution})
        draft.claim(index, Role.FIELD, "byline", fields=("authors",))


def _read_subtitles(draft: Draft, end: int) -> None:
    """Read subtitle and standfirst: what stands between title and body, or is set apart at the body's start."""
    facts = draft.facts
    title = _title_index(draft)
    if title < 0:
        return
    for index, item in list(draft.open(title + 1, min(end + 1, len(draft.items)))):
        text = without_emphasis(item.text)
        count = len(words(text))
        if index == end and not (emphasised(item.text) and count <= _LONGEST_STANDFIRST) and not _summary_label(text):
            break
        prose = is_prose(text) and (ends_sentence(text) or count > _LONGEST_TITLE)
        if prose and facts.standfirst is None and 10 <= count <= _LONGEST_STANDFIRST:  # noqa: PLR2004 - a summary
            facts.standfirst = _without_summary_label(text)
            item.words = facts.standfirst
            draft.claim(index, Role.STANDFIRST, "standfirst", fields=("standfirst",))
        elif not prose and facts.subtitle is None and _can_be_subtitle(draft, index, text):
            facts.subtitle = text
            draft.claim(index, Role.FIELD, "subtitle", fields=("subtitle",))


def _can_be_subtitle(draft: Draft, index: int, text: str) -> bool:
    count = len(words(text))
    above = [item for item in draft.items[:index] if item.rule in {"date line", "byline"} and "title" not in item.fields]
    title = _title_index(draft)
    after_head = any(item.rule in {"date line", "byline"} for item in draft.items[title:index]) if above else False
    return (
        3 <= count <= _LONGEST_TITLE  # noqa: PLR2004 - a phrase
        and not text.islower()
        and not after_head
        and not _OFFICE.match(text)
        and key(text) not in vocabulary.CATEGORY | vocabulary.RELEASE_MARKS | vocabulary.SUMMARY
        and not _CAPTION.search(text)
        and read_series(text) is None
    )


def _summary_label(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return bool(colon) and key(label) in vocabulary.SUMMARY


def _without_summary_label(text: str) -> str:
    label, _, rest = text.partition(":")
    if _summary_label(text):
        return rest.strip()
    first, _, rest = text.partition(". ")
    return rest.strip() if key(first) in vocabulary.SUMMARY and rest else text if label else text


def _read_labels(draft: Draft, end: int) -> None:
    """Read section labels, series and marks of release; whatever else is left over the body is removed."""
    facts = draft.facts
    title = _title_index(draft)
    for index, item in list(draft.open(0, end)):
        text = without_emphasis(item.text)
        plain = key(text)
        series = read_series(text)
        if is_prose(text) and len(words(text)) > _LONGEST_TITLE:
            continue
        if series is not None:
            facts.series, facts.series_number = facts.series or series.name, facts.series_number or series.number
            draft.claim(index, Role.FIELD, "series line", fields=("series",))
        elif series_name(text) is not None:
            facts.series = facts.series or text
            draft.claim(index, Role.FIELD, "series line", fields=("series",))
        elif plain in vocabulary.CATEGORY:
            facts.category = facts.category or text
            draft.claim(index, Role.FIELD, "section label", "section label, moved to category", fields=("category",))
        elif plain in vocabulary.RELEASE_MARKS or any(plain.startswith(mark) for mark in vocabulary.RELEASE_MARKS if len(mark) > 12):  # noqa: PLR2004
            draft.claim(index, Role.FIELD, "release mark", "a remark on the text's release, moved to kind", fields=("kind",))
        elif index < title:
            _read_site(draft, index, text)
        elif text.islower() and not ends_sentence(text) and len(words(text)) <= 8:  # noqa: PLR2004 - a caption has a capital
            draft.remove(index, "image alt", "text of a picture, or the name of its file")


def _read_section_label(draft: Draft) -> None:
    """Take a menu word right over the title for the section label, when it is one."""
    title = _title_index(draft)
    for index in range(title - 1, max(-1, title - 3), -1):
        item = draft.items[index]
        if draft.facts.category is None and item.rule == "navigation" and key(item.text) in vocabulary.CATEGORY:
            draft.facts.category = without_emphasis(item.text)
            draft.claim(index, Role.FIELD, "section label", "section label, moved to category", fields=("category",))


def _read_site(draft: Draft, index: int, text: str) -> None:
    facts = draft.facts
    if _is_body(text) and facts.publisher is None and not text.islower():
        facts.publisher = Publisher(name=text, basis="stands over the title")
        draft.claim(index, Role.FIELD, "site name", fields=("publisher",))
    else:
        draft.remove(index, "site label", "stands over the title: the site's name or part of its menu")
