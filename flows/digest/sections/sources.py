"""The documents: who, when, what, how to cite them, what their terms allow, what was removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from flows.digest import wording
from flows.digest.material import Earlier, Material, title
from schemas.article import Article, Author, Notice, Removed, Rights
from schemas.dates import DateOrigin
from schemas.digest import Named, SourceEntry, SourcesSection

_MOST_NOTICES = 4
_MOST_JOINTS = 3
# Longer terms are told by what they allow; the beginning of a legal text says nothing.
_MOST_OF_TERMS = 240
# With more documents, each is described in the lines that a reader needs for finding and citing it.
_MOST_IN_FULL = 12
_LANGUAGES = {
    "ar": "Arabic", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian",
    "ja": "Japanese", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
# What a reader calls the kinds of identifiers; an address says by itself what it is.
_KINDS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "symbol": "document symbol", "url": ""}
# Less sure of a language than this, nobody is told which it may be.
_SURE = 0.5
_MOVED = ", moved to "
_FIELDS = {"its fields": "metadata"}
_OTHER_LANGUAGE = "other-language"


def build(material: Material) -> tuple[SourcesSection, ...]:
    """Return the section, if there is a document."""
    if not material.articles:
        return ()
    full = len(material.articles) <= _MOST_IN_FULL
    return (
        SourcesSection(
            anchor="sources",
            heading="Sources",
            short="Sources",
            intro="Each document as its own pages describe it; what they do not say is not guessed."
            + ("" if full else " Here in short: the documents’ records hold terms, notices and what was removed."),
            entries=tuple(
                SourceEntry(
                    id=material.ids[article.id],
                    title=title(article),
                    subtitle=article.subtitle,
                    facts=(*_facts(article, full=full), *_story(material, article), *_near(material, article)),
                )
                for article in material.articles
            ),
            earlier=tuple(_earlier(material, one) for one in material.earlier),
        ),
    )


def _story(material: Material, article: Article) -> Iterator[Named]:
    """Yield which other documents report the same event, and the strongest of what joins them."""
    for story in material.analysis.stories:
        if article.id in story.articles:
            others = wording.listed([material.ids[one] for one in story.articles if one != article.id])
            joints = ", ".join(list(dict.fromkeys(joint.text for joint in story.joints))[:_MOST_JOINTS])
            yield Named(label="Same event", text=f"also in {others}; they share {joints}")


def _near(material: Material, article: Article) -> Iterator[Named]:
    """Yield which other documents are near in meaning, the nearest first."""
    found = material.analysis.likenesses
    pairs = [pair for pair in found.pairs if article.id in pair.articles] if found else []
    others = [(-pair.nearness, material.ids[one]) for pair in pairs for one in pair.articles if one != article.id]
    if found and others:
        listed = ", ".join(f"{number} ({-nearness:.2f})" for nearness, number in sorted(others, key=lambda one: one[0]))
        yield Named(label="Near in meaning", text=f"{listed}, as {found.embedder} sees it")


def _earlier(material: Material, one: Earlier) -> SourceEntry:
    """Return a document of an earlier issue, in short: that issue describes it."""
    printed = Named(label="Printed in", text=f"No. {one.standing.issue}, as S{one.standing.place}")
    return SourceEntry(
        id=material.numbers[one.article.id],
        title=title(one.article),
        subtitle=None,
        facts=(printed, *_facts(one.article, full=False)),
    )


def _facts(article: Article, *, full: bool) -> Iterator[Named]:
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
    yield Named(label="Text", text=_text(article))
    if article.citation is not None:
        style = f" ({article.citation.style})" if article.citation.style else ""
        yield Named(label="Cite as", text=f"{article.citation.text}{style}")
    if article.identifiers:
        yield Named(label="Identifiers", text=", ".join(map(_identifier, article.identifiers)))
    yield Named(label="Rights", text=_rights(article.rights, full=full))
    if full:
        yield from _cleaning(article)
    yield Named(label="Original", text=f"{article.uri}, SHA-256 {article.raw[:16]}…")


def _cleaning(article: Article) -> Iterator[Named]:
    """Yield what was set apart from a document's text, and what its reader should know."""
    for credit in article.credits:
        yield Named(label=wording.capitalised(credit.role), text=_credit(credit.text, credit.person, credit.credit))
    moved = [one for one in article.removed if _MOVED in one.reason]
    yield Named(label="Removed", text=_removed([one for one in article.removed if one not in moved]))
    if moved:
        targets = (field for one in moved for field in one.reason.partition(_MOVED)[2].split(" and "))
        fields = Counter(_FIELDS.get(field, field) for field in targets)
        yield Named(label="Set apart", text=f"for the record’s {wording.listed(_counted(fields))}")
    if article.notices:
        yield Named(label="Note", text=_notices(article.notices))


