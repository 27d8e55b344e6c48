"""Letters and acts that call themselves so over the text: their title, and from whom a letter is."""

from __future__ import annotations

import re

from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.heads.extent import head_end
from flows.ingest.cleaning.shape import without_emphasis

# United Nations documents call letters so, in English, French and Spanish.
_LETTERS = (
    re.compile(
        r"^(?:(?:identical )?letters?|notes? verbales?) dated .{4,40}? from (?:the )?(?P<sender>.+?) addressed to\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:lettres?|notes? verbales?)(?: identiques)?,? datées? du .{4,40}?,? adressée?s? (?:à|au|aux)\b.+? par "
        r"(?:le |la |les |l['’])?(?P<sender>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:cartas?|notas? verbales?)(?: idénticas)? de fecha .{4,40}? dirigidas? (?:a|al|a la) .+? por "
        r"(?:el |la |los )?(?P<sender>.+)$",
        re.IGNORECASE,
    ),
)


# What a council or parliament adopts goes by its number; a bare one may be of anything ("Resolution 4K").
_ACT = re.compile(
    r"^(?:resolution|decision|directive|regulation|résolution|décision|règlement|resolución|"
    r"decisión|resolução|risoluzione|entschließung|beschluss|резолюция|решение)\s+"
    r"(?:(?:n[o°º]|nr|№)\.?\s*(?=\S*\d)[\w/.-]+(?:\s\(\d{4}\))?|\d[\w/.-]*\s\(\d{4}\)|"
    r"(?=(?:\w+/)*(?:19|20)\d\d(?:/|$)|\d+/(?:19|20)\d\d)\w+(?:/\w+)+)$",
    re.IGNORECASE,
)


def read_letter_title(draft: Draft) -> None:
    """Take the line for the title that calls the document a letter, however long it is."""
    if draft.facts.title is not None:
        return
    for index, item in draft.open(0, head_end(draft) + 1):
        if sender(item.text) is not None:
            draft.facts.title = item.text
            draft.claim(index, Role.FIELD, "title", fields=("title",))
            return


def sender(text: str) -> str | None:
    """Return from whom a letter is, as its title says; ``None`` for any other line."""
    plain = without_emphasis(text)
    found = next((match for pattern in _LETTERS if (match := pattern.match(plain))), None)
    return found["sender"].strip(" ,") if found else None


def is_act(text: str) -> bool:
    """Tell whether a line is the number under which an act was adopted ("Resolution 12 (2021)")."""
    return _ACT.match(without_emphasis(text)) is not None
