"""Making an issue, step by step: composed, proved, printed, delivered, and only then kept as printed."""

from __future__ import annotations

import hashlib
import logging
import re
from typing import TYPE_CHECKING, Literal

from flows import __version__, plugins
from flows.calling import directly
from flows.digest import calendars, channels, scripts
from flows.digest.composition import compose, digest_of
from flows.digest.copies import chosen, replaced, reports
from flows.digest.earlier import with_earlier
from flows.digest.material import Material, in_order
from flows.digest.printing import PrintedIssue, print_issue
from flows.digest.proof import prove
from flows.digest.selection import Selection, select
from flows.errors import EmptyIssueError, RenderingError
from flows.isolation import Death
from schemas.issue import Issue, PrintedArticle
from schemas.run import IssueReport, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from flows.calling import Call
    from flows.isolation import Isolated
    from flows.settings import Settings
    from flows.store import Store
    from flows.workshop import Workshop
    from schemas.article import Article
    from schemas.digest import Digest
    from schemas.raw import Sha256
    from schemas.run import DocumentReport

_CHANNEL = "folder"
_log = logging.getLogger(__name__)


def next_issue(workshop: Workshop) -> Selection:
    """Return what the next issue of the series is of, its articles in the order in which they are numbered.

    Raises:
        EmptyIssueError: nothing was ever taken in.
    """
    store, series = workshop.store, workshop.settings.series
    waiting = store.waiting(series)
    relations = store.relations(waiting)
    others = {one for relation in relations for one in (relation.first, relation.second)} - set(waiting)
    printed = store.printed(series, others)
    articles, copies = chosen(store.articles(waiting), relations, printed, workshop.settings.copies)
    selection = select(series, articles, store.last_issue(series))
    ordered = in_order(store.articles(selection.articles))
    found: dict[str, object] = {"articles": tuple(article.id for article in ordered), "copies": copies}
    if selection.number > 1:
        before = store.issue(series, selection.number - 1)
        old = replaced(store.relations(selection.articles), selection.articles)
        found |= {"before": before.analysis, "since": before.digest.printed, "replaced": old}
    return selection.model_copy(update=found)


def issue(
    analysis: Sha256,
    left_out: tuple[DocumentReport, ...],
    workshop: Workshop,
    printed: date,
    *,
    call: Call = directly,
) -> IssueReport:
    """Make the next issue, or leave the one that stands when nothing in it has changed.

    Args:
        analysis: Identity of the stored analysis of its articles.
        left_out: Documents that were offered and refused, or failed, or were known.
        workshop: What the run works with.
        printed: Date of the issue.
        call: How the steps are called.

    Raises:
        EmptyIssueError: there is nothing to print, or the analysis is of something else.
        EvidenceError: a sentence does not stand where the issue says; nothing is published.
        RenderingError: it cannot be printed or delivered.
        StoreError: it cannot be kept.
    """
    material = with_earlier(_material(next_issue(workshop), analysis, left_out, workshop, printed), workshop.store)
    inputs = inputs_of(workshop.settings, material.articles, analysis, material.unshown)
    standing = workshop.store.issue_from(material.series, inputs)
    if standing is not None and (path := restored(standing, workshop, call)):
        _calendar(standing, material, workshop)
        return _report(standing, path, material.unshown, new=False)
    digest, passages = call(composed, material, inputs)
    made = call(printing, digest, workshop.settings.page, workshop.printers)
    path = _delivered(made.pdf, file_name(digest), workshop.settings.reports)
    kept = Issue(
        digest=digest,
        articles=tuple(_line(article) for article in material.articles),
        earlier=tuple(one.standing for one in material.earlier),
        analysis=analysis,
        pdf=path.name,
        pdf_sha256=_sha256(made.pdf),
        pages=made.pages,
        passages=passages,
        program=f"deskbrief {__version__}",
    )
    workshop.store.put_issue(kept)
    _calendar(kept, material, workshop)
    return _report(kept, path, material.unshown, new=True)


def _material(
    selection: Selection,
    analysis: Sha256,
    left_out: tuple[DocumentReport, ...],
    workshop: Workshop,
    printed: date,
) -> Material:
    found = workshop.store.analysis(analysis)
    if (found.articles, found.before) != (selection.articles, selection.before):
        raise EmptyIssueError(selection.series, "the analysis is of other articles than the next issue; run it again")
    copies = workshop.store.articles([copy.article for copy in selection.copies])
    numbers = {article: f"S{number}" for number, article in enumerate(selection.articles, start=1)}
    repeated = reports(selection.copies, {article.id: article.uri for article in copies}, numbers)
    articles = workshop.store.articles(selection.articles)
    return Material(
        series=selection.series,
        number=selection.number,
        revision=selection.revision,
        printed=printed,
        articles=articles,
        unshown=unshown(articles),
        analysis=found,
        since=selection.since,
        known=workshop.store.memory(analysis).carried.dates,
        left_out=(*(report for report in left_out if report.left_out), *repeated),
        printed_before=_printed_before(left_out, selection, workshop.store),
        excerpts=workshop.settings.excerpts,
    )


