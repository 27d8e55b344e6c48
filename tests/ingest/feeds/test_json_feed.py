from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.errors import UnreadableDocumentError
from flows.ingest.feeds import HTML, MOST_ENTRIES, PLAIN, Entry, Feed, parse

ADDRESS = "https://harbour.example/feed.json"
VERSION = "https://jsonfeed.org/version/1.1"


def feed(*items: object, **more: object) -> Feed:
    held = {"version": VERSION, "title": "Harbour", "home_page_url": "/", "items": items, **more}
    return parse(json.dumps(held).encode(), ADDRESS)


def test_an_item_is_read_with_all_that_is_said_of_it() -> None:
    found = feed(
        {
            "id": 7,
            "url": "7?utm_campaign=x",
            "title": "Piers & <ships>",
            "content_html": "<p>Ships wait.</p>",
            "content_text": "Ships wait.",
            "date_published": "2024-05-03T01:00:00+09:00",
            "date_modified": "2024-05-04T00:00:00Z",
            "authors": [{"name": "Ana Ferreira"}, {"url": "https://bo.example"}],
            "tags": ["Ports", "Ports", 3],
            "attachments": [{"url": "brief.pdf", "mime_type": "application/pdf"}, {"url": "a.mp3"}, "b"],
        }
    )
    assert found == Feed(
        title="Harbour",
        link="https://harbour.example/",
        entries=(
            Entry(
                id="7",
                link="https://harbour.example/7",
                title="Piers & <ships>",
                authors=("Ana Ferreira",),
                published="2024-05-03",
                updated="2024-05-04",
                changed=datetime(2024, 5, 4, tzinfo=UTC),
                categories=("Ports",),
                content="<p>Ships wait.</p>",
                media_type=HTML,
                documents=("https://harbour.example/brief.pdf",),
            ),
        ),
    )


def test_text_is_plain_and_the_author_of_version_1_and_of_the_feed_are_known() -> None:
    found = feed(
        {"content_text": "Ships wait.\n\nThey <wait>.", "author": {"name": "Bo Larsen"}},
        {},
        author={"name": "Ana Ferreira"},
    )
    assert [(one.content, one.media_type, one.authors) for one in found.entries] == [
        ("Ships wait.\n\nThey <wait>.", PLAIN, ("Bo Larsen",)),
        ("", HTML, ("Ana Ferreira",)),
    ]


def test_what_has_another_form_than_it_should_is_passed_over() -> None:
    found = feed("x", None, {"title": ["x"], "authors": "x", "tags": {}, "date_published": True}, title={})
    assert (found.title, [one.title for one in found.entries]) == (None, [None])


def test_only_the_first_entries_of_an_endless_feed_are_read() -> None:
    found = feed(*({"id": number} for number in range(MOST_ENTRIES + 1)))
    assert (len(found.entries), len(found.doubts)) == (MOST_ENTRIES, 1)


@pytest.mark.parametrize(
    "content", [b"{", b'{"a": 1}', b"{" + b'"a":[' * 100_000, b'{"version": "https://jsonfeed.org/\xff"}']
)
def test_what_is_no_json_feed_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match="not-a-feed"):
        parse(content, ADDRESS)


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)
KEYS = st.sampled_from(["id", "url", "title", "content_html", "authors", "tags", "attachments", "date_published"])


@settings(max_examples=50)
@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=2), VALUES)
def test_no_values_are_too_odd(items: list[dict[str, object]], title: object) -> None:
    assert len(feed(*items, title=title).entries) == len(items)
