"""Sentence boundaries, as character spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from flows.language.months import MONTHS

_OPENERS = "\"'“‘«„([{‚‹¿¡「『（《»"
_CLOSERS = "\"'”’»“)]}›」』）》«"

# An abbreviation that a name, a number or another lower-case word follows: a full stop after it ends nothing.
_TITLES = frozenset(
    "mr mrs ms mx dr prof rev hon st sr gen col lt sgt capt cmdr adm maj brig gov sen rep pres amb min sec supt fr "
    "messrs mme mlle hr dipl ing nr art arts sec secs vol vols fig figs tab eq ch chap chs para paras pp p "
    "ed eds trans cf vs v ca c approx est resp incl excl e.g i.e eg ie viz al bzw z.b d.h u.a vgl abb "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri "
    # German
    "abs abt bd bsp evtl geb ggf hrsg inkl kap lfd mio mrd sog tel u.u v.a verf z.t zzgl "
    # French
    "mm mgr éd hab janv févr avr juil déc réf trad "
    # Spanish
    "ee sra sres srta dra dña sta sto cía ud uds núm pág págs ej p.ej excmo excma gral tte dpto avda "
    # Russian
    "акад англ вып гл им изд илл напр обл оз ок остр пл прим проф пер просп рис род св см ср ст стр табл тел ул "
    "чл фиг янв февр авг сент окт нояб дек т.е тыс млн млрд трлн "
    # Arabic
    "د أ م.م".split()
)
# An abbreviation that may also close a sentence: it does when the next word opens one.
_MAYBE_LAST = frozenset(
    "inc ltd co corp plc llc bros dept univ assn jr sr phd ph.d m.d b.a m.a u.s u.k u.n e.u u.s.a u.s.s.r d.c "
    "a.m p.m am pm a.d b.c b.c.e ft ave blvd rd u.ä ff et.al ee.uu uu s.a a.c d.c".split()
)
# Before a number these are abbreviations, and elsewhere words.
_BEFORE_NUMBERS = frozenset("no nos rd env cap abr ene dic av тыс".split())
# These close a sentence whenever a capital follows.
_LAST = frozenset("etc usw u.s.w др пр т.д т.п гг руб коп".split())
# Words that open a sentence far more often than they continue one in mid-sentence with a capital.
_STARTERS = frozenset(
    "the a an this that these those it its he she they we you i his her their our my your there here in on at by for "
    "from to of with as if when while since after before although though because but and or nor so yet however "
    "moreover furthermore nevertheless therefore thus hence still instead meanwhile finally first second third "
    "what which who why how where both all some many most few each every one two three no not even once until during "
    "under over despite according given such "
    # Of other languages those that begin no surname: "J. Le Carré", "M. Le Pen".
    "das ein eine es er sie wir ich im auf nach vor für seit doch aber auch dies diese dieser dieses ob wenn während "
    "il elle ils nous dans pour après avec selon mais cette ces depuis "
    "por según pero esta este estos estas sin cuando ante tras "
    "в на это этот эта эти но он она они мы после при для если как так однако по с к из у за".split()
)
# "Am 2. März", "im 19. Jahrhundert", "bis zum 3. Quartal": German writes ordinal numbers with a full stop, and Danish,
# Norwegian, Czech and Finnish do so too. Known by a month behind it, by what stands before it, or by what is counted.
_ORDINAL_BEFORE = re.compile(
    r"(?:^|[\s(„])(?:am|im|der|dem|den|vom|zum|zur|beim|das|ab|bis|seit|die|jeder|jeden|ihr|ihre|ihren|sein|seine|seinen|"
    r"ein|einen|dieser|diesem)\s+\d{1,3}$",
    re.IGNORECASE,
)
_ORDINAL_BEHIND = re.compile(
    r"(?:jahrhundert|jahrtausend|quartal|halbjahr|weltkrieg|jahrestag|geburtstag|kapitel|platz|sitzung|legislaturperiode|"
    r"wahlperiode|auflage|jahrgang|parteitag|klasse|republik|reich|armee|division|korps|mal\b|tag|runde|etappe|stock|"
    r"bezirk|verordnung|novelle|rang|grad)",
    re.IGNORECASE,
)

_END = re.compile(r"[.!?…]+|[。！？｡]+|[؟۔।॥։።]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]$")
_LETTERS = re.compile(r"(?<![\w.])([^\W\d_]{1,2})\.\s?$")
_WIDE = "。！？｡"
_WIDE_CLOSERS = "\"'”’)]」』）》"
# French sets a space between the end of what is said and its closing mark.
_SPACED_CLOSER = re.compile(r"[ \u00a0\u202f]»(?!\w)")
# 「……。」他说。: who spoke stands behind what he said, and with it in one sentence.
_SAID_BEHIND = re.compile(
    "[^。！？，；]{1,30}?(?<![没有不未])"
    "(?:说|表示|指出|强调|称|写道|回答|问道|认为|認為|說|と述べた|と語った|と話した)(?:道)?[。，：]"
)
_SHORT = 2
# "In 2029.", "с 2024 г.": the letter for a year closes a sentence behind a number, and names a town elsewhere.
_YEARS = frozenset("г м هـ".split())
_ELISION = re.compile("^(?:[cdjlmnst]|qu)['’]")


@lru_cache(maxsize=2048)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a paragraph as half-open character spans, in order, without surrounding white space."""
    ends = [*_ends(text), len(text)]
    found: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        first, last = start, end
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            found.append((first, last))
        start = end
    return tuple(found)


