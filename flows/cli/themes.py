"""``deskbrief themes``: the desk's themes, why a paragraph belongs to one, and what the taxonomy does not know yet."""

from __future__ import annotations

import textwrap
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli.citations import cited
from flows.cli.options import Given, settings_options
from flows.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from flows.settings import Settings
    from flows.store import Store
    from schemas.article import Article, Block
    from schemas.issue import Issue
    from schemas.memory import KeptTheme, Memory
    from schemas.taxonomy import TaxonomyTheme
    from schemas.themes import Analysis, Membership, Theme

_WIDTH = 100


@click.group(invoke_without_command=True)
@settings_options(page=True)
@click.pass_context
def themes(context: click.Context, given: Given) -> None:
    """List the themes of the taxonomy and those found by their words, and how much of the last issue is on each."""
    context.obj = given
    if context.invoked_subcommand is None:
        _say(_listed(given.settings()))


@themes.command()
@click.argument("citation", nargs=-1, required=True)
@click.pass_obj
def explain(given: Given, citation: tuple[str, ...]) -> None:
    """Say which words made the paragraph of a citation ("S2 ¶5") belong to its themes."""
    with last_issue(given.settings()) as (store, issue, found):
        article, block = _paragraph(" ".join(citation).strip(), issue, store)
        _say(_explained(article, block, found))


@themes.command()
@click.pass_obj
def suggest(given: Given) -> None:
    """Print themes that the last issue found by itself, as they would stand in the taxonomy.

    Also, as remarks, which of them have grown together, and which have fallen apart.
    """
    with last_issue(given.settings()) as (store, issue, found):
        memory = store.memory(issue.analysis)
        _say(_suggested(found))
        _say(_mergers(memory))
        _say(_splits(found, store.articles(found.articles), memory))


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


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(visible(line))


def _listed(settings: Settings) -> Iterator[str]:
    from flows.themes.taxonomy import DEFAULT, load  # noqa: PLC0415 - not for --help

    taxonomy = load(settings.taxonomy).taxonomy
    counts, memory = _known(settings)
    wide = max((len(theme.id) for theme in taxonomy.themes), default=0)
    yield f"{settings.taxonomy or DEFAULT}: {len(taxonomy.themes)} themes"
    for theme in taxonomy.themes:
        remark = f"merged into {theme.merged_into}" if theme.merged_into else counts.get(theme.id, "")
        yield f"  {theme.id:<{wide}}  {theme.label}{f' — {remark}' if remark else ''}"
    listed = {theme.id for theme in taxonomy.themes}
    yield from _found([kept for kept in memory.kept if kept.id not in listed], counts)


def _found(kept: Sequence[KeptTheme], counts: Mapping[str, str]) -> Iterator[str]:
    """Yield the themes that were found by their words, those seen last first."""
    from schemas.memory import KeptState  # noqa: PLC0415 - not for --help

    alive = [one for one in kept if one.state is not KeptState.LET_GO]
    wide = max((len(one.id) for one in alive), default=0)
    if kept:
        yield f"Found by their words: {len(alive)}; let go because they did not return: {len(kept) - len(alive)}"
    for one in sorted(alive, key=lambda one: (-one.last, one.first, one.id)):
        seen = (
            f"in issue {one.first}" if one.periods == 1 else f"in {one.periods} issues, from {one.first} to {one.last}"
        )
        into = f" into {one.merged_into}" if one.merged_into else ""
        remark = f"; {counts[one.id]}" if one.id in counts else ""
        yield f"  {one.id:<{wide}}  {one.label} — {one.state.value}{into}, seen {seen}{remark}"


def _known(settings: Settings) -> tuple[dict[str, str], Memory]:
    """Return by theme how much of the last issue belongs to it, and what is remembered; nothing before the first."""
    from flows.errors import UnknownRecordError  # noqa: PLC0415 - not for --help
    from schemas.memory import Memory  # noqa: PLC0415

    try:
        with last_issue(settings) as (store, issue, found):
            counts = {theme.id: _count(theme, len(found.articles)) for theme in found.themes}
            return counts, store.memory(issue.analysis)
    except UnknownRecordError:
        return {}, Memory()


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


