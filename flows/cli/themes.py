"""``deskbrief themes``: the desk's themes, why a paragraph belongs to one, and what the taxonomy does not know yet."""

from __future__ import annotations

import re
import textwrap
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli.options import Given, settings_options
from flows.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.settings import Settings
    from flows.store import Store
    from schemas.article import Article, ArticleId
    from schemas.issue import Issue
    from schemas.themes import Analysis, Membership, Theme

    _Articles = Callable[[Sequence[ArticleId], str], tuple[Article, ...]]

_CITATION = re.compile(r"\[?S([1-9]\d*)\s*[¶#p]?\s*([1-9]\d*)\]?", re.IGNORECASE)
_WIDTH = 100


@click.group(invoke_without_command=True)
@settings_options(page=True)
@click.pass_context
def themes(context: click.Context, given: Given) -> None:
    """List the themes of the taxonomy, and how much of the last issue belongs to each."""
    context.obj = given
    if context.invoked_subcommand is None:
        for line in _listed(given.settings()):
            click.echo(visible(line))


@themes.command()
@click.argument("citation", nargs=-1, required=True)
@click.pass_obj
def explain(given: Given, citation: tuple[str, ...]) -> None:
    """Say which words made the paragraph of a citation ("S2 ¶5") belong to its themes."""
    with last_issue(given.settings()) as (store, issue, found):
        article, block = _paragraph(" ".join(citation), issue, store.articles)
    for line in _explained(article, block, found):
        click.echo(visible(line))


@themes.command()
@click.pass_obj
def suggest(given: Given) -> None:
    """Print themes that the last issue found by itself, as they would stand in the taxonomy."""
    with last_issue(given.settings()) as (_, _, found):
        pass
    for line in _suggested(found):
        click.echo(visible(line))


@themes.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def check(given: Given, file: Path | None) -> None:
    """Say whether a taxonomy FILE is sound; without one, the taxonomy in force."""
    from flows.themes.taxonomy import DEFAULT, load  # noqa: PLC0415 - not for --help

    path = file or given.settings().taxonomy
    taxonomy = load(path).taxonomy
    terms = sum(len(theme.strong) + len(theme.hint) for theme in taxonomy.themes)
    click.echo(f"{path or DEFAULT}: {len(taxonomy.themes)} themes with {terms} terms, nothing wrong")


def _listed(settings: Settings) -> Iterator[str]:
    from flows.themes.taxonomy import DEFAULT, load  # noqa: PLC0415 - not for --help

    taxonomy = load(settings.taxonomy).taxonomy
    counts = _counts(settings)
    wide = max((len(theme.id) for theme in taxonomy.themes), default=0)
    yield f"{settings.taxonomy or DEFAULT}: {len(taxonomy.themes)} themes"
    for theme in taxonomy.themes:
        remark = f"merged into {theme.merged_into}" if theme.merged_into else counts.get(theme.id, "")
        yield f"  {theme.id:<{wide}}  {theme.label}{f' — {remark}' if remark else ''}"
    known = {theme.id for theme in taxonomy.themes}
    for name, remark in counts.items():
        if name not in known:
            yield f"  {name:<{wide}}  found by itself — {remark}"


def _counts(settings: Settings) -> dict[str, str]:
    """Return by theme how much of the last issue belongs to it; nothing before the first issue."""
    from flows.errors import UnknownRecordError  # noqa: PLC0415 - not for --help

    try:
        with last_issue(settings) as (_, _, found):
            return {theme.id: _count(theme, len(found.articles)) for theme in found.themes}
    except UnknownRecordError:
        return {}


@contextmanager
def last_issue(settings: Settings) -> Iterator[tuple[Store, Issue, Analysis]]:
    """Yield the store, the last issue of the series and the analysis that it rests on.

    Raises:
        UnknownRecordError: none was printed yet.
    """
    from flows.errors import UnknownRecordError  # noqa: PLC0415 - not for --help
    from flows.store import Store  # noqa: PLC0415

    with Store.open(settings) as store:
        issue = store.last_issue(settings.series)
        if issue is None:
            raise UnknownRecordError(settings.series, "no issue of it was printed yet; print one with deskbrief run")
        yield store, issue, store.analysis(issue.analysis)


def _count(theme: Theme, sources: int) -> str:
    paragraphs = len(theme.members)
    return f"{theme.support} of {sources} sources, {paragraphs} paragraph{'s' if paragraphs > 1 else ''}"


def _paragraph(citation: str, issue: Issue, articles: _Articles) -> tuple[Article, str]:
    """Return the article and the block that a citation names.

    Raises:
        UnknownRecordError: it names none.
    """
    from flows.errors import UnknownRecordError  # noqa: PLC0415 - not for --help

    match = _CITATION.fullmatch(citation.strip())
    if match is None or int(match[1]) > len(issue.articles):
        problem = f"give a citation of {issue.digest.issue_label}, such as S1 ¶2"
        raise UnknownRecordError(citation, problem)
    line = issue.articles[int(match[1]) - 1]
    (article,) = articles([line.article], line.cleaned_by)
    if int(match[2]) > len(article.blocks):
        raise UnknownRecordError(citation, f"the source has {len(article.blocks)} paragraphs")
    return article, f"p{match[2]}"


def _explained(article: Article, block: str, found: Analysis) -> Iterator[str]:
    text = article.block(block).text
    yield from textwrap.wrap(f"¶{block[1:]}  {text}", _WIDTH)
    belongs = [
        (theme, member)
        for theme in found.themes
        for member in theme.members
        if (member.article, member.block) == (article.id, block)
    ]
    if not belongs:
        yield from ("", "It belongs to no theme.")
    for theme, member in sorted(belongs, key=lambda one: (not one[1].primary, -one[1].weight)):
        yield from ("", *_reasons(theme, member, text))


def _reasons(theme: Theme, member: Membership, text: str) -> Iterator[str]:
    what = "first of all" if member.primary else "also"
    yield f"It belongs {what} to {theme.label} ({theme.id}, {member.weight:.0%} of what matched):"
    for hit in member.hits:
        strength = "strong" if hit.strong else "hint"
        yield f"  {text[hit.start : hit.end]!r} by the {strength} term {hit.term!r}"


def _suggested(found: Analysis) -> Iterator[str]:
    from schemas.themes import ThemeOrigin  # noqa: PLC0415 - not for --help

    own = [theme for theme in found.themes if theme.origin is ThemeOrigin.DISCOVERED]
    if not own:
        yield "The last issue found no theme that the taxonomy does not have."
        return
    yield "# Found in the last issue beside the taxonomy's themes; take what you want to follow."
    for theme in own:
        yield f"  - id: {theme.id}  # {_count(theme, len(found.articles))}"
        yield f"    label: {_quoted(theme.label)}"
        yield f"    short: {_quoted(theme.short)}"
        yield "    strong:"
        yield from (f"      - {_quoted(phrase)}" for phrase in theme.key_phrases)


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back, whatever stands in it."""
    import json  # noqa: PLC0415 - not for --help

    return json.dumps(text, ensure_ascii=False)
