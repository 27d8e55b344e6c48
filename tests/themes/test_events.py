from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from flows.themes.events import events_of, written
from flows.themes.units import units_of
from schemas.article import BlockKind
from schemas.dates import DateWindow
from schemas.themes import DatedEvent, Direction
from tests.themes.articles import an_article, units


def events(text: str, published: date | None = date(2024, 5, 16), window: DateWindow | None = None) -> list[DatedEvent]:
    return list(events_of(units_of([an_article(text, published=published, written=window)])))


def event(text: str, published: date | None = date(2024, 5, 16), window: DateWindow | None = None) -> DatedEvent:
    (found,) = events(text, published, window)
    return found


def told(one: DatedEvent) -> tuple[str | None, str, bool]:
    return (one.when.iso if one.when else None, one.direction.value, one.uncertain)


@pytest.mark.parametrize(
    ("sentence", "iso", "direction"),
    [
        ("The treaty will lapse in 2031.", "2031", "ahead"),
        ("The treaty was signed on 3 March 2019.", "2019-03-03", "past"),
        ("The talks resume on 1 June 2024.", "2024-06-01", "ahead"),
        ("Next March the court decides.", "2025-03", "ahead"),
        ("The quota was extended until mid 2026.", "mid-2026", "ahead"),
        ("Last year the fleet stayed in port.", "2023", "past"),
        ("Two years ago the dam broke.", "2022", "past"),
        ("The council meets tomorrow.", "2024-05-17", "ahead"),
        ("In September the ministers met.", "2023-09", "past"),
        ("The ministers will meet in September.", "2024-09", "ahead"),
    ],
)
def test_a_time_is_resolved_and_lies_ahead_or_behind(sentence: str, iso: str, direction: str) -> None:
    assert told(event(sentence)) == (iso, direction, False)


def test_within_the_year_of_publication_the_tense_decides() -> None:
    assert event("Elections will be held in 2024.").direction is Direction.AHEAD
    assert event("Elections were held in 2024.").direction is Direction.PAST


def test_the_day_of_publication_does_not_lie_ahead() -> None:
    assert told(event("The council will meet today.")) == ("2024-05-16", "past", False)


@pytest.mark.parametrize(
    "sentence",
    ["Tomorrow's fleets need quotas.", "Today’s rules are yesterday’s answers.", "“Tomorrow” helps no fisherman."],
)
def test_a_day_that_owns_something_or_is_only_spoken_of_is_no_date(sentence: str) -> None:
    assert events(sentence) == []


def test_a_bare_day_in_a_text_without_a_date_is_none() -> None:
    assert events("Today we may choose; tomorrow we may not.", published=None) == []


def test_the_one_who_did_it_does_not_put_it_ahead() -> None:
    assert event("The chair assumed by President Anders in 2024 was rotating.").direction is Direction.PAST
    assert event("The chair is to report by September 2024.").direction is Direction.AHEAD


def test_a_year_that_owns_something_is_a_date() -> None:
    assert event("Next year's harvest will be poor.").when is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "As Lind argues in “Who Needs Dams?” (Issues, Winter 2026), rivers rise.",
        "Rivers rise (River Quarterly, May 2026), and so do costs.",
    ],
)
def test_the_date_of_a_text_that_is_cited_is_no_event(sentence: str) -> None:
    assert events(sentence) == []


def test_a_date_in_brackets_that_cites_nothing_is_one() -> None:
    assert event("The summit (in May 2026) will decide.").when is not None


def test_the_year_in_the_name_of_a_class_is_no_date() -> None:
    assert events("Men of the Class of 2031 will serve in the north.") == []


@pytest.mark.parametrize("words", ["300 years from now", "fifty years from now", "in 900 years' time"])
def test_a_count_of_fifty_years_or_more_is_a_way_of_saying_later(words: str) -> None:
    assert events(f"Historians will judge us {words}.") == []


def test_a_count_of_fewer_years_is_a_date() -> None:
    assert told(event("The lease will end ten years from now.")) == ("2034", "ahead", False)


@pytest.mark.parametrize(
    "sentence", ["Over the next decade, exports increased.", "Exports fell over the next decade, to half in 2001."]
)
def test_the_next_decade_of_a_story_is_not_counted_from_the_day_it_is_told(sentence: str) -> None:
    assert "2024/2034" not in [one.when.iso for one in events(sentence) if one.when]


