"""Writes the reference from the code: settings, commands, exit statuses, reasons, records.

python docs/reference/generate.py
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import schemas  # noqa: E402 - the project's own modules, also where it is not installed
from flows import cli, errors, settings  # noqa: E402
from flows.cli.check import UNSOUND  # noqa: E402
from flows.cli.run import SOME_NOT_INCLUDED  # noqa: E402
from flows.ingest.reasons import REASONS  # noqa: E402
from schemas.record import Record  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = ROOT / "docs" / "reference"

_SCHEMAS: Final = {
    "actors": "AliasesFile",
    "article": "Article",
    "digest": "Digest",
    "failure": "Failure",
    "head": "ArticleHead",
    "inspection": "Inspection",
    "issue": "Issue",
    "memory": "Memory",
    "notes": "NotesFile",
    "questions": "Request Answer",
    "raw": "RawDocument",
    "relations": "Relation Kin",
    "run": "RunReport",
    "sources": "SourcesFile SourceState Remembered",
    "taxonomy": "Taxonomy",
    "themes": "Analysis Theme",
}
"""Records with a file of their own, by their module; what they are made of stands in the same file."""

# Longer numbers are read in groups of three.
_LONGEST_NUMBER: Final = 9999
# As wide as a page of code that is looked at in a browser.
_WIDTH: Final = 90
_NOTICE: Final = "<!-- Written by docs/reference/generate.py; change the code, then run that. -->"
_FORMS: Final = {"path": "path", "string": "text", "array": "list"}


def main() -> None:
    """Write every page that differs, and take away what is no longer written."""
    wanted = pages()
    for name, text in wanted.items():
        path = FOLDER / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in (FOLDER / "schemas").glob("*.json"):
        if f"schemas/{path.name}" not in wanted:
            path.unlink()


def pages() -> dict[str, str]:
    """Return the text of every page, by its path below this folder."""
    return {
        "settings.md": _settings_page(),
        "commands.md": _commands_page(),
        "exit-status.md": _exit_status_page(),
        "records.md": _records_page(),
        "../reasons.md": _reasons_page(),
        **{f"schemas/{record.__name__}.json": _schema(record) for record in documented()},
    }


# Settings


def _settings_page() -> str:
    about = f"""\
A setting is taken from the first of these that has it: an option of the command, an environment variable, the settings
file (`{settings.FILE}` in the current folder, or the one that `--settings` or `{settings.PREFIX}SETTINGS` names), the
default. A dot in a key is a table of the file. Relative paths count from the settings file when they stand there, and
otherwise from the current folder. How to use them: [settings](../how-to/settings.md)."""
    prefect = """\
Prefect's own variables hold too: `PREFECT_API_URL` names a server elsewhere, `PREFECT_HOME` another folder for its
files. Where they are not set, both come from the data folder and the port."""
    head = _row("key", "option", "variable", "values", "unit", "default", "what it sets")
    # The function ``keys`` of the module, not a dictionary's.
    rows = [_setting_row(key) for key in settings.keys()]  # noqa: SIM118
    return _page("Settings", about, "", head, _row(*["---"] * 7), *rows, "", prefect)


def _setting_row(key: str) -> str:
    *above, name = key.split(".")
    record: type[Record] = settings.Settings
    for step in above:
        record = record.model_fields[step].annotation  # type: ignore[assignment]  # a path leads through records only
    schema = record.model_json_schema()["properties"][name]
    unit = re.search(r"\b(seconds|bytes)\b", schema["description"])
    return _row(
        f"`{key}`",
        f"`{_option(key)}`",
        f"`{settings.variable(key)}`",
        _values(schema),
        unit.group() if unit else "–",
        _default(schema["default"]),
        _sentence(schema["description"]),
    )


def _option(key: str) -> str:
    names = {option for parameter in _commands()["run"].params for option in parameter.opts}
    return f"--{key}" if f"--{key}" in names else f"--set {key}="


def _values(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    one = next((form for form in schema.get("anyOf", [schema]) if form["type"] != "null"), schema)
    if one["type"] != "integer":
        return _FORMS[one.get("format", one["type"])]
    least, most = one.get("minimum", one.get("exclusiveMinimum", 0) + 1), one.get("maximum")
    return f"{least:,} or more" if most is None else f"{least} to {most}"


def _default(value: object) -> str:
    match value:
        case None:
            return "–"
        case int():
            return f"`{value:_}`" if value > _LONGEST_NUMBER else f"`{value}`"
        case list():
            return f"`{','.join(str(one) for one in value)}`"
        case _:
            return f"`{value}`"


# Commands


def _commands() -> dict[str, click.Command]:
    context = click.Context(cli.command)
    return {name: command for name in cli.COMMANDS if (command := cli.command.get_command(context, name))}


def _commands_page() -> str:
    parts = [f"## deskbrief\n\n{_help(cli.command, None)}"]
    parts += [f"## deskbrief {name}\n\n{_help(command, name)}" for name, command in _commands().items()]
    return _page(
        "Commands",
        "What each command says of itself with `--help`. Options that are settings are explained in",
        "[settings](settings.md), exit statuses in [exit status](exit-status.md).",
        "",
        "\n\n".join(parts),
    )


def _help(command: click.Command, name: str | None) -> str:
    group = click.Context(cli.command, info_name="deskbrief", terminal_width=_WIDTH, **cli.command.context_settings)
    context = group if name is None else click.Context(command, group, info_name=name, terminal_width=_WIDTH)
    return f"```text\n{command.get_help(context).rstrip()}\n```"


# Exit statuses


def _exit_status_page() -> str:
    about = """\
