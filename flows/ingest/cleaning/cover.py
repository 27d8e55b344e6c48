"""Cover pages that repositories and portals put before a document: labels, citation, terms of use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from flows.ingest.cleaning import rights, vocabulary
from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.names import persons
from flows.ingest.cleaning.series import read_series
from flows.ingest.cleaning.shape import is_paragraph, key, without_emphasis, words
from schemas.article import Author, Citation, Publisher

# Label of a cover page -> the field it announces. Written from the cover sheets of common repository software.
_LABELS: dict[str, str] = {
    key(label): field
    for field, labels in {
        "published": "publication date|date of publication|published|date published|publication year|year of publication|issue date|date|"
        "veröffentlichungsdatum|erscheinungsdatum|erscheinungsjahr|datum der veröffentlichung|date de publication|année de publication|"
        "fecha de publicación|año de publicación|data de publicação|data di pubblicazione|publicatiedatum|udgivelsesdato|julkaisuaika",
        "document_version": "document version|version|version of document|publication status|veröffentlichungsversion published version|"
        "veröffentlichungsversion|dokumentversion|version du document|versión del documento|edición|versão do documento|document type and version",
        "identifiers": "doi|doi link to publication from publisher|digital object identifier|urn|handle|link to publication|issn|isbn|uri|url|"
        "link to published version|permanent link|url for this paper|online url for this paper|persistent link|identificador|enlace permanente|this version available at|available at|available from|item url|"
        "lien permanent|identifiant|document url|this version available at|available at|item url",
        "citation": "citation for published version|citation for published version apa|original citation|originally published in|please cite as|cite this as|cite as|citation for published version harvard|citation for published version mla|suggested citation|"
        "recommended citation|citation|how to cite|how to cite this publication|how to cite this paper|please cite|please cite this paper as|to cite this version|to cite this document|"
        "empfohlene zitierung|empfohlene zitierung suggested citation|zitierempfehlung|zitiervorschlag|pour citer ce document|pour citer|pour citer cette version|comment citer|"
        "cita recomendada|cita bibliográfica|cita sugerida|referencia bibliográfica|cómo citar|cómo citar este documento|citación recomendada|citação recomendada|come citare|monograph|article|book section|conference paper",
        "rights": "general rights|terms of use|terms and conditions|rights|rights statement|reuse|licence|license|copyright|copyright notice|user licence|"
        "nutzungsbedingungen|lizenz|rechte|droits|conditions d'utilisation|droits d'utilisation|licence d'utilisation|derechos|derechos de uso|condiciones de uso|licencia|licença|"
        "diritti|condizioni d'uso|gebruiksvoorwaarden|generelle rettigheder",
        "takedown": "take down policy|takedown|takedown policy|take down notice|disclaimer complaints regulations|beschwerden|política de retirada|retrait|"
        "politique de retrait|retirada de contenidos|withdrawal",
        "downloaded": "downloaded from|downloaded on|page downloaded|download date|date downloaded|heruntergeladen am|heruntergeladen am downloaded on|descargado el|fecha de descarga|téléchargé le|"
        "date de téléchargement|diese fassung ist zitierbar unter|diese fassung ist zitierbar unter this version is citable under|this version is citable under|deposited|soumis le|"
        "submitted on|submitted|fecha de depósito|date de dépôt|date de soumission",
        "authors": "authors|author|author s|autor|autor en|autoren|autores|autora|autor es|auteur|auteurs|auteur s|autori|creator|creators|verfasser",
        "title": "title|titel|titre|título|titolo|document title",
        "subtitle": "subtitle|untertitel|sous titre|subtítulo|sottotitolo|ondertitel|undertitel",
        "publisher": "publisher|verlag|herausgeber|éditeur|editorial|editor|editora|editore|uitgever|institution|published by|published in",
        "kind": "document type|publication type|type of publication|dokumenttyp|publikationstyp|type de document|nature du document|tipo de documento|type|kurzbericht brief report",
    }.items()
    for label in labels.split("|")
}
_COPY_OF = re.compile(
    r"^this is (?:a repository copy|the author's version|an author produced version|the published version|a copy) of (?P<title>.+?)[.]?$",
    re.IGNORECASE,
)
_MORAL_RIGHTS = re.compile(
    r"\bcopyright\s*(?:©\s*)?and moral rights\b|^in copyright\b|^(?:rights statement|reuse of)\b", re.IGNORECASE
)
_GENERATED = re.compile(
    r"^this (?:page|pdf|document|cover sheet|cover page) (?:was|has been|is) (?:generated|created|downloaded|added)\b|^for more information,? please (?:consult|see) the terms of use|^please cite the original version",
    re.IGNORECASE,
)
# A label may be misspelt: one letter in ten wrong still makes the same label.
_SAME_LABEL = 0.88
_DEEP_ENOUGH = 60
_FEWEST_LABELS = 3
# Web pages have labels for dates and authors too; these stand on covers.
_ONLY_ON_COVERS = frozenset({"citation", "rights", "takedown", "document_version"})
_LONGEST_LABEL = 70


def read_cover(draft: Draft) -> None:
    """Read a cover page: its labels, citation and terms go to their fields, the rest of it to title, author, publisher."""
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
        if found is not None and found[0] == "citation" and len(words(item.text[found[1] :])) > 4:  # noqa: PLR2004 - a work
            draft.facts.citation = _citation(item.text[: found[1]].strip(" :"), item.text[found[1] :].strip())
            draft.claim(index, Role.FIELD, "citation", "recommended citation, moved to citation", fields=("citation",))


_LONGEST_CITATION = 600


def _labels(draft: Draft) -> list[tuple[int, str, int]]:
    """Return index, field and length of every label in the document's first part."""
    found = []
    for index, item in draft.open(0, _DEEP_ENOUGH):
        match = label_of(item.text)
        if match is not None:
            found.append((index, *match))
        elif copy := _COPY_OF.match(item.text):
            found.append((index, "title", copy.start("title")))
    return found


