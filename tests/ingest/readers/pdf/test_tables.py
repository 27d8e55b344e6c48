"""Tables: ruled, half ruled and not ruled at all; and what only looks like one."""

from __future__ import annotations

from flows.ingest.readers import PartKind
from tests.ingest.readers.pdf.reading import of_kind
from tests.ingest.readers.pdf.sheets import BOLD, Frame, pdf, wrapped

HEAD = ("Island", "Boats", "Nets")
ROWS = (("Great Skarholm", "12", "140"), ("Little Skarholm", "7", "85"), ("Outer Tern", "3", "31"))
LEFTS = (60, 220, 320)
PROSE = "The nets were counted in spring, before the first boats went out, by two men whom the board had sworn in."


def row_at(frame: Frame, cells: tuple[str, ...], base: float, font: str = "F1") -> None:
    for cell, left in zip(cells, LEFTS, strict=True):
        frame.text(cell, left, base, 9, font)


def plain_table() -> Frame:
    frame = Frame()
    row_at(frame, HEAD, 300, BOLD)
    for at, row in enumerate(ROWS):
        row_at(frame, row, 316 + 14 * at)
    return frame


def prose(base: float) -> Frame:
    frame = Frame()
    for at, line in enumerate(wrapped(PROSE, 60)):
        frame.text(line, 50, base + 11 * at)
    return frame


def rows(*frames: Frame) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in of_kind(pdf([frames]), PartKind.ROW)]


def test_cells_that_only_stand_in_columns_are_a_table() -> None:
    assert rows(prose(100), plain_table(), prose(500)) == [HEAD, *ROWS]


def test_cells_between_lines_are_a_table_whatever_they_hold() -> None:
    frame = Frame()
    texts = (("Who", "What they want from the board"), ("Fishers", "That the quay is repaired before the autumn"))
    for at, (one, other) in enumerate(texts):
        top = 300 + 40 * at
        frame.text(one, 60, top + 14)
        for step, line in enumerate(wrapped(other, 24)):
            frame.text(line, 160, top + 14 + 11 * step)
        frame.rule(50, top, 400, top)
    frame.rule(50, 380, 400, 380)
    for x in (50, 150, 400):
        frame.rule(x, 300, x, 380)
    assert rows(prose(100), frame) == list(texts)


def test_rows_of_figures_are_parted_where_no_line_is_drawn_between() -> None:
    frame = plain_table()
    for y in (288, 305, 352):
        frame.rule(50, y, 400, y)
    for x in (50, 200, 300, 400):
        frame.rule(x, 288, x, 352)
    assert rows(prose(100), frame) == [HEAD, *ROWS]


def test_a_label_on_two_lines_is_one_cell() -> None:
    frame = Frame()
    row_at(frame, HEAD, 300)
    row_at(frame, ROWS[0], 316)
    frame.text("(with the northern skerries)", 60, 326)
    row_at(frame, ROWS[1], 346)
    row_at(frame, ROWS[2], 360)
    assert rows(prose(100), frame)[1] == ("Great Skarholm (with the northern skerries)", "12", "140")


def test_a_table_beside_prose_takes_none_of_its_lines() -> None:
    frame = Frame()
    for at, row in enumerate((HEAD, *ROWS)):
        for cell, left in zip(row, (50, 150, 210), strict=True):
            frame.text(cell, left, 300 + 14 * at)
    beside = Frame()
    for at, line in enumerate(wrapped(f"{PROSE} {PROSE}", 40)):
        beside.text(line, 312, 290 + 11 * at)
    content = pdf([[frame, beside]])
    assert of_kind(content, PartKind.TEXT) == [f"{PROSE} {PROSE}"]
    assert [tuple(line.split("\t")) for line in of_kind(content, PartKind.ROW)] == [HEAD, *ROWS]


def test_two_columns_of_prose_are_no_table() -> None:
    frame = Frame()
    for at, line in enumerate(wrapped(PROSE, 40)):
        frame.text(line, 50, 300 + 11 * at)
        frame.text(line, 312, 300 + 11 * at)
    assert rows(frame) == []


def test_the_scales_of_a_chart_are_no_table() -> None:
    frame = Frame()
    for at in range(6):
        frame.text(str(500 - 100 * at), 60, 300 + 20 * at)
        frame.text(str(50 - 10 * at), 400, 300 + 20 * at)
    assert rows(prose(100), frame) == []


def test_a_numbered_list_is_no_table() -> None:
    frame = Frame()
    for at in range(4):
        frame.text(f"{at + 1}.", 60, 300 + 14 * at)
        frame.text("Count the nets", 90, 300 + 14 * at)
    assert rows(prose(100), frame) == []
