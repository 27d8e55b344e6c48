"""The signs of Rich Text (RTF 1.9.1): groups, control words and bytes, told apart one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})?[ ]?|\\'(?P<code>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])|"
    r"(?P<brace>[{}])|(?P<text>[^\\{}\r\n\x00]+)|[\r\n\x00]+|\\",
    re.DOTALL,
)
_LATIN: Final = "cp1252"
# Character sets of fonts, each with the code page of Windows for it.
CHARSETS: Final = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
"""Python codec of each character set that a font may have; the document's own for any other."""

SYMBOL: Final = "symbol"
"""Stands for the signs of symbol fonts, which are in no code page."""

SYMBOL_CHARSET: Final = 2
_PAGES: Final = {
    **{number: f"cp{number}" for number in (437, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866)},
    **{number: f"cp{number}" for number in (874, 932, 949, 950, *range(1250, 1259))},
    936: "gb18030",
    1361: "johab",
    10000: "mac_roman",
    10007: "mac_cyrillic",
    65001: "utf-8",
}


class Token(NamedTuple):
    """One sign of Rich Text; all but one of its fields are empty."""

    brace: str = ""
    """A brace that begins or ends a group."""

    word: str = ""
    """A control word or a control sign, without its backslash."""

    number: int | None = None
    """The number behind a control word."""

    content: bytes = b""
    """Bytes of text, in the code page that is in force."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a document.

    Args:
        text: Its bytes as Latin-1, one character each.
    """
    at = 0
    while (match := _TOKEN.match(text, at)) is not None:
        at = match.end()
        if match["word"]:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin" and number is not None:
                at += max(0, number)
            else:
                yield Token(word=match["word"], number=number)
        elif match["text"]:
            yield Token(content=match["text"].encode("latin-1"))
        elif match["code"]:
            yield Token(content=bytes.fromhex(match["code"]))
        elif match["brace"]:
            yield Token(brace=match["brace"])
        elif match["sign"]:
            yield _escaped(match["sign"])


def code_page(number: int | None) -> str:
    """Return the Python codec of a code page of Windows."""
    return _PAGES.get(number or 0, _LATIN)


def decoded(content: bytes, codec: str) -> str:
    """Return bytes of text as characters."""
    if codec == SYMBOL:
        # Signs of a symbol font keep their number, in the area that is left to fonts.
        return "".join(chr(0xF000 + byte) if byte >= 0x20 else " " for byte in content)  # noqa: PLR2004 - a space
    return content.decode(codec, errors="replace")


def _escaped(sign: str) -> Token:
    if sign in "\r\n":
        return Token(word="par")
    return Token(content=sign.encode("latin-1")) if sign in "\\{}" else Token(word=sign)
