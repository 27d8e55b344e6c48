"""Every setting: its unit, its default, where it may come from, and what is said when it is wrong.

Command options come first, then environment variables (``DESKBRIEF_PAGE``, ``DESKBRIEF_LIMITS_PARSE_CPU``), then
``deskbrief.toml`` in the current folder, then the defaults below.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, PositiveInt, StringConstraints, ValidationError, field_validator

from flows.errors import SettingsError
from schemas.record import Record
from schemas.sources import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic_core import ErrorDetails

FILE = "deskbrief.toml"
"""Name of the settings file in the current folder."""

SOURCES = "sources.yaml"
"""Name of the file that states sources, in the current folder."""

PREFIX = "DESKBRIEF_"
"""What the names of our environment variables begin with."""

_FILE_VARIABLE = f"{PREFIX}SETTINGS"
_ENVIRONMENT = "environment"
_ANY = "--set"
_COMMAND_LINE = "command line"
_PATHS = ("data", "reports", "taxonomy", "aliases", "notes", "sources")
_CRON_FIELDS = (("minute", 0, 59), ("hour", 0, 23), ("day", 1, 31), ("month", 1, 12), ("weekday", 0, 7))


class Budget(Record):
    """What a child process may use for one call."""

    cpu: PositiveInt
    """Processor time, seconds."""

    wall: PositiveInt
    """Time by the clock, seconds."""

    memory: PositiveInt
    """Address space, bytes."""

    output: PositiveInt
    """Size of the result, and of any file it writes, bytes."""


class ParseBudget(Budget):
    """What the parsing of one document may use."""

    cpu: PositiveInt = 20
    """Processor time for one document, seconds."""

    wall: PositiveInt = 60
    """Time by the clock for one document, seconds."""

    memory: PositiveInt = 1_000_000_000
    """Address space of the process that parses, bytes."""

    output: PositiveInt = 20_000_000
    """Size of one record, bytes."""


class RenderBudget(Budget):
    """What the printing of one issue may use."""

    cpu: PositiveInt = 120
    """Processor time for one issue, seconds."""

    wall: PositiveInt = 180
    """Time by the clock for one issue, seconds."""

    memory: PositiveInt = 2_000_000_000
    """Address space of the process that prints, bytes."""

    output: PositiveInt = 50_000_000
    """Size of the PDF, bytes."""


class Limits(Record):
    """What documents and issues may cost."""

    text: PositiveInt = 50_000_000
    """Largest document that is read, bytes."""

    parse: ParseBudget = Field(default_factory=ParseBudget)
    """For one document."""

    render: RenderBudget = Field(default_factory=RenderBudget)
    """For one issue."""


class Schedule(Record):
    """When issues are made."""

    cron: str = "0 7 * * 1"
    """Minute, hour, day of the month, month, day of the week (0 is Sunday); the default is Monday at 7."""

    timezone: str = "Europe/Brussels"
    """IANA name of the zone in which ``cron`` is meant."""

    @field_validator("cron")
    @classmethod
    def _five_fields(cls, cron: str) -> str:
        fields = cron.split()
        if len(fields) != len(_CRON_FIELDS):
            msg = f"{cron!r} has {len(fields)} fields; give minute, hour, day, month and weekday, as in '0 7 * * 1'"
            raise ValueError(msg)
        for text, (name, first, last) in zip(fields, _CRON_FIELDS, strict=True):
            numbers = [int(number) for number in re.findall(r"(?<![/\w#])\d+", text)]
            if not re.fullmatch(r"[\w*,/#-]+", text, re.ASCII) or any(not first <= one <= last for one in numbers):
                msg = f"{text!r} is no {name}; allowed: {first} to {last}, *, lists (1,3), ranges (1-5), steps (*/2)"
                raise ValueError(msg)
        return cron

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, timezone: str) -> str:
        import zoneinfo  # noqa: PLC0415 - only where a zone is set

        try:
            zoneinfo.ZoneInfo(timezone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
            msg = f"{timezone!r} is no time zone; give an IANA name such as 'Europe/Brussels' or 'UTC'"
            raise ValueError(msg) from error
        return timezone


class LanguageModel(Record):
    """A language model that sums up themes. Nobody is asked unless a server is named."""

    server: str | None = None
    """Base address of a server that speaks as OpenAI's does (`http://127.0.0.1:8080/v1`); ``None`` asks nobody."""

    model: str | None = None
    """Name of the model, as the server knows it; has to be given with the server."""

    key: str | None = None
    """Name of the environment variable that holds the server's key; ``None`` sends none."""

    writer: str = "chat"
    """Name of the plugin that asks; `chat` comes with the extra `llm`."""

    form: Literal["schema", "tool", "prompt"] = "schema"
    """How the form of an answer is asked for: by a JSON schema, as a call of a tool, or in words alone."""

    timeout: PositiveInt = 60
    """Longest wait for the answer to one question, seconds."""

    words: PositiveInt = 1500
    """Most words of documents that are sent with one question."""

    calls: PositiveInt = 12
    """Most questions for one issue; each is on one theme, the first themes first."""

    @field_validator("server")
    @classmethod
    def _address(cls, server: str | None) -> str | None:
        # What was typed is not repeated: it may hold a password.
        if server is not None and not re.fullmatch(r"https?://[\w.\[\]:-]+(?:/[\w./~-]*)?", server, re.ASCII):
            msg = "is no address such as 'http://127.0.0.1:8080/v1'; a password does not belong into it: see llm.key"
            raise ValueError(msg)
        return server

    @field_validator("key")
    @classmethod
    def _variable(cls, key: str | None) -> str | None:
        # Nor is this: somebody may have put the key itself here.
        if key is not None and (not re.fullmatch(r"[A-Z][A-Z0-9_]{2,60}", key) or key.startswith(PREFIX)):
            msg = f"is no name of an environment variable such as 'MODEL_KEY'; names in {PREFIX}* are settings"
            raise ValueError(msg)
        return key


