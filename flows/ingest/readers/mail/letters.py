"""A mail, whatever file it came in, and the text and claims that are made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from flows.errors import UnreadableDocumentError
from flows.ingest.cleaning.names import is_body, persons
from flows.ingest.cleaning.shape import is_prose
from flows.ingest.readers import Part, PartKind, ReadText, plain_text
from flows.ingest.readers.mail.headers import Sender, bare_subject, codec, day_of, is_forward, list_name, sender_of
from flows.ingest.readers.mail.lines import Line, composed, is_seen
from flows.ingest.readers.mail.markup import HIDDEN, read_page
from flows.ingest.readers.mail.surroundings import Sorted, sort_lines
from flows.ingest.readers.mail.wrapped import read_plain
from schemas.claims import Claim, ClaimedField

if TYPE_CHECKING:
    from flows.ingest.readers.mail.parts import Attachment, Body, Parts
    from schemas.raw import RawDocument

# Not measured on newsletters of a desk, of which no public collection is at hand: what the senders themselves state
# is taken for right, and below what a document prints of itself.
_STATED = 0.9
_LIKELY = 0.6
_MAYBE = 0.5
_SENDER_LABELS = ("from", "von", "de", "da", "van", "от", "发件人")
_DATE_LABELS = ("date", "sent", "datum", "gesendet", "envoyé", "enviado", "inviato", "verzonden", "дата", "发送时间")
_VIA = re.compile(r"\s+(?:via|through)\s+.*$|\s*\([^()]*\)\s*$")
_BODY_BEHIND = re.compile(r"\s*(?:,|\||\s[-–—]\s|\bat\b|\bfrom\b|@)\s*(?:the\s+)?", re.IGNORECASE)
_MACHINE = re.compile(
    r"^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|news(?:letter)?|info|contact)$", re.IGNORECASE
)
_HEADER = Part(kind=PartKind.REMOVED, rule="mail header", reason="sender and date are fields")
_PGP = re.compile(r"^\s*-----BEGIN PGP MESSAGE-----", re.MULTILINE)
_META = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_FIRST = 2048
_LONGEST_NAME = 120
_SHORTEST_OF_DOMAIN = 4


def read_letter(raw: RawDocument, letter: Parts) -> ReadText:
    """Return the text of a mail, its header on top.

    Raises:
        UnreadableDocumentError: it has no text of its own, or none that may be read.
    """
    text = _Text(raw, [], [], [])
    for body in letter.bodies:
        text.add(body)
    if not any(is_seen(line.text) for line in text.lines):
        raise _without_text(raw, letter)
    subject = letter.headers.get("subject", "")
    told = sort_lines(text.lines, is_forward=is_forward(subject))
    head = [*_head(letter)]
    whole, parts = composed([*head, *_vouched(told.lines)])
    return ReadText(
        text=whole,
        encoding=text.encodings[0] if text.encodings else "utf-8",
        doubts=tuple(dict.fromkeys([*text.doubts, *_doubts(letter, told)])),
        parts=parts,
        claims=tuple(_claims(letter, told)),
    )


def _vouched(lines: Sequence[Line]) -> list[Line]:
    """Return lines, those of the text vouched for where none has the shape of prose.

    Head and tail of a newsletter are told by their place beside its prose; a mail of a line or two has no such place.
    """
    if any(line.open and is_prose(line.text) for line in lines):
        return list(lines)
    return [line.vouched() for line in lines]


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a mail in the making."""

    raw: RawDocument
    lines: list[Line]
    encodings: list[str]
    doubts: list[str]

    def add(self, body: Body) -> None:
        """Read one part of it."""
        if not body.content.strip(b" \t\r\n\x00"):
            return
        text = self._decoded(body)
        if body.kind == "html":
            self.lines.extend(read_page(self.raw.uri, text))
        elif _PGP.search(text):
            raise UnreadableDocumentError(
                self.raw.uri, "encrypted", "only its recipient can read it; save it decrypted"
            )
        else:
            self.lines.extend(read_plain(text, body.flow))

    def _decoded(self, body: Body) -> str:
        """Return the text of a part: as declared where that holds, otherwise by what the bytes look like."""
        declared = [match[1].decode("ascii")] if (match := _META.search(body.content[:_FIRST])) else []
        for charset in [body.charset, *declared] if body.charset else declared:
            try:
                text = body.content.decode(codec(charset))
            except (LookupError, ValueError):
                continue
            self.encodings.append(codec(charset))
            return text
        found = plain_text.READER.read(self.raw, body.content)
        self.encodings.append(found.encoding)
        self.doubts.extend(found.doubts)
        return found.text


def _without_text(raw: RawDocument, letter: Parts) -> UnreadableDocumentError:
    if not letter.attachments:
        return UnreadableDocumentError(raw.uri, "empty", "the mail has no text")
    detail = f"the mail has no text of its own, only {_listed(letter.attachments)}; save that as a file of its own"
    return UnreadableDocumentError(raw.uri, "no-article", detail)


