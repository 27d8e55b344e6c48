"""What the reader of a record should know: misprints kept as printed, dates that cannot be, what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.shape import words as words_of
from flows.ingest.readers import PartKind
from flows.language import datewords, dictionary, relative, sentences
from flows.language.identify import FUNCTION_WORDS, of_another
from schemas.article import Block, BlockKind, Notice, Table

_WORD = re.compile(r"(?<![\w-])[a-zà-ÿ]{5,}(?![\w-])")
# No prefix is longer; a run of letters without end is looked at once.
_HYPHENED = re.compile(r"(?<![a-z])[a-z]{2,12}-[a-z]{3,40}(?![a-z])")
_VOWELS = frozenset("aeiou")
_MOST_RELATIVE = 6
_FIRST_LINES = 40
_NOT_TEXT = frozenset({Role.FIELD, Role.REMOVED, Role.HEADING})
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def about_words(title: str | None, blocks: Sequence[Block], language: str) -> tuple[Notice, ...]:
    """Return notices on misprints of an English document: in its title, and words that lost a hyphen."""
    if language != "en":
        return ()
    found = []
    body = {word for block in blocks for word in _WORD.findall(block.text)}
    spelt = {word for block in blocks for word in _HYPHENED.findall(block.text.lower())}
    for word in sorted(set(_WORD.findall(title or "")) - body):
        near = [] if dictionary.is_word(word) else [one for one in dictionary.near_words(word) if one[0] == word[0]]
        if near:
            text = f"The title has {word!r}, probably a misprint for {near[0]!r}; it is kept as printed."
            found.append(Notice(code="misprint-in-title", text=text))
    for block in blocks:
        for word in sorted(set(_WORD.findall(block.text)) - FUNCTION_WORDS["en"]):
            halves = dictionary.lost_hyphen(word)
            if halves and ("-".join(halves) in spelt or _clash(*halves)):
                text = f"{word!r} has probably lost the hyphen of {'-'.join(halves)!r}; it is kept as printed."
                found.append(Notice(code="lost-hyphen", text=text, block=block.id))
    return tuple(found)


def _clash(prefix: str, stem: str) -> bool:
    """Tell whether two vowels meet where a hyphen is missing; before other letters English writes most words in one."""
    return prefix[-1] in _VOWELS and stem[0] in _VOWELS


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
    """Return notices on a missing date, on impossible ones, and on words that need another date to be understood."""
    head = [item.piece.text for item in draft.items[:_FIRST_LINES] if item.role in _NOT_TEXT]
    found = [
        Notice(code="impossible-date", text=f"{wrong!r} is no day of any calendar; it is not taken for the date.")
        for text in head
        for wrong in datewords.impossible(text)
    ]
    if not dated:
        found.append(Notice(code="no-date", text="No date of publication is printed."))
    told = (
        Notice(
            code="relative-date", text=f"{one.words!r} {_counted_from(block.text, one, dated=dated)}.", block=block.id
        )
        for block in blocks
        if block.kind in _BODY
        for one in relative.find(block.text)
        # "two years earlier" is counted from what the text has just told, not from its own date.
        if not one.words.lower().endswith("earlier")
    )
    return (*found, *islice(told, _MOST_RELATIVE))


def _counted_from(text: str, words: relative.RelativeDate, *, dated: bool) -> str:
    """Return what a relative date is counted from: a year in front of it in its sentence, or the publication."""
    sentence = max(start for start, _ in sentences.spans(text) if start <= words.start)
    years = datewords.find(text[sentence : words.start]) if words.follows_year else ()
    if years:
        return f"is counted from {years[-1].when.first.year}, which its sentence names before it"
    return "is counted from the date of publication" if dated else "cannot be resolved without a date of publication"


def about_languages(blocks: Sequence[Block], language: str) -> tuple[Notice, ...]:
    """Return notices on paragraphs in another language than the document's: residue of a site, or a quotation."""
    return tuple(
        Notice(code="other-language", text=f"The paragraph is in another language: {found.code}.", block=block.id)
        for block in blocks
        if block.kind in _BODY and (found := of_another(block.text, language)) is not None
    )


def about_removed(draft: Draft) -> tuple[Notice, ...]:
    """Return a notice when most of a document was cut: a rule may have taken text for something else."""
    # What a reader of structured documents has cut is no guess of a rule.
    guessed = [item for item in draft.items if item.part is None or item.part.kind is not PartKind.REMOVED]
    cut = sum(len(words_of(item.piece.text)) for item in guessed if item.role is Role.REMOVED)
    whole = sum(len(words_of(item.piece.text)) for item in guessed)
    if 2 * cut <= whole:
        return ()
    text = f"{cut} of {whole} words were cut; what was cut is kept with its reasons and should be looked through."
    return (Notice(code="much-cut", text=text),)


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
