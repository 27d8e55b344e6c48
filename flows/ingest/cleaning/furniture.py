"""What pages put around a text: menus, switchers, share bars, boxes, rights."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile
from typing import NamedTuple

from flows.ingest.cleaning import bodies, languages, vocabulary
from flows.ingest.cleaning.datelines import date_line
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.rights import terms
from flows.ingest.cleaning.shape import is_prose, key, words

_PARTS = re.compile(r"\s*[|·•∙]\s*|\s{3,}|\t+|\s+[–—]\s+")
_SMALL_PARTS = re.compile(r"\s*[/,;]\s*|\s+")
_COLUMN_SIGN = re.compile(r"[|·•∙]")
_CRUMB = re.compile(r"\s+(?:>|»|›|→|/|::?|»)\s+")
_SPACED_CRUMBS = re.compile(
    r"^(?:home|startseite|accueil|inicio|início|hem|forside|etusivu|главная)(?:\s{2,}\S+(?:\s\S+){0,5}){2,}$",
    re.IGNORECASE,
)
_RULER = re.compile(r"^[\W_]{3,}$")
_ONLY_SIGNS = re.compile(r"^[\W_]{1,2}$")
_COUNT = r"(?:ca |about |environ )?\d[\d ]*"
_READING_TIME = re.compile(
    r"^(?:(?:estimated )?(?:reading time|read time|leitura|lectura|lecture|lettura|time to read|lesezeit|"
    r"lesedauer|temps de lecture|duree de lecture|"
    r"tiempo de lectura|tempo de leitura|tempo di lettura|leestijd|læsetid|lastid|lukuaika|czas czytania|doba cteni|"
    r"olvasasi ido|okuma suresi|время чтения|час читання|阅读时间|閱讀時間|وقت القراءة) )?"
    + _COUNT
    + r" ?(?:min|mins|minute|minutes|minuten|minut|minutos|minuti|minuter|minuuttia|perc|dk|dakika|мин|минут|"
    r"минуты|хв|minuten leestijd|min leestijd|"
    r"分|分钟|分鐘|دقيقة|دقائق)(?: (?:read|to read|lecture|de lecture|de lectura|de leitura|di lettura|lasning))?$"
)
_VIEWS = re.compile(
    r"^(?:views |vues |vistas |просмотров |просмотры )?" + _COUNT + r" ?(?:views?|page views|reads|vues?|lectures|"
    r"vistas|visitas|lecturas|visualizacoes|visualizzazioni|aufrufe|weergaven|visninger|visningar|"
    r"wyswietlen\w*|odslon\w*|"
    r"zobrazeni|megtekintes|okunma|goruntulenme|просмотр\w*|переглядів|阅读|閱讀|次浏览|次閱讀|مشاهدة|قراءة)$"
)
_COMMENT_COUNT = re.compile(rf"^(?:{_COUNT} )?(?P<word>[^\d]+?)(?: {_COUNT})?$")
_NUMBERED_SECTION = re.compile(r"^\d{1,2} (?:discussion|discusion|diskussion|discussione)$")
_FILE_NAME = re.compile(
    r"^(?:[\w() .,%+-]+\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp|pdf|docx?|indd|qxp|qxd|ai|psd|mp[34])|(?:img|"
    r"dsc|photo|image)[_-]?\d+|[\w.-]+-\d{3,4}x\d{3,4})$",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"^(?:\[\s*)?!\[")
_IMAGE_LABEL = re.compile(
    r"^(?:image|img|bild|imagen|immagine|imagem|billede|kép|görsel|изображение|图片|圖片)\s*:\s*\S", re.IGNORECASE
)
_FILE_SIZE = re.compile(
    r"^(?:download|herunterladen|télécharger|descargar|baixar|scarica|pobierz|stáhnout|letöltés|indir|"
    r"скачать|下载|下載)?\s*(?:the |le |el |il |als )?(?:pdf|epub|docx?|full report|report)?"
    r"\s*[(\[]?\s*(?:pdf,?\s*)?\d+(?:[.,]\d+)?\s*[kmg]i?b\s*[)\]]?(?:\W+\d+ \w+)?$",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(
    r"newsletter|mailing list|boletín|lettre d['’]information|rundbrief|nyhedsbrev|nyhetsbrev|nieuwsbrief|"
    r"hírlevél|biuletyn|uutiskirje|bülten|рассылк|розсилк|"
    r"(?:e-?mail ?adress|e-?mailadres|adresse (?:e-?mail|électronique)|correo electrónico|e-mail-adresse|"
    r"indirizzo e-?mail|endereço de e-?mail|your e-?mail|adres e-?mail|e-posta adres)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"^(?:read|читать|lire|leer|lesen|ler|leggi)\b[^.]{0,30}\b(?:russian|english|chinese|ukrainian|"
    r"français|español|английском|русском|inglés|anglais|englisch)\b|^(?:versión|version|versione|"
    r"fassung) (?:en|in|anglaise|englische|inglesa)\b[^.]{0,120}$|"
    r"^[^.]{0,60}\b(?:available|published|verfügbar|erhältlich|disponible|disponível|disponibile|"
    r"read this)\b[^.]{0,40}\b(?:english|french|german|spanish|korean|japanese|chinese|arabic|russian|"
    r"portuguese|italian|polish|turkish|"
    r"englisch\w*|französisch\w*|deutsch\w*|español|inglés|francés|français|anglais|inglese|inglês)\b[^.]{0,40}\.?$",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"\bfree articles?\b|\bsubscribe (?:now|today|to (?:read|continue|unlock|access))|"
    r"\balready a (?:subscriber|member)\b|\bunlimited access\b|\b(?:log|sign) in to (?:continue|read)|"
    r"\bcreate (?:a|an|your) (?:free )?account\b|"
    r"\bto continue reading\b|\bsupport (?:our|independent) (?:journalism|writing|analysis|work)\b|"
    r"\bsupport our work\b|\bconsider (?:a donation|donating|supporting us)\b|\bdonate now\b|"
    r"\blicensing rights\b|\bbecome a (?:member|subscriber|"
    r"supporter)\b|\bjoin a growing community\b|\bwant to write\b",
    re.IGNORECASE,
)
_PROMOTION = re.compile(
    r"^(?:get|receive|follow|join|sign up|subscribe|stay|don['’]t miss|listen|watch|"
    r"download)\b.*\b(?:telegram|inbox|newsletters?|whatsapp|our app|the app|updates|alerts|mailing list|"
    r"social media|twitter|linkedin|facebook|instagram|youtube|podcast|rss)\b",
    re.IGNORECASE,
)
_ICONS = re.compile(r"^(?:(?:[a-z]{1,2}|\W)(?:\s+|$)){3,}$", re.IGNORECASE)
_ICON_NAME = re.compile(r"(?:[\w-]+\s+){1,4}icon(?:\s*:\s*\S+)?", re.IGNORECASE)
_DEAD_LINK = re.compile(r"\[[^\]]*\]\((?:#|javascript:[^)]*)?\)")
_PHONE = re.compile(r"\+\d[\d\s()/.-]{7,}\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[email\s*protected\]")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_POST_LINK = re.compile(
    r"^[←«‹<\s]*(?:previous|next|older|newer|vorheriger|nächster|article suivant|article précédent|anterior|siguiente)"
    r"(?: (?:posts?|articles?|entry|entries|story|stories|beitrag|artikel))?\s*[:：]\s*\S|"
    r"^(?:←|«|‹)\s.{3,120}\|.{3,120}\s(?:→|»|›)$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^(?:(?:press|media|for more information|further information|for further information|author)?\s*"
    r"(?:contact|contacts|contact us|enquiries|inquiries|correspondence)|kontakt|pressekontakt|contacto|contact presse|"
    r"contatto|contato|presse|secretariat|webmaster|tel|tlf|telephone|phone|fax|e-?mail|контакты?|"
    r"контактная информация)\b\s*[:|.]",
    re.IGNORECASE,
)
_REGISTER = re.compile(
    r"^(?:cvr|vat|ust-?id|siret|kvk|nip|company (?:no|number)|registered (?:charity|office))\b", re.IGNORECASE
)
RIGHTS = re.compile(
    r"^(?:©|\(c\)\s+(?:copyright|\d{4})|copyright\b|copyleft\b)|\ball rights reserved\b|todos los derechos|"
    r"tous droits|alle rechte|"
    r"todos os direitos|tutti i diritti|alle rettigheder|alla rättigheter|wszelkie prawa|všechna práva|minden jog|"
    r"t[üu]m haklar[ıi]|все права|усі права|版权所有|版權所有|保留所有权利|جميع الحقوق|"
    r"\bcreative commons\b|\bcc[ -]by\b|\blicen[cs]ed under\b|\breproducti?on (?:is )?(?:autoris|authoris|"
    r"permitted|interdit)",
    re.IGNORECASE,
)
"""Words of copyright and licence lines."""

# Each alternative of the pattern above holds one of these; most lines hold none and need not be gone through.
_OF_RIGHTS = (
    *("©", "(c)", "copy", "rights", "derechos", "droits", "rechte", "direitos", "diritti", "rettigheder"),
    *("rättigheter", "prawa", "práva", "jog", "haklar", "права", "版权", "版權", "权利", "الحقوق", "commons"),
    *("cc by", "cc-by", "licen", "reproduct"),
)
_LANGUAGE_OPENINGS = frozenset(name.partition(" ")[0] for name in languages.LANGUAGES)
_LONGEST_OPENING = max(map(len, languages.LANGUAGES)) + 1
_LONGEST_LINE = 25
_LONGESTRIGHTS = 80
_LONGEST_COOKIE = 70
_RUN = 3
_LAST = 6


def drop_rulers(draft: Draft) -> None:
    """Remove lines of dashes, stars and dots."""
    for index, item in draft.open():
        if _RULER.match(item.text) or _ONLY_SIGNS.match(item.text):
            draft.remove(index, "ruler", "a line of signs without words")


def drop_furniture(draft: Draft) -> None:
    """Remove whole lines that lead elsewhere, share, advertise, count or ask for an address."""
    start, end = draft.body_start(), draft.body_end()
    for index, item in draft.open():
        found = _furniture(item, outside=not start <= index < end)
        if found is not None:
            draft.remove(index, *found)
    _drop_picture_texts(draft, start)
    _drop_menu_runs(draft)
    _drop_head_menus(draft, draft.body_start())
    _drop_newsletter_boxes(draft)


def read_switchers(draft: Draft) -> None:
    """Remove language switchers and keep what languages they offer."""
    for index, item in list(draft.open()):
        codes = _languages(item.piece.rows[0])
        if not codes:
            continue
        alone = len(codes) == 1
        if alone and not _beside_menu(draft, index):
            continue
        draft.facts.alternate_languages += [code for code in codes if code not in draft.facts.alternate_languages]
        reason = "links to editions in other languages, moved to alternate languages"
        draft.claim(index, Role.FIELD, "language switcher", reason, fields=("alternate_languages",))


def read_rights(draft: Draft) -> None:
    """Move copyright and licence lines to the rights."""
    for index, item in draft.open():
        last = (
            index >= len(draft.items) - _LAST
            and item.text[:4].lower() == "(c) "
            and not draft.items[index - 1].text.startswith("(b)")
        )
        if (
            len(words(item.text)) <= _LONGESTRIGHTS
            and (last or speaks_of_rights(item.text))
            and not _in_body(draft, index)
        ):
            draft.facts.rights.append(terms([item.text]))
            draft.claim(
                index, Role.FIELD, "copyright line", "copyright or licence, moved to rights", fields=("rights",)
            )


def speaks_of_rights(text: str) -> bool:
    """Tell whether a line holds words of copyright or of a licence."""
    lowered = text.lower()
    return any(sign in lowered for sign in _OF_RIGHTS) and RIGHTS.search(text) is not None


def _furniture(item: Item, *, outside: bool) -> tuple[str, str] | None:
    """Return rule and reason when a line is furniture.

    Args:
        item: The line.
        outside: Whether it stands before or behind the body; inside of it only what cannot be a heading counts.
    """
    if len(words(item.text)) > _LONGEST_COOKIE:
        return None
    parts = [part for part in _PARTS.split(item.piece.rows[0].strip()) if part.strip(" «»<>←→[]")]
    found = [line_class(part, outside=outside) for part in parts]
    if (
        outside
        and len(parts) > _RUN - 1
        and all(
            key(part) in vocabulary.CATEGORY | vocabulary.NAVIGATION or one
            for part, one in zip(parts, found, strict=True)
        )
    ):
        return "navigation", "part of a menu"
    if (
        outside
        and len(parts) > _RUN - 1
        and all(len(words(part)) <= _RUN for part in parts)
        and _COLUMN_SIGN.search(item.piece.rows[0])
        and any(found)
    ):
        return "navigation", "part of a menu"
    if (
        outside
        and len(parts) > _RUN
        and all(0 < len(words(part)) < _RUN for part in parts)
        and not re.search(r"\d", item.text)
    ):
        return "navigation", "part of a menu"
    if outside and _SPACED_CRUMBS.match(item.piece.rows[0].strip()):
        found = [("breadcrumb", "the page's place in its site")]
    known = [one for one in found if one]
    most = outside and len(found) >= _RUN and 2 * len(known) >= len(found)
    if known and len(item.piece.lines) == 1 and (most or len(known) == len(found)):
        return known[0]
    return found[0] if parts == [item.text] else line_class(item.text, outside=outside)


def line_class(line: str, *, outside: bool) -> tuple[str, str] | None:
    """Return rule and reason when a line, or a part of one, is furniture; ``outside`` as for whole lines."""
    text = key(line)
    # A network's name alone is a heading inside of the text, and a button outside of it.
    if _is_share_bar(text, alone=outside):
        return "share bar", "links for sharing the page"
    for kind in _KINDS:
        if (outside or not kind.outside) and kind.holds(line.strip(), text):
            return kind.rule, kind.reason
    return None


def _is_share_bar(text: str, *, alone: bool) -> bool:
    tokens = text.split()
    if not tokens or not vocabulary.NETWORKS.intersection(tokens):
        return False
    known = sum(token in _SHARING_WORDS or token.isdigit() for token in tokens)
    # A word in four may be misspelt or new, where several networks are named.
    several = len(vocabulary.NETWORKS.intersection(tokens)) > 1 and len(tokens) <= _LONGEST_LINE
    return (alone or len(tokens) > 1) and (known == len(tokens) or (several and 4 * known >= 3 * len(tokens)))


_SHARING_WORDS = frozenset(word for phrase in vocabulary.SHARING for word in phrase.split())


def _is_related_link(line: str) -> bool:
    match = re.match(r"^(?P<label>[^:：▸►▶»›>→|]{3,40}?)\s*[:：▸►▶»›>→|]\s*\S", line)
    return match is not None and key(match["label"]) in vocabulary.RELATED and len(words(line)) <= _LONGEST_LINE


def _is_newsletter(line: str) -> bool:
    return len(words(line)) <= _LONGEST_BOX and bool(_NEWSLETTER.search(line))


_LONGEST_BOX = 14


def _is_cookie_notice(text: str, longest: int) -> bool:
    named = any(word in text for word in vocabulary.COOKIE_WORDS)
    # A paragraph that speaks of cookies is text; one that speaks of the site's own is none.
    own = any(word in text for word in ("website", "this site", "our site", "your browser", "site web", "sitio web"))
    return named and len(text.split()) <= (_LONGEST_COOKIE if own else longest)


def _is_end_mark(line: str, text: str) -> bool:
    return text in vocabulary.END_MARKS and line.strip(" *-–—.").isupper()


def _is_breadcrumb(line: str) -> bool:
    parts = _CRUMB.split(line.strip())
    # The last part may be the title of the page itself.
    return len(parts) > 2 and all(len(part.split()) <= 6 for part in parts[:-1])  # noqa: PLR2004 - two separators, short parts


def is_comment_heading(text: str) -> bool:
    """Tell whether a folded line announces readers' comments, or their number."""
    match = _COMMENT_COUNT.match(text)
    if _NUMBERED_SECTION.match(text):
        return False
    return match is not None and match["word"].strip() in vocabulary.COMMENTS


