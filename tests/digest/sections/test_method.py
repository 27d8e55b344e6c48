from __future__ import annotations

from flows import __version__
from flows.digest.sections.method import build
from schemas.themes import ThemeOrigin
from tests.digest.materials import an_analysis, articles, evidence, material


def _notes(**fields: object) -> dict[str, str]:
    known = articles()
    section = build(material(analysis=an_analysis(known, **fields)))[0]
    return {note.label: note.text for note in section.notes}


def test_what_makes_the_same_issue_again_is_named() -> None:
    told = _notes()["Reproduce"]
    assert f"deskbrief {__version__}" in told
    assert "plain-text rules 1" in told
    assert "hand 1" in told


def test_where_the_themes_come_from_is_counted() -> None:
    themes = an_analysis(articles()).themes
    found = tuple(theme.model_copy(update={"origin": ThemeOrigin.DISCOVERED}) for theme in themes[:2])
    assert _notes()["Themes"].startswith("7 themes from the desk’s taxonomy (000000000000). ")
    assert (
        "5 themes from the desk’s taxonomy (000000000000), two found by the words"
        in (_notes(themes=(*found, *themes[2:]))["Themes"])
    )


def test_paragraphs_that_fit_no_theme_are_counted_in_grammar() -> None:
    known = articles()
    one = (evidence(known[0], 1, 0),)
    assert "; 1 paragraph fits none." in _notes(unassigned=one)["Themes"]
    assert "; 2 paragraphs fit none." in _notes(unassigned=one * 2)["Themes"]


def test_support_is_explained_as_speaking_and_not_as_agreeing() -> None:
    assert "not how many agree" in _notes()["Support"]


def test_the_method_is_told_in_few_words() -> None:
    assert sum(len(text.split()) for text in _notes().values()) < 130


def test_letters_that_this_machine_cannot_show_are_told() -> None:
    sentence = "Korean letters are named here and not shown: install a font"
    notes = build(material(unshown=(sentence,)))[0].notes
    assert [note.text for note in notes if note.label == "Letters"] == [f"{sentence}."]
    assert "Letters" not in _notes()
