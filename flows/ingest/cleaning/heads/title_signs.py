"""What speaks for a line being the title, and what against it, each with its weight."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from flows.ingest.cleaning import bodies, vocabulary
from flows.ingest.cleaning.draft import Draft, Item
from flows.ingest.cleaning.heads.extent import LONGEST_TITLE, is_head_line
from flows.ingest.cleaning.heads.letters import is_act
from flows.ingest.cleaning.names import is_body, is_post, persons
from flows.ingest.cleaning.rights import copyright_holder
from flows.ingest.cleaning.series import read_series
from flows.ingest.cleaning.shape import ends_sentence, in_small_letters, is_paragraph, is_wide, key, words
from flows.ingest.cleaning.speeches import is_speech_line, turn, turns
from flows.language.persons import bare
from flows.language.words import length

LETTER_SPACED = re.compile(r"^(?:[^\W\d_] ){5,}[^\W\d_]$")
"""A line set with a space between all letters, as mastheads are."""

OFFICE = re.compile(
    r"^(?:office|secretariat|ministry|department|press (?:and|office|service)|the white house)\b", re.IGNORECASE
)
"""A line that begins with the name of an office."""

RELEASE_NUMBER = re.compile(
    r"^(?:(?:press|news|media) release|(?:nota|comunicado) de (?:prensa|imprensa)|comunicado|communiqué(?: de presse)?|"
    r"comunicato(?: stampa)?|pressemitteilung|pressemeddelelse|persbericht|пресс-релиз)"
    r"\W+(?:(?:no|nr|n[.°]*º?|number|numéro|número|núm|№)\W*)?\d[\w/.-]*$",
    re.IGNORECASE,
)
"""A line that holds the number of a press release and nothing else."""

CAPTION = re.compile(r"\b(?:photo|foto|image|credit|©)\b\s*[:/]?|/ [A-Z]\. [A-Z]", re.IGNORECASE)
"""Signs of a picture's caption or credit."""

_SERIES_ALONE = re.compile(r"\bseries(?:\s+[\d/.-]+)?$|^wp\s+[\d/.-]+$", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—-]\s+|\s+::\s+")
_COMPANY = re.compile(r",?\s+(?:Ltd|Limited|Inc|LLC|GmbH|AG|S\.?A\.?|e\. ?V|B\.?V|plc)\.?$")
_ADDRESS = re.compile(r"@|https?:|www\.")
_MENU_RULES = frozenset({"navigation", "language switcher", "breadcrumb"})
# Numbers of words. A title has four to eighteen; three and up to thirty occur, and anything else is rare.
_SHORT, _USUAL, _LONG = 3, range(4, 19), range(19, LONGEST_TITLE + 1)
_LONGEST_BODY_NAME = 8
_LONGEST_SERIES_LINE = 10
_SUBTITLE = range(5, LONGEST_TITLE + 1)
_LONG_SENTENCE = 12
_NEAR_BELOW = range(1, 7)
_NEAR_ABOVE = (-1, -2)
_MENU_REACH = 8
# The first of several like lines is the title.
_LOSS_BY_PLACE = 0.2


def score(draft: Draft, index: int, place: int) -> float:
    """Return how much a line is like a title; above 0 it may be one.

    Args:
        draft: The document.
        index: The line's.
        place: How many other lines over the body stand before it.
    """
    line = _Line(draft, index)
    return sum(sign.weight for sign in _SIGNS if sign.holds(line)) - _LOSS_BY_PLACE * place


# A menu in one line has more; no title with its site's name has.
_MOST_PARTS = 10


def site_parts(text: str) -> list[str]:
    """Return the parts of a line between the signs with which sites set their name off; one when there are none."""
    return _SITE.split(text)


def is_title_with_site(text: str, title: str) -> bool:
    """Tell whether a line is the folded title with the site's name behind it ("Title | Site")."""
    parts = site_parts(text)
    if not title or not 1 < len(parts) <= _MOST_PARTS:
        return False
    return any(key(" ".join(parts[:cut])) == title for cut in range(1, len(parts)))


