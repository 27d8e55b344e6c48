"""How a text ends: feeds and lists often hold the beginning only, and say so by a mark of omission."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.article import Block, Notice

_OMITTED = re.compile(r"[\[(]\s*(?:…|\.\.\.)\s*[\])]\W*$")
# Labels of links begin with a capital; inside of a sentence the same words do not.
_GOES_ON = re.compile(
    r"\b(?:Read (?:more|on|the (?:full|rest)\b.{0,40})|Continue reading\b.{0,80}|Weiterlesen|Mehr lesen|Lire la suite|"
    r"Leer más|Seguir leyendo|Leggi tutto|Continua a leggere|Leia mais|Lees (?:meer|verder)|Læs mere|Läs mer|Les mer|"
    r"Czytaj (?:więcej|dalej)|Читать (?:далее|дальше|полностью))\W*$"
)
_TRAILS_OFF = re.compile(r"(?:…|\.\.\.)$")
# Three dots end many an essay; that of a text of one or two paragraphs is more likely cut by a program.
_SHORT = 2


def about_ending(blocks: Sequence[Block]) -> tuple[Notice, ...]:
    """Return a notice when a text breaks off, so that nobody takes its beginning for the whole."""
    if not blocks:
        return ()
    last = blocks[-1]
    patterns = (_OMITTED, _GOES_ON, _TRAILS_OFF) if len(blocks) <= _SHORT else (_OMITTED, _GOES_ON)
    if not any(pattern.search(last.text) for pattern in patterns):
        return ()
    text = "The text breaks off with a mark of omission; this is the beginning of a longer one."
    return (Notice(code="breaks-off", text=text, block=last.id),)
