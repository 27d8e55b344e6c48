"""Rules by host: what they do, and what is said of a file that is wrong."""

from __future__ import annotations

import pytest

from flows.errors import SettingsError
from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage import hosts
from flows.ingest.readers.webpage.tree import parse
from schemas.claims import ClaimedField
from tests.ingest.cleaning.documents import MORE, PROSE
from tests.ingest.readers.webpage.pages import claimed, page, raw, read, told

RULES = """\
version: 1
hosts:
  - host: harbour.example
    title: ".headline"
    body: "//div[@id='text']"
    remove: [".box"]
  - host: news.harbour.example
    body: "#story"
"""


def test_a_rule_is_for_a_site_and_those_below_it_and_the_nearest_counts() -> None:
    rules = hosts.parse(RULES, "rules.yaml")
    found = [hosts.rule_for(host, rules) for host in ("harbour.example", "m.news.harbour.example", "other.example")]
    assert [one and one.host for one in found] == ["harbour.example", "news.harbour.example", None]
    assert hosts.rule_for("notharbour.example", rules) is None


def test_a_selector_is_css_or_xpath() -> None:
    content = page(f'<div id="text"><p>{PROSE}</p></div>').encode()
    root = parse(raw(content), content).root
    assert hosts.texts(root, "//div[@id='text']") == hosts.texts(root, "#text") == [PROSE]
    assert hosts.texts(root, None) == []


@pytest.mark.parametrize(
    ("text", "where", "key"),
    [
        ("version: 1\nhosts:\n  - host: harbour.example\n    titel: h1\n", "rules.yaml:4", "titel"),
        ("version: 1\nhosts:\n  - title: h1\n", "rules.yaml:3", "host"),
        ("version: 1\nhosts:\n  - host: harbour.example\n    body: '..['\n", "rules.yaml:4", "body"),
        ("version: 1\nhosts:\n  - host: https://harbour.example/\n", "rules.yaml:3", "host"),
        ("version: 2\n", "rules.yaml:1", "version"),
        ("hosts: [", "rules.yaml:1", "the file"),
    ],
)
def test_a_wrong_file_is_told_with_line_and_key(text: str, where: str, key: str) -> None:
    with pytest.raises(SettingsError) as caught:
        hosts.parse(text, "rules.yaml")
    assert (caught.value.where, caught.value.key) == (where, key)


def test_the_rule_of_an_encyclopedia_takes_its_boxes_out() -> None:
    box = '<div class="navbox"><p>Straits of the world</p></div>'
    inner = f'<div id="mw-content-text"><p>{PROSE}</p>{box}<p>{MORE}</p></div>'
    text = page(inner).replace("<h1>", '<h1 id="firstHeading">')
    found = told(read(text, uri="https://en.wikipedia.org/wiki/Strait"))
    assert (found[PROSE][0], found["Straits of the world"][0]) == (PartKind.TEXT, PartKind.REMOVED)


def test_the_rule_of_a_blog_finds_the_title_of_the_post() -> None:
    text = page().replace("<h1>", '<h3 class="post-title">').replace("</h1>", "</h3>")
    text = text.replace("<main>", "<h1>Notes from the pier</h1><main>")
    found = read(text, uri="https://pier.blogspot.com/2021/05/strait.html")
    assert claimed(found, ClaimedField.TITLE) == ["The strait will not wait for us"]
