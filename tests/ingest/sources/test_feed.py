from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence

import pytest

from flows.errors import SourceError
from flows.ingest.parsing import Original, parse
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, Unchanged
from flows.ingest.sources.feed import SOURCE
from schemas.article import Article
from schemas.claims import ClaimedField
from schemas.sources import FeedConfig, Remembered
from tests.hostile_server import HostileServer, page, redirect
from tests.records import RECEIVED, a_raw

WORDS = "The strait was closed for nine days. Ships waited at the pier until the pilots came back."
MORE = "The port stayed open, and the ferries went on as if nothing had happened at all."
TEXT = f"<p>{WORDS}</p>"
ATTRIBUTES = b" ".join(b'a%d="x"' % number for number in range(50_000))
NOT_MODIFIED = page(b"", status=304)
OLD = "<pubDate>Mon, 03 Jun 2024 10:00:00 +0200</pubDate>"


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as one:
        yield one


def rss(*items: str) -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>Harbour</title>{inner}</channel></rss>'.encode()


def item(link: str, text: str = TEXT, more: str = OLD) -> str:
    return f"<title>No {link}</title><link>{link}</link>{more}<description><![CDATA[{text}]]></description>"


def request(url: str, remembered: Sequence[Remembered] = (), /, **settings: object) -> Request:
    stated = {"seconds_between": 0.0, "robots": False, "allow": ("127.0.0.1",), **settings}
    config = FeedConfig.model_validate({"name": "feed", "url": url, **stated})
    return Request(config=config, largest=1_000_000, started=RECEIVED, remembered=tuple(remembered))


def offers(url: str, remembered: Sequence[Remembered] = (), /, **settings: object) -> list[Offer]:
    return list(SOURCE.offers(request(url, remembered, **settings)))


def found(offered: Sequence[Offer]) -> list[Found]:
    return [one for one in offered if isinstance(one, Found)]


def kept(offered: Sequence[Offer]) -> list[Remembered]:
    """Return what is remembered, the last of each address."""
    return list({one.uri: one for one in offered if isinstance(one, Remembered)}.values())


def told(offer: Found) -> dict[ClaimedField, list[str]]:
    fields: dict[ClaimedField, list[str]] = {}
    for claim in offer.claims:
        fields.setdefault(claim.field, []).append(claim.value)
    return fields


def problem(url: str, **settings: object) -> str:
    with pytest.raises(SourceError) as caught:
        offers(url, (), **settings)
    assert str(caught.value).isprintable()
    return caught.value.problem


def test_an_entry_is_offered_as_the_feed_delivers_it_with_what_is_said_of_it(server: HostileServer) -> None:
    more = f"{OLD}<author>ana@harbour.example (Ana Ferreira)</author><category>Ports</category>"
    url = server.at("/feed", page(rss(item("https://harbour.example/7?utm_source=rss", more=more)), 'ETag: "1"'))
    offer, own, whole = offers(url)
    assert isinstance(offer, Found)
    assert (offer.uri, offer.content, offer.media_type) == ("https://harbour.example/7", TEXT.encode(), "text/html")
    assert told(offer) == {
        ClaimedField.TITLE: ["No https://harbour.example/7?utm_source=rss"],
        ClaimedField.AUTHOR: ["Ana Ferreira"],
        ClaimedField.PUBLISHED: ["2024-06-03"],
        ClaimedField.KEYWORD: ["Ports"],
        ClaimedField.PUBLISHER: ["Harbour"],
        ClaimedField.IDENTIFIER: ["url:https://harbour.example/7"],
    }
    assert own == Remembered(uri=offer.uri, fetched=RECEIVED, sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    assert whole == Remembered(uri=url, etag='"1"', fetched=RECEIVED)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [(TEXT, [WORDS]), (WORDS, [WORDS]), (f"{WORDS}\n\n{MORE}", [WORDS, MORE]), (f"{TEXT}<p>{MORE}", [WORDS, MORE])],
    ids=["markup", "one paragraph", "plain text", "unclosed"],
)
def test_an_entry_becomes_a_record_with_the_title_and_the_day_of_the_feed(
    server: HostileServer, text: str, paragraphs: list[str]
) -> None:
    (offer,) = found(offers(server.at("/feed", page(rss(item("https://harbour.example/7", text))))))
    raw = a_raw(offer.content, offer.uri).model_copy(update={"media_type": offer.media_type, "claims": offer.claims})
    article = parse(Original(raw, offer.content))
    assert isinstance(article, Article), article
    assert article.title == "No https://harbour.example/7"
    assert article.published is not None
    assert article.published.when.iso == "2024-06-03"
    assert [block.text for block in article.blocks] == paragraphs


