from __future__ import annotations

import pytest

from tests.themes.actors.names import DOCUMENT, ORGANISATION, PERSON, PLACE, actors, kinds, printed


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On Monday Nina Solberg met Pavel Orlov.", {"Nina Solberg": PERSON, "Pavel Orlov": PERSON}),
        ("Then Anna Solberg met the press.", {"Anna Solberg": PERSON}),
        ("Prime Minister Mbeki Dlaro resigned.", {"Mbeki Dlaro": PERSON}),
        ("A spokesman, Ottokar Vranjak, denied it.", {"Ottokar Vranjak": PERSON}),
        ("It was denied by Ottokar Vranjak.", {}),
        ("It was denied by spokesman Ottokar Vranjak.", {"Ottokar Vranjak": PERSON}),
        ("Ottokar Vranjak said that nothing had changed.", {"Ottokar Vranjak": PERSON}),
        ("Nothing changed, said Ottokar Vranjak.", {"Ottokar Vranjak": PERSON}),
        ("He wrote to J. R. Vranjak.", {"J. R. Vranjak": PERSON}),
        ("The letter went to Ludmila van der Moel.", {"Ludmila van der Moel": PERSON}),
        ("Reports name General Issa Bin-Talib.", {"Issa Bin-Talib": PERSON}),
    ],
)
def test_a_person_is_told_by_given_name_title_initials_or_speech(sentence: str, expected: dict[str, object]) -> None:
    assert {name: kind for name, kind in kinds(sentence).items() if kind is PERSON} == expected


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Chad Brown signed the letter.", set()),
        ("Turkey Creek officials signed the letter.", set()),
        ("Chad Foreign Minister Orlov signed the letter.", {"Chad"}),
        ("Turkey President Orlov signed the letter.", {"Turkey"}),
        ("France Germany and Italy signed the letter.", {"France", "Germany", "Italy"}),
        ("Turkey Rejects New Offer", {"Turkey"}),
    ],
)
def test_a_country_whose_name_goes_on_is_none(sentence: str, places: set[str]) -> None:
    found = {name for name, kind in kinds(sentence).items() if kind is PLACE}
    assert found & {"Chad", "Turkey", "France", "Germany", "Italy"} == places


@pytest.mark.parametrize(
    "sentence",
    [
        "The Blue Lantern shone.",
        "A new Golden Age begins.",
        "The Prime Minister met the Foreign Minister.",
        "Several Ministers and the Central Bank objected.",
        "In May the Supreme Court will rule.",
        "Opinion Polls Show Little Change.",
        "WHO ARE THE PEOPLE IN POWER?",
        "They crossed the Trump Tower and the Otto Dahl Bridge.",
        "The Oval Office, the Six-Party Talks and the Major Arcana.",
        "Russian, European and Western observers met the French.",
    ],
)
def test_what_nobody_is_named_by_is_no_actor(sentence: str) -> None:
    assert kinds(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The Rivonian Foreign Ministry agreed.", "Rivonian Foreign Ministry", ORGANISATION),
        ("The French Defence Ministry agreed.", "French Defence Ministry", ORGANISATION),
        ("The Bank of Rivonia raised rates.", "Bank of Rivonia", ORGANISATION),
        (
            "He left the Ministry of Trade and Industry of Rivonia.",
            "Ministry of Trade and Industry of Rivonia",
            ORGANISATION,
        ),
        ("The Tallberg Institute for Water and Peace asked.", "Tallberg Institute for Water and Peace", ORGANISATION),
        ("The Minnesota Department of Commerce asked.", "Minnesota Department of Commerce", ORGANISATION),
        ("The General Union of Workers called a strike.", "General Union of Workers", ORGANISATION),
        ("The Aral Sea Fund met.", "Aral Sea Fund", ORGANISATION),
        ("The Halim River floods.", "Halim River", PLACE),
        ("They met on Lake Orsa.", "Lake Orsa", PLACE),
        ("The Orsa Convention was signed.", "Orsa Convention", DOCUMENT),
        ("The Treaty on Shared Rivers lapsed.", "Treaty on Shared Rivers", DOCUMENT),
        ("The United Nations Mission in Rivonia stays.", "United Nations Mission in Rivonia", ORGANISATION),
    ],
)
def test_a_name_is_told_by_the_word_that_says_what_it_is(sentence: str, name: str, kind: object) -> None:
    assert kinds(sentence)[name] is kind


