"""What stays together where a page ends: each thing many times over, so that pages end at every place in it."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2
import pytest

from flows.digest.rendering import PageOptions, render_pdf
from schemas.digest import (
    AnySection,
    Digest,
    EvidencePart,
    EvidenceSection,
    GlanceSection,
    MethodSection,
    Named,
    NotIncludedRow,
    NotIncludedSection,
    ThemeSection,
)
from tests.digest.issues import issue
from tests.digest.rendering.reading import folded, page_texts

TIMES = 24


def filling(number: int, at: int = 0) -> NotIncludedSection:
    """Make a section of so many lines."""
    return NotIncludedSection(
        anchor=f"filling-{at}",
        heading="Filling",
        short="Filling",
        columns=("a", "b", "c"),
        rows=tuple(NotIncludedRow(name="x", outcome="y", reason="z") for _ in range(number)),
        nothing="",
    )


def pages_of(digest: Digest, sections: Sequence[AnySection], size: str = "A4") -> list[str]:
    options = PageOptions.model_validate({"size": size})
    printed = render_pdf(digest.model_copy(update={"sections": tuple(sections)}), options)
    assert printed.remarks == ()
    document = pypdfium2.PdfDocument(printed.pdf)
    found = page_texts(document)
    document.close()
    return found


def pages_with(pages: Sequence[str], words: str) -> list[int]:
    return [number for number, text in enumerate(pages) if folded(words) in text]


def test_the_terms_of_a_theme_stay_whole_and_with_what_is_said_on_it(digest: Digest) -> None:
    theme = next(section for section in digest.sections if isinstance(section, ThemeSection))
    made: list[AnySection] = []
    for number in range(TIMES):
        phrases = (f"begin{number}x", *("ports and their cables" for _ in range(18)), f"end{number}x")
        voice = theme.voices[0]
        said = voice.passages[0].model_copy(update={"text": f"said{number}x on the matter.", "cues": ()})
        changed = {
            "anchor": f"theme-{number}",
            "phrases": phrases,
            "voices": (voice.model_copy(update={"passages": (said,)}),),
        }
        made += [filling(3 + number % 7, number), theme.model_copy(update=changed)]
    pages = pages_of(digest, made)
    for number in range(TIMES):
        places = [pages_with(pages, f"{word}{number}x") for word in ("begin", "end", "said")]
        assert places[0] == places[1] == places[2]


def test_the_note_on_a_document_stays_with_its_first_paragraph(digest: Digest) -> None:
    evidence = next(section for section in digest.sections if isinstance(section, EvidenceSection))
    group = evidence.groups[0]
    groups = []
    for number in range(3 * TIMES):
        parts = (EvidencePart(text=f"first{number}x " + "words " * (number % 5 * 17), cited=True),)
        mark = group.entries[0].mark.model_copy(update={"block": f"p{number + 1}", "number": number + 1})
        entry = group.entries[0].model_copy(update={"parts": parts, "mark": mark})
        groups.append(group.model_copy(update={"note": f"note{number}x", "entries": (entry,)}))
    pages = pages_of(digest, [evidence.model_copy(update={"groups": tuple(groups)})], "Letter")
    assert len(pages) > 3
    for number in range(3 * TIMES):
        assert pages_with(pages, f"note{number}x") == pages_with(pages, f"first{number}x")


@pytest.mark.parametrize("words", [True, False])
def test_a_caption_stays_with_its_table(*, words: bool) -> None:
    digest = issue(2)
    glance = next(section for section in digest.sections if isinstance(section, GlanceSection))
    made: list[AnySection] = []
    for number in range(TIMES):
        changed = {"anchor": f"glance-{number}", "caption": f"caption{number}x", "stub": f"stub{number}x"}
        table = glance.model_copy(update={**changed, "words": words, "timeline": None, "rows": glance.rows[:1]})
        made += [filling(1 + number % 7, number), table]
    pages = pages_of(digest, made)
    assert len(pages) > 3
    for number in range(TIMES):
        assert pages_with(pages, f"caption{number}x") == pages_with(pages, f"stub{number}x")


def test_no_row_of_a_table_stands_alone_on_a_page(digest: Digest) -> None:
    made = []
    for number in range(40):
        table = filling(5 + number % 5, number)
        rows = (row.model_copy(update={"name": f"t{number}r{at}x"}) for at, row in enumerate(table.rows))
        made.append(table.model_copy(update={"rows": tuple(rows)}))
    pages = pages_of(digest, made)
    for table in made:
        first, second, *_, last_but_one, last = (pages_with(pages, row.name) for row in table.rows)
        assert (first, last) == (second, last_but_one)


def test_the_section_on_method_is_on_one_page(digest: Digest) -> None:
    for number in range(30, 36):
        notes = tuple(Named(label=f"Label {at}", text=f"text{at}x") for at in range(6))
        method = MethodSection(anchor="method", heading="Method", short="Method", notes=notes)
        pages = pages_of(digest, [filling(number), method])
        assert len({place for at in range(6) for place in pages_with(pages, f"text{at}x")}) == 1
