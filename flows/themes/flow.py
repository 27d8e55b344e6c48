"""The flow ``themes``: the analysis of stored articles through Prefect, recorded and shown in its pages."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows.calling import through
from flows.settings import Settings
from flows.themes import run
from flows.themes.run import DEFAULT_BACKEND
from flows.workshop import Configured, workshop_of
from schemas.article import Article, ArticleId
from schemas.memory import Memory
from schemas.raw import Sha256
from schemas.themes import Analysis, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

# A table of more columns than this is wider than the artifact's page; then each theme has the number of its sources.
_WIDEST_TABLE = 12


class ThemesParameters(Configured):
    """What a run of the flow is asked for."""

    articles: tuple[ArticleId, ...]
    """Stored articles, in the order in which an issue numbers them."""

    before: Sha256 | None = None
    """Identity of the analysis of the issue before."""

    since: date | None = None
    """Day of the issue before."""

    replaced: tuple[ArticleId, ...] = ()
    """Articles of issues before of which some of these are new versions."""

    backend: str = DEFAULT_BACKEND
    """Name of the theme backend."""


@flow(name="themes", flow_run_name="themes")
async def themes_flow(parameters: ThemesParameters) -> Sha256:
    """Find the themes of stored articles, keep what was found, and return its identity.

    Args:
        parameters: Which articles, and by what settings.
    """
    with workshop_of(parameters, datetime.now(UTC)) as workshop:
        wanted = run.Wanted(parameters.articles, parameters.before, parameters.since, parameters.replaced)
        sha256, found = run.analyse_stored(wanted, workshop, parameters.backend, call=_CALL)
        articles = workshop.store.articles(parameters.articles)
    await acreate_markdown_artifact(
        key="themes-by-source", markdown=themes_by_source(found, articles), description="Who speaks of what"
    )
    return sha256


@task(name="find themes", cache_policy=NO_CACHE)
def themes_task(articles: Sequence[Article], settings: Settings, memory: Memory, backend: str) -> Analysis:
    """Return what some articles say."""
    return run.analyse(articles, settings, memory, backend)


# Quoted, because Prefect would look through every part of every record for the results of other tasks.
_CALL = through({run.analyse: themes_task}, quote)


def themes_by_source(found: Analysis, articles: Sequence[Article]) -> str:
    """Return a table in Markdown: how many blocks of each article belong to each theme."""
    wide = len(articles) > _WIDEST_TABLE
    columns = [] if wide else [f"S{number}" for number in range(1, len(articles) + 1)]
    lines = [
        f"# {len(found.themes)} themes in {len(articles)} articles",
        "",
        _row("theme", "support", *columns),
        _row("---", *["---:"] * (len(columns) + 1)),
        *(_theme_row(theme, [] if wide else articles) for theme in found.themes),
        "",
        *(f"* S{number}: {_plain(one.title or one.uri)}" for number, one in enumerate(articles, start=1)),
    ]
    return "\n".join(lines)


def _theme_row(theme: Theme, articles: Sequence[Article]) -> str:
    blocks = Counter(member.article for member in theme.members)
    support = f"{theme.support} of {theme.support + len(theme.silent)}"
    return _row(_plain(theme.label), support, *(str(blocks[one.id] or "–") for one in articles))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return a text without the characters that would end a cell or begin markup."""
    return " ".join(text.translate(str.maketrans("|<>`[]", "      ")).split())
