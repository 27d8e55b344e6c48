"""What a PDF says of its title, authors, date and identifiers: on its first page, and in its information."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from flows.ingest.cleaning.cover import identifiers
from flows.ingest.cleaning.datelines import date_line
from flows.ingest.cleaning.heads.letters import is_act, sender
from flows.ingest.cleaning.names import is_body
from flows.ingest.readers import PartKind
from flows.ingest.readers.pdf.paragraphs import Paragraph
from flows.language import datewords
from schemas.claims import Claim, ClaimedField

_PRINTED, _INFORMATION = "first page", "document information"
_TITLE_SURE, _INFORMED_TITLE, _INFORMED_DATE, _INFORMED_AUTHOR, _SURE = 0.8, 0.4, 0.3, 0.4, 0.9
_LARGER = 1.15
_MOST_WORDS, _FEWEST_LETTERS = 40, 6
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|pptx?|xlsx?|tex|rtf|odt)\b|^microsoft word|^untitled|^[\w-]*\d{4,}[\w-]*$|_",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(r"^(?:admin\w*|user|owner|unknown|author|default|microsoft.*|.*\d.*|\w{1,3})$", re.IGNORECASE)
_INFORMED_WHEN = re.compile(r"^D:(\d{4})(\d\d)?(\d\d)?")
# The symbol of a document of the United Nations, like "A/RES/79/1", or of the European Commission.
_SYMBOL = re.compile(
    r"^(?:[A-Z]{1,5}(?:/[A-Z]{1,6}(?:\.\d+)?)*/(?:\d[\d.]*)(?:/[A-Z]?[A-Za-z]{0,6}\.?\d+[\w.-]*)*(?:\s?\(\d{4}\))?(?:/[\w.]+)*"
    r"|[A-Z]{2,5}\(\d{4}\)\s?\d{1,4}(?:\s(?:final|draft))?)\*?$"
)
# The year in brackets and the star of a reissue stand behind a symbol and are no part of it.
_YEAR = re.compile(r"\s?\(\d{4}\)$|\*$")
_SCHEME = re.compile(r"\bISSN|\bISBN|\b10\.\d{4,9}/|\burn:")
_FIRST_LINES = 40
_WORDS_OF_TITLE = 6
# The name of a council over its acts has fewer.
_FEWEST_WORDS_OF_TITLE = 3


def claims_of(
    paragraphs: Sequence[tuple[Paragraph, int]], information: Mapping[str, str], size: float
) -> Iterator[Claim]:
    """Yield what a document claims of itself.

    Args:
        paragraphs: Those of the first pages, each with its line, in reading order.
        information: The document's information, by the names of PDF.
        size: That of the type of most of the text, points.
    """
    yield from _titles(paragraphs, information.get("Title", ""), size)
    yield from _informed_authors(information.get("Author", ""))
    yield from _dates(paragraphs, information)
    yield from _numbers(paragraphs)


def _titles(paragraphs: Sequence[tuple[Paragraph, int]], informed: str, size: float) -> Iterator[Claim]:
    title = " ".join(informed.split())
    if title and not _FILE_NAME.search(title):
        printed = next((line for one, line in paragraphs if _same(one.text, title)), None)
        confidence = _SURE if printed is not None else _INFORMED_TITLE
        yield _claim(ClaimedField.TITLE, title, _INFORMATION, confidence, printed)
        if printed is not None:
            return
    candidates = [(one, line) for one, line in paragraphs if _may_be_title(one, size)]
    above = [(one.size, line) for one, line in candidates if _is_no_masthead(one.text)]
    named = next(((one, line) for one, line in paragraphs if one.page == 1 and _names_itself(one, line, above)), None)
    if named is not None:
        yield _claim(ClaimedField.TITLE, named[0].text, _PRINTED, _TITLE_SURE, named[1])
        return
    if candidates:
        best, line = max(candidates, key=lambda one: (_prominence(one[0]), -one[1]))
        yield _claim(ClaimedField.TITLE, best.text, _PRINTED, _TITLE_SURE, line)


def _names_itself(one: Paragraph, line: int, candidates: Sequence[tuple[float, int]]) -> bool:
    """Tell whether a line says what the document is: a letter of somebody to somebody, or an act with its number.

    Below a larger title, the number of an act is a heading: the text speaks of that act.
    """
    larger = any(size > one.size and at < line for size, at in candidates)
    return sender(one.text) is not None or (is_act(one.text) and not larger)


def _is_no_masthead(text: str) -> bool:
    return text.count(" ") + 1 >= _FEWEST_WORDS_OF_TITLE and not is_body(text)


def _may_be_title(one: Paragraph, size: float) -> bool:
    words = one.text.count(" ") + 1
    letters = sum(map(str.isalpha, one.text))
    apart = one.size >= _LARGER * size or one.style.bold
    return (
        one.kind is PartKind.HEADING
        and apart
        and 1 < words <= _MOST_WORDS
        and letters >= _FEWEST_LETTERS
        and one.page == 1
    )


def _prominence(one: Paragraph) -> float:
    """Return how much a heading looks like a title: by its size, less for the one or two words of a masthead."""
    words = min(one.text.count(" ") + 1, _WORDS_OF_TITLE)
    return one.size * (1.1 if one.style.bold else 1.0) * math.sqrt(words / _WORDS_OF_TITLE)


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one).casefold() == re.sub(r"\W", "", other).casefold()


def _informed_authors(informed: str) -> Iterator[Claim]:
    for name in re.split(r"\s*[;]\s*|\s+and\s+", " ".join(informed.split())):
        if name and not _NO_AUTHOR.match(name) and 1 < len(name.split()) <= 5:  # noqa: PLR2004 - words of a name
            yield _claim(ClaimedField.AUTHOR, name, _INFORMATION, _INFORMED_AUTHOR, None)


def _dates(paragraphs: Sequence[tuple[Paragraph, int]], information: Mapping[str, str]) -> Iterator[Claim]:
    for one, line in paragraphs[:_FIRST_LINES]:
        found = date_line(one.text) if one.page == 1 else None
        if found is not None and not found.updated:
            words = found.date.words
            yield Claim(
                field=ClaimedField.PUBLISHED,
                value=found.date.when.iso,
                words=words,
                source=_PRINTED,
                confidence=_TITLE_SURE,
                line=line,
            )
            break
    when = _INFORMED_WHEN.match(information.get("CreationDate", ""))
    if when is not None and datewords.FIRST_YEAR < int(when[1]) <= datewords.LAST_DAY_YEAR:
        value = "-".join(part for part in when.groups() if part)
        yield _claim(ClaimedField.PUBLISHED, value, _INFORMATION, _INFORMED_DATE, None, information["CreationDate"])


def _numbers(paragraphs: Sequence[tuple[Paragraph, int]]) -> Iterator[Claim]:
    for one, line in paragraphs:
        if one.page == 1 and _SYMBOL.match(one.text):
            yield _claim(ClaimedField.IDENTIFIER, f"symbol:{_YEAR.sub('', one.text)}", _PRINTED, _SURE, line, one.text)
        if one.page == 1:
            for found in identifiers(one.text) if _SCHEME.search(one.text) else ():
                yield _claim(ClaimedField.IDENTIFIER, found, _PRINTED, _SURE, line, one.text)


def _claim(  # noqa: PLR0913, PLR0917 - a claim has as many parts
    field: ClaimedField, value: str, source: str, confidence: float, line: int | None, words: str | None = None
) -> Claim:
    return Claim(field=field, value=value, words=words or value, source=source, confidence=confidence, line=line)
