from __future__ import annotations

import time

import pytest

from schemas.article import Article
from tests.ingest.cleaning.documents import MORE, PROSE, cleaned, page

HEAD = ("The Strait Between Them", "By Ana Ferreira and Tomas Brandt", "12 March 2021")


def article(said: str) -> Article:
    return cleaned(page(*HEAD, PROSE, f"{said} {MORE}"))


def speakers(said: str) -> list[str | None]:
    return [quote.speaker for quote in article(said).quotations]


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ('Ferry Line Chairman Bertil Faber said "the success of these routes is seen in winter".', "Bertil Faber"),
        ('"We shall not raise the dues," said Chancellor of the Exchequer Niels Lassen.', "Niels Lassen"),
        ('"We will not lower them," said the director of Harbour and Transport Policy Mira Kratos.', "Mira Kratos"),
        ('They met in the Old Town Hall, with Lassen saying of it: "It is the oldest house of all".', "Lassen"),
        ('Vale has famously warned that "the port is obsolete".', "Vale"),
        ('Few are willing to predict a rise, but one banker said "the top half of them are now low".', None),
        ('"We did nothing wrong at all," said the Ferry Line spokesman.', "the Ferry Line spokesman"),
        ('Mira Kratos, head and chief engineer of Ferry Line said "the boats are all sold out".', "Mira Kratos"),
        ('Officials of Ferry Line said "the boats are all sold out this year".', None),
        ('Ferry Line has a new boat (described as "a boat that is like no other" in the press).', None),
        ('See "I will measure myself by the work of my days", and the note.', None),
        ('Faber said "we have to go on a case by case basis".', "Faber"),
        ('Mira Kratos, who is new but popular, said "the boats are all sold out".', "Mira Kratos"),
        ('Mira Kratos left, but one banker, who is new, said "the boats are all sold out".', None),
        ('Chancellor of Germany Mira Kratos said "the boats are all sold out".', "Mira Kratos"),
        ('President of South Korea Mira Kratos said "the boats are all sold out".', "Mira Kratos"),
        ('"We did nothing wrong at all," said the Quay spokesman Niels Lassen.', "Niels Lassen"),
        ('Niels Lassen, the Quay spokesman, said "the boats are all sold out".', "Niels Lassen"),
        ('After Niels Lassen left, a Quay official said "the boats are all sold out".', None),
    ],
)
def test_the_name_beside_the_verb_speaks_and_no_place_office_or_opening_word(said: str, speaker: str | None) -> None:
    assert speakers(said) == [speaker]


@pytest.mark.parametrize(
    "said",
    [
        'See the note "Harbour Firm Releases New Model for Small Ports", and the list of others.',
        'The clause reads: "(k) A situation shall have arisen under which any further drawings would be idle".',
        "The contract says: \"'Programme' means the programme referred to in the loan agreement of the port\".",
    ],
)
def test_titles_and_clauses_of_contracts_are_no_quotations(said: str) -> None:
    assert article(said).quotations == ()


@pytest.mark.parametrize(
    "said",
    [
        '"NATO is not at war with Russia, Belarus or China," said Sven Park.',
        '"President Lassen and President Kratos met in Moscow," said Sven Park.',
        '"Israel, Egypt and Jordan are at war with Lebanon," Sven Park said.',
        '"Iran has not met its duty. Iran, Russia and China can not do so," said Sven Park.',
        'Sven Park said: "President Lassen and President Kratos met in Moscow."',
    ],
)
def test_a_sentence_full_of_names_is_a_quotation(said: str) -> None:
    (quote,) = article(said).quotations
    assert quote.speaker == "Sven Park"


@pytest.mark.parametrize(
    "said",
    [
        'In his book "New Rules for Small Ports," Sven Park said that he had seen them all.',
        'Sven Park wrote "New Rules for Small Ports" in the year of the great flood.',
    ],
)
def test_a_title_beside_somebody_who_speaks_is_none(said: str) -> None:
    assert article(said).quotations == ()


def test_a_long_list_of_names_is_read_in_short_time() -> None:
    names = "Ana of the Bank " * 4000
    started = time.process_time()
    speakers(f'{names}said "the boats are all sold out this year".')
    assert time.process_time() - started < 3


def test_a_short_sentence_that_somebody_says_is_a_quotation() -> None:
    said = '"They cannot silence us," said Sven Park, who leads the guild.'
    assert [quote.text for quote in article(said).quotations] == ["They cannot silence us"]


def test_a_paragraph_that_begins_and_ends_with_quotations_is_no_pull_quote() -> None:
    said = '"We have done nothing wrong," said Jonas Vale. "After a long look, we have found nothing at all."'
    found = cleaned(page(*HEAD, PROSE, said, MORE)).quotations
    assert [(quote.text, quote.speaker) for quote in found] == [
        ("We have done nothing wrong", "Jonas Vale"),
        ("After a long look, we have found nothing at all.", "Jonas Vale"),
    ]


def test_a_sentence_with_a_verb_of_saying_is_no_name_below_a_quotation() -> None:
    said = '"Our work of last year marks a turning point for the port," Vale said in a statement.'
    (quote,) = cleaned(page(*HEAD, PROSE, said, MORE)).quotations
    assert quote.speaker == "Vale"


def test_the_fullest_form_of_a_name_begins_behind_what_an_office_is_of() -> None:
    said = '"We must wait," said Lassen. Chancellor of the Exchequer Niels Lassen meets the guild; Lassen likes it.'
    assert speakers(said) == ["Niels Lassen"]


def test_an_office_that_a_land_is_named_with_stands_not_in_the_name() -> None:
    said = '"We must wait," said Kratos. Bank of Finland Governor Mira Kratos meets the guild; Kratos likes it.'
    assert speakers(said) == ["Mira Kratos"]


def test_a_speaker_whose_every_word_is_a_title_is_not_left_empty() -> None:
    assert "" not in speakers('"We must all wait for it," Ferria\'s Trade and Industry Minister Mira Kratos told them.')


def test_a_quotation_of_two_sentences_is_spoken_by_who_is_named_behind_it() -> None:
    assert speakers('"The boats are old. We are all sold out," the Ferry Line chairman said.') == [
        "the Ferry Line chairman"
    ]
    assert speakers('"The boats are old. We are all sold out," Mira Kratos said.') == ["Mira Kratos"]


def test_whose_fellow_somebody_is_stands_not_in_the_name() -> None:
    assert speakers("The Institute’s Mira Kratos said “it will be much cheaper and nearly as good”.") == ["Mira Kratos"]


def test_a_name_within_a_quotation_does_not_speak_the_other_half_of_it() -> None:
    said = '"The mood on the Quay is changing," he said, "from whether there will be a rise to when it will come."'
    assert speakers(said) == [None, None]


def test_where_to_look_is_nobody_who_speaks() -> None:
    said = "“I shall measure myself by the work of my last days”\nSee the note of May 2019"
    assert all(quote.speaker is None for quote in cleaned(page(*HEAD, PROSE, said, MORE)).quotations)