class Embeddings(Record):
    """A model that finds documents near in meaning, also across languages. None is used unless it is named."""

    name: str | None = None
    """Name of the embedder, which another package brings; ``None`` uses none."""

    near: Annotated[int, Field(ge=1, le=100)] = 80
    """Least nearness of two documents that are near in meaning, in hundredths of a cosine."""


def _listed(value: object) -> object:
    """Split the form that a list has in an environment variable or option."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


class Settings(Record):
    """Everything that can be set."""

    data: Path = Path(".deskbrief")
    """Folder of the store and of the kept originals; relative to the current folder."""

    reports: Path = Path("reports")
    """Folder into which issues are printed; relative to the current folder."""

    series: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)] = "Desk Brief"
    """Name of the series, on every issue's nameplate; up to 60 characters."""

    page: Literal["A4", "Letter"] = "A4"
    """Size of the page."""

    excerpts: Literal["paragraph", "sentence"] = "paragraph"
    """How much of a cited text an issue reprints: the paragraph, or only the cited sentence."""

    copies: Literal["first", "longest", "latest"] = "first"
    """Which of several copies of a text stands in an issue; of two versions the newer one always does."""

    store: str | None = None
    """SQLAlchemy address of the store; ``None`` for the SQLite file ``desk.sqlite`` in the data folder."""

    taxonomy: Path | None = None
    """YAML file of the desk's themes; ``None`` for the one that comes with the program."""

    aliases: Path | None = None
    """YAML file of names of actors and places, added to those that come with the program; ``None`` for none."""

    notes: Path | None = None
    """YAML file of the analysts' notes on themes; ``None`` for none."""

    sources: Path | None = None
    """YAML file of the desk's sources; ``None`` for ``sources.yaml`` in the current folder, where there is one."""

    ocr: str | None = None
    """Languages of scans that Tesseract reads, as it names them (`eng+fra`); ``None`` leaves scans unread."""

    patterns: Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=1)] = DOCUMENTS
    """Names of the files that are documents, with ``*`` and ``?``; case does not matter. For a folder that is given; a
    source that a file states has its own."""

    port: Annotated[int, Field(ge=1024, le=65535)] = 4200
    """Port of Prefect's server on this machine."""

    limits: Limits = Field(default_factory=Limits)
    """What documents and issues may cost."""

    schedule: Schedule = Field(default_factory=Schedule)
    """When issues are made."""

    llm: LanguageModel = Field(default_factory=LanguageModel)
    """A language model that sums up themes."""

    embeddings: Embeddings = Field(default_factory=Embeddings)
    """A model that finds documents near in meaning."""

    @field_validator("ocr")
    @classmethod
    def _languages(cls, ocr: str | None) -> str | None:
        if ocr is not None and not re.fullmatch(r"[a-zA-Z_]{3,20}(?:\+[a-zA-Z_]{3,20}){0,9}", ocr):
            msg = f"{ocr!r} is no list of languages; join up to ten names of Tesseract by a plus sign, as in 'eng+fra'"
            raise ValueError(msg)
        return ocr

    @property
    def originals(self) -> Path:
        """Folder of the kept originals."""
        return self.data / "originals"

    @property
    def answers(self) -> Path:
        """Folder of what language models answered."""
        return self.data / "answers"

    @property
    def runs(self) -> Path:
        """Folder of the runs' reports."""
        return self.data / "runs"

    @property
    def prefect(self) -> Path:
        """Folder of Prefect's own files."""
        return self.data / "prefect"

    @property
    def database(self) -> Path:
        """File of the store, where ``store`` names no other."""
        return self.data / "desk.sqlite"