What a command returns to the shell. Where something is wrong, one line on the error stream says what, where, and what
to do about it. A traceback is a fault of the program and not of its user; its status is 1."""
    documents = """\
A fault of one document never ends a run: it is a line of the run's table, a record in the store and in the run's
report, and a row of the issue's list “Not included”. See [reasons](../reasons.md)."""
    head = _row("status", "when", "class in `flows.errors`")
    rows = [_row(str(status), about, name) for status, about, name in sorted((*_results(), *_errors()))]
    return _page("Exit status", about, "", head, _row("---:", "---", "---"), *rows, "", documents)


def _results() -> tuple[tuple[int, str, str], ...]:
    return (
        (0, "Everything was done, and every document is included.", "–"),
        (1, "`doctor` found something that must be mended.", "–"),
        (click.UsageError.exit_code, "The command was called with an unknown option or without an argument.", "–"),
        (
            SOME_NOT_INCLUDED,
            "The run did all it should, but documents were refused or failed, or a source could not be asked.",
            "–",
        ),
        (UNSOUND, "`check` found something that does not stand where it should.", "–"),
    )


def _errors() -> Iterator[tuple[int, str, str]]:
    for name, one in inspect.getmembers(errors, inspect.isclass):
        if issubclass(one, errors.ProjectError) and one not in (errors.ProjectError, errors.UnreadableDocumentError):
            yield one.exit_status, (inspect.getdoc(one) or "").splitlines()[0], f"`{name}`"


# Reasons


def _reasons_page() -> str:
    about = """\
A document that is not taken is left out for one of these reasons; it stands in the run's table, in its report, in the
issue's list “Not included” and, where the original was had, in [quarantine](how-to/quarantine.md). Nothing is lost: the
original is kept. *Refused* is what a document is; *failed* is an attempt that came to grief, which time may mend."""
    again = """\
“At every run” are reasons for which there are no bytes yet. “After 1, 2 and 4 days” is counted from each vain try by
the clock of the run; after the last one somebody has to ask. What “another version” may read is tried again when the
program or its rules have changed. A reader of another package may bring classes of its own; they are treated like
refusals."""
    head = _row("reason", "outcome", "tried again", "what it means, and what to do")
    rows = [
        _row(f"`{name}`", one.outcome, one.again.value, f"{one.meaning} {one.remedy}".strip())
        for name, one in REASONS.items()
    ]
    return _page("Reasons", about, "", head, _row(*["---"] * 4), *rows, "", again)


# Records


def documented() -> tuple[type[Record], ...]:
    """Return the records that have a schema file of their own."""
    return tuple(
        getattr(importlib.import_module(f"schemas.{module}"), name)
        for module, names in _SCHEMAS.items()
        for name in names.split()
    )


def every_record() -> Iterator[type[Record]]:
    """Yield every record of ``schemas`` that is not only there for others to be made from."""
    for module in pkgutil.walk_packages(schemas.__path__, f"{schemas.__name__}."):
        for _, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(one, Record) and one.__module__ == module.name and not one.__subclasses__():
                yield one


def _schema(record: type[Record]) -> str:
    return json.dumps(record.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def _records_page() -> str:
    about = """\
What deskbrief stores and hands from step to step. Each file is a JSON Schema with a description of every field;
`deskbrief show --json` prints records of these forms. What all of them have in common:
[rules of form](rules-of-form.md)."""
    head = _row("record", "what it is", "form", "schema")
    rows = [_record_row(record) for record in documented()]
    return _page("Records", about, "", head, _row("---", "---", "---:", "---"), *rows)


def _record_row(record: type[Record]) -> str:
    name = record.__name__
    version = record.model_json_schema()["properties"].get("schema_version", {}).get("const", "–")
    about = (inspect.getdoc(record) or "").splitlines()[0]
    return _row(f"`{name}`", _sentence(about), str(version), f"[{name}.json](schemas/{name}.json)")


# Pages


def _page(title: str, *lines: str) -> str:
    return "\n".join((f"# {title}", "", _NOTICE, "", *lines)) + "\n"


def _sentence(description: str) -> str:
    """Return a field's description as Markdown on one line, without the unit that has a column of its own."""
    text = description.replace("\n", " ").replace("``None``", "unset").replace("``", "`")
    return re.sub(r", (seconds|bytes)\.$", ".", text)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
