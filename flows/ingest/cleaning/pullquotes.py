"""Quotations that stand alone on the page: pull quotes and block quotations, with who said them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.names import persons
from flows.ingest.cleaning.shape import ends_sentence, is_prose, key, without_emphasis, words
from flows.language.persons import bare
from schemas.article import QuotationKind
from schemas.dates import StatedDate

_PAIRS = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ('"', '"'), ("‘", "’"), ("「", "」"))
_VENUE = re.compile(
    r"^(?P<who>.+?)\s+(?P<join>on|at|in|to|before|during|speaking (?:at|to|in|on)|im|beim|in der|au|devant|"
    r"lors de|en|ante)\s+(?P<where>(?:the |his |her |der |die |den |le |la |l['’])?.+)$"
)
_BY = re.compile(r"^(?:>\s*)?(?:[—–―]+|-{1,2})\s*(?=\S)|^~\s*")
# "Vale said in a statement": a sentence of the text, and no name set below a quotation.
_SENTENCE = re.compile(r"\b(?:said|says|told|added|adds|wrote|writes|asked|asks|replied|warned|warns|noted|notes)\b")
# "(c) An event shall have occurred", "'Program' means the program", "By /s/ A. Name": a contract, which nobody speaks.
CLAUSE_OF_CONTRACT = re.compile(r"\W*\([a-z0-9]{1,4}\)\s|\W*(?:By\s)?/s/\s|\W*[‘’'“\"][^‘’'”\"]{2,60}[’'”\"] means\b")
_LONGEST_PULL = 60
_LONGEST_ATTRIBUTED = 45
_LONGEST_BY = 25
_PLACE_OR_EVENT = re.compile(
    r"\b(?:conference|forum|summit|congress|session|meeting|debate|interview|speech|address|press|assembly|"
    r"hearing|parliament|council|committee|commission|"
    r"university|symposium|workshop|panel|dialogue|ceremony|television|radio|news|tagung|konferenz|gipfel|"
    r"kongress|cumbre|conferencia|foro|congreso|sommet|colloque|conférence)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said something, when and where, as printed beside it."""

    speaker: str | None
    date: StatedDate | None
    venue: str | None


@dataclass(slots=True)
class SetQuote:
    """A quotation set apart from the text."""

    item: Item
    kind: QuotationKind
    text: str
    attribution: Attribution | None


def read_set_quotes(draft: Draft) -> list[SetQuote]:
    """Claim quotations that stand alone; return them in reading order."""
    start, end = draft.body_start(), draft.body_end()
    found: list[SetQuote] = []
    for index, item in list(draft.open(start, end)):
        if not item.open:
            continue
        quote = _quote(draft, index, item)
        if quote is not None:
            found.append(quote)
    return found


def _quote(draft: Draft, index: int, item: Item) -> SetQuote | None:
    text = re.sub(r"(?:^|(?<=\s))>\s*", "", item.text).strip()
    if CLAUSE_OF_CONTRACT.match(text):
        return None
    quoted, rest = _quoted(without_emphasis(text))
    if quoted is None:
        return _repeated(draft, index, item) or _attributed(draft, index, item) or _indented(draft, index, item)
    attribution = attributed(rest) if rest else None
    if rest and attribution is None:
        return None
    if attribution is None:
        attribution = _line_below(draft, index)
    block = (
        item.text.startswith(">")
        or _is_led_in(draft, index)
        or len(words(quoted)) > _LONGEST_PULL
        or (attribution is not None and len(words(quoted)) > _LONGEST_ATTRIBUTED)
    )
    if attribution is None and not block and not _may_be_pulled(draft, index, quoted):
        return None
    kind = QuotationKind.BLOCK if block else QuotationKind.PULL
    item.words = without_emphasis(text)
    if kind is QuotationKind.PULL:
        draft.claim(index, Role.PULL_QUOTE, "pull quote", "lifted out of the text as a quotation")
    return SetQuote(item, kind, quoted, attribution)


def _is_led_in(draft: Draft, index: int) -> bool:
    """Tell whether the paragraph above a quotation ends with a colon: then it is part of the text."""
    above = next((item for item in reversed(draft.items[:index]) if item.role is not Role.REMOVED), None)
    return above is not None and above.open and above.text.rstrip().endswith(":")


def _quoted(text: str) -> tuple[str | None, str]:
    """Return the quotation that a line begins with, and what stands behind it; ``None`` when it does not begin so."""
    for opener, closer in _PAIRS:
        if not text.startswith(opener):
            continue
        close = text.rfind(closer, 1)
        if close < 0 or text[close:] == text:
            continue
        inner, rest = text[1:close], text[close + 1 :].strip(" *_")
        if opener != closer and opener in inner and inner.rfind(opener) > inner.rfind(closer):
            continue
        if opener == closer and opener in inner:  # "We shall," he said. "We must.": a paragraph of two quotations
            continue
        if closer in inner and opener != closer and inner.find(closer) < inner.rfind(opener):
            return None, ""
        if len(words(rest)) > _LONGEST_BY or len(words(inner)) < 4:  # noqa: PLR2004 - a term, no quotation
            return None, ""
        return inner.strip(), rest
    return None, ""


