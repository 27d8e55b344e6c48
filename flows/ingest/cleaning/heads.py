"""What stands over a text: section label, title, subtitle, byline, date."""

from __future__ import annotations

import re

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.datelines import DateLine, date_line, date_lines, finer, month_line
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.characters import tidy
from flows.ingest.cleaning.furniture import line_class
from flows.ingest.cleaning.lines import fold
from flows.ingest.cleaning.names import after_by, email, is_post, persons, post
from flows.ingest.cleaning.openings import opens, read_opening
from flows.ingest.cleaning.rights import copyright_holder
from flows.ingest.cleaning.series import read_series, series_name
from flows.ingest.cleaning.speeches import interviewer, is_speech_line, speaker, turn, turns
from flows.ingest.cleaning.shape import (
    emphasised,
    ends_sentence,
    in_small_letters,
    is_paragraph,
    is_prose,
    key,
    without_emphasis,
    words,
)
from flows.language import datewords
from flows.language.dictionary import is_word
from flows.language.persons import bare
from schemas.article import Author, DocumentKind, Publisher
from schemas.dates import Precision

_COLUMNS = re.compile(r"\s+\|\s+|\s{3,}|\t+|\s+[·•]\s+")
_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s+::\s+")
_PLACE_DATE = re.compile(r"^(?P<place>[^\W\d_][\w .'’-]{1,40}),\s+(?P<date>\S.*)$")
_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}\s*[AaPp]\.?[Mm]\.?(?:\s*\(?[\w .]{2,20}\)?)?$")
_BULLET = re.compile(r"^[-–—•*■▪·●]\s+")
_HEAD_RULES = frozenset({"share bar", "reading time", "view count"})
_OFFICE = re.compile(
    r"^(?:office|secretariat|ministry|department|press (?:and|office|service)|the white house)\b", re.IGNORECASE
)
_LONGEST_TITLE = 30
_NEAR = 10
_NEAR_TITLE = 5
_LONGEST_STANDFIRST = 120
_FARTHEST = 80


def read_head(draft: Draft) -> None:
    """Read what stands over the body, from the top down."""
    _split_columns(draft)
    _read_dates(draft)
    _read_bylines(draft)
    end = head_end(draft)
    _read_title(draft, end)
    _read_speaker(draft, head_end(draft))
    _read_name_lines(draft, head_end(draft))
    _read_posts(draft, head_end(draft))
    _read_subtitles(draft, head_end(draft))
    _read_labels(draft, head_end(draft))
    _read_section_label(draft)
    _drop_leftovers(draft, head_end(draft))
    read_opening(draft, head_end(draft))
    read_speaker_label(draft)


def head_end(draft: Draft) -> int:
    """Return the index of the first paragraph of the body.

    A paragraph below which a date, a byline or a share bar follows is the standfirst; short sentences right over the
    first paragraph belong to the body, unless they stand right under the title.
    """
    paragraphs = [index for index, item in draft.open(0, _FARTHEST) if is_paragraph(item.text)]
    if not paragraphs:
        return min(draft.body_start(), _FARTHEST)
    first = paragraphs[0]
    second = paragraphs[1] if len(paragraphs) > 1 else first
    spoken = turns(draft)
    if spoken:
        return next((index for index, item in draft.open() if key(turn(item.text) or "") in spoken), first)
    between = range(first + 1, min(second, first + _NEAR))
    if any(_is_head_line(draft, index) for index in between):
        return second
    if second > first and opens(draft.items[second].text) and not opens(draft.items[first].text):
        return second
    return _with_short_sentences(draft, first)


def _with_short_sentences(draft: Draft, first: int) -> int:
    """Return the index from which short sentences lead to the first paragraph, below title, byline and date."""
    title = _title_index(draft)
    meta = max((index for index in range(first) if _is_head_line(draft, index)), default=-1)
    start = first
    for index in range(first - 1, max(meta, title), -1):
        item = draft.items[index]
        if not item.open or not is_prose(item.text) or emphasised(item.piece.text):
            break
        start = index
    # Nothing but the title above: the sentence is its deck.
    return first if meta < title and start == title + 1 else start


