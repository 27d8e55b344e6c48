"""What a language model did, in a line for the console and for the run's report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.themes import Analysis


def remarks(found: Analysis) -> tuple[str, ...]:
    """Return what to say of a model; nothing where none was asked."""
    synthesis = found.synthesis
    if synthesis is None:
        return ()
    kept = sum(claim.by_model for one in synthesis.summaries for claim in one.claims)
    refused = [one for summary in synthesis.summaries for one in summary.refused]
    replaced = sum(one.replaced for one in refused)
    counts = f"claims kept {kept}, replaced by their sentences {replaced}, dropped {len(refused) - replaced}"
    told = [f"Language model {synthesis.model}: {counts}"]
    if synthesis.unanswered:
        number = f"{len(synthesis.unanswered)} theme{'' if len(synthesis.unanswered) == 1 else 's'}"
        problem = synthesis.unanswered[0].problem
        told.append(f"Language model {synthesis.model}: nothing on {number}, whose sentences stand alone: {problem}")
    return tuple(told if synthesis.summaries else told[1:])
