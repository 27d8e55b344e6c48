from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from flows.errors import EmptyIssueError, EvidenceError, SourceError
from flows.pipeline import EditionParameters, Journal, day_of_issue, edition, journal, left_out
from flows.store import Store
from flows.workshop import Workshop, opened
from schemas.run import DocumentReport, Outcome, RunReport
from tests.desk import GRAIN, TREATY, Desk
from tests.records import a_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flows.digest.material import Material
    from schemas.digest import Digest

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write("treaty.txt", TREATY)
    return desk


@pytest.fixture
def workshop(desk: Desk) -> Iterator[Workshop]:
    with opened(desk.settings, MONDAY) as workshop:
        yield workshop


def made(desk: Desk, workshop: Workshop, printed: date | None = None, chance: str = "0a1b2c") -> RunReport:
    with journal(workshop, "edition", chance) as noted:
        edition(EditionParameters(folder=str(desk.inbox), printed=printed), workshop, noted)
    return noted.report(MONDAY)


def test_an_edition_prints_what_was_taken_in(desk: Desk, workshop: Workshop) -> None:
    report = made(desk, workshop)
    assert [(one.uri, one.outcome) for one in report.documents] == [("treaty.txt", Outcome.TAKEN)]
    assert report.issue is not None
    assert (report.issue.number, report.issue.revision, report.issue.new) == (1, 1, True)
    assert report.issue.pdf == str(desk.folder / "reports" / "desk-brief-2026-11-23-no-1.pdf")
    assert (desk.folder / "reports" / "desk-brief-2026-11-23-no-1.pdf").read_bytes().startswith(b"%PDF-")
    assert report.issue.passages > 5
    assert [stage.name for stage in report.stages] == ["ingest", "themes", "digest"]
    assert report.error is None


def test_running_twice_is_running_once(desk: Desk, workshop: Workshop) -> None:
    first = made(desk, workshop).issue
    again = made(desk, workshop, date(2026, 11, 30), "0a1b2d").issue
    assert first is not None
    assert again is not None
    assert again == first.model_copy(update={"new": False})
    names = sorted(path.name for path in (desk.folder / "reports").iterdir())
    assert names == ["desk-brief-2026-11-23-no-1.pdf", "desk-brief-dates.ics"]


def test_a_lost_pdf_is_printed_again_with_the_same_bytes(desk: Desk, workshop: Workshop) -> None:
    made(desk, workshop)
    pdf = desk.folder / "reports" / "desk-brief-2026-11-23-no-1.pdf"
    before = pdf.read_bytes()
    pdf.unlink()
    report = made(desk, workshop, date(2026, 12, 7), "0a1b2d")
    assert report.issue is not None
    assert not report.issue.new
    assert pdf.read_bytes() == before


def test_a_pdf_that_a_reader_has_changed_is_left_alone(desk: Desk, workshop: Workshop) -> None:
    made(desk, workshop)
    pdf = desk.folder / "reports" / "desk-brief-2026-11-23-no-1.pdf"
    before = pdf.read_bytes()
    pdf.write_bytes(b"with remarks")
    report = made(desk, workshop, chance="0a1b2d")
    assert report.issue is not None
    assert pdf.read_bytes() == b"with remarks"
    assert report.issue.pdf.startswith(str(pdf.with_suffix("")) + "-")
    assert (desk.folder / "reports" / report.issue.pdf).read_bytes() == before


def test_the_next_issue_holds_only_what_is_new(desk: Desk, workshop: Workshop) -> None:
    made(desk, workshop)
    desk.write("grain.txt", GRAIN)
    report = made(desk, workshop, chance="0a1b2d")
    assert report.issue is not None
    assert (report.issue.number, report.issue.revision) == (2, 1)
    printed = workshop.store.issue("Desk Brief", 2)
    assert [line.article for line in printed.articles] == [
        one.article for one in report.documents if one.uri == "grain.txt"
    ]