def _split_columns(draft: Draft) -> None:
    """Cut head lines of several columns ("Name      May 2019") apart, when one of them is a date, a name or a series."""
    limit = head_end(draft)
    index = 0
    while index < min(limit, len(draft.items)):
        item = draft.items[index]
        if item.open and len(item.piece.lines) == 1:
            raw = item.piece.raw_lines[0].strip()
            parts = [part.strip() for part in _COLUMNS.split(raw) if part.strip()]
            dashed = [part.strip() for part in re.split(r"\s+[–—-]\s+", raw) if part.strip()]
            if len(parts) == 1 and len(dashed) > 1 and _is_meta_line(dashed):
                parts = dashed
            series = read_series(item.text)
            whole = series is not None and series.end - series.start >= len(item.text) - 2
            if not whole and 1 < len(parts) <= 5 and any(_is_head_part(part) for part in parts):  # noqa: PLR2004 - a row of a table has more
                cuts, at = [], 0
                for part in parts[1:]:
                    at = item.piece.text.find(fold(tidy(part).text), at + 1)
                    cuts.append(at)
                count = draft.split(index, *(cut for cut in cuts if cut > 0))
                limit += count - 1
                for number in range(index, index + count):
                    _trim_separator(draft, number)
                    found = line_class(draft.items[number].text, outside=True)
                    if found is not None:
                        draft.remove(number, *found)
        index += 1


def _is_meta_line(parts: list[str]) -> bool:
    """Tell whether the parts of a line are a date and furniture, or a title and a byline."""
    dates = [date_line(part) is not None for part in parts]
    furniture = [line_class(part, outside=True) is not None or bool(_NUMBER_MARK.match(part)) for part in parts]
    if any(dates) and all(one or two for one, two in zip(dates, furniture, strict=True)):
        return True
    return after_by(parts[-1]) is not None and bool(persons(after_by(parts[-1]) or ""))


_NUMBER_MARK = re.compile(r"^(?:No\.?|Nr\.?|N[°º]|Number|Issue|Vol\.?)\s*\d{1,4}(?:\s*/\s*\d{1,4})?$", re.IGNORECASE)


def _trim_separator(draft: Draft, index: int) -> None:
    """Take a separator off the end of a part, so that it is a value of its own."""
    item = draft.items[index]
    item.words = without_emphasis(item.piece.text.strip(" |·•–—-"))


def _is_head_part(text: str) -> bool:
    return (
        date_line(text) is not None
        or after_by(text) is not None
        or read_series(text) is not None
        or bool(persons(text))
    )


def _read_dates(draft: Draft) -> None:
    """Read date lines over the body and below it; a labelled one counts more than a bare one."""
    start, end = draft.body_start(), draft.body_end()
    limit = head_end(draft) + 3
    for index, item in draft.open():
        if len(words(item.text)) > 16 or (start < index < end and index > limit) or _read_month(draft, index):  # noqa: PLR2004 - a line
            continue
        if index < limit and _read_impossible(draft, index):
            continue
        lines = date_lines(item.text) or ([placed] if (placed := _after_place(item.text)) else [])
        placed = bool(lines) and _PLACE_DATE.match(item.text) is not None
        if not lines or (index >= end and not placed and not any(line.labelled for line in lines)):
            continue
        for line in lines:
            _keep_date(draft, line)
        fields = tuple(dict.fromkeys("updated" if line.updated else "published" for line in lines))
        draft.claim(index, Role.FIELD, "date line", fields=fields)


def _read_impossible(draft: Draft, index: int) -> bool:
    """Remove a line that consists of a date that cannot be, with a label or a place."""
    text = without_emphasis(draft.items[index].text)
    wrong = datewords.impossible(text)
    if not wrong or len(words(text.replace(wrong[0], ""))) > 4:  # noqa: PLR2004 - a label or a place
        return False
    draft.remove(index, "date line", "a date that cannot be")
    return True


def _keep_date(draft: Draft, found: DateLine) -> None:
    """Keep a date: a labelled one before a bare one, a more exact one before one that it lies in."""
    facts = draft.facts
    if found.updated:
        facts.updated = facts.updated or found.date
    elif facts.published is None or (found.labelled and not draft.dated_by_label):
        facts.published = found.date
        draft.dated_by_label = found.labelled
    else:
        words_of = f"{facts.published.words!r}, made exact by {found.date.words!r}"
        facts.published = finer(facts.published, found.date.when, found.date.words, words_of) or facts.published


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
        if len(words(item.text)) > 2 * _LONGEST_TITLE or (
            is_prose(item.text) and len(words(item.text)) > _LONGEST_TITLE
        ):
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
        candidates = [
            (index, item.text) for index, item in draft.open(0, end) if len(words(item.text)) <= _LONGEST_TITLE
        ]
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
    if (
        draft.facts.publisher is None
        and site != without_emphasis(text)
        and key(site) not in key(draft.facts.title or "")
    ):
        draft.facts.publisher = Publisher(name=site, basis="stands behind the title, as sites do")


