from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import AliasesError, PluginError, TaxonomyError
from flows.settings import Settings
from flows.themes.run import analyse
from tests.themes.articles import DESK, an_article

ARTICLE = an_article("The export ban on wheat may end.", "The dam is full.")


def a_desk(folder: Path, text: str) -> Settings:
    path = folder / "themes.yaml"
    path.write_text(text, encoding="utf-8")
    return Settings(taxonomy=path)


def test_the_taxonomy_that_the_settings_name_is_used(tmp_path: Path) -> None:
    found = analyse([ARTICLE], a_desk(tmp_path, DESK))
    assert {theme.id for theme in found.themes} == {"grain-trade", "water"}


def test_without_a_setting_the_built_in_taxonomy_is_used() -> None:
    found = analyse([an_article("The sanctions on oil exports may be lifted by the European Union.")], Settings())
    assert "sanctions" in {theme.id for theme in found.themes}


def test_an_unknown_backend_is_told_what_there_is() -> None:
    with pytest.raises(PluginError, match="there is no such theme backend; there are embedded"):
        analyse([ARTICLE], Settings(), backend="oracle")


def test_a_fault_in_the_taxonomy_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match=r"themes\.yaml:5"):
        analyse([ARTICLE], a_desk(tmp_path, DESK.replace("short: Fisheries", "brief: Fisheries")))


def test_actors_are_named_as_the_file_of_names_says(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("version: 1\nactors:\n  - {name: River Council, kind: organisation, aliases: [the Ten]}\n")
    found = analyse([an_article("On Monday the Ten met in Oslo.")], Settings(aliases=path))
    assert [actor.name for actor in found.actors] == ["Oslo", "River Council"]


def test_a_fault_in_the_file_of_names_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("version: 1\nactors:\n  - {name: River Council}\n")
    with pytest.raises(AliasesError, match=r"names\.yaml:3: the key 'kind' is missing"):
        analyse([ARTICLE], Settings(aliases=path))