def test_another_page_is_a_revision_and_the_first_one_still_stands(desk: Desk) -> None:
    with opened(desk.settings, MONDAY) as workshop:
        made(desk, workshop)
    with opened(desk.set(page="Letter"), MONDAY) as workshop:
        report = made(desk, workshop, chance="0a1b2d")
    assert report.issue is not None
    assert (report.issue.number, report.issue.revision, report.issue.new) == (1, 2, True)
    assert report.issue.pdf.endswith("desk-brief-2026-11-23-no-1-rev-2.pdf")
    with opened(desk.settings, MONDAY) as workshop:
        report = made(desk, workshop, chance="0a1b2e")
    assert report.issue is not None
    assert (report.issue.number, report.issue.revision, report.issue.new) == (1, 1, False)


def test_another_series_prints_everything_anew(desk: Desk) -> None:
    with opened(desk.settings, MONDAY) as workshop:
        made(desk, workshop)
    with opened(desk.set(series="Été / Ost"), MONDAY) as workshop:
        report = made(desk, workshop, chance="0a1b2d")
    assert report.issue is not None
    assert (report.issue.series, report.issue.number) == ("Été / Ost", 1)
    assert report.issue.pdf.endswith("/été-ost-2026-11-23-no-1.pdf")


def test_what_was_taken_in_before_is_printed_without_a_folder(desk: Desk, workshop: Workshop) -> None:
    desk.write("broken.txt", b"%PDF-1.7\n")
    with journal(workshop, "edition", "0a1b2c") as noted:
        edition(EditionParameters(folder=str(desk.inbox)), workshop, noted)
    desk.write("grain.txt", GRAIN)
    made(desk, workshop, chance="0a1b2d")
    with journal(workshop, "digest", "0a1b2e") as noted:
        edition(EditionParameters(folder=None), workshop, noted)
    assert noted.issue is not None
    assert noted.issue.number == 2
    assert [one.uri for one in left_out(noted, workshop.store) if one.left_out] == ["broken.txt"]
    (section,) = (one for one in workshop.store.issue("Desk Brief", 2).digest.sections if one.kind == "not-included")
    assert [row.name for row in section.rows] == ["broken.txt"]
    assert section.intro == "In an earlier issue, and not printed again: treaty.txt (No. 1)."


def test_a_document_that_is_left_out_is_named_on_the_page(desk: Desk, workshop: Workshop) -> None:
    desk.write("broken.txt", b"%PDF-1.7\n")
    made(desk, workshop)
    digest = workshop.store.issue("Desk Brief", 1).digest
    (section,) = (section for section in digest.sections if section.kind == "not-included")
    assert "broken.txt" in section.model_dump_json()


def test_a_broken_file_that_comes_later_is_no_reason_to_print_anew(desk: Desk, workshop: Workshop) -> None:
    made(desk, workshop)
    desk.write("broken.txt", b"%PDF-1.7\n")
    report = made(desk, workshop, chance="0a1b2d")
    assert report.issue is not None
    assert not report.issue.new
    assert report.count(Outcome.REFUSED) == 1


def test_the_report_of_a_run_is_kept_beside_the_store_and_in_it(desk: Desk, workshop: Workshop) -> None:
    made(desk, workshop)
    (kept,) = workshop.store.runs(5)
    assert kept.id == "20261123T060000Z-0a1b2c"
    (file,) = (desk.folder / ".deskbrief" / "runs").iterdir()
    assert file.name == f"{kept.id}.json"
    assert RunReport.model_validate(json.loads(file.read_text())) == kept


def test_a_run_that_ends_in_an_error_keeps_its_report(desk: Desk, workshop: Workshop) -> None:
    with pytest.raises(SourceError), journal(workshop, "edition", "0a1b2c") as noted:
        edition(EditionParameters(folder=str(desk.folder / "none")), workshop, noted)
    (kept,) = workshop.store.runs(5)
    assert kept.error is not None
    assert "there is no such folder" in kept.error
    assert kept.issue is None


