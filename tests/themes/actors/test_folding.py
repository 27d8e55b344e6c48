from __future__ import annotations

from schemas.article import Article, Author, BlockKind, Publisher, Table
from tests.themes.actors.names import ORGANISATION, actors, kinds, named, printed
from tests.themes.articles import an_article

OTTO = "Minister Ottokar Vranjak spoke in Oslo."


def by(article: Article, *authors: Author, publisher: str | None = None) -> Article:
    bought = Publisher(name=publisher, basis="printed") if publisher else None
    return article.model_copy(update={"authors": authors, "publisher": bought})


def test_a_surname_is_the_persons_whose_full_name_the_article_has() -> None:
    found = actors("Vranjak came late.", OTTO, "Mr Vranjak left early.")
    assert printed(found["Ottokar Vranjak"]) == ["Vranjak", "Ottokar Vranjak", "Vranjak"]
    assert found["Ottokar Vranjak"].aliases == ("Vranjak",)


def test_a_family_name_in_front_is_one_too() -> None:
    assert printed(actors("Minister Park Joon-seo spoke. Park left.")["Park Joon-seo"]) == ["Park Joon-seo", "Park"]


def test_a_surname_that_two_persons_bear_is_nobodys() -> None:
    found = actors(OTTO, "General Milena Vranjak spoke too.", "Vranjak left.")
    assert printed(found["Ottokar Vranjak"]) == ["Ottokar Vranjak"]
    assert printed(found["Milena Vranjak"]) == ["Milena Vranjak"]


def test_a_surname_in_another_article_is_the_only_bearers_of_the_issue() -> None:
    found = named(an_article(OTTO, name="a"), an_article("Nobody expected Vranjak.", name="b"))
    assert len({mention.evidence.article for mention in found["Ottokar Vranjak"].mentions}) == 2


def test_a_common_surname_in_another_article_is_left_alone() -> None:
    found = named(an_article("Minister Ottokar Hansen spoke.", name="a"), an_article("They met Hansen.", name="b"))
    assert len(found["Ottokar Hansen"].mentions) == 1


def test_a_full_name_in_the_article_overrules_a_known_surname() -> None:
    found = actors("The banker Ottokar Merkel resigned. Merkel gave no reason.")
    assert printed(found["Ottokar Merkel"]) == ["Ottokar Merkel", "Merkel"]
    assert "Angela Merkel" not in found


def test_an_abbreviation_means_what_the_article_says() -> None:
    found = actors("The Organisation of River States (ORS) met. The ORS has ten members. ORST is a firm.")
    assert printed(found["Organisation of River States"]) == ["Organisation of River States", "ORS"]


def test_an_abbreviation_of_a_thing_is_no_organisation() -> None:
    assert kinds("The Remote Monitoring System (RMS) works. RMS is cheap.") == {}


def test_an_abbreviation_counts_in_its_own_article_only() -> None:
    first = an_article("The Organisation of River States (ORS) met.", name="a")
    assert set(named(first, an_article("An ORS is a pump.", name="b"))) == {"Organisation of River States"}


def test_the_supplier_of_a_tables_data_is_an_organisation() -> None:
    text = "Table 1: Ice. Source: Fondet Nordisk Is (October 2024)"
    table = Table(id="t1", label="Table", number=1, caption="Ice", columns=(), rows=(), unit=None,
                  source="Fondet Nordisk Is", block="p1")  # fmt: skip
    found = named(an_article((BlockKind.TABLE, text), tables=(table,)))
    assert found["Fondet Nordisk Is"].kind is ORGANISATION


def test_authors_and_publishers_are_no_actors_of_their_own_article_and_are_known_to_speak() -> None:
    text = "Mr Ottokar Vranjak of the Tallberg Institute writes from Oslo. Vranjak has lived there."
    article = by(an_article(text), Author(name="Ottokar Vranjak"), publisher="Tallberg Institute")
    found = named(article)
    assert {name for name, actor in found.items() if actor.mentions} == {"Oslo"}
    assert found["Tallberg Institute"].speaks_in == (article.id,)
    assert found["Ottokar Vranjak"].speaks_in == (article.id,)


def test_who_wrote_one_article_is_an_actor_of_another() -> None:
    mine = by(an_article("Rain fell.", name="a"), Author(name="Ottokar Vranjak"))
    found = named(mine, an_article(OTTO, name="b"))["Ottokar Vranjak"]
    assert (len(found.mentions), found.speaks_in) == (1, (mine.id,))


def test_the_country_of_an_institution_is_known_where_the_article_prints_it_behind_its_name() -> None:
    norse = Author(name="Ottokar Vranjak", affiliation="Tallberg Institute, Norway")
    found = named(by(an_article("Rain fell."), norse))
    assert found["Tallberg Institute"].country == "Norway"
    assert found["Ottokar Vranjak"].country is None


def test_the_country_is_never_told_from_a_name() -> None:
    found = named(by(an_article("Rain fell."), publisher="Norwegian Rain Institute"))
    assert found["Norwegian Rain Institute"].country is None


def test_actors_of_most_articles_come_first() -> None:
    one = an_article("Oslo, Oslo, Oslo. Bergen.", "They left Norway.", name="a")
    other = an_article("They came to Norway.", name="b")
    assert list(named(one, other))[:2] == ["Norway", "Oslo"]


def test_a_body_that_many_countries_have_is_a_countrys_own_where_that_country_is_spoken_of() -> None:
    assert "US Congress" not in kinds("The Senate voted, and the lower house followed.")
    assert "US Congress" in kinds("The Senate voted.", "American farmers had asked for it.")
    assert "US Congress" in kinds("The Senate voted.", "Farmers in the United States had asked for it.")


def test_a_given_name_alone_is_nobodys_in_another_article() -> None:
    first = an_article("Pope Francis spoke.", name="a")
    assert len(named(first, an_article("It is by Taylor and Francis.", name="b"))["Pope Francis"].mentions) == 1


def test_a_man_and_a_woman_of_one_surname_are_two_persons() -> None:
    found = actors("Mr Vranjak met Ms Vranjak. Later Mr. Vranjak left.")
    assert {name: len(actor.mentions) for name, actor in found.items()} == {"Mr Vranjak": 2, "Ms Vranjak": 1}
