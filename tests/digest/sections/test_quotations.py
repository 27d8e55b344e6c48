from __future__ import annotations

from flows.digest.sections.quotations import build
from tests.digest.materials import an_analysis, articles, material


def test_words_stand_with_their_speaker_day_and_place() -> None:
    row = build(material())[0].rows[0]
    assert (row.speaker, row.circumstance) == ("Maren Dahl", "NRK, 7 September 2024")
    assert row.passage.text.startswith("If they share their ice charts")
    assert row.passage.mark.label == "S3 ¶7"


def test_what_the_document_does_not_say_is_a_dash() -> None:
    *others, brief = articles()
    bare = brief.quotations[0].model_copy(update={"speaker": None, "date": None, "venue": None})
    known = (*others, brief.model_copy(update={"quotations": (bare,)}))
    row = build(material(articles=known, analysis=an_analysis(known)))[0].rows[0]
    assert (row.speaker, row.circumstance) == ("–", "–")


def test_of_too_many_quotations_the_rest_is_counted() -> None:
    section = build(material(60))[0]
    assert len(section.rows) == 16
    assert (section.intro or "").endswith("16 of 20 are shown; the records of the documents hold the others.")


def test_where_nobody_is_quoted_there_is_no_section() -> None:
    assert build(material(2)) == ()
