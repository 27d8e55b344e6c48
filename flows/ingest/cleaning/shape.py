"""What a line looks like: prose, a name, a heading, a role."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from flows.language import sentences
from flows.language.identify import FUNCTION_WORDS, script_of

# The rules ask the same of the same lines many times over.
_remembered = lru_cache(maxsize=8192)
_MARKS = re.compile(r"[\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0652]")
# Vowels of Arabic stand on their letters and do not part them.
_WORD = re.compile("[^\\W\\d_]+(?:(?:[-'’.]|[\u064b-\u0652\u0670]+)[^\\W\\d_]+)*")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*_])")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_HEADING_MARK = re.compile(r"^\s{0,3}#{1,6}\s+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»“)\]*_]*(?:\[\d+\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)?$")
_ALL_FUNCTION_WORDS = frozenset().union(*FUNCTION_WORDS.values())
# Of other scripts no function words are listed, so that none can be missed.
_LISTED_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "ARABIC"})

# Prose is at least this long, or ends like a sentence and is at least as long as the second number says.
_PROSE_WORDS = 30
_SENTENCE_WORDS = 8
_WIDE_PROSE_CHARACTERS = 40


@_remembered
def key(text: str) -> str:
    """Return a line as phrase lists hold it: case folded, without accents, marks and punctuation."""
    plain = text.casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    return _MARKS.sub(" ", plain).strip()


@_remembered
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, as printed."""
    return tuple(_WORD.findall(text))


@_remembered
def without_emphasis(text: str) -> str:
    """Return a text without the marks of Markdown for headings, links, bold and italics."""
    plain = _HEADING_MARK.sub("", text)
    if "](" in plain:
        plain = _LINK.sub(r"\1", re.sub(r"(\]\([^()\s]*\))\s+(?=\[)", r"\1, ", plain))
    for _ in range(3):
        plain = _EMPHASIS.sub(r"\2", plain)
    return plain.strip()


def emphasised(text: str) -> bool:
    """Tell whether a whole line is set in bold or italics."""
    match = _EMPHASIS.fullmatch(text.strip())
    return match is not None and match.group(1) not in match.group(2)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text[-40:]))


def in_small_letters(text: str) -> bool:
    """Tell whether a line begins with a letter and has no capital, as file names and texts for pictures do."""
    return text.islower() and text[:1].isalpha()


def is_wide(text: str) -> bool:
    """Tell whether a text is written in a script without spaces between words (Chinese, Japanese, Thai)."""
    return len(re.findall("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]", text)) * 2 > len(text)


@_remembered
def is_prose(text: str) -> bool:
    """Tell whether a line is running text: several words of which many are function words, and whole sentences."""
    if is_wide(text):
        return len(text) >= _WIDE_PROSE_CHARACTERS and bool(re.search("[。！？，；]", text))
    found = words(text)
    if len(found) < _SENTENCE_WORDS:
        return False
    if len(found) >= _PROSE_WORDS:
        return _holds_function_words(found) and bool(re.search(r"[.!?;:,؟،।。]", text))
    whole = (
        ends_sentence(text)
        or len(sentences.spans(text)) > 1
        or (text.endswith(":") and len(found) >= 2 * _SENTENCE_WORDS)
    )
    return whole and _holds_function_words(found)


def _holds_function_words(found: Sequence[str]) -> bool:
    """Tell whether words are those of running text, or of a script whose function words are not known."""
    functional = sum(word.lower() in _ALL_FUNCTION_WORDS for word in found)
    if functional >= _PROSE_FUNCTION_SHARE * len(found):
        return True
    return 2 * sum(script_of(word[0]) not in _LISTED_SCRIPTS for word in found) > len(found)


def is_paragraph(text: str) -> bool:
    """Tell whether a line is prose and too long to be a title, a subtitle or a caption."""
    return is_prose(text) and (is_wide(text) or len(words(text)) >= _PARAGRAPH_WORDS)


_PARAGRAPH_WORDS = 35


def is_long_paragraph(text: str) -> bool:
    """Tell whether a line is a paragraph of whole sentences that is too long for a teaser, too."""
    return is_prose(text) and ends_sentence(text) and (is_wide(text) or len(words(text)) >= _LONG_PARAGRAPH_WORDS)


_LONG_PARAGRAPH_WORDS = 40

# Menus and lists of tags have next to no function words; the poorest paragraph of 6,000 had 0.17.
_PROSE_FUNCTION_SHARE = 0.15

_PARTICLES = frozenset(
    "van von der den de del della di da dos das du la le al el bin ibn ben abu bint zu zur ter ten op af "
    "und y e i san".split()
)
_HONORIFICS = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|miss|sir|dame|lord|lady|hon|amb|ambassador|gen|general|col|"
    r"colonel|adm|admiral|"
    r"capt|captain|cdr|lt|rev|h\.?e|dipl|ing|mag|rep|sen|senator|herr|frau|mme|m|lic|don|doña|madame|"
    r"monsieur)\b\.?,?\s+)+",
    re.IGNORECASE,
)
_FEWEST_NAMES = 2
_NAME_TOKEN = re.compile(r"(?:[^\W\d_]\.?(?:-[^\W\d_]\.)?|(?:[dDOL]['’])?[^\W\d_]+(?:[-'’][^\W\d_]+)*)$")


def without_honorific(name: str) -> str:
    """Return a name without the titles in front of it."""
    return _HONORIFICS.sub("", name).strip()


def is_name(text: str, *, body_words: frozenset[str], most: int = 5) -> bool:
    """Tell whether a text can be the name of one person: two to five capitalised words, particles between them.

    A script without capitals does not tell names from other words; see :mod:`flows.ingest.cleaning.uncased`.

    Args:
        text: What may be a name, without titles in front.
        body_words: Folded words that name bodies, not persons (``institute``).
        most: How many words a name may have.
    """
    tokens = text.split()
    if not _FEWEST_NAMES <= len(tokens) <= most or not all(_NAME_TOKEN.match(token) for token in tokens):
        return False
    if any(part in body_words for token in tokens for part in key(token).split()):
        return False
    named = [token for token in tokens if token.lower() not in _PARTICLES]
    if len(named) < _FEWEST_NAMES or not all(token[0].isupper() for token in named):
        return False
    return any(len(token.strip(".")) > 1 for token in named)
