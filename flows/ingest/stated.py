"""Reads the sources that a desk states in a file, and tells by line what is wrong with it."""

from __future__ import annotations

import json
import re
import stat
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic import StringConstraints, ValidationError

from flows import lined
from flows.errors import SettingsError
from schemas.record import Record
from schemas.sources import (
    CONTACT,
    GIVEN,
    STANDARD_INPUT,
    CloudAddress,
    FeedConfig,
    FilesConfig,
    FolderConfig,
    MailConfig,
    SourceConfig,
    SourceName,
    SourcesFile,
    WebAddress,
    ZipConfig,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pydantic_core import ErrorDetails

    from flows.lined import Place

HOW: Final = "docs/how-to/sources.md"
"""Page that shows such a file."""

_CONFIGS: Final[dict[str, type[Record]]] = {
    one.model_fields["kind"].default: one for one in get_args(get_args(SourceConfig)[0])
}
_BEGINNING: Final = "version: 1\nsources:\n"
_FIRST_ITEM: Final = re.compile(r"^\ufeff?sources:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ ]*)- ", re.MULTILINE)
_NOTHING: Final = frozenset({"", "null", "~"})


def _pattern(annotation: Any) -> str:  # noqa: ANN401 - what stands in an annotation has no type of its own
    constraints: StringConstraints = get_args(annotation)[1]
    return str(constraints.pattern)


# What may stand where a pattern is asked for; a pattern itself tells an analyst nothing.
_ALLOWED: Final = {
    _pattern(SourceName): "small letters, digits, '.', '_' and '-', first a letter or digit, at most 60",
    _pattern(WebAddress): "an address that begins with http:// or https://, without a name or password before its host",
    _pattern(CloudAddress): "the address of a folder, such as s3://bucket/folder",
    CONTACT: "a mail address or the address of a page",
}
_LIST: Final = "a list, such as [one, another]"
_NUMBER: Final = "a number"
_TABLE: Final = "a table, such as {name: inbox, kind: folder, path: inbox}"
_TEXT: Final = "text"
_WHOLE_NUMBER: Final = "a whole number"
_YES_OR_NO: Final = "true, false"
_FORMS: Final = {
    "bool_parsing": _YES_OR_NO,
    "bool_type": _YES_OR_NO,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "model_attributes_type": _TABLE,
    "string_type": _TEXT,
    "tuple_type": _LIST,
}
_PAIR: Final = "pairs of a key and a value, such as [[desk, europe]]"
_USER: Final = re.compile(r"(?<=://)[^/?#\s]*@")


class Stated(Record):
    """The sources of a desk."""

    path: str
    """The file that states them."""

    contact: str | None
    """Whom the owner of a server can write to; ``None`` when nobody is stated."""

    sources: tuple[SourceConfig, ...]
    """In the order of the file; paths in them are absolute."""


def read(path: Path | None, argument: str | None = "FOLDER") -> Stated:
    """Return the sources that a file states.

    Args:
        path: The file; ``None`` when the settings name none and there is none in the current folder.
        argument: What could have been given to the command instead; ``None`` for a command that has no such argument.

    Raises:
        SettingsError: the file cannot be read or says something that cannot be, with its line; or there is none.
    """
    if path is not None:
        return parse(text_of(path), path)
    if argument is None:
        raise SettingsError("sources.yaml", "sources", f"there is no such file here; write one ({HOW})")
    problem = f"no {argument.lower()} was given, and there is no sources.yaml here; give one of them ({HOW})"
    raise SettingsError("command line", argument, problem)


def wanted(file: Stated, only: Sequence[str]) -> tuple[SourceConfig, ...]:
    """Return the sources that a run asks: those that are named, or all that are enabled.

    Raises:
        SettingsError: one that is named is not stated, or none is enabled.
    """
    names = {config.name for config in file.sources}
    for name in only:
        if name not in names:
            raise SettingsError(
                "command line", "--source", f"there is no source {name!r}; there are {', '.join(sorted(names))}"
            )
    found = tuple(config for config in file.sources if (config.name in only if only else config.enabled))
    if not found:
        raise SettingsError(file.path, "sources", "none is enabled; enable one, or name one with --source")
    return found


def text_of(path: Path) -> str:
    """Return the text of the file, with its own ends of lines.

    Raises:
        SettingsError: it cannot be read.
    """
    try:
        return path.read_bytes().decode()
    except OSError as error:
        raise SettingsError(str(path), "sources", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(str(path), "sources", f"is not UTF-8 at byte {error.start}; save it so") from error


def parse(text: str, path: Path) -> Stated:
    """Return the sources that a YAML text states.

    Args:
        text: The file's content.
        path: The file: its folder is where relative paths begin, its name stands in errors.

    Raises:
        SettingsError: with the line on which the fault stands.
    """
    form = _form(text, path)
    content = _with_nothing(form.content)
    if not isinstance(content, dict):
        raise _wrong(path, None, "sources", f"needs 'version: 1' and a list of sources ({HOW})")
    if content.get("version") == "1":
        content = {**content, "version": 1}
    try:
        file = SourcesFile.model_validate(content)
    except ValidationError as error:
        # A key that is misspelt is missing too; what was written is the better hint.
        first = min(error.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden")
        place = _place(first)
        key = next((part for part in reversed(place) if isinstance(part, str)), "sources")
        raise _wrong(path, form.line(place), key, _problem(first)) from error
    for place, problem in chain(_named_wrong(file.sources), _not_in_a_file(file.sources)):
        raise _wrong(path, form.line(place), str(place[2]), problem)
    based = tuple(_based(config, path.parent) for config in file.sources)
    return Stated(path=str(path), contact=file.contact, sources=based)


def lost(file: Stated) -> dict[str, SettingsError]:
    """Return the sources that are enabled and whose paths lead nowhere now, each with the line of the first such path.

    Raises:
        SettingsError: the file cannot be read any more.
    """
    path = Path(file.path)
    form = _form(text_of(path), path)
    found: dict[str, SettingsError] = {}
    for number, config in enumerate(file.sources):
        for place, problem in _missing(config) if config.enabled else ():
            error = _wrong(path, form.line(("sources", number, *place)), str(place[0]), problem)
            found.setdefault(config.name, error)
    return found


def with_feeds(text: str | None, feeds: Iterable[FeedConfig], path: Path) -> tuple[str, tuple[FeedConfig, ...]]:
    """Return the text of a file that states some feeds as well, and those that are new in it.

    Nothing that stands there is changed. A feed whose address is stated already is left out, one whose name is taken
    gets a number.

    Args:
        text: What the file holds; ``None`` when there is none yet.
        feeds: What is to be stated.
        path: The file.

    Raises:
        SettingsError: the file is wrong, or its list of sources is not at its end.
    """
    stated = parse(text, path).sources if text is not None else ()
    known = {one.url for one in stated if isinstance(one, FeedConfig)}
    names = {GIVEN, *(one.name for one in stated)}
    new: list[FeedConfig] = []
    for feed in feeds:
        if feed.url not in known:
            new.append(feed.model_copy(update={"name": _free(feed.name, names)}))
            names.add(new[-1].name)
    end = "\r\n" if "\r\n" in (text or "") else "\n"
    before = f"{(text or _BEGINNING).rstrip()}{end}"
    indent = match.group(1) if (match := _FIRST_ITEM.search(before)) else "  "
    items = (f"{indent}- name: {one.name}\n{indent}  kind: feed\n{indent}  url: {json.dumps(one.url)}\n" for one in new)
    grown = before + "".join(items).replace("\n", end)
    if new:
        try:
            whole = parse(grown, path).sources == (*stated, *new)
        except SettingsError:
            whole = False
        if not whole:
            raise SettingsError(str(path), "sources", "must be the last key, one source below the other; move it there")
    return grown, tuple(new)


def _form(text: str, path: Path) -> lined.Lined:
    try:
        return lined.read(text)
    except lined.FormError as error:
        raise _wrong(path, error.line, error.key or "sources", error.problem) from error


def _free(name: str, names: set[str]) -> str:
    return next(one for number in count(1) if (one := name if number == 1 else f"{name}-{number}") not in names)


def _wrong(path: Path, line: int | None, key: str, problem: str) -> SettingsError:
    return SettingsError(str(path) if line is None else f"{path}:{line}", key, problem)


def _with_nothing(content: lined.Plain | None) -> Any:  # noqa: ANN401 - the record says what it may be
    """Return what a file holds, with nothing where it says so."""
    match content:
        case dict():
            return {key: _with_nothing(value) for key, value in content.items()}
        case list():
            return [_with_nothing(value) for value in content]
        case _:
            return None if content in _NOTHING else content


def _place(error: ErrorDetails) -> Place:
    """Return where an error is, in the file; Pydantic names the kind of a source as a step of its own."""
    place = error["loc"]
    if error["type"].startswith("union_tag"):
        return (*place, "kind")
    return (*place[:2], *place[3:]) if place[:1] == ("sources",) else place


def _problem(error: ErrorDetails) -> str:
    """Return in words what is wrong, and what is allowed."""
    of_source = len(error["loc"]) > 2  # noqa: PLR2004 - the list, the number, the kind
    record = _CONFIGS[str(error["loc"][2])] if of_source else SourcesFile
    allowed = _allowed(error)
    match error["type"]:
        case "extra_forbidden":
            return f"there is no such key; there are {', '.join(record.model_fields)}"
        case "missing" if isinstance(error["loc"][-1], int):
            return f"half of a pair is missing; allowed: {_PAIR}"
        case "missing" | "union_tag_not_found":
            return f"this key is missing; allowed: {allowed}" if allowed else "this key is missing"
    given = error["ctx"]["tag"] if error["type"] == "union_tag_invalid" else error["input"]
    told = f"; allowed: {allowed}" if allowed else f": {error['msg'][0].lower()}{error['msg'][1:]}"
    return f"{_shown(given)} is not allowed{told}"


def _allowed(error: ErrorDetails) -> str | None:
    """Return what may stand there; ``None`` where the message says it."""
    match error["type"]:
        case "union_tag_not_found" | "union_tag_invalid":
            return ", ".join(_CONFIGS)
        case "string_pattern_mismatch":
            return _ALLOWED.get(error["ctx"]["pattern"])
        case "value_error":
            return str(error["ctx"]["error"])
        case "too_short":
            return "a list with at least one"
        case "too_long":
            return _PAIR
        case kind:
            return _FORMS.get(kind)


def _shown(given: object) -> str:
    match given:
        case None:
            return "nothing"
        case dict():
            return "a table"
        case list():
            return "a list" if given else "an empty list"
        case _:
            return repr(_USER.sub("...@", str(given)))


def _based(config: SourceConfig, folder: Path) -> SourceConfig:
    """Return a source with its paths below the folder of the file."""
    match config:
        case FilesConfig(paths=paths):
            return config.model_copy(update={"paths": tuple(str(folder / path) for path in paths)})
        case FolderConfig(path=path) | ZipConfig(path=path) | MailConfig(path=path):
            return config.model_copy(update={"path": str(folder / path)})
    return config


def _named_wrong(configs: tuple[SourceConfig, ...]) -> Iterator[tuple[Place, str]]:
    known: set[str] = set()
    for number, config in enumerate(configs):
        if config.name == GIVEN:
            yield (
                ("sources", number, "name"),
                f"{GIVEN!r} is the name of what is given on the command line; give another",
            )
        if config.name in known:
            yield ("sources", number, "name"), f"{config.name!r} is the name of two sources; give one another"
        known.add(config.name)


def _not_in_a_file(configs: tuple[SourceConfig, ...]) -> Iterator[tuple[Place, str]]:
    for number, config in enumerate(configs):
        if isinstance(config, FilesConfig) and STANDARD_INPUT in config.paths:
            problem = f"{STANDARD_INPUT!r} is the standard input, which only the command line can name; allowed: files"
            yield ("sources", number, "paths", config.paths.index(STANDARD_INPUT)), problem


def _missing(config: SourceConfig) -> Iterator[tuple[Place, str]]:
    """Yield the paths of a source at which there is nothing, or not what there should be."""
    match config:
        case FilesConfig(paths=paths):
            for which, path in enumerate(paths):
                if problem := _without(path, stat.S_ISREG, "there is no file"):
                    yield ("paths", which), problem
        case FolderConfig(path=path):
            if problem := _without(path, stat.S_ISDIR, "there is no folder"):
                yield ("path",), problem
        case ZipConfig(path=path) | MailConfig(path=path):
            if problem := _without(path, bool, "there is nothing at"):
                yield ("path",), problem


def _without(path: str, is_wanted: Callable[[int], bool], otherwise: str) -> str | None:
    """Return in words that something is not at a path, or why that cannot be told; ``None`` when it is there."""
    try:
        there = is_wanted(Path(path).stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # a NUL is in no path
        there = False
    except OSError as error:
        return f"{path} cannot be looked at: {error.strerror}"
    return None if there else f"{otherwise} {path}"