def _is_contact(line: str) -> bool:
    if _EMAIL.fullmatch(line.strip()) or _REGISTER.match(line.strip()):
        return True
    reached = _CONTACT.match(line.strip()) or _PHONE.search(line)
    return bool(reached) and len(words(line)) <= _LONGEST_LINE


def _leads_to_comments(_: str, text: str) -> bool:
    return is_comment_heading(text)


def _drop_picture_texts(draft: Draft, start: int) -> None:
    """Remove the text of a picture over the body: a line that stands alone right below the word for a picture."""
    for index, item in enumerate(draft.items[:start]):
        below, after = draft.items[index + 1 : index + 2], draft.items[index + 2 : index + 3]
        apart = all(one.piece.gap for one in after) and not any(one.piece.gap or not one.open for one in below)
        if key(item.text) in _PICTURE_WORDS and below and apart and not is_prose(below[0].text):
            for at in (index, index + 1):
                draft.remove(at, "image alt", "text of a picture")


_PICTURE_WORDS = frozenset("image photo picture bild foto imagen immagine imagem afbeelding billede".split())


def _drop_menu_runs(draft: Draft) -> None:
    """Remove menu words inside the body, where several follow each other."""
    run: list[int] = []
    for index, item in enumerate(draft.items):
        known = item.open and key(item.text) in vocabulary.NAVIGATION
        if known:
            run.append(index)
            continue
        if len(run) >= _RUN:
            for member in run:
                draft.remove(member, "navigation", "part of a menu")
        run = []


