"""What the percentages of a sentence add up to, where they are parts of one whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from flows.themes.figures.counting import PERCENT, Number
from schemas.themes import Reading

# Only where somebody was asked, or voted, is it sure that shares are parts of one whole.
_ASKED = re.compile(
    r"\b(?:respondents?|polled|those (?:asked|surveyed|questioned|interviewed)|survey(?:ed)?|poll|opinion polls?)\b",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"\b(?:voted|undecided|abstained|stayed at home|agreed|approved|disapproved|no (?:view|opinion|answer))\b",
    re.IGNORECASE,
)
# What people hold; of other shares the text may have picked out a few.
_HELD = re.compile(
    r"\b(?:believ|expect|think|thought|said|say|indicat|trust|favou?r|approv|disapprov|answer|agree|support|oppos)\w*",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:combined|together|altogether|in total|in all)\b", re.IGNORECASE)
_LEAST, _WHOLE, _OFF = 3, Decimal(100), Decimal(3)
# Less is no whole of which a part is missing, but a few shares that the text picked out.
_LEAST_SUM = Decimal(70)


def total(text: str, members: Sequence[Number], readings: Sequence[Reading]) -> Decimal | None:
    """Return what percentages add up to where that is not 100; ``None`` where they need not be parts of one whole.

    Args:
        text: The paragraph.
        members: The numbers of one unit.
        readings: The same with their dates.
    """
    if len(members) < _LEAST or members[0].unit != PERCENT or any(one.before is not None for one in members):
        return None
    if any(reading.when is not None for reading in readings):
        return None
    summed = sum((one.value for one in members), Decimal(0))
    whole = abs(summed - _WHOLE) <= _OFF
    asked = _ASKED.search(text) is not None
    if summed == _WHOLE or not (_LEAST_SUM <= summed <= _WHOLE + _OFF) or _TOGETHER.search(text):
        return None
    return summed if (asked and (whole or _HELD.search(text))) or (whole and _VOTED.search(text)) else None
