"""What mails put around their text: ways to the web and out of the list, quoted mails, notices, signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.ingest.readers import Part, PartKind
from flows.ingest.readers.mail import phrases
from flows.ingest.readers.mail.wrapped import QUOTED, SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.ingest.readers.mail.lines import Line

_LINES_OF_GREETING, _LINES_OF_CLOSING = 2, 8
_LONGEST_SIGNATURE = 80
_LONGEST = 400
_FEWEST_LABELS, _LABELS = 3, 4
_MOST_BELOW, _MOST_WORDS_BELOW = 14, 160
_LONGEST_HEADING, _FEWEST_OF_TEXT = 100, 80


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of line that is told by its words."""

    pattern: re.Pattern[str]
    rule: str
    reason: str
    ends: bool = False
    """Whether the text of the mail ends with it."""


_KINDS = (
    _Kind(phrases.BROWSER, "view in browser", "leads to the mail on the web"),
    _Kind(phrases.CONFIDENTIAL, "confidentiality notice", "stands below every mail of this sender"),
    _Kind(phrases.SENT_FROM, *SIGNATURE),
    _Kind(phrases.LIST_FOOT, "list footer", "the mailing list puts it below every mail", ends=True),
    _Kind(phrases.ADDRESS, "link address", "an address without words"),
)
_UNSUBSCRIBE = ("unsubscribe footer", "why the mail came and how to stop the next ones")
_FORWARD = ("forwarded head", "sender and date of the mail that was handed on")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines of a mail, told apart."""

    lines: tuple[Line, ...]
    """In order."""

    forwarded: dict[str, str]
    """Head of the mail that this one hands on, labels as printed; empty when it hands on none."""


def sort_lines(lines: Sequence[Line], *, is_forward: bool) -> Sorted:
    """Tell what is around the text of a mail.

    Args:
        lines: In order.
        is_forward: Whether the subject says that the mail hands on another.
    """
    kept, head = _mark_other_mails(list(lines), is_forward=is_forward)
    kept = _mark_footer([_mark(line) for line in kept])
    for at, line in enumerate(kept):
        kind = _kind(line)
        if kind is not None and kind.ends:
            kept[at:] = [one.removed(kind.rule, kind.reason) for one in kept[at:]]
    return Sorted(tuple(_with_headings(_without_greetings(kept))), head)


def _without_greetings(lines: list[Line]) -> list[Line]:
    """Remove the words to the recipient on top and the formula and names at the foot.

    A mail of which all is marked as signature has been written into it: then the mark is not believed.
    """
    if not any(line.open for line in lines):
        lines = [replace(line, part=Part()) if line.part.rule == SIGNATURE[0] else line for line in lines]
    standing = [at for at, line in enumerate(lines) if line.open]
    for at in standing[:_LINES_OF_GREETING]:
        if phrases.GREETING.match(lines[at].text):
            lines[at] = lines[at].removed("salutation", "whom the mail greets")
    closing = next((at for at in standing[-_LINES_OF_CLOSING:] if phrases.CLOSING.match(lines[at].text)), len(lines))
    for at in range(closing, len(lines)):
        if len(lines[at].text) > _LONGEST_SIGNATURE:
            break
        lines[at] = lines[at].removed("closing formula", "how the mail takes leave, and who signs it")
    return lines


def _kind(line: Line) -> _Kind | None:
    if not line.open or len(line.text) > _LONGEST:
        return None
    return next((kind for kind in _KINDS if kind.pattern.search(line.text)), None)


def _mark(line: Line) -> Line:
    kind = _kind(line)
    return line if kind is None or kind.ends else line.removed(kind.rule, kind.reason)


def _mark_other_mails(lines: list[Line], *, is_forward: bool) -> tuple[list[Line], dict[str, str]]:
    """Remove what is quoted of an older mail; of one that is handed on only the head."""
    head: dict[str, str] = {}
    for at, line in enumerate(lines):
        if not line.open:
            continue
        if phrases.FORWARDED.match(line.text) or (is_forward and not head and _is_head(lines[at : at + _LABELS])):
            end = _end_of_head(lines, at + (phrases.FORWARDED.match(line.text) is not None))
            head = head or _read_head(lines[at:end])
            lines[at:end] = [one.removed(*_FORWARD) for one in lines[at:end]]
        elif phrases.ORIGINAL.match(line.text) or _is_head(lines[at : at + _LABELS]):
            lines[at:] = [one.removed(*QUOTED) for one in lines[at:]]
        elif phrases.ANSWERED.match(line.text):
            lines[at] = line.removed(*QUOTED)
    return lines, head


def _is_head(lines: Sequence[Line]) -> bool:
    """Tell whether the head of a mail begins here, as mail programs print it over a quoted one."""
    labels = [line for line in lines if line.open and phrases.HEAD.match(line.text)]
    first = lines[0]
    return (len(labels) >= _FEWEST_LABELS and phrases.HEAD.match(first.text) is not None) or _is_head_on_one_line(first)


def _is_head_on_one_line(line: Line) -> bool:
    return bool(re.match(r"^From: .{3,200} Sent: .{5,80} To: .{3,400}Subject: ", line.text))


def _end_of_head(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and (phrases.HEAD.match(lines[at].text) or _is_head_on_one_line(lines[at])):
        at += 1
    return at


def _read_head(lines: Sequence[Line]) -> dict[str, str]:
    """Return what the head of a forwarded mail says, by its labels in lower case."""
    pairs = (re.split(r"\s*[:：]\s*", line.text, maxsplit=1) for line in lines if phrases.HEAD.match(line.text))
    return {pair[0].casefold(): pair[1] for pair in pairs}


def _mark_footer(lines: list[Line]) -> list[Line]:
    """Remove the lines on the subscription, and what little stands below the first of those at the end."""
    last = _first_of_end(lines)
    for at, line in enumerate(lines):
        if line.open and len(line.text) <= _LONGEST and phrases.LEAVING.search(line.text):
            if at >= last:
                return lines[:at] + [one.removed(*_UNSUBSCRIBE) for one in lines[at:]]
            lines[at] = line.removed(*_UNSUBSCRIBE)
    return lines


def _first_of_end(lines: Sequence[Line]) -> int:
    """Return from which line on there is no more than a footer holds."""
    count = words = 0
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].open:
            count, words = count + 1, words + len(lines[at].text.split())
        if count > _MOST_BELOW or words > _MOST_WORDS_BELOW:
            return at + 1
    return 0


def _with_headings(lines: Sequence[Line]) -> list[Line]:
    """Take short lines in bold for headings where text follows: mails seldom have any other."""
    found = list(lines)
    for at, (line, after) in enumerate(pairwise(lines)):
        is_text = line.part.kind is PartKind.TEXT and after.part.kind is PartKind.TEXT
        short = len(line.text) <= _LONGEST_HEADING and not line.text.endswith((".", ":", ",", ";"))
        if line.strong and not after.strong and is_text and short and len(after.text) >= _FEWEST_OF_TEXT:
            found[at] = replace(line, part=Part(kind=PartKind.HEADING, level=3))
    return found
