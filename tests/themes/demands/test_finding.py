from __future__ import annotations

from datetime import date

import pytest

from flows.themes.demands import demands_of
from flows.themes.units import units_of
from schemas.article import Author, BlockKind, DocumentKind, Quotation, QuotationKind, Recommendation
from schemas.recommendations import Demand, DemandOrigin
from tests.themes.articles import an_article, units


def asked(text: str) -> Demand | None:
    return next(iter(demands_of(units(text))), None)


def told(text: str) -> tuple[str | None, str | None, str]:
    """Return who asks, whom, and what."""
    found = asked(text)
    assert found is not None
    return found.asker, found.addressee, found.action


@pytest.mark.parametrize(
    ("sentence", "addressee", "action"),
    [
        ("The bank should withhold the loan.", "The bank", "withhold the loan"),
        ("The United States and Velden should lend.", "The United States and Velden", "lend"),
        ("Before the end of 2025 the bank should lend.", "the bank", "lend"),
        ("But the bank must not lend again.", "the bank", "not lend again"),
        ("The guild ought to accept an arbiter.", "The guild", "accept an arbiter"),
        ("The council needs to publish its minutes.", "The council", "publish its minutes"),
        ("At the very least, the two sides should meet.", "the two sides", "meet"),
        ("Denmark and Norway can and should share ships.", "Denmark and Norway", "share ships"),
        ("Velden, Ostland and the islands should pay.", "Velden, Ostland and the islands", "pay"),
        ("The union must, by 2030, open the port.", "The union", "open the port"),
        ("The ports are full, and the governments should build more.", "the governments", "build more"),
        ("If the rains fail, the upper states should release water.", "the upper states", "release water"),
        ("We should act now.", None, "act now"),
        ("The bank met the guild; the latter should open the archive.", None, "open the archive"),
        ("The minister, a friend of his, should resign.", "The minister", "resign"),
        ("The agency (ASA) should decide.", "The agency (ASA)", "decide"),
        ("Neither side should attack the other.", "Neither side", "attack the other"),
        ("Both of the parties should disarm.", "Both of the parties", "disarm"),
        ("There should be a register of owners.", None, "There should be a register of owners"),
        ("The ban should be lifted in May.", None, "The ban should be lifted in May"),
        ("It is time for the donors to pay for results.", "the donors", "pay for results"),
        ("It is essential to keep the channel open.", None, "keep the channel open"),
        ("It is essential that the parliaments give consent.", "the parliaments", "give consent"),
        ("The secretary would be well advised to say so.", "The secretary", "say so"),
        ("Member states are urged to ratify the code.", "Member states", "ratify the code"),
        ("Let us open our ports to their ships.", None, "open our ports to their ships"),
        ("Second, stop counting rescues as crossings.", None, "stop counting rescues as crossings"),
        ("We call on the council to reject the sale.", "the council", "reject the sale"),
        ("We recommend that the ban be lifted in May.", None, "the ban be lifted in May"),
        ("I believe that the forum should have an office.", "the forum", "have an office"),
    ],
)  # fmt: skip
def test_a_document_asks_in_many_words(sentence: str, addressee: str | None, action: str) -> None:
    assert told(sentence) == (None, addressee, action)


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks should resume in June.",
        "Prices should fall by spring.",
        "A brigade should normally cross in four days.",
        "Should the pilots strike, trade would suffer.",
        "If the council should agree, trade will grow.",
        "The council should have agreed long ago.",
        "Why should the council agree?",
        "It should come as no surprise.",
        "I should like to begin with a story.",
        "It must be remembered that the bridges are old.",
        "The reform should be seen in this light.",
        "The gauge must have cost a fortune.",
        "Each listing must be reviewed every year.",
        "Under the statute, the council must meet twice.",
        "By law the government must pay.",
        "The law says that nobody should be returned.",
        "To be listed, a person must live in the town.",
        "Banks have to check five lists.",
        "The measures may need to be adapted.",
        "The need to act is plain.",
        "Nobody should pay twice.",
        "Whether the council should pay is disputed.",
        "They ask what the council should do.",
        "That the generals should say so is new.",
        "It was argued that the council should pay.",
        "Traders were told that they should wait.",
        "He knows that the council must pay.",
        "The target is not, and should not be, an end in itself.",
        "There should be about 300 names on the list.",
        "These gaps call for a new treaty.",
        "I urged the council to pay when I was young.",
        "It recalls that all parties had agreed to withdraw.",
        "In 1956 the king urged the council to resign.",
        "I request that the present letter be circulated.",
    ],
)
def test_what_is_expected_held_past_or_a_rule_is_no_demand(sentence: str) -> None:
    assert asked(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "asker", "addressee"),
    [
        ("The chamber has urged the ministry to sell the port.", "The chamber", "the ministry"),
        ("The union demanded that the government resign.", "The union", "the government"),
        ("The minister said that the states should buy gas.", "The minister", "the states"),
        ("Critics argue the states should buy gas.", "Critics", "the states"),
        ("He has insisted that the allies, above all the small ones, should pay.", "he", "the allies"),
        ("A group of economists called for a ceiling on prices.", "A group of economists", None),
        ("According to the envoy, both sides should withdraw.", "the envoy", "both sides"),
        ("“We must pay,” she told reporters.", "she", None),
    ],
)
def test_what_somebody_else_asks_is_told_as_his(sentence: str, asker: str, addressee: str | None) -> None:
    found = asked(sentence)
    assert found is not None
    assert ((found.asker or "").lower(), found.addressee) == (asker.lower(), addressee)


