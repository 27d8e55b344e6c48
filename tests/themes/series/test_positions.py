from __future__ import annotations

import pytest

from flows.themes.cues import cues_of
from flows.themes.series import positions
from flows.themes.series.positions import changed, held
from schemas.article import Article, Author
from schemas.carried import HeldPosition
from schemas.evidence import Evidence
from schemas.themes import Statement, Theme, ThemeOrigin, ThemePosition
from tests.themes.articles import an_article

THEN = "The council may extend the sanctions on grain exports in July."
NOW = "The council will not extend the sanctions on grain exports."


def by(name: str, text: str, file: str) -> Article:
    return an_article(text, name=file).model_copy(update={"authors": (Author(name=name),)})


def a_theme(article: Article, name: str = "sanctions") -> Theme:
    text = article.blocks[0].text
    cited = Evidence(article=article.id, block="p1", start=0, end=len(text), text=text)
    said = ThemePosition(
        article=article.id, statements=(Statement(evidence=cited, cues=cues_of(text)),), blocks=("p1",)
    )
    return Theme(
        id=name,
        label=name.title(),
        short=name,
        origin=ThemeOrigin.TAXONOMY,
        key_phrases=(),
        members=(),
        positions=(said,),
        silent=(),
    )


def after(then: Article, period: int = 1) -> tuple[HeldPosition, ...]:
    return held((), [a_theme(then)], [then], period)


def pairs(then: Article, now: Article, theme: str = "sanctions") -> list[tuple[str, str]]:
    found = changed(after(then), [a_theme(now, theme)], [now], 2)
    return [(one.before.evidence.text, one.now.evidence.text) for one in found]


def test_near_sentences_of_one_author_that_are_qualified_otherwise_stand_side_by_side() -> None:
    then, now = by("Ada Miller", THEN, "a"), by("Ada Miller", NOW, "b")
    (found,) = changed(after(then), [a_theme(now)], [now], 2)
    assert (found.author, found.theme, found.label) == ("Ada Miller", "sanctions", "Sanctions")
    assert (found.before.evidence.text, found.before.cues, found.before.period) == (THEN, ("may",), 1)
    assert (found.now.evidence.text, found.now.cues, found.now.period) == (NOW, ("will", "not"), 2)
    assert found.before.published == found.now.published == now.published.when  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "now",
    [
        THEN,
        "The council may soon extend the sanctions on grain exports.",
        "The council will not hear the miners on coal.",
        "The council of Velden will not extend the sanctions of Orland on grain exports.",
    ],
)
def test_the_same_again_or_another_matter_is_no_change(now: str) -> None:
    assert pairs(by("Ada Miller", THEN, "a"), by("Ada Miller", now, "b")) == []


def test_will_says_no_more_than_the_bare_verb() -> None:
    bare, will = "The council extends the sanctions on grain.", "The council will extend the sanctions on grain."
    assert pairs(by("Ada Miller", bare, "a"), by("Ada Miller", will, "b")) == []


def test_another_author_or_another_theme_is_no_change() -> None:
    assert pairs(by("Ada Miller", THEN, "a"), by("Bo Larsen", NOW, "b")) == []
    assert pairs(by("Ada Miller", THEN, "a"), by("Ada Miller", NOW, "b"), theme="grain") == []


def test_a_sentence_that_was_not_chosen_for_the_issue_is_compared_too() -> None:
    then, now = by("Ada Miller", THEN, "a"), by("Ada Miller", f"Much is open. {NOW}", "b")
    assert pairs(then, now) == [(THEN, NOW)]


def test_what_an_author_says_now_takes_the_place_of_what_was_said() -> None:
    then, now = by("Ada Miller", THEN, "a"), by("Dr. Ada Miller", NOW, "b")
    kept = held(after(then), [a_theme(now)], [now], 2)
    assert [(one.period, one.statements[0].evidence.text) for one in kept] == [(2, NOW)]


def test_who_says_nothing_is_remembered_for_half_a_year_of_weeks() -> None:
    then = after(by("Ada Miller", THEN, "a"))
    assert held(then, [], [], 26) == then
    assert held(then, [], [], 27) == ()


def test_no_more_positions_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "MOST", 1)
    now = by("Bo Larsen", NOW, "b")
    kept = held(after(by("Ada Miller", THEN, "a")), [a_theme(now)], [now], 2)
    assert [one.authors for one in kept] == [("Bo Larsen",)]


def test_a_document_without_an_author_holds_no_position() -> None:
    nobody = an_article(THEN)
    assert held((), [a_theme(nobody)], [nobody], 1) == ()


UNLIKELY = "The embargo on Velden is unlikely to be lifted before 2028."
LIKELY = "The embargo on Velden is likely to be lifted before 2028."


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (UNLIKELY, LIKELY),
        ("The miners will probably return to the valley.", "The miners will not return to the valley."),
    ],
)
def test_what_was_qualified_and_not_chosen_is_compared_too(then: str, now: str) -> None:
    chosen = by("Ada Miller", "Much was said of the embargo.", "a")
    whole = by("Ada Miller", f"{chosen.blocks[0].text} {then}", "a")
    said = a_theme(chosen).positions[0].model_copy(update={"article": whole.id})
    known = held((), [a_theme(chosen).model_copy(update={"positions": (said,)})], [whole], 1)
    after_it = by("Ada Miller", now, "b")
    (found,) = changed(known, [a_theme(after_it)], [after_it], 2)
    assert (found.before.evidence.text, found.now.evidence.text) == (then, now)


def test_no_more_than_a_dozen_sentences_of_an_author_on_a_theme_are_kept_those_qualified_first() -> None:
    texts = [f"Port number {number} {'may close' if number % 2 else 'lies open'} then." for number in range(30)]
    (one,) = after(by("Ada Miller", " ".join(texts), "a"))
    assert (len(one.statements), all(said.cues for said in one.statements)) == (12, True)


def test_what_a_replaced_version_said_is_no_position() -> None:
    old = by("Ada Miller", THEN, "a")
    assert positions.without(after(old), {old.id}) == ()
    assert positions.without(after(old), {"another"}) == after(old)
