"""The page on ``sources.yaml``, and every such file that another page shows."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml

from flows.ingest.stated import Stated, parse
from schemas.record import Record
from schemas.sources import SourceConfig
from tests.docs.pages import blocks, pages, rows

PAGE = Path("docs/how-to/sources.md")
KINDS: dict[str, type[Record]] = {one.model_fields["kind"].default: one for one in get_args(get_args(SourceConfig)[0])}
OF_ALL = {"name", "kind", "enabled"}
OF_THE_WEB = {"seconds_between", "robots", "allow"}
SHOWN = {
    f"{page}:{number}": block.text
    for page in pages()
    for number, block in enumerate(blocks(page))
    if block.language == "yaml" and block.text.startswith("version: 1\n") and "sources:\n" in block.text
}


def stated(text: str, folder: Path) -> Stated:
    """Return what a shown file states, read where everything is that it names."""
    for source in yaml.safe_load(text)["sources"]:
        for path in [source["path"]] if "path" in source else source.get("paths", ()):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            if source["kind"] == "folder":
                (folder / path).mkdir(exist_ok=True)
            else:
                (folder / path).touch()
    return parse(text, folder / "sources.yaml")


@pytest.mark.parametrize("name", SHOWN)
def test_a_file_of_sources_that_is_shown_can_be_read(name: str, tmp_path: Path) -> None:
    assert stated(SHOWN[name], tmp_path).sources


def test_the_page_shows_a_source_of_every_kind_with_every_key(tmp_path: Path) -> None:
    (text,) = (text for name, text in SHOWN.items() if name.startswith(str(PAGE)))
    assert [one.kind for one in stated(text, tmp_path).sources] == list(KINDS)
    shown = [(source["kind"], set(source)) for source in yaml.safe_load(text)["sources"]]
    on_the_web: set[str] = set()
    for kind, keys in shown:
        assert set(KINDS[kind].model_fields) - OF_THE_WEB - {"enabled"} <= keys | {"recursive", "patterns"}
        on_the_web |= keys & OF_THE_WEB
    assert on_the_web == OF_THE_WEB


def test_every_key_of_every_kind_is_explained_with_its_default() -> None:
    explained: dict[str, dict[str, str]] = {}
    above = ""
    for named, key, default, _ in rows(PAGE, "## A source of every kind"):
        above = named.strip("`") or above
        explained.setdefault(above, {})[key.strip("`")] = default.strip("`")
    for kind, record in KINDS.items():
        fields = {key: field for key, field in record.model_fields.items() if key not in OF_ALL | OF_THE_WEB}
        assert explained[kind].keys() == fields.keys()
        for key, field in fields.items():
            if isinstance(field.default, bool | int):
                assert explained[kind][key] == str(field.default).lower()
            assert (explained[kind][key] == "–") is field.is_required()