def test_quoted_words_are_those_of_their_speaker_and_of_nobody_without_one() -> None:
    text = "“The council must pay.”"
    article = an_article(text)
    said = Quotation(
        kind=QuotationKind.INLINE, text=text[1:-1], speaker="Ruth Adeyi", speaker_printed="Adeyi", block="p1", start=1,
        end=len(text) - 1,
    )  # fmt: skip
    (found,) = demands_of(units_of([article.model_copy(update={"quotations": (said,)})]))
    assert (found.asker, found.action) == ("Ruth Adeyi", "pay")
    assert demands_of(units_of([article])) == ()


def test_in_the_statement_of_a_body_it_is_that_body() -> None:
    article = an_article("It requests the secretariat to report on the crossings.")
    assert demands_of(units_of([article])) == ()
    (found,) = demands_of(units_of([article.model_copy(update={"kind": DocumentKind.COMMUNIQUE})]))
    assert (found.asker, found.addressee) == (None, "the secretariat")


def test_a_resolution_asks_without_a_subject() -> None:
    assert told("Urges all Member States to cooperate with the mission.")[:2] == (None, "all Member States")


def test_an_item_of_a_list_of_recommendations_asks_whatever_its_words() -> None:
    article = an_article((BlockKind.LIST_ITEM, "Velden: better radios by 2030"))
    listed = Recommendation(text="Velden: better radios by 2030", addressee="Velden", block="p1")
    (found,) = demands_of(units_of([article.model_copy(update={"recommendations": (listed,)})]))
    assert (found.origin, found.addressee, found.modality) == (DemandOrigin.LIST, "Velden", None)
    assert (found.horizon, found.action) == ("by 2030", "Velden: better radios by 2030")


def test_a_sentence_asks_once_and_the_words_that_ask_are_kept() -> None:
    (found,) = demands_of(units("The council should pay, and the bank must lend."))
    assert (found.modality, found.action) == ("should", "pay, and the bank must lend")
    assert found.evidence.text[found.start : found.end] == found.action


def test_only_english_sentences_are_read() -> None:
    article = an_article("The council should pay.", language="de")
    assert demands_of(units_of([article])) == ()


def test_a_name_that_opens_a_sentence_and_is_a_word_too_is_known_by_its_capital_elsewhere() -> None:
    assert asked("Change should pay.") is None
    (found,) = demands_of(units("Many fear China. China should pay."))
    assert found.addressee == "China"


@pytest.mark.parametrize(
    ("sentence", "horizon", "when"),
    [
        ("The council should pay by mid 2025.", "by mid 2025", "mid-2025"),
        ("The council should pay before the end of 2024.", "before the end of 2024", "late-2024"),
        ("The council should pay by July 2024 at the latest.", "by July 2024 at the latest", "2024-07"),
        ("By 2026, the council should pay.", "By 2026", "2026"),
        ("The council should pay by the end of next year.", "by the end of next year", "2025"),
        ("The council should pay this year.", "this year", "2024"),
        ("The council should pay within ninety days.", "within ninety days", None),
        ("The council should pay before the summit.", "before the summit", None),
        ("The council should pay at once.", "at once", None),
        ("The council should pay the costs of 2019.", None, None),
        ("Last year it failed, and the council should pay.", None, None),
        ("The council should pay what it owes.", None, None),
    ],
)
def test_by_when_is_read_where_it_is_said(sentence: str, horizon: str | None, when: str | None) -> None:
    found = asked(sentence)
    assert found is not None
    assert (found.horizon, found.when.iso if found.when else None) == (horizon, when)