def label_of(text: str) -> tuple[str, int] | None:
    """Return the field that a line's label announces and where its value begins; ``None`` without a label.

    A label stands alone on its line, or before a colon; one letter in ten may be wrong.
    """
    if re.match(r"^\[?(?:link|enlace|lien|download)\b", text, re.IGNORECASE) and len(text) <= _LONGEST_LABEL:
        return "identifiers", len(text)
    head, colon, _ = text.partition(":")
    candidates = [(text, len(text)), *([(head, len(head) + 1)] if colon else [])]
    for candidate, value in candidates:
        if len(candidate) > _LONGEST_LABEL:
            continue
        plain = key(candidate)
        if plain in _LABELS:
            return _LABELS[plain], value
        near = _near_label(plain)
        if near is not None:
            return near, value
    if _MORAL_RIGHTS.search(text) and len(text) < _LONGEST_CITATION * 2:
        return "rights", 0
    if _GENERATED.match(text):
        return "downloaded", 0
    downloaded = re.match(
        r"^(?:available in [A-Z][\w ]+:|(?:page )?downloaded|heruntergeladen|descargado|téléchargé) ",
        text,
        re.IGNORECASE,
    )
    return ("downloaded", 0) if downloaded and len(words(text)) < 20 else None  # noqa: PLR2004 - a line, no paragraph


def _near_label(plain: str) -> str | None:
    if len(plain) < 8:  # noqa: PLR2004 - in short words a wrong letter makes another word
        return None
    for label, field in _LABELS.items():
        if abs(len(label) - len(plain)) <= 2 and SequenceMatcher(None, label, plain).ratio() >= _SAME_LABEL:  # noqa: PLR2004
            return field
    return None


def _read_labelled(draft: Draft, labels: Sequence[tuple[int, str, int]]) -> int:
    """Claim labels and their values; return the index behind the cover page."""
    end = 0
    starts = {index for index, _, _ in labels}
    for index, field, value_at in labels:
        if index >= end + _DEEP_ENOUGH // 2 and end:
            break
        item = draft.items[index]
        own = item.text[value_at:].strip()
        values = [] if field == "kind" or (own and field != "rights") else _values(draft, index, field, starts)
        texts = [own] if own and value_at else []
        texts += [draft.items[at].text for at in values]
        _keep(draft, field, item.text[:value_at].strip(" :"), texts)
        _claim_label(draft, index, field, own=bool(own) and value_at > 0)
        for at in values:
            _claim_value(draft, at, field)
        end = max(end, index + 1, *(at + 1 for at in values))
    return end


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
    """Put the value of a label into the draft's facts."""
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
        case "authors":
            facts.authors = facts.authors or [Author(name=one.name, sort_name=one.sort_name) for one in persons(value)]
        case "title":
            facts.title, facts.subtitle = _title_parts(value) if facts.title is None else (facts.title, facts.subtitle)
        case "subtitle":
            facts.subtitle = facts.subtitle or value
        case "publisher":
            facts.publisher = facts.publisher or Publisher(name=value, basis=f"labelled {label!r}")


def _claim_label(draft: Draft, index: int, field: str, *, own: bool) -> None:
    if field in {"takedown", "downloaded"}:
        draft.remove(index, "cover page", "a repository's notice")
    elif own:
        draft.claim(index, Role.FIELD, "cover page", f"moved to {field}", fields=(field,))
    elif field == "rights":
        draft.claim(index, Role.FIELD, "cover page", "heading of the terms of use, moved to rights", fields=(field,))
    elif draft.items[index].piece.text.startswith("[") or field == "identifiers":
        draft.remove(
            index, "dead link" if draft.items[index].piece.text.startswith("[") else "cover label", "label of a link"
        )
    else:
        draft.remove(index, "cover label", f"label of {field}")


def _claim_value(draft: Draft, at: int, field: str) -> None:
    if field in {"takedown", "downloaded"}:
        draft.remove(at, "cover page", "a repository's notice")
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
    _read_publisher(draft, left)
    _read_titles(draft, left, cited)
    _drop_series_lines(draft, left)


def _read_publisher(draft: Draft, left: list[int]) -> None:
    facts = draft.facts
    named = cited_publisher(facts.citation.text) if facts.citation else None
    for index in list(left):
        text = draft.items[index].text
        bodies = [word for word in words(text) if key(word) in vocabulary.INSTITUTION_WORDS]
        if not bodies and (named is None or key(named) != key(text)):
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
        named = [word for word in words(plain) if key(word) in vocabulary.INSTITUTION_WORDS - _SERIES_WORDS]
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