def _drop_head_menus(draft: Draft, start: int) -> None:
    """Remove groups of short lines over the text, no blank lines between, of which several are known menu words."""
    group: list[int] = []
    for index in range(min(start, len(draft.items)) + 1):
        item = draft.items[index] if index < len(draft.items) else None
        if item is not None and index < start and group and item.piece.gap == 0:
            group.append(index)
            continue
        members = [draft.items[at] for at in group]
        known = sum(
            member.rule in {"navigation", "language switcher", "breadcrumb", "cookie notice"}
            or key(member.text) in vocabulary.CATEGORY
            for member in members
        )
        top = bool(group) and group[0] <= _RUN and len(group) > _RUN + 1 and known > 0
        if len(group) > _RUN and (known > 1 or top) and all(len(words(member.text)) <= _RUN + 2 for member in members):
            for at in group:
                _drop_menu_line(draft, at, first=at == group[0])
        group = [index] if item is not None and index < start else []


def _drop_menu_line(draft: Draft, index: int, *, first: bool) -> None:
    item = draft.items[index]
    named = any(key(word) in bodies.BODY_WORDS for word in words(item.text))
    if item.open and date_line(item.text) is None and not (first and named):
        draft.remove(index, "navigation", "part of a menu")


def _drop_newsletter_boxes(draft: Draft) -> None:
    """Remove boxes that ask for an address: their heading, and the short lines that follow it at once."""
    for index, item in list(draft.open()):
        text = key(item.text)
        short = len(text.split()) <= _LONGEST_LINE
        known = any(text == phrase or text.startswith(phrase + " ") for phrase in vocabulary.NEWSLETTER)
        if not short or not (known or _is_newsletter(item.text)):
            continue
        draft.remove(index, "newsletter", "asks for an address")
        for below in range(index + 1, min(index + 4, len(draft.items))):
            follower = draft.items[below]
            if not follower.open or follower.piece.gap or len(words(follower.text)) > _LONGEST_LINE:
                break
            draft.remove(below, "newsletter", "asks for an address")


