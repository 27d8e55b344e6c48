"""What was offered and is not in the issue, and why: always printed, so that silence means nothing was left out."""

from __future__ import annotations

from flows.digest import wording
from flows.digest.material import Material
from schemas.digest import NotIncludedRow, NotIncludedSection
from schemas.run import DocumentReport, Outcome

_OUTCOMES = {Outcome.DUPLICATE: "the same again", Outcome.REFUSED: "turned away", Outcome.FAILED: "could not be read"}

# So many lines are worth the paper; the run report names every document.
_MOST = 40
_MOST_NAMED = 4


def build(material: Material) -> tuple[NotIncludedSection, ...]:
    """Return the section."""
    shown = material.left_out[:_MOST]
    rest = wording.first_of(len(shown), len(material.left_out), "the run report names the others").strip()
    before = _before(material) if shown else ""
    return (
        NotIncludedSection(
            anchor="not-included",
            heading="Not included",
            short="Not included",
            intro=" ".join(filter(None, (rest, before))) or None,
            columns=("Document", "What became of it", "Why"),
            rows=tuple(_row(report) for report in shown),
            nothing=_nothing(material),
        ),
    )


def _nothing(material: Material) -> str:
    if material.printed_before:
        return f"Every other document that was offered is in this issue. {_before(material)}"
    return "Every document that was offered is in this issue."


def _before(material: Material) -> str:
    """Say which documents were offered again; nothing for none."""
    again = material.printed_before
    if not again:
        return ""
    named = [f"{one.uri} ({one.detail})" for one in again[:_MOST_NAMED]]
    more = [f"{wording.number(len(again) - len(named))} more"] if len(again) > len(named) else []
    return f"In an earlier issue, and not printed again: {wording.listed([*named, *more])}."


def _row(report: DocumentReport) -> NotIncludedRow:
    reason = report.detail or report.reason or "no reason was recorded"
    outcome = _OUTCOMES.get(report.outcome, report.outcome.value)
    return NotIncludedRow(name=report.uri, outcome=outcome, reason=reason)
