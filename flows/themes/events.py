"""Dated events: what a document says happened or will happen, and when, by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from flows.language import datewords, months, relative, transitions
from flows.themes.units import Unit
from schemas.article import Article, BlockKind
from schemas.dates import PartialDate, Precision
from schemas.themes import DatedEvent, Direction

_AHEAD = re.compile(
    r"\b(?:will|shall|would|should|must|may|might|can|could|plans? to|prepare|until|next|coming|upcoming|"
    r"ahead of|deadline|expires?|lapses?|(?:is|are) (?:due |set |scheduled |expected |planned |likely )?to)\b"
    r"|(?<!was )(?<!were )(?<!been )\b(?:due|scheduled|slated|planned)(?= (?:for|to|in|on|by|at|next)\b)"
    rf"|\bby (?=\w*\s?\d{{4}}\b|the end|(?:{months.ENGLISH}|spring|summer|autumn|winter|\w+day)\b)",
    re.IGNORECASE,
)
# "Takes effect in March": the present tense of what has its day, and no noun or infinitive ("two votes", "to meet").
_PLANNED = re.compile(
    r"\b(?:takes? effect|(?:comes?|goes?|enters?) into (?:force|effect)|takes? place|begins?|resumes?|meets?|"
    r"(?:re)?convenes?|(?:re)?opens|(?:re)?starts|ends|closes|votes|returns)\b",
    re.IGNORECASE,
)
_NO_PLAN = re.compile(
    r"\b(?:to|not|did|the|an?|of|his|her|its|their|no|more|many|all|\d+|two|three|and|or) $", re.IGNORECASE
)
_IS_THEN = re.compile(r"\b(?:is|are)(?: (?:in|on|for|by|from))? $", re.IGNORECASE)
# "The quota was extended until 31 May": what was decided is over, the term is not.
_PUT_OFF = re.compile(
    r"\b(?:extend|postpone|delay|adjourn|suspend|defer|prolong|renew|reschedule)\w*\b[^,;]{0,200}?(?:until|till|to)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|has been|have been|since|ago|last|held|took|came|led|began|fell|rose|met|won|lost|said|"
    r"told|gave|made|went|broke|sent|saw|left|grew|brought|fought|found|kept|paid|sold|spoke|stood|struck|swore|wrote|chose|"
    r"drew|became|"
    # The United Nations and an armed force tell no tense, nor does what only ends like a past form.
    r"(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\bits )(?<!\btheir )(?<!\bour )(?<!\bany )"
    r"(?!indeed|exceed|proceed|succeed|hundred|united)(?-i:[a-z])\w{2,}ed)\b",
    re.IGNORECASE,
)
# "The third strike in three weeks", "once in ten years": no term, but how often.
_HOW_OFTEN = re.compile(
    r"\b(?:first|second|third|fourth|fifth|once|twice|times|only|\w+est|most)\b[^,;]*$", re.IGNORECASE
)
_SURELY_AHEAD = re.compile(r"\b(?:will|shall|due|set|scheduled|slated)\b", re.IGNORECASE)
# "Before 2028", but not "two years before 2028".
_BEFORE = re.compile(
    r"(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!month )(?<!months )(?<!year )(?<!years )\bbefore $", re.IGNORECASE
)
_BEFORE_TIME = re.compile(r"before (?!(?:the )?(?:end|close|start|beginning|middle|late|early|mid)\b)", re.IGNORECASE)
# "Will be held", "is to be formally signed": a participle behind "be" is no past tense.
_PASSIVE = re.compile(r"\bbe (?:\w+ly )?$", re.IGNORECASE)
_OATH = re.compile(
    r"\b(?:after|before|at|by|until|following|upon|from|since) (?:the |his |her |their )?(?:inauguration|swearing-in)\b"
    r"|\bInauguration Day\b",
    re.IGNORECASE,
)
# "Today's world", "for tomorrow": a day that owns something or is spoken of as such is no date, nor is one in a text
# without a date.
_DAYS = frozenset({"yesterday", "today", "tomorrow"})
_OWNS = re.compile(r"['’]s\b|[,.]?[\"”]")
# "(Foreign Affairs, Winter 2026)", "Class of 2012": the date of a text that is cited, the name of a year of pupils.
_CITED = re.compile(r"\([^()]*(?:[“\"][^()]*|[A-Z][\w’&.-]*(?: [\w’&.-]+)*),\s[^()]*\)")
_ADDRESS_FOLLOWS = re.compile(r"[,.]?\s(?:https?://|www\.|doi\b)", re.IGNORECASE)
_CLASS_OF = re.compile(r"\bclass of (?:['’])?$", re.IGNORECASE)
# "Over the next decade exports grew": counted from a day in the story, and not from the one on which it is told.
_NEXT_OF_STORY = re.compile(r"\bthe (?:next|following) \w+$", re.IGNORECASE)
# "A hundred years from now" is a way of saying later, not a date.
_COUNTED_AHEAD = re.compile(r"(?:in |within ).*|.* from now", re.IGNORECASE)
# "On 15 March in each year", "annually by 30 June": a day of every year is no date of one.
_RECURS = re.compile(
    r"\b(?:in|of|during) (?:each|every|any) (?:\w+ )?year\b|\b(?:semi-?)?annually\b|\b(?:each|every) year\b"
)
# "Was planned for the end of 2025 and was brought forward": that plan is none any more.
_GIVEN_UP = re.compile(
    r"\b(?:was|were|had been) (?:(?:to be|first|once|originally|initially) )?"
    r"(?:planned|scheduled|due|set|slated|foreseen)\b(?P<plan>(?:[^;:,]|, (?=\d{4}\b)){0,200}?),? "
    r"(?:and|but) (?:it )?(?:was|were|(?:has|have|had) (?:since )?been) (?:\w+ly |then |later )?"
    r"(?:brought forward|postponed|delayed|cancell?ed|called off|put off|moved|pushed|abandoned|scrapped|shelved|"
    r"dropped|suspended)\b",
    re.IGNORECASE,
)
# "The fair, originally planned for March": nothing here says whether it still is.
_AT_FIRST = re.compile(
    r"\b(?:originally|initially) (?:planned|scheduled|due|set|slated|foreseen)\b[^;:,]*$", re.IGNORECASE
)
# "Recommended that it appoint an envoy by September": what was asked for is over, its term is not.
_ASKED = re.compile(
    r"\b(?:agreed|asked|call(?:ed)? (?:for|on|upon)|committed|decided|demanded|instructed|invited|ordered|pledged|"
    r"promised|proposed|recommended|requested|required|told|urged|vowed)\b(?:[^;:]*?\b(?:to|that|for|on|upon))\b[^;:]*$",
    re.IGNORECASE,
)
# "Has invited both sides to a round of talks in September".
_INVITED = re.compile(r"\b(?:has|have) (?:asked|invited|summoned)\b[^;:]*\bto (?:an?|the)\b[^,;:]*$", re.IGNORECASE)
_TERM = re.compile(r"(?:by|before|until|till|(?:no|not) later than) ", re.IGNORECASE)
# These read to the end of what they are given: of a sentence as long as a page no more than this, in characters.
_REACH = 200
_BY_THEN = re.compile(r"\b(?:by|before|until|till|(?:no|not) later than) (?:the )?$", re.IGNORECASE)
_OVER = re.compile(r"(?:last|past|previous|earlier|yesterday|the previous)\b.*|.* (?:ago|earlier)", re.IGNORECASE)
_SEVERAL_DAYS = re.compile(r"\d(?:st|nd|rd|th)? ?(?:and|to|[-–]) ?\d")
_FARTHEST = 50
_FAR_OFF = 300
"""Days from the text from which a time without its year is doubted."""
# "Resolution 1540 (2004)", "the Law of the Sea Convention (1982)": the year is part of a document's name.
_NAMED_DOCUMENT = re.compile(
    r"(?:\d|\b(?:act|agreement|charter|communiqué|convention|decision|declaration|decree|directive|law|memorandum|"
    r"paper|protocol|regulation|report|resolution|strategy|treaty)s?(?:\s[\w/.’'-]+){0,5})\s?\($",
    re.IGNORECASE,
)
_NEAR = 31
"""Days ahead up to which a day that no word of tense puts anywhere may lie ahead: a text mostly tells what is over."""
_JANUARY = 1


class Written(NamedTuple):
    """When a text was written, as far as it is known."""

    first: date
    """First possible day."""

    last: date
    """Last possible day."""

    exact: bool
    """Whether ``first`` is the printed day of publication."""

    words: str
    """What it rests on, for the reader."""


class _Year(NamedTuple):
    """A year that a text names, after which it says "the next year"."""

    number: int
    place: str
    """Where it stands, in words."""


class _Moment(NamedTuple):
    """A time that a sentence names."""

    start: int
    words: str
    when: PartialDate | None
    uncertain: bool = False
    basis: str | None = None
    inferred: bool = False
    told: bool = False
    """Whether the text names its year, so that what follows may go on from it."""


def written(article: Article) -> Written | None:
    """Return when an article was written; ``None`` when nothing bounds it."""
    if article.published is not None:
        when = article.published.when
        return Written(when.first, when.last, when.precision is Precision.DAY, f"the date of publication, {when.iso}")
    window = article.written
    if window is None or window.not_before is None:
        return None
    last = window.not_after or window.not_before
    return Written(window.not_before, last, exact=False, words=f"the time of writing, {window.not_before} to {last}")


def events_of(units: Sequence[Unit]) -> tuple[DatedEvent, ...]:
    """Return the dated events of some units: those ahead first, nearest first; then the others, earliest first."""
    return tuple(sorted((event for unit in units if unit.speaks for event in _events_in(unit)), key=_order))


def _order(event: DatedEvent) -> tuple[bool, date, date, str, str, int]:
    """Put those ahead first, by the day on which they are over at the latest; then those behind, by their first day."""
    first, last = (event.when.first, event.when.last) if event.when else (date.max, date.max)
    past = event.direction is Direction.PAST
    place = (first, last) if past else (last, first)
    return (past, *place, event.evidence.article, event.evidence.block, event.start)


def _events_in(unit: Unit) -> Iterator[DatedEvent]:
    known = written(unit.article)
    year: int | None = None
    for span in unit.sentences:
        sentence = unit.block.text[span[0] : span[1]]
        if unit.block.kind is BlockKind.PARAGRAPH and sentence[-1].isalnum():
            continue  # a heading, or titles that a page ran together: its date is that of something else
        found = [_doubted(one, sentence) for one in _moments(sentence, known, unit.article, year)]
        dated = [(one.start, one.when.first.year) for one in found if one.when and one.told]
        year = max(dated)[1] if dated else None
        for moment in found:
            yield DatedEvent(
                evidence=unit.evidence(span),
                when=moment.when,
                words=moment.words,
                start=moment.start,
                direction=_direction(moment, known, sentence),
                uncertain=moment.uncertain,
                basis=moment.basis,
                inferred=moment.inferred,
            )


def _moments(sentence: str, known: Written | None, article: Article, told: int | None) -> Iterator[_Moment]:
    """Yield the times that a sentence names, the absolute ones first.

    Args:
        sentence: The sentence.
        known: When its article was written.
        article: The article.
        told: Last year that the sentence before it names.
    """
    dates = datewords.find(sentence)
    cited = [match.span() for match in _CITED.finditer(sentence)] if dates else []
    absolute = [
        found
        for found in dates
        if not _CLASS_OF.search(sentence, 0, found.start) and not any(start < found.start < end for start, end in cited)
        if not _names_document(sentence, found) and not _ADDRESS_FOLLOWS.match(sentence, found.end)
    ]
    for found in absolute:
        basis = "the day is taken to stand before the month" if found.ambiguous else None
        moment = _Moment(found.start, sentence[found.start : found.end], found.when, found.ambiguous, basis, told=True)
        yield _limited(moment, sentence)
    for one in (*relative.find(sentence), *_terms(sentence)):
        if any(found.start < one.end and one.start < found.end for found in absolute):
            continue
        before = [found.when.first.year for found in absolute if found.end <= one.start]
        year = _Year(before[-1], "the same sentence") if before else _year_of_story(one, sentence, known, told)
        if _names_time(one, sentence, known, year):
            moment = _resolved(one, sentence, known, year)
            years = {told, *(found.when.first.year for found in absolute)} - {None}
            if not relative.lacks_year(one.words) or moment.when is None or years <= {moment.when.first.year}:
                yield _limited(moment, sentence)
    for match in _OATH.finditer(sentence) if _holds_oath(sentence) else ():
        text = " ".join(block.text for block in article.blocks)
        oath = transitions.oath_after(text, known.first, known.last) if known else None
        if oath is not None:
            name, sworn = oath
            basis = f"the day on which {name} was to take the oath; the text does not print it"
            yield _Moment(match.start(), match.group(), datewords.day(sworn), basis=basis, inferred=True)


def _holds_oath(sentence: str) -> bool:
    """Tell whether a sentence may name an oath: few do, and asking that first takes a twentieth of the time."""
    small = sentence.lower()
    return "inauguration" in small or "swearing-in" in small


def _terms(sentence: str) -> Iterator[relative.RelativeDate]:
    """Yield words such as "in three weeks" where they say when something will be, and not how long it takes."""
    for one in relative.counted_ahead(sentence):
        front = sentence[: one.start]
        if (
            _tense(sentence, one.start) is Direction.AHEAD
            and _SURELY_AHEAD.search(front)
            and not _HOW_OFTEN.search(front)
        ):
            yield one


def _limited(moment: _Moment, sentence: str) -> _Moment:
    """Return the last possible day of what is "before" a time; any other moment as it is."""
    before = _BEFORE.search(sentence, 0, moment.start) or _BEFORE_TIME.match(moment.words)
    if not before or moment.when is None or moment.when.first == date.min:
        return moment
    words = moment.words.removeprefix("before ").removeprefix("Before ")
    told = f"before {words}: the day shown is the last possible one"
    basis = f"{told}; {moment.basis}" if moment.basis else told
    return moment._replace(when=datewords.day(moment.when.first - timedelta(1)), uncertain=True, basis=basis)


def _doubted(moment: _Moment, sentence: str) -> _Moment:
    """Return a time for which something was planned at first as uncertain; any other as it is."""
    if _AT_FIRST.search(sentence, max(0, moment.start - _REACH), moment.start) is None:
        return moment
    told = "planned for then at first; the sentence does not say whether it still is"
    return moment._replace(uncertain=True, basis=f"{moment.basis}; {told}" if moment.basis else told)


def _year_of_story(one: relative.RelativeDate, sentence: str, known: Written | None, told: int | None) -> _Year | None:
    """Return the year of the sentence before, where "the next year" follows it and not the day of writing."""
    if told is None or not one.follows_year:
        return None
    follows = known is None or told > known.last.year or not _foretells(one, sentence)
    return _Year(told, "the sentence before") if follows else None


def _foretells(one: relative.RelativeDate, sentence: str) -> bool:
    """Tell whether a sentence, apart from relative words in it, tells no story of what is over."""
    rest = f"{sentence[: one.start]}{sentence[one.end :]}"
    return _BEHIND.search(rest) is None or _tense(rest, one.start) is Direction.AHEAD


def _names_time(one: relative.RelativeDate, sentence: str, known: Written | None, year: _Year | None) -> bool:
    """Tell whether relative words are more than a manner of speaking, and there is something to count them from."""
    if one.words.lower() in _DAYS:
        return known is not None and _OWNS.match(sentence, one.end) is None
    if not _is_meant(one, sentence, known):
        return False
    if year is not None and one.follows_year:
        return True
    if _NEXT_OF_STORY.search(sentence, 0, one.end):
        return _foretells(one, sentence)
    if known is None or relative.is_vague(one.words) or not _COUNTED_AHEAD.fullmatch(one.words):
        return True
    when = relative.resolve(one.words, known.last, ahead=True)
    return when is not None and when.first.year - known.last.year < _FARTHEST


def _is_meant(one: relative.RelativeDate, sentence: str, known: Written | None) -> bool:
    """Tell whether words that often are no time of one year are one here, by what the sentence says of it."""
    behind = sentence.find(",", one.end)
    if _RECURS.search(sentence, sentence.rfind(",", 0, one.start) + 1, behind if behind >= 0 else len(sentence)):
        return False
    if relative.is_vague(one.words):
        return _foretells(one, sentence)
    ahead = _tense_told(sentence, one.start)
    if relative.is_named_day(one.words):
        return ahead is Direction.AHEAD and _SURELY_AHEAD.search(sentence) is not None
    return not relative.is_season(one.words) or (known is not None and ahead is not None)


def _names_document(sentence: str, found: datewords.FoundDate) -> bool:
    """Tell whether a date is a year in brackets behind a document."""
    bracketed = found.when.precision is Precision.YEAR and sentence.startswith(")", found.end)
    return bracketed and _NAMED_DOCUMENT.search(sentence, 0, found.start) is not None


def _resolved(one: relative.RelativeDate, sentence: str, known: Written | None, year: _Year | None) -> _Moment:
    """Return what relative words mean, and how sure that is."""
    ahead = _tense(sentence, one.start) is Direction.AHEAD
    if year is not None and one.follows_year:
        when = relative.resolve(one.words, date.min, ahead=ahead, year_before=year.number)
        return _Moment(one.start, one.words, when, basis=f"counted from {year.number} in {year.place}", told=True)
    if known is None or relative.is_vague(one.words):
        basis = "the document has no date to count from" if known is None else "the words name no day"
        return _Moment(one.start, one.words, None, uncertain=True, basis=basis)
    against = known.last
    if _tense_told(sentence, one.start) is None and (nearest := _nearest(one, known)):
        return nearest
    when = relative.resolve(one.words, against, ahead=ahead)
    if one.counts_years and known.exact and against.month == _JANUARY:
        # What appears in January was often written in December: the words may be counted from either year.
        earlier = relative.resolve(one.words, date(against.year - 1, 12, 31), ahead=ahead)
        basis = (
            f"counted from the December before {known.words}, because a text that appears in January is often written "
            "in December; counted from the date itself, it is a year later"
        )
        return _Moment(one.start, one.words, earlier, uncertain=True, basis=basis)
    first = relative.resolve(one.words, known.first, ahead=ahead)
    basis = _counted_from(one, known)
    other = relative.resolve(one.words, against, ahead=not ahead)
    if when and other and when != other and abs((when.first - against).days) > _FAR_OFF:
        doubt = f"{other.iso} would be much nearer"
        if ahead and not _is_sure(one, sentence):
            when, doubt = other, f"perhaps {when.iso} is meant"
        # A tense read wrongly puts what is days away a year off.
        return _Moment(one.start, one.words, when, uncertain=True, basis=f"{basis}; {doubt}")
    return _Moment(one.start, one.words, when, uncertain=first != when, basis=basis)


def _is_sure(one: relative.RelativeDate, sentence: str) -> bool:
    """Tell whether a time lies ahead by more than a "must" or "could" that may be of something else."""
    return bool(_TERM.match(one.words) or _SURELY_AHEAD.search(sentence) or _PLANNED.search(sentence))


def _nearest(one: relative.RelativeDate, known: Written) -> _Moment | None:
    """Return the nearest time that words can mean where no tense decides; ``None`` where they can mean but one."""
    ahead = relative.resolve(one.words, known.last, ahead=True)
    behind = relative.resolve(one.words, known.last, ahead=False)
    if ahead is None or behind is None or ahead == behind:
        return None
    near = ahead.first - known.last <= known.last - behind.last
    is_term = not one.words.lower().startswith(("on ", "since ", "from ")) or (ahead.first - known.last).days <= _NEAR
    nearest = ahead if near and is_term else behind
    basis = f"{_counted_from(one, known)}; the nearest is taken, as no word says whether it is over"
    return _Moment(one.start, one.words, nearest, uncertain=True, basis=basis)


def _counted_from(one: relative.RelativeDate, known: Written) -> str:
    unprinted = "the year is not printed; " if relative.lacks_year(one.words) else ""
    several = "the first of several days; " if unprinted and _SEVERAL_DAYS.search(one.words) else ""
    return f"{several}{unprinted}counted from {known.words}"


def _direction(moment: _Moment, known: Written | None, sentence: str) -> Direction:
    """Tell whether a time lies ahead of the text: by its date, or by the sentence where the dates overlap.

    The day of writing itself does not lie ahead: "today" is over when somebody reads of it.
    """
    if _OVER.fullmatch(moment.words) or any(
        one.start("plan") <= moment.start < one.end("plan") for one in _GIVEN_UP.finditer(sentence)
    ):
        return Direction.PAST
    if known is not None and moment.when is not None:
        if moment.when.first > known.last:
            return Direction.AHEAD
        if moment.when.last < known.first or moment.when.first == moment.when.last == known.last:
            return Direction.PAST
    return _tense(sentence, moment.start)


def _tense(sentence: str, at: int) -> Direction:
    """Tell whether a place in a sentence lies ahead; what no word of tense tells is taken to be over."""
    return _tense_told(sentence, at) or Direction.PAST


def _tense_told(sentence: str, at: int) -> Direction | None:
    """Tell by the last word of tense before a place, or else the first behind it, whether it lies ahead."""
    put_off, told = _words_of_tense(sentence)
    if at - 1 in put_off or at + len("until") in put_off or _IS_THEN.search(sentence, 0, at):
        return Direction.AHEAD
    if before := [(end, direction) for _, end, direction in told if end <= at]:
        return Direction.AHEAD if _is_asked_for(sentence, at) else max(before)[1]
    behind = [(start, direction) for start, _, direction in told if start >= at]
    return min(behind)[1] if behind else None


@lru_cache(maxsize=16)
def _words_of_tense(sentence: str) -> tuple[frozenset[int], tuple[tuple[int, int, Direction], ...]]:
    """Return where words end that put something off, and the words of tense; both are asked for several times."""
    ahead = list(_ahead_words(sentence))
    told = [(start, end, Direction.AHEAD) for start, end in ahead]
    told += [
        (match.start(), match.end(), Direction.PAST)
        for match in _BEHIND.finditer(sentence)
        if not _PASSIVE.search(sentence, 0, match.start())
        if not any(start <= match.start() and match.end() <= end for start, end in ahead)
    ]
    return frozenset(one.end() for one in _PUT_OFF.finditer(sentence)), tuple(told)


def _is_asked_for(sentence: str, at: int) -> bool:
    """Tell whether a place is the term by which somebody asked or promised that something be done."""
    if _INVITED.search(sentence, max(0, at - _REACH), at):
        return True
    term = _TERM.match(sentence, at) or _BY_THEN.search(sentence, 0, at)
    end = min(at, term.start()) if term else 0
    return _ASKED.search(sentence, max(0, end - _REACH), end) is not None


def _ahead_words(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of words that put a sentence ahead; the month of May is none."""
    for match in _AHEAD.finditer(sentence):
        if not (match.start() and match.group() == "May"):
            yield match.span()
    for match in _PLANNED.finditer(sentence):
        if not _NO_PLAN.search(sentence, 0, match.start()):
            yield match.span()
