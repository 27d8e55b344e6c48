from __future__ import annotations

import hashlib
from pathlib import Path
from textwrap import dedent

import pytest

from flows.errors import TaxonomyError
from flows.themes.taxonomy import DEFAULT, load, parse

GOOD = """\
version: 1
themes:
  - id: water
    label: Rivers and dams
    short: Water
    strong: [dam, no, 1919, yes]
    hint:
      - river*
    not: [river card]
"""


def fault(text: str) -> TaxonomyError:
    with pytest.raises(TaxonomyError) as caught:
        parse(dedent(text), "desk.yaml")
    return caught.value


def test_a_taxonomy_is_read_as_it_is_written() -> None:
    (theme,) = parse(GOOD, "desk.yaml").themes
    assert (theme.id, theme.label, theme.short) == ("water", "Rivers and dams", "Water")
    assert (theme.hint, theme.not_) == (("river*",), ("river card",))


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    (theme,) = parse(GOOD, "desk.yaml").themes
    assert theme.strong == ("dam", "no", "1919", "yes")


def test_a_taxonomy_may_have_no_themes() -> None:
    assert parse("version: 1\nthemes: []\n", "desk.yaml").themes == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("hint:", "hints:", 7, "there is no key 'hints'; there are id, label, short, strong, hint, not"),
        ("version: 1", "version: 1\nowner: us", 2, "there is no key 'owner'; there are version, languages, themes"),
        ("    label: Rivers and dams\n", "", 3, "the key 'label' is missing"),
        ("id: water", "id: Water", 3, "id"),
        ("label: Rivers and dams", f"label: {'x' * 81}", 4, "80 characters"),
        ("short: Water", f"short: {'x' * 23}", 5, "22 characters"),
        ("version: 1", "version: 2", 1, "version"),
        ("[dam, no", "[da*, no", 6, "'*' stands at the end of a word of 3 letters or more"),
        ("- river*", "- ri*ver", 8, "'*' stands at the end"),
        ("- river*", "- '--'", 8, "holds no word"),
        ("strong:", "hint:", 7, "stands twice"),
        ("not: [river card]", "merged_into: rivers", 9, "there is no other theme 'rivers'"),
        ("not: [river card]", "split_from: water", 9, "there is no other theme 'water'"),
        ("- river*", "- [river*]", 8, "hint"),
        ("version: 1", "version: 1\nlanguages: [English]", 2, "string should match pattern"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, line: int, told: str) -> None:
    assert old in GOOD
    found = fault(GOOD.replace(old, new))
    assert found.line == line
    assert told in str(found)
    assert str(found).startswith(f"desk.yaml:{line}")


def test_broken_yaml_is_told_with_its_line() -> None:
    found = fault("version: 1\nthemes:\n  - id: [water\n")
    assert found.line is not None
    assert "is not YAML" in str(found)


def test_an_id_that_is_used_twice_is_told_at_its_second_place() -> None:
    theme = "  - {id: water, label: Rivers, short: Water, strong: [dam]}\n"
    assert fault(f"version: 1\nthemes:\n{theme}{theme}").line == 4


def test_a_theme_without_terms_is_told() -> None:
    found = fault("version: 1\nthemes:\n  - {id: water, label: Rivers, short: Water}\n")
    assert (found.line, "has no terms" in str(found)) == (3, True)


def test_a_theme_that_was_merged_needs_no_terms() -> None:
    text = """\
        version: 1
        themes:
          - {id: water, label: Rivers, short: Water, strong: [dam]}
          - {id: rivers, label: Rivers, short: Rivers, merged_into: water}
    """
    assert len(parse(dedent(text), "desk.yaml").themes) == 2


@pytest.mark.parametrize("text", ["", "# nothing but a remark\n"])
def test_an_empty_file_is_told_what_it_needs(text: str) -> None:
    assert "is empty; it needs 'version: 1'" in str(fault(text))


@pytest.mark.parametrize("text", ["just a sentence", "[a, list]", "themes: []"])
def test_a_file_of_another_form_is_refused(text: str) -> None:
    fault(text)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match=r"none\.yaml.*cannot be read"):
        load(tmp_path / "none.yaml")


def test_a_file_in_another_encoding_is_named_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "desk.yaml"
    path.write_bytes("version: 1\n# détente".encode("latin-1"))
    with pytest.raises(TaxonomyError, match="is not UTF-8 at byte 14"):
        load(path)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "desk.yaml"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert len(load(path).taxonomy.themes) == 1


def test_a_taxonomy_is_known_by_the_digest_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert load(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_taxonomy_that_comes_with_the_program_is_sound() -> None:
    loaded = load(None)
    ids = [theme.id for theme in loaded.taxonomy.themes]
    assert len(ids) == len(set(ids)) > 20
    assert all(theme.strong and theme.hint for theme in loaded.taxonomy.themes)


def test_the_taxonomy_that_comes_with_the_program_has_a_name_in_messages() -> None:
    assert "built-in" in DEFAULT
