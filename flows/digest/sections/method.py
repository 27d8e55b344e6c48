"""How the issue was made, in a few words."""

from __future__ import annotations

from flows import __version__
from flows.digest import wording
from flows.digest.material import Material
from schemas.digest import MethodSection, Named
from schemas.themes import ThemeOrigin


def build(material: Material) -> tuple[MethodSection, ...]:
    """Return the section."""
    analysis = material.analysis
    found = sum(theme.origin is ThemeOrigin.DISCOVERED for theme in analysis.themes)
    own = len(analysis.themes) - found
    told = f"{wording.capitalised(wording.counted(own, 'theme'))} from the desk's taxonomy ({analysis.taxonomy[:12]})"
    if found:
        told += f", {wording.number(found)} found by the words of the texts themselves"
    if analysis.unassigned:
        told += f"; {wording.counted(len(analysis.unassigned), 'paragraph')} fit none"
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
                        "All sentences about the subject are the sources' own, unaltered. Before printing, each was "
                        "compared with its paragraph, and each paragraph with the kept original. Headings and labels "
                        "are ours."
                    ),
                ),
                Named(label="Themes", text=f"{told}. No statistical or generative model was used."),
                Named(
                    label="Support",
                    text=(
                        "The number of sources that speak of a theme, not of those that agree. Words that hedge or bind "
                        "are kept with their sentences. Agreement is not claimed."
                    ),
                ),
                Named(
                    label="Limits",
                    text=(
                        "Terms of themes are English. A theme touched in passing is left out. Dates are resolved by "
                        "rules and marked where these are in doubt."
                    ),
                ),
                Named(
                    label="Reproduce",
                    text=(
                        f"deskbrief {__version__}, cleaning by {rules}, themes by {analysis.made_by}. The same "
                        "documents, taxonomy and program give the same bytes."
                    ),
                ),
            ),
        ),
    )
