"""Analysing: the backend is found by its name, the taxonomy by the settings, and both are given the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import plugins
from flows.calling import directly
from flows.themes import backends
from flows.themes.taxonomy import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.calling import Call
    from flows.settings import Settings
    from flows.workshop import Workshop
    from schemas.article import Article, ArticleId
    from schemas.raw import Sha256
    from schemas.themes import Analysis

DEFAULT_BACKEND = "embedded"
"""The backend that needs neither a network nor a model."""


def analyse_stored(
    articles: Sequence[ArticleId], workshop: Workshop, backend: str = DEFAULT_BACKEND, *, call: Call = directly
) -> tuple[Sha256, Analysis]:
    """Analyse stored articles, keep what was found, and return its identity with it; see :func:`analyse`."""
    found = call(analyse, workshop.store.articles(articles), workshop.settings, backend)
    return workshop.store.put_analysis(found), found


def analyse(articles: Sequence[Article], settings: Settings, backend: str = DEFAULT_BACKEND) -> Analysis:
    """Return what some articles say.

    Args:
        articles: In the order in which an issue numbers them; may be empty.
        settings: Name the taxonomy.
        backend: Name of the backend.

    Raises:
        TaxonomyError: the taxonomy cannot be read, or says something that cannot be.
        PluginError: there is no such backend, or it cannot be used.
    """
    return plugins.find(backends.KIND, backend).analyse(articles, load(settings.taxonomy))
