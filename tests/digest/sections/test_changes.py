from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from flows.digest.material import Earlier, Material
from flows.digest.sections.changes import build, cited, summary
from schemas.changes import ChangedPosition, Changes, NewVoice, Said, ThemeChange, ThemeTrend, VoiceKind
from schemas.digest import ChangesSection
from schemas.issue import Standing
from schemas.relations import Relation, RelationKind
from tests.digest.documents import THREE
from tests.digest.materials import a_day, an_analysis, an_article, articles, evidence, material

OLD = an_article(THREE[1], 5)


def changes(**fields: Any) -> Changes:  # noqa: ANN401 - any field
    return Changes(periods=6, articles_before=3).model_copy(update=fields)


def an_issue(found: Changes | None = None, **fields: Any) -> Material:  # noqa: ANN401 - any field
    known = articles()
    made = material(analysis=an_analysis(known, changes=found), since=date(2025, 1, 13))
    standing = Standing(issue=4, place=2, article=OLD.id, raw=OLD.raw, cleaned_by=OLD.cleaned_by)
    return replace(made, earlier=(Earlier(OLD, standing),), **fields)


def section(found: Changes | None = None, **fields: Any) -> ChangesSection:  # noqa: ANN401 - any field
    return build(an_issue(found, **fields))[0]


def a_theme(trend: ThemeTrend, name: str = "transit-fees", **fields: Any) -> ThemeChange:  # noqa: ANN401 - any field
    base = ThemeChange(
        trend=trend, theme=name, label=name.title(), before=0.1, now=0.3, support_before=1, support=3, last=6
    )
    return base.model_copy(update=fields)


def a_voice(name: str, kind: VoiceKind = VoiceKind.AUTHOR) -> NewVoice:
    return NewVoice(kind=kind, name=name, articles=(articles()[1].id,))


def a_pair() -> ChangedPosition:
    before, now = evidence(OLD, 6, 3), evidence(articles()[1], 6, 3)
    return ChangedPosition(
        author="Jonas Weber",
        theme="fees",
        label="Fees",
        before=Said(evidence=before, cues=("may",), published=a_day(date(2024, 12, 1)), period=4),
        now=Said(evidence=now, cues=(), published=None, period=7),
    )


UPDATE = Relation(kind=RelationKind.UPDATE, first=OLD.id, second=articles()[1].id, overlap=0.8312)


def test_a_first_issue_has_no_such_section_and_no_line_on_its_first_page() -> None:
    assert build(material()) == ()
    assert summary(material()) == ()


def test_when_nothing_has_changed_it_says_so_plainly() -> None:
    found = section(changes())
    assert (found.nothing, found.themes, found.voices, found.positions) == ("Nothing new since No. 6.", (), (), ())
    assert summary(an_issue(changes())) == ("Nothing new since No. 6.",)


def test_what_a_program_without_memory_has_printed_is_not_compared() -> None:
    told = "Not known: No. 6 was made by a program that kept no memory of it."
    assert section(None).nothing == told
    assert summary(an_issue(None)) == (told,)


def test_a_theme_stands_with_its_shares_then_and_now() -> None:
    found = section(changes(themes=(a_theme(ThemeTrend.GROWING),)))
    (row,) = found.themes
    assert (row.label, row.trend) == ("Transit-Fees", "Growing")
    assert (row.before, row.now) == ("10%, 1 source", "30%, 3 sources")
    assert found.columns == ("Theme", "Change", "No. 6", "No. 7")
    assert found.nothing is None


def test_a_theme_without_sources_has_a_dash_and_one_that_is_back_says_since_when() -> None:
    new = a_theme(ThemeTrend.NEW, before=0.0, support_before=0, last=None)
    back = a_theme(ThemeTrend.RETURNING, before=0.0, support_before=0, last=3)
    first, second = section(changes(themes=(new, back))).themes
    assert (first.trend, first.before) == ("New", "–")
    assert (second.trend, second.before) == ("Back, last in No. 3", "–")


