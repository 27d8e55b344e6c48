"""The flow ``themes``: the analysis of stored articles through Prefect, recorded and shown in its pages."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows.settings import Option, Settings, read_settings
from flows.store import Store
from flows.themes.run import DEFAULT_BACKEND, analyse
from schemas.article import Article, ArticleId
from schemas.record import Record
from schemas.themes import Analysis, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A table of more columns than this is wider than the artifact's page; then each theme has the number of its sources.
_WIDEST_TABLE = 12


class ThemesParameters(Record):
    """What a run of the flow is asked for."""

    articles: tuple[ArticleId, ...]
    """Stored articles, in the order in which an issue numbers them."""

    backend: str = DEFAULT_BACKEND
    """Name of the theme backend."""

    settings: str | None = None
    """Settings file; ``None`` for ``deskbrief.toml`` in the current folder, where there is one."""

    options: tuple[Option, ...] = ()
    """Settings that come before those of the file; never the address of a store with a password, which is shown."""

    @property
    def number(self) -> int:
        """Number of the articles."""
        return len(self.articles)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a caller in this process has opened, so that the flow need not."""

    settings: Settings
    """Settings that are in force."""

    store: Store
    """Where the articles are."""


WORKSHOP: ContextVar[Workshop | None] = ContextVar("workshop", default=None)
"""Set by a caller that has a workshop; flow parameters are recorded, so they hold no such things."""


@flow(name="themes", flow_run_name="themes of {parameters.number} articles")
async def themes_flow(parameters: ThemesParameters) -> Analysis:
    """Find the themes of stored articles.

    Args:
        parameters: Which articles, and by what settings.
    """
    with _workshop(parameters) as workshop:
        articles = workshop.store.articles(parameters.articles)
        # Quoted, because Prefect would look through every block of every article for the results of other tasks.
        found = themes_task(quote(articles), workshop.settings, parameters.backend)
    await acreate_markdown_artifact(key="themes-by-source", markdown=themes_by_source(found, articles))
    return found


@task(name="find themes", cache_policy=NO_CACHE)
def themes_task(articles: Sequence[Article], settings: Settings, backend: str) -> Analysis:
    """Return what some articles say."""
    return analyse(articles, settings, backend)


@contextmanager
def _workshop(parameters: ThemesParameters) -> Iterator[Workshop]:
    """Yield the caller's workshop, or one that is opened for this run; it only reads, so it needs no lease."""
    given = WORKSHOP.get()
    if given is not None:
        yield given
        return
    file = None if parameters.settings is None else Path(parameters.settings)
    settings = read_settings(parameters.options, os.environ, Path.cwd(), file)
    with ExitStack() as opened:
        yield Workshop(settings, opened.enter_context(Store.open(settings)))


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
