"""Columns, paragraphs, headings, notes and running matter, each in a small page of its own."""

from __future__ import annotations

from flows.ingest.readers import PartKind
from tests.ingest.readers.pdf.reading import of_kind, parts, read
from tests.ingest.readers.pdf.sheets import BOLD, Frame, pdf, wrapped

FIRST = "The lighthouse was built of granite that came from the quarry behind the village and took nine years to build."
SECOND = "Its lamp was fed with colza oil until the keeper at last persuaded the board to pay for a better one."
THIRD = "Nobody has lived in it since the great storm, when the lower rooms were flooded up to the third step."


def column(text: str, left: float, base: float, letters: int = 40, size: float = 9) -> Frame:
    frame = Frame()
    for at, line in enumerate(wrapped(text, letters)):
        frame.text(line, left, base + at * size * 1.25, size)
    return frame


def lines(content: bytes, kind: PartKind = PartKind.TEXT) -> list[str]:
    return of_kind(content, kind)


def test_lines_drawn_across_two_columns_come_column_by_column() -> None:
    frame = Frame()
    for at, (one, other) in enumerate(zip(wrapped(FIRST, 40), wrapped(SECOND, 40), strict=True)):
        frame.text(one, 50, 100 + 11 * at)
        frame.text(other, 312, 100 + 11 * at)
    assert lines(pdf([[frame]])) == [FIRST, SECOND]


def test_the_order_of_drawing_is_kept_where_sentences_follow_it() -> None:
    content = pdf([[column(SECOND, 312, 100), column(FIRST, 50, 300)]])
    assert lines(content) == [SECOND, FIRST]


def test_a_paragraph_begins_where_a_line_is_indented() -> None:
    frame = Frame()
    frame.text("The keeper counted every ship that passed, and wrote", 50, 100)
    frame.text("their names into a book that nobody has ever asked for.", 50, 111)
    frame.text("On Sundays he rowed to the village and read the list", 64, 122)
    frame.text("aloud to those who had waited for one of the names.", 50, 133)
    assert [line[:6] for line in lines(pdf([[frame]]))] == ["The ke", "On Sun"]


def test_a_paragraph_begins_where_the_line_above_had_room() -> None:
    frame = Frame()
    frame.text("The keeper counted every ship that passed, and wrote", 50, 100)
    frame.text("their names into a book.", 50, 111)
    frame.text("On Sundays he rowed to the village and read the list", 50, 122)
    frame.text("aloud to those who had waited for one of the names.", 50, 133)
    assert [line[:6] for line in lines(pdf([[frame]]))] == ["The ke", "On Sun"]


def test_the_lines_of_a_masthead_stay_lines() -> None:
    frame = Frame()
    for at, line in enumerate(("Harbour Board", "General", "17 May 2021", "Original: Danish")):
        frame.text(line, 400, 100 + 11 * at)
    content = pdf([[frame, column(FIRST, 50, 300)]])
    assert lines(content)[:4] == ["Harbour Board", "General", "17 May 2021", "Original: Danish"]


def test_items_keep_their_markers_and_their_lines() -> None:
    frame = Frame()
    frame.text("•", 50, 100)
    frame.text("Repair the lamp before the nights grow", 64, 100)
    frame.text("long, and the stairs after that.", 64, 111)
    frame.text("•", 50, 122)
    frame.text("Ask the village.", 64, 122)
    content = pdf([[column(FIRST, 50, 300), frame]])
    assert lines(content, PartKind.LIST_ITEM) == [
        "• Repair the lamp before the nights grow long, and the stairs after that.",
        "• Ask the village.",
    ]


def test_an_item_goes_on_below_its_marker() -> None:
    frame = Frame()
    frame.text("1. Withdraw the two men who keep the lamp at", 64, 100)
    frame.text("night, as the board has promised;", 50, 111)
    frame.text("2. Send them to the other island.", 64, 122)
    assert lines(pdf([[column(FIRST, 50, 300), frame]]), PartKind.LIST_ITEM) == [
        "1. Withdraw the two men who keep the lamp at night, as the board has promised;",
        "2. Send them to the other island.",
    ]


def test_headings_are_told_by_size_and_weight_and_have_levels() -> None:
    frame = Frame()
    frame.text("The lighthouse", 50, 80, 18, BOLD)
    frame.text("How it was built", 50, 120, 12, BOLD)
    frame.text("The lamp", 50, 300, 9, BOLD)
    content = pdf([[frame, column(FIRST, 50, 140), column(SECOND, 50, 320), column(THIRD, 50, 420)]])
    levels = [(part.level, line) for part, line in parts(content) if part.kind is PartKind.HEADING]
    assert levels == [(1, "The lighthouse"), (2, "How it was built"), (3, "The lamp")]


