"""Every kind of section is in all the places where it belongs."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args

import pytest

from flows.digest import sections
from flows.digest.sections import BUILTIN, Builder, build
from schemas.digest import AnySection
from tests.digest.materials import an_analysis, articles, material

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "report_templates"
KINDS = {model.model_fields["kind"].default for model in get_args(get_args(AnySection)[0])}
# The evidence is what the others cite, so nothing builds it from the material alone.
BUILT = KINDS - {"evidence"}


def test_every_module_of_the_folder_is_in_the_table() -> None:
    named = {address.partition(":")[0] for address in BUILTIN.values()}
    assert named == {f"{sections.__name__}.{module.name}" for module in iter_modules(sections.__path__)}


def test_the_table_has_every_kind_of_section() -> None:
    assert set(BUILTIN) == BUILT


@pytest.mark.parametrize("address", BUILTIN.values())
def test_every_line_of_the_table_leads_to_a_builder(address: str) -> None:
    module, _, name = address.partition(":")
    assert isinstance(getattr(import_module(module), name), Builder)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_template(kind: str) -> None:
    assert (TEMPLATES / "sections" / f"{kind}.html").is_file()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_documented(kind: str) -> None:
    assert f"## `{kind}`: " in (ROOT / "docs" / "sections.md").read_text(encoding="utf-8")


def test_no_template_and_no_page_of_the_documentation_is_about_a_kind_that_is_gone() -> None:
    told = re.findall(r"^## `([\w-]+)`: ", (ROOT / "docs" / "sections.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(told) == KINDS
    assert {path.stem for path in (TEMPLATES / "sections").iterdir()} == KINDS


@pytest.mark.parametrize("kind", sorted(BUILT))
def test_every_kind_has_a_test_of_its_own(kind: str) -> None:
    assert (Path(__file__).parent / f"test_{kind.replace('-', '_')}.py").is_file()


def test_sections_come_in_the_order_of_the_table_and_of_the_documentation() -> None:
    order = list(BUILTIN)
    kinds = [section.kind for section in build(material())]
    assert kinds == sorted(kinds, key=order.index)
    assert set(kinds) == BUILT - {"changes", "numbers"}
    told = re.findall(r"^## `([\w-]+)`: ", (ROOT / "docs" / "sections.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [kind for kind in told if kind != "evidence"] == order


@pytest.mark.parametrize("n", [1, 2, 60])
def test_every_builder_takes_one_document_and_sixty(n: int) -> None:
    assert {section.kind for section in build(material(n))} >= {"glance", "theme", "sources", "not-included", "method"}


def test_documents_without_anything_to_tell_leave_sources_and_method() -> None:
    bare = tuple(
        article.model_copy(update={"quotations": (), "tables": (), "recommendations": ()}) for article in articles()
    )
    empty = an_analysis(bare, themes=(), events=(), figures=())
    kinds = [section.kind for section in build(material(articles=bare, analysis=empty))]
    assert kinds == ["sources", "not-included", "method"]
