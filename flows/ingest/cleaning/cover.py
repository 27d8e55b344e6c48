"""Cover pages that repositories and portals put before a document: labels, citation, terms of use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.ingest.cleaning import bodies, rights, vocabulary
from flows.ingest.cleaning.cover_labels import COPY_OF, label_of
from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.mastheads import read_masthead
from flows.ingest.cleaning.names import is_body, persons
from flows.ingest.cleaning.series import read_series
from flows.ingest.cleaning.shape import is_long_paragraph, is_paragraph, key, without_emphasis, words
from schemas.article import Author, Citation, Publisher

_DEEP_ENOUGH = 60
_FEWEST_LABELS = 3
# Web pages have labels for dates and authors too; these stand on covers.
_ONLY_ON_COVERS = frozenset({"citation", "rights", "takedown", "document_version"})


def read_cover(draft: Draft) -> None:
    """Read a cover page: labels, citation and terms go to their fields, the rest to title, author, publisher."""
    labels = _labels(draft)
    kinds = {field for _, field, _ in labels}
    if len(kinds) < _FEWEST_LABELS or not kinds & _ONLY_ON_COVERS:
        return
    end = _read_labelled(draft, labels)
    _read_unlabelled(draft, end)
    end = max(end, _masthead(draft, end))
    for index, _ in list(draft.open(0, end)):
        draft.remove(index, "cover page", "part of a repository's cover page")
    _drop_mastheads(draft, end)


def _masthead(draft: Draft, end: int) -> int:
    """Return where the document begins behind its cover: at the next page, when only a few lines are left before it."""
    if not 0 < end < len(draft.items):
        return end
    page = draft.items[end - 1].piece.page
    following = next(
        (index for index in range(end, min(end + 6, len(draft.items))) if draft.items[index].piece.page > page), end
    )
    return following if not any(is_paragraph(draft.items[index].text) for index in range(end, following)) else end


def read_citation(draft: Draft) -> None:
    """Read a line that says how to cite the document, wherever it stands."""
    for index, item in draft.open():
        found = label_of(item.text) if draft.facts.citation is None and len(item.text) < _LONGEST_CITATION else None
        if found is not None and found[0] == "citation" and _read_citation_below(draft, index, found[1]):
            continue
        if found is not None and found[0] == "citation" and len(words(item.text[found[1] :])) > 4:  # noqa: PLR2004 - a work
            draft.facts.citation = _citation(item.text[: found[1]].strip(" :"), item.text[found[1] :].strip())
            draft.claim(index, Role.FIELD, "citation", "recommended citation, moved to citation", fields=("citation",))


def _read_citation_below(draft: Draft, index: int, length: int) -> bool:
    """Read a citation that stands right below its label; it names a year."""
    below = draft.items[index + 1] if index + 1 < len(draft.items) else None
    if below is None or not below.open or below.piece.gap or draft.items[index].text[length:].strip():
        return False
    if len(below.text) >= _LONGEST_CITATION or not re.search(r"\b(?:19|20)\d\d\b", below.text):
        return False
    draft.facts.citation = _citation(draft.items[index].text.strip(" :"), below.text)
    for at in (index, index + 1):
        draft.claim(at, Role.FIELD, "citation", "recommended citation, moved to citation", fields=("citation",))
    return True


_LONGEST_CITATION = 600


def _labels(draft: Draft) -> list[tuple[int, str, int]]:
    """Return index, field and length of every label in the document's first part."""
    found = []
    for index, item in draft.open(0, _DEEP_ENOUGH):
        match = label_of(item.text)
        if match is not None:
            found.append((index, *match))
        elif copy := COPY_OF.match(item.text):
            found.append((index, "title", copy.start("title")))
    return found


