"""What kind of text a document is, by what it calls itself."""

from __future__ import annotations

import re

from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.shape import emphasised
from schemas.article import DocumentKind

_CUES: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (DocumentKind.COMMUNIQUE, r"\bcommuniqu[eé]\b|\bjoint (?:statement|declaration)\b|\bcomunicado conjunto\b"),
        (
            DocumentKind.PRESS_RELEASE,
            r"\b(?:press|news|media) release\b|\bfor immediate release\b|pressemitteilung|pressemeddelelse|communiqué de presse|nota de prensa|comunicado (?:de prensa|stampa)|persbericht|пресс-релиз",
        ),
        (
            DocumentKind.AGREEMENT,
            r"\b(?:loan|credit|grant|financing|guarantee|project|trust fund|assumption)\s+(?:\w+\s+)?agreement\b|\btreaty\b.*\bparties\b",
        ),
        (
            DocumentKind.SPEECH,
            r"^(?:speech|remarks|address|statement|keynote|opening remarks|closing remarks|welcome)\b.{0,80}\b(?:by|of|at|to|before)\b|check against (?:delivery|recording)|es gilt das gesprochene wort|seul le prononcé|^(?:speech|speeches|remarks|rede|discurso|discours|выступление)$",
        ),
        (
            DocumentKind.INTERVIEW,
            r"\binterview\b|\bentretien\b|\bentrevista\b|\bintervista\b|\bq ?& ?a\b|интервью|röportaj|wywiad",
        ),
        (
            DocumentKind.WORKING_PAPER,
            r"\b(?:working|discussion|occasional|research) papers?\b|arbeitspapier|documento de trabajo|document de travail",
        ),
        (
            DocumentKind.POLICY_BRIEF,
            r"\b(?:policy|issue|institute|research) (?:briefs?|papers?|notes?)\b|\bbriefing(?: papers?| notes?)?\b|kurzanalyse|kurzbericht|-papier\b|documento de opinión|note d'analyse|\bbrief\b(?! (?:history|look|guide))",
        ),
        (
            DocumentKind.REPORT,
            r"\b(?:(?:survey|special|research|annual|country|observatory) )?reports?\b|\brapport\b|\binforme\b|\bbericht\b|\brapporto\b|доклад|\bstud(?:y|ie|ium)\b",
        ),
        (DocumentKind.NEWS, r"^(?:news|world news|noticias|nachrichten|actualités|новости|haber)$"),
        (
            DocumentKind.COMMENTARY,
            r"\bcommentary\b|\bopinions?\b|\bop-?eds?\b|\banalys[ei]s\b|\bviewpoints?\b|\bperspectives?\b|\bessays?\b|\bcolumn\b|\beditorial\b|\btribun[ae]\b|\bkommentar\b|\bstandpunkt\b|\bблог\b|\bblog(?: post)?\b|\bcomment\b|мнение|評論|评论|opinión|opinião",
        ),
    )
)


def kind_of(draft: Draft, body_start: int) -> DocumentKind:
    """Return what a document calls itself, over its text or in its series; a commentary when a person signs it."""
    facts = draft.facts
    texts = [facts.series, facts.citation.series if facts.citation else None, facts.category, facts.document_version]
    heads = [
        item.text
        for item in draft.items[:body_start]
        if item.role in {Role.FIELD, Role.REMOVED} and item.rule not in {"navigation", "breadcrumb"}
    ]
    for text in (*texts, *heads):
        if text is None:
            continue
        for kind, cue in _CUES:
            if cue.search(text.strip()) and len(text) < 200:  # noqa: PLR2004 - a label, no paragraph
                return kind
    if facts.citation is not None:
        for kind, cue in _CUES[5:8]:
            if cue.search(facts.citation.text):
                return kind
    asked = [
        item
        for item in draft.items
        if emphasised(item.piece.text) and item.text.endswith("?") and item.role is Role.TEXT
    ]
    if len(asked) > 2:  # noqa: PLR2004 - questions and answers
        return DocumentKind.INTERVIEW
    if any(item.rule == "dateline" and ("place" in item.fields or "(" in item.piece.text) for item in draft.items):
        return DocumentKind.NEWS
    return DocumentKind.COMMENTARY if facts.authors else DocumentKind.UNKNOWN
