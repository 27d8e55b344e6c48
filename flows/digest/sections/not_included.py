"""What was offered and is not in the issue, and why: always printed, so that silence means nothing was left out."""

from __future__ import annotations

from flows.digest.material import Material
from schemas.digest import NotIncludedRow, NotIncludedSection
from schemas.run import DocumentReport, Outcome

_OUTCOMES = {Outcome.DUPLICATE: "the same again", Outcome.REFUSED: "turned away", Outcome.FAILED: "could not be read"}


def build(material: Material) -> tuple[NotIncludedSection, ...]:
    """Return the section."""
    return (
        NotIncludedSection(
            anchor="not-included",
            heading="Not included",
            short="Not included",
            columns=("Document", "What became of it", "Why"),
            rows=tuple(_row(report) for report in material.left_out),
            nothing="Every document that was offered is in this issue.",
        ),
    )


def _row(report: DocumentReport) -> NotIncludedRow:
    reason = report.detail or report.reason or "no reason was recorded"
    outcome = _OUTCOMES.get(report.outcome, report.outcome.value)
    return NotIncludedRow(name=report.uri, outcome=outcome, reason=reason)
