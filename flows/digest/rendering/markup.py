"""The record filled into the templates of ``report_templates/``: text in, HTML out, every value escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final, Literal, NamedTuple, TypeAlias, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.digest.rendering.compiled import CompiledTemplates
from flows.digest.rendering.drawing import plan_chart, plan_timeline
from flows.digest.rendering.faces import TEMPLATES
from flows.digest.rendering.fitting import front_fit
from flows.digest.rendering.options import PageOptions
from flows.digest.rendering.printable import printable
from schemas.digest import (
    Digest,
    EvidencePart,
    EvidenceSection,
    GlanceCell,
    GlanceSection,
    Named,
    Passage,
    SourceHead,
    SourcesSection,
    ThemeSection,
)

T = TypeVar("T")

_NARROW_NO_BREAK_SPACE: Final = "\u202f"
_TALL: Final = 1500
"""Characters of a row: about 18 lines, a quarter of a page."""

_OPENING_MARKS: Final = "“„«‹‘\"'"


_Kind: TypeAlias = Literal["", "space", "cue", "around"]


class Run(NamedTuple):
    """A stretch of text that is set in one way."""

    kind: _Kind
    """Class of the element around it; empty for none."""

    text: str


def fill(digest: Digest, options: PageOptions) -> str:
    """Return the issue as one HTML document, its stylesheet inside."""
    names = _names(digest)
    return (
        _environment()
        .get_template("page.html")
        .render(
            digest=digest,
            options=options,
            title=page_title(digest),
            fit=front_fit(digest.front, names, options),
            names=names,
            targets=targets(digest),
            timeline_plan=lambda timeline: plan_timeline(timeline, options.text_width),
            chart_plan=lambda section: plan_chart(section, options.text_points),
        )
    )


def page_title(digest: Digest) -> str:
    """Return the title of the file, as a reader's window shows it."""
    return f"{digest.series}, {digest.issue_label}: {digest.front.title}"


def targets(digest: Digest) -> dict[str, str]:
    """Return the places that links can lead to, and what each is called.

    A mark whose paragraph no evidence section prints, or a contents line without its section, is set without a link.
    """
    found = {}
    for section in digest.sections:
        found[section.anchor] = section.heading
        if isinstance(section, SourcesSection):
            found |= {entry.id: entry.title for entry in (*section.entries, *section.earlier)}
        if isinstance(section, EvidenceSection):
            found |= {entry.mark.anchor: entry.mark.spoken for group in section.groups for entry in group.entries}
    return found


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(TEMPLATES / "__pycache__"),
    )
    environment.filters |= {
        "beside": _beside,
        "in_marks": _in_marks,
        "portions": _portions,
        "qualified": _qualified,
        "stretches": _stretches,
        "tall": _tall,
        "unbroken": _unbroken,
    }
    return environment


def _finalize(value: object) -> object:
    """Make every printed value fit for the page; nothing may print as ``None``."""
    if value is None:
        msg = "a template prints a value that is not there"
        raise ValueError(msg)
    return printable(value) if type(value) is str else value


def _names(digest: Digest) -> dict[str, str]:
    """Return the names of the documents by number, from the first section that has them: the evidence has long ones."""
    heads: list[SourceHead] = []
    for section in digest.sections:
        if isinstance(section, GlanceSection):
            heads += section.columns
        elif isinstance(section, ThemeSection):
            heads += [voice.source for voice in section.voices]
        elif isinstance(section, EvidenceSection):
            heads += [group.source for group in section.groups]
    return {head.id: head.name for head in reversed(heads)}


def _unbroken(label: str) -> str:
    return label.replace(" ", _NARROW_NO_BREAK_SPACE)


def _qualified(passage: Passage) -> tuple[Run, ...]:
    """Split a passage at the words that qualify it, each found behind the one before."""
    found: list[Run] = []
    done = 0
    for cue in passage.cues:
        at = _whole_word(passage.text, cue, done)
        if at < 0:
            continue
        found += [Run("", passage.text[done:at]), Run("cue", cue)]
        done = at + len(cue)
    return tuple(_spaced([*found, Run("", passage.text[done:])]))


def _whole_word(text: str, word: str, start: int) -> int:
    at = text.find(word, start) if word else -1
    while at >= 0:
        behind = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[behind : behind + 1].isalnum()):
            return at
        at = text.find(word, at + 1)
    return -1


def _stretches(parts: Sequence[EvidencePart]) -> tuple[Run, ...]:
    """Join what is set in the same way: the space between two cited sentences is nothing of its own."""
    return tuple(_spaced([Run(kind, "".join(part.text for part in run)) for kind, run in groupby(parts, _kind)]))


def _kind(part: EvidencePart) -> _Kind:
    return "" if part.cited or not part.text.strip() else "around"


def _spaced(runs: Sequence[Run]) -> Iterator[Run]:
    """Give a space before or behind an element an element of its own.

    WeasyPrint 70.0 breaks a line too early in text that ends in a space before an inline element.
    """
    for number, run in enumerate(runs):
        text = run.text
        if run.kind and text.startswith(" "):
            yield Run("space", " ")
        bare = text.strip(" ") if run.kind else text.rstrip(" ")
        last = number == len(runs) - 1
        if bare:
            yield Run(run.kind, bare)
        if text.endswith(" ") and not last:
            yield Run("space", " ")


def _tall(texts: Sequence[Passage | EvidencePart | Named]) -> str:
    """Return the class of a row that may be broken over two pages, because it takes a good part of one."""
    return " tall" if sum(len(text.text) for text in texts) > _TALL else ""


def _in_marks(passage: Passage) -> str:
    """Return the words of a quotation between quotation marks, unless they bring their own."""
    return passage.text if passage.text[:1] in _OPENING_MARKS else f"“{passage.text}”"


def _portions(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Cut a sequence into pieces of nearly the same length, none longer than ``most``."""
    pieces = max(1, -(-len(items) // most))
    bounds = [len(items) * number // pieces for number in range(pieces + 1)]
    return [items[a:b] for a, b in pairwise(bounds)]


def _beside(cells: Sequence[GlanceCell], columns: Sequence[SourceHead]) -> list[GlanceCell]:
    """Return a row's cells in the order of a table's columns."""
    by_source = {cell.source: cell for cell in cells}
    return [by_source[column.id] for column in columns]
