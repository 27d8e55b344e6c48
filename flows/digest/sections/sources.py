"""The documents: who, when, what, how to cite them, what their terms allow, what was removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from flows.digest import wording
from flows.digest.material import Material, title
from schemas.article import Article, Author, Rights
from schemas.dates import DateOrigin
from schemas.digest import Named, SourceEntry, SourcesSection

_MOST_NOTICES = 6
_MOST_OF_TERMS = 360
_LANGUAGES = {
    "ar": "Arabic", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian",
    "ja": "Japanese", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def build(material: Material) -> tuple[SourcesSection, ...]:
    """Return the section, if there is a document."""
    if not material.articles:
        return ()
    return (
        SourcesSection(
            anchor="sources",
            heading="Sources",
            short="Sources",
            intro="Each document as its own pages describe it. What they do not say is not guessed.",
            entries=tuple(
                SourceEntry(
                    id=material.ids[article.id],
                    title=title(article),
                    subtitle=article.subtitle,
                    facts=tuple(_facts(article)),
                )
                for article in material.articles
            ),
        ),
    )


def _facts(article: Article) -> Iterator[Named]:
    """Yield what is known of a document, in the order in which a reader asks."""
    for author in article.authors:
        yield Named(label="Author", text=_author(author))
    if not article.authors:
        yield Named(label="Author", text="not named")
    yield Named(label="Published", text=_published(article))
    yield Named(label="Publisher", text=_publisher(article))
    if article.series:
        series = " ".join(part for part in (article.series, article.volume, article.series_number) if part)
        yield Named(label="Series", text=series)
    language = _LANGUAGES.get(article.language.code, article.language.code)
    sections = [section for section in article.sections if section.heading]
    told = f"{wording.capitalised(article.kind.value)} in {language}, {wording.counted(article.words, 'word')}"
    if sections:
        told += f", {wording.counted(len(sections), 'section')}"
    yield Named(label="Text", text=told)
    if article.citation is not None:
        style = f" ({article.citation.style})" if article.citation.style else ""
        yield Named(label="Cite as", text=f"{article.citation.text}{style}")
    if article.identifiers:
        yield Named(label="Identifiers", text=", ".join(article.identifiers))
    yield Named(label="Rights", text=_rights(article.rights))
    for credit in article.credits:
        yield Named(label=wording.capitalised(credit.role), text=_credit(credit.text, credit.person, credit.credit))
    yield Named(label="Removed", text=_removed(article))
    notices = [notice.text for notice in article.notices][:_MOST_NOTICES]
    if notices:
        yield Named(label="Note", text=" ".join(notices))
    yield Named(label="Original", text=f"{article.uri}, SHA-256 {article.raw[:16]}…")


def _author(author: Author) -> str:
    parts = [author.name, author.role, author.affiliation]
    return ", ".join(part for part in parts if part) + (f" ({author.email})" if author.email else "")


def _publisher(article: Article) -> str:
    if article.publisher is None:
        return "not stated"
    short = article.publisher.abbreviation
    name = article.publisher.name
    return f"{name} ({short})" if short and short != name else name


def _published(article: Article) -> str:
    if article.published is not None:
        told = wording.stated(article.published.when)
        if article.published.origin is not DateOrigin.PRINTED:
            told += f" ({article.published.origin.value})"
        return told
    if article.written is not None:
        return f"no date printed; written {wording.window(article.written)} (an inference)"
    return "no date printed"


def _rights(rights: Rights | None) -> str:
    if rights is None:
        return "no terms printed"
    allowed = (
        ("private copies", rights.private_copy),
        ("passing on", rights.redistribution),
        ("commercial use", rights.commercial_use),
        ("passing on its address", rights.link_sharing),
    )
    told = [
        f"{'allows' if allows else 'does not allow'} {wording.listed(names)}"
        for allows in (True, False)
        if (names := [name for name, answer in allowed if answer is allows])
    ]
    start = f"{rights.licence}. " if rights.licence else ""
    holder = f"Held by {rights.holder}. " if rights.holder else ""
    verdict = f"{wording.capitalised(wording.listed(told, 'but'))}. " if told else ""
    return f"{start}{holder}{verdict}“{wording.cut(rights.text, _MOST_OF_TERMS)}”"


def _credit(text: str, person: str | None, credit: str | None) -> str:
    return ", ".join(part for part in (person, credit) if part) or text


def _removed(article: Article) -> str:
    """Say what was cut, by rule, and how many characters it had."""
    if not article.removed:
        return "nothing"
    rules = Counter(removed.rule for removed in article.removed)
    told = [f"{rule} ({count})" if count > 1 else rule for rule, count in sorted(rules.items())]
    characters = sum(len(removed.text) for removed in article.removed)
    return f"{wording.listed(told)}; {wording.counted(characters, 'character')} in all"
