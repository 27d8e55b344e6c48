"""What kind of text a document is, by what it calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.shape import emphasised, key
from schemas.article import DocumentKind

_CUES: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (DocumentKind.COMMUNIQUE, r"\bcommuniqu[eé]\b|\bjoint (?:statement|declaration)\b|\bcomunicado conjunto\b"),
        (
            DocumentKind.PRESS_RELEASE,
            (
                r"\b(?:press|news|media) release\b|\bfor immediate release\b|pressemitteilung|pressemeddelelse|"
                r"communiqué de presse|nota de prensa|comunicado (?:de prensa|stampa)|persbericht|пресс-релиз"
            ),
        ),
        (
            DocumentKind.AGREEMENT,
            (
                r"\b(?:loan|credit|grant|financing|guarantee|project|trust fund|"
                r"assumption)\s+(?:\w+\s+)?agreement\b|\btreaty\b.*\bparties\b"
            ),
        ),
        (
            DocumentKind.SPEECH,
            (
                r"^(?:speech|remarks|address|statement|keynote|opening remarks|closing remarks|"
                r"welcome)\b.{0,80}\b(?:by|of|at|to|before)\b|check against (?:delivery|recording)|"
                r"es gilt das gesprochene wort|seul le prononcé|^(?:speech|speeches|remarks|rede|discurso|discours|"
                r"выступление)$"
            ),
        ),
        (
            DocumentKind.INTERVIEW,
            r"\binterview\b|\bentretien\b|\bentrevista\b|\bintervista\b|\bq ?& ?a\b|интервью|röportaj|wywiad",
        ),
        (
            DocumentKind.WORKING_PAPER,
            (
                r"\b(?:working|discussion|occasional|research) papers?\b|arbeitspapier|documento de trabajo|"
                r"document de travail"
            ),
        ),
        (
            DocumentKind.POLICY_BRIEF,
            (
                r"\b(?:policy|issue|institute|research) (?:briefs?|papers?|notes?)\b|\bbriefing(?: papers?|"
                r" notes?)?\b|kurzanalyse|kurzbericht|-papier\b|documento de opinión|note d'analyse|^memorandum$|"
                r"\bbrief\b(?! (?:history|look|guide))"
            ),
        ),
        (
            DocumentKind.REPORT,
            (
                r"\b(?:(?:survey|special|research|annual|country|observatory) )?reports?\b|\brapport\b|\binforme\b|"
                r"\bbericht\b|\brapporto\b|доклад|\bstud(?:y|ie|ium)\b"
            ),
        ),
        (DocumentKind.NEWS, r"^(?:news|world news|noticias|nachrichten|actualités|новости|haber)$"),
        (
            DocumentKind.COMMENTARY,
            (
                r"\bcommentary\b|\bopinions?\b|\bop-?eds?\b|\banalys[ei]s\b|\bviewpoints?\b|\bperspectives?\b|"
                r"\bessays?\b|\bcolumn\b|\beditorial\b|\btribun[ae]\b|\bkommentar\b|\bstandpunkt\b|\bблог\b|"
                r"\bblog(?: post)?\b|\bcomment\b|мнение|評論|评论|opinión|opinião"
            ),
        ),
    )
)
_CITED = frozenset({DocumentKind.WORKING_PAPER, DocumentKind.POLICY_BRIEF, DocumentKind.REPORT})
# A longer line is no label.
_LONGEST_LABEL = 200
_FEWEST_QUESTIONS = 3


def kind_of(draft: Draft) -> DocumentKind:
    """Return what a document calls itself, over its text or in its series; a commentary when a person signs it."""
    facts = draft.facts
    for text in _labels(draft):
        for kind, cue in _CUES:
            if len(text) < _LONGEST_LABEL and cue.search(text.strip()):
                return kind
    if facts.citation is not None:
        for kind, cue in _CUES:
            if kind in _CITED and cue.search(facts.citation.text):
                return kind
    if _is_interview(draft):
        return DocumentKind.INTERVIEW
    if any(item.rule == "dateline" and ("place" in item.fields or "(" in item.piece.text) for item in draft.items):
        return DocumentKind.NEWS
    return DocumentKind.COMMENTARY if facts.authors else DocumentKind.UNKNOWN


def of_label(text: str) -> DocumentKind | None:
    """Return the kind of text that a label names; ``None`` for one of a subject, and for any other line."""
    if not vocabulary.is_label(key(text)):
        return None
    return next((kind for kind, cue in _CUES if cue.search(text.strip())), None)


def _labels(draft: Draft) -> Iterator[str]:
    """Yield what may name the kind, the surest first: series, section, version, and the lines over the body."""
    facts = draft.facts
    cited = facts.citation.series if facts.citation else None
    yield from (text for text in (facts.series, cited, facts.category, facts.document_version) if text is not None)
    for item in draft.items:
        if item.role is Role.TEXT:
            return
        if item.role in {Role.FIELD, Role.REMOVED} and item.rule not in {"navigation", "breadcrumb"}:
            yield item.text


def _is_interview(draft: Draft) -> bool:
    """Tell whether several questions stand in bold among the paragraphs."""
    asked = (emphasised(item.piece.text) and item.text.endswith("?") for item in draft.items if item.role is Role.TEXT)
    return sum(asked) >= _FEWEST_QUESTIONS
