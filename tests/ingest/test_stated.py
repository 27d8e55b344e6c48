from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import SettingsError
from flows.ingest.stated import Stated, parse, read
from schemas.sources import (
    CloudConfig,
    FeedConfig,
    FilesConfig,
    FolderConfig,
    ListConfig,
    MailConfig,
    PagesConfig,
    PluginConfig,
    SitemapConfig,
    ZipConfig,
)

HEAD = "version: 1\nsources:\n"


def written(folder: Path, sources: str, head: str = HEAD) -> Stated:
    return parse(head + sources, folder / "sources.yaml")


def refusal(folder: Path, sources: str, head: str = HEAD) -> str:
    with pytest.raises(SettingsError) as caught:
        written(folder, sources, head)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{folder}/sources.yaml").removeprefix(":")


def test_every_kind_of_source_can_be_stated(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    for name in ("a.pdf", "all.zip", "letters.mbox"):
        (tmp_path / name).write_bytes(b"content")
    stated = written(
        tmp_path,
        """\
  - {name: inbox, kind: folder, path: inbox, patterns: ["*.pdf"], recursive: no, settle: 5}
  - {name: paper, kind: files, paths: [a.pdf]}
  - {name: archive, kind: zip, path: all.zip}
  - {name: letters, kind: mail, path: letters.mbox, attachments: false}
  - {name: bucket, kind: cloud, url: "s3://desk/briefs"}
  - {name: page, kind: pages, urls: ["https://desk.example/a"], robots: false, allow: [10.0.0.0/8]}
  - {name: list, kind: list, url: "https://desk.example/", links: ["*/briefs/*"], most: 3}
  - {name: feed, kind: feed, url: "https://desk.example/feed", full_text: yes, seconds_between: 0.5}
  - {name: map, kind: sitemap, url: "https://desk.example/sitemap.xml", newer_than: null}
  - {name: wire, kind: plugin, plugin: agency, options: [[desk, eu]], enabled: false}
""",
        "version: 1\ncontact: desk@desk.example\nsources:\n",
    )
    assert stated.contact == "desk@desk.example"
    assert [type(one) for one in stated.sources] == [
        *(FolderConfig, FilesConfig, ZipConfig, MailConfig, CloudConfig, PagesConfig, ListConfig, FeedConfig),
        *(SitemapConfig, PluginConfig),
    ]
    by_name = {one.name: one for one in stated.sources}
    assert by_name["inbox"] == FolderConfig(
        name="inbox", path=str(tmp_path / "inbox"), patterns=("*.pdf",), recursive=False, settle=5
    )
    assert by_name["paper"] == FilesConfig(name="paper", paths=(str(tmp_path / "a.pdf"),))
    assert by_name["letters"] == MailConfig(name="letters", path=str(tmp_path / "letters.mbox"), attachments=False)
    assert by_name["map"] == SitemapConfig(name="map", url="https://desk.example/sitemap.xml", newer_than=None)
    assert by_name["wire"].enabled is False


def test_a_number_or_a_word_that_yaml_reads_otherwise_is_a_name_all_the_same(tmp_path: Path) -> None:
    stated = written(
        tmp_path,
        "  - {name: 2024, kind: feed, url: 'https://a.example'}\n  - {name: no, kind: feed, url: 'https://a.example'}\n",
    )
    assert [one.name for one in stated.sources] == ["2024", "no"]


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ("  - name: a\n    kind: feed\n    adress: x\n",
         "5: adress: there is no such key; there are name, enabled, seconds_between, robots, allow, kind, url, full_t"),
        ("  - name: a\n    kind: feed\n", "3: url: this key is missing"),
        ("  - name: a\n    kind: web\n",
         "4: kind: 'web' is not allowed; allowed: folder, files, zip, mail, cloud, pages, list, feed, sitemap, plugin"),
        ("  - name: a\n", "3: kind: this key is missing; allowed: folder, files, zip, mail, cloud, pages, list, feed"),
        ("  - name: A b\n    kind: feed\n    url: https://a.example\n",
         "3: name: 'A b' is not allowed; allowed: small letters, digits, '.', '_' and '-', first a letter or digit"),
        ("  - name: a\n    kind: feed\n    url: file:///etc/passwd\n",
         "5: url: 'file:///etc/passwd' is not allowed; allowed: an address that begins with http:// or https://"),
        ("  - name: a\n    kind: feed\n    url: https://a.example\n    full_text: perhaps\n",
         "6: full_text: 'perhaps' is not allowed; allowed: true, false"),
        ("  - name: a\n    kind: feed\n    url: https://a.example\n    most: 0\n",
         "6: most: '0' is not allowed: input should be greater than 0"),
        ("  - name: a\n    kind: feed\n    url:\n", "5: url: nothing is not allowed: input should be a valid string"),
        ("  - name: a\n    kind: list\n    url: https://a.example\n    links: []\n",
         "6: links: a list is not allowed: tuple should have at least 1 item"),
        ("  - name: a\n    kind: pages\n    urls:\n      - https://a.example\n      - nowhere\n",
         "7: urls: 'nowhere' is not allowed; allowed: an address that begins with"),
        ("  - name: a\n    name: b\n", "4: sources: 'name' stands twice; join the two"),
        ("  - name: a\n    kind: feed\n    url: https://a.example\n  - name: a\n    kind: feed\n    url: https://b.example\n",
         "6: name: 'a' is the name of two sources; give one another"),
        ("  - name: a\n    kind: folder\n    path: nowhere\n", "5: path: there is no folder "),
        ("  - name: a\n    kind: zip\n    path: nowhere\n", "5: path: there is nothing at "),
        ("  - name: a\n    kind: files\n    paths:\n      - nowhere\n", "6: paths: there is no file "),
        ("  - name: a\n   kind: feed\n", "4: sources: is not YAML: "),
        ("  - [a]: b\n", "3: sources: a key is a word, and not a list or table"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_its_key_and_what_is_allowed(
    tmp_path: Path, sources: str, told: str
) -> None:
    assert refusal(tmp_path, sources).startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", " sources: needs 'version: 1' and a list of sources"),
        ("- a\n", " sources: needs 'version: 1' and a list of sources"),
        ("version: 2\nsources: []\n", "1: version: '2' is not allowed: input should be 1"),
        ("version: 1\n", " sources: this key is missing"),
        ("version: 1\nsource: []\n", "2: source: there is no such key; there are version, contact, sources"),
        ("version: 1\nsources: []\n", "2: sources: a list is not allowed: tuple should have at least 1 item"),
        ("version: 1\ncontact: 'a@b.example\\r\\nX: y'\n", "2: contact: "),
        ("version: &a\n  - *a\n", "1: sources: is nested more than 20 deep"),
        ("version: 1\nsources: \x01\n", " sources: is not YAML: "),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str, told: str) -> None:
    assert refusal(tmp_path, "", text).startswith(told)


def test_a_source_that_is_switched_off_may_lead_nowhere(tmp_path: Path) -> None:
    stated = written(tmp_path, "  - {name: a, kind: folder, path: nowhere, enabled: false}\n")
    assert stated.sources == (FolderConfig(name="a", path=str(tmp_path / "nowhere"), enabled=False),)


def test_without_a_file_it_is_told_what_to_give() -> None:
    with pytest.raises(SettingsError, match=r"no folder was given, and there is no sources\.yaml here"):
        read(None)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="sources: cannot be read: Is a directory"):
        read(tmp_path)
    (tmp_path / "sources.yaml").write_bytes(b"contact: \xff\n")
    with pytest.raises(SettingsError, match="sources: is not UTF-8 at byte 9; save it so"):
        read(tmp_path / "sources.yaml")
