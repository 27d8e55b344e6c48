r"""HTML and plain text that Outlook has wrapped in RTF (MS-OXRTFEX).

The tags of a page stand in groups ``{\*\htmltag ...}``, its words between them, and what RTF needs besides between
``\htmlrtf`` and ``\htmlrtf0``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<text>[^\\{}\r\n]+)"
)
_UNSAID = frozenset(b"fonttbl colortbl stylesheet info pict object header footer mhtmltag listtable generator".split())
_SAID = {
    **dict.fromkeys((b"par", b"line", b"sect", b"page"), "\n"),
    b"tab": "\t",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"endash": "–",
    b"emdash": "—",
}
_SIGNS = {b"~": "\u00a0", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\"}
_DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    said: bool = True
    """Whether its words are of the text."""

    rtf_only: bool = False
    """Whether they are there for readers of RTF only."""

    tag: bool = False
    """Whether they are tags of the page."""

    starred: bool = False
    """Whether its next word names something that may be passed over."""

    skip: int = 1
    """How many characters stand behind one of Unicode for programs that do not know it."""


@dataclass(slots=True)
class _Unwrapping:
    """RTF on its way to text."""

    page: bool
    codec: str
    states: list[_State] = field(default_factory=lambda: [_State()])
    done: list[str] = field(default_factory=list)
    held: bytearray = field(default_factory=bytearray)
    skip: int = 0

    def take(self, match: re.Match[bytes]) -> None:
        """Take one token."""
        if match["byte"] is not None or match["text"] is not None:
            self._bytes(bytes.fromhex(match["byte"].decode()) if match["byte"] is not None else match["text"])
        elif match["open"] is not None:
            self.states.append(replace(self.states[-1], starred=False))
        elif match["close"] is not None:
            if len(self.states) > 1:
                self.states.pop()
        elif match["word"] is not None:
            self._word(match["word"], match["number"])
        elif match["sign"] == b"*":
            self.states[-1] = replace(self.states[-1], starred=True)
        else:
            self._say(_SIGNS.get(match["sign"], ""))

    def _word(self, word: bytes, number: bytes | None) -> None:
        state = self.states[-1]
        self.states[-1] = replace(state, starred=False)
        if word == b"htmltag":
            self.states[-1] = replace(state, starred=False, tag=True, said=True)
        elif word == b"htmlrtf":
            self.states[-1] = replace(state, rtf_only=number != b"0")
        elif word in _UNSAID or state.starred:
            self.states[-1] = replace(state, starred=False, said=False)
        elif word == b"uc":
            self.states[-1] = replace(state, skip=min(int(number or 1), 8))
        elif word == b"u" and number is not None:
            self._say(chr(int(number) % 0x10000))
            self.skip = state.skip
        elif word in _SAID:
            self._say(_SAID[word])

    def _bytes(self, content: bytes) -> None:
        passed = min(self.skip, len(content))
        self.skip -= passed
        if self._is_said():
            self.held += content[passed:]

    def _say(self, text: str) -> None:
        if self._is_said():
            self._settle()
            self.done.append(text)

    def _is_said(self) -> bool:
        state = self.states[-1]
        return state.said and not (self.page and state.rtf_only)

    def _settle(self) -> None:
        """Decode what was held back: a character may stand in two tokens."""
        self.done.append(self.held.decode(self.codec, "replace"))
        self.held.clear()

    def text(self) -> str:
        """Return all that was said; characters beyond 16 bits stand as two."""
        self._settle()
        return "".join(self.done).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def unwrapped(rtf: bytes) -> tuple[str, bool]:
    """Return the text in RTF, and whether it is a page in HTML.

    Raises:
        ValueError: it is no RTF, or is nested deeper than a mail needs.
    """
    if not rtf.startswith(b"{\\rtf"):
        msg = f"{rtf[:5]!r} is not how RTF begins"
        raise ValueError(msg)
    first = rtf[:1000]
    page = b"\\fromhtml" in first
    named = re.search(rb"\\ansicpg(\d{3,5})", first)
    unwrapping = _Unwrapping(page, _codec(named[1].decode() if named else "1252"))
    for match in _TOKEN.finditer(rtf):
        unwrapping.take(match)
        if len(unwrapping.states) > _DEEPEST:
            msg = f"its groups are nested more than {_DEEPEST} deep"
            raise ValueError(msg)
    return unwrapping.text(), page


def _codec(page: str) -> str:
    try:
        "".encode(f"cp{page}")
    except LookupError:
        return "utf-8" if page == "65001" else "cp1252"
    return f"cp{page}"
