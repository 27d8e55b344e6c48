from __future__ import annotations

from datetime import date
from itertools import permutations

from flows.digest.material import in_order, outlet, speaker, title
from schemas.article import Author, Publisher
from schemas.dates import DateWindow
from tests.digest.documents import MARANT
from tests.digest.materials import an_article, articles, evidence, material


def _window(first: date | None, last: date | None) -> DateWindow:
    return DateWindow(not_before=first, not_after=last, basis="the words")


def test_documents_are_numbered_by_date_whatever_order_they_come_in() -> None:
    known = articles()
    assert all(in_order(order) == known for order in permutations(known))


def test_an_undated_document_is_numbered_by_the_days_between_which_it_was_written() -> None:
    early, middle, late = articles()
    written = middle.model_copy(update={"published": None, "written": _window(date(2024, 12, 1), date(2024, 12, 31))})
    unknown = early.model_copy(update={"published": None})
    assert [article.id for article in in_order([unknown, late, written])] == [written.id, late.id, unknown.id]


def test_a_document_of_many_authors_is_named_by_the_first() -> None:
    article = an_article(MARANT)
    names = tuple(Author(name=name) for name in ("Ada Berg", "Cyr Dahl", "Eve Falk"))
    assert speaker(article.model_copy(update={"authors": names[:2]})) == "Ada Berg and Cyr Dahl"
    assert speaker(article.model_copy(update={"authors": names})) == "Ada Berg and others"


def test_a_long_title_that_stands_for_a_name_is_cut() -> None:
    article = an_article(MARANT).model_copy(update={"authors": (), "publisher": None, "title": "Letter on ports " * 9})
    assert speaker(article) == "Letter on ports Letter on ports Letter on ports Letter on…"


def test_a_document_without_author_is_named_by_its_publisher_and_then_by_its_title() -> None:
    article = an_article(MARANT).model_copy(update={"authors": ()})
    assert speaker(article) == "Baltic Policy Forum"
    assert speaker(article.model_copy(update={"publisher": None})) == MARANT.title
    assert outlet(article) is None


def test_the_short_name_of_a_publisher_is_preferred_and_an_affiliation_stands_in_for_none() -> None:
    article = an_article(MARANT)
    short = Publisher(name="Baltic Policy Forum", abbreviation="BPF", basis="printed")
    author = Author(name="Marant", affiliation="Nordic Institute of Sea Law", affiliation_printed="NISL")
    assert outlet(article.model_copy(update={"publisher": short})) == "BPF"
    assert outlet(article.model_copy(update={"publisher": None, "authors": (author,)})) == "NISL"


def test_an_untitled_document_is_called_by_its_kind_and_place() -> None:
    assert title(an_article(MARANT).model_copy(update={"title": None})) == "Untitled commentary (marant-0.txt)"


def test_a_mark_names_source_and_paragraph() -> None:
    known = material()
    mark = known.mark(known.articles[1].id, "p4")
    assert (mark.label, mark.anchor) == ("S2 ¶4", "S2-p4")


def test_words_are_cut_from_their_paragraph_verbatim() -> None:
    known = material()
    cited = evidence(known.articles[0], 2, 1)
    assert known.words(cited.article, cited.block, cited.start, cited.end).text == cited.text
