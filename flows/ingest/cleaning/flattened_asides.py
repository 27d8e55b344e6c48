"""What stands inside of a text that came as one line and is none of it: captions, buttons, repeats, marks of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.flattened_heads import PHOTO, buttons
from flows.ingest.cleaning.names import is_post, persons
from flows.ingest.cleaning.shape import key, words
from flows.language import sentences
from flows.language.identify import FUNCTION_WORDS

# "HARBOURTOWN, XY - MAY 3: A ship ...", as agencies begin their captions.
_PLACE_AND_DAY = re.compile(r"\b[A-Z]{3,}(?:[ ,.]+[A-Z]{2,})* [-–—] [A-Z]{3,9} \d{1,2}: ")
_LONGEST_CAPTION = 700
_GOES_ON = re.compile(r"[.,;:]|\s+[a-zß-ÿ]")
# So many buttons, none further from the next than this, are no words of a sentence.
_FEWEST_BUTTONS = 4
_BUTTONS_APART = 40
# What the page has twice around its text is told by runs of so many words.
_RUN = 4
_LINKS_APART = 12
_FEWEST_WORDS = 8
_LONGEST_POST = 90
_LONGEST_BUTTON = 4
_BUTTON_VERBS = frozenset("read view download watch listen print share open continue".split())
_QUOTED = re.compile(r"“[^“”]+”|(?<!\w)\"[^\"]+\"")
_MARK = re.compile(r"(?<=[.!?”\"’)] )(?P<number>\d{1,3}) (?=[A-ZÀ-Ý“‘\"])")
_FEWEST_MARKS = 3
_HEADINGS = vocabulary.RECOMMENDATIONS | vocabulary.SUMMARY | frozenset({"introduction", "conclusion", "conclusions"})
_LONGEST_HEADING = 2


class Aside(NamedTuple):
    """A stretch of a page that is none of its text."""

    start: int
    end: int
    rule: str
    reason: str


def asides(text: str, start: int, end: int) -> list[Aside]:
    """Return the stretches between two offsets of a page that are none of its text, in order, none in another."""
    spans = [(start + first, start + last) for first, last in sentences.spans(text[start:end])]
    found = [*_captions(text, spans), *_buttons(text, spans, end), *_repeats(text, spans), *_marks(text, start, end)]
    found += _headings(text, spans)
    kept: list[Aside] = []
    for one in sorted(found):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end > kept[-1].end:
            kept[-1] = kept[-1]._replace(end=one.end)
    return kept


def _captions(text: str, spans: list[tuple[int, int]]) -> Iterator[Aside]:
    """Yield who took a picture, and from a place and day on what the picture shows.

    Nothing else tells a caption from a sentence of the text; brackets that a sentence goes on behind are its own.
    """
    for photo in PHOTO.finditer(text, spans[0][0] if spans else 0, spans[-1][1] if spans else 0):
        dated = list(_PLACE_AND_DAY.finditer(text, max(0, photo.start() - _LONGEST_CAPTION), photo.start()))
        if dated:
            yield Aside(dated[-1].start(), photo.end(), "credit", "caption of a picture and who took it")
        elif not _GOES_ON.match(text, photo.end()):
            yield Aside(*photo.span(), "credit", "who took a picture")


def _buttons(text: str, spans: list[tuple[int, int]], end: int) -> Iterator[Aside]:
    """Yield runs of buttons, with the links behind them that the page has around its text as well."""
    found = [one for one in buttons(text) if spans and spans[0][0] <= one[0] < end]
    runs: list[list[tuple[int, int]]] = [found[:1]]
    for before, after in pairwise(found):
        if after[0] - before[1] <= _BUTTONS_APART:
            runs[-1].append(after)
        else:
            runs.append([after])
    around = _runs(text[: spans[0][0]] + " " + text[end:]) if spans else frozenset[tuple[str, ...]]()
    for run in runs:
        if len(run) >= _FEWEST_BUTTONS:
            stop = next((last for _, last in spans if last >= run[-1][1]), end)
            last = _links_end(text, run[-1][1], stop, around)
            yield Aside(run[0][0], last, "page head", "buttons and links of the page inside of the text")


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of words in a text that look like the names of links: half of their words begin with capitals."""
    tokens = text.split()
    runs = zip(*(tokens[offset:] for offset in range(_RUN)), strict=False)
    return frozenset(run for run in runs if 2 * sum(token[0].isupper() for token in run) >= _RUN)


