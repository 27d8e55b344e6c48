from __future__ import annotations

from flows.digest.heard import countries, publishers, quoted, silent, workplaces
from schemas.actors import Actor, ActorKind, Mention
from schemas.article import Article, Author, Publisher, Quotation, QuotationKind
from schemas.evidence import Evidence
from tests.themes.articles import an_article


def quoting(name: str, *speakers: str | None) -> Article:
    quotations = tuple(
        Quotation(kind=QuotationKind.INLINE, text="Yes", speaker=one, speaker_printed=one, block="p1", start=0, end=3)
        for one in speakers
    )
    return an_article("Yes, they said.", name=name).model_copy(update={"quotations": quotations})


def an_actor(name: str, *named_in: Article, kind: ActorKind = ActorKind.PERSON, **fields: object) -> Actor:
    mentions = tuple(
        Mention(evidence=Evidence(article=one.id, block="p1", start=0, end=3, text="Yes"), start=0, end=3)
        for one in named_in
    )
    return Actor.model_validate({"name": name, "kind": kind, "mentions": mentions, **fields})


A, B = quoting("a", "Prime Minister Ida Berg", "Bo", None), quoting("b", "Berg")
IDA = an_actor("Ida Berg", A, aliases=("Berg",))


def test_speakers_go_by_the_names_of_actors() -> None:
    first, second = quoted((A, B), (IDA,))
    assert (first.name, [article.id for article, _ in first.said]) == ("Ida Berg", [A.id, B.id])
    assert second.name == "Bo"


def test_a_name_that_two_actors_bear_is_neithers() -> None:
    other = an_actor("Olaf Berg", B, aliases=("Berg",))
    assert {one.name for one in quoted((B,), (IDA, other))} == {"Berg"}


def test_where_authors_work_is_told_apart_from_who_publishes() -> None:
    at_work = Author(name="X", affiliation="Institute")
    works = A.model_copy(update={"authors": (at_work, at_work), "publisher": Publisher(name="House", basis="printed")})
    assert publishers((works, B)) == {"House": (A.id,)}
    assert workplaces((works, B)) == {"Institute": (A.id,)}


def test_the_publisher_of_most_documents_is_named_first() -> None:
    first, second, third = (
        quoting(name).model_copy(update={"publisher": Publisher(name=house, basis="printed")})
        for name, house in (("a", "Alpha"), ("b", "Zeta"), ("c", "Zeta"))
    )
    assert list(publishers((first, second, third))) == ["Zeta", "Alpha"]


def test_a_country_is_heard_by_who_writes_and_who_is_quoted() -> None:
    house = an_actor("House", kind=ActorKind.ORGANISATION, country="Norway", speaks_in=(A.id,))
    ida = IDA.model_copy(update={"country": "Norway"})
    (norway,) = countries((house, ida), quoted((A, B), (ida,)))
    assert (norway.name, norway.articles, [one.name for one in norway.quoted]) == ("Norway", (A.id,), ["Ida Berg"])


def test_who_is_only_spoken_of_is_silent() -> None:
    actors = (
        IDA.model_copy(update={"mentions": IDA.mentions * 9}),
        an_actor("Carl Lund", *[A] * 4, B),
        an_actor("Seldom", A, B),
        an_actor("Single", *[A] * 9),
        an_actor("Pact", *[A, B] * 5, kind=ActorKind.DOCUMENT),
        an_actor("Oslo", *[A, B] * 5, kind=ActorKind.PLACE),
        an_actor("Norway", *[A, B] * 5, kind=ActorKind.PLACE, country="Norway"),
        an_actor("Berg government", *[A, B] * 5, kind=ActorKind.ORGANISATION),
    )
    house = an_actor("House", kind=ActorKind.ORGANISATION, country="Denmark", speaks_in=(A.id, B.id))
    told = quoted((A, B), actors)
    assert [one.name for one in silent((*actors, house), told, 2)] == ["Carl Lund", "Norway"]


def test_no_country_is_silent_while_it_is_not_stated_whence_a_document_comes() -> None:
    norway = an_actor("Norway", *[A, B] * 5, kind=ActorKind.PLACE, country="Norway")
    house = an_actor("House", kind=ActorKind.ORGANISATION, country="Denmark", speaks_in=(A.id,))
    assert list(silent((norway, house), (), 2)) == []


def test_an_organisation_whose_organ_speaks_is_not_silent() -> None:
    whole = an_actor("European Union", *[A, B] * 5, kind=ActorKind.ORGANISATION)
    organ = an_actor("European Commission", kind=ActorKind.ORGANISATION, speaks_in=(A.id,))
    assert list(silent((whole, organ), (), 2)) == []


def test_a_country_in_the_name_of_an_institution_that_speaks_is_not_called_silent() -> None:
    norway = an_actor("Norway", *[A, B] * 5, kind=ActorKind.PLACE, country="Norway")
    house = an_actor("Norway Institute of Ports", kind=ActorKind.ORGANISATION, speaks_in=(A.id,))
    assert list(silent((norway, house), (), 2)) == []


def test_a_country_that_somebody_speaks_for_is_not_silent() -> None:
    ida = an_actor("Ida Berg", A, aliases=("Berg",), country="Norway")
    norway = an_actor("Norway", *[A, B] * 5, kind=ActorKind.PLACE, country="Norway")
    assert list(silent((ida, norway), quoted((A, B), (ida,)), 2)) == []


def test_in_a_single_article_much_is_told_by_mentions_alone() -> None:
    assert [one.name for one in silent((an_actor("Carl Lund", *[A] * 5),), (), 1)] == ["Carl Lund"]
