"""Policy briefs of an invented institute, as a designer sets them: what they hold is known to the letter."""

from __future__ import annotations

from tests.ingest.readers.pdf.sheets import BOLD, LETTER, SLANTED, WIDTH, Frame, pdf, wrapped

TITLE = "Ferries for the outer islands"
AUTHOR, DATE = "Maren Oldtoft", "14 March 2024"
_TEXT = """
The outer islands depend on four ferries, and two of these are older than most of the people who travel on
them. When one of them breaks down, the shops on Little Skarholm are empty within five days.

Last winter the council counted thirty-one days without any crossing at all. Fishing families moved their
children to boarding schools on the mainland, which had never happened before in a peaceful year.

Three offers for new ships are on the table. The cheapest comes from a yard that has never built for open
water, and its guarantee ends after eighteen months, well before the first general overhaul.

The second offer is for two electric ferries with a range of sixty kilometres. Their batteries would have to
be charged in both harbours, and the cable to Great Skarholm cannot carry so much before it is renewed.

A third way has hardly been discussed. The neighbouring county has surplus ships from its bridge project, and
its transport committee would lease them out for seven years at the price of their maintenance.

Leasing would give the council time to renew the cable, to train crews for electric ships and to learn from
the mistakes of others. It would also keep the yard in Nordvik in the competition, which offers to build from
its next free berth.

Critics object that leased ships consume more fuel than new ones. This is correct, but the difference amounts
to less than the municipality spends every year on helicopter flights for patients who missed the evening
boat.

The responsibility for crossings is divided between the county, which owns the quays, and the state, which
pays for the crews. No committee meets in which both of them are represented together with the islanders.
"""
PARAGRAPHS = tuple(" ".join(one.split()) for one in _TEXT.split("\n\n"))
QUOTE = "The shops on Little Skarholm are empty within five days."
BOX = (
    "How the crossings are paid",
    "The state pays crews and fuel through a grant that is fixed for four years and was last set in 2019.",
    "Passengers contribute one crown in six.",
)
NOTE = "1 Council of the Outer Islands, Annual report on crossings, harbour office, 2023, page 12."
CAPTION = "Figure 1. Days without a crossing, by winter"
ROWS = (
    ("Winter", "Great Skarholm", "Little Skarholm"),
    ("2020", "4", "11"),
    ("2021", "6", "17"),
    ("2022", "9", "22"),
    ("2023", "12", "31"),
)
SOURCE = "Source: Harbour office"
ADVICE = (
    "Lease two ships from the neighbouring county before the autumn, for no longer than seven years.",
    "Renew the cable to Great Skarholm first, and order electric ferries only when it carries them.",
    "Found a crossing committee in which the county, the state and the islanders have one vote each.",
)
RUNNING = ("OLDTOFT: FERRIES FOR THE OUTER ISLANDS", "Skarholm Institute Policy Brief 7/2024")
PORTAL = (
    "Skarholm University Research Portal",
    "Link to publication",
    "Document version: Publisher's PDF, also known as version of record",
    "General rights",
    "Copyright and moral rights for the publications are retained by the authors.",
    "Downloaded from portal.skarholm.example",
)
_LEFT, _RIGHT, _TOP, _FOOT = 50.0, 312.0, 100.0, 720.0
_WIDE, _SIZE, _LEADING = 233.0, 9.0, 11.5
_LETTERS = int(_WIDE / (_SIZE * LETTER))


def brief(*, hostile: bool = False) -> bytes:
    """Return a brief of a portal's cover and two pages of two columns.

    Args:
        hostile: Whether the frames of each page are drawn in an order that has nothing to do with reading.
    """
    columns = _columns(
        *((_LEFT, 200, 262), (_LEFT, 360, 430), (_RIGHT, 200, 285)),
        *((_LEFT, _TOP, 178), (_LEFT, 330, 420), (_RIGHT, _TOP, _FOOT)),
    )
    _flow(PARAGRAPHS, columns)
    first, second = _first_page(columns[:3]), _second_page(columns[3:])
    if hostile:
        first, second = [*first[1::2][::-1], *first[0::2]], [*second[2:], *second[:2]][::-1]
    return pdf([[_cover()], first, second], information="/Title (brief_7_final.indd) /CreationDate (D:20250101120000Z)")


