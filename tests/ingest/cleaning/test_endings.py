from __future__ import annotations

import pytest

from flows.ingest.cleaning import clean
from flows.ingest.readers import ReadText
from tests.records import a_raw

PROSE = "The strait was closed for nine days, and ships waited at the pier until the pilots had come back to work"


def breaks_off(text: str) -> bool:
    article = clean(ReadText(text=text, encoding="utf-8"), a_raw(text.encode()))
    return "breaks-off" in [notice.code for notice in article.notices]


@pytest.mark.parametrize(
    "end", [" […]", " [...]", " (…)", "…", "...", ". Continue reading The strait →", ". Lire la suite »"]
)
def test_a_summary_that_is_cut_is_flagged(end: str) -> None:
    assert breaks_off(f"{PROSE}{end}")


@pytest.mark.parametrize("end", [".", '."', ". He had read more.", ". They read on in their books for hours."])
def test_a_text_that_ends_is_not_flagged(end: str) -> None:
    assert not breaks_off(f"{PROSE}{end}")


def test_three_dots_end_an_essay_and_a_mark_of_omission_none() -> None:
    essay = [f"{PROSE}, on day {number}." for number in range(4)]
    assert not breaks_off("\n\n".join((*essay, f"{PROSE}…")))
    assert breaks_off("\n\n".join((*essay, f"{PROSE} […]")))
