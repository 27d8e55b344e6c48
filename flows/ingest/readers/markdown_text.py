"""Reads Markdown line by line: headings, lists, tables, quotations, notes and code by the marks they have.

Marks inside of a line (emphasis, links, pictures) stay, as the rules of cleaning know them and learn from them: a line
all in bold is a caption, a link without a target is dead. Nothing is lost to a parser that would take a note for the
target of a link.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from flows.ingest.readers import Part, PartKind, ReadText
from flows.ingest.readers.office.telling import Telling, Told
from flows.ingest.readers.plain_text import READER as PLAIN
from schemas.raw import RawDocument

_RULE: Final = re.compile(r"---\s*$")
_LONGEST_FRONT: Final = 100
_HEADING: Final = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<words>.*?))??(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE: Final = re.compile(r" {0,3}(?:(?P<first>=+)|-{2,})[ \t]*$")
_FENCE: Final = re.compile(r" {0,3}(?P<mark>`{3,}(?!.*`)|~{3,})")
_ITEM: Final = re.compile(r"[ \t]*(?P<marker>[-+*•]|\d{1,9}[.)])[ \t]+(?P<words>\S.*)$")
_QUOTED: Final = re.compile(r"\A(?: {0,3}>[ \t]?)+")
_NOTE: Final = re.compile(r" {0,3}\[\^(?P<name>[^\]\s]{1,40})\]:[ \t]*(?P<words>.*)$")
_TARGET: Final = re.compile(r" {0,3}\[(?!\^)[^\]]{1,200}\]:[ \t]*<?\S+>?(?:[ \t]+[\"'(].*[\"')])?[ \t]*$")
_DELIMITERS: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_BAR: Final = re.compile(r"(?<!\\)\|")
_CITED: Final = re.compile(r"\[\^([^\]\s]{1,40})\](?!:)")
# What stands in a fence or between marks of code is shown as it is, so these are looked for together with comments.
# A comment that begins a line may go on over blank ones, one within a line ends in its paragraph.
_HELD: Final = re.compile(
    r"^(?:[ \t]{0,4}+>)*+[ \t]{0,4}+(?P<fence>`{3,}(?!.*`)|~{3,})[\s\S]*?(?:\n[ \t]*(?P=fence)|\Z)"
    r"|(?P<ticks>`++)(?:(?:(?!\n[ \t]*\n)[\s\S]){1,1000}?(?<!`)(?P=ticks)(?!`))?"
    r"|^ {0,3}<!--(?P<block>-?(?=>)|[\s\S]*?--)>"
    r"|<!--(?P<inline>-?(?=>)|(?:(?!<!--|\n[ \t]*\n)[\s\S])*?--)>",
    re.MULTILINE,
)
_COMMENT_END: Final = "-->"
_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,500})?/?>")
_BREAK: Final = re.compile(r"(?: {2,}|\\)$")
_INDENTED: Final = re.compile(r"(?: {2,}|\t)\S")
# No program that breaks lines makes them longer than this; longer ones are paragraphs of their own.
_WIDEST: Final = 120
_BULLETS: Final = frozenset("-+*")


class MarkdownReader:
    """Decodes as plain text is decoded, then tells the lines."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the text, wrapped lines joined to paragraphs.

        Raises:
            UnreadableDocumentError: the file is empty or is no text.
        """
        plain = PLAIN.read(raw, content)
        document = _Document(raw.uri, "\n".join(plain.text.removeprefix("\ufeff").splitlines()))
        document.tell()
        told = document.telling.read(doubts=plain.doubts)
        return told.model_copy(update={"encoding": plain.encoding, "converted": True})


class _Document:
    """One document while it is read."""

    def __init__(self, uri: str, text: str) -> None:
        self.telling = Telling(uri)
        self._lines, comments = _uncommented(text)
        self._comments = deque(comments)
        self._at = 0
        self._open: list[str] = []
        self._part, self._marker = Part(), ""

    def tell(self) -> None:
        """Tell all lines in order."""
        self._front_matter()
        kinds: tuple[Callable[[str], bool], ...] = (
            *(self._fence, self._heading, self._underline, self._table, self._note, self._target, self._item),
        )
        while self._at < len(self._lines):
            line = _QUOTED.sub("", self._lines[self._at])
            self._at += 1
            if not line.strip():
                self._close()
            elif not any(kind(line) for kind in kinds):
                self._open.append(line)
        self._close()

    def _front_matter(self) -> None:
        """Tell the lines of metadata as they are: their indents have a meaning."""
        if not self._lines or not _RULE.match(self._lines[0]):
            return
        ends = (at for at, line in enumerate(self._lines[1:_LONGEST_FRONT], start=1) if _RULE.match(line))
        end = next(ends, 0)
        self.telling.extend([Told(line.rstrip(), Part()) for line in self._lines[: end + 1] if end and line.strip()])
        self._at = end + 1 if end else 0

    def _fence(self, line: str) -> bool:
        begun = _FENCE.match(line)
        if begun is None:
            return False
        self._close()
        while self._at < len(self._lines):
            inner = self._lines[self._at]
            self._at += 1
            if inner.strip().startswith(begun["mark"]):
                break
            self.telling.add(inner)
        return True

    def _heading(self, line: str) -> bool:
        heading = _HEADING.match(line)
        if heading is None or not heading["words"]:
            return False
        self._close()
        level = len(heading["marks"])
        self.telling.add(f"{heading['marks']} {_plain(heading['words'])}", Part(kind=PartKind.HEADING, level=level))
        return True

    def _underline(self, line: str) -> bool:
        underline = _UNDERLINE.match(line)
        if underline is None or len(self._open) != 1 or self._part.kind is not PartKind.TEXT:
            return False
        self._part = Part(kind=PartKind.HEADING, level=1 if underline["first"] else 2)
        self._close()
        return True

    def _table(self, line: str) -> bool:
        following = self._lines[self._at] if self._at < len(self._lines) else ""
        if "|" not in line or "|" not in following or not _DELIMITERS.match(following):
            return False
        self._close()
        rows = [_cells(line)]
        self._at += 1
        while self._at < len(self._lines) and "|" in self._lines[self._at]:
            rows.append(_cells(self._lines[self._at]))
            self._at += 1
        self.telling.table([[[Told(cell, Part())] if cell else [] for cell in row] for row in rows])
        return True

    def _note(self, line: str) -> bool:
        note = _NOTE.match(line)
        if note is None:
            return False
        self._begin(Part(kind=PartKind.NOTE), f"[{note['name']}]", note["words"])
        return True

    def _target(self, line: str) -> bool:
        if not _TARGET.match(line) or self._open:
            return False
        self.telling.remove(line, "link target", "the address of a link, which pages do not show")
        return True

    def _item(self, line: str) -> bool:
        item = _ITEM.match(line)
        if item is None or (self._open and not self._marker and item["marker"][0].isdigit() and item["marker"] != "1."):
            return False
        marker = "•" if item["marker"] in _BULLETS else item["marker"]
        self._begin(Part(kind=PartKind.LIST_ITEM), marker, item["words"])
        return True

    def _begin(self, part: Part, marker: str, words: str) -> None:
        self._close()
        self._part, self._marker, self._open = part, marker, [words]

    def _close(self) -> None:
        """Tell the paragraph that is open, and the comments up to its end."""
        paragraphs = [*_joined(self._open)] if not self._marker else [" ".join(self._open)]
        for words in paragraphs:
            self.telling.add(f"{self._marker} {_plain(words)}", self._part)
        self._part, self._marker, self._open = Part(), "", []
        while self._comments and self._comments[0][0] < self._at:
            self.telling.remove(self._comments.popleft()[1], "comment", "a comment, which pages do not show")


def _uncommented(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the lines without comments, and each comment with the line from 0 on which it begins.

    A comment leaves the line breaks that it spans.
    """
    # Behind the last end there is no comment: without this, many beginnings there would each be followed to the end.
    end = text.rfind(_COMMENT_END) + len(_COMMENT_END) if _COMMENT_END in text else 0
    kept: list[str] = []
    comments: list[tuple[int, str]] = []
    at = line = 0
    for held in _HELD.finditer(text, 0, end):
        words = held["inline"] if held["block"] is None else held["block"]
        if words is None:
            continue
        line += text.count("\n", at, held.start())
        comments.append((line, words.strip("-")))
        breaks = held[0].count("\n")
        kept += [text[at : held.start()], "\n" * breaks]
        at, line = held.end(), line + breaks
    return "".join((*kept, text[at:])).split("\n"), comments


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of lines that stand below each other.

    Markdown takes all of them for one. But texts that were pasted into it have each paragraph on a line of its own, so
    a line goes on in the next one only where the next one's first word would not have fitted into it.
    """
    width = max((len(line.rstrip()) for line in lines if "](" not in line), default=0)
    held: list[str] = []
    for at, line in enumerate(lines):
        held.append(line)
        following = lines[at + 1].split(maxsplit=1)[0] if at + 1 < len(lines) else ""
        whole = len(line.rstrip()) + 1 + len(following) <= width or width > _WIDEST or bool(_BREAK.search(line))
        if not following or (whole and not _is_open(held)):
            yield " ".join(held)
            held = []


def _is_open(lines: Sequence[str]) -> bool:
    """Tell whether lines end within the words of a link or a picture."""
    text = lines[-1] if len(lines) == 1 else " ".join(lines[-4:])
    return text.count("[") > text.count("]")


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [_plain(cell).replace("\\|", "|").strip() for cell in _BAR.split(inner)]


def _plain(words: str) -> str:
    """Return the words of a line without tags, the marks of its notes as other readers write them."""
    return _CITED.sub(r"[\1]", _TAG.sub("", words)).removesuffix("\\")


READER = MarkdownReader()
