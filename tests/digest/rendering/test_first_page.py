"""How the first page and its texts are set."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from flows.digest.rendering import PageOptions, Printed, render_html, render_pdf
from flows.digest.rendering.faces import TEMPLATES
from flows.digest.rendering.fitting import _LEVELS, front_fit
from flows.digest.rendering.markup import _beside, _in_marks, _names, _portions, _qualified, _stretches, _tall, targets
from schemas.digest import Digest, EvidencePart, EvidenceSection, GlanceSection, Passage
from tests.digest.issues import issue
from tests.digest.rendering.reading import page_texts

A4, LETTER = PageOptions(), PageOptions(size="Letter")


def _passage(digest: Digest, text: str, *cues: str) -> Passage:
    return digest.front.standfirst[0].model_copy(update={"text": text, "cues": cues})


def test_the_usual_first_page_is_one_page(printed: Printed, digest: Digest) -> None:
    first, second, *_ = page_texts(pypdfium2.PdfDocument(printed.pdf))
    assert digest.front.guide[-1].text.split()[-1] in first
    assert digest.sections[0].heading in second


def test_less_text_is_set_larger(digest: Digest) -> None:
    order = [level.name for level in _LEVELS]
    few = digest.front.model_copy(update={"findings": digest.front.findings[:1], "watch": ()})
    assert order.index(front_fit(few, {}, A4).level) <= order.index(front_fit(digest.front, {}, A4).level)
    assert front_fit(few, {}, A4).level == "airy"


def test_who_opens_the_issue_takes_room_on_the_first_page(digest: Digest) -> None:
    order = [level.name for level in _LEVELS]
    long = {passage.mark.source: "The Joint Committee on Northern Ports " * 6 for passage in digest.front.standfirst}
    assert order.index(front_fit(digest.front, long, A4).level) > order.index(front_fit(digest.front, {}, A4).level)


def test_dates_ahead_give_way_where_the_page_could_not_hold_all(digest: Digest) -> None:
    first, *_ = digest.front.watch
    long = first.model_copy(update={"text": "The talks on the northern ports end. " * 14})
    front = digest.front.model_copy(update={"watch": (first, long, long, long)})
    fit = front_fit(front, {}, A4)
    assert (fit.level, fit.whole) == ("tight", True)
    assert 0 < fit.watched < 4
    assert front_fit(front.model_copy(update={"standfirst": (), "watch": (long,) * 5}), {}, A4).watched < 5
    assert front_fit(digest.front, {}, A4).watched == len(digest.front.watch)
    html = render_html(digest.model_copy(update={"front": front}))
    assert html.count(long.text.strip()) == fit.watched - 1


def test_openings_give_way_where_the_page_could_not_hold_all(digest: Digest) -> None:
    first, *_ = digest.front.standfirst
    long = first.model_copy(update={"text": "The talks on the northern ports go on. " * 20})
    front = digest.front.model_copy(update={"standfirst": (first, long, long)})
    fit = front_fit(front, {}, A4)
    assert (fit.level, fit.whole, fit.opened) == ("tight", True, 2)
    assert render_html(digest.model_copy(update={"front": front})).count(long.text.strip()) == 1


def test_what_no_page_can_hold_flows_on_in_the_smallest_size(digest: Digest) -> None:
    front = digest.front.model_copy(update={"findings": digest.front.findings * 5})
    fit = front_fit(front, {}, LETTER)
    assert (fit.level, fit.whole) == ("tight", False)
    printed = render_pdf(digest.model_copy(update={"front": front, "sections": digest.sections[-1:]}), LETTER)
    assert printed.remarks == ()
    assert printed.pages > 1


def test_the_title_is_set_in_lines_of_about_the_same_length(digest: Digest) -> None:
    short = front_fit(digest.front.model_copy(update={"title": "Short"}), {}, A4)
    long = front_fit(digest.front.model_copy(update={"title": "A title that needs two lines " * 3}), {}, A4)
    assert short.title_size > long.title_size
    assert long.title_width < A4.text_points


@pytest.mark.parametrize("level", _LEVELS, ids=lambda level: level.name)
def test_the_estimate_knows_the_sizes_of_the_stylesheet(level: Any) -> None:  # noqa: ANN401 - a tuple of our own of many parts
    style = (TEMPLATES / "digest.css").read_text(encoding="utf-8")
    name, opening, sentence, _, contents, small = level
    for place, (size, leading) in {"said": opening, "sentence": sentence, "contents": contents, "guide": small}.items():
        assert any(
            f".{name} .{place}" in rule and f"font-size: {size:g}pt; line-height: {leading:g}pt" in rule
            for rule in style.split("}")
        ), place


def test_words_that_qualify_are_set_apart_with_the_space_before_them(digest: Digest) -> None:
    runs = _qualified(_passage(digest, "It may be premature to conclude that it may.", "may", "premature to conclude"))
    assert [run.text for run in runs if run.kind == "cue"] == ["may", "premature to conclude"]
    assert "".join(run.text for run in runs) == "It may be premature to conclude that it may."
    assert not any(run.text.endswith(" ") for run in runs if run.kind != "space" and run is not runs[-1])


def test_a_word_inside_another_does_not_qualify(digest: Digest) -> None:
    assert [run.kind for run in _qualified(_passage(digest, "The mayor can.", "may"))] == [""]


def test_cited_sentences_next_to_each_other_are_one_stretch() -> None:
    parts = [EvidencePart(text=text, cited=cited) for text, cited in (("One.", True), (" ", False), ("Two.", True))]
    assert [run.text for run in _stretches(parts)] == ["One. Two."]


def test_what_is_not_cited_is_set_apart() -> None:
    parts = [EvidencePart(text="Cited. ", cited=True), EvidencePart(text="Around it.", cited=False)]
    runs = _stretches(parts)
    assert [(run.kind, run.text) for run in runs] == [("", "Cited."), ("space", " "), ("around", "Around it.")]


def test_a_quotation_that_brings_its_marks_gets_no_others(digest: Digest) -> None:
    assert _in_marks(_passage(digest, "words")) == "“words”"
    assert _in_marks(_passage(digest, "“words”")) == "“words”"


def test_only_a_row_that_takes_much_of_a_page_may_be_broken(digest: Digest) -> None:
    assert _tall([_passage(digest, "short")]) == ""
    assert _tall([_passage(digest, "x" * 800)] * 2) == " tall"


@pytest.mark.parametrize(
    ("length", "most", "pieces"), [(3, 4, [3]), (5, 4, [2, 3]), (40, 14, [13, 13, 14]), (0, 4, [0])]
)
def test_columns_are_shared_out_evenly(length: int, most: int, pieces: list[int]) -> None:
    assert [len(piece) for piece in _portions(range(length), most)] == pieces


def test_cells_follow_the_columns_of_their_table() -> None:
    (glance,) = (section for section in issue(5).sections if isinstance(section, GlanceSection))
    cells = _beside(tuple(reversed(glance.rows[0].cells)), glance.columns[1:3])
    assert [cell.source for cell in cells] == ["S2", "S3"]


def test_sources_are_named_by_whichever_section_knows_them(digest: Digest) -> None:
    assert _names(digest)["S1"] == "Marant"
    assert _names(digest.model_copy(update={"sections": ()})) == {}


def test_an_evidence_heading_says_a_title_that_is_the_name_once(digest: Digest) -> None:
    (evidence,) = (section for section in digest.sections if isinstance(section, EvidenceSection))
    first, *_ = evidence.groups
    same = evidence.model_copy(update={"groups": (first.model_copy(update={"title": first.source.name}),)})
    for section, times in ((same, 1), (evidence, 2)):
        html = render_html(digest.model_copy(update={"sections": (section,)}))
        heading = html.partition('<h3 class="group">')[2].partition("</h3>")[0]
        assert heading.count("</span>") == times


def test_every_place_has_a_name_that_can_be_said(digest: Digest) -> None:
    found = targets(digest)
    assert found["S1-p1"] == "Go to source S1, paragraph 1"
    assert {section.anchor for section in digest.sections} <= set(found)


def test_where_columns_have_room_for_numbers_only_the_caption_names_the_sources() -> None:
    digest = issue(8)
    (glance,) = (section for section in digest.sections if isinstance(section, GlanceSection))
    marks = glance.model_copy(update={"words": False})
    html = render_html(digest.model_copy(update={"sections": (marks,)}))
    caption = html.partition("<caption>")[2].partition("</caption>")[0]
    assert [head.name for head in glance.columns if f"{head.id} {head.name}" not in caption] == []