class _Line:
    """A line that may be the title, and what stands around it."""

    def __init__(self, draft: Draft, index: int) -> None:
        """Look at one item of a draft."""
        self.draft, self.index = draft, index
        self.text = draft.items[index].text

    @cached_property
    def key(self) -> str:
        """The line, folded."""
        return key(self.text)

    @cached_property
    def count(self) -> int:
        """How many words it has."""
        return length(self.text) if is_wide(self.text) else len(words(self.text))

    @cached_property
    def below(self) -> Item | None:
        """The item below it."""
        return self.draft.items[self.index + 1] if self.index + 1 < len(self.draft.items) else None

    @property
    def repeats(self) -> bool:
        """Whether another line says the same, with the site's name or without."""
        same = (self.key == key(item.text) or is_title_with_site(item.text, self.key) for item in self.draft.items)
        return self.count > _SHORT and sum(same) > 1

    @property
    def dated(self) -> bool:
        """Whether a date, a byline or a share bar stands near it."""
        return any(is_head_line(self.draft, self.index + step) for step in (*_NEAR_BELOW, *_NEAR_ABOVE))

    @property
    def in_menu(self) -> bool:
        """Whether it stands between two lines of a menu."""
        beside = [self.draft.items[near] for near in (self.index - 1, self.index + 1) if self._is_index(near)]
        return len(beside) > 1 and all(
            item.rule in _MENU_RULES and key(item.text) not in vocabulary.CATEGORY for item in beside
        )

    def _is_index(self, near: int) -> bool:
        return 0 <= near < len(self.draft.items)

    @property
    def over_menu(self) -> bool:
        """Whether a menu stands between it and the first paragraph: then it is the site's name or motto."""
        below = self.draft.items[self.index + 1 : self.index + _MENU_REACH]
        first = next((place for place, item in enumerate(below) if item.open and is_paragraph(item.text)), len(below))
        return any(item.rule in {"navigation", "breadcrumb"} for item in below[:first])

    @property
    def label(self) -> bool:
        """Whether it is the label of a section, a menu's word or a mark of release."""
        return (
            vocabulary.is_label(self.key) or self.key in vocabulary.NAVIGATION or self.key in vocabulary.RELEASE_MARKS
        )

    @cached_property
    def weak(self) -> bool:
        """Whether it may be the name of a body."""
        return is_body(self.text) and self.count <= _LONGEST_BODY_NAME and not re.search(r"[:?]", self.text)

    @cached_property
    def names_body(self) -> bool:
        """Whether it names a body with a word that hardly stands in a title."""
        return self.weak and any(key(word) in bodies.BODY_WORDS for word in words(self.text))

    @property
    def names_publisher(self) -> bool:
        """Whether it is the name of whoever holds the copyright, or is known to publish."""
        facts = self.draft.facts
        named = [copyright_holder(right.text) for right in facts.rights]
        named += [facts.publisher.name] if facts.publisher else []
        return any(name is not None and self.key in {key(name), key(_COMPANY.sub("", name))} for name in named)

    @property
    def names_person(self) -> bool:
        """Whether it is a person's name, with a post or without."""
        name, _, rest = self.text.partition(",")
        return bool(persons(self.text) or (persons(name) and is_post(rest)))

    @property
    def names_speaker(self) -> bool:
        """Whether it begins with the label of a speech turn: a speaker's, and not the first half of a title."""
        who = turn(self.text)
        if who is None or ends_sentence(self.text):
            return False
        return bool(persons(bare(who))) or len(words(who)) == 1 or key(who) in turns(self.draft)

    @property
    def names_act(self) -> bool:
        """Whether it is the number of an act, with nothing above that may be a title: below one it is a heading."""
        above = (item.text for _, item in self.draft.open(0, self.index))
        return is_act(self.text) and not any(len(words(text)) > _SHORT and not is_body(text) for text in above)

    @property
    def over_heading(self) -> bool:
        """Whether it is a heading of Markdown with its like right below: title and subtitle."""
        marks, below = re.match(r"#{1,2} ", self.draft.items[self.index].piece.text), self.below
        return marks is not None and below is not None and below.piece.text.startswith(marks.group())

    @property
    def over_series(self) -> bool:
        """Whether a numbered series stands on the next line: then it names who publishes that."""
        below = self.below
        return (
            below is not None
            and below.open
            and read_series(below.text) is not None
            and len(words(below.text)) <= _LONGEST_SERIES_LINE
        )

    @property
    def over_office(self) -> bool:
        """Whether an office is named on the next line: then it names the body that the office belongs to."""
        return self.below is not None and self.below.piece.gap == 0 and bool(OFFICE.match(self.below.text))

    @property
    def over_subtitle(self) -> bool:
        """Whether the next line can be the subtitle of a short title."""
        below = self.below
        return below is not None and below.open and below.piece.gap == 0 and len(words(below.text)) in _SUBTITLE

    @property
    def leads_elsewhere(self) -> bool:
        """Whether it holds an address, or is a label with a colon."""
        return bool(_ADDRESS.search(self.text)) or (self.count < _SHORT and self.text.endswith((":", "：")))


