"""The command ``show``: what is stored, and the words behind a citation."""

from __future__ import annotations

import textwrap
from functools import partial
from typing import TYPE_CHECKING

import click

from flows.cli.citations import cited
from flows.cli.options import Given, settings_options
from flows.visible import BREAK, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.settings import Settings
    from flows.store import Store
    from schemas.article import Article, Block
    from schemas.issue import Issue
    from schemas.record import Record
    from schemas.themes import Theme

    _Read = Callable[[Article], str]

_WIDTH = 100
_TWO = 2


@click.command()
@click.argument("what", nargs=-1)
@click.option("--issue", "number", type=click.IntRange(min=1), help="Number of the issue. [default: the last]")
@click.option("--json", "as_json", is_flag=True, help="The whole record as JSON.")
@click.option("--diff", "compared", is_flag=True, help="How two articles differ, the older one first.")
@settings_options(page=True)
def show(what: tuple[str, ...], number: int | None, given: Given, *, as_json: bool, compared: bool) -> None:
    """Show an issue, a source, a theme, or the words behind a citation.

    WHAT is a citation as printed ("S2 ¶5", or "E1 ¶5" of an earlier issue; the sign may be left out), a source ("S2"),
    a theme's id or the beginning of its label, or the beginning of an article's id; nothing for the issue itself.
    """
    from flows.store import Store  # noqa: PLC0415 - not for --help

    settings = given.settings()
    with Store.open(settings) as store:
        issue = store.last_issue(settings.series) if number is None else store.issue(settings.series, number)
        if compared:
            click.echo(visible("\n".join(_difference(what, store, issue)), BREAK))
            return
        record, lines = _found(" ".join(what).strip(), store, partial(_original, settings, store), issue)
        click.echo(visible(record.model_dump_json(indent=1) if as_json else "\n".join(lines), BREAK))


def _found(what: str, store: Store, original: _Read, issue: Issue | None) -> tuple[Record, Iterator[str]]:
    """Return the record that was asked for, and how it is shown.

    Raises:
        UnknownRecordError: nothing of that name is stored.
    """
    from flows.errors import UnknownRecordError  # noqa: PLC0415 - not for --help

    if issue is not None and not what:
        return issue, _of_issue(issue)
    if issue is not None and (named := cited(what, issue, store)):
        article, block = named
        return (article, _of_article(article, store)) if block is None else _cited(article, block, issue, original)
    if issue is not None and (theme := _theme(what, issue, store)):
        return theme, _of_theme(theme, issue)
    found = store.beginning_with(what) if what else ()
    if len(found) == 1:
        return found[0], _of_article(found[0], store)
    known = "there are citations (S2 ¶5), sources (S2), ids of themes, and first letters of an article's id"
    raise UnknownRecordError(what or "an issue", f"{len(found)} articles begin so" if found else known)


def _theme(what: str, issue: Issue, store: Store) -> Theme | None:
    themes = store.analysis(issue.analysis).themes
    wanted = what.lower()
    by_id = (theme for theme in themes if theme.id == wanted)
    by_label = (theme for theme in themes if theme.label.lower().startswith(wanted))
    return next(by_id, None) or next(by_label, None)


def _of_issue(issue: Issue) -> Iterator[str]:
    digest = issue.digest
    yield f"{digest.series} {digest.issue_label}, {digest.printed_label}: {issue.pdf}"
    yield f"{issue.pages} pages, {issue.passages} sentences; {digest.front.title}"
    yield from ("", "Sections:")
    yield from (f"  {section.heading}" for section in digest.sections)
    yield from ("", "Sources:")
    yield from (f"  S{number}  {line.article}" for number, line in enumerate(issue.articles, start=1))
    if issue.earlier:
        yield from ("", "Cited from earlier issues:")
    for number, line in enumerate(issue.earlier, start=1):
        yield f"  E{number}  {line.article}, No. {line.issue}, S{line.place}"


def _of_article(article: Article, store: Store) -> Iterator[str]:
    yield f"{article.title or 'Untitled'}"
    yield f"{_by(article)}"
    yield f"{article.kind.value}, {article.language.code}, {len(article.blocks)} paragraphs, {article.words} words"
    yield f"{article.uri}, record {article.id}, by {article.cleaned_by}"
    for section in article.sections:
        yield ""
        if section.heading is not None:
            yield f"{'#' * section.level} {section.heading}"
        for block in article.blocks:
            if block.section == section.id:
                yield from _paragraph(f"¶{block.id[1:]:<4}{block.text}", "     ")
    if related := _related(article, store):
        yield from ("", "Shares its words:", *related)
    if article.removed:
        yield from ("", "Taken out:")
        yield from (f"  {cut.rule}, line {cut.place.line}: {_short(cut.text)}" for cut in article.removed)
    if article.notices:
        yield from ("", "Notes:")
        yield from (f"  {notice.text}" for notice in article.notices)