def test_an_issue_whose_evidence_does_not_hold_is_not_published(
    desk: Desk, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.digest import composition, run  # noqa: PLC0415 - what it composes is spoilt here

    composed = composition.compose

    def spoilt(material: Material, inputs: str) -> Digest:
        digest = composed(material, inputs)
        told = digest.front.findings[0].passage
        changed = told.model_copy(update={"text": told.text.replace("e", "a")})
        finding = digest.front.findings[0].model_copy(update={"passage": changed})
        front = digest.front.model_copy(update={"findings": (finding, *digest.front.findings[1:])})
        return digest.model_copy(update={"front": front})

    monkeypatch.setattr(run, "compose", spoilt)
    with pytest.raises(EvidenceError, match="does not stand there; the issue was not published"):
        made(desk, workshop)
    assert workshop.store.last_issue("Desk Brief") is None
    assert not (desk.folder / "reports").exists()


def test_there_is_no_issue_when_every_document_is_refused(desk: Desk, workshop: Workshop) -> None:
    (desk.inbox / "treaty.txt").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(EmptyIssueError):
        made(desk, workshop)
    (kept,) = workshop.store.runs(1)
    assert kept.count(Outcome.REFUSED) == 1


def test_the_day_of_an_issue_is_that_of_the_schedule_and_its_zone(desk: Desk) -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    with opened(desk.settings, late) as workshop:
        asked = EditionParameters(folder=None)
        assert day_of_issue(asked, workshop, None) == date(2026, 11, 23)
        assert day_of_issue(asked, workshop, datetime(2026, 11, 16, 6, tzinfo=UTC)) == date(2026, 11, 16)
        given = EditionParameters(folder=None, printed=date(2026, 1, 1))
        assert day_of_issue(given, workshop, MONDAY) == date(2026, 1, 1)


def test_an_issue_names_what_the_last_run_with_documents_left_out(tmp_path: Path) -> None:
    failed = DocumentReport(uri="b.txt", outcome=Outcome.FAILED, reason="crash")
    with Store.open(Desk(tmp_path).settings) as store:
        store.put_run(a_report("000001", documents=(failed,)))
        store.put_run(a_report("000002", documents=(DocumentReport(uri="a.txt", outcome=Outcome.TAKEN),)))
        assert left_out(Journal("r", "digest", MONDAY, None), store) == ()
        own = Journal("r", "edition", MONDAY, None, documents=(failed,))
        assert left_out(own, store) == (failed,)


COPY = TREATY.replace("The treaty has a year to live", "Time runs out").replace("Ada Miller", "Bo Larsen")


def test_a_copy_is_no_source_of_its_own_and_the_issue_says_what_stands_for_it(desk: Desk, workshop: Workshop) -> None:
    desk.write("grain.txt", GRAIN)
    desk.write("treaty-again.txt", COPY)
    report = made(desk, workshop)
    notices = {one.uri: one.notices[0] for one in report.documents if one.notices}
    assert "copy of treaty" in notices["treaty.txt"] + notices["treaty-again.txt"]
    issue = workshop.store.last_issue("Desk Brief")
    assert issue is not None
    assert len(issue.articles) == 2
    rows = [row for section in issue.digest.sections if section.kind == "not-included" for row in section.rows]
    assert [(row.name, row.outcome) for row in rows] == [("treaty.txt", "the same again")]
    assert rows[0].reason.startswith("exact copy of S")
    again = made(desk, workshop, chance="0a1b2d").issue
    assert again is not None
    assert not again.new


def test_the_setting_chooses_which_copy_stands_and_a_copy_is_not_printed_later(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("a.txt", TREATY)
    desk.write("b.txt", COPY)
    with opened(desk.set(copies="latest"), MONDAY) as workshop:
        made(desk, workshop)
        desk.write("grain.txt", GRAIN)
        made(desk, workshop, chance="0a1b2d")
        first, second = (workshop.store.issue("Desk Brief", number) for number in (1, 2))
        titles = [[one.title for one in workshop.store.articles(issue.digest.articles)] for issue in (first, second)]
    assert titles == [["Time runs out"], ["Grain must leave the ports"]]
