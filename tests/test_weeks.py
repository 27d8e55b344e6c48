"""Issues of a series, week after week: what has changed, which dates fell due, which are still ahead."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from flows.pipeline import EditionParameters, edition, journal
from flows.themes.run import Wanted, analyse_stored
from flows.verification import verified
from flows.workshop import Workshop, opened
from schemas.digest import ChangesSection, DateRow, DatesSection, Digest, EvidenceSection, SourcesSection
from tests.desk import Desk
from tests.weeks import LATE, WEEK_1, WEEK_2, WEEK_3, Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from schemas.issue import Issue
    from schemas.run import IssueReport

SERIES = "Desk Brief"
MONDAYS = (date(2026, 3, 9), date(2026, 3, 16), date(2026, 3, 30))


def printed(desk: Desk, week: Sequence[Page], day: date, **options: str) -> IssueReport:
    """Print the issue of a day from a folder in which the pages of a week have come."""
    for page in week:
        desk.write(page.name, page.html)
    with opened(desk.set(**options), datetime(day.year, day.month, day.day, 6, tzinfo=UTC)) as workshop:
        return _printed(desk, workshop)


def _printed(desk: Desk, workshop: Workshop) -> IssueReport:
    with journal(workshop, "edition", "0a1b2c") as noted:
        edition(EditionParameters(folder=str(desk.inbox)), workshop, noted)
    assert noted.issue is not None
    return noted.issue


def issue(desk: Desk, number: int, revision: int | None = None) -> Issue:
    with opened(desk.settings, datetime(2026, 4, 1, tzinfo=UTC), printing=False) as workshop:
        return workshop.store.issue(SERIES, number, revision)


def changes(digest: Digest) -> ChangesSection:
    (found,) = (section for section in digest.sections if isinstance(section, ChangesSection))
    return found


def dates(digest: Digest) -> dict[str, list[tuple[str, str]]]:
    """Return the dates of an issue by the heading that they stand under: what, and where it is said."""
    (found,) = (section for section in digest.sections if isinstance(section, DatesSection))
    return {
        "own": [_told(row) for row in found.rows],
        **{part.heading: [_told(row) for row in part.rows] for part in found.parts},
    }


def _told(row: DateRow) -> tuple[str, str]:
    return row.when + (" ?" if row.uncertain else ""), " ".join(
        passage.mark.label for passage in (row.passage, *row.again)
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a desk that has printed three issues; to be read only."""
    desk = Desk(tmp_path_factory.mktemp("weeks"))
    for week, day in zip((WEEK_1, WEEK_2, WEEK_3), MONDAYS, strict=True):
        printed(desk, week, day)
    return desk


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a desk that has printed its first issue; to be copied, not used."""
    desk = Desk(tmp_path_factory.mktemp("first"))
    printed(desk, WEEK_1, MONDAYS[0])
    return desk


@pytest.fixture
def second(first: Desk, tmp_path: Path) -> Desk:
    """Return a desk that has printed its first issue."""
    shutil.copytree(first.folder, tmp_path, dirs_exist_ok=True)
    return Desk(tmp_path)


def test_a_first_issue_has_nothing_to_compare_with(desk: Desk) -> None:
    first = issue(desk, 1)
    assert not any(isinstance(section, ChangesSection) for section in first.digest.sections)
    assert (first.digest.front.changes, first.earlier) == ((), ())
    assert list(dates(first.digest)) == ["own"]


def test_the_second_issue_says_what_has_changed_field_by_field(desk: Desk) -> None:
    found = changes(issue(desk, 2).digest)
    assert [(row.trend, row.target, row.before, row.now[-9:]) for row in found.themes] == [
        ("New", "theme-cyber-security", "–", "4 sources")
    ]
    assert {row.label: [(voice.name, voice.sources) for voice in row.voices] for row in found.voices} == {
        "Institutions first heard": [("Coastal Cyber Centre", ("S2", "S3"))],
        "Authors first heard": [
            ("Gita Rao", ("S2",)),
            ("Hugo Berg", ("S3",)),
            ("Ines Costa", ("S4",)),
            ("Jon Falk", ("S5",)),
        ],
    }
    (pair,) = found.positions
    assert (pair.author, pair.before.when, pair.now.when) == (
        "Ada Miller",
        "No. 1, 3 March 2026",
        "No. 2, 13 March 2026",
    )
    assert ("may" in pair.before.passage.cues, "not" in pair.now.passage.cues) == (True, True)
    assert [(row.source, row.earlier) for row in found.corrections] == [("S1", "E3")]
    assert found.nothing is None


def test_the_second_issue_tells_what_fell_due_and_what_is_still_ahead(desk: Desk) -> None:
    assert dates(issue(desk, 2).digest) == {
        "own": [
            ("20 April 2026", "S2 ¶2"),
            ("15 May 2026", "S4 ¶2"),
            ("May 2026", "S3 ¶2"),
            ("June 2026", "S1 ¶2"),
            ("February 2027", "S6 ¶1 E2 ¶1"),
        ],
        "Due since the last issue (No. 1, 9 March 2026)": [("12 March 2026", "E2 ¶3")],
        "Still ahead, as earlier issues said": [
            ("1 July 2026", "E5 ¶2"),
            ("30 September 2026", "E4 ¶2"),
            ("2026 ?", "E1 ¶2"),
        ],
    }


def test_the_first_page_has_the_changes_in_lines_and_the_nearest_dates_of_all_issues(desk: Desk) -> None:
    front = issue(desk, 2).digest.front
    assert front.changes_heading == "Since No. 1"
    assert front.changes == (
        "New: Cyber security, hacking and election interference.",
        "First heard: Coastal Cyber Centre, Gita Rao, Hugo Berg and two more.",
        "One position worded otherwise.",
        "One document in a new version.",
        "One date fell due.",
    )
    assert [item.mark.label for item in front.watch] == ["S2 ¶2", "S4 ¶2", "S3 ¶2", "S1 ¶2", "E5 ¶2"]


def test_documents_of_earlier_issues_are_numbered_described_and_proved(desk: Desk) -> None:
    found = issue(desk, 2)
    assert [(line.issue, line.place) for line in found.earlier] == [(1, place) for place in range(1, 6)]
    (sources,) = (section for section in found.digest.sections if isinstance(section, SourcesSection))
    assert [entry.id for entry in sources.earlier] == ["E1", "E2", "E3", "E4", "E5"]
    (evidence,) = (section for section in found.digest.sections if isinstance(section, EvidenceSection))
    assert [group.source.id for group in evidence.groups][-4:] == ["E1", "E2", "E4", "E5"]
    result = verified(desk.settings, 2, None)
    assert (result.articles, result.problems) == (11, ())


def test_a_citation_of_an_earlier_issue_leads_to_its_paragraph_and_its_lines(desk: Desk) -> None:
    said = desk.say("show", "E2 ¶3", "--issue", "2")
    assert said.status == 0, said.err
    assert said.out.startswith("The treaty has a year to live\nAda Miller; North Institute")
    assert "“The review conference on arms control opens in the capital of Velden on 12 March 2026.”" in said.out
    assert "In the original treaty.html, line " in said.out
    assert "E5  " in desk.say("show", "--issue", "2").out
    unknown = desk.say("show", "E6", "--issue", "2")
    assert (unknown.status, "the issue has 5 documents of earlier issues" in unknown.err) == (1, True)


def test_a_document_of_an_earlier_issue_is_compared_with_its_new_version(desk: Desk) -> None:
    said = desk.say("show", "--diff", "E3", "S1", "--issue", "2")
    assert said.status == 0, said.err
    assert "\n-Customs officers of the islands have stopped forty ships" in said.out
    assert "\n+Customs officers of the islands have stopped fourteen ships" in said.out


def test_a_week_with_nothing_new_says_so_and_still_carries_dates(desk: Desk) -> None:
    third = issue(desk, 3).digest
    assert changes(third).nothing == "Nothing new since No. 2."
    assert third.front.changes == ("Nothing new since No. 2.",)
    assert dates(third) == {
        "own": [("30 September 2026", "S1 ¶2 E3 ¶2")],
        "Still ahead, as earlier issues said": [
            ("20 April 2026", "E6 ¶2"),
            ("15 May 2026", "E8 ¶2"),
            ("May 2026", "E7 ¶2"),
            ("June 2026", "E5 ¶2"),
            ("1 July 2026", "E4 ¶2"),
            ("2026 ?", "E1 ¶2"),
            ("February 2027", "E2 ¶1 E9 ¶1"),
        ],
    }
    assert [(line.issue, line.place) for line in issue(desk, 3).earlier] == [
        *((1, place) for place in (1, 2, 4, 5)),
        *((2, place) for place in (1, 2, 3, 4, 6)),
    ]


def test_a_date_that_fell_due_is_not_told_again(desk: Desk) -> None:
    assert "12 March 2026" not in str(dates(issue(desk, 3).digest))


def test_a_revision_of_the_second_issue_is_compared_with_the_first_again(second: Desk, desk: Desk) -> None:
    made = printed(second, WEEK_2, MONDAYS[1])
    assert made.sha256 == issue(desk, 2).pdf_sha256
    again = printed(second, (), date(2026, 3, 18), page="Letter")
    assert (made.revision, again.revision, again.new) == (1, 2, True)
    first, revised = issue(second, 2, 1), issue(second, 2, 2)
    assert revised.analysis == first.analysis
    assert changes(revised.digest) == changes(first.digest)
    assert dates(revised.digest) == dates(first.digest)


def test_an_issue_that_was_stopped_half_way_is_made_as_if_it_had_not_been(second: Desk, desk: Desk) -> None:
    for page in WEEK_2[:3]:
        second.write(page.name, page.html)
    with opened(second.settings, datetime(2026, 3, 16, 6, tzinfo=UTC)) as workshop:
        with journal(workshop, "ingest", "0a1b2c") as noted:
            edition_without_printing(second, workshop)
        assert noted.issue is None
    printed(second, WEEK_2[3:], MONDAYS[1])
    assert changes(issue(second, 2).digest) == changes(issue(desk, 2).digest)
    assert dates(issue(second, 2).digest) == dates(issue(desk, 2).digest)


def edition_without_printing(desk: Desk, workshop: Workshop) -> None:
    """Do what an edition does before the machine stops: take in, analyse, keep what was found."""
    from flows.digest.run import next_issue  # noqa: PLC0415 - beside the only use
    from flows.ingest.asking import take_in  # noqa: PLC0415

    take_in(EditionParameters(folder=str(desk.inbox)).intake(), workshop)
    selection = next_issue(workshop)
    analyse_stored(Wanted(selection.articles, selection.before, selection.since, selection.replaced), workshop)


def test_an_issue_whose_day_lies_before_the_last_one_has_nothing_due(second: Desk) -> None:
    printed(second, WEEK_2, date(2026, 3, 2))
    found = dates(issue(second, 2).digest)
    assert list(found) == ["own", "Still ahead, as earlier issues said"]
    assert ("12 March 2026", "E2 ¶3") in found["Still ahead, as earlier issues said"]


def test_what_falls_due_in_weeks_without_documents_is_told_by_the_next_issue(second: Desk) -> None:
    standing = printed(second, (), date(2026, 6, 1))
    assert (standing.number, standing.new) == (1, False)
    printed(second, (LATE,), date(2026, 7, 6))
    found = dates(issue(second, 2).digest)
    assert found["Due since the last issue (No. 1, 9 March 2026)"] == [
        ("12 March 2026", "E2 ¶3"),
        ("June 2026", "E3 ¶2"),
        ("1 July 2026", "E5 ¶2"),
    ]


def test_the_calendar_stands_beside_the_issue_and_is_mended_where_it_is_lost(second: Desk) -> None:
    path = second.folder / "reports" / "desk-brief-dates.ics"
    before = path.read_bytes()
    path.unlink()
    assert not printed(second, (), date(2026, 3, 12)).new
    assert path.read_bytes() == before
    assert b"DTSTAMP:20260309" in before


def test_a_date_that_has_passed_is_gone_from_the_calendar(desk: Desk) -> None:
    content = (desk.folder / "reports" / "desk-brief-dates.ics").read_bytes()
    assert (b"DTSTAMP:20260330" in content, b"VALUE=DATE:20260312" in content) == (True, False)
