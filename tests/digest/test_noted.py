from __future__ import annotations

from dataclasses import replace

from flows.digest.choice import MOST_THEMES
from flows.digest.material import Material
from flows.digest.sections import method, theme
from schemas.digest import ThemeSection
from schemas.evidence import Evidence
from schemas.notes import AnalystNote, NoteKind, Notes, PlacedNote, UnplacedNote
from schemas.themes import Theme
from tests.digest.materials import material

PLAIN = material()
THEME: Theme = PLAIN.analysis.themes[0]
SAID: list[Evidence] = [one.evidence for position in THEME.positions for one in position.statements]


def a_note(says: NoteKind = NoteKind.NOTE, by: str | None = None, on: str = THEME.id) -> AnalystNote:
    return AnalystNote(theme=on, says=says, text="Both see it.", by=by, cites=tuple(one.text[:40] for one in SAID[:2]))


def with_notes(*notes: AnalystNote, unplaced: tuple[UnplacedNote, ...] = ()) -> Material:
    placed = tuple(PlacedNote(note=note, cites=tuple(SAID[:2])) for note in notes)
    found = Notes(placed=placed, unplaced=unplaced)
    return replace(PLAIN, analysis=PLAIN.analysis.model_copy(update={"notes": found}))


def section(made: Material) -> ThemeSection:
    return next(one for one in theme.build(made) if one.heading == THEME.label)


def account(made: Material) -> dict[str, str]:
    (one,) = method.build(made)
    return {named.label: named.text for named in one.notes}


def test_a_note_stands_under_its_author_with_the_marks_of_its_sentences() -> None:
    (box,) = section(with_notes(a_note(NoteKind.DIFFERENCE, "A. Anders"))).notes
    assert (box.label, box.by, box.line.text) == ("Difference, by an analyst", "A. Anders", "Both see it.")
    assert [(one.mark.article, one.text) for one in box.line.cites] == [(one.article, one.text) for one in SAID[:2]]


def test_a_note_without_an_author_is_the_desk_s() -> None:
    (box,) = section(with_notes(a_note())).notes
    assert (box.label, box.by) == ("Analyst’s note", "the desk")


def test_a_note_on_a_theme_that_was_merged_stands_with_the_one_that_took_it_in() -> None:
    made = with_notes(a_note(on="older"))
    taken = THEME.model_copy(update={"merged": ("older",)})
    themes = (taken, *made.analysis.themes[1:])
    made = replace(made, analysis=made.analysis.model_copy(update={"themes": themes}))
    assert len(section(made).notes) == 1
    assert [one.heading for one in theme.build(made) if one.notes] == [THEME.label]


def test_the_method_excepts_the_notes_from_what_is_verbatim_and_tells_which_are_left_out() -> None:
    missing = UnplacedNote(note=a_note(), problem="its theme is not in this issue")
    told = account(with_notes(a_note(), unplaced=(missing, missing)))
    assert "but for the notes of the desk’s analysts, is a source’s own" in told["Sentences"]
    assert told["Notes"] == (
        "1 note printed, in the analysts’ own words. 2 notes left out: its theme is not in this issue (2)."
    )


def test_a_note_on_a_theme_without_a_section_is_told_as_left_out() -> None:
    made = with_notes(a_note(on="last"))
    last = THEME.model_copy(update={"id": "last", "label": "Last"})
    others = tuple(THEME.model_copy(update={"id": f"theme-{number}"}) for number in range(MOST_THEMES))
    made = replace(made, analysis=made.analysis.model_copy(update={"themes": (*others, last)}))
    told = account(made)["Notes"]
    assert told.startswith("0 notes printed, ")
    assert told.endswith("1 note left out: its theme has no section of its own in this issue (1).")


def test_without_notes_nothing_of_them_is_on_the_page() -> None:
    assert section(PLAIN).notes == ()
    assert "Notes" not in account(PLAIN)
    assert "but for" not in account(PLAIN)["Sentences"]