def attributed(text: str) -> Attribution | None:
    """Read an attribution such as ``(Smith, 3 May 2018)`` or ``— Jane Smith, at the Forum, May 2018``."""
    plain = without_emphasis(re.sub(r"^>\s*", "", text)).strip()
    marked = plain.startswith("(") or bool(_BY.match(plain))
    plain = _BY.sub("", plain).strip(" ()[]*_.")
    if not plain or len(words(plain)) > _LONGEST_BY:
        return None
    if not marked and (
        is_prose(plain)
        or _SENTENCE.search(plain)
        or not plain[0].isupper()
        or re.match(
            r"^(?:said|says|he|she|they|the|a|an|it|and|but|see|read|note|source|photo|image|via)\b",
            plain,
            re.IGNORECASE,
        )
    ):
        return None
    stated = read_date(plain)
    if stated is not None:
        plain = plain.replace(stated.words, "").strip(" ,;()")
        plain = re.sub(r"[\s,]+(?:on|in|am|im|le|el|en|du|vom)$", "", plain)
    parts = [part.strip() for part in re.split(r",\s+(?=\S)", plain) if part.strip()]
    if not parts:
        return Attribution(None, stated, None)
    who, venue = _venue(parts[0])
    for part in parts[1:]:
        inside = re.sub(r"^(?:at|in|on|speaking at|speaking to)\s+", "", part)
        if venue is None and (inside != part or _PLACE_OR_EVENT.search(part)):
            venue = re.sub(r"^the\s+", "", inside)
    if not marked and stated is None and len(parts) < 2 and venue is None:  # noqa: PLR2004 - a name alone is a heading
        return None
    return Attribution(who, stated, venue)


def _venue(text: str) -> tuple[str, str | None]:
    match = _VENUE.match(text)
    if match is None or not match["who"][0].isupper() or match["who"].count(" ") > 6:  # noqa: PLR2004
        return text, None
    return match["who"], re.sub(r"^the\s+", "", match["where"])


def _line_below(draft: Draft, index: int) -> Attribution | None:
    """Read and claim the attribution on the line below a quotation."""
    if index + 1 >= len(draft.items):
        return None
    below = draft.items[index + 1]
    if (
        not below.open
        or below.piece.gap > 1
        or (is_prose(below.text) and not below.text.startswith(("(", "—", "–", "-")))
    ):
        return None
    marked = bool(_BY.match(re.sub(r"^>\s*", "", below.text))) or below.text.startswith("(")
    if below.piece.gap and not marked:
        return None
    found = attributed(below.text) or _named(draft, below.text)
    if found is None:
        return None
    draft.claim(
        index + 1,
        Role.ATTRIBUTION,
        "pull quote",
        "attribution of a quotation, moved to quotations",
        fields=("quotations",),
    )
    return found


def _named(draft: Draft, text: str) -> Attribution | None:
    """Return an attribution that is a name alone, when the name also stands elsewhere in the document."""
    name = bare(without_emphasis(text))
    others = sum(key(name) in key(item.text) for item in draft.items) - 1
    return Attribution(without_emphasis(text), None, None) if persons(name) and others > 0 else None


def _may_be_pulled(draft: Draft, index: int, quoted: str) -> bool:
    """Tell whether a quotation without attribution is a pull quote: short, or repeated from the body."""
    plain = key(quoted)
    repeated = any(plain in key(item.text) for at, item in enumerate(draft.items) if at != index and item.open)
    return repeated or len(words(quoted)) <= 30  # noqa: PLR2004 - longer ones are paragraphs of speech


def _repeated(draft: Draft, index: int, item: Item) -> SetQuote | None:
    """Return a pull quote that repeats a sentence of the body without quotation marks."""
    if item.part is not None and item.part.vouched:  # its reader has told them
        return None
    plain = key(item.text)
    if not 5 <= len(words(item.text)) <= _LONGEST_PULL or not ends_sentence(item.text.rstrip('”"»“*')):  # noqa: PLR2004
        return None
    for other, paragraph in enumerate(draft.items):
        if (
            other != index
            and paragraph.open
            and len(paragraph.text) > 1.5 * len(item.text)
            and plain in key(paragraph.text)
        ):
            item.words = without_emphasis(item.text)
            draft.claim(index, Role.PULL_QUOTE, "pull quote", "repeats a sentence of the text")
            return SetQuote(item, QuotationKind.PULL, item.words.strip('“”"„«» '), None)
    return None


def _indented(draft: Draft, index: int, item: Item) -> SetQuote | None:
    """Return a block quotation without marks: set in further than the text, below a paragraph that leads it in."""
    if len(item.piece.lines) < 2 or not _is_led_in(draft, index) or len(words(item.text)) < 8:  # noqa: PLR2004
        return None
    margins = [one.piece.lines[-1].indent for one in draft.items if one.open and len(one.piece.lines) > 2]  # noqa: PLR2004
    if not margins or item.piece.lines[-1].indent <= sorted(margins)[len(margins) // 2]:
        return None
    return SetQuote(item, QuotationKind.BLOCK, re.sub(r"\[\d+\]$", "", item.text), None)


def _attributed(draft: Draft, index: int, item: Item) -> SetQuote | None:
    """Return a quotation without marks that an attribution on the next line shows to be one."""
    if index + 1 >= len(draft.items) or not 4 <= len(words(item.text)) <= _LONGEST_PULL:  # noqa: PLR2004
        return None
    below = draft.items[index + 1]
    marked = below.text.startswith(("(", "—", "–", "― ")) and ends_sentence(item.text)
    if below.piece.gap or (not marked and (item.piece.indent == 0 or below.piece.indent <= item.piece.indent)):
        return None
    found = _line_below(draft, index)
    if found is None:
        return None
    draft.claim(index, Role.PULL_QUOTE, "pull quote", "lifted out of the text as a quotation")
    return SetQuote(item, QuotationKind.PULL, item.text, found)