def _title_score(draft: Draft, index: int, text: str, place: int) -> float:
    plain, count = key(text), len(words(text))
    repeats = sum(plain == key(item.text) or _is_title_with_site(item.text, plain) for item in draft.items) - 1
    dated = any(_is_head_line(draft, index + step) for step in (*range(1, 7), -1, -2))
    named = bool(persons(text) or (persons(text.split(",")[0]) and is_post(text.partition(",")[2])))
    beside = [draft.items[near] for near in (index - 1, index + 1) if 0 <= near < len(draft.items)]
    menu = len(beside) > 1 and all(
        item.rule in _MENU_RULES and key(item.text) not in vocabulary.CATEGORY for item in beside
    )
    label = vocabulary.is_label(plain) or plain in vocabulary.NAVIGATION or plain in vocabulary.RELEASE_MARKS
    weak = _is_body(text) and count <= 8 and not re.search(r"[:?]", text)  # noqa: PLR2004 - the name of a body
    body = weak and any(key(word) in vocabulary.BODY_WORDS for word in words(text))
    score = 2.0 if 4 <= count <= 18 else 1.0 if count in {3, *range(19, 31)} else -1.0  # noqa: PLR2004
    score += 3.0 * (repeats > 0 and count > 3) + 1.5 * dated - 1.6 * menu + 0.5 * bool(re.search(r"[:?!“\"«]", text))
    score += 2.0 * draft.items[index].piece.text.lstrip().startswith("#") + 1.0 * _is_title_with_site(text, plain)
    score -= (
        4.0 * label
        + (3.5 if body else 1.0 * weak)
        + _menu_below(draft, index)
        + 5.0 * _is_publishers(draft, text)
        + 2.0 * _series_below(draft, index)
        + 3.0 * bool(_OFFICE.match(text))
        + 3.0 * _office_below(draft, index)
        + 2.5 * in_small_letters(text)
    )
    score -= 3.0 * (ends_sentence(text) and text.endswith(".") and count > 12)  # noqa: PLR2004
    score -= (
        4.0 * bool(re.search(r"@|https?:|www\.", text) or (count < 3 and text.endswith((":", "："))))
        + 2.0 * named
        + 3.0 * (turn(text) is not None and not ends_sentence(text))
        + 2.0 * (read_series(text) is not None)
    )  # noqa: PLR2004
    score -= 1.5 * bool(_CAPTION.search(text)) + 2.0 * is_speech_line(text) + 6.0 * bool(_LETTER_SPACED.match(text))
    score += 1.2 * (count == 3 and _subtitle_below(draft, index))  # noqa: PLR2004 - short titles have subtitles
    return score - 0.2 * place


def _menu_below(draft: Draft, index: int) -> float:
    """Return what speaks against a title below which a menu stands: it is the site's name or motto."""
    below = draft.items[index + 1 : index + 8]
    first = next((place for place, item in enumerate(below) if item.open and is_paragraph(item.text)), len(below))
    return 2.0 if any(item.rule in {"navigation", "breadcrumb"} for item in below[:first]) else 0.0


def _is_publishers(draft: Draft, text: str) -> bool:
    """Tell whether a line is the name of whoever holds the copyright, or is known to publish."""
    named = [copyright_holder(right.text) for right in draft.facts.rights] + [
        draft.facts.publisher.name if draft.facts.publisher else None
    ]
    return any(name is not None and key(text) in {key(name), key(_COMPANY.sub("", name))} for name in named)


_COMPANY = re.compile(r",?\s+(?:Ltd|Limited|Inc|LLC|GmbH|AG|S\.?A\.?|e\. ?V|B\.?V|plc)\.?$")


def _office_below(draft: Draft, index: int) -> bool:
    """Tell whether an office is named on the next line: then this line names the body that it belongs to."""
    below = draft.items[index + 1] if index + 1 < len(draft.items) else None
    return below is not None and below.piece.gap == 0 and bool(_OFFICE.match(below.text))


