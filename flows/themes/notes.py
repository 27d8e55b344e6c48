"""Reads a desk's file of notes, and finds the sentences on which its analysts rest what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from flows import deskfiles
from flows.errors import NotesError
from flows.language import words
from flows.themes.units import Unit
from schemas.evidence import Evidence
from schemas.notes import AnalystNote, NoteKind, Notes, NotesFile, PlacedNote, UnplacedNote
from schemas.taxonomy import ThemeId
from schemas.themes import Theme

NO_THEME = "its theme is not in this issue"
"""Why a note is not printed: it belongs to another issue, or its theme was not found."""

NO_WORDS = "words that it cites stand in no document of this issue"
"""The same: it is on other documents, or the words are not as printed."""

ONE_SIDE = "it speaks of agreement or difference, and cites one document alone"
"""The same: each side has to be heard."""

_KIND = deskfiles.Kind(AnalystNote, "'version: 1' and a list of notes", NotesError)
_SIDES = 2


def load(path: Path | None) -> NotesFile:
    """Read a file of notes.

    Args:
        path: A YAML file; ``None`` when the desk has none.

    Raises:
        NotesError: the file cannot be read, is no YAML, or says something that cannot be.
    """
    if path is None:
        return NotesFile(version=1)
    return parse(deskfiles.text_of(deskfiles.content_of(path, _KIND), str(path), _KIND), str(path))


def parse(text: str, name: str) -> NotesFile:
    """Return the notes that a YAML text holds.

    Args:
        text: The file's content.
        name: What the file is called in messages.

    Raises:
        NotesError: with the line on which the fault stands.
    """
    desk, form = deskfiles.parsed(text, name, NotesFile, _KIND)
    for number, note in enumerate(desk.notes):
        if note.says is not NoteKind.NOTE and len(note.cites) < _SIDES:
            problem = f"says: {note.says.value}, but cites one sentence; name one of each side"
            raise NotesError(name, form.line(("notes", number, "cites")), problem)
    return desk


def noted(desk: NotesFile, themes: Iterable[Theme], units: Sequence[Unit]) -> Notes | None:
    """Return what becomes of a desk's notes; ``None`` where it has none.

    Args:
        desk: The notes.
        themes: Those of the issue; a note on one that was merged is a note on the one that took it in.
        units: The units of its articles, in their order.
    """
    if not desk.notes:
        return None
    known = frozenset(known for theme in themes for known in (theme.id, *theme.merged))
    told = [_placed(note, known, units) for note in desk.notes]
    return Notes(
        placed=tuple(one for one in told if isinstance(one, PlacedNote)),
        unplaced=tuple(one for one in told if isinstance(one, UnplacedNote)),
    )


def _placed(note: AnalystNote, themes: frozenset[ThemeId], units: Sequence[Unit]) -> PlacedNote | UnplacedNote:
    if note.theme not in themes:
        return UnplacedNote(note=note, problem=NO_THEME)
    cites = tuple(one for one in (_found(cited, units) for cited in note.cites) if one is not None)
    if len(cites) < len(note.cites):
        return UnplacedNote(note=note, problem=NO_WORDS)
    if note.says is not NoteKind.NOTE and len({one.article for one in cites}) < _SIDES:
        return UnplacedNote(note=note, problem=ONE_SIDE)
    return PlacedNote(note=note, cites=cites)


def _found(cited: str, units: Sequence[Unit]) -> Evidence | None:
    """Return the first sentences that hold some words, marks and breaks of lines aside."""
    wanted = [word.folded for word in words.find(cited)]
    if not wanted:
        return None
    for unit in units:
        said = words.find(unit.block.text)
        folded = [word.folded for word in said]
        for at in range(len(said) - len(wanted) + 1):
            if folded[at] == wanted[0] and folded[at : at + len(wanted)] == wanted:
                return unit.evidence(_whole(unit, said[at].start, said[at + len(wanted) - 1].end))
    return None


def _whole(unit: Unit, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentences that a stretch of a unit touches; the stretch where it touches none."""
    touched = [span for span in unit.sentences if span[0] < end and start < span[1]]
    return (min(start, touched[0][0]), max(end, touched[-1][1])) if touched else (start, end)