class Option(Record):
    """A setting given on the command line."""

    key: str
    """Its name, with dots: ``page``, ``limits.parse.cpu``."""

    value: str
    """As typed."""

    flag: str
    """The option it was given with (``--page``), for errors."""


class _Given(NamedTuple):
    """A value and where it was found."""

    value: object
    where: str
    name: str


def read_settings(
    options: Iterable[Option], environment: Mapping[str, str], folder: Path, file: Path | None = None
) -> Settings:
    """Return the settings; paths in them are absolute.

    Args:
        options: From the command line.
        environment: All variables; those of other programs are passed over.
        folder: The current folder.
        file: The settings file; ``None`` for the one that the environment names, or ``deskbrief.toml`` in ``folder``
            where there is one.

    Raises:
        SettingsError: a key is unknown, a value is wrong, or a file cannot be read.
    """
    named = file or (Path(environment[_FILE_VARIABLE]) if environment.get(_FILE_VARIABLE) else None)
    path = folder / (named or FILE)
    found = _from_file(path) if named or path.exists() else {}
    given = {
        **_based(found, path.parent, environment),
        **_based(_from_environment(environment), folder, environment),
        **_based({one.key: _Given(one.value, _COMMAND_LINE, one.flag) for one in options}, folder, environment),
    }
    return _validated(given, folder)


def keys() -> tuple[str, ...]:
    """Return the name of every setting, with dots, in order of the records."""
    return tuple(_keys(Settings, ""))


