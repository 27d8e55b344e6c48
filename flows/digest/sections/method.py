"""How the issue was made, in a few words."""

from __future__ import annotations

from flows import __version__
from flows.digest import noted, wording, written
from flows.digest.material import Material
from schemas.digest import MethodSection, Named
from schemas.themes import Analysis, ThemeOrigin

_NONE = "No generative model was used."


def build(material: Material) -> tuple[MethodSection, ...]:
    """Return the section."""
    analysis = material.analysis
    rules = wording.listed(sorted({article.cleaned_by for article in material.articles}))
    return (
        MethodSection(
            anchor="method",
            heading="Method",
            short="Method",
            notes=(
                Named(
                    label="Sentences",
                    text=(
                        f"Every sentence on the subject{_exceptions(analysis)} is a source’s own, "
                        "unaltered; before printing it was compared with its paragraph. Headings and labels are ours."
                    ),
                ),
                Named(label="Themes", text=_themes(analysis) if analysis.synthesis else f"{_themes(analysis)} {_NONE}"),
                *written.notes(analysis.synthesis),
                *noted.accounts(material),
                Named(
                    label="Support",
                    text=(
                        "How many sources speak of a theme, not how many agree; agreement is not judged. Words that "
                        "hedge or bind stay with their sentences."
                    ),
                ),
                Named(
                    label="Limits",
                    text=(
                        "The themes that come with the program have English terms. Dates are resolved by rules; those "
                        "behind their texts stand on the time line only."
                    ),
                ),
                *(Named(label="Letters", text=f"{sentence}.") for sentence in material.unshown),
                Named(
                    label="Reproduce",
                    text=(
                        f"deskbrief {__version__}, cleaning by {rules}, themes by {analysis.made_by}. The same "
                        "documents, names, date, taxonomy and program give the same bytes."
                    ),
                ),
            ),
        ),
    )


def _exceptions(analysis: Analysis) -> str:
    """Say in half a sentence which words on the subject are no document's."""
    ours = [*written.exceptions(analysis.synthesis), *noted.exceptions(analysis.notes)]
    return f", but for {wording.listed(ours)}," if ours else ""


def _themes(analysis: Analysis) -> str:
    """Say where the themes come from, and how much text belongs to none."""
    found = sum(theme.origin is ThemeOrigin.DISCOVERED for theme in analysis.themes)
    own = len(analysis.themes) - found
    told = f"{wording.capitalised(wording.counted(own, 'theme'))} from the desk’s taxonomy ({analysis.taxonomy[:12]})"
    if found:
        told += f", {wording.number(found)} found by the words of the texts themselves"
    if analysis.unassigned:
        fit = "fits" if len(analysis.unassigned) == 1 else "fit"
        told += f"; {wording.counted(len(analysis.unassigned), 'paragraph')} {fit} none"
    return f"{told}."
