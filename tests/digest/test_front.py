from __future__ import annotations

from datetime import date

import pytest

from flows.digest import scripts
from flows.digest.composition import compose
from flows.digest.front import front
from flows.digest.sections.dates import build
from schemas.article import Article, Publisher
from schemas.dates import PartialDate, Precision
from schemas.digest import Front, ThemeSection
from schemas.evidence import Evidence
from schemas.run import DocumentReport, Outcome
from schemas.themes import DatedEvent
from tests.digest.materials import a_year, an_analysis, an_event, articles, evidence, material, themes


def test_the_title_is_the_phrase_that_all_speak_of_and_the_next_themes() -> None:
    title = front(material()).title
    assert title.startswith("Working-level meetings: ")
    assert " and " in title


def test_the_title_without_a_common_theme_lists_the_first_ones() -> None:
    known = articles()
    lone = tuple(theme for theme in an_analysis(known).themes if theme.support < len(known))
    assert ":" not in front(material(analysis=an_analysis(known, themes=lone))).title


def test_a_name_of_several_capitals_keeps_its_first_inside_the_title() -> None:
    known = articles()
    shorts = ("Corridor", "Black Sea grain", "Export ban")
    lone = (theme for theme in an_analysis(known).themes if theme.support < len(known))
    themes = tuple(theme.model_copy(update={"short": short}) for theme, short in zip(lone, shorts, strict=False))
    title = front(material(analysis=an_analysis(known, themes=themes))).title
    assert "Black Sea grain" in title
    assert title.endswith("and export ban") == (len(themes) == len(shorts))


def test_an_issue_without_themes_is_still_an_issue() -> None:
    known = articles(1)
    page = front(material(articles=known, analysis=an_analysis(known, themes=(), events=(), figures=())))
    assert page.title == "1 document"
    assert (page.findings, page.standfirst, page.watch) == ((), (), ())


def test_a_finding_says_who_speaks_how_many_and_where_the_others_do() -> None:
    first = front(material()).findings[0]
    assert first.support == 3
    assert first.support_text == "support: 3 of 3 sources"
    assert {first.passage.mark.source, *(mark.source for mark in first.others)} == {"S1", "S2", "S3"}


def test_a_finding_has_the_number_of_its_themes_section_and_stands_in_its_order() -> None:
    digest = compose(material(), "0" * 64)
    sections = {one.anchor: one.number for one in digest.sections if isinstance(one, ThemeSection)}
    numbers = [finding.number for finding in digest.front.findings]
    assert numbers == [sections[finding.target] for finding in digest.front.findings]
    assert numbers == sorted(numbers)


def test_the_only_source_and_a_lone_voice_are_called_so() -> None:
    assert {finding.support_text for finding in front(material(1)).findings} == {"the only source"}
    known = articles()
    lone = tuple(theme for theme in an_analysis(known).themes if theme.support == 1)
    page = front(material(analysis=an_analysis(known, themes=lone)))
    assert {finding.support_text for finding in page.findings} == {"one source only"}


def _watching(printed: date, *events: DatedEvent) -> Front:
    known = articles()
    return front(material(printed=printed, analysis=an_analysis(known, events=events)))


def _lapse(known: tuple[Article, ...]) -> DatedEvent:
    return an_event(evidence(known[0], 2, 3), "in 2037", a_year(2037))


def test_the_nearest_dates_to_come_are_watched_in_words_of_their_sentences() -> None:
    page = front(material())
    assert page.watch_heading == "Dates to watch"
    assert [item.when for item in page.watch] == ["2025", "March 2025", "2037"]
    assert [item.uncertain for item in page.watch] == [True, False, False]
    assert all(item.passage.text in item.text for item in page.watch)


def test_a_date_that_its_source_does_not_print_is_marked_and_the_guide_explains_the_mark() -> None:
    known = articles()
    cited = evidence(known[0], 2, 3)
    page = _watching(date(2025, 1, 20), an_event(cited, "in 2037", a_year(2037), inferred=True))
    assert [item.when for item in page.watch] == ["2037 (inferred)"]
    assert [entry.text for entry in page.guide if entry.label == "(inferred):"] == [
        "the source does not print this date; it follows from what it says."
    ]
    printed = _watching(date(2025, 1, 20), an_event(cited, "in 2037", a_year(2037)))
    assert "(inferred)" not in printed.model_dump_json()


def test_a_date_that_a_source_repeats_is_watched_once() -> None:
    known = articles()
    again = an_event(evidence(known[0], 1, 0), "return", a_year(2037))
    other = an_event(evidence(known[1], 1, 0), evidence(known[1], 1, 0).text.split()[0], a_year(2037))
    page = _watching(date(2025, 1, 20), _lapse(known), again, other)
    assert [item.passage.mark.source for item in page.watch] == ["S1", "S2"]


def test_a_sentence_that_names_several_dates_is_watched_once() -> None:
    known = articles()
    page = _watching(date(2025, 1, 20), _lapse(known), an_event(evidence(known[0], 2, 3), "2037", a_year(2039)))
    assert [item.when for item in page.watch] == ["2037"]


