from __future__ import annotations

import pytest

from flows.themes.boilerplate import is_boilerplate, opens_a_letter


@pytest.mark.parametrize(
    "sentence",
    [
        "The present report covers the period from 3 May to 9 August 2031.",
        "This policy brief was prepared with the support of the Narrows Foundation.",
        "This article originally appeared in the Halim Gazette.",
        "Originally published on the site of the River Institute.",
        "The views expressed here are those of the author alone.",
        "Opinions expressed by contributors do not reflect those of the editors.",
        "Its contents do not necessarily represent the position of the fund.",
        "The River Institute is a non-profit, independent research organization in Halim.",
        "Halim Centre is an independent, nonpartisan think tank.",
        "The institute takes no institutional positions on policy.",
        "Read more on grain prices.",
        "See also our page on dams.",
        "Click here for the full table.",
        "Subscribe to our newsletter on fisheries.",
        "Follow him on every network.",
        "Download the full report as a file.",
        "Share this article.",
        "© 2031 Halim Gazette.",
        "Keywords: dams, quotas, drought",
        "Mots-clés : barrages, quotas",
        "- 关键词：水坝，配额",
        "The Monitoring Team is grateful for the support of the coastal states.",
        "The authors wish to express their gratitude to the port authority.",
        "We express our appreciation to the crews.",
    ],
)
def test_what_a_text_says_of_itself_its_makers_and_other_pages_is_boilerplate(sentence: str) -> None:
    assert is_boilerplate(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The report finds that the dam loses a third of its water.",
        "This paper argues that quotas should be traded.",
        "The present crisis began with a drought.",
        "The government is grateful to nobody for the dam.",
        "The coastal states are grateful for the convoy.",
        "The fleet is a non-profit operation, critics say.",
        "Views expressed in the capital changed within a week.",
        "Readers learn more from a table than from a column.",
        "Tags on the nets tell whose they are.",
        "Copyright law should protect the maps of the seabed.",
        "The council expressed concern at the loss of grain.",
        "Share this burden, the minister said, or lose the river.",
        "Sanctions were first published by the council in May.",
    ],
)
def test_what_a_text_says_of_its_matter_is_none(sentence: str) -> None:
    assert not is_boilerplate(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I have the honour to refer to the mission in the Halim Narrows, which was established in 2029.",
        "On behalf of the committee, I have the honor to transmit herewith its annual report on quotas.",
        "I have the honour, in my capacity as chair of the committee, to submit the list of vessels.",
        "With reference to your letter of 3 May on the dam, the ministry has the following remarks.",
        "Please find attached the table of catches.",
    ],
)
def test_what_a_letter_refers_to_or_comes_with_opens_it(sentence: str) -> None:
    assert opens_a_letter(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I have the honour to inform you that the convoy was attacked on 3 May.",
        "The minister had the honour to refer to the dam as his own.",
        "Further to the north, the river is dry.",
    ],
)
def test_what_a_letter_tells_does_not(sentence: str) -> None:
    assert not opens_a_letter(sentence)