def _text(article: Article) -> str:
    known = article.language.code if article.language.confidence >= _SURE else "und"
    sections = sum(section.heading is not None for section in article.sections)
    told = f"{wording.capitalised(article.kind.value)} in {_language(known)}, {wording.counted(article.words, 'word')}"
    return f"{told}, {wording.counted(sections, 'section')}" if sections else told


def _language(code: str) -> str:
    return "a language that is not known" if code == "und" else _LANGUAGES.get(code, f"another language ({code})")


def _identifier(one: str) -> str:
    kind, _, rest = one.partition(":")
    return f"{_KINDS[kind]} {rest}".strip() if kind in _KINDS and rest else one


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


def _rights(rights: Rights | None, *, full: bool) -> str:
    if rights is None:
        return "no terms printed"
    allowed = (
        ("private copies", rights.private_copy),
        ("passing on", rights.redistribution),
        ("commercial use", rights.commercial_use),
        ("passing on its address", rights.link_sharing),
    )
    granted = [name for name, answer in allowed if answer]
    denied = [name for name, answer in allowed if answer is False]
    told = [f"allows {wording.listed(granted)}"] if granted else []
    told += [f"does not allow {wording.listed(denied, 'or')}"] if denied else []
    verdict = [wording.capitalised(wording.listed(told, "but"))] if told else []
    holder = [f"Held by {rights.holder}"] if rights.holder else []
    words = (
        []
        if told and (not full or len(rights.text) > _MOST_OF_TERMS)
        else [f"“{wording.cut(rights.text, _MOST_OF_TERMS)}”"]
    )
    licence = [rights.licence] if rights.licence else []
    return " ".join([*(f"{part}." for part in (*licence, *holder, *verdict)), *words])


def _credit(text: str, person: str | None, credit: str | None) -> str:
    return ", ".join(part for part in (person, credit) if part) or text


def _removed(cut: Sequence[Removed]) -> str:
    """Say how many stretches were cut, how long they were, and by which rules."""
    if not cut:
        return "nothing"
    told = _counted(Counter(removed.rule for removed in cut))
    characters = sum(len(removed.text) for removed in cut)
    stretches = wording.counted(len(cut), "stretch", "stretches")
    return f"{stretches}, {wording.counted(characters, 'character')} in all: {wording.listed(told)}"


def _counted(kinds: Mapping[str, int]) -> list[str]:
    return [f"{kind} ({count})" if count > 1 else kind for kind, count in sorted(kinds.items())]


def _notice(notice: Notice) -> str:
    """Write a notice with the paragraph that it is on."""
    place = f"¶{notice.block[1:]}: " if notice.block else ""
    told, _, code = notice.text.rstrip(".").rpartition(" ")
    text = f"{told} {_language(code)}." if notice.code == _OTHER_LANGUAGE else notice.text
    return place + text


def _notices(notices: Sequence[Notice]) -> str:
    """Write the first notice of each kind, and how many there are beside."""
    kinds = Counter(notice.code for notice in notices)
    first = {notice.code: _notice(notice) for notice in reversed(notices)}
    told = [
        first[code] if count == 1 else f"{first[code].rstrip('.')} (and {wording.number(count - 1)} more of the kind)."
        for code, count in list(kinds.items())[:_MOST_NOTICES]
    ]
    beside = sum(list(kinds.values())[_MOST_NOTICES:])
    if beside:
        told.append(f"{wording.capitalised(wording.counted(beside, 'more note'))} in the document’s record.")
    return " ".join(told)