def test_a_figure_raised_behind_a_word_is_a_mark_and_no_number() -> None:
    frame = Frame()
    frame.raw("BT /F1 9 Tf 50 742 Td (The lamp went out in the great storm) Tj 5 Ts /F1 5 Tf (12) Tj ET")
    frame.text("and was not lit again before the spring of that year.", 50, 111)
    assert lines(pdf([[frame]])) == [
        "The lamp went out in the great storm¹² and was not lit again before the spring of that year."
    ]


def test_notes_at_the_foot_are_notes() -> None:
    note = column("3 Board of Lights, Report on the lamps, volume two.", 50, 700, 60, 6)
    content = pdf([[column(FIRST, 50, 100), note]])
    assert lines(content, PartKind.NOTE) == ["3 Board of Lights, Report on the lamps, volume two."]


def test_small_type_above_the_text_is_no_note() -> None:
    content = pdf([[column("3 boats were lost that year, says the board.", 50, 80, 60, 6), column(FIRST, 50, 300)]])
    assert lines(content, PartKind.NOTE) == []


def test_a_sentence_goes_on_over_a_page_past_note_and_foot() -> None:
    cut = FIRST.index("village")
    pages = []
    for number, text in enumerate((FIRST[:cut], FIRST[cut:])):
        running = Frame()
        running.text("The Lamp 4/2021", 50, 810, 7)
        running.text(str(number + 17), 500, 810, 7)
        note = column(f"{number + 1} See the annual report of the board of lights.", 50, 700, 60, 6)
        pages.append([column(text.strip(), 50, 640), note, running])
    content = pdf(pages)
    kinds = [(part.kind, line) for part, line in parts(content)]
    numbers = [part.continues for part, _ in parts(content) if part.continues]
    assert numbers == [1]
    assert [line for kind, line in kinds if kind is PartKind.REMOVED] == [
        "The Lamp 4/2021",
        "17",
        "The Lamp 4/2021",
        "18",
    ]
    assert read(content).text.count("\f") == 1


def test_figures_of_a_table_at_the_foot_are_no_page_numbers() -> None:
    pages = []
    for number in range(3):
        frame = Frame()
        for at in range(4):
            frame.text(f"Island {number * 4 + at}", 50, 740 + 12 * at, 9)
            frame.text(str(number * 31 + at * at * 7 + 40), 200, 740 + 12 * at, 9)
            frame.text(str(number * 17 + at**3 + 300), 300, 740 + 12 * at, 9)
        pages.append([column(FIRST, 50, 300), frame])
    rows = [line for part, line in parts(pdf(pages)) if part.kind is PartKind.ROW]
    assert len(rows) == 12


def test_text_on_a_turned_page_is_read_as_it_is_seen() -> None:
    frame = Frame()
    for at, line in enumerate(wrapped(FIRST, 40)):
        frame.raw(f"BT /F1 9 Tf 0 1 -1 0 {100 + 11 * at} 50 Tm ({line}) Tj ET")
    content = pdf([[frame]], page_entries="/Rotate 90")
    ((part, line),) = parts(content)
    assert line == FIRST
    assert part.box is not None
    assert part.box.right > part.box.left + 150


def test_a_hyphen_of_the_word_itself_stays() -> None:
    frame = Frame()
    frame.text("The keeper was proud of his well-", 50, 100)
    frame.text("known lamp and of the new quay-", 50, 111)
    frame.text("side path that leads to the door.", 50, 122)
    (line,) = lines(pdf([[frame]]))
    assert "well-known" in line


def test_text_that_stands_upright_at_the_edge_is_no_heading() -> None:
    frame = Frame()
    frame.raw("BT /F2 20 Tf 0 1 -1 0 30 300 Tm (Preprint of the third of May) Tj ET")
    content = pdf([[frame, column(FIRST, 60, 300), column(SECOND, 60, 400)]])
    assert lines(content, PartKind.HEADING) == []
    assert lines(content)[-1] == "Preprint of the third of May"


def test_what_is_repeated_on_one_page_is_no_running_head() -> None:
    frame = Frame()
    frame.text("See the annual report of the board", 50, 60)
    frame.text("See the annual report of the board", 50, 71)
    content = pdf([[frame, column(FIRST, 50, 300)]])
    assert [part.rule for part, line in parts(content) if part.kind is PartKind.REMOVED] == []
