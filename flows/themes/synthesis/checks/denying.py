"""Negations of a claim: it denies what the cited sentence denies, and nothing else; no word is turned round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.language.stems import stem
from flows.themes.synthesis.checks.opposites import SIDES
from flows.themes.synthesis.checks.parsing import Parsed, near, stems_within, support, used
from schemas.themes import CueKind

# Verbs that deny what follows, words that call it untrue, and those by which it almost happened.
_DENIES = re.compile(
    r"\b(?:fail(?:s|ed|ing|ure)? to|refus(?:es?|ed|ing|al)|den(?:y|ies|ied|ying|ial)|declin(?:es?|ed|ing) to|"
    r"avoid(?:s|ed|ing)?|"
    r"prevent(?:s|ed|ing)?|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|abandon(?:s|ed|ing)?|rul(?:es?|ed|ing) out|"
    r"false|falsely|falsehood|untrue|myth|lie that|fiction that|baseless|unfounded|debunk(?:s|ed)?|"
    r"(?:nearly|almost|all but)(?! (?:[$€£¥\d]|an?\b|all|any|every|half|no|none|never|always|as|the|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred|twice|entirely|exclusively|certain)))\b",
    re.IGNORECASE,
)
_RATHER = re.compile(r"\b(?:rather than|instead of|as opposed to)\b", re.IGNORECASE)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|least)\b", re.IGNORECASE)
_WITHIN = 5
# "without" and "no" deny only what comes behind them.
_OF_A_VERB = re.compile(r"not|never|cannot|\w+n['’]t", re.IGNORECASE)
# They deny what their subject does, and the negation may stand at the verb instead.
_SUBJECT = frozenset({"neither", "nor", "no", "none"})


def turned_round(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return the word by which a claim says the opposite of what it cites."""
    for part in claim.parts:
        text = support(claim, part, cited)
        scope = used(text, claim, part)
        if not scope:
            continue
        opposed = _opposed(claim, part, text)
        denials, own = _denials(text, scope), _denials(claim, frozenset({claim.part_at(part[0])}))
        if (bool(denials) != bool(own)) != bool(opposed):
            return opposed or (denials or own)[0]
        if not opposed and (word := _moved(claim, text) or _moved(text, claim)):
            return word
    return None


def _denials(text: Parsed, scope: frozenset[int]) -> list[str]:
    spans = [match.span() for match in _NOT_ONLY.finditer(text.text)]
    found = [
        cue.words
        for cue in text.qualifying({CueKind.NEGATED, CueKind.UNLIKELY}, scope)
        if not any(start <= cue.start < end for start, end in spans)
    ]
    return found + [match.group() for match in _DENIES.finditer(text.text) if text.part_at(match.start()) in scope]


def _opposed(claim: Parsed, part: tuple[int, int], text: Parsed) -> str | None:
    """Return a word of a claim whose opposite the cited sentence has, and not the word itself."""
    known = _alongside(claim, part, text)
    for word in claim.words:
        own = stem(word.folded)
        if not part[0] <= word.start < part[1] or _among(own, known):
            continue
        for left, right in SIDES:
            for side, other in ((left, right), (right, left)):
                if _among(own, side) and any(_among(one, other) for one in known) and not known & side:
                    return word.exact
    return None


def _alongside(claim: Parsed, part: tuple[int, int], text: Parsed) -> set[str]:
    """Return the stems of the statement of a cited sentence that holds most words and numbers of a part of a claim."""
    claimed = _words(claim, part)
    shared = [sum(_among(one, claimed) for one in _words(text, span)) for span in text.parts]
    best = [span for span, number in zip(text.parts, shared, strict=True) if number == max(shared)]
    return {one for span in best for one in _words(text, span)}


def _words(text: Parsed, part: tuple[int, int]) -> set[str]:
    return {stem(word.folded) for word in text.words if part[0] <= word.start < part[1]}


def _among(one: str, stems: frozenset[str] | set[str]) -> bool:
    return one in stems or any(near(one, other) for other in stems)


def _moved(one: Parsed, other: Parsed) -> str | None:
    """Return the word that one of two sentences denies and the other, which has it too, does not."""
    cues = [(cue.start, cue.words) for cue in one.qualifying({CueKind.NEGATED})]
    cues += [(match.start(), match.group()) for match in _RATHER.finditer(one.text)]
    for start, words in cues:
        if _NOT_ONLY.match(one.text, start):
            continue
        head = next(iter(stems_within(one, (start + len(words), len(one.text)))), None)
        places = other.places(head) if head is not None else []
        subject = words.lower() in _SUBJECT and bool(other.qualifying({CueKind.NEGATED}))
        if places and not subject and not any(_denied(other, place) for place in places):
            return words
    return None


def _denied(text: Parsed, place: int) -> bool:
    """Tell whether a negation stands some words before a word, or one of its verb some words behind it."""
    here = text.words[place].start
    first, last = text.words[max(0, place - _WITHIN)].start, text.words[min(place + _WITHIN, len(text.words) - 1)].end
    denials = [(cue.start, cue.words) for cue in text.qualifying({CueKind.NEGATED})]
    denials += [(match.start(), "") for pattern in (_DENIES, _RATHER) for match in pattern.finditer(text.text)]
    return any(first <= at < here or (here <= at < last and _OF_A_VERB.fullmatch(words)) for at, words in denials)
