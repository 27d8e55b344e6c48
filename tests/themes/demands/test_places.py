from __future__ import annotations

from pathlib import Path

from flows.settings import Settings
from flows.themes.run import analyse
from schemas.recommendations import Demand
from tests.themes.articles import an_article


def demand(text: str) -> Demand:
    (one,) = analyse([an_article(text)], Settings()).recommendations
    return one.demand


def test_the_places_of_what_is_asked_are_named_as_lists_name_them() -> None:
    assert demand("The government should reopen its consulates in Turkey and in the UK, and then in Turkey.").where == (
        "Turkey",
        "United Kingdom",
    )


def test_a_place_that_is_to_act_is_not_where_it_acts() -> None:
    found = demand("Norway must reopen its consulate in Basra.")
    assert (found.addressee, found.where) == ("Norway", ("Basra",))


def test_what_names_no_place_has_none() -> None:
    assert demand("The government should reopen its consulates.").where == ()


def test_names_of_the_desk_are_used(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("version: 1\nactors:\n  - {name: The Sound, kind: place, aliases: [Oresund]}\n")
    (one,) = analyse([an_article("The ministry must close the Oresund.")], Settings(aliases=path)).recommendations
    assert one.demand.where == ("The Sound",)