def _links_end(text: str, first: int, last: int, around: frozenset[tuple[str, ...]]) -> int:
    """Return where the links end that follow buttons: behind the last run of words that stands around the text, too."""
    tokens = list(re.finditer(r"\S+", text[first:last]))
    end = 0
    for at in range(len(tokens) - _RUN + 1):
        if at - end > _LINKS_APART:
            break
        if tuple(token.group() for token in tokens[at : at + _RUN]) in around:
            end = at + _RUN
    # The next sentence may begin as the name of a link does behind the same words.
    while end and tokens[end - 1].group().lower() in FUNCTION_WORDS["en"]:
        end -= 1
    return first + tokens[end - 1].end() if end else first


def set_apart(text: str) -> list[Aside]:
    """Return the sentences of a paragraph that stand in it again, with a post and name below them: pull quotes."""
    if "“" not in text and '"' not in text:
        return []
    spans = list(sentences.spans(text))
    ends = {last for _, last in spans}
    return [one for one in _repeats(text, spans) if one.end not in ends]


def _repeats(text: str, spans: list[tuple[int, int]]) -> Iterator[Aside]:
    """Yield sentences that a sign shows to be set apart: a longer one quotes them, a name or a button stands by them.

    Without a sign, who says a thing twice means to: a speech's refrain, or a claim that the next sentence denies.
    """
    keys = [key(text[first:last]) for first, last in spans]
    whole = "\n".join(keys)
    same = Counter(one for mine in keys for one in _without_button(mine))
    quoted = [(*match.span(), key(match.group())) for match in _QUOTED.finditer(text)]
    before: set[str] = set()
    for mine, (first, last) in zip(keys, spans, strict=True):
        if len(mine.split()) < _FEWEST_WORDS:
            continue
        named = _attribution(text[last : last + 2 * _LONGEST_POST], text)
        within = whole.count(mine) > same[mine]
        again = not before.isdisjoint(_without_button(mine))
        lifted = within and any(mine in one and (end <= first or last <= start) for start, end, one in quoted)
        if lifted or (named and (within or again)) or (again and mine not in before):
            yield Aside(first, last + named, "pull quote", "repeats words of the text")
        before.add(mine)


def _without_button(sentence: str) -> list[str]:
    """Return a folded sentence, and what is left of it without a button in front ("Read article ...")."""
    tokens = sentence.split()
    most = min(_LONGEST_BUTTON, len(tokens) - _FEWEST_WORDS) if tokens and tokens[0] in _BUTTON_VERBS else 0
    return [sentence, *(" ".join(tokens[drop:]) for drop in range(1, most + 1))]


def _attribution(behind: str, text: str) -> int:
    """Return the length of the post and name that stand below words set apart ("Senior Fellow, Ada Miller")."""
    found = re.match(rf"\s*(?P<post>[A-ZÀ-Ý](?:[^.!?,:;]|(?<=\b[A-Z])\.){{2,{_LONGEST_POST}}}),\s+", behind)
    if found is None or not is_post(found["post"]):
        return 0
    tokens = list(re.finditer(r"\S+", behind[found.end() : found.end() + _LONGEST_POST]))
    for size in (4, 3, 2):
        name = " ".join(token.group() for token in tokens[:size])
        if len(tokens) >= size and persons(name) and text.count(name) > 1:
            return found.end() + tokens[size - 1].end()
    return 0


def _marks(text: str, start: int, end: int) -> list[Aside]:
    """Return the marks of notes between sentences: numbers that count on from one."""
    found, expected = [], 1
    for match in _MARK.finditer(text, start, end):
        if int(match["number"]) == expected:
            expected += 1
            found.append(Aside(*match.span("number"), "note", "mark of a note"))
    return found if len(found) >= _FEWEST_MARKS else []


def _headings(text: str, spans: list[tuple[int, int]]) -> Iterator[Aside]:
    """Yield the headings of one or two known words with which sentences seem to begin ("Conclusion The ...")."""
    for first, last in spans:
        tokens = list(re.finditer(r"\S+", text[first : min(last, first + 80)]))
        for size in range(1, _LONGEST_HEADING + 1):
            if len(tokens) < size + 2 or key(" ".join(one.group() for one in tokens[:size])) not in _HEADINGS:
                continue
            begins = tokens[size].group()
            opens = begins.lower() in FUNCTION_WORDS["en"]
            if begins[0].isupper() and opens and words(tokens[size - 1].group())[-1] == tokens[size - 1].group():
                yield Aside(first, first + tokens[size - 1].end(), "heading", "")