def _cover() -> Frame:
    frame = Frame()
    frame.text(PORTAL[0], 60, 90, 13, BOLD)
    frame.text(TITLE, 60, 130, 16, BOLD)
    frame.text(f"Oldtoft, {AUTHOR.split(maxsplit=1)[0]}", 60, 155, 10)
    for at, line in enumerate(PORTAL[1:]):
        frame.text(line, 60, 220 + 30 * at, 9, BOLD if line == "General rights" else "F1")
    return frame


def _running(number: int) -> Frame:
    frame = Frame()
    frame.text(RUNNING[0], 50, 45, 7)
    frame.text(RUNNING[1], 50, 805, 7)
    frame.text(str(number), WIDTH - 60, 805, 7)
    return frame


class _Column:
    """Sets lines below each other until it is full."""

    def __init__(self, left: float, top: float, foot: float) -> None:
        self.frame, self.left, self.base, self.foot = Frame(), left, top, foot

    def line(self, text: str, size: float = _SIZE, font: str = "F1") -> None:
        self.frame.text(text, self.left, self.base, size, font)
        self.base += _LEADING * max(1.0, size / _SIZE)

    @property
    def full(self) -> bool:
        return self.base > self.foot


def _flow(texts: tuple[str, ...], columns: list[_Column]) -> None:
    """Set paragraphs into columns, on into the next one wherever one is full."""
    left = list(columns)
    for text in texts:
        for line in wrapped(text, _LETTERS):
            if left[0].full:
                left.pop(0)
            left[0].line(line)
        left[0].base += 5


def _columns(*spans: tuple[float, float, float]) -> list[_Column]:
    return [_Column(*span) for span in spans]


def _first_page(columns: list[_Column]) -> list[Frame]:
    head = Frame()
    head.text(TITLE, 50, 120, 20, BOLD)
    head.text(f"By {AUTHOR}", 50, 145, 10)
    head.text(DATE, 50, 160, 10)
    quote, note, box = Frame(), Frame(), Frame()
    for at, line in enumerate(wrapped(QUOTE, 21)):
        quote.text(line, _LEFT, 300 + 16 * at, 13, SLANTED)
    note.rule(_LEFT, 690, 120, 690)
    for at, line in enumerate(wrapped(NOTE, 56)):
        note.text(line, _LEFT, 700 + 9 * at, 6.5)
    box.fill(_RIGHT - 6, 480, _RIGHT + _WIDE, 640)
    box.text(BOX[0], _RIGHT, 500, 9, BOLD)
    base = 516.0
    for text in BOX[1:]:
        for line in wrapped(text, 44):
            box.text(line, _RIGHT, base, 8)
            base += 10
        base += 6
    return [_running(2), head, columns[0].frame, quote, columns[1].frame, note, columns[2].frame, box]


def _second_page(columns: list[_Column]) -> list[Frame]:
    figure = Frame()
    figure.text(CAPTION, _LEFT, 200, 8, BOLD)
    for at, row in enumerate(ROWS):
        for cell, left in zip(row, (_LEFT, _LEFT + 60, _LEFT + 150), strict=True):
            figure.text(cell, left, 218 + 13 * at, 8)
    figure.text(SOURCE, _LEFT, 290, 7)
    column = columns[2]
    column.base += 10
    column.line("Recommendations", 11, BOLD)
    for number, text in enumerate(ADVICE, 1):
        for at, line in enumerate(wrapped(text, _LETTERS - 3)):
            column.frame.text(f"{number}. {line}" if at == 0 else f"   {line}", _RIGHT, column.base)
            column.base += _LEADING
        column.base += 4
    return [_running(3), columns[0].frame, figure, columns[1].frame, column.frame]
