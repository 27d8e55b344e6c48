"""What metadata and layout say of the fields, weighed against what the rules read in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.rights import terms
from flows.ingest.cleaning.shape import key, without_emphasis
from flows.language import datewords
from schemas.article import Author, DocumentKind, FieldPlace, Publisher
from schemas.claims import Claim, ClaimedField
from schemas.dates import DateOrigin, PartialDate, StatedDate

if TYPE_CHECKING:
    from schemas.places import Place

_OUTWEIGHS = 0.5
_PLAIN = {
    ClaimedField.TITLE: "title",
    ClaimedField.SUBTITLE: "subtitle",
    ClaimedField.STANDFIRST: "standfirst",
    ClaimedField.HOST: "host",
    ClaimedField.CATEGORY: "category",
    ClaimedField.SERIES: "series",
}
_KINDS = frozenset(DocumentKind)


def take_titles(draft: Draft, claims: Sequence[Claim]) -> None:
    """Take the title that a claim is sure of before any rule looks for one, and claim the lines that print it."""
    sure = next((one for one in claims if one.field is ClaimedField.TITLE and one.confidence >= _OUTWEIGHS), None)
    if sure is None:
        return
    draft.facts.title = sure.value
    for index, item in draft.open():
        if item.piece.number == sure.line or key(without_emphasis(item.text)) == key(sure.value):
            draft.claim(index, Role.FIELD, "title", fields=("title",))
            return


def settle(draft: Draft, claims: Sequence[Claim]) -> None:
    """Fill the fields from the claims: a sure one outweighs what the rules read, others fill gaps, but no authors."""
    for claim in claims:
        if claim.field in _PLAIN:
            _settle_plain(draft, claim)
    for name in (ClaimedField.PUBLISHED, ClaimedField.UPDATED):
        _settle_date(draft, name.value, [one for one in claims if one.field is name])
    _settle_authors(draft, [one for one in claims if one.field is ClaimedField.AUTHOR])
    _settle_rest(draft, claims)


def _settle_plain(draft: Draft, claim: Claim) -> None:
    name, facts = _PLAIN[claim.field], draft.facts
    before = getattr(facts, name)
    if before == claim.value or before is None or (claim.confidence >= _OUTWEIGHS and name != "standfirst"):
        setattr(facts, name, claim.value)
        _note(draft, name, claim)


def _settle_date(draft: Draft, name: str, claims: Sequence[Claim]) -> None:
    facts = draft.facts
    for claim in sorted(claims, key=lambda one: -one.confidence):
        when = _when(claim.value)
        before: StatedDate | None = getattr(facts, name)
        if when is None or (before is not None and (claim.confidence < _OUTWEIGHS or before.when == when)):
            continue
        origin = DateOrigin.METADATA if claim.line is None else DateOrigin.PRINTED
        if before is None or _is_surer(before, when):
            setattr(facts, name, StatedDate(when=when, origin=origin, words=claim.words, basis=claim.source))
            _note(draft, name, claim)
        return


def _is_surer(before: StatedDate, when: PartialDate) -> bool:
    """Tell whether a claimed date says more than the printed one, or something else."""
    return not (when.first <= before.when.first and before.when.last <= when.last)


def _when(iso: str) -> PartialDate | None:
    """Return an ISO date of reduced precision."""
    parts = iso.split("-")
    try:
        if len(parts) == 1:
            return datewords.year(int(iso))
        if len(parts) == 2:  # noqa: PLR2004 - year and month
            return datewords.month(int(parts[0]), int(parts[1]))
        return datewords.day(date.fromisoformat(iso))
    except ValueError:
        return None


def _settle_authors(draft: Draft, claims: Sequence[Claim]) -> None:
    """Take the authors of sure claims only: what a file's properties call its author is often who typed it."""
    facts = draft.facts
    sure = [one for one in claims if one.confidence >= _OUTWEIGHS]
    if not sure:
        return
    known = {key(author.name): author for author in facts.authors}
    names = {key(one.value): one for one in reversed(sure)}
    facts.authors = [known.get(name) or Author(name=names[name].value) for name in dict.fromkeys(map(_key, sure))]
    for number, author in enumerate(facts.authors):
        _note(draft, f"authors[{number}].name", names[key(author.name)])


def _key(claim: Claim) -> str:
    return key(claim.value)


def _settle_rest(draft: Draft, claims: Iterable[Claim]) -> None:
    facts = draft.facts
    for claim in claims:
        match claim.field:
            case ClaimedField.PUBLISHER if facts.publisher is None or claim.confidence >= _OUTWEIGHS:
                facts.publisher = Publisher(name=claim.value, basis=f"named by {claim.source}")
                _note(draft, "publisher", claim)
            case ClaimedField.KEYWORD if claim.value not in facts.keywords:
                facts.keywords.append(claim.value)
            case ClaimedField.IDENTIFIER if claim.value not in facts.identifiers:
                facts.identifiers.append(claim.value)
            case ClaimedField.RIGHTS:
                facts.rights.append(terms([claim.value]))
                _note(draft, "rights", claim)
            case ClaimedField.KIND if facts.kind is None and claim.value in _KINDS:
                facts.kind = DocumentKind(claim.value)
                _note(draft, "kind", claim)


def _note(draft: Draft, name: str, claim: Claim) -> None:
    draft.facts.claimed.append(
        FieldPlace(
            field=name,
            words=claim.words,
            place=_place(draft, claim.line),
            source=claim.source,
            confidence=claim.confidence,
        )
    )


def _place(draft: Draft, number: int | None) -> Place | None:
    if number is None:
        return None
    line = draft.original.lines[number - 1]
    return draft.original.place(line.start, line.start + len(line.raw))
