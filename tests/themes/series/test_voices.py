from __future__ import annotations

import pytest

from flows.themes.series.voices import authors_after, folded, houses_after, new
from schemas.article import Article, Author, Publisher
from schemas.carried import Carried
from schemas.changes import VoiceKind
from tests.themes.articles import an_article


def by(*names: str, house: str | None = None, short: str | None = None, at: str | None = None) -> Article:
    publisher = Publisher(name=house, abbreviation=short, basis="printed") if house else None
    authors = tuple(Author(name=name, affiliation=at) for name in names)
    article = an_article("A text.", name="-".join((*names, house or "", at or "")))
    return article.model_copy(update={"authors": authors, "publisher": publisher})


def heard(*articles: Article) -> Carried:
    return Carried(authors=authors_after((), articles), houses=houses_after((), articles))


def names(before: Carried, *articles: Article) -> list[tuple[VoiceKind, str]]:
    return [(one.kind, one.name) for one in new(before, articles)]


def test_who_was_never_heard_is_new_institutions_first() -> None:
    found = names(heard(by("Ada Miller", house="North Institute")), by("Bo Larsen", house="Harbour Council"))
    assert found == [(VoiceKind.HOUSE, "Harbour Council"), (VoiceKind.AUTHOR, "Bo Larsen")]


def test_who_was_heard_is_not() -> None:
    article = by("Ada Miller", house="North Institute")
    assert names(heard(article), article) == []


@pytest.mark.parametrize("name", ["A. Miller", "Dr Ada Miller", "ADA MILLER", "Ada K. Miller", "Miller"])
def test_who_may_have_been_heard_under_another_spelling_is_not_called_new(name: str) -> None:
    assert names(heard(by("Ada Miller")), by(name)) == []


@pytest.mark.parametrize("name", ["Bo Miller", "Ada Larsen"])
def test_another_first_name_or_surname_is_another_author(name: str) -> None:
    assert names(heard(by("Ada Miller")), by(name)) == [(VoiceKind.AUTHOR, name)]


@pytest.mark.parametrize("house", ["The North Institute", "NI", "North Institute of Velden"])
def test_an_institution_is_known_by_its_short_form_and_by_a_longer_one(house: str) -> None:
    assert names(heard(by(house="North Institute", short="NI")), by(house=house)) == []


def test_without_a_publisher_the_house_of_the_first_author_speaks() -> None:
    found = names(heard(by("Ada Miller")), by("Ada Miller", at="University of Velden"))
    assert found == [(VoiceKind.HOUSE, "University of Velden")]


def test_a_voice_of_several_documents_is_told_once_with_all_of_them() -> None:
    one, two = by("Bo Larsen", house="A"), by("Bo Larsen", house="B")
    (author,) = [voice for voice in new(heard(by(house="A B")), [one, two]) if voice.kind is VoiceKind.AUTHOR]
    assert author.articles == (one.id, two.id)


def test_what_is_remembered_grows_and_keeps_its_order() -> None:
    first = authors_after((), [by("Bo Larsen")])
    assert authors_after(first, [by("Ada Miller"), by("Dr. Bo Larsen")]) == ("ada miller", "bo larsen")


def test_a_name_is_folded_without_titles_and_the_article() -> None:
    assert [folded(name) for name in ("Prof. Dr. Eva Löwe", "The Harbour Council", "")] == [
        folded("Eva Löwe"),
        "harbour council",
        "",
    ]
