from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import SettingsError
from flows.ingest.stated import Stated, lost, parse, read
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
        ("  - name: a\n    kind: feed\n    url:\n", "5: url: nothing is not allowed; allowed: text"),
        ("  - name: a\n    kind: list\n    url: https://a.example\n    links: []\n",
         "6: links: an empty list is not allowed; allowed: a list with at least one"),
        ("  - name: a\n    kind: pages\n    urls: []\n",
         "5: urls: an empty list is not allowed; allowed: a list with at least one"),
        ("  - name: a\n    kind: folder\n    path: .\n    patterns: '*.txt'\n",
         "6: patterns: '*.txt' is not allowed; allowed: a list, such as [one, another]"),
        ("  - name: a\n    kind: cloud\n    url: bucket/briefs\n",
         "5: url: 'bucket/briefs' is not allowed; allowed: the address of a folder, such as s3://bucket/folder"),
        ("  - name: a\n    kind: plugin\n    plugin: wire\n    options: [[desk]]\n",
         "6: options: half of a pair is missing; allowed: pairs of a key and a value"),
        ("  - name: a\n    kind: plugin\n    plugin: wire\n    options: [[desk, a, b]]\n",
         "6: options: a list is not allowed; allowed: pairs of a key and a value"),
        ("  - name: a\n    kind: feed\n    url: https://a.example\n    most: many\n",
         "6: most: 'many' is not allowed; allowed: a whole number"),
        ("  - name: a\n    kind: feed\n    url: https://a.example\n    seconds_between: some\n",
         "6: seconds_between: 'some' is not allowed; allowed: a number"),
        ("  - inbox\n", "3: sources: 'inbox' is not allowed; allowed: a table, such as {name: inbox, kind: folder"),
        ("  - name: given\n    kind: feed\n    url: https://a.example\n",
         "3: name: 'given' is the name of what is given on the command line; give another"),
        ("  - name: a\n    kind: files\n    paths:\n      - a.txt\n      - '-'\n",
         "7: paths: '-' is the standard input, which only the command line can name; allowed: files"),
        ("  - name: a\n    kind: feed\n    url: https://ada:harbour@a.example/feed\n",
         "5: url: 'https://...@a.example/feed' is not allowed; allowed: an address that begins with http:// or http"),
        ("  - name: a\n    kind: pages\n    urls:\n      - https://a.example\n      - nowhere\n",
         "7: urls: 'nowhere' is not allowed; allowed: an address that begins with"),
        ("  - name: a\n    name: b\n", "4: name: 'name' stands twice; join the two"),
        ("  - name: a\n    kind: feed\n    url: https://a.example\n  - name: a\n    kind: feed\n    url: https://b.example\n",
         "6: name: 'a' is the name of two sources; give one another"),
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
        ("version: 1\nsources: []\n", "2: sources: an empty list is not allowed; allowed: a list with at least one"),
        ("version: 1\ncontact: 'a@b.example\\r\\nX: y'\n", "2: contact: "),
        ("version: &a\n  - *a\n", "1: sources: is nested more than 20 deep"),
        ("version: 1\nsources: \x01\n", " sources: is not YAML: "),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str, told: str) -> None:
    assert refusal(tmp_path, "", text).startswith(told)


@pytest.mark.parametrize(
    "allowed",
    ["10.0.0.0/8", "10.1.2.3", "10.1.2.3/8", "'[fd00::1]'", "fd00::/8", "Intranet.example", "desk_2", "desk."],
)
def test_hosts_addresses_and_networks_may_be_allowed(tmp_path: Path, allowed: str) -> None:
    sources = f"  - {{name: a, kind: feed, url: 'https://a.example', allow: [\"{allowed.strip(chr(39))}\"]}}\n"
    (source,) = written(tmp_path, sources).sources
    assert isinstance(source, FeedConfig)
    assert source.allow == (allowed.strip("'"),)


@pytest.mark.parametrize(
    "allowed",
    ["not a host!!", "10.0.0.0/99", "10.0.0.256", "http://a.example", "a.example:8080", "*.example", "ä.de"],
)
def test_what_no_machine_is_called_cannot_be_allowed(tmp_path: Path, allowed: str) -> None:
    sources = (
        f"  - name: a\n    kind: feed\n    url: https://a.example\n    allow:\n      - x.example\n      - '{allowed}'\n"
    )
    told = refusal(tmp_path, sources)
    assert told.startswith("8: allow: ")
    assert "is not allowed; allowed: a host (intranet.example), an address (10.1.2.3) or a network (10.0.0.0/8)" in told


@pytest.mark.parametrize(
    "address",
    [
        "https://ada@a.example",
        "https://ada:harbour@a.example/",
        "http://:@a.example",
        "https://a.example\\\\@b.example",
    ],
)
def test_no_address_may_hold_a_name_or_password(tmp_path: Path, address: str) -> None:
    told = refusal(tmp_path, f'  - {{name: a, kind: list, url: "{address}"}}\n')
    assert "without a name or password" in told
    assert "harbour" not in told


@pytest.mark.parametrize("address", ["https://a.example/@ada", "https://a.example?to=a@b.example", "https://[::1]:8/"])
def test_an_at_sign_behind_the_host_is_no_password(tmp_path: Path, address: str) -> None:
    (source,) = written(tmp_path, f"  - {{name: a, kind: list, url: '{address}'}}\n").sources
    assert isinstance(source, ListConfig)
    assert source.url == address


NOWHERE = f"""\
  - {{name: off, kind: folder, path: nowhere, enabled: false}}
  - {{name: share, kind: folder, path: nowhere}}
  - {{name: archive, kind: zip, path: a/nowhere}}
  - {{name: letters, kind: mail, path: letters.mbox}}
  - name: papers
    kind: files
    paths:
      - letters.mbox
      - nowhere
  - {{name: odd, kind: mail, path: {"a" * 300}}}
  - {{name: nul, kind: folder, path: "a\\0b"}}
"""


def test_paths_that_lead_nowhere_are_told_with_their_lines_and_the_file_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "letters.mbox").touch()
    path = tmp_path / "sources.yaml"
    path.write_text(HEAD + NOWHERE, encoding="utf-8")
    stated = read(path)
    assert len(stated.sources) == 7
    told = {name: str(error).removeprefix(str(path)).replace(str(tmp_path), "") for name, error in lost(stated).items()}
    assert told == {
        "share": ":4: path: there is no folder /nowhere",
        "archive": ":5: path: there is nothing at /a/nowhere",
        "papers": ":11: paths: there is no file /nowhere",
        "odd": f":12: path: /{'a' * 300} cannot be looked at: File name too long",
        "nul": ":13: path: there is no folder /a\0b",
    }


def test_without_a_file_it_is_told_what_to_give() -> None:
    with pytest.raises(SettingsError, match=r"no folder was given, and there is no sources\.yaml here"):
        read(None)
    with pytest.raises(SettingsError, match=r"^sources\.yaml: sources: there is no such file here; write one \(docs/"):
        read(None, argument=None)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="sources: cannot be read: Is a directory"):
        read(tmp_path)
    (tmp_path / "sources.yaml").write_bytes(b"contact: \xff\n")
    with pytest.raises(SettingsError, match="sources: is not UTF-8 at byte 9; save it so"):
        read(tmp_path / "sources.yaml")
