"""Names in one sentence: known ones, and those whose own words or neighbours tell what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.themes.actors import vocabulary as told
from flows.themes.actors.gazetteer import Gazetteer, Known
from flows.themes.actors.words import Capital, capitals
from schemas.actors import ActorKind

_OF = re.compile(r" (?:of|for|on)(?: the)? (?=\w)")
_IN = re.compile(r" in(?: the)? (?=\w)")
_AND = re.compile(r" and (?=\w)")
# "Ministry of Trade and Industry": what may be joined by "and" in a name that "of" or "for" went on with.
_JOINING = frozenset(
    "Ministry Department Institute Centre Center Committee Commission Office Bureau Agency Council".split()
)
_MOST_WORDS = 4
# A headline that gives each word a capital has none of these.
_SMALL_WORD = re.compile(r"(?<![\w'-])[a-z]{4,}")


class Found(NamedTuple):
    """A name in a sentence."""

    start: int
    """Offset in the block."""

    end: int
    """Offset behind it."""

    text: str
    """As printed, without titles, with straight apostrophes."""

    kind: ActorKind | None
    """What it is; ``None`` where only another place of the article can tell."""

    known: Known | None = None
    """Whose name it is, where it is known."""

    titled: bool = False
    """Whether a title makes it a person's."""

    says: bool = False
    """Whether it is said to say something, or has a title."""

    office: str | None = None
    """What is headed by the person so named ("administration"), where the name goes on so."""