def _related(article: Article, store: Store) -> list[str]:
    from flows.ingest.relations import sentence  # noqa: PLC0415 - not for --help

    relations = store.relations([article.id])
    others = store.articles([one.second if one.first == article.id else one.first for one in relations])
    return [f"  {sentence(one, article.id, other)}" for one, other in zip(relations, others, strict=True)]


def _difference(what: tuple[str, ...], store: Store, issue: Issue | None) -> Iterator[str]:
    """Yield how two articles differ, paragraph by paragraph.

    Raises:
        UnknownRecordError: one of them is not stored.
    """
    from flows.ingest.relations import differences  # noqa: PLC0415 - not for --help

    if len(what) != _TWO:
        raise click.UsageError("--diff needs two articles: --diff S1 S2, or the beginnings of two ids")
    old, new = (_article(one, store, issue) for one in what)
    lines = differences(old, new)
    yield from lines or ("Their paragraphs are the same.",)


def _article(what: str, store: Store, issue: Issue | None) -> Article:
    from flows.errors import UnknownRecordError  # noqa: PLC0415 - not for --help

    if issue is not None and (named := cited(what, issue, store)):
        return named.article
    found = store.beginning_with(what)
    if len(found) != 1:
        raise UnknownRecordError(what, f"{len(found)} articles begin so")
    return found[0]


def _of_theme(theme: Theme, issue: Issue) -> Iterator[str]:
    numbers = {line.article: number for number, line in enumerate(issue.articles, start=1)}
    yield f"{theme.label} ({theme.id}, {theme.origin.value}): {theme.support} of {len(numbers)} sources"
    yield f"Phrases: {', '.join(theme.key_phrases) or 'none'}"
    for position in theme.positions:
        paragraphs = "1 paragraph" if len(position.blocks) == 1 else f"{len(position.blocks)} paragraphs"
        yield from ("", f"S{numbers[position.article]} speaks of it in {paragraphs}:")
        for statement in position.statements:
            yield from _paragraph(f"¶{statement.evidence.block[1:]:<4}{statement.evidence.text}", "     ")
    if theme.silent:
        yield from ("", "Silent: " + ", ".join(f"S{numbers[article]}" for article in theme.silent))


def _cited(article: Article, block: Block, issue: Issue, original: _Read) -> tuple[Record, Iterator[str]]:
    from flows.digest.composition import found_in  # noqa: PLC0415 - not for --help
    from schemas.digest import Passage  # noqa: PLC0415

    text = original(article)
    sentences = {
        one.text
        for one in found_in((issue.digest.front, issue.digest.sections))
        if isinstance(one, Passage) and (one.mark.article, one.mark.block) == (article.id, block.id)
    }

    def shown() -> Iterator[str]:
        yield f"{article.title or 'Untitled'}"
        yield f"{_by(article)}"
        yield ""
        yield from _paragraph(f"¶{block.id[1:]}  {block.text}", "")
        if sentences:
            yield from ("", "Cited from it:")
            for sentence in sorted(sentences, key=block.text.find):
                yield from _paragraph(f"  “{sentence}”", "   ")
        for place in block.places:
            page = "" if place.page is None else f", page {place.page}"
            lines = (
                f"line {place.line}" if place.line == place.last_line else f"lines {place.line} to {place.last_line}"
            )
            yield from ("", f"In the original {article.uri}, {lines}{page}:")
            yield from (f"  {line}" for line in text[place.start : place.end].splitlines())

    return block, shown()


def _original(settings: Settings, store: Store, article: Article) -> str:
    """Return the text of an article's original, read again in a child."""
    from flows.blobs import Blobs  # noqa: PLC0415 - not for --help
    from flows.errors import StoreError  # noqa: PLC0415
    from flows.ingest import parsing  # noqa: PLC0415
    from flows.isolation import Death, Isolated  # noqa: PLC0415

    content = Blobs(settings.originals).read(article.raw)
    with Isolated(settings.limits.parse) as isolated:
        found = isolated.call(parsing.read, parsing.Original(store.raw(article.raw), content, settings.ocr))
    if isinstance(found, Death):
        raise StoreError(article.uri, f"the original could not be read again: {found.detail}")
    return found.text


def _by(article: Article) -> str:
    names = ", ".join(author.name for author in article.authors) or "no author named"
    publisher = article.publisher.name if article.publisher else "publisher not stated"
    dated = article.published.words if article.published else "undated"
    return f"{names}; {publisher}; {dated}"


def _paragraph(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _short(text: str) -> str:
    return textwrap.shorten(text, _WIDTH - 30, placeholder=" …")