def test_the_next_decade_of_a_forecast_is() -> None:
    assert told(event("Exports will fall over the next decade.")) == ("2024/2034", "ahead", False)


def test_a_month_that_is_spelt_like_a_verb_does_not_put_it_ahead() -> None:
    assert told(event("In May, two firms agreed to share a port.", published=date(2024, 9, 1)))[1] == "past"


def test_the_date_of_a_heading_that_stands_as_a_paragraph_is_no_event() -> None:
    assert events("Comments on the Northern Quota 15 July 2026 The Future of the Northern Quota") == []


def test_next_year_in_a_text_of_january_may_be_the_year_that_has_just_begun() -> None:
    found = event("Parliament may return to the bill next year.", published=date(2019, 1, 14))
    assert told(found) == ("2019", "ahead", True)
    assert found.basis is not None
    assert "December" in found.basis


def test_next_year_in_a_text_of_may_is_certain() -> None:
    assert told(event("Parliament may return to the bill next year.")) == ("2025", "ahead", False)


def test_the_next_year_follows_a_year_named_before() -> None:
    found = events("Exports fell in 2014 and recovered the next year.", published=None)
    assert [one.when.iso for one in found if one.when] == ["2014", "2015"]


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("Exports fell to a half in 2014. The next year they recovered.", ["2014", "2015"]),
        (
            "Exports fell in 2014. The following year they rose. The next year they fell again.",
            ["2014", "2015", "2016"],
        ),
        ("The levy was raised in March 2014, and the next year it was dropped.", ["2014-03", "2015"]),
        ("The vote is due in 2031. The next year the mandate will end.", ["2031", "2032"]),
    ],
)
def test_the_next_year_of_a_story_is_counted_from_the_year_that_the_story_names(text: str, isos: list[str]) -> None:
    found = events(text)
    assert sorted(one.when.iso for one in found if one.when) == isos
    assert {one.basis for one in found if "year" in one.words} <= {
        f"counted from {year} in the {place}"
        for year in (2014, 2015, 2031)
        for place in ("same sentence", "sentence before")
    }


def test_the_next_year_of_a_forecast_is_counted_from_the_day_of_writing() -> None:
    found = events("Exports fell in 2014. They will recover over the next year.")
    assert [told(one) for one in found] == [("2025", "ahead", False), ("2014", "past", False)]


@pytest.mark.parametrize("words", ["The next year", "The following year"])
def test_the_next_year_of_a_story_without_a_year_is_no_date(words: str) -> None:
    assert events(f"The harvest failed in the valley. {words} the dam was built.") == []


def test_without_any_date_relative_words_are_kept_and_left_open() -> None:
    found = event("Next March the court decides.", published=None)
    assert told(found) == (None, "ahead", True)
    assert found.basis == "the document has no date to count from"


def test_a_window_of_writing_stands_in_for_a_date_and_makes_doubtful_what_it_does() -> None:
    window = DateWindow(not_before=date(2023, 11, 20), not_after=date(2024, 1, 10), basis="by its words")
    found = event("Next year the court decides.", published=None, window=window)
    assert found.uncertain


def test_a_date_with_two_readings_is_marked_uncertain() -> None:
    found = event("The treaty was signed on 03/04/2019.")
    assert found.uncertain
    assert found.basis == "the day is taken to stand before the month"


def test_an_inauguration_has_the_day_that_the_law_sets() -> None:
    found = event("After the inauguration President-elect Biden will meet the allies.", published=date(2020, 12, 14))
    assert told(found) == ("2021-01-20", "ahead", False)
    assert found.basis == "the day on which Biden was to take the oath; the text does not print it"
    assert found.inferred


def test_what_the_words_say_or_count_is_not_inferred() -> None:
    assert not any(one.inferred for one in events("Next March the court decides. It ends in 2031."))


def test_an_inauguration_of_nobody_known_has_no_date() -> None:
    assert events("After the inauguration of the new bridge the mayor will speak.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "They will implement the terms of resolution 1540 (2004).",
        "States should join the Law of the Sea Convention (1982) now.",
        "Resolutions 1540 (2004) and 2325 (2016) must be implemented.",
    ],
)
def test_a_year_that_belongs_to_the_name_of_a_document_is_no_event(sentence: str) -> None:
    assert events(sentence, published=None) == []