def _printed_before(
    offered: Sequence[DocumentReport], selection: Selection, store: Store
) -> tuple[DocumentReport, ...]:
    """Return the documents that were offered again and stand in earlier issues, each with the number of its issue."""
    known = [one for one in offered if one.outcome is Outcome.KNOWN and one.article not in selection.articles]
    standings = store.standings(selection.series, {one.article for one in known if one.article})
    issues = {one.article: one.issue for one in standings if one.issue < selection.number}
    return tuple(
        one.model_copy(update={"detail": f"No. {issues[one.article]}"}) for one in known if one.article in issues
    )


def unshown(articles: Sequence[Article]) -> tuple[str, ...]:
    """Say which scripts of some articles no font of this machine shows, and what to install."""
    texts = (text for article in articles for text in (article.title or "", *(block.text for block in article.blocks)))
    return tuple(
        f"{script.name} letters are named here and not shown: {scripts.advice(script)}"
        for script in scripts.missing(texts)
    )


def inputs_of(
    settings: Settings, articles: Sequence[Article], analysis: Sha256, unshown: tuple[str, ...] = ()
) -> Sha256:
    """Return the SHA-256 of what decides whether an issue stands.

    Documents that are left out do not count: a broken file that comes or goes is no reason to print anew.

    Args:
        settings: Of the page.
        articles: Their records, in order.
        analysis: Identity of their analysis.
        unshown: What this machine cannot show of them: with a font for it the issue is another.
    """
    records = (article.model_dump_json() for article in articles)
    return digest_of(settings.series, settings.page, settings.excerpts, analysis, *records, *unshown)


def composed(material: Material, inputs: Sha256) -> tuple[Digest, int]:
    """Return an issue and the number of its passages, each of which stands where the issue says."""
    digest = compose(material, inputs)
    return digest, prove(digest, material.by_id.values())


def printing(digest: Digest, page: Literal["A4", "Letter"], printers: Isolated) -> PrintedIssue:
    """Print an issue in a child.

    Raises:
        RenderingError: Pango is missing, or the child needed more than its budget.
    """
    printed = printers.call(print_issue, digest, page)
    if isinstance(printed, Death):
        problem = f"printing came to grief: {printed.detail}; allow more with limits.render in the settings"
        raise RenderingError(f"{digest.series}, {digest.issue_label}", problem)
    for remark in printed.remarks:
        _log.warning("%s, %s: %s", digest.series, digest.issue_label, remark)
    return printed


def restored(standing: Issue, workshop: Workshop, call: Call = directly) -> Path | None:
    """Return where the PDF of a printed issue lies, printed again where it is missing.

    Returns:
        ``None`` when the same bytes cannot be made any more, because a newer program or library prints otherwise.
    """
    path = workshop.settings.reports / standing.pdf
    if path.is_file() and _sha256(path.read_bytes()) == standing.pdf_sha256:
        return path
    made = call(printing, standing.digest, workshop.settings.page, workshop.printers)
    if _sha256(made.pdf) != standing.pdf_sha256:
        return None
    return _delivered(made.pdf, standing.pdf, workshop.settings.reports)


def file_name(digest: Digest) -> str:
    """Return the name of an issue's PDF: the series, the day, the number."""
    revision = f"-rev-{digest.revision}" if digest.revision > 1 else ""
    return f"{_slug(digest.series)}-{digest.printed.isoformat()}-no-{digest.number}{revision}.pdf"


def _slug(series: str) -> str:
    return re.sub(r"[^\w]+", "-", series.lower()).strip("-") or "issue"


def _calendar(issue: Issue, material: Material, workshop: Workshop) -> None:
    """Put the dates ahead beside the issue; the file has the same name each time, so that it can be subscribed to.

    Raises:
        RenderingError: it cannot be written.
    """
    series, printed = issue.digest.series, issue.digest.printed
    path = workshop.settings.reports / f"{_slug(series)}-dates.ics"
    dates = calendars.listed(workshop.store, series, material.known, printed)
    try:
        calendars.keep(calendars.calendar(series, printed, dates), path)
    except OSError as error:
        problem = f"cannot be written: {error.strerror}; mend it or choose another folder with --reports"
        raise RenderingError(str(path), problem) from error


def _delivered(pdf: bytes, name: str, target: Path) -> Path:
    return plugins.find(channels.KIND, _CHANNEL).deliver(pdf, name, target)


def _line(article: Article) -> PrintedArticle:
    return PrintedArticle(article=article.id, raw=article.raw, cleaned_by=article.cleaned_by)


def _sha256(content: bytes) -> Sha256:
    return hashlib.sha256(content).hexdigest()


def _report(issue: Issue, path: Path, unshown: tuple[str, ...], *, new: bool) -> IssueReport:
    return IssueReport(
        series=issue.digest.series,
        number=issue.digest.number,
        revision=issue.digest.revision,
        pdf=str(path),
        sha256=issue.pdf_sha256,
        pages=issue.pages,
        new=new,
        passages=issue.passages,
        unshown=unshown,
    )
