"""List items, and the lists that hold recommendations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.shape import ends_sentence, is_prose, key, without_emphasis, words
from flows.language import months

_MARKER = re.compile(
    r"^(?P<marker>[-–—•*▪■●○◦‣·»✓➢>]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\))\s+(?=\S)"
)
_ASKS = re.compile(
    r"^(?:what|how)\b.{0,50}\b(?:should|must|needs? to)\b|^recommendations? (?:for|to|on)\b|^(?:decisions|"
    r"requests|calls|appeals|demands) (?:addressed |directed )?(?:to|on|for)\b|^policy (?:recommendations?|"
    r"options?) (?:for|to)\b|"
    r"^(?:the )?way forward$|^was .{2,40} tun (?:sollte|muss)|^was (?:jetzt )?zu tun ist$|^que faire|"
    r"^ce que .{2,40} (?:devrait|doit) faire|^qué (?:debería|debe|hacer)\b",
    re.IGNORECASE,
)
_ADDRESSEE_LINE = re.compile(
    r"^(?:to|for|an|für|à|aux?|pour|a|al|a la|para)\s+(?:the |die |den |das |les? |la |l['’])?\S.{2,60}?:?$",
    re.IGNORECASE,
)
_ADDRESSEE_LABEL = re.compile(
    r"^(?:to|for|an|für|à|aux?|pour|a|al|para)\s+(?P<who>(?:the |die |den |das |les? |la |"
    r"l['’])?[^:.]{2,60}):\s+(?=\S)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:(?:first|second|third|finally|also|in particular)[a-z]*,\s+)?(?P<who>(?:(?:the|die|der|das|le|la|"
    r"les|los|las|el|l['’])\s?)?[A-ZÀ-Ý][^.;:!?]{1,90}?)\s*,?\s+"
    r"(?:should|must|needs? to|ought to|can|could|has to|have to|sollten?|müssen?|muss|devraient|devrait|"
    r"doi(?:t|vent)|deber[ií]a[n]?|debe[n]?|deve[m]?|deveria[m]?|dovrebbe(?:ro)?)\b",
)
_HORIZON = re.compile(
    r"\b(?:in the )?(?P<term>(?:very )?(?:short|medium|mid|long|near)(?:-\s?(?:and|to|or)\s(?:short|medium|"
    r"mid|long)|-)?[- ](?:and (?:long|medium)[- ])?term)\b|"
    r"\b(?P<by>(?:by|before|until|no later than|not later than|from)\s+(?:the\s+)?(?:end of\s+|mid-?\s?|"
    rf"early\s+|late\s+|summer\s+|spring\s+|autumn\s+|(?:{months.ENGLISH})\s+)*(?:20\d\d)(?:\s+at the latest)?)|"
    r"\b(?P<within>within\s+(?:the next\s+)?(?:\w+)\s+(?:days?|weeks?|months?|years?))\b|"
    r"\b(?P<now>immediately|without delay|as soon as possible|at once|kurzfristig|mittelfristig|"
    r"langfristig|à court terme|à moyen terme|à long terme|a corto plazo|a medio plazo|a mediano plazo|"
    r"a largo plazo)\b|"
    r"\b(?P<bis>(?:bis|hasta|antes de|d'ici(?: à)?|avant|até)\s+(?:Ende\s+|finales de\s+|fin\s+)?20\d\d)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Advice:
    """A recommendation as it was found: which item, and to whom."""

    item: Item
    addressee: str | None = None
    horizon: str | None = field(default=None)


def read_recommendations(draft: Draft) -> list[Advice]:
    """Claim lists below a heading of recommendations; return their items in order."""
    found: list[Advice] = []
    for index, item in list(draft.open()):
        if item.open and _is_heading(item.text):
            below = _advice_below(draft, index)
            if below:
                reason = "heading of the recommendations, moved to recommendations"
                draft.claim(index, Role.FIELD, "recommendations", reason, fields=("recommendations",))
                found += below
    return found


def _is_heading(text: str) -> bool:
    plain = without_emphasis(text).strip(" :")
    numberless = re.sub(r"^(?:\d+|[IVX]+)[.)]?\s+", "", plain)
    return len(words(plain)) <= 12 and (key(numberless) in vocabulary.RECOMMENDATIONS or bool(_ASKS.match(plain)))  # noqa: PLR2004


def _advice_below(draft: Draft, index: int) -> list[Advice]:
    """Claim the list items below a heading, through sub-headings that name an addressee."""
    found: list[Advice] = []
    addressee: str | None = None
    plain = _unmarked_list(draft, index)
    for at in range(index + 1, len(draft.items)):
        item = draft.items[at]
        if item.rule in {"ruler", "page number", "running head"}:
            continue
        if not item.open:
            break
        text = without_emphasis(item.text)
        if not found and text.endswith(":") and len(words(text)) <= 30 and _item_follows(draft, at):  # noqa: PLR2004 - a lead-in
            continue
        if not found and _is_heading(text) and _item_follows(draft, at):
            draft.claim(
                at,
                Role.FIELD,
                "recommendations",
                "heading of the recommendations, moved to recommendations",
                fields=("recommendations",),
            )
            continue
        marked = _MARKER.match(text)
        if (
            found
            and marked is not None
            and item.piece.gap
            and _style(marked["marker"]) != _style(found[-1].item.marker or "")
        ):
            break
        if marked is not None or at in plain:
            found.append(_advice(draft, at, marked, addressee))
        elif _ADDRESSEE_LINE.match(text) and not ends_sentence(text) and _item_follows(draft, at):
            addressee = re.sub(r"^(?:to|for|an|für|à|aux?|pour|al?|para)\s+", "", text, flags=re.IGNORECASE).rstrip(":")
            draft.claim(
                at, Role.FIELD, "recommendations", "addressee, moved to recommendations", fields=("recommendations",)
            )
        else:
            break
    return found


def _style(marker: str) -> str:
    """Return what kind of marker one is: a number, a letter or a sign."""
    plain = marker.strip("().")
    return "1" if plain.isdigit() else "a" if plain.isalpha() else plain


def _unmarked_list(draft: Draft, index: int) -> set[int]:
    """Return the lines right below a heading that are a list without markers: no blank lines between, all sentences."""
    lines: list[int] = []
    for at in range(index + 1, len(draft.items)):
        item = draft.items[at]
        if not item.open or (lines and item.piece.gap) or len(words(item.text)) > 60 or not ends_sentence(item.text):  # noqa: PLR2004
            break
        lines.append(at)
    return set(lines) if len(lines) > 1 else set()


def _item_follows(draft: Draft, at: int) -> bool:
    below = next((item for item in draft.items[at + 1 :] if item.open), None)
    return below is not None and _MARKER.match(without_emphasis(below.text)) is not None


def _advice(draft: Draft, at: int, marked: re.Match[str] | None, addressee: str | None) -> Advice:
    item = draft.items[at]
    text = without_emphasis(item.text)
    item.marker = marked["marker"] if marked else None
    item.words = without_emphasis(text[marked.end() :] if marked else text)
    draft.claim(at, Role.RECOMMENDATION, "recommendations", fields=())
    label = _ADDRESSEE_LABEL.match(item.words)
    subject = _SUBJECT.match(item.words)
    who = addressee or (label["who"] if label else subject["who"] if subject and _is_body(subject["who"]) else None)
    return Advice(item, addressee=who, horizon=horizon(item.words))


def _is_body(who: str) -> bool:
    """Tell whether the subject of "should" can be asked to do something: not a thing ("Minimum response times")."""
    if len(words(who)) > 8 or re.search(r"\b(?:where|which|that|who|if|when|as)\b", who):  # noqa: PLR2004 - a noun phrase
        return False
    return not re.match(
        r"^(?:any|each|every|all|no|some|this|that|these|those|it|there|at least|more|a|an|such)\b", who, re.IGNORECASE
    )


def horizon(text: str) -> str | None:
    """Return by when, or for what term, a text asks for something, as printed."""
    match = _HORIZON.search(text)
    return match.group().strip() if match and not match["term"] else match["term"] if match else None


def read_list_items(draft: Draft) -> None:
    """Claim list items of the body: marked lines of which several follow each other, or which follow a colon."""
    marked = {index: match for index, item in draft.open() if (match := _MARKER.match(item.text) or _star(item))}
    for index, match in marked.items():
        if _is_numbered_heading(draft, index, match) or not (
            _in_list(draft, index, marked) or _counts_on(marked, index, match)
        ):
            continue
        item = draft.items[index]
        item.marker, item.words = match["marker"], without_emphasis(item.text[match.end() :])
        draft.claim(index, Role.LIST_ITEM, "list item")


def _star(item: Item) -> re.Match[str] | None:
    """Return the marker of a line that begins with a single star, which could be taken for italics."""
    return re.match(r"^(?P<marker>\*)\s+(?=\S)", item.piece.text)


def _in_list(draft: Draft, index: int, marked: dict[int, re.Match[str]]) -> bool:
    before = next((at for at in range(index - 1, -1, -1) if draft.items[at].role is not Role.REMOVED), None)
    after = next((at for at in range(index + 1, len(draft.items)) if draft.items[at].role is not Role.REMOVED), None)
    if before in marked or after in marked:
        return True
    return before is not None and draft.items[before].text.rstrip().endswith((":", "："))


def _counts_on(marked: dict[int, re.Match[str]], index: int, match: re.Match[str]) -> bool:
    """Tell whether a numbered line goes on counting from one before it: numbered paragraphs."""
    number = re.search(r"\d+", match["marker"])
    if number is None:
        return False
    seen = [
        int(found.group()) for at, one in marked.items() if at < index and (found := re.search(r"\d+", one["marker"]))
    ]
    return int(number.group()) - 1 in seen or (
        int(number.group()) == 1 and any(at > index and one["marker"].strip("().") == "2" for at, one in marked.items())
    )


def _is_numbered_heading(draft: Draft, index: int, match: re.Match[str]) -> bool:
    """Tell whether a numbered line is a heading ("1. The problem"): short, no sentence, prose below."""
    text = draft.items[index].text
    if ends_sentence(text) or len(words(text)) > 14 or not re.match(r"\(?(?:\d|[ivx])", match["marker"]):  # noqa: PLR2004
        return False
    below = next((item for item in draft.items[index + 1 :] if item.open), None)
    return below is not None and is_prose(below.text) and not _MARKER.match(below.text)