class Sentence:
    """Reads the names of one sentence, from left to right."""

    def __init__(self, text: str, span: tuple[int, int], names: Gazetteer, *, english: bool) -> None:
        """Begin with a sentence of a block's text, whose apostrophes are straight.

        Args:
            text: The block's text.
            span: The sentence.
            names: What is known.
            english: Whether capitals and the words around a name say what it is; else only known names are found.
        """
        self._text, self._span, self._names, self._english = text, span, names, english
        self._hits: dict[int, tuple[int, Known] | None] = {}
        self._words = _with_small(text, span, names, capitals(text, *span))

    def read(self) -> list[Found]:
        """Return the names in order."""
        found: list[Found] = []
        at = 0
        while at < len(self._words):
            if self._idle(at):
                at += 1
                continue
            one, at = self._known(at) or (self._unknown(at) if self._english else (None, at + 1))
            if one is not None and one.text not in self._names.ignored:
                found.append(one)
        if self._names.foreign is not None:
            for match in self._names.foreign.finditer(self._text, *self._span):
                known = self._names.names[match.group()]
                found.append(Found(match.start(), match.end(), match.group(), known.kind, known))
        return found

    def _idle(self, at: int) -> bool:
        """Tell whether a word only opens the sentence, and nothing follows that it could belong to."""
        word, behind = self._words[at], at + 1
        alone = behind == len(self._words) or not self._words[behind].joint
        return word.opens and alone and word.text.lower() in told.OPENERS

    def _at(self, start: int) -> tuple[int, Known] | None:
        """Return the known name at an offset; each is asked for several times."""
        if start not in self._hits:
            self._hits[start] = self._names.at(self._text, start)
        return self._hits[start]

    def _known(self, at: int) -> tuple[Found | None, int] | None:
        """Return the known name at a word, and the number of the word behind it; or a longer name that begins so."""
        word = self._words[at]
        hit = self._at(word.start)
        if hit is None or self._shouted(at):
            return None
        end, known = hit
        behind = self._behind(end, at)
        if not self._english:
            return Found(word.start, end, self._text[word.start : end], known.kind, known), behind
        longer = self._headed(at, self._run(at, behind), behind - at)
        if longer is not None and longer[0] is not None and longer[0].end > end:
            return longer
        if known.kind is ActorKind.PLACE and behind == at + 1 and self._bears(at):
            return None
        if known.kind is ActorKind.PERSON and (office := told.OFFICE.match(self._text, end)):
            return self._office(word, end, known, office), self._behind(office.end(), behind - 1)
        return Found(word.start, end, self._text[word.start : end], known.kind, known), behind

    def _unknown(self, at: int) -> tuple[Found | None, int]:
        """Return what the run of words from one on names, if anything, and the number of the word behind it."""
        run = self._run(at, at + 1)
        if run[0].opens and len(run) > 1 and self._says_nothing(run[0].text, run[1].text):
            return None, at + 1
        if (headed := self._headed(at, run)) is not None:
            return headed
        titled, kept = self._untitled(run)
        if not kept:
            return None, at + len(run)
        if kept[0].start != run[0].start:
            first = at + next(number for number, word in enumerate(run) if word.start == kept[0].start)
            if (hit := self._known(first)) is not None and not titled:
                return hit
        stop = next((number for number, word in enumerate(kept) if _ends_person(word.text)), len(kept))
        behind = at + len(run) - len(kept) + max(stop, 1)
        thing = kept[stop : stop + 1] and kept[stop].text in told.THINGS
        return (None if thing or not stop else self._person(kept[:stop], titled=titled)), behind

    def _says_nothing(self, first: str, second: str) -> bool:
        """Tell whether the first word of a sentence is no part of the name behind it."""
        if first in self._names.given or first in self._names.adjectives or first in told.GENERIC:
            return first.lower() in told.OPENERS
        titled = first.lower().rstrip(".") in told.TITLE_WORDS
        return first.lower() in told.OPENERS or (not titled and (second in self._names.given or told.is_word(first)))

    def _run(self, at: int, behind: int) -> Sequence[Capital]:
        """Return the words from one on that hang together, up to the next known name.

        Args:
            at: Number of the first word.
            behind: Number of the first word that is not known to belong to it.
        """
        last = behind
        while last < len(self._words) and self._words[last].joint and not self._cuts(last):
            last += 1
        return self._words[at:last]

    def _cuts(self, at: int) -> bool:
        """Tell whether a word begins a known name of its own; a surname behind a given name does not."""
        word, before = self._words[at], self._words[at - 1]
        hit = self._at(word.start)
        if hit is None:
            return False
        # "Minnesota Department of Commerce" is not the one that needs no such word.
        if hit[1].kind is ActorKind.ORGANISATION and word.text in told.ORGANISATIONS and word.joint == " ":
            return False
        if hit[1].kind is ActorKind.PERSON:
            return word.joint != " " or hit[0] > word.end or not self._may_be_given(before)
        # "Jack London", "Henry Ford": a single word that is not written in capitals alone.
        surname = hit[0] == word.end and hit[1].kind is not ActorKind.DOCUMENT and not word.text.isupper()
        return word.joint != " " or not surname or before.text not in self._names.given

    def _may_be_given(self, word: Capital) -> bool:
        """Tell whether a word in front of a known surname can be a given name: then it is somebody else's."""
        low = word.text.lower().rstrip(".")
        if low in told.TITLE_WORDS or low in told.OPENERS or word.text in told.NO_PERSON:
            return False
        strange = word.text not in self._names.adjectives and not told.is_word(word.text)
        return word.text in self._names.given or (strange and self._at(word.start) is None)

    def _bears(self, at: int) -> bool:
        """Tell whether the name of a place is part of a longer name: a person's, or of some other place."""
        word, rest = self._words[at], self._words[at + 1 : at + 2]
        if not rest or rest[0].joint != " " or rest[0].text in told.NO_PERSON or rest[0].text in self._names.adjectives:
            return False
        if self._at(rest[0].start) is not None or rest[0].text.lower() in told.TITLES:
            return False
        before = self._words[at - 1] if at else None
        titled = before is not None and bool(word.joint) and before.text.lower() in told.TITLES
        known = rest[0].text.lower().rstrip(".") in told.TITLE_WORDS or _kind_of_head(rest[0].text) is not None
        return (
            word.text in self._names.given
            or titled
            or (not known and _SMALL_WORD.search(self._text, *self._span) is not None)
        )

    def _headed(self, at: int, run: Sequence[Capital], least: int = 0) -> tuple[Found | None, int] | None:
        """Return the organisation, treaty or place that a run names by one of its words; ``None`` if there is none.

        Args:
            at: Number of the run's first word.
            run: The words.
            least: How many of them are another name, if none behind them makes it longer.
        """
        head = self._head(run)
        if head is None or head < least:
            return None
        kind = _kind_of_head(run[head].text)
        if head == 0 and run[0].text in told.PLACE_LEADS:
            kind, end, behind = ActorKind.PLACE, *self._led(at, run)
        else:
            end, behind = self._extended(at, head)
        words = [word for word in self._words[at:behind] if word.end <= end]
        first = self._first(words, head)
        if first is None or kind is None or not self._tells(words[first:], kind):
            return None, max(behind, at + head + 1)
        start = words[first].start + (len("the ") if self._text.startswith("the ", words[first].start) else 0)
        return Found(start, end, self._text[start:end], kind), behind

    def _head(self, run: Sequence[Capital]) -> int | None:
        """Return the number of the last word that says what is named, before any title that begins another name."""
        head = None
        for number, word in enumerate(run):
            low = word.text.lower().rstrip(".")
            if number and low in told.TITLES and not (run[number + 1 :] and run[number + 1].text in told.GENERIC):
                break
            if _kind_of_head(word.text) is not None and word.joint != "-":
                head = number
        if head == 1 and run[0].text in self._names.given and run[1].text in told.SURNAMES_TOO:
            return None
        return head

    def _led(self, at: int, run: Sequence[Capital]) -> tuple[int, int]:
        """Return where a place's name ends that began with what it is ("Lake X", "Gulf of X"), and the word behind."""
        if of := _OF.match(self._text, run[0].end):
            behind = self._behind(of.end(), at)
            if behind < len(self._words) and self._words[behind].start == of.end():
                return self._words[behind].end, behind + 1
        return run[min(1, len(run) - 1)].end, at + min(2, len(run))

    def _extended(self, at: int, head: int) -> tuple[int, int]:
        """Return where a name ends that goes on behind its head ("Bank of X", "Institute for X and Y")."""
        behind = at + head + 1
        word = self._words[behind - 1]
        joints = [_OF, *([_AND] if word.text in _JOINING else []), _OF, *([_IN] if word.text == "Mission" else [])]
        for joint in joints:
            match = joint.match(self._text, self._words[behind - 1].end)
            if match is None or behind >= len(self._words) or self._words[behind].start != match.end():
                continue
            if self._words[behind].text in told.CALENDAR:
                break
            if joint is _AND and (behind == at + head + 1 or not told.is_word(self._words[behind].text)):
                continue
            behind += 1
            while behind < len(self._words) and self._words[behind].joint and not self._titles(behind):
                if self._begins_person(behind):
                    return self._words[behind - 1].end, behind
                behind += 1
        return self._words[behind - 1].end, behind

    def _begins_person(self, at: int) -> bool:
        """Tell whether a word inside a long name is a given name behind a common word: then somebody heads the body."""
        word, before = self._words[at], self._words[at - 1]
        follows = at + 1 < len(self._words) and self._words[at + 1].joint == " "
        return follows and word.joint == " " and self._only_given(word.text) and told.is_word(before.text)

    def _titles(self, at: int) -> bool:
        return self._words[at].text.lower().rstrip(".") in told.TITLES

    def _first(self, words: Sequence[Capital], head: int) -> int | None:
        """Return the number of the first word that belongs to an organisation's name; ``None`` if nothing is left."""
        for number, word in enumerate(words[: head + 1]):
            low = word.text.lower().rstrip(".")
            opens = word.opens and low in told.OPENERS
            if opens or (low in told.TITLES and number + 1 < head):
                continue
            return number
        return None

    def _tells(self, words: Sequence[Capital], kind: ActorKind) -> bool:
        """Tell whether a name says whose or which one it is: more than what it is, and of what sort."""
        own = [word.text for word in words if word.text not in told.NOT_TELLING]
        own = [text for text in own if text.lower() not in told.QUALIFIERS]
        if not own or len(words) == 1:
            return False
        proper = any(
            text in self._names.adjectives or text in self._names.starts or not told.is_word(text) for text in own
        )
        return proper or (kind is not ActorKind.PLACE and len(words) > 2) or not words[0].opens  # noqa: PLR2004

    def _untitled(self, run: Sequence[Capital]) -> tuple[bool, list[Capital]]:
        """Return whether a title stands at the beginning of a run, and the run without titles and adjectives."""
        titled = False
        kept = list(run)
        while kept:
            low = kept[0].text.lower().rstrip(".")
            if low in told.TITLES:
                titled = True
            elif low in told.QUALIFIERS or (low in told.OPENERS and kept[0].opens):
                titled = titled and low != "party"
            elif kept[0].text in self._names.adjectives:
                titled = False
            else:
                break
            kept.pop(0)
        return titled, kept

    def _person(self, words: Sequence[Capital], *, titled: bool) -> Found | None:
        """Return a run that may be a person's name; of an unknown kind where nothing says so."""
        words = self._behind_office(words)
        start, end = words[0].start, words[-1].end
        if any(word.text in told.ACRONYMS for word in words):
            return None
        if len(words) > _MOST_WORDS or any(word.text in self._names.adjectives for word in words):
            return None
        if len(words) > 1 and any(word.text.isupper() and word.text.isalpha() and len(word.text) > 1 for word in words):
            return None
        titled = titled or told.ROLE_BEFORE.search(self._text, max(0, start - 30), start) is not None
        office = told.OFFICE.match(self._text, end) if len(words) == 1 and not titled else None
        if office is not None:
            return self._office(words[0], end, None, office)
        if len(words) == 1 and (told.is_word(words[0].text) if titled else words[0].opens and self._opener(words[0])):
            return None
        if len(words) > 1 and all(told.is_word(word.text) and word.text not in self._names.given for word in words):
            titled = False  # "General Conditions Applicable to Loans"
        counted = told.COUNTED.search(self._text, max(0, start - 5), start) is not None
        says = titled or (not counted and self._says(start, end))
        kind = ActorKind.PERSON if titled or (not counted and self._is_person(words, says=says)) else None
        return Found(start, end, self._text[start:end], kind, titled=titled, says=says)

    def _behind_office(self, words: Sequence[Capital]) -> Sequence[Capital]:
        """Return a run without what an office or a firm in front of a full name is of ("Exchequer Niels Lassen")."""
        first = words[0].text
        if first in self._names.given or first in told.COMMON_SURNAMES or not told.is_word(first):
            return words
        given = (number for number, word in enumerate(words) if self._only_given(word.text))
        at = next(given, 0)
        return words[at:] if at and len(words) - at > 1 else words

    def _only_given(self, text: str) -> bool:
        return text in self._names.given and not told.is_word(text)

    def _opener(self, word: Capital) -> bool:
        return word.text.lower() in told.OPENERS

    def _is_person(self, words: Sequence[Capital], *, says: bool) -> bool:
        """Tell whether a run is a person's name by its own words or by its neighbours."""
        if len(words) == 1:
            return False
        if words[0].text in self._names.given and not (words[0].opens and told.is_word(words[0].text)):
            return True
        initials = any(word.text.endswith(".") for word in words[:-1])
        if initials or any(told.PARTICLES.intersection(word.joint.split()) for word in words[1:]):
            return True
        return says and not told.is_word(words[-1].text)

    def _says(self, start: int, end: int) -> bool:
        """Tell whether what stands around a name makes it a person's."""
        if told.PLACED.search(self._text, max(0, start - 8), start):
            return False
        behind = told.SPEAKS_BEHIND.match(self._text, end)
        return behind is not None or told.SPEAKS_BEFORE.search(self._text, max(0, start - 20), start) is not None

    def _office(self, word: Capital, end: int, known: Known | None, office: re.Match[str]) -> Found:
        what = office.group(1).lower()
        headed = {"presidency": "administration", "cabinet": "government"}.get(what, what)
        return Found(
            word.start, office.end(), self._text[word.start : end], ActorKind.ORGANISATION, known, office=headed
        )

    def _shouted(self, at: int) -> bool:
        """Tell whether a word stands among words in capitals, where "WHO" and "US" mean nothing."""
        word = self._words[at]
        if not word.text.isupper() or "." in word.text:
            return False
        near = [one for one in self._words[max(0, at - 2) : at + 3] if one is not word]
        return sum(one.text.isalpha() and one.text.isupper() and told.is_word(one.text) for one in near) > 1

    def _behind(self, end: int, at: int) -> int:
        """Return the number of the first word that begins at or behind an offset."""
        at += 1
        while at < len(self._words) and self._words[at].start < end:
            at += 1
        return at


def _ends_person(text: str) -> bool:
    """Tell whether a word cannot stand in a person's name."""
    return text in told.NO_PERSON or text.lower() in told.TITLES


def _kind_of_head(text: str) -> ActorKind | None:
    if text in told.ORGANISATIONS:
        return ActorKind.ORGANISATION
    if text in told.DOCUMENTS:
        return ActorKind.DOCUMENT
    return ActorKind.PLACE if text in told.PLACES or text in told.PLACE_LEADS else None


def _with_small(text: str, span: tuple[int, int], names: Gazetteer, words: Sequence[Capital]) -> tuple[Capital, ...]:
    """Add the small words with which known names begin ("al-Nusra", "the House")."""
    small = [
        Capital(match.group(), match.start(), match.end(), "", opens=False)
        for match in names.small.finditer(text, *span)
        if names.at(text, match.start()) is not None
    ]
    return tuple(sorted((*words, *small), key=lambda word: word.start)) if small else tuple(words)
