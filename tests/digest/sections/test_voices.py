from __future__ import annotations

from flows.digest.sections.voices import build
from schemas.actors import Actor, ActorKind, Mention
from schemas.article import Article, Author, Language
from schemas.digest import HeardLine, VoicesSection
from tests.digest.materials import an_analysis, articles, evidence, material


def a_mention(article: Article, block: int, sentence: int) -> Mention:
    """Make a mention of a sentence's first word."""
    cited = evidence(article, block, sentence)
    return Mention(evidence=cited, start=0, end=len(cited.text.split(maxsplit=1)[0]))


def an_actor(name: str, *mentions: Mention, kind: ActorKind = ActorKind.PERSON, **fields: object) -> Actor:
    return Actor.model_validate({"name": name, "kind": kind, "mentions": mentions, **fields})


def a_section(*actors: Actor, known: tuple[Article, ...] | None = None) -> VoicesSection:
    known = known or articles()
    (section,) = build(material(articles=known, analysis=an_analysis(known, actors=actors)))
    return section


def a_line(section: VoicesSection, label: str) -> HeardLine:
    (line,) = (line for line in section.balance if line.label == label)
    return line


def test_an_actor_stands_with_how_often_and_where_it_is_named() -> None:
    first, second, _ = articles()
    section = a_section(an_actor("Ida Berg", a_mention(first, 1, 0), a_mention(first, 1, 1), a_mention(second, 1, 0)))
    (group,) = section.groups
    (row,) = group.rows
    assert (group.label, group.rest) == ("People", None)
    assert (row.name, row.extent) == ("Ida Berg", "2 of 3 sources, 3\N{NO-BREAK SPACE}×")
    assert [passage.mark.label for passage in row.passages] == ["S1 ¶1", "S2 ¶1"]
    assert row.passages[0].text == evidence(first, 1, 0).text


def test_a_sentence_that_the_issue_quotes_anyway_is_the_instance() -> None:
    known = articles()
    quoted = an_analysis(known).themes[0].positions[0].statements[0].evidence
    cited = Mention(evidence=quoted, start=0, end=3)
    article = next(one for one in known if one.id == quoted.article)
    section = a_section(an_actor("Ida Berg", a_mention(article, 1, 0), cited))
    assert section.groups[0].rows[0].passages[0].text == quoted.text


def test_of_a_single_document_only_mentions_are_counted() -> None:
    (one,) = articles(1)
    section = a_section(an_actor("Ida Berg", a_mention(one, 1, 0), a_mention(one, 1, 1)), known=(one,))
    assert section.groups[0].rows[0].extent == "2\N{NO-BREAK SPACE}×"


def test_kinds_stand_apart_and_the_rest_is_counted() -> None:
    first, *_ = articles()
    twice = (a_mention(first, 1, 0), a_mention(first, 1, 1))
    people = [an_actor(f"Person {letter}", *twice) for letter in "ABCDEF"]
    section = a_section(*people, an_actor("Oslo", *twice, kind=ActorKind.PLACE))
    assert [(group.label, len(group.rows), group.rest) for group in section.groups] == [
        ("People", 4, "and two more"),
        ("Places", 1, None),
    ]


def test_who_is_named_once_gives_way_to_who_is_named_often() -> None:
    first, *_ = articles()
    once, often = an_actor("Once", a_mention(first, 1, 0)), an_actor("Often", *[a_mention(first, 1, 0)] * 2)
    assert [row.name for row in a_section(once, often).groups[0].rows] == ["Often"]
    assert [row.name for row in a_section(once).groups[0].rows] == ["Once"]


def test_the_quoted_stand_with_who_quotes_them_and_the_words() -> None:
    brief = articles()[2]
    line = a_line(a_section(), "Quoted, by whom")
    assert [item.text for item in line.items] == [f"Maren Dahl, once, by {brief.authors[0].name}"]
    assert [passage.mark.label for passage in line.items[0].passages] == ["S3 ¶7"]


def test_a_paragraph_with_two_quotations_of_one_speaker_is_marked_once() -> None:
    *others, brief = articles()
    twice = brief.model_copy(update={"quotations": brief.quotations * 2})
    line = a_line(a_section(known=(*others, twice)), "Quoted, by whom")
    assert [passage.mark.label for passage in line.items[0].passages] == ["S3 ¶7"]


def test_quotations_of_nobody_named_are_counted() -> None:
    *others, brief = articles()
    bare = brief.quotations[0].model_copy(update={"speaker": None})
    known = (*others, brief.model_copy(update={"quotations": (bare,)}))
    section = a_section(an_actor("Ida Berg", a_mention(known[0], 1, 0)), known=known)
    assert a_line(section, "Quoted, by whom").rest == "1 quotation of nobody named"


def test_publishers_stand_with_their_documents() -> None:
    line = a_line(a_section(), "Publishers")
    assert sorted(item.text for item in line.items) == sorted(
        f"{one.publisher.name} (S{number})" for number, one in enumerate(articles(), start=1) if one.publisher
    )


def test_where_authors_work_stands_beside_who_publishes() -> None:
    first, *others = articles()
    works = Author(name="Ida Berg", affiliation="Port Academy")
    section = a_section(known=(first.model_copy(update={"publisher": None, "authors": (works,)}), *others))
    assert [item.text for item in a_line(section, "Where authors work").items] == ["Port Academy (S1)"]
    assert a_line(section, "Publishers").rest == "none is stated for 1 document"


def test_countries_are_heard_only_where_somebody_says_whose_a_speaker_is() -> None:
    first, *_ = articles()
    house = an_actor("House", kind=ActorKind.ORGANISATION, country="Norway", speaks_in=(first.id,))
    line = a_line(a_section(house, an_actor("Maren Dahl", country="Denmark")), "Countries heard")
    assert [item.text for item in line.items] == ["Norway (writes in S1)", "Denmark (quoted: Maren Dahl)"]
    assert line.rest == "not stated for 2 documents"


def test_who_is_much_spoken_of_and_not_heard_is_named() -> None:
    first, second, _ = articles()
    much = [a_mention(first, 1, 0)] * 4 + [a_mention(second, 1, 0)]
    section = a_section(an_actor("Ida Berg", *much), an_actor("Maren Dahl", *much), an_actor("Bo", *much[:2]))
    line = a_line(section, "Spoken of, not quoted")
    assert [item.text for item in line.items] == ["Ida Berg (2 of 3 sources, 5\N{NO-BREAK SPACE}×)"]
    assert [passage.mark.label for passage in line.items[0].passages] == ["S1 ¶1"]


def test_many_documents_have_their_counts_cut_and_said() -> None:
    section = a_section(known=articles(60))
    assert a_line(section, "Quoted, by whom").items[0].text == "Maren Dahl, 20 times, by 20 sources"
    line = a_line(section, "Publishers")
    assert (line.items[0].text, len(line.items)) == ("Stiftung Neue Ordnung (12 documents)", 6)
    assert line.rest == "one more; none is stated for 12 documents"


def test_in_which_documents_few_names_can_be_found_is_said() -> None:
    first, *others = articles()
    assert "English" not in (a_section().intro or "")
    russian = first.model_copy(update={"language": Language(code="ru", confidence=0.9)})
    intro = a_section(known=(russian, *others)).intro or ""
    assert "In S1, in another language than English, only names written as in English are counted." in intro


def test_where_nobody_is_named_or_quoted_there_is_no_section() -> None:
    assert build(material(2)) == ()