def test_without_a_date_to_count_from_the_words_stand_alone() -> None:
    (found,) = demands_of(units_of([an_article("The council should pay by next year.", published=None)]))
    assert (found.horizon, found.when) == ("by next year", None)


def test_a_demand_of_an_old_year_is_history_and_one_that_names_it_in_passing_is_not() -> None:
    old = an_article("The council urged the bank in 1990 to pay.", published=date(2024, 5, 1))
    assert demands_of(units_of([old])) == ()
    now = an_article("The bank should honour the treaty of 1990.", published=date(2024, 5, 1))
    assert len(demands_of(units_of([now]))) == 1


def test_an_author_is_no_reported_asker() -> None:
    article = an_article("I believe that the council should pay.").model_copy(
        update={"authors": (Author(name="Ana Velde"),)}
    )
    (found,) = demands_of(units_of([article]))
    assert found.asker is None


def test_words_between_straight_quotation_marks_are_asked_by_who_speaks_them() -> None:
    found = asked('"The guild must not look away," Chairman Vale added.')
    assert found is not None
    assert (found.asker, found.addressee, found.action) == ("Chairman Vale", "The guild", "not look away")
    assert found.evidence.text.startswith('"')


def test_straight_marks_that_nobody_is_said_to_have_spoken_ask_for_nothing() -> None:
    assert asked('A paper on the wall: "The guild must pay."') is None


def test_a_mark_that_is_never_closed_silences_no_other_sentence() -> None:
    text = "The “rescue fund is empty. The council should close the fund by May 2027."
    assert told(text) == (None, "The council", "close the fund by May 2027")


@pytest.mark.parametrize("opening", ["“", "He warned: “", "So it goes. “"])
def test_a_speech_that_goes_on_in_the_next_block_is_nobody_elses(opening: str) -> None:
    assert asked(f"{opening}The fund is empty. The council should close the fund.") is None


def test_a_quotation_of_several_sentences_is_spoken_to_its_end() -> None:
    found = asked('"The port is idle. The guild must act," Chairman Vale said.')
    assert found is not None
    assert found.asker == "Chairman Vale"


def test_who_condemns_and_calls_asks_as_the_document() -> None:
    text = "2. We condemn the raid and call upon all governments to open the ports by 1 July."
    assert told(text)[:2] == (None, "all governments")


def test_who_is_told_of_in_a_clause_does_not_ask_as_the_document() -> None:
    found = asked("We know that donors support the raid and urge the government to open the ports.")
    assert found is None or found.asker is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Member states should consider:",
        "They shall print the address of the official to whom protests of the council should be sent.",
        "If the Bank shall have determined that the ministry should pay alone, it may do so.",
    ],
)
def test_an_opening_of_a_list_and_a_rule_of_a_contract_ask_for_nothing(sentence: str) -> None:
    assert asked(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The guild should postpone the vote until after the fair in June.",
        "The guild should wait until after the next general elections in June.",
        "The guild should not return before March.",
        "The guild should never again return, with ships or men, before March.",
    ],
)
def test_a_time_after_which_something_may_be_done_is_no_term(sentence: str) -> None:
    found = asked(sentence)
    assert found is not None
    assert found.horizon is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The council should close the fund after the vote and publish its books by May 2027.", "by May 2027"),
        ("The council should look after the fund and close it by May 2027.", "by May 2027"),
        ("The council should look after the fund until May 2027.", "until May 2027"),
        ("The state must not only pay but close the fund before May 2027.", "before May 2027"),
        ("The council should not wait but act before May 2027.", "before May 2027"),
        ("The council should never again wait: it should act before May 2027.", "before May 2027"),
    ],
)
def test_a_term_stands_behind_another_clause_that_has_an_after_or_a_not(sentence: str, words: str) -> None:
    found = asked(sentence)
    assert found is not None
    assert found.horizon == words


def test_who_asks_bears_no_number_of_a_list() -> None:
    found = asked("(A) The Council has requested the Bank to pay for the harbour.")
    assert found is not None
    assert found.asker == "The Council"
