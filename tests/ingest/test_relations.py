from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest import relations
from flows.ingest.relations import compared, differences, fingerprint, kin, sentence, told
from flows.settings import Settings
from flows.store import Store
from schemas.article import Article, Author, Block, BlockKind, Publisher
from schemas.dates import DateOrigin, PartialDate, Precision, StatedDate
from schemas.places import Place
from schemas.relations import Relation, RelationKind
from tests.records import a_raw, an_article

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = Place(start=0, end=1, line=1, last_line=1)


def words(number: int, seed: int = 1) -> list[str]:
    """Return so many words of a text that no other seed shares."""
    return [f"word{(seed * 7_919 + place * place * 31) % 9_973}x{seed}" for place in range(number)]


def article(text: str | list[str], uri: str = "a.txt", title: str = "A title", author: str | None = None) -> Article:
    whole = text if isinstance(text, str) else " ".join(text)
    paragraphs = [one for one in whole.split("\n") if one.strip()]
    blocks = (
        Block(id=f"p{number}", kind=BlockKind.PARAGRAPH, section="s1", text=one, places=(PLACE,))
        for number, one in enumerate(paragraphs, start=1)
    )
    made = an_article(a_raw(f"{uri}{title}{whole}".encode(), uri), title)
    authors = (Author(name=author),) if author else ()
    return made.model_copy(update={"blocks": tuple(blocks), "authors": authors})


def by(one: Article, publisher: str) -> Article:
    return one.model_copy(update={"publisher": Publisher(name=publisher, basis="imprint")})


def dated(one: Article, day: int) -> Article:
    when = PartialDate(first=date(2026, 1, day), last=date(2026, 1, day), precision=Precision.DAY)
    return one.model_copy(update={"published": StatedDate(when=when, origin=DateOrigin.PRINTED, words=str(day))})


def related(first: Article, second: Article) -> Relation | None:
    return relations.related(compared(first), compared(second))


def kind_of(first: Article, second: Article) -> RelationKind | None:
    found = related(first, second)
    return None if found is None else found.kind


BODY = words(400)
WHOLE = article(BODY, "whole.txt", "Whole")


def edited(each: int) -> list[str]:
    """Return the text with one of so many words replaced."""
    return [f"new{place}" if place % each == 0 else word for place, word in enumerate(BODY)]


def test_the_same_words_are_an_exact_copy_whatever_their_signs_and_case() -> None:
    louder = article(" ".join(BODY).upper().replace(" ", ", ", 9), "b.txt", "Another")
    found = related(WHOLE, louder)
    assert found is not None
    assert (found.kind, found.first, found.second, found.overlap) == (RelationKind.EXACT, WHOLE.id, louder.id, 1.0)


@pytest.mark.parametrize(
    "changed",
    [
        [*words(25, 5), *BODY, *words(25, 6)],
        edited(20),
        BODY[:280],
    ],
    ids=["boilerplate added", "a word in twenty edited", "the last third cut"],
)
def test_a_text_that_was_touched_is_a_near_copy(changed: list[str]) -> None:
    assert kind_of(WHOLE, article(changed, "b.txt", "Another")) is RelationKind.NEAR


def test_a_quarter_of_a_text_is_an_excerpt_of_it_whichever_was_stored_first() -> None:
    part = article(BODY[:100], "b.txt", "Another")
    for found in (related(WHOLE, part), related(part, WHOLE)):
        assert found is not None
        assert (found.kind, found.first, found.second, found.overlap) == (RelationKind.EXCERPT, WHOLE.id, part.id, 1.0)


def test_texts_that_share_a_paragraph_or_nothing_are_not_related() -> None:
    assert kind_of(WHOLE, article(words(400, 2), "b.txt")) is None
    assert kind_of(WHOLE, article([*BODY[:60], *words(340, 2)], "b.txt", "Another")) is None
    assert kind_of(article("", "a.txt"), article("", "b.txt")) is None


def test_a_copy_by_another_publisher_is_syndicated() -> None:
    copy = article(edited(50), "b.txt", "Another")
    assert kind_of(by(WHOLE, "Harbour Post"), by(copy, "The Strait")) is RelationKind.SYNDICATED
    assert kind_of(by(WHOLE, "Harbour Post"), by(copy, "HARBOUR POST")) is RelationKind.NEAR
    assert kind_of(by(WHOLE, "Harbour Post"), copy) is RelationKind.NEAR
    elsewhere = copy.model_copy(update={"host": "mirror.example"})
    assert kind_of(WHOLE.model_copy(update={"host": "post.example"}), elsewhere) is RelationKind.SYNDICATED


def test_other_bytes_at_the_same_address_are_an_update() -> None:
    assert kind_of(WHOLE, article(edited(10), "whole.txt", "New head")) is RelationKind.UPDATE
    assert kind_of(WHOLE, article(words(400, 2), "whole.txt")) is None
    named = [one.model_copy(update={"identifiers": ("doi:10.9999/strait",)}) for one in (WHOLE, article(edited(10)))]
    assert kind_of(*named) is RelationKind.UPDATE
    journal = [one.model_copy(update={"identifiers": ("issn:1234-5678",)}) for one in (WHOLE, article(edited(20)))]
    assert kind_of(*journal) is RelationKind.NEAR


def test_the_same_title_and_author_with_another_body_are_an_update() -> None:
    first, second = (
        article(BODY, "a.txt", "The Strait", "Ada Miller"),
        article(edited(10), "b.txt", "THE STRAIT", "Ada Miller"),
    )
    assert kind_of(first, second) is RelationKind.UPDATE
    assert kind_of(first, article(edited(20), "b.txt", "The Strait", "Bo Larsen")) is RelationKind.NEAR


