"""Analysing: the backend is found by its name, the taxonomy by the settings, and both are given the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows import plugins
from flows.calling import directly
from flows.themes import backends, notes, series
from flows.themes.actors import actors_of, aliases
from flows.themes.demands.places import located
from flows.themes.memory import NOTHING, remembered, without
from flows.themes.stories import stories_of
from flows.themes.taxonomy import load
from flows.themes.units import units_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from flows.calling import Call
    from flows.settings import Settings
    from flows.workshop import Workshop
    from schemas.article import Article, ArticleId
    from schemas.memory import Memory
    from schemas.raw import Sha256
    from schemas.themes import Analysis

DEFAULT_BACKEND = "embedded"
"""The backend that needs neither a network nor a model."""


class Wanted(NamedTuple):
    """What is to be analysed."""

    articles: Sequence[ArticleId]
    """In the order in which an issue numbers them."""

    before: Sha256 | None = None
    """Identity of the analysis of the issue before; ``None`` for a first issue."""

    since: date | None = None
    """Day of the issue before; ``None`` for a first issue."""

    replaced: Sequence[ArticleId] = ()
    """Articles of issues before of which some of these are new versions."""


def analyse_stored(
    wanted: Wanted, workshop: Workshop, backend: str = DEFAULT_BACKEND, *, call: Call = directly
) -> tuple[Sha256, Analysis]:
    """Analyse stored articles, keep what was found and what is to be remembered; return its identity with it.

    Args:
        wanted: Which articles, and what they come after.
        workshop: What the run works with.
        backend: Name of the backend.
        call: How the steps are called.

    Raises:
        TaxonomyError: the taxonomy cannot be read, or says something that cannot be.
        PluginError: there is no such backend, or it cannot be used.
    """
    store = workshop.store
    memory = NOTHING if wanted.before is None else without(store.memory(wanted.before), wanted.replaced)
    articles = store.articles(wanted.articles)
    found = call(analyse, articles, workshop.settings, memory, backend)
    after = remembered(memory, found, articles, wanted.since)
    told = {"before": wanted.before, "changes": series.changes(memory, after, found, articles)}
    found = found.model_copy(update=told)
    if workshop.settings.embeddings.name is not None:
        from flows.themes.likenesses import found_by  # noqa: PLC0415 - only for those who have named an embedder

        found = found.model_copy(update={"likenesses": found_by(articles, workshop.settings.embeddings)})
    if workshop.settings.llm.server is not None:
        from flows.themes.synthesis import synthesised  # noqa: PLC0415 - only for those who have named a model

        found = synthesised(found, articles, workshop.settings)
    return store.put_analysis(found, after), found


def analyse(
    articles: Sequence[Article], settings: Settings, memory: Memory = NOTHING, backend: str = DEFAULT_BACKEND
) -> Analysis:
    """Return what some articles say.

    Args:
        articles: In the order in which an issue numbers them; may be empty.
        settings: Name the taxonomy, the desk's names of actors and places, and its notes.
        memory: What the series knows from its issues before.
        backend: Name of the backend.

    Raises:
        TaxonomyError: the taxonomy cannot be read, or says something that cannot be.
        AliasesError: the same of the file of names.
        NotesError: the same of the analysts' notes.
        PluginError: there is no such backend, or it cannot be used.
    """
    taxonomy, names, desk = load(settings.taxonomy), aliases.load(settings.aliases), notes.load(settings.notes)
    found = plugins.find(backends.KIND, backend).analyse(articles, taxonomy, memory)
    units = units_of(articles)
    actors = actors_of(articles, names)
    told = {
        "actors": actors,
        "recommendations": located(found.recommendations, actors),
        "stories": stories_of(units),
        "notes": notes.noted(desk, found.themes, units),
    }
    return found.model_copy(update=told)
