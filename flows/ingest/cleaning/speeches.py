"""Speeches and interviews: who speaks, by the line over the text or the labels in it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.names import persons
from flows.ingest.cleaning.shape import key, without_honorific, words
from flows.language import persons as running
from schemas.article import Author, DocumentKind

_SPEECH = re.compile(
    r"^(?P<kind>speech|remarks|address|statement|keynote(?: speech| address)?|opening (?:remarks|"
    r"statement)|closing (?:remarks|statement)|welcome (?:remarks|address)|toast|lecture|testimony|"
    r"eulogy)\s+"
    r"(?:as (?:prepared|delivered)[\w ]*\s)?(?:by|of|given by|delivered by)\s+(?P<who>.+)$|"
    r"^(?P<kind2>rede|ansprache|grußwort|statement|discours|allocution|intervention|discurso|palabras|"
    r"mensaje|mensagem|intervención|declaración|pronunciamento|discorso|intervento|выступление|речь)\s+"
    r"(?:von|des|der|vom|de la|del|de|du|da|do|dello?|di)\s+(?P<who2>.+)$",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r",?\s+(?:(?:at|to|on|in|bei|beim|im|anlässlich|zur|zum|vor|auf|à|au|aux|lors|devant|en|ante|na|no|"
    r"alla|al|на|в|during|before|after|following|with|announcing|honoring|honouring|from|upon|regarding|"
    r"for|and|as|commemorating|welcoming|introducing|marking|about)\b|\(|--|–)",
)
_TURN = re.compile(
    r"^(?P<who>[A-ZÀ-Ý][\w.'’-]*(?:\s+[\w.'’-]+){0,4}|Q|A|Question|Answer|Frage|Antwort|Pregunta|Respuesta):\s+\S"
)
_INTERVIEWER = re.compile(
    r"(?P<before>[A-ZÀ-Ý][\w.'’-]+(?:\s+(?:[a-z]{2,3}\s+)?[A-ZÀ-Ý][\w.'’-]+){1,3})\s+(?:put|"
    r"asked) the questions|(?i:interview(?: conducted)? by|interviewed by|the (?:questions|"
    r"interview) (?:were|was) (?:asked|conducted|put) by|das interview führte|das gespräch führte|"
    r"die fragen stellte|propos recueillis par|entrevista (?:de|realizada por)|"
    r"intervista di)\s+(?P<after>[A-ZÀ-Ý][\w.'’-]+(?:\s+[A-ZÀ-Ý][\w.'’-]+){1,3})"
)
_FEWEST_TURNS = 3


def is_speech_line(text: str) -> bool:
    """Tell whether a line says that a speech follows ("Remarks by the President at ...")."""
    return _SPEECH.match(text) is not None


def speaker(text: str) -> Author | None:
    """Return the speaker whom a line such as ``Speech by Minister Jane Smith at the Forum`` names."""
    match = _SPEECH.match(text)
    if match is None:
        return None
    parts = [part.strip() for part in (match["who"] or match["who2"]).split(",")]
    for place, part in enumerate(parts):
        name = _name(without_honorific(_OCCASION.split(part)[0].strip()))
        if name is not None:
            role = without_honorific(part).split(name)[0].strip() or (parts[0] if place else None)
            behind = (
                parts[place + 1] if place + 1 < len(parts) and not _OCCASION.match(" " + parts[place + 1]) else None
            )
            stated = role or behind
            return Author(name=name, role=re.sub(r"^the\s+", "", stated, flags=re.IGNORECASE) if stated else None)
    return None


def _name(text: str) -> str | None:
    """Return the name at the end of a phrase such as ``Foreign Minister Jane Smith``."""
    plain = running.bare(text)
    tokens = plain.split()
    for size in (len(tokens), 3, 2):
        tail = " ".join(tokens[-size:])
        if 1 < size <= min(5, len(tokens)) and persons(tail) and not _ROLE_TOKEN.match(tokens[-size]):
            return tail
    return None


_ROLE_TOKEN = re.compile(
    r".*(?:minister|präsident|kanzler|sekretär|ministre|présiden|ministr|presiden|secretar|канцлер|министр|президент)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)  # asked for each line by several rules, for some of them again and again
def turn(text: str) -> str | None:
    """Return the label of a speech turn ("Interviewer: ..."); ``None`` when a line is none."""
    match = _TURN.match(text)
    return match["who"] if match else None


def turns(draft: Draft) -> Counter[str]:
    """Return how often each speaker's label begins a line; empty unless at least two speakers take turns."""
    found = Counter(key(who) for _, item in draft.open() if (who := turn(item.text)))
    often = Counter({who: count for who, count in found.items() if count > 1})
    return often if len(often) > 1 and sum(often.values()) >= _FEWEST_TURNS else Counter()


def drop_interviewer_lines(draft: Draft) -> None:
    """Claim lines that say nothing but who put the questions."""
    for index, item in list(draft.open()):
        asked = interviewer(item.text) if len(words(item.text)) <= 10 else None  # noqa: PLR2004 - a line
        if asked is None:
            continue
        if key(asked) not in {key(author.name) for author in draft.facts.authors}:
            draft.facts.authors.append(Author(name=asked))
        draft.facts.kind = draft.facts.kind or DocumentKind.INTERVIEW
        draft.claim(index, Role.FIELD, "byline", "names the interviewer, moved to authors", fields=("authors",))


def interviewer(text: str) -> str | None:
    """Return the person who put the questions, where a line says so."""
    match = _INTERVIEWER.search(text)
    return (match["before"] or match["after"]).strip() if match else None
