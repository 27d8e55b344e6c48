"""Reported speech of a claim: what a sentence says that somebody says, the claim does not say itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.language import months
from flows.themes.synthesis.checks.parsing import Parsed, support, used
from schemas.themes import CueKind

_SAYS = re.compile(
    r"\b(?:s(?:ay|ays|aid|aying)|t(?:ell|ells|old)|according to|warn(?:s|ed|ing)?|announc(?:es?|ed)|declar(?:es?|ed)|"
    r"stat(?:es|ed)|maintain(?:s|ed)? that|hold(?:s)? that|contend(?:s|ed)?|assert(?:s|ed)?|th(?:ink|inks|ought)|"
    r"see(?:s|n)? (?:\w+ ){1,3}as|viewed (?:\w+ ){0,3}as|"
    r"call(?:s|ed)? it|predict(?:s|ed)?|rumou?r(?:s|ed)?|deem(?:s|ed)?|"
    r"alleg(?:es?|ed|edly|ing|ations?)|describ(?:es?|ed)|call(?:s|ed) \w+|den(?:y|ies|ied)|in (?:his|her|their) view|"
    r"emphasi[sz](?:es?|ed)|stress(?:es|ed)|not(?:es|ed) that|point(?:s|ed) out|complain(?:s|ed)?|admit(?:s|ted)? that|"
    r"blam(?:es?|ed|ing)|suspect(?:s|ed)?|estimat(?:es?|ed))\b",
    re.IGNORECASE,
)
# Whose view it is: "in the eyes of", "from X's perspective"; "For X," with a name; "X's line is simple:".
_VIEW = r"(?:view|opinion|eyes|perspective|standpoint|viewpoint|point of view|telling|account|words|judge?ment|reading)"
_OWNER = r"(?:(?:[\w.-]+ ){0,3}[\w.-]+['’]s?|his|her|their|its)"
_STANCE = (
    r"(?:line|position|message|stance|argument|answer|narrative|verdict|thesis|mantra|demand|creed|slogan|case|view)"
)
_VIEWS = re.compile(
    rf"\b(?i:(?:in|from) (?:{_OWNER} (?:own )?{_VIEW}|the {_VIEW} of))\b|"
    rf"(?:^|[;:—] )For (?!(?:{months.ENGLISH})\b)"
    r"(?:[a-z]+ ){0,2}[A-Z][\w.'’-]*(?: [\w.'’-]+){0,4},|"
    rf"(?i:\b(?:{_OWNER}|the) (?:\w+ ){{0,2}}{_STANCE}\b(?:[^:.;]{{0,60}}:| (?:is|was|remains) that\b))"
)
# A part of so many words at the end of a sentence ("officials in the capital said on Monday") reports all before it.
_CLOSING = 10
# What makes a fact of what somebody says.
_CONFIRMS = re.compile(
    r"\b(?:confirm(?:s|ed)?|prov(?:es?|ed|en)|show(?:s|ed|n)?|reveal(?:s|ed)?|demonstrat(?:es?|ed)|admit(?:s|ted)?|"
    r"acknowledg(?:es?|ed)|conced(?:es?|ed)|in fact|known|knows?|realis(?:es?|ed)|realiz(?:es?|ed)|"
    r"establish(?:es|ed)?|fact)\b",
    re.IGNORECASE,
)


def stated(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return the words that report in a cited sentence and are missing from a claim, or those that make it a fact."""
    known = " ".join(one.text for one in cited).lower()
    for match in _CONFIRMS.finditer(claim.text):
        if match.group().lower()[:5] not in known:
            return match.group()
    if _reports(claim):
        return None
    for part in claim.parts:
        text = support(claim, part, cited)
        for start, words in _reports(text):
            if _governs(text, text.part_at(start), used(text, claim, part)):
                return words
    return None


def _reports(text: Parsed) -> list[tuple[int, str]]:
    found = [(cue.start, cue.words) for cue in text.qualifying({CueKind.REPORTED})]
    patterns = (_SAYS, _VIEWS)
    return found + [(match.start(), match.group()) for one in patterns for match in one.finditer(text.text)]


def _governs(text: Parsed, reporting: int, scope: frozenset[int]) -> bool:
    """Tell whether a part that reports holds for others: those behind it, and all if it only closes the sentence."""
    start, end = text.parts[reporting]
    closes = reporting == len(text.parts) - 1 and len(text.text[start:end].split()) <= _CLOSING
    return bool(scope) and (closes or max(scope) >= reporting)
