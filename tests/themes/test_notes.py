from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import NotesError
from flows.settings import Settings
from flows.themes.notes import NO_THEME, NO_WORDS, ONE_SIDE, load, noted, parse
from flows.themes.run import analyse
from flows.themes.units import units_of
from schemas.notes import AnalystNote, NoteKind, Notes, NotesFile
from tests.themes.articles import DESK, an_article

FIRST = an_article("The dam is full. It will not be opened before May, the ministry’s engineers say.", "Wheat is dear.")
OTHER = an_article("Nobody expects the dam to be opened before May.", name="b")
ARTICLES = (FIRST, OTHER)


def a_file(*notes: str) -> str:
    return "version: 1\nnotes:\n" + "".join(f"  - {note}\n" for note in notes)


def told(*cites: str, theme: str = "water", says: NoteKind = NoteKind.NOTE, folder: Path) -> Notes:
    path = folder / "themes.yaml"
    path.write_text(DESK, encoding="utf-8")
    themes = analyse(ARTICLES, Settings(taxonomy=path)).themes
    note = AnalystNote(theme=theme, says=says, text="So it is.", cites=cites)
    found = noted(NotesFile(version=1, notes=(note,)), themes, units_of(ARTICLES))
    assert found is not None
    return found


def test_words_as_the_page_prints_them_lead_to_their_whole_sentence(tmp_path: Path) -> None:
    found = told("It will not be\nopened before May, the ministry's", folder=tmp_path)
    ((cited,),) = (one.cites for one in found.placed)
    assert cited.text == "It will not be opened before May, the ministry’s engineers say."
    assert (cited.article, cited.block) == (FIRST.id, FIRST.blocks[0].id)
    assert FIRST.blocks[0].text[cited.start : cited.end] == cited.text


def test_words_of_two_sentences_lead_to_both(tmp_path: Path) -> None:
    ((cited,),) = (one.cites for one in told("dam is full. It will", folder=tmp_path).placed)
    assert cited.text == FIRST.blocks[0].text


@pytest.mark.parametrize(
    ("cites", "theme", "says", "problem"),
    [
        (("the dam is full",), "fisheries-quota", NoteKind.NOTE, NO_THEME),
        (("the dam is half full",), "water", NoteKind.NOTE, NO_WORDS),
        (("the dam is full", "the dam is half full"), "water", NoteKind.NOTE, NO_WORDS),
        (("The dam is full", "not be opened before May"), "water", NoteKind.AGREEMENT, ONE_SIDE),
    ],
)
def test_a_note_that_cannot_be_printed_is_kept_with_its_reason(
    cites: tuple[str, ...], theme: str, says: NoteKind, problem: str, tmp_path: Path
) -> None:
    found = told(*cites, theme=theme, says=says, folder=tmp_path)
    assert found.placed == ()
    assert [one.problem for one in found.unplaced] == [problem]


def test_agreement_with_a_sentence_of_each_side_is_printed(tmp_path: Path) -> None:
    sides = ("not be opened before May", "Nobody expects the dam")
    ((first, other),) = (one.cites for one in told(*sides, says=NoteKind.AGREEMENT, folder=tmp_path).placed)
    assert (first.article, other.article) == (FIRST.id, OTHER.id)


def test_a_desk_without_notes_says_nothing_of_them() -> None:
    assert noted(load(None), (), units_of(ARTICLES)) is None


def test_the_file_that_the_settings_name_is_used(tmp_path: Path) -> None:
    (tmp_path / "themes.yaml").write_text(DESK, encoding="utf-8")
    (tmp_path / "notes.yaml").write_text(a_file("{theme: water, text: Look, cites: [the dam is full]}"))
    found = analyse(ARTICLES, Settings(taxonomy=tmp_path / "themes.yaml", notes=tmp_path / "notes.yaml")).notes
    assert found is not None
    assert [one.note.text for one in found.placed] == ["Look"]


@pytest.mark.parametrize(
    ("note", "problem"),
    [
        ("{theme: water, text: Look}", "the key 'cites' is missing"),
        ("{theme: water, text: Look, cites: [short]}", "cites: string should have at least 12 characters"),
        (
            "{theme: water, says: no, text: Look, cites: [the dam is full]}",
            "says: input should be 'note', 'agree",
        ),
        (
            "{theme: water, said: x, text: Look, cites: [the dam is full]}",
            "there is no key 'said'; there are theme",
        ),
        (
            "{theme: water, says: agreement, text: Look, cites: [the dam is full]}",
            "says: agreement, but cites one sentence; name one of each side",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(note: str, problem: str) -> None:
    with pytest.raises(NotesError) as caught:
        parse(a_file("{theme: water, text: Fine, cites: [the dam is full]}", note), "notes.yaml")
    assert str(caught.value).startswith(f"notes.yaml:4: {problem}")
