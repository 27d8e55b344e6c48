"""Which names a text on a page consists of: a byline, an element of the author, a value of metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.ingest.cleaning.names import is_post, persons
from flows.ingest.readers.webpage.blocks import fold
from flows.language import datewords
from schemas.dates import Precision

_SPLIT = re.compile(r"\s*(?:;|\||/|,?\s+(?:and|und|et|y|e|og|och|i|и)\s+|\s+&\s+|、|，|,)\s*")
_PREFIX = re.compile(
    r"^(?:über|about|more (?:by|from)|all posts by|view all posts by)\s+|"
    r"^(?:(?:(?:an? |eine? |une? )?(?:analysis|column|commentary|comment|essay|interview|kolumne|kommentar|gastbeitrag|"
    r"analyse|chronique|tribune)|written|posted|published|submitted|reported|prepared|story|text|texte|words|"
    r"geschrieben|verfasst|escrito|publicado|scritto)\s+)?(?:by|von|par|por|di|door|av|af|przez)\s*:?\s+|"
    r"^(?:authors?|autor(?:in|en|es|e|a)?|auteurs?|author name|redaktion|text|texto|texte|bericht|foto und text)"
    r"\s*[:：]\s*|^(?:责任编辑|作者|記者|记者)\s*[:：]\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s*(?:\b(?:and|und|et)|\([^)]*\)|[|–—-]\s.*|\s(?:says|sagt|dit|schreibt):?|[:,.]|\bon\s*)$", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?:|www\.|@\w+\.\w", re.IGNORECASE)
_NO_NAME = re.compile(
    r"^\W|^(?:fail|no author|unknown|submitted)$|\d{5}|@|[<>{}\[\]=#]|\w*admin\w*|"
    r"\b(?:webmaster|posted|by|last|über|about|xing|"
    r"editor(?:s|ial)?|guest|anonymous|user|contact|home|jobs|menu|login|sign in|share|follow|read more|more|"
    r"contributors|all posts|view|posts?|articles?|comments?|published|updated|minutes?|press|subscribe|newsletter|"
    r"facebook|twitter|linkedin|instagram|youtube|google|wordpress|cookies?|privacy)\b",
    re.IGNORECASE,
)
_IN_LINE = re.compile(
    r"(?:^|[/|·•,.-]\s*|\d\s+|^(?:posted|submitted|written|eingestellt|geschrieben|verfasst|published|publié|escrito)\s+)"
    r"(?:by|von|par|por|di|door|av|af|przez|authors?:|autor:|interview:|texte?:)\s+(?P<names>\S.*)$",
    re.IGNORECASE,
)
_END_OF_NAMES = re.compile(
    r"\s*(?:[/|·•»«–—]|\((?!\S+\) (?-i:[A-Z]))|\s\d|^\d|\s(?:am|on|um|at|in|à|le|el|il|follow|published|updated|posted|"
    r"senior|january|february|march|april|may|june|july|august|september|october|november|december|edited|photos?|fotos?)\b|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:do|mo|di|mi|fr|sa|so)\b\s\d).*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"[\s,/|·•–—-]*(?:\b(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?)?\s*$", re.IGNORECASE)
_DEGREE = re.compile(
    r"^(?:[BM]\.?[AS]c?|M\.?B\.?A|M\.?D|M\.?P\.?[APH]|R\.?N|J\.?D|LL\.?[BM]|Ph\.?\s?D|Dr|Prof|Jr|Sr|Esq|I{2,3})\.?$"
)
_BODY = re.compile(
    r"\b(?:desk|staff|team|agenc(?:y|ies)|agenturen?|news|newsroom|wire|service|media|magazine|journal|universit\w*|"
    r"institut\w*|minist\w*|department|office|council|committee|commission|foundation|association|cent(?:er|re)|"
    r"group|company|inc|ltd|llc|gmbh|industry|online|blog|radio|correspondent|reporter|professor|reuters|"
    r"abteilung|verein(?:igung)?|verband|bund|gesellschaft|e\.\s?v|asociaci[óo]n|fundaci[óo]n|stiftung|society|"
    r"the|partnership|authority|parliament|government|bureau|library|contributors|"
    r"bloomberg|(?-i:AFP|AP|DPA|dpa|EFE|ANSA|TASS|PTI|ANI|IANS|APA|SDA|SID|KNA|EPD|epd|TV))\b",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[a-z]+[_.-][a-z_.-]+$")
# Names that are whole without a space; what ends like a paper, an office or a post is no person's.
_UNSPACED = re.compile(
    r"^(?!.*(?:社|网|網|报|報|台|局|部|会|會|组|組|院|编辑|編輯|记者|記者|기자|뉴스|신문|일보)$)(?:[一-鿿]{2,4}|[가-힣]{2,4})$"
)
_LABEL = re.compile(
    r"^(?:by|von|par|por|(?:written|words|text) by|authors?|autor(?:in)?|text|texte|words|interview)\s*:?$",
    re.IGNORECASE,
)
_LONGEST_NAME, _MOST_WORDS = 48, 5


def names_in(text: str) -> Iterator[str]:
    """Yield the names that a text consists of, without "By" and what is said of them."""
    plain = _PREFIX.sub("", fold(text)).strip(" ,;:•|–—-")
    if _ADDRESS.search(plain):
        return
    told = persons(plain)
    # "Ada Miller, Bo Larsen" are two people, though "Miller, Ada" is one.
    if told and not any(one.sort_name and all(" " in part for part in one.sort_name.split(", ")) for one in told):
        yield from (one.name for one in told if _is_name(one.name))
        return
    parts = [_SUFFIX.sub("", part).strip(" ,;:•|–—-.") for part in _SPLIT.split(plain)]
    if any(len(part) == 1 for part in parts):
        # "Sea & I" is one name.
        parts = [plain]
    yield from _of_parts(parts)


def _of_parts(parts: Sequence[str]) -> Iterator[str]:
    """Yield the parts of a list that are names, up to the first that says what somebody does."""
    # One word beside what is no name is a piece of a sentence.
    mixed = not all(map(_is_name, filter(None, parts)))
    for at, part in enumerate(parts):
        if at and is_post(part):
            return
        if _is_name(part) and (" " in part or not mixed):
            yield part


def _is_name(text: str) -> bool:
    parts = text.split()
    return (
        1 < len(text) <= _LONGEST_NAME
        and 0 < len(parts) <= _MOST_WORDS
        and any(map(str.isalpha, text))
        and not _NO_NAME.search(text)
        and not _SLUG.match(text)
        and not text.islower()
        and not _DEGREE.match(text)
    )


def is_person(name: str) -> bool:
    """Tell whether a name reads as a person's: of two words or more, and not of a desk, an agency or an institute."""
    first, *others = name.split()
    return bool(others) and first[0].isupper() and others[-1][0].isupper() and not is_body(name)