def test_a_body_that_might_be_anybodys_is_none() -> None:
    assert kinds("The Ministry of Defence and the National Assembly met.") == {}


def test_a_given_name_before_a_surname_wins_over_a_place_of_that_name() -> None:
    assert kinds("Georgia Whitcombe met Jack London.") == {"Georgia Whitcombe": PERSON, "Jack London": PERSON}


def test_a_surname_that_is_a_firms_is_a_persons_behind_a_given_name() -> None:
    assert kinds("Henry Ford built cars.") == {"Henry Ford": PERSON}
    assert kinds("It left Ford behind.") == {"Ford Motor Company": ORGANISATION}


def test_a_name_never_crosses_a_full_stop() -> None:
    found = actors("They fought in Syria. Trump agreed. It was China. It could be Iran.")
    assert {name: printed(actor) for name, actor in found.items()} == {
        "Syria": ["Syria"],
        "Donald Trump": ["Trump"],
        "China": ["China"],
        "Iran": ["Iran"],
    }


def test_compounds_are_split() -> None:
    assert set(kinds("China-Russia trade, U.S.-Russia talks and a pro-Iran group.")) == {
        "China",
        "Russia",
        "United States",
        "Iran",
    }


def test_a_possessive_ends_a_name() -> None:
    assert set(kinds("It was Ukraine’s Black Sea coast and Poland's Baltic one.")) == {
        "Ukraine",
        "Black Sea",
        "Poland",
        "Baltic Sea",
    }


def test_a_name_inside_a_barred_phrase_is_somebody_elses() -> None:
    assert "Washington D.C." not in kinds("She reads the Washington Post.")
    assert "US Congress" not in kinds("The National Congress voted.")


def test_a_title_behind_a_country_leaves_the_country() -> None:
    assert kinds("US President Anna Dorn spoke.") == {"United States": PLACE, "Anna Dorn": PERSON}


def test_a_government_is_named_by_its_head() -> None:
    found = actors("Prime Minister Mbeki Dlaro resigned. The Dlaro government stays, as the Dlaro presidency did.")
    assert found["Dlaro government"].kind is ORGANISATION
    assert printed(found["Dlaro administration"]) == ["Dlaro presidency"]


def test_every_mention_stands_where_it_says() -> None:
    text = "Anna Dorn’s plan failed. “Nobody,” Dorn said, “asked the ‘Halim River’ people.”"
    for actor in actors(text).values():
        for mention in actor.mentions:
            evidence = mention.evidence
            assert text[evidence.start : evidence.end] == evidence.text
            assert evidence.text[mention.start : mention.end].replace("’", "'") in {actor.name, *actor.aliases}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Chancellor of the Exchequer Nigel Vranjak said so.", "Nigel Vranjak"),
        ("At Credit Orlov Paul Vranjak said so.", "Paul Vranjak"),
    ],
)
def test_what_an_office_or_a_firm_is_called_is_no_part_of_a_full_name(sentence: str, name: str) -> None:
    assert [one for one, kind in kinds(sentence).items() if kind is PERSON] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Semiconductors rule fell.",
        "They read the General Conditions Applicable to loans.",
        "The Andrew W. Vranjak Fellow spoke of rain.",
        "J.P. Orlov Co fell.",
        "It runs on a Martin Kestrel and says so.",
        "The Martin Kestrel says that it is full.",
    ],
)
def test_an_abbreviation_a_fellowship_and_a_firm_are_no_persons(sentence: str) -> None:
    assert PERSON not in kinds(sentence).values()


def test_who_heads_a_body_is_no_part_of_its_name() -> None:
    found = kinds("The head of the Office of Rain and Weather Policy Michael Vranjak said so.")
    assert "Michael Vranjak" in found
    assert not any("Policy Michael" in name for name in found)


def test_a_name_with_its_abbreviation_begins_behind_a_hyphen() -> None:
    assert "Alliance Fleuve Orlov" in kinds("They met the R23 -Alliance Fleuve Orlov (AFO) in the hills.")
