from __future__ import annotations

from flows.themes.memory import histories
from schemas.article import Article, Author, Publisher
from schemas.memory import PERIODS_KEPT, PeriodShare, ThemeHistory
from schemas.themes import Analysis, Membership, Statement, Theme, ThemeOrigin, ThemePosition
from tests.themes.articles import an_article, units


def a_theme(*members: tuple[Article, str], name: str = "ports", merged: tuple[str, ...] = ()) -> Theme:
    """Return a theme of blocks, each of which is first of all about it."""
    whole = units("Ports matter.")[0].evidence((0, 13))
    articles = dict.fromkeys(article.id for article, _ in members)
    return Theme(
        id=name,
        label=f"All about {name}",
        short=name,
        origin=ThemeOrigin.TAXONOMY,
        key_phrases=(),
        members=tuple(
            Membership(article=article.id, block=block, primary=True, weight=1, hits=()) for article, block in members
        ),
        positions=tuple(
            ThemePosition(article=one, statements=(Statement(evidence=whole),), blocks=("p1",)) for one in articles
        ),
        silent=(),
        merged=merged,
    )


def an_analysis(*themes: Theme) -> Analysis:
    return Analysis(made_by="test 1", taxonomy="0" * 64, articles=(), themes=themes)


HALF = an_article("Ports are full of ships.", "Nobody here knows why.", name="half")
OTHER = an_article("Ports are empty again now.", "It rains.", "And it rains.", name="other")


def test_the_share_is_that_of_the_words_of_an_issue() -> None:
    (history,) = histories.after((), an_analysis(a_theme((HALF, "p1"))), [HALF], 1)
    (share,) = history.shares
    assert (share.period, share.share, share.support) == (1, 0.5556, 1)


def test_a_paragraph_of_which_it_is_not_the_main_theme_does_not_count() -> None:
    theme = a_theme((HALF, "p1"))
    aside = theme.model_copy(update={"members": (theme.members[0].model_copy(update={"primary": False}),)})
    (history,) = histories.after((), an_analysis(aside), [HALF], 1)
    assert history.shares[0].share == 0


def test_the_sources_are_publishers_or_else_authors() -> None:
    printed = HALF.model_copy(
        update={"publisher": Publisher(name="The Quay", basis="imprint"), "authors": (Author(name="Ida Ross"),)}
    )
    signed = OTHER.model_copy(update={"authors": (Author(name="Ida Ross"),)})
    theme = a_theme((printed, "p1"), (signed, "p1"))
    (history,) = histories.after((), an_analysis(theme), [printed, signed], 1)
    assert history.shares[0].sources == ("Ida Ross", "The Quay")


def test_a_theme_goes_on_under_its_id_whatever_its_label_becomes() -> None:
    first = histories.after((), an_analysis(a_theme((HALF, "p1"))), [HALF], 1)
    renamed = a_theme((HALF, "p1")).model_copy(update={"label": "Harbours"})
    (history,) = histories.after(first, an_analysis(renamed), [HALF], 2)
    assert (history.first, history.last, history.label) == (1, 2, "Harbours")
    assert [share.period for share in history.shares] == [1, 2]


def test_a_theme_that_is_away_keeps_when_it_was_seen() -> None:
    first = histories.after((), an_analysis(a_theme((HALF, "p1"))), [HALF], 1)
    assert histories.after(first, an_analysis(), [OTHER], 2) == first


def test_shares_of_periods_long_over_are_left_out_and_the_theme_stays() -> None:
    old = ThemeHistory(
        id="ports",
        label="Ports",
        first=1,
        last=2,
        shares=(PeriodShare(period=1, share=0.5, support=1), PeriodShare(period=2, share=0.5, support=1)),
    )
    (history,) = histories.after((old,), an_analysis(), [OTHER], PERIODS_KEPT + 1)
    assert [share.period for share in history.shares] == [2]
    (history,) = histories.after((history,), an_analysis(), [OTHER], PERIODS_KEPT + 2)
    assert (history.shares, history.first, history.last) == ((), 1, 2)


def test_themes_unseen_for_longest_go_when_there_are_too_many() -> None:
    many = [ThemeHistory(id=f"t{n}", label=f"Theme {n}", first=1, last=1 + n % 7) for n in range(histories.MOST)]
    found = histories.after(many, an_analysis(a_theme((HALF, "p1"))), [HALF], 8)
    assert len(found) == histories.MOST
    assert {history.id for history in found} >= {"ports", "t6"}
    assert "t994" not in {history.id for history in found}


def test_a_theme_that_was_merged_says_into_which() -> None:
    first = histories.after((), an_analysis(a_theme((HALF, "p1"), name="quays")), [HALF], 1)
    second = histories.after(first, an_analysis(a_theme((HALF, "p1"), merged=("quays",))), [HALF], 2)
    assert {history.id: history.merged_into for history in second} == {"ports": None, "quays": "ports"}


def test_an_issue_without_a_word_has_no_shares() -> None:
    assert histories.after((), an_analysis(), [an_article()], 1) == ()
