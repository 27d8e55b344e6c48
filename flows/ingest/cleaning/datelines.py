"""Lines that say when a document was published or changed."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.ingest.cleaning.shape import key, without_emphasis
from flows.language import datewords
from flows.language.months import MONTHS
from schemas.dates import DateOrigin, PartialDate, Precision, StatedDate

_UPDATED = re.compile(
    r"(?:last|date)?\s*(?:updated?|modified|revised|reviewed|edited)(?:\s+on)?|"
    r"(?:zuletzt\s+)?(?:aktualisiert|geändert)(?:\s+am)?|stand|"
    r"(?:dernière\s+)?(?:mise à jour|modifié|actualisé)e?(?:\s+le)?|mis à jour(?:\s+le)?|"
    r"(?:última\s+)?(?:actualización|modificación)|actualizado(?:\s+el)?|"
    r"(?:última\s+)?atualizaç[aã]o|atualizado(?:\s+em)?|(?:ultimo\s+)?aggiornament[oi]|"
    r"aggiornato(?:\s+il)?|(?:laatst\s+)?(?:bijgewerkt|gewijzigd)(?:\s+op)?|"
    r"(?:sidst|senest|sist|senast)\s+(?:opdateret|oppdatert|uppdaterad|ændret)|"
    r"(?:ostatnia\s+)?aktualizacja|zaktualizowano|aktualizováno|frissítve|utoljára frissítve|"
    r"(?:son\s+)?güncellen?me(?:\s+tarihi)?|güncellendi|обновлено|изменено|оновлено|更新(?:日期|时间|時間|日)?|最終更新|"
    r"تحديث|آخر تحديث",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:(?:first|originally)\s+)?(?:published|posted|released|issued|date published|publication date|"
    r"date of publication|publish date|(?:this|current) (?:version|draft)|version of|"
    r"diese fassung|cette version|esta versión|date|dated|created|added|uploaded)(?:\s+(?:on|at))?|"
    r"(?:veröffentlicht|erschienen|publiziert)(?:\s+am)?|(?:veröffentlichungs|erscheinungs)?datum|"
    r"(?:publié|mis en ligne|paru|posté)e?(?:\s+le)?|date de publication|"
    r"publicado(?:\s+(?:el|em))?|publicada(?:\s+(?:el|em))?|fecha(?:\s+de\s+publicación)?|"
    r"data(?:\s+d[ei]\s+(?:publicação|pubblicazione))?|pubblicato(?:\s+il)?|"
    r"gepubliceerd(?:\s+op)?|geplaatst(?:\s+op)?|(?:udgivet|offentliggjort|publiceret|publisert|"
    r"publicerad)(?:\s+(?:den|d\.))?|julkaistu|opublikowano|data publikacji|publikováno|"
    r"megjelent|közzétéve|yay[ıi]n(?:lanma)?\s*tarihi|yayınlandı|tarih|опубликовано|дата публикации|дата|"
    r"опубліковано|发布(?:日期|时间|于)?|發布(?:日期|時間)?|發佈日期|发表于|"
    r"日期|时间|投稿日|公開日|تاريخ النشر|نشر في|نُشر في",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonntag|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|lunedì|martedì|mercoledì|giovedì|"
    r"venerdì|sabato|domenica|"
    r"понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b|星期.|周[一二三四五六日]",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:at|um|à|a las|às|alle|kl\.?|at)?\s*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr|hrs?|"
    r"h)?\s*(?:\(?(?:gmt|utc|[cew]e?s?t|[ecmp][ds]t|msk|bst|ist|local)\)?(?:[+-]\d{1,2})?)?",
    re.IGNORECASE,
)
_REST = re.compile(r"^[\W_]*$|^(?:le|el|the|am|den|on|em|il|op|d|о|г|года|год|م)$")


class DateLine(NamedTuple):
    """What a line says of the document's date."""

    date: StatedDate
    """The date."""

    updated: bool
    """Whether it is that of the last change."""

    labelled: bool
    """Whether the line says what date it is."""


def read_date(text: str) -> StatedDate | None:
    """Return the first date of a text as a printed date; ``None`` when it holds none."""
    found = datewords.find(text)
    if not found:
        return None
    first = found[0]
    basis = "day and month could be the other way round; the day was taken to come first" if first.ambiguous else None
    return StatedDate(when=first.when, origin=DateOrigin.PRINTED, words=text[first.start : first.end], basis=basis)


def month_line(text: str) -> int | None:
    """Return the month of a line that names a month and nothing else."""
    return MONTHS.get(without_emphasis(text).strip(" .,").lower()) if len(text) > 2 else None  # noqa: PLR2004 - "Ma"


def date_line(text: str) -> DateLine | None:
    """Return the date of a line that consists of nothing but a date and its label; ``None`` for any other line."""
    plain = without_emphasis(text)
    stated = read_date(plain)
    if stated is None:
        return None
    rest = plain.replace(stated.words, " ", 1)
    again = datewords.find(rest)
    if again:
        return None
    updated = _label(_UPDATED, rest)
    labelled = updated or _label(_PUBLISHED, rest)
    for pattern in (_UPDATED, _PUBLISHED) if labelled else ():
        rest = pattern.sub(" ", rest, count=1)
    rest = _CLOCK.sub(" ", _WEEKDAY.sub(" ", rest))
    if not all(_REST.match(word) for word in key(rest).split()) and not _REST.match(rest.strip()):
        return None
    if stated.when.precision is Precision.YEAR and not labelled:
        return None
    return DateLine(stated, updated, labelled)


def date_lines(text: str) -> list[DateLine]:
    """Return the dates of a line that consists of one or several labelled dates ("Published ... – updated ...")."""
    whole = date_line(text)
    if whole is not None:
        return [whole]
    parts = [
        part
        for part in re.split(r"\s*[;|·•]\s*|\s+[–—-]\s+|,\s+(?=(?:last |zuletzt )?(?:updated|aktualisiert))", text)
        if part.strip()
    ]
    found = [date_line(part) for part in parts]
    return [line for line in found if line] if len(parts) > 1 and all(found) else []


def _label(pattern: re.Pattern[str], rest: str) -> bool:
    match = pattern.match(rest.strip(" *_-–—•|([#"))
    return match is not None


def finer(coarse: StatedDate, fine: PartialDate, words: str, basis: str) -> StatedDate | None:
    """Return a date made more exact by another that lies within it; ``None`` when it does not."""
    if fine == coarse.when or not (coarse.when.first <= fine.first and fine.last <= coarse.when.last):
        return None
    return StatedDate(when=fine, origin=DateOrigin.PRINTED, words=words, basis=basis)