def _head(letter: Parts) -> Iterator[Line]:
    """Yield what a mail program shows over the text. Recipients are nobody's business."""
    if subject := letter.headers.get("subject"):
        yield Line(subject, Part(kind=PartKind.HEADING))
    for name, label in (("from", "From"), ("date", "Date")):
        if value := letter.headers.get(name):
            yield Line(f"{label}: {value}", _HEADER)


def _doubts(letter: Parts, told: Sorted) -> Iterator[str]:
    if letter.attachments:
        yield f"not read with the mail: {_listed(letter.attachments)}"
    if told.forwarded:
        yield "the mail hands on another one; sender and date are those of the older mail"
    hidden = sum(line.part.rule == HIDDEN[0] and is_seen(line.text) for line in told.lines)
    if hidden:
        yield f"{hidden} {'line was' if hidden == 1 else 'lines were'} taken out that the mail shows to nobody"


def _listed(attachments: Sequence[Attachment]) -> str:
    return ", ".join(f"{one.name} ({one.media_type}, {len(one.content) / 1000:,.0f} kB)" for one in attachments[:10])


def _claims(letter: Parts, told: Sorted) -> Iterator[Claim]:
    headers, lines = letter.headers, {line.text: number for number, line in _numbered(letter)}
    if subject := headers.get("subject"):
        title = bare_subject(subject)
        yield _claim(ClaimedField.TITLE, title, subject, "the mail's subject", _STATED, lines.get(subject))
    yield from _sender_claims(headers, told, lines)
    yield from _date_claims(headers, told, lines)
    if host := list_name(headers):
        yield _claim(ClaimedField.HOST, host, headers["list-id"], "the mail's List-Id", _LIKELY, None)


def _sender_claims(headers: dict[str, str], told: Sorted, lines: dict[str, int]) -> Iterator[Claim]:
    """Yield the sender as author when it is a person, otherwise as publisher."""
    printed = next((told.forwarded[label] for label in _SENDER_LABELS if label in told.forwarded), None)
    source = "the mail's From" if printed is None else "the From of the mail that is handed on"
    words = headers.get("from", "") if printed is None else printed
    line = lines.get(f"From: {words}") if printed is None else None
    person, body = _told_apart(sender_of(words))
    if person:
        yield _claim(ClaimedField.AUTHOR, person, words, source, _LIKELY, line)
    if body:
        yield _claim(ClaimedField.PUBLISHER, body, words, source, _MAYBE, line)


def _told_apart(sender: Sender) -> tuple[str | None, str | None]:
    """Return the person and the body that a sender's name consists of."""
    name = _VIA.sub("", sender.name).strip(" \"'")
    if not any(map(str.isalpha, name)) or len(name) > _LONGEST_NAME or "@" in name or _MACHINE.match(name):
        return None, None
    found = persons(name)
    if len(found) == 1:
        return found[0].name, None
    parts = _BODY_BEHIND.split(name, maxsplit=1)
    if len(parts) == 2 and len(found := persons(parts[0])) == 1:  # noqa: PLR2004 - a person and where they are
        return found[0].name, parts[1] or None
    # What is neither a person nor named in its own address may be anybody's given name.
    domain = sender.address.rpartition("@")[2].casefold()
    known = is_body(name) or any(
        len(word) >= _SHORTEST_OF_DOMAIN and word in domain for word in name.casefold().split()
    )
    return None, name if known else None


def _date_claims(headers: dict[str, str], told: Sorted, lines: dict[str, int]) -> Iterator[Claim]:
    """Yield the day of the mail where it was sent from."""
    printed = next((told.forwarded[label] for label in _DATE_LABELS if label in told.forwarded), None)
    if printed is not None:
        day = day_of(printed)
        if day is not None:
            yield _day_claim(day, printed, "the date of the mail that is handed on", _STATED, None)
        return
    words = headers.get("date", "")
    if day := day_of(words):
        yield _day_claim(day, words, "the mail's Date", _STATED, lines.get(f"Date: {words}"))
    elif day := day_of(received := headers.get("received", "").rpartition(";")[2].strip()):
        yield _day_claim(day, received, "the mail's Received", _LIKELY, None)


def _day_claim(day: date, words: str, source: str, confidence: float, line: int | None) -> Claim:
    return _claim(ClaimedField.PUBLISHED, day.isoformat(), words, source, confidence, line)


def _claim(  # noqa: PLR0913, PLR0917 - the fields of a claim, in order
    field: ClaimedField, value: str, words: str, source: str, confidence: float, line: int | None
) -> Claim:
    return Claim(field=field, value=value, words=words, source=source, confidence=confidence, line=line)


def _numbered(letter: Parts) -> Iterator[tuple[int, Line]]:
    """Yield the lines of the header with their numbers in the text."""
    number = 1
    for line in _head(letter):
        yield number, line
        number += 2
