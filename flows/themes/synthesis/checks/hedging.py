"""Hedges of a claim: what the sentence calls possible, likely, planned, advised or conditional stays so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.themes.synthesis.checks.parsing import Parsed, stems_within, support, used
from schemas.themes import Cue, CueKind

# How sure each kind is; what nothing qualifies is surer than all of them.
_SURENESS = {CueKind.OPEN: 0, CueKind.UNLIKELY: 1, CueKind.POSSIBLE: 1, CueKind.LIKELY: 2}
_PLANNED = 2
_BINDING = {CueKind.ADVISED: 1, CueKind.REQUIRED: 2}
# What somebody means to do is not done; what somebody asks for is not required.
_PLANS = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|hop(?:es?|ed|ing)|want(?:s|ed|ing)?|aim(?:s|ed|ing)?|seek(?:s|ing)?|"
    r"sought|threaten(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|propos(?:es?|ed|ing|als?)|"
    r"consider(?:s|ed|ing)?|expect(?:s|ed|ing)?|wish(?:es|ed)?|promis(?:es?|ed)|vow(?:s|ed)?|pledg(?:es?|ed)|"
    r"offer(?:s|ed)?|prepar(?:es?|ed|ing)|(?:meant|supposed|designed|poised) to|"
    r"attainable|conceivable|plausible|prospects?|potential|risks?)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:on|for)|ask(?:s|ed|ing)?|propos(?:es?|ed|ing)|advocat(?:es?|ed)|want(?:s|ed)?|"
    r"demand(?:s|ed)?|encourag(?:es?|ed)|appeal(?:s|ed)?)\b",
    re.IGNORECASE,
)
_FUTURE = frozenset({"will", "shall"})
_AHEAD = re.compile(
    r"\b(?:won['’]t|future|upcoming|coming|forthcoming|going to|set to|due to)\b|\w['’]ll\b", re.IGNORECASE
)
# "The will of the people".
_NOUN = re.compile(r"\b(?:the|an?|political|free|good|ill|his|her|their|its|of|no|\w+['’]s) $", re.IGNORECASE)
# Words that leave no exception or no doubt: a claim has them only where a cited sentence does.
_ABSOLUTE = re.compile(
    r"\b(?:(?<!above )(?<!after )all|every|everyone|everybody|everything|always|entire(?:ly)?|only|never|ever|none|"
    r"nobody|nothing|complete(?:ly)?|full|fully|whole|wholly|unanimous(?:ly)?|certain(?:ly)?|undoubtedly|inevitabl[ey]|surely|"
    r"definitely|clearly|obviously|bound to|guarantee[sd]?|first|last|largest|biggest|most|worst|best|"
    r"final(?:ly)?|permanent(?:ly)?|total(?:ly)?|immediate(?:ly)?|sole(?:ly)?|exclusive(?:ly)?)\b",
    re.IGNORECASE,
)


def sharpened(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return the words by which a claim is surer or more binding than what it cites."""
    known = " ".join(one.text for one in cited).lower()
    for match in _ABSOLUTE.finditer(claim.text):
        if not re.search(rf"\b{re.escape(match.group().lower()[:6])}", known):
            return match.group()
    for number, part in enumerate(claim.parts):
        text = support(claim, part, cited)
        scope = used(text, claim, part)
        if (
            found := _surer(claim, number, text, scope)
            or _done(claim, text, scope)
            or _more_binding(claim, number, text, scope)
        ):
            return found
    return _unconditional(claim, cited)


