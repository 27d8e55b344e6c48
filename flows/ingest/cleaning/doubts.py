"""What the reader of a record should know: misprints kept as printed, dates that cannot be, what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.ingest.cleaning.draft import Draft, Role
from flows.language import datewords, dictionary
from flows.language.identify import FUNCTION_WORDS
from schemas.article import Block, BlockKind, Notice, Table

_WORD = re.compile(r"(?<![\w-])[a-zà-ÿ]{5,}(?![\w-])")
_RELATIVE = re.compile(
    r"\b(?:(?:[Nn]ext|[Ll]ast|this) (?:year|month|week|spring|summer|autumn|fall|winter|January|February|March|April|May|June|July|August|September|October|November|December)|the (?:next|following|previous) year|yesterday|today|tomorrow|"
    r"in (?:January|February|March|April|May|June|July|August|September|October|November|December)(?! (?:of )?\d)(?!,? (?:19|20)\d\d))\b"
)
_MOST_RELATIVE = 6
_FIRST_LINES = 40


def about_words(title: str | None, blocks: Sequence[Block], language: str) -> tuple[Notice, ...]:
    """Return notices on misprints of an English document: in its title, and words that lost a hyphen."""
    if language != "en":
        return ()
    found = []
    body = {word for block in blocks for word in _WORD.findall(block.text)}
    for word in sorted(set(_WORD.findall(title or "")) - body):
        near = [] if dictionary.is_word(word) else [one for one in dictionary.near_words(word) if one[0] == word[0]]
        if near:
            text = f"The title has {word!r}, probably a misprint for {near[0]!r}; it is kept as printed."
            found.append(Notice(code="misprint-in-title", text=text))
    for block in blocks:
        for word in sorted(set(_WORD.findall(block.text)) - FUNCTION_WORDS["en"]):
            halves = dictionary.lost_hyphen(word)
            if halves:
                text = f"{word!r} has probably lost the hyphen of {'-'.join(halves)!r}; it is kept as printed."
                found.append(Notice(code="lost-hyphen", text=text, block=block.id))
    return tuple(found)


def about_signs(draft: Draft) -> tuple[Notice, ...]:
    """Return notices on stray signs in what was moved to fields."""
    found = []
    for item in draft.items:
        text = item.piece.text
        if item.role in {Role.FIELD, Role.TABLE} and re.search(r"\w\s\?$", text):
            found.append(Notice(code="stray-sign", text=f"Line {item.piece.number} ends with a stray question mark."))
        if item.role in {Role.FIELD, Role.TABLE} and re.search(r":\s+:", text):
            found.append(Notice(code="stray-sign", text=f"Line {item.piece.number} has a doubled colon."))
    return tuple(found)


def about_dates(draft: Draft, blocks: Sequence[Block], *, dated: bool) -> tuple[Notice, ...]:
    """Return notices on a missing date, on impossible ones, and on words that need the date to be understood."""
    found = []
    head = [
        item.piece.text for item in draft.items[:_FIRST_LINES] if item.role in {Role.FIELD, Role.REMOVED, Role.HEADING}
    ]
    for text in head:
        found += [
            Notice(code="impossible-date", text=f"{wrong!r} is no day of any calendar; it is not taken for the date.")
            for wrong in datewords.impossible(text)
        ]
    if not dated:
        found.append(Notice(code="no-date", text="No date of publication is printed."))
    relative = [
        (match.group(), block)
        for block in blocks
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
        for match in _RELATIVE.finditer(block.text)
    ][:_MOST_RELATIVE]
    for words, block in relative:
        resolved = (
            "is counted from the date of publication" if dated else "cannot be resolved without a date of publication"
        )
        found.append(Notice(code="relative-date", text=f"{words!r} {resolved}.", block=block.id))
    return tuple(found)


def about_tables(tables: Sequence[Table]) -> tuple[Notice, ...]:
    """Return notices on columns of shares that do not sum to a hundred."""
    return tuple(
        Notice(
            code="column-sum",
            text=f"{table.label} {table.number or ''}".strip() + f", {total.column}: {total.remark}.",
            block=table.block,
        )
        for table in tables
        for total in table.sums
        if total.total != 100  # noqa: PLR2004 - a whole in per cent
    )
