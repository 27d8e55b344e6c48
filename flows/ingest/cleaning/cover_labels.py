"""Labels of cover pages: what announces title, date, citation and terms of use in common repository software."""

from __future__ import annotations

import re

from flows.ingest.cleaning.shape import key, words

# Labels of cover pages by the field they announce, from the cover sheets of common repository software.
_PHRASES = {
    "published": """
publication date|date of publication|published|date published|publication year|year of publication|issue date|date
veröffentlichungsdatum|erscheinungsdatum|erscheinungsjahr|datum der veröffentlichung|date de publication
année de publication|fecha de publicación|año de publicación|data de publicação|data di pubblicazione
publicatiedatum|udgivelsesdato|julkaisuaika
""",
    "document_version": """
document version|version|version of document|publication status|veröffentlichungsversion published version
veröffentlichungsversion|dokumentversion|version du document|versión del documento|edición|versão do documento
document type and version
""",
    "identifiers": """
doi|doi link to publication from publisher|digital object identifier|urn|handle|link to publication|issn|isbn|uri
url|link to published version|permanent link|url for this paper|online url for this paper|persistent link
identificador|enlace permanente|this version available at|available at|available from|item url|lien permanent
identifiant|document url
""",
    "citation": """
citation for published version|citation for published version apa|original citation|originally published in
please cite as|cite this as|cite as|citation for published version harvard|citation for published version mla
suggested citation|recommended citation|citation|how to cite|how to cite this publication|how to cite this paper
please cite|please cite this paper as|to cite this version|to cite this document|empfohlene zitierung
empfohlene zitierung suggested citation|zitierempfehlung|zitiervorschlag|pour citer ce document|pour citer
pour citer cette version|comment citer|comment citer cette publication
comment citer ce document|cita recomendada|cita bibliográfica|cita sugerida|referencia bibliográfica
cómo citar|cómo citar este documento|citación recomendada|citação recomendada|come citare|monograph|article
book section|conference paper
""",
    "rights": """
general rights|terms of use|terms and conditions|rights|rights statement|reuse|licence|license|copyright
copyright notice|user licence|nutzungsbedingungen|lizenz|rechte|droits|conditions d'utilisation|droits d'utilisation
licence d'utilisation|derechos|derechos de uso|condiciones de uso|licencia|licença|diritti|condizioni d'uso
gebruiksvoorwaarden|generelle rettigheder
""",
    "takedown": """
take down policy|takedown|takedown policy|take down notice|disclaimer complaints regulations|beschwerden
política de retirada|retrait|politique de retrait|retirada de contenidos|withdrawal
""",
    "downloaded": """
downloaded from|downloaded on|page downloaded|download date|date downloaded|heruntergeladen am
heruntergeladen am downloaded on|descargado el|fecha de descarga|téléchargé le|date de téléchargement
diese fassung ist zitierbar unter|diese fassung ist zitierbar unter this version is citable under
this version is citable under|deposited|soumis le|submitted on|submitted|fecha de depósito|date de dépôt
date de soumission
""",
    "authors": """
authors|author|author s|autor|autor en|autoren|autores|autora|autor es|auteur|auteurs|auteur s|autori|creator
creators|verfasser
""",
    "title": """
title|titel|titre|título|titolo|document title
""",
    "subtitle": """
subtitle|untertitel|sous titre|subtítulo|sottotitolo|ondertitel|undertitel
""",
    "publisher": """
publisher|verlag|herausgeber|éditeur|editorial|editor|editora|editore|uitgever|institution|published by|published in
""",
    "kind": """
document type|publication type|type of publication|dokumenttyp|publikationstyp|type de document|nature du document
tipo de documento|type|kurzbericht brief report
""",
}
_LABELS = {
    key(label): field
    for field, labels in _PHRASES.items()
    for line in labels.strip().splitlines()
    for label in line.split("|")
}
_BY_ENDS: dict[str, list[str]] = {}
for _label in _LABELS:
    _BY_ENDS.setdefault(_label[0] + _label[-1], []).append(_label)
COPY_OF = re.compile(
    r"^this is (?:a repository copy|the author's version|an author produced version|the published version|"
    r"a copy) of (?P<title>.+?)[.]?$",
    re.IGNORECASE,
)
"""A sentence that names the title of the work that the repository holds."""

_MORAL_RIGHTS = re.compile(
    r"\bcopyright\s*(?:©\s*)?and moral rights\b|^in copyright\b|^(?:rights statement|reuse of)\b", re.IGNORECASE
)
_GENERATED = re.compile(
    r"^this (?:page|pdf|document|cover sheet|cover page) (?:was|has been|is) (?:generated|created|"
    r"downloaded|added)\b|^for more information,? please (?:consult|see) the terms of use|"
    r"^please cite the original version",
    re.IGNORECASE,
)
_DOWNLOADED = re.compile(
    r"^(?:available in [A-Z][\w ]+:|(?:page )?downloaded|heruntergeladen|descargado|téléchargé) ", re.IGNORECASE
)
_LINK = re.compile(r"^\[?(?:link|enlace|lien|download)\b", re.IGNORECASE)
# A label may be misspelt: one letter in ten wrong still makes the same label.
_SAME_LABEL = 0.88
# In shorter words a wrong letter makes another word.
_SHORTEST_MISSPELT = 8
_MOST_LETTERS_MORE = 2
_LONGEST_LABEL = 70
_LONGEST_TERMS = 1200
_LONGEST_NOTICE = 20


def label_of(text: str) -> tuple[str, int] | None:
    """Return the field that a line's label announces and where its value begins; ``None`` without a label.

    A label stands alone on its line, or before a colon; one letter in ten may be wrong. Terms of use and notices that
    no label announces have their value from 0.
    """
    if len(text) <= _LONGEST_LABEL and _LINK.match(text):
        return "identifiers", len(text)
    head, colon, _ = text.partition(":")
    candidates = [(text, len(text)), *([(head, len(head) + 1)] if colon else [])]
    for candidate, value in candidates:
        field = _field_of(candidate) if len(candidate) <= _LONGEST_LABEL else None
        if field is not None:
            return field, value
    if len(text) < _LONGEST_TERMS and _MORAL_RIGHTS.search(text):
        return "rights", 0
    notice = _GENERATED.match(text) or (_DOWNLOADED.match(text) and len(words(text)) < _LONGEST_NOTICE)
    return ("downloaded", 0) if notice else None


def _field_of(label: str) -> str | None:
    """Return the field of a label, also of one that says the same in two languages with a slash between."""
    fields = {_field(key(part)) for part in label.split(" / ")}
    return fields.pop() if len(fields) == 1 else _field(key(label))


def _field(plain: str) -> str | None:
    """Return the field of a folded label, a misspelt one included."""
    if plain in _LABELS or len(plain) < _SHORTEST_MISSPELT:
        return _LABELS.get(plain)
    # Comparing letter by letter is slow; a slip hardly changes the length, or an end.
    for label in _BY_ENDS.get(plain[0] + plain[-1], ()):
        if abs(len(label) - len(plain)) <= _MOST_LETTERS_MORE and _likeness(label, plain) >= _SAME_LABEL:
            return _LABELS[label]
    return None


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for lines that look like a label and are none

    return SequenceMatcher(None, one, other).ratio()
