from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.digest import scripts
from flows.digest.choice import MOST_IN_WORDS, MOST_THEMES, choose, place, spread
from flows.language.standing import stands_alone
from schemas.article import Language
from schemas.themes import Figure, Reading, Statement, TermHit
from tests.digest.materials import a_statement, a_theme, an_analysis, articles, evidence


def test_no_sentence_stands_twice_in_the_sections_of_the_themes() -> None:
    known = articles()
    choice = choose(known, an_analysis(known))
    counted = Counter(place(one.evidence) for said in choice.voices.values() for one in said)
    assert counted
    assert set(counted.values()) == {1}


def test_the_first_page_says_in_the_same_words_only_what_one_source_says() -> None:
    known = articles(6)  # each of three documents twice
    choice = choose(known, an_analysis(known))
    said = [one.statement.evidence.text for one in choice.findings] + [one.evidence.text for one in choice.leads]
    assert len(said) > 3
    assert len(set(said)) == len(said)


def test_a_section_has_the_best_sentence_of_a_source_although_the_table_has_it() -> None:
    known = articles()
    said = {known[0].id: [a_statement(known[0], 1, 0), a_statement(known[0], 2, 0)]}
    choice = choose(known, an_analysis(known, themes=(a_theme("only", "Only theme", said, known),)))
    best = choice.cells["only", known[0].id]
    assert (best.evidence.block, best.evidence.start) == ("p1", 0)
    assert best in choice.voices["only", known[0].id]
    assert len(choice.voices["only", known[0].id]) == 2


def test_a_paragraph_that_is_more_about_another_theme_gives_no_second_sentence() -> None:
    known = articles()
    theme = a_theme(
        "only", "Only theme", {known[0].id: [a_statement(known[0], block, 0) for block in (1, 2, 3)]}, known
    )
    others = theme.model_copy(
        update={"members": tuple(one.model_copy(update={"primary": one.block == "p1"}) for one in theme.members)}
    )
    choice = choose(known, an_analysis(known, themes=(others,)))
    assert [one.evidence.block for one in choice.voices["only", known[0].id]] == ["p1"]


def test_a_source_with_one_sentence_on_a_theme_says_it_in_both_places() -> None:
    known = articles()
    said = {known[0].id: [a_statement(known[0], 1, 0)]}
    choice = choose(known, an_analysis(known, themes=(a_theme("only", "Only theme", said, known),)))
    assert choice.voices["only", known[0].id] == (choice.cells["only", known[0].id],)


def test_a_source_says_at_most_two_sentences_on_a_theme_in_reading_order() -> None:
    known = articles()
    said = {known[0].id: [a_statement(known[0], block, 0) for block in (5, 3, 1, 2)]}
    choice = choose(known, an_analysis(known, themes=(a_theme("only", "Only theme", said, known),)))
    blocks = [one.evidence.block for one in choice.voices["only", known[0].id]]
    assert blocks == sorted(blocks)
    assert len(blocks) == 2


def test_findings_stand_alone_and_lead_by_the_number_of_their_sources() -> None:
    known = articles()
    findings = choose(known, an_analysis(known)).findings
    assert 3 <= len(findings) <= 5
    assert all(stands_alone(told.statement.evidence.text) for told in findings)
    supports = [told.theme.support for told in findings]
    assert supports == sorted(supports, reverse=True)
    assert len({told.theme.id for told in findings}) == len(findings)


def test_findings_stand_in_the_order_of_the_sections_whatever_they_are_chosen_by() -> None:
    known = articles(1)
    few, many = ([a_statement(known[0], block, 0) for block in blocks] for blocks in ((1,), (2, 3)))
    made = tuple(a_theme(name, name, {known[0].id: said}, known) for name, said in (("few", few), ("many", many)))
    assert [told.theme.id for told in choose(known, an_analysis(known, themes=made)).findings] == ["few", "many"]


def test_findings_come_from_more_than_one_source() -> None:
    known = articles()
    findings = choose(known, an_analysis(known)).findings
    assert len({told.statement.evidence.article for told in findings}) == len(known)


def test_a_theme_without_a_sentence_that_stands_alone_is_no_finding() -> None:
    known = articles()
    leaning = {known[0].id: [a_statement(known[0], 5, 0)]}  # "These structural issues are ..."
    choice = choose(known, an_analysis(known, themes=(a_theme("leaning", "Leaning", leaning, known),)))
    assert choice.findings == ()
    assert choice.leads == ()
    assert ("leaning", known[0].id) in choice.cells


def worded(one: Statement, text: str) -> Statement:
    return one.model_copy(update={"evidence": one.evidence.model_copy(update={"text": text})})


