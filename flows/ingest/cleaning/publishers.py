"""Who publishes, when no line over the text says it: a copyright, an imprint, the foot of the page, an abbreviation."""

from __future__ import annotations

import re

from flows.ingest.cleaning.completion import expanded
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.mastheads import is_body_name
from flows.ingest.cleaning.names import is_body
from flows.ingest.cleaning.rights import copyright_holder
from flows.ingest.cleaning.shape import key, without_emphasis
from schemas.article import Publisher

_COMPANY = re.compile(r",?\s+(?:Ltd|Limited|Inc|LLC|GmbH|plc)\.?$")
_NO_PUBLISHER = re.compile(
    r"^(?:the )?authors?\b|^author\(s\)|^crown copyright|.*\b(?:rights|droits|derechos|rechte|diritti|direitos)\b",
    re.IGNORECASE,
)
_ORGAN_OF = re.compile(
    r"\b(?:magazine|journal|review|newsletter|publication|blog|zeitschrift|revue|revista|rivista)\s+"
    r"(?:of|der|des|de la|de l['’]|du|del|della)\s*(?:the\s+)?(?P<name>[A-ZÀ-Ý].{3,80})$"
)
# What parts a body's name from its address, its abbreviation, its head and what else stands on its line.
_BEHIND_NAME = re.compile(
    r"\s+[|–—·•-]\s+|,\s|\s*\(|\s{3,}|\s+and\s+(?=(?:the rt hon|the hon|h\.?e|dr|mrs?|ms|sir|dame|lord|lady)\b)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"^(?P<short>[A-Z]{3,6})\b")
_DESK = re.compile(r"^(?:press|media|information|communications?|public|office)\b", re.IGNORECASE)
_FOOT = 8


def read_publisher(draft: Draft) -> None:
    """Take for the publisher, when nothing else names one, whom the lines around the text show to be."""
    if draft.facts.publisher is None:
        draft.facts.publisher = _holder(draft) or _named(draft) or _abbreviated(draft)


def _holder(draft: Draft) -> Publisher | None:
    """Return the holder of the copyright, unless that is the author."""
    authors = {key(author.name) for author in draft.facts.authors}
    for right in draft.facts.rights:
        holder = _COMPANY.sub("", copyright_holder(right.text) or "")
        if holder and _NO_PUBLISHER.match(holder) is None and key(holder) not in authors:
            return Publisher(name=holder, basis="holds the copyright")
    return None


def _named(draft: Draft) -> Publisher | None:
    """Return the body that a line says to be the publisher's, or that stands at the foot or in the head of the page."""
    cut = [item for item in draft.items if item.role is Role.REMOVED]
    for item in cut:
        organ = _ORGAN_OF.search(without_emphasis(item.text))
        if organ is not None and is_body(organ["name"]):
            return Publisher(name=organ["name"].strip(" ."), basis="named as the one whose organ this is")
    end = max((index for index, item in enumerate(draft.items) if item.open), default=0)
    below = [item for item in draft.items[end + 1 :] if item.role is Role.REMOVED]
    foot = [item for item in below if item.rule in {"tail", "contact"}] + below[-_FOOT:]
    # A body with a place behind it is where a speech was held.
    head = [item for item in cut if item.rule == "head line" and "," not in item.text]
    for items, basis in ((foot, "stands at the foot of the page"), (head, "stands over the text")):
        names = (name for name in map(_name, items) if name is not None)
        name = next(names, None)
        if name is not None:
            return Publisher(name=name, basis=basis)
    return None


def _name(item: Item) -> str | None:
    """Return the name of a body with which a line begins."""
    name = _BEHIND_NAME.split(without_emphasis(item.piece.rows[0]).strip())[0].strip()
    return name if is_body_name(name) and not _DESK.match(name) else None


def _abbreviated(draft: Draft) -> Publisher | None:
    """Return the body whose abbreviation a line around the text begins with and the text spells out."""
    whole = " ".join(item.text for item in draft.items)
    for item in draft.items:
        match = _ABBREVIATED.match(item.text) if item.role in {Role.REMOVED, Role.FIELD} else None
        full = expanded(match["short"], whole) if match and f"({match['short']})" in whole else None
        if match and full and is_body(full):
            return Publisher(name=full, abbreviation=match["short"], basis=f"{match['short']} stands around the text")
    return None
