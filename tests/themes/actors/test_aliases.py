from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from flows.errors import AliasesError
from flows.themes.actors.aliases import load, parse
from schemas.actors import ActorKind, AliasesFile

DESK = """\
version: 1
actors:
  - name: River Council
    kind: organisation
    aliases: [RC, "Council of the Rivers"]
    not: ["RC Cola"]
    country: Norland
  - name: Norland
    kind: place
ignore:
  - Great Game
"""


def fault(text: str) -> AliasesError:
    with pytest.raises(AliasesError) as caught:
        parse(dedent(text), "names.yaml")
    return caught.value


def test_a_file_says_names_kinds_phrases_and_countries() -> None:
    desk = parse(DESK, "names.yaml")
    council = desk.actors[0]
    assert (council.name, council.kind, council.country) == ("River Council", ActorKind.ORGANISATION, "Norland")
    assert (council.aliases, council.not_) == (("RC", "Council of the Rivers"), ("RC Cola",))
    assert desk.ignore == ("Great Game",)


def test_every_value_is_text() -> None:
    desk = parse("version: 1\nactors:\n  - {name: Norland, kind: place, aliases: [NO, no1]}\n", "names.yaml")
    assert desk.actors[0].aliases == ("NO", "no1")


def test_without_a_file_the_desk_adds_nothing() -> None:
    assert load(None) == AliasesFile(version=1)


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        (
            "kind: organisation",
            "sort: organisation",
            "names.yaml:4: there is no key 'sort'; there are name, kind, aliases",
        ),
        (
            "kind: organisation",
            "kind: body",
            "names.yaml:4: kind: input should be 'person', 'organisation', 'place' or",
        ),
        ("    kind: place\n", "", "names.yaml:8: the key 'kind' is missing"),
        ('[RC, "Council', '[RC, RC, "Council', "names.yaml:5: the name 'RC' stands twice"),
        ("name: Norland", "name: RC", "names.yaml:8: the name 'RC' is 'River Council' too"),
        ('["RC Cola"]', '["Cola"]', "names.yaml:6: the phrase 'Cola' holds none of the names of 'River Council'"),
        ("country: Norland", "country: Sudland", "names.yaml:7: country: 'Sudland' is no place that is known"),
        ("- Great Game", "- Norland", "names.yaml:11: 'Norland' is listed as an actor too"),
        ("[RC, ", "[1, ", "names.yaml:5: the name '1' does not begin with a letter"),
        ("version: 1", "version: 2", "names.yaml:1: version: input should be 1"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(was: str, becomes: str, told: str) -> None:
    assert was in DESK
    assert str(fault(DESK.replace(was, becomes, 1))).startswith(told)


def test_an_empty_file_is_told_what_it_needs() -> None:
    assert str(fault("# nothing yet\n")) == "names.yaml: is empty; it needs 'version: 1' and a list of actors"


def test_a_fault_of_form_is_told_with_its_line() -> None:
    assert str(fault("version: 1\nactors: [\n")).startswith("names.yaml:3: is not YAML")


def test_a_file_that_is_missing_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(AliasesError, match=r"none\.yaml: cannot be read: No such file"):
        load(tmp_path / "none.yaml")
    (tmp_path / "names.yaml").write_bytes(b"version: \xff")
    with pytest.raises(AliasesError, match="is not UTF-8 at byte 9; save it so"):
        load(tmp_path / "names.yaml")


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_bytes(b"\xef\xbb\xbf" + DESK.encode())
    assert len(load(tmp_path / "names.yaml").actors) == 2
