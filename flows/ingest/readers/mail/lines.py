"""Lines of a mail in the making: their words, and what is known of each."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.ingest.readers import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Zl", "Zp", "Zs"})
_TEXT = Part()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading, list item or row on one line."""

    text: str
    """White space folded; tabs part the cells of a row."""

    part: Part = _TEXT
    """What is known of it."""

    below: bool = False
    """Whether it stands right below the line before, as a row does in its table."""

    strong: bool = False
    """Whether all of it is set in bold."""

    @property
    def open(self) -> bool:
        """Whether it is still of the text."""
        return self.part.kind is not PartKind.REMOVED

    def removed(self, rule: str, reason: str) -> Line:
        """Return it as no part of the text, unless it was that before."""
        return replace(self, part=Part(kind=PartKind.REMOVED, rule=rule, reason=reason)) if self.open else self

    def vouched(self) -> Line:
        """Return it as text of which its place says nothing more, if it is of the text."""
        return replace(self, part=self.part.model_copy(update={"vouched": True})) if self.open else self


def folded(text: str) -> str:
    """Return a text on one line, white space folded."""
    return " ".join(text.split())


def is_seen(text: str) -> bool:
    """Tell whether a text has a character that leaves ink: mails fill the preview with those that leave none."""
    return any(unicodedata.category(one) not in _UNSEEN for one in text)


def composed(lines: Iterable[Line]) -> tuple[str, tuple[Part, ...]]:
    """Return the text of lines, blank ones between, and the part of each."""
    kept = [line for line in lines if is_seen(line.text)]
    return "".join(_with_break(kept, at) for at in range(len(kept))), tuple(line.part for line in kept)


def _with_break(lines: Sequence[Line], at: int) -> str:
    if at == len(lines) - 1:
        return f"{lines[at].text}\n"
    return lines[at].text + ("\n" if lines[at + 1].below else "\n\n")