def test_a_year_in_brackets_behind_what_happened_is_an_event() -> None:
    assert told(event("The second oil shock (1979) was worse.")) == ("1979", "past", False)


def test_those_ahead_come_first_and_the_nearest_first() -> None:
    text = "It began in 2019. It ends in 2030. It pauses in 2026. It was planned in 2015."
    assert [one.words for one in events(text)] == ["2026", "2030", "2015", "2019"]


def test_an_event_is_evidence_with_its_words_in_place() -> None:
    found = event("First a word. The treaty will lapse in 2031.")
    assert found.evidence.text == "The treaty will lapse in 2031."
    assert found.evidence.text[found.start :].startswith(found.words)


def test_a_pull_quote_and_a_table_make_no_events() -> None:
    assert events_of(units((BlockKind.PULL_QUOTE, "See you in 2031!"), (BlockKind.TABLE, "2031 12"))) == ()


def test_nothing_bounds_an_article_without_date_and_window() -> None:
    assert written(an_article("A text.", published=None)) is None


def test_a_window_without_a_beginning_bounds_nothing() -> None:
    window = DateWindow(not_before=None, not_after=date(2024, 1, 10), basis="by its words")
    assert written(an_article("A text.", published=None, written=window)) is None


def test_the_day_of_publication_is_exact_and_said() -> None:
    found = written(an_article("A text."))
    assert found is not None
    assert found.exact
    assert found.words == "the date of publication, 2024-05-16"


NOVEMBER = date(2024, 11, 20)
_SECONDS = 5
"""Far more than such a sentence takes, and far less than reading it again from every word of it."""


@pytest.mark.parametrize(
    ("sentence", "iso", "direction"),
    [
        ("The council will meet on 10 December.", "2024-12-10", "ahead"),
        ("The council will meet on Monday, 25 November.", "2024-11-25", "ahead"),
        ("The law was signed on July 1.", "2024-07-01", "past"),
        ("By 1 September the firms must report.", "2025-09-01", "ahead"),
        ("The quota was extended until 31 May.", "2025-05-31", "ahead"),
        ("On the 29th of February the votes were counted.", "2024-02-29", "past"),
    ],
)
def test_a_day_without_its_year_is_the_nearest_on_the_side_of_its_tense(
    sentence: str, iso: str, direction: str
) -> None:
    found = event(sentence, published=NOVEMBER)
    assert told(found) == (iso, direction, False)
    assert found.basis == "the year is not printed; counted from the date of publication, 2024-11-20"


def test_a_day_without_its_year_stays_open_in_a_text_without_a_date() -> None:
    assert told(event("By 1 September the firms must report.", published=None)) == (None, "ahead", True)


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("The talks ran from 3 March to 5 April 2019.", ["2019-04-05"]),
        ("The dam broke in 2016. On 3 March the court ruled.", ["2016"]),
        ("Since September 11 the law was changed.", []),
        ("On 31 June they will meet.", []),
        ("Prices rose by March 5 percent.", []),
    ],
)
def test_a_day_of_another_year_or_in_a_name_is_not_counted_from_the_text(text: str, isos: list[str]) -> None:
    assert [one.when.iso for one in events(text, published=NOVEMBER) if one.when] == isos


@pytest.mark.parametrize(
    ("sentence", "isos"),
    [
        ("The vote will be held in three weeks.", ["2024-W50"]),
        ("The truce lasts until the end of June.", ["2025-06"]),
        ("The army took the city in three weeks.", []),
        ("It will be the third strike in three weeks.", []),
    ],
)
def test_a_term_is_counted_and_a_duration_is_none(sentence: str, isos: list[str]) -> None:
    assert [one.when.iso for one in events(sentence, published=NOVEMBER) if one.when] == isos


@pytest.mark.parametrize(
    "sentence",
    [
        "The levy takes effect in March.",
        "The treaty enters into force in March.",
        "Parliament reconvenes in March.",
        "The summit is in March.",
        "The summit is scheduled for the spring, in March.",
    ],
)
def test_a_planned_present_lies_ahead(sentence: str) -> None:
    assert told(event(sentence, published=NOVEMBER)) == ("2025-03", "ahead", False)