def test_a_theme_leads_to_its_section_or_else_to_the_table() -> None:
    shown = an_issue(changes()).analysis.themes[0].id
    themes = (a_theme(ThemeTrend.GROWING, shown), a_theme(ThemeTrend.FADING, "gone"))
    assert [row.target for row in section(changes(themes=themes)).themes] == [f"theme-{shown}", "glance"]


def test_no_more_themes_are_shown_than_there_is_room_for_and_the_others_are_counted() -> None:
    found = section(changes(themes=tuple(a_theme(ThemeTrend.NEW, f"t{number}") for number in range(12))))
    assert (len(found.themes), found.more_themes) == (10, "and two more themes")


def test_who_is_heard_first_stands_with_the_documents() -> None:
    voices = (a_voice("Port Council", VoiceKind.HOUSE), a_voice("Jonas Weber"))
    houses, authors = section(changes(voices=voices)).voices
    assert (houses.label, [voice.name for voice in houses.voices]) == ("Institutions first heard", ["Port Council"])
    assert [(voice.name, voice.sources) for voice in authors.voices] == [("Jonas Weber", ("S2",))]
    told = "Who is first heard was in no issue before (No. 1 to No. 6)."
    assert (section(changes(voices=voices)).intro or "").endswith(told)


def test_many_voices_are_counted() -> None:
    (authors,) = section(changes(voices=tuple(a_voice(f"Author {number}") for number in range(10)))).voices
    assert (len(authors.voices), authors.more) == (8, "and two more")


def test_two_sentences_stand_side_by_side_with_issue_and_date_and_are_no_claim() -> None:
    found = section(changes(positions=(a_pair(),)))
    (row,) = found.positions
    assert (row.author, row.theme) == ("Jonas Weber", "Fees")
    assert (row.before.when, row.before.passage.mark.label) == ("No. 4, 1 December 2024", "E1 ¶6")
    assert (row.now.when, row.now.passage.mark.label) == ("No. 7, undated", "S2 ¶6")
    assert row.before.passage.cues == ("may",)
    assert "no change of mind" in (found.intro or "")


def test_a_new_version_names_the_one_that_it_takes_the_place_of() -> None:
    (row,) = section(changes(), updates=(UPDATE,)).corrections
    assert (row.source, row.earlier) == ("S2", "E1")
    assert row.text == (
        "83% of its words stand in the one of No. 4, S2 there. To compare them: deskbrief show --diff E1 S2"
    )


def test_the_documents_of_earlier_issues_that_it_needs_are_named() -> None:
    assert cited(an_issue(changes(positions=(a_pair(),)))) == {OLD.id}
    assert cited(an_issue(changes(), updates=(UPDATE,))) == {OLD.id}
    assert cited(an_issue(None)) == frozenset()


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            {"themes": (a_theme(ThemeTrend.NEW, "grain"), a_theme(ThemeTrend.FADING, "water"))},
            "New: Grain. Fading: Water.",
        ),
        ({"voices": tuple(a_voice(f"A{number}") for number in range(6))}, "First heard: A0, A1, A2 and three more."),
        (
            {"themes": (a_theme(ThemeTrend.NEW, "trade", label="Trade and tariffs"), a_theme(ThemeTrend.NEW, "grain"))},
            "New: Trade and tariffs · Grain.",
        ),
        ({"positions": (a_pair(),)}, "One position worded otherwise."),
    ],
)
def test_the_first_page_has_a_line_for_each_kind_of_change(found: dict[str, Any], told: str) -> None:
    assert " ".join(summary(an_issue(changes(**found)))) == told


def test_new_versions_are_counted_on_the_first_page() -> None:
    assert summary(an_issue(changes(), updates=(UPDATE,))) == ("One document in a new version.",)


def test_that_the_themes_were_edited_is_said() -> None:
    edited = an_issue(changes(edited=True))
    assert (build(edited)[0].nothing, build(edited)[0].intro) == (None, "The desk’s themes were edited since No. 6.")
    assert summary(edited) == ("The desk’s themes were edited since No. 6.",)


def test_a_theme_that_was_away_for_very_long_says_so() -> None:
    back = a_theme(ThemeTrend.RETURNING, before=0.0, support_before=0, last=None)
    (row,) = section(changes(themes=(back,))).themes
    assert row.trend == "Back, in none of the last eleven issues"
