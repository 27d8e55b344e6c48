"""The folder of templates and the program that fills them."""

from __future__ import annotations

import ctypes.util
import gc
import logging
import re
import sys
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import DictLoader, Environment

from flows.digest.rendering import _remarks, _without_cycle_search, render_html
from flows.digest.rendering.compiled import CompiledTemplates
from flows.digest.rendering.engine import _deferred, engine
from flows.digest.rendering.faces import TEMPLATES
from flows.digest.rendering.fitting import _LEVELS
from flows.digest.rendering.markup import _environment
from schemas.digest import AnySection, Digest

# The page that shows one document is no issue: its words are labels, and it has its own style.
ISSUE = tuple(path for path in sorted(TEMPLATES.rglob("*.html")) if path.name != "inspection.html")


def _kinds() -> set[str]:
    return {section.model_fields["kind"].default for section in get_args(get_args(AnySection)[0])}


def test_every_kind_of_section_has_its_template_and_the_reverse() -> None:
    assert {path.stem for path in (TEMPLATES / "sections").glob("*.html")} == _kinds()


def test_templates_hold_no_words_of_their_own() -> None:
    for path in ISSUE:
        bare = re.sub(
            r"<style>.*?</style>|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&#\d+;",
            " ",
            path.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        assert re.findall(r"[A-Za-z]{2,}", bare) == [], path


def test_every_class_of_the_templates_has_a_style_and_the_reverse() -> None:
    style = re.sub(r"/\*.*?\*/", "", (TEMPLATES / "digest.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    styled = set(re.findall(r"\.([a-z]+)", re.sub(r"\{[^{}]*\}", " ", style)))
    text = "".join(path.read_text(encoding="utf-8") for path in ISSUE)
    used = {name for names in re.findall(r'class="([^"{]*)', text) for name in names.split()}
    made = {"cue", "around", "space", "tall", "on", "dense", "whole", "flowing", *(level.name for level in _LEVELS)}
    unstyled = {"first-page", "front", "space", "flowing", "issue", "row"}
    assert styled - used - made - _kinds() == set()
    assert used - styled - unstyled == set()


def test_the_filled_page_is_well_formed_and_brings_its_style(digest: Digest) -> None:
    html = render_html(digest)
    assert html.startswith("<!DOCTYPE html>")
    assert (TEMPLATES / "digest.css").read_text(encoding="utf-8")[:40] in html
    assert engine().page(html).etree_element.get("lang") == digest.language


def test_compiled_templates_are_kept_and_read_again(tmp_path: Path) -> None:
    def made() -> str:
        cache = CompiledTemplates(tmp_path / "kept")
        return Environment(loader=DictLoader({"a": "{{ 6 * 7 }}"}), bytecode_cache=cache).get_template("a").render()  # noqa: S701 - no markup

    assert made() == "42"
    kept = list((tmp_path / "kept").iterdir())
    written = kept[0].read_bytes()
    assert made() == "42"
    assert [path.read_bytes() for path in (tmp_path / "kept").iterdir()] == [written]


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    environment = Environment(
        loader=DictLoader({"a": "fine"}), bytecode_cache=CompiledTemplates(tmp_path), autoescape=True
    )
    environment.get_template("a")
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"no bytecode at all")
    again = Environment(loader=DictLoader({"a": "fine"}), bytecode_cache=CompiledTemplates(tmp_path), autoescape=True)
    assert again.get_template("a").render() == "fine"
    assert file.read_bytes() != b"no bytecode at all"


def test_templates_are_filled_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = CompiledTemplates(tmp_path / "file")
    environment = Environment(loader=DictLoader({"a": "fine"}), bytecode_cache=cache, autoescape=True)
    assert environment.get_template("a").render() == "fine"


def test_a_deferred_module_is_imported_when_it_is_first_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with _deferred(("colorsys",)):
        from colorsys import rgb_to_hls  # noqa: PLC0415 - the import is what is tested

        assert not hasattr(sys.modules["colorsys"], "__file__")
    assert "colorsys" not in sys.modules
    assert rgb_to_hls(0, 0, 0) == (0.0, 0.0, 0.0)
    assert sys.modules["colorsys"].__file__


def test_a_module_that_is_there_is_left_as_it_is() -> None:
    with _deferred(("json",)):
        assert sys.modules["json"].__file__
    assert "json" in sys.modules


def test_weasyprint_is_imported_without_leaving_a_trace() -> None:
    engine()
    assert ctypes.util.find_library.__module__ == "ctypes.util"
    for name in ("fontTools.subset", "fontTools.varLib.instancer"):
        assert name not in sys.modules or sys.modules[name].__file__


def test_the_search_for_cycles_is_taken_up_again_whatever_happens() -> None:
    seen = []

    def fail() -> None:
        seen.append(gc.isenabled())
        raise RuntimeError

    with pytest.raises(RuntimeError), _without_cycle_search():
        fail()
    assert seen == [False]
    assert gc.isenabled()


def test_only_what_weasyprint_warns_of_here_is_a_remark() -> None:
    with _remarks() as remarks:
        logging.getLogger("weasyprint").warning("a %s", "fault")
        logging.getLogger("weasyprint").info("a step")
    logging.getLogger("weasyprint").warning("later")
    assert remarks == ["a fault"]


def test_the_environment_is_made_once() -> None:
    assert _environment() is _environment()
