"""Inspects one file: parsed in a child, nothing stored; the result as lines of text or as a page of its own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from flows.digest.rendering.faces import TEMPLATES
from flows.errors import SourceError
from flows.ingest.filenames import shown
from flows.ingest.files import content_of
from flows.ingest.inspection import inspected
from flows.ingest.mediatypes import by_name, told
from flows.ingest.parsing import Original
from flows.ingest.reasons import REASONS, UNNAMED
from flows.isolation import Death, Isolated
from schemas.inspection import Inspection
from schemas.raw import RawDocument

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from flows.settings import Settings
    from schemas.article import FieldPlace


def inspect_file(path: Path, settings: Settings, now: datetime) -> Inspection:
    """Return what these rules make of a file.

    Args:
        path: The file.
        settings: Limits.
        now: UTC.

    Raises:
        SourceError: there is no such file, or it may not be read.
        UnreadableDocumentError: it is no file, or too large.
        PluginError: there is no sound reader of its media type.
    """
    try:
        content, _ = content_of(str(path), None, shown(path.name), settings.limits.text)
    except OSError as error:
        raise SourceError(str(path), f"it cannot be read: {error.strerror}") from error
    raw = RawDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type=told(content, by_name(path.name)),
        source="inspect",
        uri=shown(path.name),
        received=now,
    )
    with Isolated(settings.limits.parse) as isolated:
        found = isolated.call(inspected, Original(raw, content, settings.ocr))
    if isinstance(found, Death):
        return Inspection(uri=raw.uri, media_type=raw.media_type, size=raw.size, reason=found.kind, detail=found.detail)
    return found


def fields(inspection: Inspection) -> tuple[tuple[str, str, str], ...]:
    """Return the fields of a record: path, the words that it was read from, and where and how surely."""
    found = () if inspection.article is None else inspection.article.provenance
    return tuple((one.field, shown(" ".join(one.words.split())), _origin(one)) for one in found)


def _origin(field: FieldPlace) -> str:
    where = "metadata" if field.place is None else f"line {field.place.line}"
    source = where if field.source is None else f"{field.source}, {where}"
    return source if field.confidence is None else f"{source}, right in {field.confidence:.0%} of cases"


def remedy(inspection: Inspection) -> str:
    """Return what the reason for a refusal means and what can be done; empty for a document that is taken."""
    if inspection.reason is None:
        return ""
    reason = REASONS.get(inspection.reason, UNNAMED)
    return f"{reason.meaning} {reason.remedy}".strip()


def as_html(inspection: Inspection) -> str:
    """Return a page that needs nothing else: every word of the document escaped, no script, no address."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only for those who want a page

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    article = inspection.article
    return environment.get_template("inspection.html").render(
        found=inspection,
        title=shown(article.title or "Untitled") if article is not None else inspection.uri,
        fields=fields(inspection),
        notices=[shown(one.text) for one in article.notices] if article is not None else [],
        remedy=remedy(inspection),
    )