def is_body(name: str) -> bool:
    """Tell whether a name is that of a desk, an agency, an institute."""
    return bool(_BODY.search(name))


def is_unspaced(name: str) -> bool:
    """Tell whether a name of one word is the whole name of a person, as in Chinese and Korean."""
    return bool(_UNSPACED.match(name))


def before_names(text: str) -> bool:
    """Tell whether a line says no more than that the next one names who wrote."""
    return bool(_LABEL.match(text))


def cut(text: str) -> str:
    """Return the names in a line that also holds dates and the like."""
    match = _IN_LINE.search(text)
    return _END_OF_NAMES.sub("", match["names"] if match else text)


def by_line(text: str) -> str:
    """Return the names after "by" in a line; empty when it does not say so, or what follows is no name."""
    match = _IN_LINE.search(text)
    said = match["names"] if match else _PREFIX.sub("", text, count=1)
    names = _END_OF_NAMES.sub("", said)
    # Behind a comma may stand what the one does.
    return names if said != text and (persons(names) or persons(names.partition(",")[0])) else ""


def dated_line(text: str) -> str:
    """Return the persons in front of a day, as some pages print them without "by"; empty for anything else."""
    day = next((one for one in datewords.find(text) if one.when.precision is Precision.DAY), None)
    names = _WEEKDAY.sub("", text[: day.start]) if day is not None else ""
    found = persons(names.strip(" /|·•,–—-"))
    return names if found and all(is_person(one.name) for one in found) else ""