class _Sign(NamedTuple):
    """A property of a line and what it is worth."""

    weight: float
    holds: Callable[[_Line], bool]


# The weights were set by hand on 47 pages of think tanks, and checked on 829 speeches and 234 agreements.
_SIGNS = (
    _Sign(2.0, lambda line: line.count in _USUAL),
    _Sign(1.0, lambda line: line.count == _SHORT or line.count in _LONG),
    _Sign(-1.0, lambda line: line.count < _SHORT or line.count > LONGEST_TITLE),
    _Sign(3.0, lambda line: line.repeats),
    _Sign(1.5, lambda line: line.dated),
    _Sign(0.5, lambda line: re.search(r"[:?!“\"«]", line.text) is not None),
    _Sign(2.0, lambda line: line.draft.items[line.index].piece.text.startswith("#")),
    _Sign(1.0, lambda line: is_title_with_site(line.text, line.key)),
    _Sign(1.2, lambda line: line.count == _SHORT and line.over_subtitle),
    _Sign(-1.6, lambda line: line.in_menu),
    _Sign(-2.0, lambda line: line.over_menu),
    _Sign(-4.0, lambda line: line.label),
    _Sign(-3.5, lambda line: line.names_body),
    _Sign(-1.0, lambda line: line.weak and not line.names_body),
    _Sign(-5.0, lambda line: line.names_publisher),
    _Sign(-2.0, lambda line: line.names_person),
    _Sign(-2.0, lambda line: line.over_series),
    _Sign(-2.0, lambda line: read_series(line.text) is not None),
    _Sign(-3.0, lambda line: OFFICE.match(line.text) is not None),
    _Sign(-3.0, lambda line: line.over_office),
    _Sign(-2.5, lambda line: in_small_letters(line.text)),
    _Sign(-3.0, lambda line: line.text.endswith(".") and ends_sentence(line.text) and line.count > _LONG_SENTENCE),
    _Sign(-4.0, lambda line: line.leads_elsewhere),
    _Sign(-3.0, lambda line: line.names_speaker),
    _Sign(1.0, lambda line: line.over_heading),
    _Sign(-4.0, lambda line: RELEASE_NUMBER.match(line.text) is not None),
    _Sign(-3.0, lambda line: line.count <= _SHORT + 1 and _SERIES_ALONE.search(line.text) is not None),
    _Sign(-1.5, lambda line: CAPTION.search(line.text) is not None),
    _Sign(-2.0, lambda line: is_speech_line(line.text)),
    _Sign(5.0, lambda line: line.names_act),
    _Sign(-6.0, lambda line: LETTER_SPACED.match(line.text) is not None),
)