def test_an_unchanged_feed_is_not_sent_again(server: HostileServer) -> None:
    url = server.at("/feed", page(rss(item("https://harbour.example/7")), 'ETag: "1"'), NOT_MODIFIED)
    again = offers(url, kept(offers(url)))
    assert again[0] == PassedOver(uri=url, reason="unchanged")
    assert server.asked[1].headers["if-none-match"] == '"1"'


def test_the_documents_of_an_unchanged_feed_are_offered_as_unchanged_each_once(server: HostileServer) -> None:
    server.at("/short", redirect("/long"))
    server.at("/long", page(b"<p>Text."))
    server.at("/8", page(b"<p>More."))
    url = server.at("/feed", page(rss(item("/short"), item("/8")), 'ETag: "1"'), NOT_MODIFIED)
    again = offers(url, kept(offers(url, full_text=True)), full_text=True)
    assert [one.sha256 for one in again if isinstance(one, Unchanged)] == [
        hashlib.sha256(content).hexdigest() for content in (b"<p>More.", b"<p>Text.")
    ]
    assert server.paths()[-1] == "/feed"


def test_a_page_whose_server_asks_to_wait_is_left_alone_by_later_runs_until_then(server: HostileServer) -> None:
    busy = page(b"", "Retry-After: 3600", status=429)
    link = server.at("/7", busy, page(b"<p>Text."))
    url = server.at("/feed", page(rss(item("/7")), 'ETag: "1"'))
    first = kept(offers(url, full_text=True))
    assert [one.uri for one in first] == [link]
    second = offers(url, first, full_text=True)
    assert second == [PassedOver(uri=link, reason="left alone")]
    assert server.paths().count("/7") == 1
    over = [one.model_copy(update={"not_before": RECEIVED.replace(year=2000)}) for one in first]
    assert [one.uri for one in found(offers(url, over, full_text=True))] == [link]


def test_entries_that_are_known_are_unchanged_and_a_new_text_of_one_is_found(server: HostileServer) -> None:
    new = [item("https://harbour.example/9"), item("https://harbour.example/8", TEXT * 2)]
    before = rss(item("https://harbour.example/8"), item("https://harbour.example/7"))
    url = server.at("/feed", page(before), page(rss(*new, item("https://harbour.example/7"))))
    again = offers(url, kept(offers(url)))
    assert [one.uri for one in found(again)] == ["https://harbour.example/9", "https://harbour.example/8"]
    assert [one.uri for one in again if isinstance(one, Unchanged)] == ["https://harbour.example/7"]


def test_with_full_text_the_page_is_fetched_once(server: HostileServer) -> None:
    link = server.at("/7", page(b"<html><p>The whole text.", "Content-Type: text/html; charset=utf-8"))
    url = server.at("/feed", page(rss(item("/7"))), page(rss(item("/7"))))
    first = offers(url, full_text=True)
    (offer,) = found(first)
    assert (offer.uri, offer.content, offer.charset) == (link, b"<html><p>The whole text.", "utf-8")
    assert told(offer)[ClaimedField.TITLE] == ["No /7"]
    again = offers(url, kept(first), full_text=True)
    assert again[0] == Unchanged(uri=link, sha256=hashlib.sha256(offer.content).hexdigest())
    assert server.paths() == ["/feed", "/7", "/feed"]


def test_a_page_is_asked_for_again_when_its_entry_says_that_it_changed(server: HostileServer) -> None:
    server.at("/7", page(b"<p>One.", 'ETag: "1"'), NOT_MODIFIED, page(b"<p>Two."))
    later = "<pubDate>Mon, 01 Feb 2027 10:00:00 GMT</pubDate>"
    url = server.at("/feed", page(rss(item("/7", more=later))))
    first = kept(offers(url, full_text=True))
    assert isinstance(offers(url, first, full_text=True)[0], Unchanged)
    assert [one.content for one in found(offers(url, first, full_text=True))] == [b"<p>Two."]


def test_a_link_that_leads_on_is_known_by_both_its_addresses(server: HostileServer) -> None:
    server.at("/short", redirect("/long"))
    server.at("/long", page(b"<p>Text."))
    url = server.at("/feed", page(rss(item("/short"))))
    first = offers(url, full_text=True)
    assert [one.uri for one in found(first)] == [server.uri("/long")]
    assert isinstance(offers(url, kept(first), full_text=True)[0], Unchanged)
    assert server.paths().count("/long") == 1