def _series_below(draft: Draft, index: int) -> bool:
    """Tell whether a numbered series stands on the next line: then this line names who publishes it."""
    below = draft.items[index + 1] if index + 1 < len(draft.items) else None
    return below is not None and below.open and read_series(below.text) is not None and len(words(below.text)) <= 10  # noqa: PLR2004


_LETTER_SPACED = re.compile(r"^(?:[^\W\d_] ){5,}[^\W\d_]$")


def _subtitle_below(draft: Draft, index: int) -> bool:
    """Tell whether the next line can be the subtitle of a short title."""
    below = draft.items[index + 1] if index + 1 < len(draft.items) else None
    return below is not None and below.open and below.piece.gap == 0 and 5 <= len(words(below.text)) <= _LONGEST_TITLE  # noqa: PLR2004


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
    """Add the next lines to the title: those that stand elsewhere in one line with it, and capitals below capitals."""
    facts = draft.facts
    for at in range(index + 1, min(index + 5, len(draft.items))):
        item = draft.items[at]
        both = f"{facts.title} {item.text}"
        elsewhere = any(key(both) in key(other.text) for other in draft.items if other is not item)
        shouted = (
            bool(facts.title)
            and str(facts.title).isupper()
            and item.text.isupper()
            and item.piece.gap == 0
            and not persons(_titled(item.text))
        )
        if not item.open or item.piece.gap > 1 or is_prose(item.text) or not (elsewhere or shouted):
            return
        facts.title = both
        draft.claim(at, Role.FIELD, "title", fields=("title",))


def _read_name_lines(draft: Draft, end: int) -> None:
    """Read lines over the body that consist of names alone."""
    for index, item in draft.open(0, end):
        if is_prose(item.text):
            continue
        plain = _BULLET.sub("", without_emphasis(item.text))
        bulleted = plain != without_emphasis(item.text)
        found = persons(_titled(plain))
        below = draft.items[index + 1].text if index + 1 < len(draft.items) else ""
        if found and found[0].sort_name and not _inverted_in_company(draft, index, plain):
            found = ()
        if not found and "," in plain:
            found = persons(plain.split(",")[0]) if is_post(plain.partition(",")[2]) else ()
        known = {key(author.name) for author in draft.facts.authors}
        above = draft.items[index - 1] if index else None
        goes_on = above is not None and "authors" in above.fields and (item.piece.gap == 0 or item.piece.glued)
        repeats = bool(found) and {key(one.name) for one in found} <= known
        if not found or (known and not bulleted and not found[0].sort_name and not goes_on and not repeats):
            continue
        if bulleted or index > _title_index(draft) or is_post(below) or found[0].sort_name:
            _add_authors(draft, _titled(plain))
            draft.claim(index, Role.FIELD, "byline", fields=("authors",))


def _titled(text: str) -> str:
    """Return a line of capitals in ordinary letters, the words that link names small."""
    if not text.isupper():
        return text
    return re.sub(
        r"\b(?:And|Und|Et|Y|E|Von|Van|De|Der|Den|Del|Di|Da)\b", lambda match: match.group().lower(), text.title()
    )


def read_speaker_label(draft: Draft) -> None:
    """Take the one who speaks from the first line on for the author of a speech ("President Jane Smith: Colleagues, ...")."""
    first = next((item for index, item in draft.open(head_end(draft) - 1)), None)
    label = turn(first.text) if first is not None else None
    if label is None or draft.facts.authors or turns(draft):
        return
    name = bare(label)
    if persons(name):
        role = label.removesuffix(name).strip() or None
        draft.facts.authors.append(Author(name=name, role=role))
        draft.facts.kind = draft.facts.kind or DocumentKind.SPEECH


def _inverted_in_company(draft: Draft, index: int, plain: str) -> bool:
    """Tell whether "Surname, Given" is a name and no place ("Geneva, Switzerland"): several, or the name is cited."""
    if ";" in plain or " & " in plain or draft.facts.citation is not None:
        return True
    beside = [draft.items[near] for near in (index - 1, index + 1) if 0 <= near < len(draft.items)]
    return any(
        item.piece.gap == 0 and (found := persons(item.text)) and found[0].sort_name is not None for item in beside
    )


