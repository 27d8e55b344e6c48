"""Credits: who took a picture, who edited, who paid."""

from __future__ import annotations

import re

from flows.ingest.cleaning import bodies
from flows.ingest.cleaning.cover import identifiers
from flows.ingest.cleaning.datelines import date_line
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.shape import ends_sentence, is_prose, key, without_emphasis, words
from schemas.article import Credit, Publisher

_PICTURE = (
    r"(?:cover |title |main |header |banner |front page )?(?:photo(?:graph|graphy)?|picture|image|"
    r"illustration|map|graphic)s?|"
    r"titelbild|couverture|portada|foto(?:grafie|graf[ií]a|grafia)?|"
    r"bild|crédits?(?: photos?)?|photo de couverture|imagen|"
    r"immagine|imagem|billede|kuva|zdjęcie|foto de portada|фото|圖|图|照片|صورة"
)
_PICTURE_LINE = re.compile(
    rf"^[(\[]?(?P<label>{_PICTURE})(?:\s+(?:credit|courtesy|source)s?)?(?:\s*\((?:top|above|middle|bottom|"
    rf"left|right)\))?(?:\s+(?:by|of))?\s*[:：]\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_CAPTION_CREDIT = re.compile(
    rf"^(?P<text>.+?[.!?…”\"]?)\s*(?P<open>[(\[]?)(?:(?P<label>{_PICTURE})(?:\s+(?:credit|"
    rf"courtesy))?(?:\s+by)?\s*[:：]|(?P<by>photo(?:graph)? by)\s)\s*(?P<credit>.{{2,90}}?)[)\].]?$",
    re.IGNORECASE,
)
_CAPTION_SIGN = re.compile(
    r"^(?P<text>.{10,300}?[\w.…”\"])(?:\s*(?:©|\(c\))\s*|"
    r"\s+/\s+)(?P<credit>(?:[Pp]riva(?:te?|té)|[Pp]rivé|[A-ZÀ-Ý][\w.&'’-]*)(?:[ /,]+[\w.&'’-]+){0,8})\.?$"
)
_BRACKET_CREDIT = re.compile(
    r"^(?P<text>.{0,300}?)\s*[(\[](?P<credit>[A-ZÀ-Ý][\w.’'& -]{1,40}/\s?[A-ZÀ-Ý][\w.’'& -]{1,40})[)\]]\.?$"
)
_SIGNED = re.compile(r"^(?P<text>.*?)\s*©\s*(?P<credit>[^/]+?)(?:\s*/\s*(?P<person>.+))?$")
_MADE = re.compile(
    r"^(?P<label>(?:series |copy |managing |language )?(?:editors?|editing|copy-?edit(?:ing|or)?)|"
    r"layout(?: and design)?|design|typesetting|translat(?:ion|ed by|or)|proofreading|cover(?: design)?|"
    r"redaktion|lektorat|satz|übersetzung|layout und satz|rédaction|mise en page|traduction|edición|"
    r"redacción|maquetación|traducción|diseño|edição|revisão|redazione|graphics?|maps?|research assistance|"
    r"production)"
    r"\s*(?::|by\b)\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_FUNDED = re.compile(
    r"\b(?:was|is|were|been|carried out|made possible|prepared|published|produced)\b.{0,60}\b(?:funded by|"
    r"financed by|supported by|support (?:of|from)|by a grant|grant from|possible by)\b|"
    r"^(?:funded|supported|financed) by\b|^\w+ (?:financée?|finanziert|gefördert|financiado|"
    r"finanziato) (?:par|durch|von|por|da)\b|^gefördert (?:durch|von|mit)|^(?:cofinanciado|financiado) por|"
    r"^con el apoyo|^avec le soutien|^(?:cette|ce) .{0,40}(?:financée?|soutenue?) par|^esta (?:publicación|"
    r"investigación) .{0,40}(?:apoyo|financia)",
    re.IGNORECASE,
)
_USE = re.compile(
    r"^(?:photo(?:graph)?s?|pictures?|images?)\b.{0,40}\b(?:may|can) be (?:used|reproduced|downloaded)\b", re.IGNORECASE
)
_IMPRINT = re.compile(r"\b(?:ISSN|ISBN)\b", re.IGNORECASE)
_BARS = re.compile(r"\s+[|·•]\s+")
_LONGEST = 60