@pytest.mark.parametrize(("language", "opens"), [("es", True), ("en", False)])
def test_the_words_of_english_bar_no_sentence_of_another_language(language: str, opens: bool) -> None:  # noqa: FBT001
    spoken = Language(code=language, confidence=0.9)
    known = tuple(one.model_copy(update={"language": spoken}) for one in articles())
    told = worded(a_statement(known[0], 1, 0), "El presidente dijo que he visto la presa del norte y que no aguanta.")
    choice = choose(known, an_analysis(known, themes=(a_theme("one", "One", {known[0].id: [told]}, known),)))
    assert bool(choice.findings or choice.leads) == opens


def test_a_sentence_of_procedure_does_not_open_the_issue() -> None:
    known = articles()
    formal = worded(
        a_statement(known[0], 1, 0), "The Council of Norway took note of the new report on the northern sea."
    )
    choice = choose(known, an_analysis(known, themes=(a_theme("one", "One", {known[0].id: [formal]}, known),)))
    assert (choice.findings, choice.leads) == ((), ())
    assert choice.cells["one", known[0].id] == formal


def test_the_finding_of_a_theme_holds_a_term_of_it() -> None:
    known = articles()
    off, on = (
        worded(a_statement(known[0], block, 0), f"The owners of Oslo expect that {what} will be dear in the north.")
        for block, what in ((1, "berths"), (2, "patrols"))
    )
    theme = a_theme("one", "One", {known[0].id: [off, on]}, known)
    hit = TermHit(term="patrols", strong=True, start=on.evidence.start + 31, end=on.evidence.start + 38)
    members = tuple(
        one.model_copy(update={"hits": (hit,)}) if one.block == on.evidence.block else one for one in theme.members
    )
    told = choose(known, an_analysis(known, themes=(theme.model_copy(update={"members": members}),))).findings
    assert [one.statement for one in told] == [on]


def test_an_issue_of_many_documents_opens_with_what_they_share() -> None:
    known = articles(MOST_IN_WORDS + 3)
    choice = choose(known, an_analysis(known))
    assert len(choice.leads) > 1
    assert len({one.evidence.article for one in choice.leads}) == len(choice.leads)


def in_chinese(one: Statement) -> Statement:
    return one.model_copy(update={"evidence": one.evidence.model_copy(update={"text": "会谈在北方恢复。"})})


def test_what_no_font_of_the_machine_shows_does_not_open_the_issue_and_gives_way_in_the_table(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scripts, "font_of", lambda _: None)
    known = articles()
    hidden, plain = in_chinese(a_statement(known[0], 1, 0)), a_statement(known[0], 5, 0)
    made = (a_theme("one", "One", {known[0].id: [hidden]}, known),)
    alone = choose(known, an_analysis(known, themes=made))
    assert (alone.findings, alone.leads) == ((), ())
    assert alone.cells["one", known[0].id] == hidden
    both = (a_theme("one", "One", {known[0].id: [hidden, plain]}, known),)
    chosen = choose(known, an_analysis(known, themes=both))
    assert chosen.cells["one", known[0].id] == plain
    assert chosen.voices["one", known[0].id] == (plain,)


def test_a_cell_of_the_table_prefers_a_sentence_that_stands_alone() -> None:
    known = articles()
    leaning, whole = a_statement(known[0], 3, 2), a_statement(known[0], 4, 0)  # "The first step is ..."
    said = {known[0].id: [a_statement(known[0], 1, 0), a_statement(known[0], 2, 0), leaning, whole]}
    choice = choose(known, an_analysis(known, themes=(a_theme("one", "One", said, known),)))
    front = {place(told.statement.evidence) for told in choice.findings} | {place(one.evidence) for one in choice.leads}
    assert front.isdisjoint({place(leaning.evidence), place(whole.evidence)})
    assert choice.cells["one", known[0].id] == whole


def test_what_opens_the_issue_is_no_finding_and_comes_from_each_source_once() -> None:
    known = articles()
    choice = choose(known, an_analysis(known))
    findings = {place(told.statement.evidence) for told in choice.findings}
    leads = [place(one.evidence) for one in choice.leads]
    assert leads
    assert not findings & set(leads)
    assert len({article for article, _, _ in leads}) == len(leads)


def test_a_recommendation_is_left_to_its_own_section_where_a_theme_has_other_sentences() -> None:
    known = articles()
    brief = next(article for article in known if article.recommendations)
    said = {brief.id: [a_statement(brief, 4, 0), a_statement(brief, 13, 2), a_statement(brief, 13, 0)]}
    choice = choose(known, an_analysis(known, themes=(a_theme("north", "North", said, known),)))
    shown = {one.evidence.block for one in choice.voices["north", brief.id]}
    assert shown | {choice.cells["north", brief.id].evidence.block} == {"p13"}


def test_a_number_of_a_table_stands_beside_no_theme_because_the_chart_shows_it() -> None:
    known = articles()
    figures = choose(known, an_analysis(known)).figures
    assert figures
    assert all(figure.table is None for figure in figures.values())


