from __future__ import annotations

import pytest

from flows.themes.actors.gazetteer import built_in, gazetteer, site_codes
from flows.themes.actors.residence import country_of
from schemas.article import Article, Author, Publisher, Removed
from schemas.places import Place
from tests.themes.actors.names import NOTHING, named
from tests.themes.articles import an_article

HOUSE = "Tallberg Institute"


def country(article: Article, name: str = HOUSE) -> str | None:
    return named(article)[name].country


def published(text: str = "Rain fell.", **fields: object) -> Article:
    house = Publisher(name=HOUSE, basis="stands over the title")
    return an_article(text).model_copy(update={"publisher": house, **fields})


def cut(text: str) -> tuple[Removed, ...]:
    place = Place(start=0, end=len(text), line=1, last_line=1)
    return (Removed(rule="contact", reason="how to reach the house", text=text, place=place),)


@pytest.mark.parametrize(
    "text",
    [
        "The Tallberg Institute, based in Oslo, counts rain.",
        "The Tallberg Institute (TI) is an independent house based in Norway.",
        "The Tallberg Institute, which is headquartered in Oslo, counts rain.",
    ],
)
def test_an_institution_is_of_the_country_in_which_its_document_says_that_it_is_based(text: str) -> None:
    assert country(published(text)) == "Norway"


def test_a_city_that_no_list_has_as_a_capital_tells_no_country() -> None:
    assert country(published("The Tallberg Institute, based in Tallberg, counts rain.")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Tallberg Institute, based in Athens, Georgia, counts rain.", None),
        ("The Tallberg Institute, based in Oslo, Minnesota, counts rain.", None),
        ("The Tallberg Institute, based in Oslo, Norway, counts rain.", "Norway"),
        ("The Tallberg Institute, based in Rome, counts rain.", None),
        ("The Tallberg Institute, based in Rome, counts the rain of Italy.", "Italy"),
    ],
)
def test_a_town_that_is_called_like_a_capital_tells_no_country(text: str, expected: str | None) -> None:
    assert country(published(text)) == expected


def test_where_somebody_else_is_based_tells_nothing() -> None:
    assert country(published("The Tallberg Institute praised a house based in Oslo.")) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Contact: Press office, Storgata 1, 0155 Oslo.", "Norway"),
        ("Langer Weg 15, D-10115 Berlin, Germany", "Germany"),
        ("12 Long Street NW, Washington, DC 20036", "United States"),
        ("3 Long Street, London SW1Y 4LE", "United Kingdom"),
        ("Storgata 1, 0155 Oslo.\nLanger Weg 15, D-10115 Berlin, Germany", None),
        ("In the year 2014 Oslo", None),
    ],
)
def test_a_postal_address_beside_the_text_tells_the_publishers_country(line: str, expected: str | None) -> None:
    assert country(published(removed=cut(line))) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("url:https://www.tallberg.fr/rain", "France"),
        ("www.tallberg.de", "Germany"),
        ("https://tallberg.ac.uk/rain.fr", "United Kingdom"),
        ("https://tallberg.org/fr/rain", None),
        ("https://tallberg.io/rain", None),
        ("https://tallberg.org/rain.pl?id=3", None),
        ("https://tallberg.org/report.in/x", None),
        ("https://tallberg.fr:443", "France"),
        ("https://[tallberg.fr/rain", None),
        ("doi:10.1/tallberg.fr", None),
    ],
)
def test_the_code_of_a_country_in_the_documents_own_address_tells_it(address: str, expected: str | None) -> None:
    assert country(published(identifiers=(address,))) == expected


def test_the_address_of_a_site_that_took_a_text_over_is_not_the_publishers() -> None:
    assert country(published(identifiers=("https://rain-news.fr/1",), host="Rain News")) is None


def test_the_mail_of_an_author_tells_where_the_house_is() -> None:
    author = Author(name="Ottokar Vranjak", affiliation=HOUSE, email="ov@tallberg.dk")
    assert country(an_article("Rain fell.").model_copy(update={"authors": (author,)})) == "Denmark"
    assert country(published(authors=(author,))) == "Denmark"


def test_a_capital_behind_the_name_is_part_of_it_and_tells_the_country() -> None:
    author = Author(name="Ottokar Vranjak", affiliation="Tallberg Institute, Oslo")
    article = an_article("Rain fell.").model_copy(update={"authors": (author,)})
    assert country(article, "Tallberg Institute, Oslo") == "Norway"


@pytest.mark.parametrize("name", ["Tallberg University, Athens", "Tallberg University, Athens, Georgia"])
def test_a_town_behind_the_name_that_is_called_like_a_capital_tells_no_country(name: str) -> None:
    author = Author(name="Ottokar Vranjak", affiliation=name)
    article = an_article("Rain fell.").model_copy(update={"authors": (author,)})
    assert country(article, name) is None


def test_an_institution_without_a_name_is_of_no_country() -> None:
    assert country_of(" ", an_article("Rain fell."), gazetteer(NOTHING), ()) is None


def test_every_code_is_of_a_known_country() -> None:
    assert set(site_codes().values()) <= {known.country for known in built_in().values()}
