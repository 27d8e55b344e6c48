"""What is printed on every page: running heads, running feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from flows.ingest.readers.pdf.page import Page, Run

# Running matter stands in this share of the page's height, at its top or its foot.
_ZONE = 0.13
_SAME_HEIGHT = 8.0
_LONGEST = 25
# On a page of its own, larger type than this many times that of the text is a title, even if a head repeats it.
_TITLE = 1.5
_DIGITS = re.compile(r"\d{1,9}")
# Signs beside figures: a share or a date, which may stand at one height on two pages by chance.
_NO_LETTERS, _MOST_NUMBERS = 2, 4
_NUMBER = re.compile(r"^\W*(\d{1,4})\W*$")
_TOKEN = re.compile(r"[^\W_]+")
_PAGE_WORD = re.compile(
    r"(?:page|seite|pp?|pág|pagina|página|side|sida|strona|стр|of|von|de|sur|di|av|af|\d{1,4}|[ivxlc]{1,6})",
    re.IGNORECASE,
)
# "25-02642 (E) 180225", "*2502642*", "2/2 25-02642": numbers of a document register.
_REGISTER_PART = re.compile(r"\d+|[A-Z]")
_LONGEST_NUMBER = 40
_HEAD, _NUMBERED = "running head", "page number"
REASONS = {
    _HEAD: "stands at the same place on other pages",
    _NUMBERED: "numbers the page",
}


def part_running(pages: Sequence[Page], body_size: float) -> None:
    """Move running matter from the runs of pages to their margins."""
    repeated = _repeated(pages)
    offset = _offset(pages)
    for page in pages:
        text = [run for run in page.runs if not _is_number(run)]
        kept = []
        for run in page.runs:
            rule = _rule(run, page, repeated, offset)
            if not rule and _in_zone(run, page) and _is_number(run) and _is_outermost(run, page, text):
                rule = _NUMBERED
            if rule and not _is_title(run, page, body_size):
                page.margins.append((run, rule))
            else:
                kept.append(run)
        page.runs = kept


def _rule(run: Run, page: Page, repeated: set[tuple[str, int]], offset: int | None) -> str:
    """Return by which rule a run is repeated or counts the pages; nothing when it does neither."""
    if not _in_zone(run, page):
        return ""
    number = _NUMBER.match(run.text)
    if number is not None and int(number[1]) - page.number == offset:
        return _NUMBERED
    if any((key, _height(run)) in repeated for key in _keys(run, page)):
        return _NUMBERED if _is_number(run) else _HEAD
    return ""


def _repeated(pages: Sequence[Page]) -> set[tuple[str, int]]:
    """Return the texts that stand at the same height on two pages and more, with that height."""
    seen: dict[tuple[str, int], set[int]] = {}
    for page in pages:
        for run in _zone_runs(page):
            for key in _keys(run, page):
                seen.setdefault((key, _height(run)), set()).add(page.number)
    # A line may stand a point or two higher on the next page.
    return {
        (key, height)
        for key, height in seen
        if len(set().union(*(seen.get((key, height + step), set()) for step in (-1, 0, 1)))) > 1
    }


def _zone_runs(page: Page) -> Iterator[Run]:
    for run in page.runs:
        if _in_zone(run, page) and len(run.words) <= _LONGEST:
            yield run


def _in_zone(run: Run, page: Page) -> bool:
    return run.area.bottom < _ZONE * page.height or run.area.top > (1 - _ZONE) * page.height


def _keys(run: Run, page: Page) -> Iterator[str]:
    """Yield what is the same on other pages: the text, and the text with each of its figures less the page's number."""
    numbers = list(_DIGITS.finditer(run.text))
    if len(run.text) - sum(len(one.group()) for one in numbers) > _NO_LETTERS:
        yield run.text
    for one in numbers[:_MOST_NUMBERS]:
        yield f"{run.text[: one.start()]}#{int(one.group()) - page.number}{run.text[one.end() :]}"


def _height(run: Run) -> int:
    return round(run.base / _SAME_HEIGHT)


def _offset(pages: Sequence[Page]) -> int | None:
    """Return what the printed numbers are ahead of the count of pages; ``None`` when pages are not numbered."""
    found: Counter[int] = Counter()
    for page in pages:
        numbers = {int(match[1]) - page.number for run in _zone_runs(page) if (match := _NUMBER.match(run.text))}
        found.update(numbers)
    if not found:
        return None
    offset, count = found.most_common(1)[0]
    return offset if count > 1 and count >= len(pages) / 3 else None


def _is_number(run: Run) -> bool:
    """Tell whether a run is made of figures, and of words that stand with the number of a page."""
    if len(run.text) > _LONGEST_NUMBER:
        return False
    parts = _TOKEN.findall(run.text)
    if not any(part.isdecimal() for part in parts) and len(parts) != 1:
        return False
    return bool(parts) and any(all(map(kind.fullmatch, parts)) for kind in (_PAGE_WORD, _REGISTER_PART))


def _is_outermost(run: Run, page: Page, text: Sequence[Run]) -> bool:
    """Tell whether none of the text stands between a run and the edge of the page, and it keeps away."""
    if run.area.top > page.height / 2:
        return all(one.area.bottom < run.area.top - run.size / 2 or one.base < run.base - 2 for one in text)
    return all(one.area.top > run.area.bottom + run.size / 2 for one in text)


def _is_title(run: Run, page: Page, body_size: float) -> bool:
    return page.number == 1 and run.size > _TITLE * body_size