def split(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, in order."""
    return tuple(text[start:end] for start, end in spans(text))


def _ends(text: str) -> Iterator[int]:
    """Yield the offsets behind the last character of every sentence but the last."""
    depth = _Depth(text)
    for match in _END.finditer(text):
        end = _closed(text, match.end(), _WIDE_CLOSERS if text[match.start()] in _WIDE else _CLOSERS)
        if end >= len(text) or depth.inside(match.start(), end) or _left_out(text, match):
            continue
        if _wide_ends(text, match, end) if text[match.start()] in _WIDE else _ends_here(text, match, end):
            yield end


def _closed(text: str, end: int, closers: str) -> int:
    """Return the offset behind the quotation marks and brackets that close right behind a stop."""
    while end < len(text):
        if text[end] in closers and not _opens(text, end):
            end += 1
        elif spaced := _SPACED_CLOSER.match(text, end):
            end = spaced.end()
        else:
            break
    return end


def _wide_ends(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a full-width stop ends a sentence, or only what somebody said who is named behind it."""
    return end == match.end() or not _SAID_BEHIND.match(text, end)


def _left_out(text: str, match: re.Match[str]) -> bool:
    """Tell whether the stops are an editor's mark for words left out: ``[..]`` or ``(...)``."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return len(match.group()) > 1 and before + after in {"[]", "()"}


def _opens(text: str, at: int) -> bool:
    """Tell whether an ambiguous quotation mark at an offset opens a quotation."""
    behind_space = at > 0 and text[at - 1].isspace()
    return text[at] in "\"'“" and behind_space


def _ends_here(text: str, match: re.Match[str], end: int) -> bool:
    follower = _follower(text, end)
    if not text[end].isspace():
        # No space: the end of a sentence only where a footnote mark or a dash was glued on ("Club.- Donald").
        return False
    if not follower:
        return True
    if match.group() != "." or end > match.end():
        return not follower[0].islower() and not (match.group()[0] == "…" and follower[0] in "[(")
    return _full_stop_ends(text[max(0, match.start() - 40) : match.start()], follower)


def _follower(text: str, end: int) -> str:
    """Return the first word behind an offset, its opening marks taken off."""
    word = re.match(r"\s*(?:[-–—•]\s+)?(\S+)", text[end : end + 60])
    return word.group(1).lstrip(_OPENERS + "-–—•") if word else ""


def _full_stop_ends(before: str, follower: str) -> bool:
    """Decide on a single full stop between white space: does it end a sentence?"""
    if follower[0].islower() or (before[-1:].isdigit() and _is_ordinal(before, follower)):
        return False
    word = re.search(r"\S*$", before)
    last = _ELISION.sub("", word.group().lstrip(_OPENERS).lower()) if word else ""
    spaced = _LETTERS.search(before[: len(before) - len(last)]) if len(last) <= _SHORT else None
    if spaced:
        # "z. B.", "т. е.", "EE. UU.", "и т. д.": written with a space between its letters.
        last = f"{spaced[1].lower()}.{last}"
    if last in _LAST or (last in _YEARS and re.search(r"[\dх]\s?\w+$", before)):
        return True
    if last in _TITLES or (follower[0].isdigit() and last in _BEFORE_NUMBERS):
        return False
    if last in _MAYBE_LAST or _DOTTED.search(last) or (len(last) == 1 and last.isalpha() and before[-1] != "I"):
        # "J. Smith", "Franklin D. Roosevelt": an initial, unless it closes a sentence ("plan B. The ...").
        return follower.rstrip(",.;:").lower() in _STARTERS
    return True


def _is_ordinal(before: str, follower: str) -> bool:
    """Tell whether a number with a full stop counts something: a day of a month, a century, the third of its kind."""
    number = re.search(r"(?<![\w.,])\d{1,3}$", before)
    if number is None:
        return False
    name = follower.rstrip(",.;:").lower()
    return name in MONTHS or bool(_ORDINAL_BEFORE.search(before)) or bool(_ORDINAL_BEHIND.search(name))


class _Depth:
    """Knows which offsets lie inside round brackets."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for match in re.finditer(r"\(([^()]*)\)", text):
            self._starts.append(match.start())
            self._ends.append(match.end() - 1)

    def inside(self, start: int, end: int) -> bool:
        """Tell whether a sentence end from ``start`` to ``end`` lies within brackets."""
        place = bisect_left(self._starts, start) - 1
        return place >= 0 and end <= self._ends[place]
