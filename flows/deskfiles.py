"""Files of YAML that a desk's analysts write: read strictly, and what is wrong is told by its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pydantic import ValidationError

from flows import lined
from schemas.record import Record

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from flows.errors import DeskFileError

R = TypeVar("R", bound=Record)


class Kind(NamedTuple):
    """A kind of file."""

    entry: type[Record]
    """The record of one entry of its list."""

    needs: str
    """What an empty file is told that it needs."""

    wrong: type[DeskFileError]
    """Raised when it is wrong."""


def content_of(path: Path, kind: Kind) -> bytes:
    """Return the bytes of a file.

    Raises:
        DeskFileError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise kind.wrong(str(path), None, f"cannot be read: {error.strerror}") from error


def text_of(content: bytes, name: str, kind: Kind) -> str:
    """Return the text of a file.

    Raises:
        DeskFileError: it is not UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise kind.wrong(name, None, f"is not UTF-8 at byte {error.start}; save it so") from error


def parsed(text: str, name: str, record: type[R], kind: Kind) -> tuple[R, lined.Lined]:
    """Return what a text says, and on which line each part stands.

    Args:
        text: Every value is read as text, so that ``no`` and ``1919`` stay what they are.
        name: What the file is called in messages.
        record: The file's form.
        kind: What kind of file it is.

    Raises:
        DeskFileError: with the line on which the fault stands.
    """
    try:
        form = lined.read(text)
    except lined.FormError as error:
        raise kind.wrong(name, error.line, error.problem) from error
    plain = form.content
    if plain is None:
        raise kind.wrong(name, None, f"is empty; it needs {kind.needs}")
    if isinstance(plain, dict) and plain.get("version") == "1":
        plain = {**plain, "version": 1}  # type: ignore[dict-item]  # the one number of the file
    try:
        return record.model_validate(plain), form
    except ValidationError as error:
        # A key that is misspelt is missing too; what was written is the better hint.
        first = min(error.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden")
        raise kind.wrong(name, form.line(first["loc"]), _problem(first, record, kind)) from error


def _problem(error: ErrorDetails, record: type[Record], kind: Kind) -> str:
    """Return in the analyst's words what the form of the file does not allow."""
    of_entry = len(error["loc"]) > 1
    keys = [field.alias or key for key, field in (kind.entry if of_entry else record).model_fields.items()]
    key = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "the file")
    match error["type"]:
        case "extra_forbidden":
            return f"there is no key {key!r}; there are {', '.join(keys)}"
        case "missing":
            return f"the key {key!r} is missing"
        case _:
            return f"{key}: {error['msg'][0].lower()}{error['msg'][1:]}"