def test_of_two_versions_the_one_with_the_later_date_is_the_second() -> None:
    old, new = dated(WHOLE, 3), dated(article(edited(10), "whole.txt", "New head"), 9)
    for found in (related(old, new), related(new, old)):
        assert found is not None
        assert (found.first, found.second) == (old.id, new.id)


def test_a_language_without_spaces_is_compared_letter_by_letter() -> None:
    text = "".join(chr(0x4E00 + place * place % 2_999) for place in range(300))
    assert kind_of(article(text, "a.txt", "A"), article(text[:140], "b.txt", "B")) is RelationKind.EXCERPT


def test_a_text_of_three_words_finds_its_like() -> None:
    assert (
        kind_of(article("No comment yet.", "a.txt", "A"), article("No comment yet", "b.txt", "B")) is RelationKind.EXACT
    )


@given(st.frozensets(st.integers(0, 2**63 - 1), max_size=600))
def test_a_fingerprint_is_a_small_sorted_sample_and_never_empty(hashes: frozenset[int]) -> None:
    sample = fingerprint(hashes)
    assert list(sample) == sorted(set(sample))
    assert set(sample) <= hashes
    assert bool(sample) == bool(hashes)
    assert len(sample) <= max(8, len(hashes))


# With a store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(Settings(data=tmp_path)) as opened:
        yield opened


def put(store: Store, one: Article) -> None:
    store.put_article(a_raw().model_copy(update={"sha256": one.raw}), one, kin(one, store))


def test_a_new_article_finds_those_that_were_stored_before_and_they_find_it(store: Store) -> None:
    part, other = article(BODY[:100], "b.txt", "Part"), article(words(400, 2), "c.txt", "Other")
    for one in (WHOLE, other, part):
        put(store, one)
    (found,) = store.relations([part.id])
    assert (found.kind, found.first, found.second) == (RelationKind.EXCERPT, WHOLE.id, part.id)
    assert store.relations([WHOLE.id]) == (found,)
    assert store.relations([other.id]) == ()
    assert store.relations([WHOLE.id, part.id, other.id]) == (found,)


def test_storing_again_what_other_rules_made_looks_anew(store: Store) -> None:
    put(store, WHOLE)
    part = article(BODY[:100], "b.txt", "Part")
    put(store, part)
    put(store, part.model_copy(update={"cleaned_by": "rules 2", "blocks": article(words(90, 9)).blocks}))
    assert store.relations([WHOLE.id]) == ()
    put(store, part.model_copy(update={"cleaned_by": "rules 3"}))
    assert [one.kind for one in store.relations([WHOLE.id])] == [RelationKind.EXCERPT]


def test_a_text_longer_than_a_statement_can_ask_for_is_found(store: Store) -> None:
    long = words(12_000, 4)
    put(store, article(long, "a.txt", "Book"))
    put(store, article(long[6000:6500], "b.txt", "Chapter"))
    (found,) = store.relations([article(long, "a.txt", "Book").id])
    assert found.kind is RelationKind.EXCERPT
    assert len(fingerprint(frozenset(range(0, 2**63, 2**63 // 100_000)))) <= 4096


def test_articles_of_a_store_of_the_first_form_are_found_by_later_ones(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "desk.sqlite") as connection:
        connection.executescript((Path(__file__).parents[1] / "stores" / "form-1.sql").read_text(encoding="utf-8"))
    connection.close()
    with Store.open(Settings(data=tmp_path)) as store:
        relations.relate_strangers(store)
        again = article("A text!", "b.txt")
        put(store, again)
        (found,) = store.relations([again.id])
    assert (found.kind, found.first, found.second) == (RelationKind.EXACT, a_raw().sha256[:16], again.id)


def test_articles_that_nobody_has_related_are_related_in_their_order_whatever_their_number(store: Store) -> None:
    wordless = article("* * *", "none.txt")
    strangers = [article(words(40, seed), f"{seed}.txt") for seed in range(60)]
    copies = [article(words(40, seed), f"copy of {seed}.txt") for seed in range(60)]
    for one in (wordless, *strangers, *copies):
        store.put_article(a_raw().model_copy(update={"sha256": one.raw}), one)
    relations.relate_strangers(store)
    found = {(one.first, one.second) for one in store.relations([one.id for one in strangers])}
    assert found == {(one.id, copy.id) for one, copy in zip(strangers, copies, strict=True)}
    assert [article for _, article in store.unrelated(0, 500)] == [wordless.id]


def test_what_an_article_is_to_others_is_said_in_a_sentence(store: Store) -> None:
    put(store, WHOLE)
    part = article(BODY[:100], "b.txt", "Part")
    found = kin(part, store)
    assert told(found, part, store) == (f"excerpt of whole.txt ({WHOLE.id}): 100% of its words stand there",)
    assert sentence(found.relations[0], WHOLE.id, part) == (
        f"b.txt ({part.id}) is its excerpt: 100% of the words there stand here"
    )


def test_the_difference_of_two_versions_is_told_paragraph_by_paragraph() -> None:
    old, new = article("One.\nTwo.\nThree.", "a.txt"), article("One.\nTwo and a half.\nThree.", "a.txt")
    assert differences(old, new)[3:] == (" One.", "-Two.", "+Two and a half.", " Three.")
    assert differences(old, old) == ()