def read_credits(draft: Draft) -> None:
    """Move credit lines and credited captions to the credits; identifiers of an imprint to the identifiers."""
    for index, item in draft.open():
        text = without_emphasis(item.text)
        if len(words(text)) > _LONGEST:
            continue
        several = _several(text)
        credit = _picture(text) or _made(text) or _below_picture(draft, index, text)
        if several or credit is not None:
            draft.facts.credits += several or [one for one in (credit,) if one is not None]
            draft.claim(index, Role.FIELD, "credit", "credit, moved to credits", fields=("credits",))
        elif _IMPRINT.search(text) and not is_prose(text):
            draft.facts.identifiers += [one for one in identifiers(text) if one not in draft.facts.identifiers]
            _read_imprint(draft, text)
            draft.claim(index, Role.FIELD, "imprint", "imprint, moved to identifiers", fields=("identifiers",))


def _several(text: str) -> list[Credit]:
    """Return the credits that bars part in a line; nothing when one of its parts is none, or there are no bars."""
    parts = _BARS.split(text)
    if len(parts) == 1:
        return []
    found = [_picture(part) or _made(part) for part in parts]
    return [credit for credit in found if credit is not None] if all(found) else []


def _read_imprint(draft: Draft, text: str) -> None:
    """Take the body at the head of an imprint line for the publisher ("Institute of Peace, Bern. ISSN 1234-5678")."""
    name = text.partition(",")[0].strip()
    named = any(key(word) in bodies.INSTITUTION_WORDS for word in words(name))
    if draft.facts.publisher is None and named and 2 <= len(words(name)) <= 12:  # noqa: PLR2004 - a name
        draft.facts.publisher = Publisher(name=name, basis="named in the imprint")


def _below_picture(draft: Draft, index: int, text: str) -> Credit | None:
    """Return the caption that stands directly below a picture's file name or label."""
    above = draft.items[index - 1] if index else None
    if above is None or above.rule not in {"image file", "image alt"} or draft.items[index].piece.gap:
        return None
    return Credit(role="photo", description=text, credit=None, text=text) if len(words(text)) <= 40 else None  # noqa: PLR2004


def _picture(text: str) -> Credit | None:
    # The patterns go through every character; most lines have none of the signs that they end in.
    labelled, slashed = ":" in text or "：" in text, "/" in text
    line = _PICTURE_LINE.match(text) if labelled else None
    if line is not None:
        signed = _SIGNED.match(line["rest"])
        if signed is not None and signed["text"]:
            description, credit, person = signed["text"], signed["credit"].strip(), signed["person"]
        else:
            description, (credit, person) = None, _maker(line["rest"].strip(" ©."))
        return Credit(role=line["label"].lower(), description=description, credit=credit, person=person, text=text)
    bracket = _BRACKET_CREDIT.match(text) if slashed else None
    if bracket is not None:
        credit, person = _maker(bracket["credit"])
        return Credit(
            role="photo", description=bracket["text"].strip(" .") or None, credit=credit, person=person, text=text
        )
    for pattern, has_sign in (
        (_CAPTION_CREDIT, labelled or "by" in text.lower()),
        (_CAPTION_SIGN, slashed or "©" in text or "(c)" in text),
    ):
        match = pattern.match(text) if has_sign else None
        if match is None or (pattern is _CAPTION_SIGN and not _looks_signed(text, match)):
            continue
        credit, person = _maker(match["credit"].strip(" ."))
        return Credit(role="photo", description=match["text"].strip() or None, credit=credit, person=person, text=text)
    return None


def _maker(text: str) -> tuple[str | None, str | None]:
    """Return agency and person of ``Agency / Person``."""
    parts = [part.strip() for part in re.split(r"\s*/\s*", text) if part.strip()]
    return (parts[0], parts[-1]) if len(parts) == 2 else (text or None, None)  # noqa: PLR2004 - the two


def _looks_signed(text: str, match: re.Match[str]) -> bool:
    """Tell whether a name behind a slash or sign is a credit: capitals, or behind the sign of copyright."""
    credit = match["credit"]
    signed = "©" in text or (credit.isupper() and date_line(credit) is None)
    return signed and len(words(credit)) <= 8 and not text.startswith("©")  # noqa: PLR2004 - a name and an agency


def _made(text: str) -> Credit | None:
    if _USE.match(text):
        return Credit(role="photo", description=None, credit=None, text=text)
    made = _MADE.match(text)
    if made is not None and len(words(text)) <= 15:  # noqa: PLR2004 - a line of an imprint
        return Credit(role=made["label"].lower(), description=None, credit=made["rest"].strip(), text=text)
    if _FUNDED.search(text) and (ends_sentence(text) or len(words(text)) <= 15) and len(words(text)) <= 45:  # noqa: PLR2004
        return Credit(role="funding", description=None, credit=None, text=text)
    return None