def _keys(record: type[Record], above: str) -> Iterator[str]:
    for name, field in record.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Record):
            yield from _keys(field.annotation, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def variable(key: str) -> str:
    """Return the environment variable of a setting."""
    return PREFIX + key.replace(".", "_").upper()


def _from_environment(environment: Mapping[str, str]) -> dict[str, _Given]:
    names = {variable(key): key for key in keys()}
    given = {}
    for name in sorted(environment):
        if name.startswith(PREFIX) and name != _FILE_VARIABLE:
            if name not in names:
                raise SettingsError(_ENVIRONMENT, name, _unknown(name, tuple(names)))
            given[names[name]] = _Given(environment[name], _ENVIRONMENT, name)
    return given


def _from_file(path: Path) -> dict[str, _Given]:
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except OSError as error:
        raise SettingsError(str(path), "settings file", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(str(path), "settings file", f"is not UTF-8 at byte {error.start}; save it so") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(path), "settings file", f"is not TOML: {error}") from error
    known, given = keys(), {}
    for key, value in _flat(tables, ""):
        line = _line_of(text, key)
        where = str(path) if line is None else f"{path}:{line}"
        if key not in known:
            raise SettingsError(where, key, _unknown(key, known))
        given[key] = _Given(value, where, key)
    return given


def _flat(table: Mapping[str, object], above: str) -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _line_of(text: str, key: str) -> int | None:
    """Return the line on which a TOML file sets a key, from 1; ``None`` where it is written in an unusual form."""
    above = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[([\w.\s-]+)\]", line):
            above = re.sub(r"\s", "", header.group(1)) + "."
        elif (item := re.match(r"\s*([\w.-]+)\s*=", line)) and f"{key}.".startswith(f"{above}{item.group(1)}."):
            return number
    return None


def _unknown(name: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
    return f"no such setting; did you mean {near[0]}?" if near else f"no such setting; there are {', '.join(known)}"


def _based(given: Mapping[str, _Given], folder: Path, environment: Mapping[str, str]) -> dict[str, _Given]:
    """Make paths absolute: below ``folder`` where they are relative, below the home folder after ``~/``."""
    based = dict(given)
    for key in _PATHS:
        one = given.get(key)
        if one is None or not isinstance(one.value, str):
            continue
        if not one.value:
            raise SettingsError(one.where, one.name, "is empty; leave it out for the default")
        home = environment.get("HOME")
        path = home + one.value[1:] if home and one.value.startswith("~/") else one.value
        based[key] = one._replace(value=folder / path)
    return based


def _validated(given: Mapping[str, _Given], folder: Path) -> Settings:
    _check_keys(given)
    tables: dict[str, object] = {name: folder / str(Settings.model_fields[name].default) for name in _PATHS[:2]}
    if (folder / SOURCES).is_file():
        tables["sources"] = folder / SOURCES
    for key, one in given.items():
        *above, name = key.split(".")
        table = tables
        for step in above:
            table = table.setdefault(step, {})  # type: ignore[assignment]  # we only put tables there
        table[name] = one.value
    try:
        settings = Settings.model_validate(tables)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(part for part in first["loc"] if isinstance(part, str))
        one = given[key]
        raise SettingsError(one.where, _named(one, key), _problem(first)) from error
    for key in ("taxonomy", "aliases", "notes", "sources"):
        path: Path | None = getattr(settings, key)
        if path is not None and not path.is_file():
            one = given[key]
            raise SettingsError(one.where, _named(one, key), f"no such file: {path}")
    if settings.llm.server is not None and not settings.llm.model:
        one = given["llm.server"]
        raise SettingsError(one.where, _named(one, "llm.server"), "needs llm.model too: which model it is to run")
    return settings


def _check_keys(given: Mapping[str, _Given]) -> None:
    known = keys()
    for key, one in given.items():
        if key not in known:
            raise SettingsError(one.where, _named(one, key), _unknown(key, known))


def _named(one: _Given, key: str) -> str:
    """Return what the user wrote, with the key where that does not tell it (``--set``)."""
    return f"{one.name} {key}" if one.name == _ANY else one.name


def _problem(error: ErrorDetails) -> str:
    """Return in words what is wrong with a value and what is allowed."""
    context = error.get("ctx", {})
    match error["type"]:
        case "literal_error":
            return f"{error['input']!r} is not allowed; allowed: {context['expected']}"
        case "value_error":
            return str(context["error"])
        case _:
            return f"{error['input']!r} is not allowed: {error['msg'][0].lower()}{error['msg'][1:]}"
