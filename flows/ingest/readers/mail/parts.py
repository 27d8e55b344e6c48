"""The tree of parts of a mail (RFC 2045): which of them are its text, and which are attached."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import Message
from typing import Literal

from flows.errors import UnreadableDocumentError
from flows.ingest.mediatypes import UNKNOWN, by_name
from flows.ingest.readers.mail.headers import text_of
from flows.ingest.readers.mail.wrapped import Flow

_DEEPEST = 20
_MOST_PARTS = 1000
_KNOWN = frozenset({"from", "subject", "date", "to", "message-id", "received", "mime-version", "content-type"})
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_TEXTS: dict[str, Literal["html", "plain"]] = {"text/plain": "plain", "text/html": "html"}
# Parts that belong to the mail as such: what proves it, what invites, what a server reports.
_OF_THE_MAIL = re.compile(r"^(?:application/(?:pgp|x?-?pkcs7)-?.*|text/calendar|message/(?!rfc822).*|image/.*)$")
_TAG = re.compile(rb"<[^<>]*>")
_WORD = re.compile(rb"[^\s<>&]{2,}")
# A page that says this much less than the plain text beside it is a notice ("please use another program").
_FEWEST_OF_PAGE = 0.5


@dataclass(frozen=True, slots=True)
class Body:
    """A part that is text of the mail."""

    kind: Literal["html", "plain"]
    """How it is written."""

    content: bytes
    """Its bytes, transfer encoding undone."""

    charset: str | None
    """As declared."""

    flow: Flow = field(default_factory=Flow)
    """How lines of plain text go together."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is a document of its own."""

    name: str
    """As its sender calls it, on one line; never used as a path."""

    media_type: str
    """By its name, or as declared."""

    content: bytes
    """Its bytes, transfer encoding undone."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a mail holds."""

    headers: dict[str, str]
    """First of each name, names in lower case, decoded, on one line."""

    bodies: tuple[Body, ...]
    """Its text, in order."""

    attachments: tuple[Attachment, ...]
    """Documents that came with it, in order."""


def parts_of(uri: str, content: bytes) -> Parts:
    """Take a mail apart.

    Raises:
        UnreadableDocumentError: it is no mail, is encrypted, or has more parts or depth than any mail needs.
    """
    if not content.strip():
        raise UnreadableDocumentError(uri, "empty", f"{len(content)} bytes, nothing to read")
    try:
        message = message_from_bytes(content.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n"), policy=policy.compat32)
    except RecursionError as error:
        raise _too_deep(uri) from error
    headers: dict[str, str] = {}
    for name, value in message.raw_items():
        headers.setdefault(name.lower(), text_of(value))
    if not _KNOWN & headers.keys():
        raise UnreadableDocumentError(uri, "corrupt", "it has none of the headers of a mail")
    sorting = _Sorting(uri)
    sorting.sort(message, 0, only=True)
    return Parts(headers, tuple(sorting.bodies), tuple(sorting.attachments))


def _too_deep(uri: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(uri, "too-deep", f"its parts hold others to a depth of more than {_DEEPEST}")


class _Sorting:
    """Sorts the parts of one mail."""

    def __init__(self, uri: str) -> None:
        self.uri, self.count = uri, 0
        self.bodies: list[Body] = []
        self.attachments: list[Attachment] = []

    def sort(self, part: Message, depth: int, *, only: bool = False) -> None:
        """Take a part and those in it.

        Args:
            part: The part.
            depth: How many it lies in.
            only: Whether the mail has no other beside it.
        """
        self.count += 1
        if depth > _DEEPEST:
            raise _too_deep(self.uri)
        if self.count > _MOST_PARTS:
            raise UnreadableDocumentError(self.uri, "too-large", f"it has more than {_MOST_PARTS:,} parts")
        kind = part.get_content_type()
        if kind in _ENCRYPTED and part.get_param("smime-type") != "signed-data":
            raise UnreadableDocumentError(self.uri, "encrypted", "only its recipient can read it; save it decrypted")
        if kind == "message/rfc822":
            self._attach_mail(part)
        elif not part.is_multipart():
            self._take(part, kind, only=only)
        elif kind == "multipart/alternative":
            self._choose([one for one in part.get_payload() if isinstance(one, Message)], depth)
        elif not kind.startswith("message/"):
            inner = [one for one in part.get_payload() if isinstance(one, Message)]
            for one in inner:
                self.sort(one, depth + 1, only=only and len(inner) == 1)

    def _choose(self, offered: list[Message], depth: int) -> None:
        """Take one of several forms of the same text, the richest that says it all."""
        forms = []
        for one in offered:
            form = _Sorting(self.uri)
            form.count = self.count
            form.sort(one, depth + 1)
            self.count = form.count
            self.attachments += form.attachments
            forms.append(form.bodies)
        pages = [form for form in forms if any(body.kind == "html" for body in form)]
        plain = [form for form in forms if form and form not in pages]
        most = max((_words(form) for form in plain), default=0)
        full = [form for form in pages if _words(form) >= _FEWEST_OF_PAGE * most]
        self.bodies += next(iter([*full[::-1], *plain[::-1], *pages[::-1]]), [])

    def _take(self, part: Message, kind: str, *, only: bool) -> None:
        """Take a part that has none in it: some programs give a file name to the mail's own text as well."""
        content = _payload(part)
        name = text_of(part.get_filename() or "")
        is_file = part.get_content_disposition() == "attachment" or bool(name and self.bodies)
        kept_apart = is_file and not only
        if kind.startswith("multipart/"):  # none of its boundaries is there
            self.bodies.append(Body("plain", content, None))
        elif kind in _TEXTS and not kept_apart:
            flow = Flow(_param(part, "format") == "flowed", _param(part, "delsp") == "yes")
            self.bodies.append(Body(_TEXTS[kind], content, _param(part, "charset") or None, flow))
        elif content and not _OF_THE_MAIL.match(kind):
            self.attachments.append(Attachment(name or f"part {self.count}", _media_type(name, kind), content))

    def _attach_mail(self, part: Message) -> None:
        inner = part.get_payload()
        message = inner[0] if isinstance(inner, list) and inner else None
        if isinstance(message, Message):
            name = text_of(part.get_filename() or message["subject"] or f"mail {self.count}")
            self.attachments.append(Attachment(name, "message/rfc822", _bytes_of(message, self.uri)))


def _payload(part: Message) -> bytes:
    """Return the bytes of a part; what breaks its transfer encoding is taken as it stands."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _param(part: Message, name: str) -> str:
    return text_of(part.get_param(name, "")).casefold()


def _media_type(name: str, declared: str) -> str:
    named = by_name(name)
    return declared if named == UNKNOWN else named


def _bytes_of(message: Message, uri: str) -> bytes:
    try:
        return message.as_bytes(policy=policy.compat32)
    except RecursionError as error:
        raise _too_deep(uri) from error
    except (LookupError, ValueError, TypeError, AttributeError, KeyError) as error:
        # The standard library can parse some broken mails that it cannot write.
        raise UnreadableDocumentError(uri, "corrupt", f"a mail inside it cannot be taken out: {error}") from error


def _words(bodies: list[Body]) -> int:
    return sum(1 for body in bodies for _ in _found_words(body))


def _found_words(body: Body) -> Iterator[re.Match[bytes]]:
    return _WORD.finditer(_TAG.sub(b" ", body.content) if body.kind == "html" else body.content)