def _read_labelled(draft: Draft, labels: Sequence[tuple[int, str, int]]) -> int:
    """Claim labels and their values; return the index behind the cover page."""
    end = 0
    starts = {index for index, _, _ in labels}
    for index, field, value_at in labels:
        if end and (index >= end + _DEEP_ENOUGH // 2 or _text_between(draft, end, index)):
            break
        item = draft.items[index]
        own = item.text[value_at:].strip()
        values = [] if field == "kind" or (own and field != "rights") else _values(draft, index, field, starts)
        # Terms that no label announces are their own value.
        texts = [own] if own and (value_at or field == "rights") else []
        _claim_label(draft, index, field, own=bool(texts))
        texts += [draft.items[at].text for at in values]
        _keep(draft, field, item.text[:value_at].strip(" :"), texts)
        for at in values:
            _claim_value(draft, at, field)
        end = max(end, index + 1, *(at + 1 for at in values))
    return end


def _text_between(draft: Draft, first: int, last: int) -> bool:
    """Tell whether the text itself stands between two labels: then the second one is below it, not on the cover."""
    long = [item for _, item in draft.open(first, last) if is_long_paragraph(item.text) and not _is_term(item.text)]
    return len(long) > 1


def _values(draft: Draft, index: int, field: str, starts: set[int]) -> list[int]:
    """Return the indexes of the items that hold a label's value."""
    values: list[int] = []
    for at in range(index + 1, len(draft.items)):
        item = draft.items[at]
        if at in starts or not item.open or item.piece.page != draft.items[index].piece.page:
            break
        if values and not _goes_on(draft, at, field):
            break
        if len(values) >= _MOST_VALUES.get(field, 1):
            break
        values.append(at)
    return values


_MOST_VALUES = {"rights": 12, "citation": 4, "identifiers": 3, "takedown": 4, "downloaded": 2}


def _goes_on(draft: Draft, at: int, field: str) -> bool:
    """Tell whether an item below a value belongs to it too."""
    item = draft.items[at]
    if item.piece.gap == 0:
        return field != "takedown" or len(words(item.text)) > 3  # noqa: PLR2004 - a word or two is the next heading
    return field == "rights" and item.piece.gap <= 1 and (_is_term(item.text) or _is_bullet(item.text))


def _split_title(draft: Draft, end: int) -> None:
    """Part title and subtitle of a cover that prints them on one line, where the document itself parts them."""
    facts = draft.facts
    title, subtitle = _title_parts(facts.title or "")
    if (
        facts.subtitle is None
        and subtitle
        and any(key(item.text) == key(title) for item in draft.items[end : end + 15])
    ):
        facts.title, facts.subtitle = title, subtitle


def _is_bullet(text: str) -> bool:
    return bool(re.match(r"[-–—•*?■▪·]\s+\S", text))


def _is_term(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:copyright|licen[cs]e|rights|users? may|lizenz|droits|derechos|nutzung|creative commons)\b",
            text,
            re.IGNORECASE,
        )
    )


def _keep(draft: Draft, field: str, label: str, texts: Sequence[str]) -> None:
    """Put the value of a label into the draft's facts; what is known already stays."""
    facts, value = draft.facts, " ".join(without_emphasis(text) for text in texts).strip()
    if not value:
        return
    match field:
        case "published":
            facts.published = facts.published or read_date(value)
        case "document_version":
            facts.document_version = facts.document_version or value
        case "identifiers":
            facts.identifiers += [one for one in identifiers(value) if one not in facts.identifiers]
        case "citation":
            facts.citation = facts.citation or _citation(label, value)
        case "rights":
            facts.rights.append(rights.terms([text for text in texts if text.strip()]))
        case "authors" if not facts.authors:
            facts.authors = [Author(name=one.name, sort_name=one.sort_name) for one in persons(value)]
        case _:
            _keep_name(draft, field, label, value)


def _keep_name(draft: Draft, field: str, label: str, value: str) -> None:
    facts = draft.facts
    match field:
        case "title" if facts.title is None:
            facts.title, facts.subtitle = _title_parts(value)
        case "subtitle":
            facts.subtitle = facts.subtitle or value
        case "publisher":
            facts.publisher = facts.publisher or Publisher(name=value, basis=f"labelled {label!r}")