def _read_speaker(draft: Draft, end: int) -> None:
    """Take the speaker of a speech for its author; the line that names him is the subtitle unless it is the title."""
    facts = draft.facts
    lines = [
        (index, without_emphasis(item.text))
        for index, item in enumerate(draft.items[:end])
        if is_speech_line(without_emphasis(item.text))
    ]
    for index, text in lines:
        found = speaker(text)
        if found is not None and not facts.authors:
            facts.authors.append(found)
        item = draft.items[index]
        if item.open and facts.subtitle is None:
            facts.subtitle = text
            draft.claim(index, Role.FIELD, "subtitle", fields=("subtitle",))
        if found is not None:
            item.fields += ("authors",)


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
    labelled = -1
    for index, item in list(draft.open(title + 1, min(end + 2, len(draft.items)))):
        text = without_emphasis(item.text)
        if _is_summary_label(draft, index, text):
            draft.remove(index, "summary label", "label of the standfirst")
            labelled = index + 1
            continue
        count = len(words(text))
        if (
            index >= end
            and index != labelled
            and not (index == end and emphasised(item.piece.text))
            and not _summary_label(text)
        ):
            break
        prose = is_prose(text) and (re.search(r"[.!…][\"'”’»“)\]*_]*$", text) is not None or count > _LONGEST_TITLE)
        asked = interviewer(text)
        if asked is not None and not facts.authors:
            facts.authors.append(Author(name=asked))
            facts.kind = DocumentKind.INTERVIEW
        if prose and facts.standfirst is None and 10 <= count <= _LONGEST_STANDFIRST:  # noqa: PLR2004 - a summary
            facts.standfirst = text[_summary_label(text) :]
            item.words = facts.standfirst
            draft.claim(index, Role.STANDFIRST, "standfirst", fields=("standfirst",))
        elif not prose and facts.subtitle is None and _can_be_subtitle(draft, index, text):
            facts.subtitle = text
            draft.claim(index, Role.FIELD, "subtitle", fields=("subtitle",))


def _is_summary_label(draft: Draft, index: int, text: str) -> bool:
    """Tell whether a line announces the standfirst below it: an abstract, or a summary in bold."""
    below = draft.items[index + 1] if index + 1 < len(draft.items) else None
    if below is None or key(text) not in vocabulary.SUMMARY or not is_prose(below.text):
        return False
    return key(text) in vocabulary.ABSTRACT or emphasised(below.piece.text)


def _can_be_subtitle(draft: Draft, index: int, text: str) -> bool:
    count = len(words(text))
    above = [
        item for item in draft.items[:index] if item.rule in {"date line", "byline"} and "title" not in item.fields
    ]
    title = _title_index(draft)
    after_head = any(item.rule in {"date line", "byline"} for item in draft.items[title:index]) if above else False
    return (
        3 <= count <= _LONGEST_TITLE  # noqa: PLR2004 - a phrase
        and not in_small_letters(text)
        and not after_head
        and not _OFFICE.match(text)
        and key(text) not in vocabulary.CATEGORY | vocabulary.RELEASE_MARKS | vocabulary.SUMMARY
        and not _CAPTION.search(text)
        and read_series(text) is None
        and not datewords.impossible(text)
        and not re.search(r"\b\d{1,2}\.? \w+ \d{4}$", text)
    )


def _summary_label(text: str) -> int:
    """Return the length of a label such as "Summary:" or "Abstract." that a line begins with; 0 without one."""
    match = re.match(r"^(?P<label>[^:.–—]{4,30})\s*[:.–—]\s+(?=\S)", text)
    return match.end() if match is not None and key(match["label"]) in vocabulary.SUMMARY else 0


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
        elif _NUMBER_MARK.match(text):
            facts.series_number = facts.series_number or re.sub(r"^\D+", "", text)
            draft.claim(index, Role.FIELD, "series line", fields=("series_number",))
        elif re.match(r"^[A-Z]{1,6}(?:/[A-Z0-9.()]+){1,5}$", text) and re.search(r"\d", text):
            facts.identifiers.append(f"symbol:{text}")
            draft.claim(
                index, Role.FIELD, "symbol", "symbol of the document, moved to identifiers", fields=("identifiers",)
            )
        elif re.match(r"^(?:https?://|www\.)\S+$", text):
            facts.identifiers.append(text)
            draft.claim(
                index, Role.FIELD, "address", "address of the page, moved to identifiers", fields=("identifiers",)
            )
        elif re.fullmatch(r"[^:]{3,30}[:：]", text) or _CLOCK.match(text):
            draft.remove(index, "label", "a label, or the hour of the event")
        elif vocabulary.is_label(plain) and abs(index - title) > _NEAR_TITLE and index < title:
            draft.remove(index, "navigation", "part of a menu")
        elif vocabulary.is_label(plain):
            facts.category = facts.category or text
            draft.claim(index, Role.FIELD, "section label", "section label, moved to category", fields=("category",))
        elif (
            plain in vocabulary.RELEASE_MARKS
            or any(mark in plain for mark in vocabulary.RELEASE_MARKS if len(mark) > 10)
            or plain.startswith("embargo")
        ):  # noqa: PLR2004
            draft.claim(
                index, Role.FIELD, "release mark", "a remark on the text's release, moved to kind", fields=("kind",)
            )
        elif index < title:
            _read_site(draft, index, _unspaced(item))
        elif in_small_letters(text) and not ends_sentence(text) and len(words(text)) <= 8:  # noqa: PLR2004 - a caption has a capital
            draft.remove(index, "image alt", "text of a picture, or the name of its file")


