from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import plugins
from flows.digest.sections import sources
from flows.errors import PluginError
from flows.settings import Embeddings
from flows.themes import likenesses
from flows.themes.embedders import GROUP, KIND, Embedder
from flows.themes.likenesses import found_by
from flows.themes.run import Wanted, analyse_stored
from flows.workshop import opened
from schemas.article import Article
from schemas.likenesses import Likeness, Likenesses
from tests.desk import Desk
from tests.digest.materials import material
from tests.embedder import EMBEDDER
from tests.records import a_raw
from tests.records import an_article as a_record
from tests.themes.articles import an_article

ENGLISH = an_article(
    "The Transkaukasische Eisenbahn carried 41,300 tonnes from Batumi to Baku in 2025, Gazprom Logistik reports.",
    name="english",
)
GERMAN = an_article(
    "Die Transkaukasische Eisenbahn beförderte 2025 laut Gazprom Logistik 41,300 Tonnen von Batumi nach Baku.",
    name="german",
)
OTHER = an_article("Reservoir levels fell again; hydrologists want another spillway upstream.", name="other")

Offer = Callable[[str, object], str]


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offer:
    """Return a function that installs a package which offers an embedder, and returns its name."""
    monkeypatch.syspath_prepend(str(tmp_path))
    module = "desk_embedders"

    def offer(name: str, embedder: object) -> str:
        info = tmp_path / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = {module}:OFFERED\n", encoding="utf-8")
        (tmp_path / f"{module}.py").write_text("OFFERED = None\n", encoding="utf-8")
        monkeypatch.delitem(__import__("sys").modules, module, raising=False)
        monkeypatch.setattr(f"{module}.OFFERED", embedder)
        return name

    return offer


class Saying:
    """Gives whatever it was told to."""

    name = "told"

    def __init__(self, given: object) -> None:
        self.given = given

    def embed(self, _: Sequence[str]) -> object:
        if isinstance(self.given, Exception):
            raise self.given
        return self.given


def pairs(name: str, *articles: Article, near: int = 50) -> tuple[Likeness, ...]:
    found = found_by(articles, Embeddings(name=name, near=near))
    assert found is not None
    return found.pairs


def test_documents_near_in_meaning_are_found_whatever_their_languages(offer: Offer) -> None:
    (pair,) = pairs(offer("letters", EMBEDDER), ENGLISH, OTHER, GERMAN)
    assert pair.articles == (ENGLISH.id, GERMAN.id)
    assert 0.5 <= pair.nearness < 1


def test_a_copy_is_as_near_as_can_be(offer: Offer) -> None:
    copy = ENGLISH.model_copy(update={"id": "c" * 16})
    assert pairs(offer("letters", EMBEDDER), ENGLISH, copy)[0].nearness == 1


def test_how_near_is_near_is_the_desk_s_to_say(offer: Offer) -> None:
    assert pairs(offer("letters", EMBEDDER), ENGLISH, GERMAN, near=100) == ()


def test_who_found_it_is_recorded(offer: Offer) -> None:
    found = found_by((ENGLISH,), Embeddings(name=offer("letters", EMBEDDER), near=70))
    assert found == Likenesses(embedder="letter runs 1", least=70, pairs=())


def test_nothing_is_found_where_no_embedder_is_named() -> None:
    assert found_by((ENGLISH, GERMAN), Embeddings()) is None


def test_an_empty_document_is_near_to_none(offer: Offer) -> None:
    empty = ENGLISH.model_copy(update={"id": "e" * 16, "blocks": (), "title": None})
    assert pairs(offer("letters", EMBEDDER), ENGLISH, empty, near=1) == ()


def test_more_documents_than_can_be_compared_are_not_and_it_is_told(
    offer: Offer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(likenesses, "MOST_COMPARED", 1)
    assert found_by((ENGLISH, GERMAN), Embeddings(name=offer("letters", EMBEDDER))) is None
    assert "2 documents are too many to compare with each other" in caplog.text


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ([[1.0, 0.0]], "it gave 1 vectors of [2] numbers for 2 texts"),
        ([[1.0], [1.0, 2.0]], "it gave 2 vectors of [1, 2] numbers for 2 texts"),
        ([[], []], "it gave 2 vectors of [0] numbers for 2 texts"),
        ([[1.0, float("nan")], [1.0, 2.0]], "it gave a number that is none"),
        ([["one"], ["two"]], "failed (ValueError: could not convert string to float: 'one')"),
        (None, "failed (TypeError: 'NoneType' object is not iterable)"),
        (RuntimeError("no weights"), "failed (RuntimeError: no weights)"),
    ],
)
def test_an_embedder_that_fails_is_named_with_its_package(offer: Offer, given: object, problem: str) -> None:
    with pytest.raises(PluginError) as caught:
        pairs(offer("faulty", Saying(given)), ENGLISH, GERMAN)
    assert "embedder 'faulty': the entry point deskbrief.embedders:faulty" in str(caught.value)
    assert problem in str(caught.value)


def test_an_embedder_that_nobody_has_installed_is_an_error() -> None:
    with pytest.raises(PluginError, match="there is no such embedder"):
        found_by((ENGLISH,), Embeddings(name="nobody"))


def test_the_tiny_embedder_keeps_the_protocol(offer: Offer) -> None:
    found = plugins.find(KIND, offer("letters", EMBEDDER))
    assert isinstance(found, Embedder)
    assert found.embed(["a text"]) == found.embed(["a text"])
    assert found.embed([]) == []


@pytest.mark.parametrize("huge", [1e300, 1e-300])
def test_vectors_of_any_length_are_compared_by_their_direction(offer: Offer, huge: float) -> None:
    name = offer("huge", Saying([[huge, huge], [1.0, 1.0]]))
    assert pairs(name, ENGLISH, OTHER, near=99)[0].nearness == 1


def test_a_run_keeps_what_the_named_embedder_found(tmp_path: Path, offer: Offer) -> None:
    settings = Desk(tmp_path).set(**{"embeddings.name": offer("letters", EMBEDDER), "embeddings.near": "50"})
    raws = [a_raw(name.encode(), name) for name in ("english", "german")]
    with opened(settings, datetime(2026, 11, 23, tzinfo=UTC), printing=False) as workshop:
        articles = [a_record(raw, text=one.blocks[0].text) for raw, one in zip(raws, (ENGLISH, GERMAN), strict=True)]
        for raw, article in zip(raws, articles, strict=True):
            workshop.store.put_article(raw, article)
        _, found = analyse_stored(Wanted([article.id for article in articles]), workshop)
    assert found.likenesses is not None
    assert [pair.articles for pair in found.likenesses.pairs] == [tuple(article.id for article in articles)]


def test_the_page_says_which_documents_are_near_and_who_says_so() -> None:
    plain = material()
    first, second, _ = plain.articles
    found = Likenesses(
        embedder="letter runs 1", least=80, pairs=(Likeness(articles=(first.id, second.id), nearness=0.91),)
    )
    near = material(analysis=plain.analysis.model_copy(update={"likenesses": found}))
    (section,) = sources.build(near)
    told = [[fact.text for fact in entry.facts if fact.label == "Near in meaning"] for entry in section.entries]
    assert told == [["S2 (0.91), as letter runs 1 sees it"], ["S1 (0.91), as letter runs 1 sees it"], []]


def test_without_an_embedder_the_page_says_nothing_of_nearness() -> None:
    (section,) = sources.build(material())
    assert "Near in meaning" not in section.model_dump_json()
