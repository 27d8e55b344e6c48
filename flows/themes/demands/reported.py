"""Who asks: the document itself, or somebody of whom it tells."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.themes.demands.subjects import SAYS, Subject, acts, subject

# Verbs with which a document tells that somebody holds something to be right.
HOLDS = (
    r"(?:said|says|say|insists?|insisted|argues?|argued|demands?|demanded|stress(?:es|ed)?|emphasi[sz]e[sd]?|"
    r"warns?|warned|"
    r"believes?|believed|holds?|held|urges?|urged|recommends?|recommended|suggests?|suggested|writes?|wrote|maintains?|"
    r"maintained|contends?|contended|proposes?|proposed|adds?|added|declares?|declared|thinks?|thought|claims?|claimed|"
    r"feels?|felt|told|tells|stated|states|concludes?|concluded|agreed?|agrees|noted|notes|reiterated|"
    r"made (?:it )?clear|is convinced|am convinced|am confident|are convinced)"
)
_SAID_BEHIND = re.compile(rf"[,”]\s(?:(?P<verb>{HOLDS})\s(?P<late>[^,.;]+)|(?P<early>[^,.;“”]+?)\s{HOLDS})\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be)\s(?:\w+ly\s)?(?:\w+\s)?$")
_OWN = frozenset({"i", "we", "this paper", "this brief", "this report", "the author", "the authors"})
_HOLDING = re.compile(rf"\b{HOLDS}(?=\s|$)", re.IGNORECASE)
_ENUMERATED = re.compile(r"^\([A-Za-z0-9]{1,4}\)\s")
_ARTICLE = re.compile(r"^(?:an?|some)\s", re.IGNORECASE)
# "Few think that the bank should pay" asks for nothing.
_HELD_BY_NOBODY = re.compile(
    r"(?:nobody|no|none|(?:very |too |relatively )?few|hardly|scarcely|barely|not|neither|nor|little)\b", re.IGNORECASE
)
_MOST_OF_A_NAME = 80


class Source(NamedTuple):
    """Who asks."""

    asker: str | None
    """As printed; ``None`` for the document itself."""


OWN = Source(None)


def source(sentence: str, who: Subject) -> Source | None:
    """Return who asks for what a clause says; ``None`` where it is only told, known or assumed."""
    before = sentence[: who.opening]
    said = re.fullmatch(SAYS, who.link, re.IGNORECASE) is not None
    if said or (who.link in {"that", "and", "but", "or", "so", ","} and "that " in before.lower()):
        return _governed(before)
    return OWN


def _governed(before: str) -> Source | None:
    """Return who says what follows; ``None`` where a clause with "that" hangs on no verb of saying by somebody."""
    at = before.lower().rfind("that ") if "that " in before.lower() else len(before)
    opened = before[:at].rstrip(" ,")
    if opened.lower().endswith("so") or not opened:
        return OWN if opened else None
    if re.search(
        r"\b(?:is|are) (?:essential|vital|crucial|imperative|important|clear|time|high time)$", opened, re.IGNORECASE
    ):
        return OWN
    match = next(reversed(list(_HOLDING.finditer(opened))), None)
    if match is None or len(opened) - match.end() > _MOST_OF_A_NAME or _PASSIVE.search(opened, 0, match.start()):
        return None
    return by(opened, match.start())


def by(sentence: str, at: int) -> Source | None:
    """Return who is the subject of a verb of saying; ``None`` for a law, a study's finding or nobody."""
    who = subject(
        re.sub(r"\s(?:has|have|had|also|again|repeatedly|famously|itself|themselves|\w+ly)(?=\s|$)", "", sentence[:at])
        + " ",
        at + 1,
    )
    return None if who is None else named(who.text)


def named(name: str) -> Source | None:
    """Return who asks by the words for him; ``None`` for nobody, and for what can hold nothing."""
    name = _ENUMERATED.sub("", name)
    if name.lower() in _OWN:
        return OWN
    if name.endswith(("’s", "'s", "s’")) or _HELD_BY_NOBODY.match(name):
        return None
    plain = _ARTICLE.sub("", name)
    return Source(name) if acts(plain) or _is_person(plain) else None


def _is_person(text: str) -> bool:
    """Tell whether words are a name, a group of critics or the like."""
    return (
        re.search(
            r"\b(?:critics|observers|others|many|some|predecessor|spokes\w+|author|study|activists|sceptics|"
            r"experts|colleagues?)\b|"
            r"^[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*$|, [A-Z][\w’'-]+ [A-Z][\w’'-]+$",
            text,
        )
        is not None
    )


def quoted(sentence: str, at: int) -> str | None:
    """Return who speaks the quoted words at a place, by the words behind them; ``None`` where none tells."""
    behind = _SAID_BEHIND.search(sentence, at)
    if behind is None:
        return None
    name = behind["late"] or behind["early"]
    return name.strip(" ,”") if len(name) <= _MOST_OF_A_NAME else None
