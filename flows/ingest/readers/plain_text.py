"""Reads plain text in whatever encoding it has."""

from __future__ import annotations

import codecs
import re

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import ReadText
from schemas.raw import RawDocument

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks, each with the codec that takes it off."""

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Text has no such bytes; a dump with a stray one or two is still text. Measured on the 44 AppleDouble twins of a
# public collection (0.30 and more) and on 6,000 texts (0.00).
_BINARY_SHARE = 0.02
_SAMPLE = 65536
# Of 1,422 texts in UTF-8 with one byte spoilt 20 are missed, which have a letter or two beside it; of the same texts
# in seven other encodings none is taken for UTF-8.
_RIGHT_FOR_EACH_WRONG = 1
_ASCII_LETTERS = tuple(bytes((code,)) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B)))
# Latin letters: the codec of Windows for each language that is not written in the Western one.
_CODECS = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), "cp1250"),
    **dict.fromkeys(("az", "tr"), "cp1254"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    "vi": "cp1258",
}
_OTHER_SCRIPTS = [
    *("cp1251", "koi8_r", "iso8859_5", "cp1253", "iso8859_7", "cp1255", "cp1256", "cp874"),
    *("shift_jis", "euc_jp", "cp949", "gb18030", "big5"),
]
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x00\x05\x16\x07", "an AppleDouble file"),
    (b"SQLite format 3", "a SQLite database"),
)


class PlainTextReader:
    """Decodes by byte-order mark, then as UTF-8, then by what the bytes look like."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the decoded text.

        Raises:
            UnreadableDocumentError: the file is empty or is no text.
        """
        found = _read(raw, content)
        # Also a lone byte-order mark or zero-width space has nothing to read.
        if not any(one.isprintable() and not one.isspace() for one in found.text):
            raise empty(raw, content)
        return found


def _read(raw: RawDocument, content: bytes) -> ReadText:
    if not content.strip(b" \t\r\n\x00\x0b\x0c"):
        raise empty(raw, content)
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return decoded(raw, content, encoding)
    refuse_binary(raw, content)
    try:
        return ReadText(text=content.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return guessed(raw, content)


def empty(raw: RawDocument, content: bytes) -> UnreadableDocumentError:
    """Return the refusal of a document in which nothing stands."""
    return UnreadableDocumentError(raw.uri, "empty", f"{len(content)} bytes, nothing to read")


def refuse_binary(raw: RawDocument, content: bytes) -> None:
    """Refuse what is no text.

    Raises:
        UnreadableDocumentError: it begins as another kind of file does, or is full of control characters.
    """
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise UnreadableDocumentError(raw.uri, "not-text", f"the file is {what}, whatever its name says")
    sample = content[:_SAMPLE]
    odd = len(_BINARY.findall(sample)) / len(sample)
    if odd > _BINARY_SHARE and _wide_encoding(sample) is None:
        raise UnreadableDocumentError(raw.uri, "not-text", f"{odd:.0%} of its bytes are control characters")


def _wide_encoding(sample: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark, told by its zero bytes, or ``None``."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def decoded(raw: RawDocument, content: bytes, encoding: str) -> ReadText:
    """Return the text of bytes whose encoding is known.

    Raises:
        UnreadableDocumentError: they are not valid in it.
    """
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        detail = f"marked as {encoding} but not valid at byte {error.start}"
        raise UnreadableDocumentError(raw.uri, "garbled", detail) from error
    return ReadText(text=text, encoding=encoding)


def guessed(raw: RawDocument, content: bytes) -> ReadText:
    """Return the text of bytes that are not valid UTF-8, by what they look like.

    Raises:
        UnreadableDocumentError: they look like UTF-16 and are not.
    """
    wide = _wide_encoding(content[:_SAMPLE])
    if wide is not None:
        return decoded(raw, content, wide)
    encoding = "utf-8" if _mostly_utf_8(content) else _eight_bit(content)
    text = content.decode(encoding, errors="replace")
    doubts = [] if encoding == "utf-8" else [f"the bytes are not UTF-8; they were read as {encoding}"]
    lost = text.count("\ufffd")
    if lost:
        doubts.append(f"{lost} {'byte has' if lost == 1 else 'bytes have'} no meaning in {encoding}")
    return ReadText(text=text, encoding=encoding, doubts=tuple(doubts))


def _mostly_utf_8(content: bytes) -> bool:
    """Tell whether a text is UTF-8 in which some bytes went wrong: by chance, other encodings hardly ever look so."""
    text = content.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    return sum(not one.isascii() for one in text) - wrong > _RIGHT_FOR_EACH_WRONG * wrong


def _eight_bit(content: bytes) -> str:
    """Return the codec of bytes that are not UTF-8.

    Between letters that are nearly all of ASCII, the few others are too few to tell by themselves: their language
    does, which is known by its common words.
    """
    plain = sum(map(content.count, _ASCII_LETTERS))
    odd = sum(byte > 0x7F for byte in content)  # noqa: PLR2004 - the last of ASCII
    if plain > odd:
        from flows.language.identify import identify  # noqa: PLC0415 - only for the few that are not UTF-8

        language, _ = identify(content.decode("cp1252", errors="replace"))
        return _CODECS.get(language, "cp1252")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for the few that are not UTF-8

    best = from_bytes(content, cp_isolation=_OTHER_SCRIPTS).best()
    return best.encoding if best is not None else "cp1252"


READER = PlainTextReader()
