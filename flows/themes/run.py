"""Analysing: the backend is found by its name, the taxonomy by the settings, and both are given the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import plugins
from flows.calling import directly
from flows.themes import backends
from flows.themes.memory import NOTHING, remembered
from flows.themes.taxonomy import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.calling import Call
    from flows.settings import Settings
    from flows.workshop import Workshop
    from schemas.article import Article, ArticleId
    from schemas.memory import Memory
    from schemas.raw import Sha256
    from schemas.themes import Analysis

DEFAULT_BACKEND = "embedded"
"""The backend that needs neither a network nor a model."""


def analyse_stored(
    wanted: Sequence[ArticleId],
    before: Sha256 | None,
    workshop: Workshop,
    backend: str = DEFAULT_BACKEND,
    *,
    call: Call = directly,
) -> tuple[Sha256, Analysis]:
    """Analyse stored articles, keep what was found and what is to be remembered; return its identity with it.

    Args:
        wanted: Articles, in the order in which an issue numbers them.
        before: Identity of the analysis of the issue before; ``None`` for a first issue.
        workshop: What the run works with.
        backend: Name of the backend.
        call: How the steps are called.

    Raises:
        TaxonomyError: the taxonomy cannot be read, or says something that cannot be.
        PluginError: there is no such backend, or it cannot be used.
    """
    store = workshop.store
    memory = NOTHING if before is None else store.memory(before)
    articles = store.articles(wanted)
    found = call(analyse, articles, workshop.settings, memory, backend).model_copy(update={"before": before})
    return store.put_analysis(found, remembered(memory, found, articles)), found


def analyse(
    articles: Sequence[Article], settings: Settings, memory: Memory = NOTHING, backend: str = DEFAULT_BACKEND
) -> Analysis:
    """Return what some articles say.

    Args:
        articles: In the order in which an issue numbers them; may be empty.
        settings: Name the taxonomy.
        memory: What the series knows from its issues before.
        backend: Name of the backend.

    Raises:
        TaxonomyError: the taxonomy cannot be read, or says something that cannot be.
        PluginError: there is no such backend, or it cannot be used.
    """
    return plugins.find(backends.KIND, backend).analyse(articles, load(settings.taxonomy), memory)