def _languages(line: str) -> list[str]:
    """Return the tags of the languages that a line consists of; nothing when it holds anything else."""
    label, colon, rest = line.partition(":")
    if colon and key(label) in vocabulary.LANGUAGE_LABELS:
        line = rest
    # Most lines do not begin as the name of a language does.
    opening = key(line[:_LONGEST_OPENING]).partition(" ")[0]
    if opening and opening not in _LANGUAGE_OPENINGS:
        return []
    for pattern in (_PARTS, _SMALL_PARTS):
        parts = [part for part in pattern.split(line.strip(" []()|/·•*-")) if part.strip()]
        # The first word of most lines is no language.
        codes = [*takewhile(bool, (languages.LANGUAGES.get(key(part)) for part in parts))]
        if codes and len(codes) == len(parts):
            return [code for code in codes if code]
    return []


def _beside_menu(draft: Draft, index: int) -> bool:
    """Tell whether a neighbour of a single language name is a menu's or another language's."""
    for near in (index - 2, index - 1, index + 1, index + 2):
        if not 0 <= near < len(draft.items):
            continue
        item = draft.items[near]
        if item.rule in {"language switcher", "navigation"}:
            return True
        if item.open and (_languages(item.piece.rows[0]) or key(item.text) in vocabulary.NAVIGATION):
            return True
    return False