def _surer(claim: Parsed, part: int, text: Parsed, scope: frozenset[int]) -> str | None:
    hedges = [(_SURENESS[cue.kind], cue.words) for cue in text.qualifying(_SURENESS, scope)]
    hedges += [(_PLANNED, words) for words in _within(_PLANS.finditer(text.text), text, scope)]
    if not hedges:
        return None
    denied = claim.qualifying({CueKind.UNLIKELY, CueKind.NEGATED, CueKind.OPEN})
    own = [
        _SURENESS[CueKind.UNLIKELY if denied and cue.kind is CueKind.LIKELY else cue.kind]
        for cue in claim.qualifying(_SURENESS, _near(claim, part))
    ]
    own += [_PLANNED for _ in _within(_PLANS.finditer(claim.text), claim, _near(claim, part))]
    if not own or max(own) > max(hedges)[0]:
        return max(hedges)[1]
    unlikely = [cue.words for cue in text.qualifying({CueKind.UNLIKELY}, scope)]
    return unlikely[0] if unlikely and not denied else None


def _done(claim: Parsed, text: Parsed, scope: frozenset[int]) -> str | None:
    """Return what puts into the future what a claim tells as done: its verb, or one whose form the sentence has not."""
    told = claim.qualifying({CueKind.CERTAIN, *_SURENESS, *_BINDING}) or _PLANS.search(claim.text)
    if told or _AHEAD.search(claim.text):
        return None
    strange = any(not text.has(one) for one in claim.content)
    for cue in text.qualifying({CueKind.CERTAIN}, scope):
        if cue.words.lower() not in _FUTURE or _NOUN.search(text.text, 0, cue.start):
            continue
        head = next(iter(stems_within(text, (cue.start + len(cue.words), len(text.text)))), "")
        places = claim.places(head) if head else []
        open_ = [at for at in places if at and claim.words[at - 1].folded == "to"]
        if (strange or places) and not open_:
            return cue.words
    return None


def _more_binding(claim: Parsed, part: int, text: Parsed, scope: frozenset[int]) -> str | None:
    """Return what says that something is advised or required, where one of claim and sentence lacks it."""
    asked = [_BINDING[cue.kind] for cue in text.qualifying(_BINDING, scope)]
    asked += [1 for _ in _within(_ASKS.finditer(text.text), text, scope)]
    # "Should she leave, ..." is a condition.
    own = [cue for cue in claim.qualifying(_BINDING, _near(claim, part)) if cue.words != "Should" or cue.start]
    told = bool(own) or bool(_within(_ASKS.finditer(claim.text), claim, _near(claim, part)))
    if asked and not told and text.qualifying(_BINDING, scope):
        return text.qualifying(_BINDING, scope)[0].words
    over = [cue for cue in own if _BINDING[cue.kind] > min(max(asked, default=0), _asked_at(claim, cue, text))]
    return over[0].words if over else None


def _asked_at(claim: Parsed, cue: Cue, text: Parsed) -> int:
    """Return how binding a cited sentence makes what a word of the claim makes binding; most, where it is not told."""
    head = next(iter(stems_within(claim, (cue.start + len(cue.words), len(claim.text)))), None)
    places = [text.words[at].start for at in text.places(head)] if head is not None else []
    before = [one for one in text.qualifying(_BINDING) if places and one.start < places[0]]
    return _BINDING[before[-1].kind] if before else max(_BINDING.values())


def _unconditional(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return the condition that a claim leaves out."""
    if claim.qualifying({CueKind.CONDITIONAL}) or re.search(r"\b(?:when|once|depend\w*)\b|^Should\b", claim.text):
        return None
    for part in claim.parts:
        text = support(claim, part, cited)
        if used(text, claim, part) and (found := text.qualifying({CueKind.CONDITIONAL})):
            return found[0].words
    return None


def _within(matches: object, text: Parsed, scope: frozenset[int]) -> list[str]:
    return [match.group() for match in matches if text.part_at(match.start()) in scope]  # type: ignore[attr-defined]


def _near(claim: Parsed, part: int) -> frozenset[int]:
    """Return the part of a claim whose hedges hold for one of them: itself, or what opens the claim."""
    return frozenset({part if claim.qualifying({*_SURENESS, *_BINDING}, {part}) else 0})
