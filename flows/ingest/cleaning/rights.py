"""Terms of use: what they say, and what they allow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.article import Rights

_NOT = (
    r"(?:not|never|no|nicht|kein\w*|ne|pas|nunca|prohibid\w*|forbidden|prohibited|interdit\w*|untersagt|"
    r"without (?:prior )?(?:written )?(?:permission|consent))"
)
_HOLDER = re.compile(
    r"\bretained by (?P<holder>.+?)(?=\s+and it is\b|[.,;]|$)|\b(?:copyright|rights) (?:belongs?|"
    r"remains?) (?:to|with) (?P<holder2>.+?)(?=[.,;]|$)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|"
    r"\(c\))?\s*(?:(?:\d{4}(?:\s*[-–]\s*\d{4})?)\s*)?(?:by\s+)?(?P<holder>[^\d.,|"
    r";]+?)\s*(?:,?\s*\d{4}.*)?(?=[.,|;]|all rights|$)",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"\bCC[ -](?P<short>BY(?:[ -](?:NC|ND|SA))*)(?:[ -]?(?P<version>\d\.\d))?|"
    r"Creative Commons (?P<long>Attribution[\w\s/–-]*?)(?:\s+(?P<version2>\d\.\d))?\s*(?=International|"
    r"Licen|licen|\(|,|\.|$)"
)


def terms(texts: Sequence[str]) -> Rights:
    """Read terms of use, one text a paragraph or list item; the record has a line for each.

    What the terms do not speak of is ``None``: silence is neither a permission nor a ban.
    """
    plain = [re.sub(r"^[-–—•*?■▪·]\s+|\s+\?$", "", text).strip() for text in texts]
    whole = " ".join(plain)
    sentences = [sentence for text in plain for sentence in re.split(r"(?<=[.;])\s+", text)]
    public = licence(whole)
    return Rights(
        text="\n".join(plain),
        holder=_holder(whole),
        licence=public,
        private_copy=_allowed(
            sentences,
            r"private study|private use|personal use|own (?:scientific|private)|eigene\w* (?:wissenschaftliche|"
            r"private)|usage privé|uso privado|fines de estudio|download and print|download (?:this|"
            r"the) (?:work|document)|descargar|télécharger|speichern",
        ),
        redistribution=_allowed(
            sentences,
            r"distribut\w+ the (?:material|document|work|text)|further distribut|redistribut|share (?:it|this|"
            r"the work|them) with|share and adapt|an Dritte weiterge\w+|weiterge\w+|weiterverbreit\w+|"
            r"redistribu\w+|rediffus\w+|distribuir|compartir|partager|diffuser|copy and redistribute",
            public,
        ),
        commercial_use=_commercial(sentences, public),
        link_sharing=_allowed(
            sentences,
            r"distribute the URL|share the (?:URL|link|address)|URL identifying|den Link weiter|el enlace|le lien",
        ),
    )


def licence(text: str) -> str | None:
    """Return the short name of a Creative Commons licence that a text names (``CC BY-NC 4.0``)."""
    match = _LICENCE.search(text)
    if match is None:
        return None
    short = match["short"]
    if short is None:
        named = match["long"].lower()
        parts = (("-NC", "non"), ("-ND", "deriv"), ("-SA", "share"))
        short = "BY" + "".join(mark for mark, word in parts if word in named)
    version = match["version"] or match["version2"]
    name = "CC " + re.sub(r"[ -]+", "-", short.upper())
    return f"{name} {version}" if version else name


def copyright_holder(text: str) -> str | None:
    """Return who a copyright line names (``© 2024 Institute of Peace. All rights reserved.``)."""
    match = _COPYRIGHT.search(text)
    if match is None:
        return None
    holder = match["holder"].strip(" -–—*")
    return holder if 2 < len(holder) <= 100 and holder[0].isupper() else None  # noqa: PLR2004 - a name


def _holder(text: str) -> str | None:
    match = _HOLDER.search(text)
    if match is None:
        return copyright_holder(text) if text.startswith(("©", "(c)")) else None
    return (match["holder"] or match["holder2"]).strip().removeprefix("the ")


def _allowed(sentences: Sequence[str], subject: str, public: str | None = None) -> bool | None:
    """Tell whether the terms allow something: ``False`` where a sentence on it holds a negation."""
    about = [sentence for sentence in sentences if re.search(subject, sentence, re.IGNORECASE)]
    if about:
        return not any(re.search(rf"\b{_NOT}\b", sentence, re.IGNORECASE) for sentence in about)
    return True if public else None


def _commercial(sentences: Sequence[str], public: str | None) -> bool | None:
    if public:
        return "NC" not in public
    subject = r"commercial|profit|gewerblich\w*|kommerziell\w*|comercial\w*|lucrat\w*|commerciale\w*"
    about = [sentence for sentence in sentences if re.search(subject, sentence, re.IGNORECASE)]
    if not about:
        return None
    negative = rf"\b{_NOT}\b|non-?\s?commercial|no comercial|nicht[- ]kommerziell|sin fines|sans but|à but non"
    return not any(re.search(negative, sentence, re.IGNORECASE) for sentence in about)