def _in_body(draft: Draft, index: int) -> bool:
    """Tell whether an item is a paragraph of the text that only mentions what a line of furniture would state."""
    item = draft.items[index]
    if re.match(r"©|\(c\)\s+\d{4}|copyright\b", item.text, re.IGNORECASE):
        return False
    return is_prose(item.text) and index < draft.body_end() - 1 and len(words(item.text)) > _LONGEST_LINE


class _Kind(NamedTuple):
    """A kind of furniture."""

    rule: str
    reason: str
    holds: Callable[[str, str], object]
    """Asked with a line and the same line folded."""

    outside: bool = False
    """Whether a line inside of the text is none of it, whatever it looks like."""


def _short(pattern: re.Pattern[str]) -> Callable[[str, str], bool]:
    """Return a test for short lines that hold a pattern."""
    return lambda line, _: len(words(line)) <= _LONGEST_LINE and pattern.search(line) is not None


_KINDS = (
    _Kind("back to top", "link to the page's beginning", lambda _, text: text in vocabulary.BACK_TO_TOP),
    _Kind("advertisement", "marks an advertisement", lambda _, text: text in vocabulary.ADVERTISEMENT),
    _Kind("download", "link for downloading the document", lambda line, _: _FILE_SIZE.match(line)),
    _Kind("reading time", "reading time", lambda _, text: _READING_TIME.match(text)),
    _Kind("view count", "number of views", lambda _, text: _VIEWS.match(text)),
    _Kind("other editions", "says where else the text can be read", lambda line, _: _ELSEWHERE.match(line)),
    _Kind("related", "link to another text", lambda line, _: _is_related_link(line)),
    _Kind("related", "link to another text", lambda line, _: _POST_LINK.match(line)),
    _Kind("comments", "number of comments", lambda _, text: text[:1].isdigit() and is_comment_heading(text)),
    _Kind("paywall", "asks the reader to subscribe or log in", _short(_PAYWALL)),
    _Kind("newsletter", "asks the reader to follow or subscribe", _short(_PROMOTION)),
    _Kind("image alt", "text of a picture", lambda line, _: _PICTURE.match(line)),
    _Kind("cookie notice", "notice about cookies", lambda _, text: _is_cookie_notice(text, _LONGEST_LINE)),
    _Kind("image file", "name of a picture's file", lambda line, _: _FILE_NAME.match(line)),
    _Kind("image alt", "label of a picture", lambda line, _: _IMAGE_LABEL.match(line)),
    _Kind("end mark", "marks the end of the text", _is_end_mark),
    _Kind("dead link", "a link without a target", lambda line, _: _DEAD_LINK.fullmatch(line)),
    _Kind("share bar", "signs of networks for sharing the page", lambda line, _: _ICONS.match(line), outside=True),
    _Kind("image alt", "name of an icon", lambda line, _: _ICON_NAME.fullmatch(line), outside=True),
    # Inside of a text a paragraph may speak of cookies.
    _Kind(
        "cookie notice", "notice about cookies", lambda _, text: _is_cookie_notice(text, _LONGEST_COOKIE), outside=True
    ),
    _Kind("newsletter", "asks for an address", lambda line, _: _is_newsletter(line), outside=True),
    _Kind("navigation", "part of a menu", lambda _, text: text in vocabulary.NAVIGATION, outside=True),
    _Kind("breadcrumb", "the page's place in its site", lambda line, _: _is_breadcrumb(line), outside=True),
    _Kind("comments", "number of comments, or the way to them", _leads_to_comments, outside=True),
    _Kind("contact", "address of the publisher", lambda line, _: _is_contact(line), outside=True),
)