def _claim_label(draft: Draft, index: int, field: str, *, own: bool) -> None:
    """Claim a label; ``own`` says that its value stands on the same line."""
    dead = draft.items[index].piece.text.startswith("[")
    if field in {"takedown", "downloaded"}:
        draft.claim(index, Role.REMOVED, "cover page", "a repository's notice")
    elif own:
        what = "terms of use, " if field == "rights" else ""
        draft.claim(index, Role.FIELD, "cover page", f"{what}moved to {field}", fields=(field,))
    elif field == "rights":
        draft.claim(index, Role.FIELD, "cover page", "heading of the terms of use, moved to rights", fields=(field,))
    elif dead or field == "identifiers":
        draft.remove(index, "dead link" if dead else "cover label", "label of a link")
    else:
        draft.remove(index, "cover label", f"label of {field}")


def _claim_value(draft: Draft, at: int, field: str) -> None:
    if field in {"takedown", "downloaded"}:
        draft.claim(at, Role.REMOVED, "cover page", "a repository's notice")
    else:
        reason = "terms of use, moved to rights" if field == "rights" else ""
        draft.claim(at, Role.FIELD, "cover page", reason, fields=(field,))


def _citation(label: str, text: str) -> Citation:
    style = re.search(r"\(([^)]+)\)", label)
    plain = re.sub(r"(?<!\w)\*+|\*+(?!\w)", "", text)
    series = read_series(plain)
    return Citation(
        style=style.group(1) if style else None,
        text=plain,
        series=series.name if series else None,
        volume=series.volume if series else None,
        number=series.number if series else None,
    )


def identifiers(text: str) -> list[str]:
    """Return the identifiers of a text with their scheme in front."""
    found = [f"doi:{match}" for match in re.findall(r"\b(10\.\d{4,9}/[^\s,;]+?)(?=[.,;]?(?:\s|$))", text)]
    found += [match.rstrip(".") for match in re.findall(r"\b(urn:[\w:./-]+)", text, re.IGNORECASE)]
    found += [
        f"{kind.lower()}:{number}" for kind, number in re.findall(r"\b(ISSN|ISBN)[\s:]*([\dX][\dX -]+[\dX])", text)
    ]
    if not found:
        found = re.findall(r"https?://[^\s)\]]+", text)
    return found


def _read_unlabelled(draft: Draft, end: int) -> None:
    """Find title, subtitle, authors and publisher among the lines of the cover that have no label."""
    facts = draft.facts
    cited = key(facts.citation.text) if facts.citation else ""
    left = [index for index, _ in draft.open(0, end)]
    for index in list(left):
        found = persons(draft.items[index].text)
        if found and (found[0].sort_name or not cited or key(found[0].name.split()[-1]) in cited) and not facts.authors:
            facts.authors = [Author(name=one.name, sort_name=one.sort_name) for one in found]
            draft.claim(index, Role.FIELD, "cover page", fields=("authors",))
            left.remove(index)
    read_masthead(draft, 0, end)
    left = [index for index in left if draft.items[index].open]
    _read_publisher(draft, left)
    _read_titles(draft, left, cited)
    _drop_series_lines(draft, left)


def _read_publisher(draft: Draft, left: list[int]) -> None:
    facts = draft.facts
    named = cited_publisher(facts.citation.text) if facts.citation else None
    for index in list(left):
        text = draft.items[index].text
        if not is_body(text) and (named is None or key(named) != key(text)):
            continue
        if named is not None and key(named) != key(text):
            facts.host = facts.host or text
            draft.claim(index, Role.FIELD, "cover page", "the repository, moved to host", fields=("host",))
        elif facts.publisher is None:
            facts.publisher = Publisher(
                name=text, basis="named on the cover page" + (" and in the citation" if named else "")
            )
            draft.claim(index, Role.FIELD, "cover page", fields=("publisher",))
        left.remove(index)
        break
    if facts.publisher is None and named is not None:
        facts.publisher = Publisher(name=named, basis="named in the citation")