@pytest.mark.parametrize("sentence", ["Two votes were held in March.", "They agreed to meet in March."])
def test_a_noun_or_an_infinitive_is_no_planned_present(sentence: str) -> None:
    assert told(event(sentence, published=NOVEMBER)) == ("2024-03", "past", False)


@pytest.mark.parametrize(("month", "iso", "direction"), [("March", "2025-03", "ahead"), ("August", "2024-08", "past")])
def test_without_a_word_of_tense_the_nearest_is_taken_and_doubted(month: str, iso: str, direction: str) -> None:
    found = event(f"A court decides in {month}.", published=NOVEMBER)
    assert told(found) == (iso, direction, True)
    assert found.basis is not None
    assert "nearest" in found.basis


@pytest.mark.parametrize(
    ("time", "iso"),
    [("2028", "2027-12-31"), ("March 2025", "2025-02-28"), ("March", "2025-02-28"), ("10 December", "2024-12-09")],
)
def test_what_is_due_before_a_time_is_due_on_the_day_before_it_begins(time: str, iso: str) -> None:
    found = event(f"The bill must pass before {time}.", published=NOVEMBER)
    assert told(found) == (iso, "ahead", True)
    assert found.basis is not None
    assert found.basis.startswith(f"before {time}: the day shown is the last possible one")


def test_years_before_a_year_are_not_that_year_less_a_day() -> None:
    assert told(event("The treaty was signed two years before 2014.")) == ("2014", "past", False)


def test_a_day_that_its_tense_puts_nearly_a_year_off_is_doubted() -> None:
    found = event("The union attacked the planned tolls on 10 December.", published=NOVEMBER)
    assert told(found) == ("2023-12-10", "past", True)
    assert found.basis is not None
    assert found.basis.endswith("; 2024-12-10 would be much nearer")


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        ("The ministers will meet in the port on 4 July.", "2025-07-04"),
        ("The fleet must be rebuilt by the end of the decade.", "2029"),
        ("Before the end of the year both sides could sign.", "late-2024"),
        ("The wharf should be complete by the end of 2026.", "late-2026"),
        ("Elections are due in the spring.", "spring-2025"),
        ("The term ends in November next year.", "2025-11"),
        ("The envoys have invited both towns to a round of talks in September.", "2025-09"),
        ("By year-end the wharf should be running.", "late-2024"),
        ("The assembly will sit from 22 to 26 January.", "2025-01-22"),
        ("On January 24 and 25 the allies will have to decide.", "2025-01-24"),
        ("The guild recommended that the port appoint an envoy by September.", "2025-09"),
    ],
)
def test_a_term_has_the_precision_of_its_words(sentence: str, iso: str) -> None:
    found = event(sentence, published=NOVEMBER)
    assert (found.when.iso if found.when else None, found.direction) == (iso, Direction.AHEAD)


def test_the_first_of_several_days_is_shown_and_said() -> None:
    found = event("The assembly will sit from 22 to 26 January.", published=NOVEMBER)
    assert found.basis is not None
    assert found.basis.startswith("the first of several days; the year is not printed")


@pytest.mark.parametrize(
    "sentence",
    [
        "On 7 October the raiders came, and since 9/11 no port is safe.",
        "After October 7 the ports will never be the same.",
        "The guild will vote before May Day.",
        "Interest is payable semiannually on March 15 and September 15 in each year.",
        "They furnish annually a plan for the following year.",
        "The permit must not expire before the end of the year preceding the survey.",
        "Talks begin before the summer recess.",
        "In winter fish is dear.",
    ],
)
def test_the_name_of_a_day_and_a_day_of_every_year_are_no_dates(sentence: str) -> None:
    assert events(sentence, published=NOVEMBER) == []


@pytest.mark.parametrize(
    "words", ["In the coming weeks", "In the next few months", "Over the months ahead", "Within the next three months"]
)
def test_what_looks_ahead_without_naming_a_day_is_told_as_such(words: str) -> None:
    found = event(f"{words}, officials will table a draft.", published=NOVEMBER)
    assert told(found) == (None, "ahead", True)
    assert found.basis == "the words name no day"


