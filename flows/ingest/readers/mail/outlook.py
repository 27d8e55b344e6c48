"""Mails as Outlook saves them: properties in the streams of a compound file (MS-OXMSG)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from email.utils import format_datetime

import olefile  # type: ignore[import-untyped]  # it comes without types; wrapped here and nowhere else

from flows.errors import UnreadableDocumentError
from flows.ingest.mediatypes import UNKNOWN, by_name, told
from flows.ingest.readers.mail.compressed import decompressed
from flows.ingest.readers.mail.headers import text_of
from flows.ingest.readers.mail.parts import Attachment, Body, Parts
from flows.ingest.readers.mail.unwrapped import unwrapped

# Numbers of properties (MS-OXPROPS).
_CLASS, _SUBJECT, _HEADERS, _TEXT, _RTF, _HTML = 0x001A, 0x0037, 0x007D, 0x1000, 0x1009, 0x1013
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP = (0x0042, 0x0C1A), 0x0C1F, 0x5D01
_SENT, _DELIVERED = 0x0039, 0x0E06
_CODEPAGE_OF_PAGE, _CODEPAGE = 0x3FDE, 0x3FFD
_FILE, _SHORT_NAME, _LONG_NAME, _MEDIA_TYPE = 0x3701, 0x3704, 0x3707, 0x370E
_UNICODE, _EIGHT_BIT, _BINARY = "001F", "001E", "0102"
_PREFIX = "__substg1.0_"
_ATTACHED = "__attach_version1.0_#"
_PROPERTIES = "__properties_version1.0"
_HEAD_OF_MESSAGE, _HEAD_OF_ATTACHMENT = 32, 8
_PROPERTY = struct.Struct("<HHI8s")
_FIRST_TIME = datetime(1601, 1, 1, tzinfo=UTC)
_MOST_ATTACHMENTS = 1000


def parts_of(uri: str, content: bytes) -> Parts:
    """Take a mail apart.

    Raises:
        UnreadableDocumentError: it is no mail of Outlook, is damaged or is encrypted.
    """
    if not content.strip():
        raise UnreadableDocumentError(uri, "empty", f"{len(content)} bytes, nothing to read")
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            message = _Storage(file, (), _HEAD_OF_MESSAGE)
            parts = Parts(_headers(message), tuple(_bodies(message)), tuple(_attachments(file)))
            kind = message.text(_CLASS) or ""
    # What the library meets in a damaged file, it meets in many ways.
    except (
        OSError,
        ValueError,
        IndexError,
        KeyError,
        TypeError,
        AttributeError,
        struct.error,
        RecursionError,
    ) as error:
        raise UnreadableDocumentError(uri, "corrupt", f"it is no whole mail of Outlook: {error}") from error
    if not kind and not parts.bodies:
        raise UnreadableDocumentError(uri, "corrupt", "it is a compound file, and none of a mail")
    sealed = kind.upper().startswith("IPM.NOTE.SMIME") and not kind.upper().endswith("MULTIPARTSIGNED")
    if sealed or any(one.media_type == "application/pgp-encrypted" for one in parts.attachments):
        raise UnreadableDocumentError(uri, "encrypted", "only its recipient can read it; save it decrypted")
    return parts


class _Storage:
    """The properties of a message or of an attachment."""

    def __init__(self, file: olefile.OleFileIO, path: tuple[str, ...], head: int) -> None:
        self.file, self.path = file, path
        self.fixed: dict[int, bytes] = {}
        table = self._stream(_PROPERTIES) or b""
        for at in range(head, len(table) - _PROPERTY.size + 1, _PROPERTY.size):
            _, number, _, value = _PROPERTY.unpack_from(table, at)
            self.fixed[number] = value
        self.codec = _codec(self.number(_CODEPAGE))

    def _stream(self, name: str) -> bytes | None:
        path = [*self.path, name]
        if self.file.get_type(path) != olefile.STGTY_STREAM:
            return None
        content: bytes = self.file.openstream(path).read()
        return content

    def binary(self, number: int) -> bytes | None:
        """Return a property's bytes, or ``None``."""
        return self._stream(f"{_PREFIX}{number:04X}{_BINARY}")

    def text(self, number: int) -> str | None:
        """Return a property's text, or ``None``."""
        wide = self._stream(f"{_PREFIX}{number:04X}{_UNICODE}")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self._stream(f"{_PREFIX}{number:04X}{_EIGHT_BIT}")
        return None if narrow is None else narrow.decode(self.codec, "replace").rstrip("\0")

    def number(self, number: int) -> int | None:
        """Return a property's whole number, or ``None``."""
        value = self.fixed.get(number)
        return None if value is None else int.from_bytes(value[:4], "little")

    def time(self, number: int) -> datetime | None:
        """Return a property's time, or ``None``."""
        ticks = int.from_bytes(self.fixed.get(number, b""), "little")
        try:
            return _FIRST_TIME + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None