def cited_publisher(citation: str) -> str | None:
    """Return the body that a citation names as publisher: the sentence of it that holds a word for bodies."""
    for part in re.split(r"(?<=[\w)?!])[.:,;]\s+", citation)[1:]:
        plain = re.sub(r",\s*\d{4}.*$|\s*\([^)]*\d{4}\)$", "", part.strip(" .")).strip(" .")
        named = [word for word in words(plain) if key(word) in bodies.INSTITUTION_WORDS - _SERIES_WORDS]
        capital = sum(word[0].isupper() for word in words(plain))
        if named and len(words(plain)) <= 12 and capital * 2 >= len(words(plain)) and read_series(part) is None:  # noqa: PLR2004
            return plain
    return None


_SERIES_WORDS = frozenset({"review", "journal", "studies", "affairs", "programme", "program"})


def _read_titles(draft: Draft, left: list[int], cited: str) -> None:
    facts = draft.facts
    _read_wrapped_title(draft, left, cited)
    named = [
        index
        for index in left
        if cited and key(draft.items[index].text) in cited and len(words(draft.items[index].text)) > 1
    ]
    # A citation names the title before the series.
    named.sort(key=lambda index: cited.find(key(draft.items[index].text)))
    candidates = named or [index for index in left if len(words(draft.items[index].text)) > 2][:2]  # noqa: PLR2004
    for index in candidates:
        text = without_emphasis(draft.items[index].text)
        if read_series(text) is not None:
            continue
        if facts.title is None:
            facts.title = text
        elif facts.subtitle is None and key(text) not in key(facts.title):
            facts.subtitle = text
        else:
            continue
        field = "title" if facts.title == text else "subtitle"
        draft.claim(index, Role.FIELD, "cover page", fields=(field,))
        left.remove(index)


def _read_wrapped_title(draft: Draft, left: list[int], cited: str) -> None:
    """Read a title that the cover prints over two or three lines and the citation as one."""
    facts = draft.facts
    for at, index in enumerate(left):
        for size in (3, 2):
            run = left[at : at + size]
            if len(run) < size or run[-1] != index + size - 1 or facts.title is not None:
                continue
            parts = [without_emphasis(draft.items[one].text) for one in run]
            if len(words(parts[0])) > 4 and cited and key(" ".join(parts)) in cited and key(parts[1]) in cited:  # noqa: PLR2004
                if parts[0].endswith((":", "?", ".")) or (parts[1][0].isupper() and ":" not in " ".join(parts)):
                    continue
                facts.title, facts.subtitle = _title_parts(" ".join(parts))
                for one in run:
                    draft.claim(one, Role.FIELD, "cover page", fields=("title",))
                    left.remove(one)


def _title_parts(text: str) -> tuple[str, str | None]:
    title, colon, subtitle = text.partition(": ")
    return (title.strip(), subtitle.strip() or None) if colon else (text.strip(), None)


def _drop_series_lines(draft: Draft, left: list[int]) -> None:
    for index in list(left):
        if key(draft.items[index].text) in vocabulary.CATEGORY:
            draft.claim(index, Role.FIELD, "cover page", "kind of document, moved to kind", fields=("kind",))
            left.remove(index)


def _drop_mastheads(draft: Draft, end: int) -> None:
    """Remove the title and subtitle where the document itself repeats them below its cover."""
    facts = draft.facts
    _split_title(draft, end)
    title, subtitle = key(facts.title or ""), key(facts.subtitle or "")
    if not title:
        return
    repeats = {title, subtitle, f"{title} {subtitle}".strip(), f"{subtitle} {title}".strip()} - {""}
    for index, item in draft.open(end, end + 15):
        if key(item.text) in repeats:
            fields = tuple(
                field
                for field, value in (("title", title), ("subtitle", subtitle))
                if value and value in key(item.text)
            )
            draft.claim(index, Role.FIELD, "masthead", "repeats title or subtitle", fields=fields)