def test_attached_documents_are_fetched_with_the_full_text_and_sounds_are_not(server: HostileServer) -> None:
    enclosures = '<enclosure url="/brief.pdf" type="application/pdf"/><enclosure url="/talk.mp3" type="audio/mpeg"/>'
    server.at("/7", page(b"<p>Text."))
    server.at("/brief.pdf", page(b"%PDF-1.7", "Content-Type: application/pdf"))
    url = server.at("/feed", page(rss(item("/7", more=enclosures))))
    assert [one.uri for one in found(offers(url, full_text=True))] == [server.uri("/7"), server.uri("/brief.pdf")]
    assert "/talk.mp3" not in server.paths()


def test_a_page_that_cannot_be_had_is_told_and_the_feed_is_asked_in_whole_again(server: HostileServer) -> None:
    url = server.at("/feed", page(rss(item("/gone"), item("/8")), 'ETag: "1"'))
    server.at("/8", page(b"<p>Text."))
    first = offers(url, full_text=True)
    assert [(one.uri, one.reason) for one in first if isinstance(one, TurnedAway)] == [
        (server.uri("/gone"), "not-found")
    ]
    assert len(found(first)) == 1
    assert url not in [one.uri for one in kept(first)]


def test_an_entry_of_a_title_alone_is_turned_away_with_advice(server: HostileServer) -> None:
    (away, _) = offers(server.at("/feed", page(rss("<title>Piers</title><link>https://harbour.example/7</link>"))))
    assert isinstance(away, TurnedAway)
    assert (away.uri, away.reason) == ("https://harbour.example/7", "no-content")
    assert "set full_text" in away.detail


def test_an_entry_without_a_link_has_the_address_of_the_feed_and_its_own_text(server: HostileServer) -> None:
    url = server.at("/feed", page(rss(f"<guid>no 7</guid><description><![CDATA[{TEXT}]]></description>")))
    assert [one.uri for one in found(offers(url, full_text=True))] == [f"{url}#no 7"]


def test_entries_that_share_a_link_are_told_apart(server: HostileServer) -> None:
    items = [f"<guid>{number}</guid>{item('https://harbour.example/', TEXT * number)}" for number in (1, 2)]
    url = server.at("/feed", page(rss(*items)))
    assert [one.uri for one in found(offers(url))] == ["https://harbour.example/", f"{url}#2"]


def test_no_more_are_taken_than_wanted_and_the_rest_comes_next(server: HostileServer) -> None:
    url = server.at("/feed", page(rss(*(item(f"https://harbour.example/{n}", f"<p>{n}</p>") for n in range(5)))))
    first = offers(url, most=2)
    assert [one.uri[-1] for one in found(first)] == ["0", "1"]
    assert [one.reason for one in first if isinstance(one, PassedOver)] == ["over the limit"] * 3
    assert url not in [one.uri for one in kept(first)]
    assert [one.uri[-1] for one in found(offers(url, kept(first), most=2))] == ["2", "3"]


def test_a_feed_above_the_limit_is_not_read(server: HostileServer) -> None:
    asked = request(server.at("/feed", page(rss(item("https://harbour.example/7", TEXT * 9)))))
    with pytest.raises(SourceError, match="too-large"):
        list(SOURCE.offers(asked.model_copy(update={"largest": 500})))


def test_an_empty_feed_offers_nothing(server: HostileServer) -> None:
    assert not found(offers(server.at("/feed", page(rss()))))


def test_a_malformed_feed_is_read_and_the_fault_is_logged(
    server: HostileServer, caplog: pytest.LogCaptureFixture
) -> None:
    url = server.at("/feed", page(rss(item("https://harbour.example/7"))[:-10]))
    with caplog.at_level(logging.WARNING):
        assert len(found(offers(url))) == 1
    assert f"{url}: The feed is not well formed" in caplog.text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (page(b"", status=404), "could not be fetched: not-found"),
        (page(b"<html><title>News</title>"), "this is no feed: it is a web page that names no feed"),
        (
            page(b"<rss " + b" ".join(b'a%d="x"' % n for n in range(50_000)) + b"></rss>"),
            "cannot be read: it took ",
        ),
    ],
    ids=["missing", "page", "hang"],
)
def test_a_feed_that_cannot_be_read_fails_the_source_in_one_line(
    server: HostileServer, answer: bytes, said: str
) -> None:
    assert said in problem(server.at("/feed", answer))


def test_a_feed_of_an_inner_network_is_not_asked_unless_that_is_allowed(server: HostileServer) -> None:
    assert "forbidden-address" in problem(server.at("/feed", page(rss())), allow=())
    assert not server.asked


def test_links_to_an_inner_network_are_not_followed(server: HostileServer) -> None:
    url = server.at("/feed", page(rss(item("http://10.0.0.1/admin"))))
    (away,) = offers(url, full_text=True)
    assert isinstance(away, TurnedAway)
    assert away.reason == "forbidden-address"