def _paragraph(citation: str, issue: Issue, store: Store) -> tuple[Article, Block]:
    """Return the article and the block that a citation names.

    Raises:
        UnknownRecordError: it names none.
    """
    from flows.errors import UnknownRecordError  # noqa: PLC0415 - not for --help

    named = cited(citation, issue, store)
    if named is None or named.block is None:
        raise UnknownRecordError(citation, f"give a citation of {issue.digest.issue_label}, such as S1 ¶2")
    return named.article, named.block


def _explained(article: Article, block: Block, found: Analysis) -> Iterator[str]:
    yield from textwrap.wrap(f"¶{block.id[1:]}  {block.text}", _WIDTH)
    belongs = [
        (theme, member)
        for theme in found.themes
        for member in theme.members
        if (member.article, member.block) == (article.id, block.id)
    ]
    if not belongs:
        yield from ("", "It belongs to no theme.")
    for theme, member in sorted(belongs, key=lambda one: (not one[1].primary, -one[1].weight)):
        yield from ("", *_reasons(theme, member, block.text))


def _reasons(theme: Theme, member: Membership, text: str) -> Iterator[str]:
    what = "first of all" if member.primary else "also"
    yield f"It belongs {what} to {theme.label} ({theme.id}, {member.weight:.0%} of what matched):"
    for hit in member.hits:
        strength = "strong" if hit.strong else "hint"
        yield f"  {text[hit.start : hit.end]!r} by the {strength} term {hit.term!r}"
    if not member.hits:
        yield "  by no term, but by its words as a whole, or because it goes on from the paragraph before"


def _suggested(found: Analysis) -> Iterator[str]:
    from schemas.themes import ThemeOrigin  # noqa: PLC0415 - not for --help

    own = [theme for theme in found.themes if theme.origin is ThemeOrigin.DISCOVERED]
    if not own:
        yield "The last issue found no theme that the taxonomy does not have."
        return
    yield "# Found in the last issue beside the taxonomy's themes; take what you want to follow."
    for theme in own:
        yield from _entry(theme, theme.key_phrases, remark=_count(theme, len(found.articles)))


def _entry(theme: TaxonomyTheme | Theme | KeptTheme, strong: Iterable[str] = (), remark: str = "") -> Iterator[str]:
    """Yield a theme as it would stand in the taxonomy."""
    yield f"  - id: {theme.id}{f'  # {remark}' if remark else ''}"
    yield f"    label: {_quoted(theme.label)}"
    yield f"    short: {_quoted(theme.short)}"
    phrases = [f"      - {_quoted(phrase)}" for phrase in strong]
    yield from ("    strong:", *phrases) if phrases else ()


def _mergers(memory: Memory) -> Iterator[str]:
    from flows.themes.suggestions import mergers  # noqa: PLC0415 - not for --help

    for older, younger, near in mergers(memory):
        yield f"# {younger.id} has grown together with {older.id} (nearness {near:.2f}); to make them one:"
        for line in (*_entry(older), *_entry(younger), f"    merged_into: {older.id}"):
            yield f"# {line}"


def _splits(found: Analysis, articles: Sequence[Article], memory: Memory) -> Iterator[str]:
    from flows.themes.suggestions import splits  # noqa: PLC0415 - not for --help

    for theme, parts in splits(found, articles, memory):
        yield f"# {theme.id} has fallen apart; to follow its parts instead:"
        for part in parts:
            for line in (*_entry(part, part.strong), f"    split_from: {theme.id}"):
                yield f"# {line}"


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back, whatever stands in it."""
    import json  # noqa: PLC0415 - not for --help

    return json.dumps(text, ensure_ascii=False)