def _codec(page: int | None) -> str:
    name = {None: "cp1252", 65001: "utf-8", 20127: "cp1252", 28591: "cp1252", 50220: "iso2022_jp"}.get(
        page, f"cp{page}"
    )
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def _headers(message: _Storage) -> dict[str, str]:
    """Return the headers that came over the wire, and from the properties what the mail has beside them."""
    headers: dict[str, str] = {}
    sent = message_from_string(message.text(_HEADERS) or "", policy=policy.compat32)
    for name, value in sent.raw_items():
        headers.setdefault(name.lower(), text_of(value))
    if subject := text_of(message.text(_SUBJECT) or ""):
        headers["subject"] = subject
    sender = next((name for number in _SENDER if (name := text_of(message.text(number) or ""))), "")
    addresses = [text_of(message.text(number) or "") for number in (_SENDER_SMTP, _SENDER_ADDRESS)]
    address = next((one for one in addresses if "@" in one), "")
    if "from" not in headers and (sender or address):
        headers["from"] = sender if "<" in sender or not address else f"{sender} <{address}>".strip()
    when = message.time(_SENT) or message.time(_DELIVERED)
    if "date" not in headers and when is not None:
        headers["date"] = format_datetime(when)
    return headers


def _bodies(message: _Storage) -> Iterator[Body]:
    """Yield the richest form of the text: the page, the page wrapped in RTF, plain text."""
    page = message.binary(_HTML)
    if page:
        yield Body("html", page, _codec(message.number(_CODEPAGE_OF_PAGE)))
        return
    html, plain = message.text(_HTML) or "", message.text(_TEXT) or ""
    if not html and (rtf := message.binary(_RTF)):
        text, is_page = unwrapped(decompressed(rtf))
        html, plain = (text, plain) if is_page else ("", plain or text)
    if html.strip() or plain.strip():
        yield Body("html" if html else "plain", (html or plain).encode("utf-8", "replace"), "utf-8")


def _attachments(file: olefile.OleFileIO) -> Iterator[Attachment]:
    """Yield what is attached, without the pictures of the page."""
    names = sorted({path[0] for path in file.listdir() if path[0].startswith(_ATTACHED)})
    for number, name in enumerate(names[:_MOST_ATTACHMENTS], start=1):
        attached = _Storage(file, (name,), _HEAD_OF_ATTACHMENT)
        called = text_of(attached.text(_LONG_NAME) or attached.text(_SHORT_NAME) or f"part {number}")
        declared = text_of(attached.text(_MEDIA_TYPE) or "")
        # A mail in a mail is a storage of its own, and no file that could be handed on: it has no bytes.
        content = attached.binary(_FILE) or b""
        named = by_name(called)
        media_type = declared or told(content, named) if named == UNKNOWN else named
        if not media_type.startswith("image/"):
            yield Attachment(called, media_type, content)