def test_an_amount_stands_beside_a_theme_before_a_length_of_time_and_a_bare_count() -> None:
    known = articles(1)
    theme = a_theme("only", "Only theme", {known[0].id: [a_statement(known[0], 2, 1)]}, known)
    found = [
        Figure(evidence=evidence(known[0], 2, 1), of=of, unit=unit, readings=(Reading(value=Decimal(40), words="40"),))
        for of, unit in (("vessels", None), ("wait in port", "year"), ("fees", "USD"))
    ]
    chosen = choose(known, an_analysis(known, themes=(theme,), figures=tuple(found))).figures["only"]
    assert chosen.unit == "USD"
    chosen = choose(known, an_analysis(known, themes=(theme,), figures=tuple(found[:2]))).figures["only"]
    assert chosen.unit == "year"


def test_of_amounts_the_one_in_a_plain_sentence_stands_beside_a_theme() -> None:
    known = articles(1)
    spoken, plain = evidence(known[0], 5, 4), evidence(known[0], 2, 1)
    theme = a_theme("only", "Only theme", {known[0].id: [a_statement(known[0], block, 0) for block in (2, 5)]}, known)
    found = tuple(
        Figure(evidence=cited, of="fees", unit="USD", readings=(Reading(value=Decimal(40), words="40"),))
        for cited in (spoken.model_copy(update={"text": "I -- we -- paid 40 dollars."}), plain)
    )
    assert choose(known, an_analysis(known, themes=(theme,), figures=found)).figures["only"].evidence == plain


def test_a_number_in_a_sentence_that_no_font_of_the_machine_shows_stands_beside_no_theme(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scripts, "font_of", lambda _: None)
    known = articles(1)
    theme = a_theme("only", "Only theme", {known[0].id: [a_statement(known[0], 2, 0)]}, known)
    cited = evidence(known[0], 2, 1).model_copy(update={"text": "增长 40% 以上"})
    found = Figure(evidence=cited, of="增长", unit="percent", readings=(Reading(value=Decimal(40), words="40%"),))
    assert choose(known, an_analysis(known, themes=(theme,), figures=(found,))).figures == {}


def test_with_many_documents_six_sources_speak_on_a_theme_with_one_sentence_each() -> None:
    known = articles(30)
    choice = choose(known, an_analysis(known))
    voices = Counter(theme for theme, _ in choice.voices)
    assert max(voices.values()) == 6
    assert {len(said) for said in choice.voices.values()} == {1}
    assert len(known) > MOST_IN_WORDS


def test_with_many_documents_a_section_prefers_a_sentence_that_stands_alone() -> None:
    known = articles(30)
    leaning, alone = a_statement(known[0], 5, 1), a_statement(known[0], 2, 3)
    theme = a_theme("only", "Only theme", {known[0].id: [leaning, alone]}, known)
    assert not stands_alone(leaning.evidence.text)
    assert choose(known, an_analysis(known, themes=(theme,))).voices["only", known[0].id] == (alone,)


def test_with_many_documents_the_table_cites_what_the_sections_print() -> None:
    known = articles(30)
    choice = choose(known, an_analysis(known))
    assert all(choice.cells[seat] == said[0] for seat, said in choice.voices.items())


def test_every_source_that_speaks_of_a_theme_has_its_cell() -> None:
    known = articles(30)
    analysis = an_analysis(known)
    seats = {(theme.id, position.article) for theme in analysis.themes for position in theme.positions}
    assert set(choose(known, analysis).cells) == seats


def test_themes_beyond_those_with_a_section_stand_in_the_table_alone() -> None:
    known = articles()
    many = tuple(
        a_theme(f"theme-{number}", f"Theme {number}", {known[0].id: [a_statement(known[0], 1, 0)]}, known)
        for number in range(MOST_THEMES + 3)
    )
    choice = choose(known, an_analysis(known, themes=many))
    assert len(choice.voices) == MOST_THEMES
    assert len(choice.cells) == MOST_THEMES + 3


_GROUPS = st.lists(st.lists(st.integers(), max_size=6), max_size=6)


@given(_GROUPS, st.integers(min_value=0, max_value=40))
def test_sharing_room_keeps_the_order_and_the_room(groups: list[list[int]], most: int) -> None:
    labelled = [[(number, rank) for rank in range(len(group))] for number, group in enumerate(groups)]
    shared = spread(labelled, most)
    assert list(shared) == sorted(shared)
    assert len(shared) == min(most, sum(map(len, groups)))


@given(_GROUPS, st.integers(min_value=0, max_value=40))
def test_nobody_gives_a_second_item_before_all_gave_a_first(groups: list[list[int]], most: int) -> None:
    labelled = [[(number, rank) for rank in range(len(group))] for number, group in enumerate(groups)]
    shared = spread(labelled, most)
    deepest = max((rank for _, rank in shared), default=0)
    for number, group in enumerate(labelled):
        assert sum(owner == number for owner, _ in shared) >= min(len(group), deepest)
