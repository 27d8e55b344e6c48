from __future__ import annotations

from decimal import Decimal

import pytest

from flows.digest.sections.theme import build, circumstance, numerals, support
from schemas.contrasts import Contrast, ContrastSide
from schemas.digest import ThemeSection
from schemas.themes import Figure, Reading
from tests.digest.materials import a_statement, a_theme, a_year, an_analysis, articles, evidence, material, themes


def _sections(n: int = 3) -> dict[str, ThemeSection]:
    return {section.anchor.removeprefix("theme-"): section for section in build(material(n))}


def test_themes_are_numbered_in_the_order_of_the_analysis() -> None:
    made = build(material())
    assert [section.number for section in made] == list(range(1, len(made) + 1))
    assert [section.heading for section in made] == [theme.label for theme in themes(articles())]


def test_sources_speak_in_the_order_of_their_numbers_and_of_their_texts() -> None:
    for section in build(material()):
        assert [voice.source.id for voice in section.voices] == sorted(voice.source.id for voice in section.voices)
        for voice in section.voices:
            places = [(passage.mark.number, passage.start) for passage in voice.passages]
            assert places == sorted(places)
            assert 1 <= len(places) <= 2


def test_a_sentence_of_several_sources_stands_once_with_the_marks_of_the_others() -> None:
    known = articles(6)  # each of three documents twice
    first, other = known[0], known[3]
    said = {one.id: [a_statement(one, 1, 0)] for one in (first, other)}
    theme = a_theme("only", "Only theme", said, known)
    (section,) = build(material(articles=known, analysis=an_analysis(known, themes=(theme,))))
    ((passage,),) = (voice.passages for voice in section.voices)
    assert passage.mark.article == first.id
    assert [(one.mark.article, one.text) for one in passage.again] == [(other.id, passage.text)]
    assert "alone" not in (section.silent_text or "")


def test_who_does_not_speak_of_a_theme_is_named() -> None:
    section = _sections()["sanctions"]
    assert section.silent_text == "not addressed by S1 Marant"
    assert _sections()["council"].silent_text is None


def test_two_silent_sources_are_joined_by_and() -> None:
    assert _sections()["china"].silent_text == "not addressed by S1 Marant and S3 Lindqvist"


def test_with_many_documents_the_silent_and_those_without_room_are_counted() -> None:
    section = _sections(30)["sanctions"]
    assert section.support == 20
    assert section.silent_text == ("14 of them in the table at a glance alone; not addressed by 10 of 30 sources")


def test_a_theme_that_was_just_found_is_marked_as_new() -> None:
    first, *others = themes(articles())
    found = (first.model_copy(update={"candidate": True}), *others)
    sections = build(material(analysis=an_analysis(articles(), themes=found)))
    marked = [section.silent_text or "" for section in sections]
    assert marked[0].startswith("new here, not yet followed")
    assert not any("not yet followed" in text for text in marked[1:])


def test_one_more_source_speaks_and_does_not_speak_in_the_plural() -> None:
    section = _sections(7)["council"]
    assert section.silent_text == "one of them in the table at a glance alone"


@pytest.mark.parametrize(("of", "told"), [(3, "support: 3 of 3 sources"), (9, "support: 3 of 9 sources")])
def test_support_counts_those_who_speak(of: int, told: str) -> None:
    theme = themes(articles())[0]
    assert support(theme, of) == told


def test_no_section_claims_that_sources_agree_or_differ() -> None:
    for n in (1, 3, 30):
        for section in build(material(n)):
            own = " ".join((section.support_text, section.silent_text or "", section.quote_label, section.figure_label))
            assert not {"agree", "agrees", "differ", "differs", "confidence", "oppose"} & set(own.lower().split())


def test_a_quotation_stands_beside_one_theme_only_with_its_speaker() -> None:
    quotes = [section.quote for section in build(material()) if section.quote]
    assert len({quote.passage for quote in quotes}) == len(quotes)
    assert all(quote.speaker for quote in quotes)


def test_a_number_stands_beside_its_theme_with_its_sentence() -> None:
    figure = _sections()["sanctions"].figure
    assert figure is not None
    assert figure.words == "$34 million → $23 million"
    assert figure.passage.text.startswith("The measures have hit the route hard")


def test_day_and_place_of_a_quotation_are_told_as_far_as_known() -> None:
    quotation = articles()[2].quotations[0]
    assert circumstance(quotation) == "NRK, 7 September 2024"
    assert circumstance(quotation.model_copy(update={"venue": None})) == "7 September 2024"
    assert circumstance(quotation.model_copy(update={"venue": None, "date": None})) is None


def _figure(*readings: Reading) -> Figure:
    return Figure(evidence=evidence(articles()[0], 2, 1), of="vessels", unit=None, readings=readings)


def test_only_two_values_of_which_one_is_later_are_joined_by_an_arrow() -> None:
    early = Reading(value=Decimal(1), words="1", when=a_year(2021))
    late = Reading(value=Decimal(2), words="2", when=a_year(2022))
    assert numerals(_figure(early, late)) == "1 → 2"
    assert numerals(_figure(late, early)) == "2 · 1"
    assert numerals(_figure(early, late, late)) == "1 · 2 · 2"
    assert numerals(_figure(early.model_copy(update={"when": None}), late)) == "1 · 2"


def test_two_sentences_that_part_stand_side_by_side_with_the_words_by_which_they_do() -> None:
    known = articles()
    one, other = (evidence(article, 2, 0) for article in known[:2])
    sides = (ContrastSide(evidence=one, words=()), ContrastSide(evidence=other, words=("not",)))
    pair = Contrast(theme="sanctions", sides=sides, shared=("ban",))
    made = {section.anchor: section for section in build(material(analysis=an_analysis(known, contrasts=(pair,))))}
    assert [passage.mark.label for passage in made["theme-sanctions"].beside] == ["S1 ¶2", "S2 ¶2"]
    assert [passage.cues for passage in made["theme-sanctions"].beside] == [(), ("not",)]
    assert all(not section.beside for anchor, section in made.items() if anchor != "theme-sanctions")
