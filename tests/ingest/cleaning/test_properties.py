"""What holds for every text, whatever it says."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from flows.errors import UnreadableDocumentError
from flows.ingest.cleaning.characters import tidy
from schemas.article import Article, Quotation, QuotedTerm
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, SEEDS, cleaned

LINES = (
    "The Strait Between Them|By Ana Ferreira and Tomas Brandt|12 March 2021|Published: 3 May 2019|Harbour Institute|"
    "HARBOUR INSTITUTE POLICY BRIEF No. 7|Home > Analysis > Security|Share|Print|Related posts|Back to top|Menu|"
    "Recommendations|- The ministry should publish the list by 2025.|1. Ask before the harbour is closed.|• Wait.|"
    "“We will not wait for the weather,” the minister said in March.|(Ana Ferreira, 2 May 2019)|Notes|[1] See p. 4.|"
    "¹ Ferreira, The Strait (2018), p. 12.|Figure 1: Ships a year|Port\t2019\t2020|North\t38 %\t41 %|South\t62 %\t59 %|"
    "Source: Harbour Office (October 2020)|Photo: A ship at the pier © Agency / T. Brandt|Page 3 of 9|3|---|***|"
    "© 2021 Harbour Institute. All rights reserved.|CC BY-NC 4.0|Ana Ferreira is a fellow at the Harbour Institute.|"
    "ana@harbour.example|https://harbour.example/strait|Executive summary|The view from the pier|#harbour #strait|"
    "Citation for published version (APA):|Publication date:|General rights|Document version|中文|English | Français|"
    "QUESTION: And then?|MINISTER: Then we waited.|title: A strait|31 June 2019|key: [unclosed|{{ template }}|\\(|*a*"
).split("|")
SPACES = ("", " ", "  ", "\t", "\u00a0", "\u00ad", "\u200b", "\ufeff", "\u202e", "\x0c", "\x00", "\u2028", "e\u0301")
line = st.one_of(
    st.sampled_from(LINES),
    st.sampled_from([PROSE, MORE, LAST]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.builds(lambda left, space, right: left + space + right, *map(st.sampled_from, (LINES, SPACES, LINES))),
    st.builds(lambda text, cut: text[:cut] + "-\n" + text[cut:], st.just(PROSE), st.integers(1, 120)),
)
texts = st.builds(
    lambda lines, ends: "".join(one + end for one, end in zip(lines, ends, strict=False)),
    st.lists(line, max_size=30),
    st.lists(st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n", "\f", " ", "\u2029"]), min_size=30, max_size=30),
)
often = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
SEED_TEXTS = [path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt"))]


def record(text: str) -> Article | None:
    """Return the record of a text; ``None`` when its reader refuses it."""
    try:
        return cleaned(text)
    except UnreadableDocumentError:
        return None


def places(article: Article) -> list[tuple[int, int]]:
    kept = [place for one in article.blocks for place in one.places]
    kept += [place for section in article.sections for place in section.places]
    moved = [*(one.place for one in article.provenance if one.place), *(one.place for one in article.removed)]
    mended = [one.place for one in article.repairs if not one.after]
    return [(place.start, place.end) for place in (*kept, *moved, *mended)]


def nothing_is_lost(text: str, article: Article) -> None:
    covered = bytearray(len(text))
    for start, end in places(article):
        covered[start:end] = bytes([1]) * (end - start)
    seen = (at for at, character in enumerate(text) if not character.isspace() and tidy(character).text)
    assert "".join(text[at] for at in seen if not covered[at]) == ""


def letters(text: str) -> str:
    return bare(tidy(text).text)


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


@often
@given(texts)
@example("\ufeff")
@example("3\n")
@example("# \n")
@example("---\ntitle: A\n---\n")
def test_nothing_of_a_text_is_unaccounted_for(text: str) -> None:
    article = record(text)
    if article is not None:
        nothing_is_lost(text, article)


@often
@given(texts)
@example(f"\x92Â\x08\x80Ð\x91\n{PROSE}\n")
def test_no_word_is_invented(text: str) -> None:
    article = record(text)
    if article is not None:
        whole = "".join(map(letters, re.split(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text)))
        for block in article.blocks:
            for word in block.text.split():
                assert bare(word) in whole


@often
@given(texts)
def test_the_same_bytes_make_the_same_record(text: str) -> None:
    first, second = record(text), record(text)
    assert (first and first.model_dump_json()) == (second and second.model_dump_json())


@often
@given(texts)
def test_every_reference_in_a_record_leads_somewhere(text: str) -> None:
    article = record(text)
    if article is None:
        return
    assert [block.id for block in article.blocks] == [f"p{at}" for at in range(1, len(article.blocks) + 1)]
    assert {block.section for block in article.blocks} <= {section.id for section in article.sections}
    quotations: list[Quotation | QuotedTerm] = [*article.quotations, *article.quoted_terms]
    for quoted in quotations:
        assert article.block(quoted.block).text[quoted.start : quoted.end].strip(" ,.;") == quoted.text.strip(" ,.;")
    for asked in article.recommendations:
        assert asked.text in article.block(asked.block).text


@often
@given(st.sampled_from(SEED_TEXTS), st.integers(0, 9000), st.integers(0, 9000))
def test_no_part_of_a_real_document_is_too_odd(whole: str, first: int, last: int) -> None:
    text = whole[min(first, last) : max(first, last)]
    article = record(text)
    if article is not None:
        nothing_is_lost(text, article)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 200_000,
        "- " * 100_000,
        f"{PROSE} " * 700,
        "2019 " * 20_000,
        "“" * 20_000 + PROSE,
        "\n".join(f"Line {number}" for number in range(10_000)),
        "\n\n".join(f"{number}. {PROSE}" for number in range(300)),
        "a\u0301" * 20_000,
        "\u202e\u2067" * 20_000 + PROSE,
        f"{PROSE}\x00\x01\x1b[31m{MORE}",
        "\ud7ff\ue000\uffff\U0010ffff" * 50 + PROSE,
    ],
    ids=[
        "one word", "one line of signs", "one line of prose", "years", "quotation marks", "short lines",
        "numbered paragraphs", "separate accents", "directions", "control characters", "ends of planes",
    ],
)  # fmt: skip
def test_a_text_of_one_kind_of_thing_is_cleaned_too(text: str) -> None:
    article = record(text)
    assert article is not None
    nothing_is_lost(text, article)


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\ufeff", "\u200b\n\u200b", "\x00" * 10])
def test_a_text_with_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        cleaned(text)
    assert caught.value.reason == "empty"