def _drop_leftovers(draft: Draft, end: int) -> None:
    """Remove what is left between title and text and is no sentence; a heading right over the text stays."""
    title = _title_index(draft)
    if title < 0:
        return
    left = [index for index, item in draft.open(title + 1, end) if not is_prose(item.text)]
    for index in left:
        text = draft.items[index].text
        heading = (
            index == left[-1] and index == end - 1 and draft.items[end].piece.gap > 0 and _may_open(draft, index, end)
        )
        if not (heading or ends_sentence(text) or text.rstrip().endswith((",", ":", "!")) or turn(text)):
            draft.remove(index, "head line", "stands between title and text: a place, an office, a button")


def _may_open(draft: Draft, index: int, end: int) -> bool:
    """Tell whether a line right over the text can be its first heading: other headings follow further down."""
    plain = key(draft.items[index].text)
    if plain in vocabulary.SUMMARY or re.match(
        r"^(?:\d+\W*)?(?:introduction|einleitung|introducción|introdução|introduzione|background|context)\b", plain
    ):
        return True
    later = [
        item
        for item in draft.items[end + 1 :]
        if item.open and 0 < len(words(item.text)) <= 10 and not ends_sentence(item.text)
    ]  # noqa: PLR2004
    same = [item for item in later if item.text.isupper() == draft.items[index].text.isupper()]
    return draft.items[index].piece.gap > 0 and len(same) > 1


def _unspaced(item: Item) -> str:
    """Return a line without the spaces of letter-spacing ("S T R A I T S   F O R U M" -> "Straits Forum")."""
    text = without_emphasis(item.text)
    if not _LETTER_SPACED.match(text):
        return text
    return " ".join(part.replace(" ", "").capitalize() for part in re.split(r"\s{2,}", item.piece.raw_lines[0].strip()))


def _read_section_label(draft: Draft) -> None:
    """Take a menu word right over the title for the section label, when it is one."""
    title = _title_index(draft)
    for index in range(title - 1, max(-1, title - 3), -1):
        item = draft.items[index]
        if draft.facts.category is None and item.rule == "navigation" and vocabulary.is_label(key(item.text)):
            draft.facts.category = without_emphasis(item.text)
            draft.claim(index, Role.FIELD, "section label", "section label, moved to category", fields=("category",))


def _read_site(draft: Draft, index: int, text: str) -> None:
    facts = draft.facts
    if text.isupper() and not is_word(text) and " " not in text and 2 < len(text) <= 8 and facts.publisher is None:  # noqa: PLR2004 - an abbreviation
        facts.publisher = Publisher(name=text, basis="stands over the title")
        draft.claim(index, Role.FIELD, "site name", fields=("publisher",))
        return
    web = any(item.rule in {"navigation", "share bar", "breadcrumb"} for item in draft.items[: index + 10])
    capitals = sum(word[0].isupper() for word in words(text)) * 2 > len(words(text))
    if _is_body(text) and facts.publisher is None and capitals:
        facts.publisher = Publisher(name=text, basis="stands over the title")
        draft.claim(index, Role.FIELD, "site name", fields=("publisher",))
    elif (
        facts.category is None
        and not web
        and not _is_body(text)
        and index + 3 >= _title_index(draft)
        and 1 <= len(words(text)) <= 5
    ):  # noqa: PLR2004
        facts.category = text
        draft.claim(index, Role.FIELD, "section label", "section label, moved to category", fields=("category",))
    else:
        draft.remove(index, "site label", "stands over the title: the site's name or part of its menu")
