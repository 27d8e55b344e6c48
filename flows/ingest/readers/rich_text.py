"""Reads Rich Text (RTF): paragraphs, headings, lists, tables, notes; revisions, comments and hidden text told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import Part, PartKind, ReadText
from flows.ingest.readers.office.rich_colours import USUAL, Colours, Print
from flows.ingest.readers.office.rich_tokens import (
    CHARSETS,
    SYMBOL,
    SYMBOL_CHARSET,
    Token,
    code_page,
    decoded,
    tokens,
)
from flows.ingest.readers.office.telling import Telling, Told, dated, in_metadata, stands_over, visible
from flows.ingest.readers.office.word_styles import CLAIMED, part_by_name
from schemas.claims import Claim, ClaimedField
from schemas.raw import RawDocument

_START: Final = b"{\\rtf"
# Word nests some 20 groups; the limit only has to be lower than what hostile files do.
_DEEPEST: Final = 1_000
_SIGNS: Final = {
    "tab": " ",
    "line": " ",
    "softline": " ",
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "-",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "nestcell": " ",
    "column": " ",
}
# Groups that hold no words of the text.
_SKIPPED: Final = frozenset(
    "filetbl listtable listoverridetable rsidtbl revtbl pict object nonshppict fldinst themedata datastore "
    "colorschememapping latentstyles xmlnstbl generator bkmkstart bkmkend sp sn sv shprslt mmathPr wgrffmtfilter "
    "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn atnid atnauthor atndate atnref atrfstart atrfend atnparent "
    "atntime atnicn pgptbl userprops docvar private subject doccomm operator company manager category keywords "
    "comment hlinkbase buptim printim revtim passwordhash pnseclvl do falt panose fname".split()
)
# Groups that hold words of another kind than the text, by what they are.
_APART: Final = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "head"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "foot"),
    "footnote": "note",
    "annotation": "comment",
    "shptxt": "box",
    "listtext": "marker",
    "pntext": "marker",
    "title": "title",
    "author": "author",
    "creatim": "created",
    "fonttbl": "fonts",
    "colortbl": "colours",
    "stylesheet": "styles",
}
_TRANSPARENT: Final = frozenset({"shpinst", "shppict", "bkmkcolf", "moMath", "mr", "oldcprops"})
_COMMENT: Final = Part(kind=PartKind.REMOVED, rule="comment", reason="a comment in the margin")
_RUNNING: Final = {"head": 0, "foot": 1}
_LONGEST_MARKER: Final = 6
_LAST_UNICODE: Final = 0xFFFF
_OF_FONTS: Final = range(0xE000, 0xF900)
_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)


class RichTextReader:
    """Reads control word by control word; nothing is looked up, nothing embedded is opened."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the text in reading order: running heads, body, running feet, notes, comments.

        Raises:
            UnreadableDocumentError: the bytes are no Rich Text, hostile or without text.
        """
        start = content.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
        if not start:
            raise UnreadableDocumentError(raw.uri, "empty", f"{len(content)} bytes, nothing to read")
        if not start.startswith(_START):
            raise UnreadableDocumentError(raw.uri, "corrupt", "the file does not begin as Rich Text does")
        document = _Document(raw.uri)
        for token in tokens(start.decode("latin-1")):
            document.take(token)
        return document.finished(pictures=b"\\pict" in content)


@dataclass(slots=True)
class _Flow:
    """Words that belong together: the text, a note, a name in a table of fonts."""

    kind: str
    telling: Telling
    shown: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    marker: str = ""
    bold: bool = True
    cell: Telling | None = None
    cells: list[Sequence[Told]] = field(default_factory=list)
    rows: list[list[Sequence[Told]]] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """What is in force inside a group; each group has its own."""

    flow: _Flow
    codec: str
    after_unicode: int = 1
    hidden: bool = False
    struck: bool = False
    bold: bool = False
    style: int = 0
    outline: int = 9
    in_table: bool = False
    print: Print = USUAL


class _Document:
    """One document while it is read."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._text = _Flow("text", Telling(uri))
        self._codec = code_page(None)
        self._state = _State(self._text, self._codec)
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._optional = False
        self._skip = 0
        self._high = 0
        self._font = 0
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._colours = Colours()
        self._running: tuple[list[Told], list[Told]] = ([], [])
        self._notes: list[list[Told]] = []
        self._comments: list[list[Told]] = []
        self._said: dict[str, str] = {}
        self._created: dict[str, int] = {}

    def take(self, token: Token) -> None:
        """Take the next token in."""
        if token.content:
            self._take_bytes(token.content)
            return
        self._decode()
        if token.brace == "{":
            self._begin()
        elif token.brace == "}":
            self._end()
        elif token.word:
            self._control(token.word, token.number)

    def finished(self, *, pictures: bool) -> ReadText:
        """Return what was read.

        Raises:
            UnreadableDocumentError: ``empty`` or ``no-text``.
        """
        self._decode()
        doubts = ["the document ends in the middle of a group"] if self._stack else []
        while self._stack:
            self._end()
        self._end_paragraph(self._text)
        self._end_table(self._text)
        told = Telling(self._uri)
        told.drop([*dict.fromkeys(self._running[0])], "running head", "stands on every page")
        told.breaks |= {at + len(told.lines) for at in self._text.telling.breaks}
        told.extend(self._text.telling.lines)
        told.drop([*dict.fromkeys(self._running[1])], "running head", "stands on every page")
        for number, note in enumerate(self._notes, start=1):
            told.gather(note, f"[{number}]", Part(kind=PartKind.NOTE))
        for comment in self._comments:
            told.gather(comment, "", _COMMENT)
        hidden = sum(line.part.rule == "hidden text" for line in told.lines)
        if hidden:
            doubts.append(f"{hidden} {'paragraph has' if hidden == 1 else 'paragraphs have'} hidden text, cut out")
        return told.read(self._claims(), doubts, pictures=pictures)

    def _claims(self) -> tuple[Claim, ...]:
        source, made = "the file's properties", self._created
        day = f"{made.get('yr', 0):04}-{made.get('mo', 0):02}-{made.get('dy', 0):02}" if "yr" in made else None
        return (
            *in_metadata(ClaimedField.TITLE, self._said.get("title"), source, 0.3),
            *in_metadata(ClaimedField.AUTHOR, self._said.get("author"), source, 0.3),
            *dated(ClaimedField.PUBLISHED, day, source, 0.2),
        )

    def _begin(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise UnreadableDocumentError(self._uri, "too-deep", f"its groups stand more than {_DEEPEST} deep")
        self._stack.append(self._state)
        self._state = replace(self._state)
        self._optional, self._skip = False, 0

    def _end(self) -> None:
        if not self._stack:
            return
        flow, self._state = self._state.flow, self._stack.pop()
        self._optional, self._skip = False, 0
        if flow is not self._state.flow:
            self._close(flow)

    def _close(self, flow: _Flow) -> None:
        """Put the words of a group that has ended where they belong."""
        plain = " ".join("".join(flow.shown).split())
        match flow.kind:
            case "title" | "author":
                self._said[flow.kind] = plain
            case "marker":
                self._state.flow.marker = plain
            case "box":
                self._end_paragraph(flow)
                self._end_table(flow)
                self._state.flow.telling.extend(flow.telling.lines)
            case "head" | "foot" | "note" | "comment":
                self._end_paragraph(flow)
                self._end_table(flow)
                self._keep(flow.kind, flow.telling.lines)

    def _keep(self, kind: str, lines: list[Told]) -> None:
        if kind in _RUNNING:
            self._running[_RUNNING[kind]].extend(lines)
        else:
            (self._notes if kind == "note" else self._comments).append(lines)
        if kind == "note":
            self._say(f"[{len(self._notes)}]")

    def _take_bytes(self, content: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(content))
            self._skip -= skipped
            content = content[skipped:]
        self._bytes += content
        self._optional = False

    def _decode(self) -> None:
        if self._bytes:
            content, self._bytes = bytes(self._bytes), bytearray()
            self._say(decoded(content, self._state.codec))

    def _say(self, text: str) -> None:
        state = self._state
        if state.flow.kind == "styles":
            self._styles[state.style] = self._styles.get(state.style, "") + text
        elif state.flow.kind == "colours":
            for _ in range(text.count(";")):
                self._colours.end()
        elif state.flow.kind not in {"skip", "fonts", "created"}:
            unseen = state.hidden or (state.flow.kind != "box" and state.print.unseen(in_table=state.in_table))
            into = state.flow.hidden if unseen else state.flow.struck if state.struck else state.flow.shown
            into.append(text)
            if into is state.flow.shown and visible(text) and not state.bold:
                state.flow.bold = False

    def _control(self, word: str, number: int | None) -> None:
        if self._state.flow.kind == "skip":
            return
        if self._optional and word not in _APART and word not in _TRANSPARENT:
            self._set(flow=_Flow("skip", self._text.telling))
        self._optional = word == "*"
        if word in _APART:
            self._set(
                flow=_Flow(_APART[word], Telling(self._uri)),
                hidden=False,
                struck=False,
                print=self._state.print.afresh(),
            )
        elif word in _SKIPPED:
            self._set(flow=_Flow("skip", self._text.telling))
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif word == "u" and number is not None:
            self._unicode(number)
        elif self._state.flow.kind == "created" and number is not None:
            self._created[word] = min(9999, max(0, number))
        elif self._state.flow.kind == "colours":
            self._colours.mix(word, number or 0)
        else:
            self._format(word, number)

    def _unicode(self, number: int) -> None:
        code = number & _LAST_UNICODE
        self._skip = self._state.after_unicode
        if code in _HIGH:
            self._high = code
            return
        if code in _LOW:
            together = 0x10000 + ((self._high - _HIGH.start) << 10) + (code - _LOW.start)
            code, self._high = (together, 0) if self._high else (0xFFFD, 0)
        self._say(chr(code))

    def _format(self, word: str, number: int | None) -> None:
        self._state.print = self._state.print.changed(word, number, self._colours)
        on = number != 0
        match word:
            case "b":
                self._set(bold=on)
            case "v":
                self._set(hidden=on)
            case "deleted":
                self._set(struck=on)
            case "plain":
                self._set(bold=False, hidden=False, struck=False, codec=self._codec)
            case "uc":
                self._set(after_unicode=max(0, min(8, number or 0)))
            case "f" | "fcharset" | "ansicpg" | "mac" | "pc" | "deff":
                self._set_codec(word, number)
            case _:
                self._lay(word, number)

    def _set_codec(self, word: str, number: int | None) -> None:
        if word == "fcharset":
            known = CHARSETS.get(number or 0, self._codec)
            self._fonts[self._font] = SYMBOL if number == SYMBOL_CHARSET else known
        elif word == "f":
            self._font = number or 0
            self._set(codec=self._fonts.get(self._font, self._codec))
        elif word != "deff":
            self._codec = {"mac": "mac_roman", "pc": "cp437"}.get(word) or code_page(number)
            self._set(codec=self._codec)

    def _lay(self, word: str, number: int | None) -> None:
        flow = self._state.flow
        match word:
            case "pard":
                self._set(style=0, outline=9, in_table=False)
            case "s":
                self._set(style=number or 0)
            case "outlinelevel":
                self._set(outline=number or 0)
            case "intbl":
                self._set(in_table=True)
            case "par" | "sect":
                self._end_paragraph(flow)
            case "page":
                self._end_paragraph(flow)
                flow.telling.new_page()
            case "cell":
                self._end_cell(flow)
            case "row":
                flow.rows.append(flow.cells)
                flow.cells = []

    def _set(self, **changes: object) -> None:
        for name, value in changes.items():
            setattr(self._state, name, value)

    def _end_cell(self, flow: _Flow) -> None:
        self._set(in_table=True)
        self._end_paragraph(flow)
        flow.cells.append(flow.cell.lines if flow.cell is not None else ())
        flow.cell = None

    def _end_paragraph(self, flow: _Flow) -> None:
        shown, marker = " ".join("".join(flow.shown).split()), flow.marker
        if self._state.in_table and flow.cell is None:
            flow.cell = Telling(self._uri)
        if not self._state.in_table and (shown or flow.rows):
            self._end_table(flow)
        into = flow.cell if self._state.in_table and flow.cell is not None else flow.telling
        if shown:
            self._line(shown, marker, into, bold=flow.bold)
        into.remove("".join(flow.struck), "deleted text", "a reviser has struck it out")
        into.remove("".join(flow.hidden), "hidden text", "hidden, white on white or tiny: nobody sees it on the page")
        for words in (flow.shown, flow.struck, flow.hidden):
            words.clear()
        flow.marker, flow.bold = "", True

    def _line(self, shown: str, marker: str, into: Telling, *, bold: bool) -> None:
        name = self._styles.get(self._state.style, "").strip("; ").lower()
        part, claims = part_by_name((name,), str(self._state.outline)), CLAIMED.get(name)
        sign = _sign(marker)
        if part.kind is PartKind.TEXT and claims is None:
            if sign and len(sign) <= _LONGEST_MARKER and " " not in sign:
                part = Part(kind=PartKind.LIST_ITEM)
            elif bold and stands_over(shown) and not self._state.in_table:
                part = Part(kind=PartKind.HEADING, level=2)
        into.add(f"{sign} {shown}", part, claims)

    def _end_table(self, flow: _Flow) -> None:
        if flow.cells or flow.cell is not None:
            flow.rows.append([*flow.cells, *([flow.cell.lines] if flow.cell is not None else [])])
        if flow.rows:
            flow.telling.table(flow.rows)
        flow.rows, flow.cells, flow.cell = [], [], None


def _sign(marker: str) -> str:
    """Return the number or bullet of an item; a bullet for the sign of a font that nobody else has."""
    if not marker or (visible(marker) and ord(marker[0]) not in _OF_FONTS):
        return marker
    return "•"


READER = RichTextReader()
