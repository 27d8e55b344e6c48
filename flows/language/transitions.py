"""Between election and oath: when somebody was president-elect, which dates a text that calls them so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from flows.language import datewords
from schemas.dates import DateWindow

# Surname, election day (of the deciding round), day of the oath. General knowledge; presidents of states whose
# transitions a foreign-policy desk reads about.
_TRANSITIONS = """
Kennedy 1960-11-08 1961-01-20|Nixon 1968-11-05 1969-01-20|Carter 1976-11-02 1977-01-20|Reagan 1980-11-04 1981-01-20
Bush 1988-11-08 1989-01-20|Clinton 1992-11-03 1993-01-20|Bush 2000-11-07 2001-01-20|Obama 2008-11-04 2009-01-20
Trump 2016-11-08 2017-01-20|Biden 2020-11-03 2021-01-20|Trump 2024-11-05 2025-01-20
Fox 2000-07-02 2000-12-01|Calderón 2006-07-02 2006-12-01|Nieto 2012-07-01 2012-12-01|Obrador 2018-07-01 2018-12-01
Sheinbaum 2024-06-02 2024-10-01|Lula 2002-10-27 2003-01-01|Rousseff 2010-10-31 2011-01-01
Bolsonaro 2018-10-28 2019-01-01
Lula 2022-10-30 2023-01-01|Roh 2002-12-19 2003-02-25|Lee 2007-12-19 2008-02-25|Park 2012-12-19 2013-02-25
Yoon 2022-03-09 2022-05-10|Macri 2015-11-22 2015-12-10|Fernández 2019-10-27 2019-12-10|Milei 2023-11-19 2023-12-10
Poroshenko 2014-05-25 2014-06-07|Zelensky 2019-04-21 2019-05-20|Zelenskyy 2019-04-21 2019-05-20
Ma 2008-03-22 2008-05-20
Tsai 2016-01-16 2016-05-20|Lai 2024-01-13 2024-05-20|Sarkozy 2007-05-06 2007-05-16|Hollande 2012-05-06 2012-05-15
Macron 2017-05-07 2017-05-14|Widodo 2014-07-09 2014-10-20|Prabowo 2024-02-14 2024-10-20|Boric 2021-12-19 2022-03-11
Duque 2018-06-17 2018-08-07|Petro 2022-06-19 2022-08-07|Duterte 2016-05-09 2016-06-30|Marcos 2022-05-09 2022-06-30
"""
_ELECT = re.compile(r"\b[Pp]resident-elect(?:\s+[A-Z][\w.]+){0,2}?\s+(?P<name>[A-ZÀ-Ý][\w-]+)")
# What only somebody who holds the office, or is about to, is called: a surname alone may be a park or an actor.
_CALLED = (
    r"(?:[Pp]resident[- ]elect|[Pp]räsident-elect|[Gg]ewählten? Präsident(?:en|in)?|[Pp]résidente? élue?|"
    r"(?:[Ii]ncoming|[Nn]ewly elected|[Nn]ew) [Pp]resident)(?:\s+[A-ZÀ-Ý][\w.]+){{0,2}}\s+{name}\b|"
    r"[Pp]resident[ea]? [Ee]lect[oa](?:\s+[A-ZÀ-Ý][\w.]+){{0,2}}\s+{name}\b|"
    r"\b{name}(?:['’]s)? (?:[Aa]dministration|[Pp]residency|[Ii]nauguration)\b"
)
_AHEAD = re.compile(r"\b(?:will|shall|is (?:due|set|scheduled|expected) to|is to|until|by)\b")


def _known() -> Iterable[tuple[str, date, date]]:
    for entry in re.split(r"[|\n]", _TRANSITIONS.strip()):
        name, elected, sworn = entry.split()
        yield name, date.fromisoformat(elected), date.fromisoformat(sworn)


def written_between(text: str, past: Iterable[date]) -> DateWindow | None:
    """Return the days between which a text was written, as far as it says what was past and what lay ahead.

    Args:
        text: The body.
        past: Days that the text speaks of as past, such as those of its quotations and data.

    Returns:
        ``None`` when nothing bounds it.
    """
    known = sorted(past)
    floor = known[-1] if known else None
    ceiling = _ceiling(text)
    match = _ELECT.search(text)
    windows = [
        (elected + timedelta(days=1), sworn - timedelta(days=1))
        for name, elected, sworn in _known()
        if match is not None
        and name == match["name"]
        and (floor is None or sworn > floor)
        and (ceiling is None or elected < ceiling)
    ]
    if match is not None and len(windows) == 1:
        first, last = windows[0]
        basis = f"{match.group()!r}: after the election and before the oath; an inference, not printed"
        return DateWindow(not_before=max(first, floor) if floor else first, not_after=last, basis=basis)
    if floor is not None:
        basis = f"the latest day that the text speaks of as past is {floor}; an inference, not printed"
        return DateWindow(not_before=floor, not_after=None, basis=basis)
    return None


def _ceiling(text: str) -> date | None:
    """Return the first day of the earliest year that the text speaks of as ahead ("will end in 2031")."""
    ahead = [
        found.when.first
        for found in datewords.find(text)
        if _AHEAD.search(text[max(0, found.start - 40) : found.start])
        and not re.search(r"[.;]\s", text[max(0, found.start - 40) : found.start])
    ]
    return min(ahead) if ahead else None


def oath_after(text: str, first: date, last: date) -> tuple[str, date] | None:
    """Return who takes office next, and when, for a text written between two days that calls somebody president.

    Returns:
        The surname and the day of the oath; ``None`` when no known transition fits, or more than one.
    """
    ahead = {
        (name, sworn)
        for name, elected, sworn in _known()
        if elected <= last and first < sworn and re.search(_CALLED.format(name=name), text)
    }
    return ahead.pop() if len(ahead) == 1 else None
