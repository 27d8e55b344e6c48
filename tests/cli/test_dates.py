from __future__ import annotations

from typing import TYPE_CHECKING

import icalendar
import pytest

from tests.desk import TREATY, Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.write("treaty.txt", TREATY)
    said = desk.say("run", str(desk.inbox), "--no-record", "--date", "2026-02-01")
    assert said.status == 0, said.err
    return desk


def test_dates_ahead_are_listed_with_their_citation(desk: Desk) -> None:
    said = desk.say("dates")
    assert said.out.splitlines() == [
        "2026-03-01 to 2026-03-31  No. 1, S1 ¶3",
        "    NATO will send four more battalions to the Baltic states in March 2026.",
        "2026-07-01 to 2026-07-31  No. 1, S1 ¶2",
        "    The European Union should extend the sanctions in July, because nothing has changed on the",
        "    ground.",
        "2027-02-01 to 2027-02-28  No. 1, S1 ¶1",
        "    It expires in February 2027.",
    ]


def test_a_day_can_be_named_before_which_all_is_over(desk: Desk) -> None:
    assert desk.say("dates", "--on", "2026-08-01").out.splitlines()[0] == "2027-02-01 to 2027-02-28  No. 1, S1 ¶1"
    assert desk.say("dates", "--on", "2030-01-01").out == "No date lies ahead.\n"


def test_the_calendar_is_the_file_that_is_delivered_with_the_issue(desk: Desk) -> None:
    delivered = (desk.folder / "reports" / "desk-brief-dates.ics").read_bytes()
    assert len(icalendar.Calendar.from_ical(delivered).walk("VEVENT")) == 3
    assert desk.say("dates", "--ics", "mine.ics").status == 0
    assert (desk.folder / "mine.ics").read_bytes() == delivered
    assert desk.say("dates", "--ics", "-").out.replace("\n", "\r\n").encode() == delivered


def test_a_calendar_that_cannot_be_written_is_said_in_one_line(desk: Desk) -> None:
    (desk.folder / "taken").write_text("")
    said = desk.say("dates", "--ics", "taken/mine.ics")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "taken/mine.ics" in said.err


def test_before_the_first_issue_there_is_nothing_to_list(tmp_path: Path) -> None:
    said = Desk(tmp_path).say("dates")
    assert said.status == 1
    assert "no issue of it was printed yet" in said.err
