"""The headers of a mail: encoded words, senders and dates as they are, not as they should be."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from flows.ingest.readers.mail.lines import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 4000
# RFC 2047; a language may stand behind the charset (RFC 2231), and some writers leave spaces in the words.
_ENCODED = re.compile(r"=\?([^?*\s]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_ENCODED = re.compile(r"(?<=\?=)\s+(?==\?)")
# Writers name the smaller set and use the larger one, which holds it.
_LARGER = {
    **dict.fromkeys(("us-ascii", "ascii", "iso-8859-1", "latin-1", "latin1", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis"), "cp932"),
    **dict.fromkeys(("ks_c_5601-1987", "ks_c_5601", "euc-kr"), "cp949"),
}
_SENDER = re.compile(r"^\s*(?P<name>[^<>]*?)\s*<\s*(?P<address>[^<>\s]*)\s*>")
_COMMENTED = re.compile(r"^\s*(?P<address>[^\s()<>]+@[^\s()<>]+)\s*(?:\((?P<name>[^()]*)\))?")
_PREFIX = re.compile(
    r"^(?:(?:re|aw|antw|antwort|sv|vs|odp|ynt|fwd?|fw|wg|tr|rv|vb|vl|doorst|enc|pd|ilt|回复|答复|转发|转寄)"
    r"\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：]\s*|\[[^\[\]]{1,40}\]\s*)(?=\S)",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"^\s*(?:fwd?|fw|wg|tr|rv|enc|doorst|pd|ilt|vb|vl|转发|转寄)\s*[:：]", re.IGNORECASE)
_FIRST_YEAR = 1971  # mail programs without a clock date their mails to 1970


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a mail."""

    name: str = ""
    """As printed; empty where only the address is."""

    address: str = ""
    """Empty where only the name is."""


def codec(charset: str) -> str:
    """Return the codec for a charset that a mail names."""
    name = charset.strip().strip("'\"").casefold()
    return _LARGER.get(name, name)


def text_of(value: object) -> str:
    """Return a header's words on one line, encoded ones decoded.

    Args:
        value: As the parser gives it, bytes that are not ASCII as lone surrogates.
    """
    raw = str(value)[:_LONGEST].encode("utf-8", "surrogateescape")
    text = folded(_decoded(raw, "utf-8"))
    return folded(_ENCODED.sub(_word, _BETWEEN_ENCODED.sub("", _merged(text))))


def _merged(text: str) -> str:
    """Join encoded words of one charset: some writers cut a character in two."""
    pattern = re.compile(r"(=\?[^?\s]{1,60}\?[qQ]\?)([^?]*)\?=\s+\1")
    return pattern.sub(r"\1\2", text)


def _word(match: re.Match[str]) -> str:
    charset, scheme, content = match.groups()
    try:
        if scheme in "bB":
            raw = base64.b64decode(content.encode("ascii") + b"=" * (-len(content) % 4))
        else:
            raw = quopri.decodestring(content.replace(" ", "_").encode("utf-8"), header=True)
    except (binascii.Error, UnicodeEncodeError):
        return match.group()
    return _decoded(raw, charset)


def _decoded(raw: bytes, charset: str) -> str:
    for name in (codec(charset), "utf-8", "cp1252"):
        try:
            return raw.decode(name)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def sender_of(text: str) -> Sender:
    """Return the first sender that a decoded ``From`` names."""
    match = _SENDER.match(text) or _COMMENTED.match(text)
    if match is None:
        return Sender(name=folded(text.strip(" \"'")))
    return Sender(name=folded((match["name"] or "").replace("\\", "").strip(" \"'")), address=match["address"])


def day_of(text: str) -> date | None:
    """Return the day of a date header where it was written, or ``None`` when it names none that can be."""
    try:
        day = parsedate_to_datetime(text).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        try:
            day = date.fromisoformat(text.strip()[:10])
        except ValueError:
            return None
    return day if day.year >= _FIRST_YEAR else None


def bare_subject(subject: str) -> str:
    """Return a subject without what answering, forwarding and mailing lists put in front."""
    text = subject
    while match := _PREFIX.match(text):
        text = text[match.end() :]
    return text


def is_forward(subject: str) -> bool:
    """Tell whether a subject says that the mail hands on another one."""
    return _FORWARD.match(subject) is not None


def list_name(headers: Mapping[str, str]) -> str | None:
    """Return the name of the mailing list or newsletter that a mail came through."""
    text = headers.get("list-id", "")
    phrase, _, rest = text.partition("<")
    return folded(phrase.strip(" \"'")) or rest.partition(">")[0].strip() or None
