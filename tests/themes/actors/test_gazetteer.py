from __future__ import annotations

import pytest

from flows.themes.actors.gazetteer import built_in, gazetteer
from schemas.actors import ActorKind, AliasesFile
from tests.themes.actors.names import NOTHING, PLACE, a_desk, actors, printed

NAMES = gazetteer(NOTHING)


def test_every_country_has_itself_for_its_country_and_is_found_by_its_capital_apart() -> None:
    assert NAMES.names["France"].country == "France"
    assert (NAMES.names["Paris"].kind, NAMES.names["Paris"].country) == (PLACE, None)


def test_countries_of_organisations_and_persons_are_places_that_are_known() -> None:
    places = {known.name for known in built_in().values() if known.kind is PLACE}
    assert {known.country for known in built_in().values() if known.country} <= places


def test_no_name_is_listed_for_two_actors() -> None:
    listed = [known.name for known in set(built_in().values())]
    assert len(listed) == len(set(listed))


def test_no_adjective_is_a_name() -> None:
    assert NAMES.adjectives.isdisjoint(NAMES.names)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Côte d'Ivoire", "Ivory Coast"), ("U.S. troops", "United States"), ("al-Qaeda cells", "Al-Qaeda"),
     ("Turkey", "Turkey"), ("Türkiye", "Turkey"), ("Russian Federation", "Russia")],
)  # fmt: skip
def test_common_and_official_names_are_one(text: str, name: str) -> None:
    hit = NAMES.at(text, 0)
    assert hit is not None
    assert hit[1].name == name


def test_a_name_is_no_part_of_a_longer_word() -> None:
    assert NAMES.at("Iranian", 0) is None
    assert NAMES.at("USAID", 0) != NAMES.at("USA", 0)


def test_the_desk_adds_an_alias_and_its_apostrophes_do_not_matter() -> None:
    found = actors("The RC met, and the People’s Rivers too.", desk=a_desk(aliases=("RC", "People's Rivers")))
    assert printed(found["River Council"]) == ["RC", "People’s Rivers"]


def test_the_desk_takes_an_alias_from_a_built_in_actor() -> None:
    found = actors("He left Kiev for Warsaw.", desk=a_desk(name="Old Kiev", kind="place", aliases=("Kiev",)))
    assert set(found) == {"Old Kiev", "Warsaw"}


def test_the_desk_changes_a_built_in_actor_and_keeps_its_names() -> None:
    desk = a_desk(name="Kremlin", kind="place", aliases=("the Fortress",))
    found = actors("The Kremlin, which is the Fortress, was silent.", desk=desk)
    assert (found["Kremlin"].kind, printed(found["Kremlin"])) == (PLACE, ["Kremlin", "the Fortress"])


def test_the_desk_bars_a_phrase() -> None:
    desk = a_desk(aliases=("RC",), **{"not": ("RC Cola",)})
    assert actors("RC Cola is a drink.", desk=desk) == {}


def test_the_desk_ignores_a_name() -> None:
    desk = AliasesFile(version=1, ignore=("NATO", "Rivonian Club"))
    assert set(actors("NATO and the Rivonian Club met in Oslo.", desk=desk)) == {"Oslo"}


def test_texts_in_other_languages_give_known_names_only() -> None:
    found = actors("Der Minister Anna Schmitz traf in Paris die Leiter der NATO und der Bank.", language="de")
    assert set(found) == {"Paris", "NATO"}


@pytest.mark.parametrize(
    ("text", "alias", "language"),
    [
        ("两国领导人在北京会晤，讨论中国的立场。", "中国", "zh"),
        ("Он прибыл в Россию; Россия ждёт.", "Россия", "ru"),
    ],
)
def test_names_in_other_scripts_are_found_where_the_desk_lists_them(text: str, alias: str, language: str) -> None:
    assert actors(text, language=language) == {}
    found = actors(text, language=language, desk=a_desk(name="The Country", kind="place", aliases=(alias,)))
    assert printed(found["The Country"]) == [alias]
    assert found["The Country"].kind is ActorKind.PLACE
