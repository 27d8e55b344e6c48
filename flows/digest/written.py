"""What a language model wrote, as the page shows it: apart from the words of documents, and accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from flows.digest import wording
from schemas.digest import Named, Summary, Voice, WrittenLine

if TYPE_CHECKING:
    from flows.digest.material import Material
    from schemas.synthesis import Claim, RefusedClaim, Synthesis
    from schemas.taxonomy import ThemeId

# Longer names of models are paths.
_LONGEST_MODEL = 40


def summary(material: Material, theme: ThemeId, voices: Sequence[Voice]) -> Summary | None:
    """Return what a model wrote on a theme; ``None`` where it wrote nothing that stands.

    Args:
        material: What the issue is made from.
        theme: The theme.
        voices: What the section says already: sentences that stand there are not printed twice.
    """
    synthesis = material.analysis.synthesis
    found = None if synthesis is None else next((one for one in synthesis.summaries if one.theme == theme), None)
    if synthesis is None or found is None:
        return None
    said = {(one.mark.article, one.mark.block, one.text) for voice in voices for one in voice.passages}
    lines = tuple(_line(material, claim) for claim in found.claims if claim.by_model)
    instead = tuple(
        material.passage(claim.cites[0])
        for claim in found.claims
        if not claim.by_model and (claim.cites[0].article, claim.cites[0].block, claim.text) not in said
    )
    if not lines and not instead:
        return None
    return Summary(
        label="In short",
        by=f"written by {_model(synthesis)}, checked",
        lines=lines,
        verbatim_label="In their own words",
        verbatim_note="where the model’s do not stand",
        verbatim=instead,
    )


def _line(material: Material, claim: Claim) -> WrittenLine:
    return WrittenLine(text=claim.text, cites=tuple(material.passage(one) for one in claim.cites))


def _model(synthesis: Synthesis) -> str:
    """Return the name of a model, of a path its end."""
    name = " ".join(synthesis.model.split())
    return name if len(name) <= _LONGEST_MODEL else f"…{name[1 - _LONGEST_MODEL :]}"


def exceptions(synthesis: Synthesis | None) -> tuple[str, ...]:
    """Name the words that are no document's; none where no model was asked."""
    return () if synthesis is None else ("the lines headed “In short”",)


def notes(synthesis: Synthesis | None) -> tuple[Named, ...]:
    """Say in the section on method what a model did; nothing where none was asked."""
    if synthesis is None:
        return ()
    opening = (
        f"The lines headed “In short” were written by {_model(synthesis)} from numbered sentences of the documents, "
        "and checked against the sentences that they cite: numbers, dates, names, quotations, words, hedges, "
        "negations, who is reported and who does what. The checks do not understand."
    )
    told = [
        opening,
        *_counted(synthesis),
        *_unanswered(synthesis),
        "Asked again, a model may answer otherwise; this issue is printed from the answers that were kept.",
    ]
    return (Named(label="Language model", text=" ".join(told)),)


def _counted(synthesis: Synthesis) -> Iterable[str]:
    claims = [claim for one in synthesis.summaries for claim in one.claims]
    refused = [one for summary in synthesis.summaries for one in summary.refused]
    if not claims and not refused:
        return
    kept = sum(claim.by_model for claim in claims)
    repeated = len(claims) - kept - sum(one.replaced for one in refused)
    yield f"{wording.capitalised(wording.counted(kept, 'claim'))} kept."
    if repeated > 0:
        yield f"{wording.capitalised(wording.counted(repeated, 'claim'))} only repeated a sentence, which is printed."
    for replaced, what in ((True, "replaced by the sentence cited"), (False, "dropped")):
        some = [one for one in refused if one.replaced == replaced]
        if some:
            yield f"{wording.capitalised(wording.counted(len(some), 'claim'))} {what}: {_faults(some)}."


def _faults(refused: Iterable[RefusedClaim]) -> str:
    counted = Counter(one.fault.value for one in refused)
    return "; ".join(f"{fault} ({number})" for fault, number in sorted(counted.items()))


def _unanswered(synthesis: Synthesis) -> Iterable[str]:
    counted = Counter(one.problem for one in synthesis.unanswered)
    if counted:
        told = "; ".join(f"{problem} ({number})" for problem, number in counted.items())
        themes = wording.counted(len(synthesis.unanswered), "theme")
        yield f"On {themes} it gave nothing to print, and the sources’ sentences stand alone: {told}."
