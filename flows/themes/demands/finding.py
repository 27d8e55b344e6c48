"""Goes through the sentences of an issue and takes down what they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from flows.themes.demands import modals, reported, speech
from flows.themes.demands.claims import Claim, Setting
from flows.themes.demands.framed import framed
from flows.themes.demands.horizons import horizon
from flows.themes.events import Written, written
from flows.themes.units import Unit
from schemas.article import Article, DocumentKind, Recommendation
from schemas.evidence import Evidence
from schemas.recommendations import Demand, DemandOrigin

# Most sentences hold none of these, and asking that first saves most of the time.
_HINTS = (
    "should", "must", "ought to", "need", "has to", "urg", "call", "appeal", "request", "encourag", "advis", "ask",
    "press", "recommend", "demand", "propos", "insist", "time to", "time for", "essential", "vital", "crucial",
    "imperative", "critical", "incumbent", "do well", "wise to", "implor", "let us", "first", "second", "third",
    "fourth", "fifth", "finally", "lastly",
)  # fmt: skip
_PAST_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_COLLECTIVE = frozenset({DocumentKind.COMMUNIQUE, DocumentKind.AGREEMENT, DocumentKind.PRESS_RELEASE})
_STATEMENT = re.compile(
    r"(?:joint |press |presidential |chair['’]s |final |ministerial )*(?:statement|communiqu|declaration|"
    r"resolution|conclusions|decision)",
    re.IGNORECASE,
)
# "I request that the present letter be circulated": how a letter is to be passed on.
_OF_A_LETTER = re.compile(r"\bpresent (?:letter|note|document)\b")
_QUESTION = re.compile(r"\?[”\"'’)]*$")
# "The treaty of 1988 still stands, and they should": what is asked for now may name an old year.
_NOW = re.compile(r"\b(?:should|ought to|needs? to|has to|is|are|urges|calls|recommend)\b")
_OPENS, _CLOSES = "“", "”"
_STRAIGHT = '"'
_BEFORE_SPEECH = (":", ",", ".", "!", "?")
# "The Bank shall have determined that it should": a contract's own rules.
_OF_A_CONTRACT = re.compile(r"\bshall have \w+ed that\b|\b(?:in respect of|for) which the \w+ has requested\b")
# "Member States should consider:": what is asked for stands in the list that follows.
_ONLY_OPENS = re.compile(r"(?:\w+\s){0,2}\w+:$")
_CLOSING = " .!;,”\"'’)"


def demands_of(units: Sequence[Unit]) -> tuple[Demand, ...]:
    """Return what some units ask for, in their order, one demand for a sentence."""
    return tuple(
        demand for _, group in groupby(units, key=lambda unit: unit.article.id) for demand in _of_article(list(group))
    )


def _of_article(units: Sequence[Unit]) -> Iterator[Demand]:
    article = units[0].article
    known, setting = written(article), _setting(article)
    listed = {one.block: one for one in article.recommendations}
    for unit in units:
        if one := listed.get(unit.block.id):
            yield _of_list(unit, one, known, setting)
        elif unit.speaks and article.language.code == "en":
            yield from _of_prose(unit, known, setting)


def _setting(article: Article) -> Setting:
    publisher = [article.publisher.name] if article.publisher else []
    names = " ".join((article.title or "", *(author.name for author in article.authors), *publisher))
    return Setting(
        words=" ".join(block.text for block in article.blocks),
        names=names.lower(),
        collective=article.kind in _COLLECTIVE
        or (article.kind is DocumentKind.SPEECH and not article.authors)
        or _STATEMENT.match(names) is not None,
    )


def _of_list(unit: Unit, one: Recommendation, known: Written | None, setting: Setting) -> Demand:
    """Return an item of a list that an article sets apart."""
    start = unit.block.text.find(one.text)
    span = (start, start + len(one.text)) if start >= 0 else (0, len(unit.block.text))
    evidence = unit.evidence(span)
    claim = next(_claims(evidence.text, setting), None)
    addressee = (claim.addressee if claim else None) or one.addressee
    asked = Claim(claim.start if claim else 0, claim.modality if claim else "", addressee)
    return _demand(evidence, asked, known, DemandOrigin.LIST)


def _of_prose(unit: Unit, known: Written | None, setting: Setting) -> Iterator[Demand]:
    block = _curled(unit.block.text)
    for span in unit.sentences:
        text = block[span[0] : span[1]]
        small = text.lower()
        if not any(hint in small for hint in _HINTS):
            continue
        if _QUESTION.search(text) or _OF_A_LETTER.search(text) or _is_past(text, known):
            continue
        told = (_spoken(claim, unit, block, span) for claim in _claims(text, setting))
        claim = next(filter(None, told), None)
        if claim is not None and not _ONLY_OPENS.fullmatch(text[claim.start :]) and not _OF_A_CONTRACT.search(text):
            yield _demand(unit.evidence(span), claim, known, DemandOrigin.PROSE, text)


def _claims(text: str, setting: Setting) -> Iterator[Claim]:
    yield from speech.claims(text, setting)
    yield from modals.claims(text, setting)


def _is_past(text: str, known: Written | None) -> bool:
    """Tell whether a sentence speaks of a year that was over long before: of what was asked for then."""
    years = [int(year) for year in _PAST_YEAR.findall(text)]
    return bool(years) and known is not None and max(years) < known.first.year - 1 and _NOW.search(text) is None


def _curled(text: str) -> str:
    """Return a text, as long as before, whose straight quotation marks tell which opens and which closes."""
    if _STRAIGHT not in text or text.count(_STRAIGHT) % 2:
        return text
    pieces = text.split(_STRAIGHT)
    return pieces[0] + "".join((_CLOSES, _OPENS)[place % 2] + piece for place, piece in enumerate(pieces[1:], start=1))


def _is_quoted(block: str, start: int, at: int) -> bool:
    """Tell whether a place stands between quotation marks.

    One that is never closed in its block holds for its sentence; for the rest too where it opens somebody's speech,
    which may go on in the next block.

    Args:
        block: The text of the block.
        start: Where the sentence of the place begins.
        at: The place.
    """
    if block.count(_OPENS) == block.count(_CLOSES):
        return block.count(_OPENS, 0, at + 1) > block.count(_CLOSES, 0, at + 1)
    opened = block.rfind(_OPENS, 0, at + 1)
    if opened <= block.rfind(_CLOSES, 0, at + 1):
        return False
    front = block[:opened].rstrip()
    return opened >= start or not front or front.endswith(_BEFORE_SPEECH)


def _spoken(claim: Claim, unit: Unit, block: str, span: tuple[int, int]) -> Claim | None:
    """Return a claim with whoever speaks it; ``None`` for quoted words that nobody is said to have spoken."""
    text, at = block[span[0] : span[1]], span[0] + claim.start
    if not _is_quoted(block, span[0], at):
        return framed(text, claim) if claim.asker is None else claim
    speaker = next(
        (
            one.speaker or one.speaker_printed
            for one in unit.article.quotations
            if one.block == unit.block.id and one.start <= at < one.end
        ),
        None,
    )
    asker = reported.quoted(text, claim.start) or speaker
    return claim._replace(asker=asker) if asker else None


def _demand(
    evidence: Evidence, claim: Claim, known: Written | None, origin: DemandOrigin, curled: str | None = None
) -> Demand:
    text = curled or evidence.text
    behind = len(text) if claim.end is None else claim.end
    closes = text.find(_CLOSES, claim.start, behind)
    end = behind if closes < 0 or text.count(_OPENS, claim.start, closes) else closes
    by = horizon(text[: claim.start], text[claim.start : behind], known)
    return Demand(
        evidence=evidence,
        origin=origin,
        asker=claim.asker,
        addressee=claim.addressee,
        start=claim.start,
        end=claim.start + len(text[claim.start : end].rstrip(_CLOSING)),
        modality=claim.modality or None,
        horizon=by.words if by else None,
        when=by.when if by else None,
    )