def test_what_is_held_every_year_has_a_day_this_year() -> None:
    assert told(event("The fair, held every year, will open in June.", published=NOVEMBER))[0] == "2025-06"


def test_coming_weeks_of_a_story_are_over() -> None:
    assert events("In the coming weeks the fleet was lost.", published=NOVEMBER) == []


def test_years_ago_this_month_is_no_date_of_this_month_and_its_following_year_is_none() -> None:
    text = "Fifty years ago this month the town was freed. In the following year the council held its first session."
    assert [one.when.iso for one in events(text, published=NOVEMBER) if one.when] == ["1974"]


def test_a_day_without_its_year_gives_no_year_to_the_next_sentence() -> None:
    text = "She should offer a deal before January 20. The bank should cut rates at its meeting on December 19."
    assert [one.when.iso for one in events(text, published=NOVEMBER) if one.when] == ["2024-12-19", "2025-01-19"]


def test_a_plan_that_was_given_up_does_not_lie_ahead() -> None:
    old, new = events("The switch was planned for June 2025 but was brought forward to March 2025.", published=NOVEMBER)
    assert [(old.when and old.when.iso, old.direction)] == [("2025-03", Direction.AHEAD)]
    assert [(new.when and new.when.iso, new.direction)] == [("2025-06", Direction.PAST)]


@pytest.mark.parametrize("ending", [", but has since been cancelled", " and was moved", " but it was later put off"])
def test_a_plan_is_given_up_by_what_was_done_with_it(ending: str) -> None:
    assert event(f"The fair was set for 5 June 2025{ending}.", published=NOVEMBER).direction is Direction.PAST


@pytest.mark.parametrize(
    "text",
    [
        "Elections were set for 5 June 2025 after the talks were suspended.",
        "The mill was due to open in March 2025 and 300 families were moved.",
        "Initially in doubt, the summit of June 2025 cannot be postponed again.",
    ],
)
def test_a_plan_stands_although_something_else_was_put_off(text: str) -> None:
    found = event(text, published=NOVEMBER)
    assert (found.direction, found.uncertain) == (Direction.AHEAD, False)


def test_what_was_originally_planned_lies_ahead_and_is_doubted() -> None:
    found = event("The fair was originally scheduled for March 2025 and remains on track.", published=NOVEMBER)
    assert told(found) == ("2025-03", "ahead", True)
    assert found.basis is not None
    assert "at first" in found.basis


@pytest.mark.parametrize("words", ["has asked us to the ", "asked to ", "was due "])
def test_a_sentence_as_long_as_a_page_is_read_in_no_time(words: str) -> None:
    begun = process_time()
    (found,) = events(f"The union {words * 2000}; by March again.", published=NOVEMBER)
    assert found.words == "by March"
    assert process_time() - begun < _SECONDS


def test_last_month_is_over_even_in_a_text_without_a_date() -> None:
    text = "The outcome will depend on an agreement last month among the ports."
    assert told(event(text, published=None)) == (None, "past", True)


def test_a_day_far_off_that_no_tense_puts_ahead_is_the_one_before() -> None:
    found, _ = events("The raid in the valley on 13 April and the one on 9 November.", published=NOVEMBER)
    assert (found.when and found.when.iso, found.direction) == ("2024-04-13", Direction.PAST)


@pytest.mark.parametrize(
    "words", ["the assembly of the United Nations", "the parade of the armed forces", "the hundred guests"]
)
def test_what_only_looks_like_a_past_form_does_not_put_it_behind(words: str) -> None:
    assert told(event(f"She will attend {words} on 22 January.", published=NOVEMBER)) == ("2025-01-22", "ahead", False)


def test_a_must_of_something_else_puts_no_day_nearly_a_year_ahead() -> None:
    found = event("To this must be added the recent statements by the guild on 13 November.", published=NOVEMBER)
    assert told(found) == ("2024-11-13", "past", True)
    assert found.basis is not None
    assert found.basis.endswith("perhaps 2025-11-13 is meant")


def test_the_date_of_a_text_whose_address_follows_is_no_event() -> None:
    assert events("Two Authors, Identifying the Ports, June 2025, https://example.org/ports.", published=NOVEMBER) == []
