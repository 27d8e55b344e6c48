"""Letters: who signed at the foot, and what a letter only transmits, whose words are not the signer's."""

from __future__ import annotations

import re

from flows.ingest.cleaning import bodies
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.heads.bylines import in_small_capitals
from flows.ingest.cleaning.heads.extent import FARTHEST
from flows.ingest.cleaning.heads.labels import SYMBOL
from flows.ingest.cleaning.heads.letters import sender
from flows.ingest.cleaning.names import is_body, is_post, persons
from flows.ingest.cleaning.shape import is_prose, key, without_honorific
from flows.ingest.readers import PartKind
from schemas.article import Author, DocumentKind

_OPENS = re.compile(
    r"^.{0,160}?\b(?:I have the honou?r to|I should like to inform you|I am writing to|j['’]ai l['’]honneur de|"
    r"tengo el honor de|ich habe die Ehre)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^\((?:signed|signée?|firmad[oa]|gezeichnet|assinad[oa]|firmato|подпись)\)\s*(?P<who>\S.*)$", re.IGNORECASE
)
_ANNEX = re.compile(
    r"^(?:annex|enclosure|appendix|annexe|pièce jointe|anexo|apéndice)(?: [IVX\d]{1,4})?"
    r"(?: (?:to|à|a|al) (?:the |la |las |les )?(?:identical )?(?:letters?|notes?|lettres?|cartas?)\b.*)?$",
    re.IGNORECASE,
)
# Words with which an office begins behind a name, beside those that name what persons do.
_OFFICE = frozenset({"charge", "permanent", "acting", "under", "his", "her", "on", "for", "the", "prime"})
_LONGEST_NAME = 5
_FIRST_PARAGRAPHS = 3
_MOST_LINES = 4


def read_signatures(draft: Draft) -> None:
    """Take who signed a letter for its author, unless it transmits the words of others; part it from its annexes."""
    signed = [index for index, item in draft.open() if _SIGNED.match(item.text)]
    if not _is_letter(draft) or not (signed or _is_titled(draft)):
        return
    for index, item in draft.open():
        if _ANNEX.match(item.text) or sender(item.text) is not None:
            draft.claim(index, Role.HEADING, "heading")
    draft.facts.kind = draft.facts.kind or DocumentKind.UNKNOWN
    last, signers = _signers(draft, signed)
    transmits = any(is_prose(item.text) and not _is_note(item) for _, item in draft.open(last))
    if not transmits and not draft.facts.authors:
        draft.facts.authors = signers
    for index in signed:
        _claim(draft, index, own=not transmits)


def _is_note(item: Item) -> bool:
    told = item.part is not None and item.part.kind is PartKind.NOTE
    return told or item.text.startswith(("*", "†"))


def _signers(draft: Draft, signed: list[int]) -> tuple[int, list[Author]]:
    """Return the index behind the first signatures that no text parts, and who signed there."""
    end = len(draft.items)
    found: list[Author | None] = []
    for index in signed:
        if found and any(is_prose(item.text) for _, item in draft.open(end, index)):
            break
        lines = _lines(draft, index)
        end = lines[-1] + 1
        found.append(_signer(draft, lines))
    return end, [one for one in found if one is not None]


def _claim(draft: Draft, index: int, *, own: bool) -> None:
    reason = "signs the letter, moved to authors" if own else "signs a letter that transmits others, or is transmitted"
    for at in _lines(draft, index):
        if own:
            draft.claim(at, Role.FIELD, "signature", reason, fields=("authors",))
        else:
            draft.remove(at, "signature", reason)


def _lines(draft: Draft, index: int) -> list[int]:
    """Return the indexes of a signature and of the offices right below it."""
    found = [index]
    for at, item in draft.open(index + 1, index + _MOST_LINES):
        if at != found[-1] + 1 or is_prose(item.text) or _SIGNED.match(item.text) or not _is_office(item):
            break
        found.append(at)
    return found


def _is_office(item: Item) -> bool:
    first = key(item.text).partition(" ")[0]
    goes_on = item.text[:1].islower()
    return not item.is_heading and (goes_on or is_post(item.text) or is_body(item.text) or first in _OFFICE)


def _signer(draft: Draft, lines: list[int]) -> Author | None:
    """Return who signed, with the office that stands behind the name or that the title gives the sender."""
    match = _SIGNED.match(" ".join(draft.items[at].text for at in lines))
    tokens = without_honorific(match["who"]).split() if match else []
    parts = range(1, len(tokens))
    end = next(
        (at for at in parts if key(tokens[at]) in bodies.ROLE_WORDS | _OFFICE or tokens[at - 1][-1] in ",;"), None
    )
    # Initials and particles apart, nobody has more names; a longer run holds an office that is not known.
    name = in_small_capitals(" ".join(tokens[:end]).strip(" ,;"))
    found = persons(name) if len(name.split()) <= _LONGEST_NAME else ()
    if len(found) != 1:
        return None
    role = " ".join(tokens[end:]) if end is not None else sender(draft.facts.title or "")
    return Author(name=found[0].name, role=role or None)


def _is_letter(draft: Draft) -> bool:
    if _is_titled(draft):
        return True
    texts = (item.text for item in draft.items if item.role in {Role.TEXT, Role.STANDFIRST} and is_prose(item.text))
    return any(_OPENS.match(text) for _, text in zip(range(_FIRST_PARAGRAPHS), texts, strict=False))


def _is_titled(draft: Draft) -> bool:
    return sender(draft.facts.title or "") is not None


_OF_OTHERS = (
    # "Report of the Secretary-General" in the documents of another body.
    re.compile(
        r"^(?:report|note|statement|rapport|note|informe|nota) (?:of|by|du|de la|del|por) (?:the )?(?P<who>.+)$",
        re.IGNORECASE,
    ),
    # "Ferria and Ostland: amendment to the draft resolution", of which the states in front are the authors.
    re.compile(
        r"^(?P<who>[^:]{3,250}): (?:\w+ ){0,2}(?:draft (?:resolution|decision)|amendments? to|projet de (?:résolution|"
        r"décision)|amendements? a|proyecto de (?:resolución|decisión)|enmiendas? a)"
    ),
)


def move_publisher(draft: Draft) -> None:
    """Make the one in whose series a text of somebody else stands its host: its sentences are not the publisher's."""
    facts = draft.facts
    if facts.publisher is None or facts.authors:
        return
    lines = (facts.title or "", facts.subtitle or "")
    if _is_titled(draft) or (_has_symbol(draft) and any(_is_of_others(line, facts.publisher.name) for line in lines)):
        facts.host = facts.host or facts.publisher.name
        facts.publisher = None


def _has_symbol(draft: Draft) -> bool:
    """Tell whether a document bears the symbol of a series in which councils print what others lay before them."""
    return any(SYMBOL.match(item.text.rstrip("*")) for item in (*draft.aside, *draft.items[:FARTHEST]))


def _is_of_others(line: str, publisher: str) -> bool:
    by, tabled = (pattern.match(line) for pattern in _OF_OTHERS)
    if tabled is not None:
        return key(publisher) not in key(tabled["who"])
    if by is None or key(publisher) in key(by["who"]):
        return False
    return is_body(by["who"]) or is_post(by["who"].replace("-", " "))
