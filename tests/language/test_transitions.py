from __future__ import annotations

from datetime import date

import pytest

from flows.language.transitions import oath_after


@pytest.mark.parametrize(
    ("text", "day", "oath"),
    [
        ("President-elect Park promised more.", date(2013, 1, 10), ("Park", date(2013, 2, 25))),
        ("The Biden administration will decide.", date(2020, 12, 1), ("Biden", date(2021, 1, 20))),
        ("Der gewählte Präsident Emmanuel Macron sprach.", date(2017, 5, 10), ("Macron", date(2017, 5, 14))),
        ("El presidente electo Gustavo Petro habló.", date(2022, 7, 1), ("Petro", date(2022, 8, 7))),
        ("Much hangs on Obama’s inauguration.", date(2008, 12, 1), ("Obama", date(2009, 1, 20))),
    ],
)
def test_who_is_called_president_between_election_and_oath_takes_it(
    text: str, day: date, oath: tuple[str, date]
) -> None:
    assert oath_after(text, day, day) == oath


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hyde Park was closed.", date(2013, 1, 10)),
        ("Bruce Lee was a star.", date(2007, 12, 30)),
        ("The Fox administration will decide.", date(2013, 1, 10)),
        ("The Bush administration and the Obama administration differ.", date(2013, 1, 10)),
    ],
)
def test_a_surname_alone_or_at_another_time_takes_no_oath(text: str, day: date) -> None:
    assert oath_after(text, day, day) is None