def test_a_long_sentence_that_must_not_be_cut_is_left_to_the_section_on_dates() -> None:
    first, *others = articles()
    long = f"Nobody said that {'the talks on the ports and the ice and ' * 9}the rest will end in 2037."
    block = first.block("p2").model_copy(update={"text": long})
    known = (first.model_copy(update={"blocks": (block,)}), *others)
    cited = Evidence(article=first.id, block="p2", start=0, end=len(long), text=long)
    events = (an_event(cited, "in 2037", a_year(2037)), an_event(evidence(others[0], 5, 0), "Next", a_year(2038)))
    made = material(articles=known, analysis=an_analysis(known, themes=(), figures=(), events=events))
    assert [item.when for item in front(made).watch] == ["2038"]
    assert [row.when for row in build(made)[0].rows] == ["2037", "2038"]


def test_a_part_of_a_year_is_written_as_everywhere_else() -> None:
    known = articles()
    middle = PartialDate(first=date(2037, 5, 1), last=date(2037, 8, 31), precision=Precision.PART, part="mid")
    page = _watching(date(2025, 1, 20), an_event(evidence(known[0], 2, 3), "in 2037", middle))
    assert [item.when for item in page.watch] == ["mid-2037"]


def test_dates_that_are_over_give_way_to_dates_to_come() -> None:
    assert [item.when for item in front(material(printed=date(2026, 5, 1))).watch] == ["2037"]


def test_when_all_dates_are_over_the_page_does_not_call_them_to_come() -> None:
    page = front(material(printed=date(2040, 1, 1)))
    assert page.watch_heading == "Ahead of the texts, now over"
    assert len(page.watch) == 3


def test_a_date_that_could_not_be_resolved_is_not_watched() -> None:
    known = articles()
    unresolved = an_event(evidence(known[0], 2, 3), "in 2037", None)
    assert _watching(date(2025, 1, 20), unresolved).watch == ()


def test_the_page_says_what_it_rests_on_and_what_is_missing() -> None:
    known = articles()
    undated = (known[0], known[1].model_copy(update={"published": None}), known[2])
    refused = DocumentReport(uri="scan.pdf", outcome=Outcome.REFUSED, detail="pictures")
    told = front(material(articles=undated, analysis=an_analysis(known), left_out=(refused,))).coverage
    assert told[0].startswith("3 documents, ")
    assert "One has no printed date." in told
    assert "1 document not included." in told


def test_a_document_that_was_printed_before_is_not_said_to_be_missing_nor_to_be_here() -> None:
    known = DocumentReport(uri="a.txt", outcome=Outcome.KNOWN, detail="No. 6")
    told = front(material(printed_before=(known,))).coverage
    assert told[-1] == "1 document offered again, and printed in an earlier issue."


@pytest.mark.parametrize(("n", "told"), [(1, "1 document, "), (2, "2 documents, ")])
def test_counts_agree_with_their_nouns(n: int, told: str) -> None:
    page = front(material(n))
    assert page.coverage[0].startswith(told)
    assert "Nothing offered was left out." in page.coverage


def test_publishers_are_named_as_far_as_a_line_goes() -> None:
    known = articles(9)
    each = tuple(
        article.model_copy(update={"publisher": Publisher(name=f"House {number}", basis="printed")})
        for number, article in enumerate(known)
    )
    told = front(material(articles=each, analysis=an_analysis(known))).coverage
    assert "Published by House 0, House 1, House 2, House 3, House 4, House 5 and three more." in told


def test_a_document_that_names_nobody_is_not_called_by_its_title_among_the_publishers() -> None:
    first, *others = articles()
    known = (first.model_copy(update={"publisher": None, "authors": ()}), *others)
    told = front(material(articles=known, analysis=an_analysis(known))).coverage
    assert "Published by East Asia Shipping Observatory and Nordic Institute for Security Studies." in told
    assert "One names no publisher." in told


def test_the_publisher_of_most_documents_is_not_the_one_left_out_of_the_line() -> None:
    known = articles(9)
    each = tuple(
        article.model_copy(update={"publisher": Publisher(name=f"House {min(number, 7)}", basis="printed")})
        for number, article in enumerate(known)
    )
    told = front(material(articles=each, analysis=an_analysis(known))).coverage
    assert any(sentence.startswith("Published by House 7, House 0, ") for sentence in told)


def test_names_of_themes_that_are_lists_are_parted_by_semicolons_in_the_title() -> None:
    known = articles()
    names = ("Technology", "Defence", "Trade and tariffs")
    made = (theme.model_copy(update={"short": name}) for theme, name in zip(themes(known), names, strict=False))
    assert front(material(analysis=an_analysis(known, themes=tuple(made)))).title == (
        "Working-level meetings: defence; trade and tariffs"
    )


def test_what_this_machine_cannot_show_is_neither_in_the_title_nor_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "font_of", lambda _: None)
    known = articles()
    first, *others = themes(known)
    hidden = first.model_copy(update={"label": "粮食", "short": "粮食", "key_phrases": ("粮食 部",)})
    cited = evidence(known[0], 2, 3)
    chinese = cited.model_copy(update={"text": "2037 年 粮食 安全 协定 到期"})
    events = (an_event(cited, "in 2037", a_year(2037)), an_event(chinese, "2037", a_year(2036)))
    page = front(material(analysis=an_analysis(known, themes=(hidden, *others), events=events)))
    assert "粮" not in page.title
    assert [item.when for item in page.watch] == ["2037"]
    assert page.findings[0].label == "In Chinese and Japanese letters"


def test_the_list_of_contents_names_every_section_in_order() -> None:
    digest = compose(material(), "0" * 64)
    assert [line.target for line in digest.front.contents] == [section.anchor for section in digest.sections]
