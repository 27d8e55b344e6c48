"""Words that say how sure, binding or second-hand a sentence is. They are shown with it and never dropped."""

from __future__ import annotations

import re

from schemas.themes import Cue, CueKind

_PATTERNS: dict[CueKind, str] = {
    CueKind.OPEN: (
        r"remains? to be seen|(?:is|are|it is|be|seems?|still) (?:still |highly |far from |too )?"
        r"(?:premature|uncertain|unclear|too early|an open question|open|doubtful)(?: to \w+)?|premature to \w+|uncertain(?:ty|ties)?|"
        r"unpredictable|whether"
    ),
    CueKind.UNLIKELY: r"(?:highly |very |quite |most )?unlikely|improbable|hardly|scarcely|(?:little|slim|no) (?:chance|prospect|hope)|wishful thinking",
    CueKind.LIKELY: r"(?:highly |very |quite |most |more )?likely|probabl[ey]|presumably|in all likelihood|likelihood|(?:is|are|was|were|be) expected|seems?|appears?|reasonable chance",
    CueKind.POSSIBLE: r"may|might|could|possibl[ey]|possibility|perhaps|potentially|can|chance|would",
    CueKind.CERTAIN: r"will|shall|inevitabl[ey]|certain(?:ly)?|undoubtedly|surely|definitely|bound to",
    CueKind.REQUIRED: r"must|(?:has|have|had) to|needs? to|required?|requires|necessary|essential|imperative|obliged",
    CueKind.ADVISED: r"should|ought to|recommend(?:s|ed)?|advis(?:es|ed|able)|urged?|urges|prepare",
    CueKind.NEGATED: r"not|no|never|neither|nor|without|cannot|\w+n['’]t|none|little|few|lack(?:s|ed|ing)?",
    CueKind.REPORTED: (
        r"alleged(?:ly)?|allegations?|reported(?:ly)?|reports?|purported(?:ly)?|supposed(?:ly)?|apparently|according to|"
        r"(?:is|are|was|were) (?:widely |generally |also )?(?:believed|said|thought|claimed|argued|considered)|"
        r"accus(?:es?|ed|ing)|claim(?:s|ed|ing)?|suggest(?:s|ed|ing)?|believes?|believed|argue[sd]?|arguing|insist(?:s|ed)?|interpret(?:s|ed)?"
    ),
    CueKind.CONDITIONAL: r"if|unless|provided that|as long as|in case|otherwise",
}
_ANY = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _PATTERNS.items()) + r")(?![\w-])",
    re.IGNORECASE,
)
# "May" and "Will" with a capital inside a sentence are a month and a man.
_NAMES = frozenset({"May", "Will"})


def cues_of(sentence: str) -> tuple[Cue, ...]:
    """Return the words of an English sentence that qualify it, in order."""
    return tuple(
        Cue(kind=CueKind[match.lastgroup], words=match.group(), start=match.start())
        for match in _ANY.finditer(sentence)
        if match.lastgroup and not (match.start() and match.group() in _NAMES)
    )
