"""Every error that a user can meet and mend.

::

    ProjectError                      one line, no traceback, exit status of its class
    ├── SettingsError                 a setting or its file is wrong
    ├── SourceError                   a source cannot be read at all
    ├── StoreError                    the store cannot be read or written
    ├── RunningError                  another run holds the data folder
    ├── UnknownRecordError            nothing of that name is stored
    ├── DeskFileError                 a file that the desk's analysts write is wrong
    │   ├── TaxonomyError             the taxonomy
    │   ├── AliasesError              the names of actors and places
    │   └── NotesError                the analysts' notes
    ├── PluginError                   somebody's plugin cannot be used
    ├── RenderingError                the page cannot be made
    ├── EvidenceError                 a sentence does not stand where the issue says
    ├── EmptyIssueError               there is nothing to print
    ├── ServerError                   Prefect's server cannot be started or reached
    ├── UnreadableDocumentError       one document is refused (never ends a run)
    └── UnansweredError               a language model gave no answer that can be used (never ends a run)

A fault of a document is a record in the run report; a fault of ours is a traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from datetime import datetime


class ProjectError(Exception):
    """Something the user can mend: says what is wrong, where, and what to do next."""

    exit_status: ClassVar[int] = 1
    """Exit status of the command."""


class SettingsError(ProjectError):
    """A setting, or the file that holds it, is wrong."""

    exit_status = 2

    def __init__(self, where: str, key: str, problem: str) -> None:
        super().__init__(where, key, problem)
        self.where, self.key, self.problem = where, key, problem

    def __str__(self) -> str:
        return f"{self.where}: {self.key}: {self.problem}"


class SourceError(ProjectError):
    """A source as a whole cannot be read."""

    def __init__(self, uri: str, problem: str, not_before: datetime | None = None) -> None:
        super().__init__(uri, problem, not_before)
        self.uri, self.problem = uri, problem
        self.not_before = not_before
        """When it may be asked again, because it said so, UTC; ``None`` for now."""

    def __str__(self) -> str:
        return f"{self.uri}: {self.problem}"


class StoreError(ProjectError):
    """The store cannot be opened, read or written."""

    exit_status = 4

    def __init__(self, store: str, problem: str) -> None:
        super().__init__(store, problem)
        self.store, self.problem = store, problem

    def __str__(self) -> str:
        return f"{self.store}: {self.problem}"


class RunningError(ProjectError):
    """Another run holds the data folder."""

    exit_status = 5

    def __init__(self, folder: str, holder: str) -> None:
        super().__init__(folder, holder)
        self.folder, self.holder = folder, holder

    def __str__(self) -> str:
        return f"{self.folder}: a run is already under way ({self.holder}); wait for it to end"


class UnknownRecordError(ProjectError):
    """Nothing of that name is stored."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(name, known)
        self.name, self.known = name, known

    def __str__(self) -> str:
        return f"{self.name}: nothing of that name is stored; {self.known}"


class DeskFileError(ProjectError):
    """A file that the desk's analysts write is wrong."""

    exit_status = 2

    def __init__(self, path: str, line: int | None, problem: str) -> None:
        super().__init__(path, line, problem)
        self.path, self.line, self.problem = path, line, problem

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.problem}"


class TaxonomyError(DeskFileError):
    """The taxonomy file is wrong."""


class AliasesError(DeskFileError):
    """The file of names of actors and places is wrong."""


class NotesError(DeskFileError):
    """The file of the analysts' notes is wrong."""


class PluginError(ProjectError):
    """A plugin, built in or somebody's, cannot be used."""

    def __init__(self, kind: str, name: str, problem: str) -> None:
        super().__init__(kind, name, problem)
        self.kind, self.name, self.problem = kind, name, problem

    def __str__(self) -> str:
        return f"{self.kind} {self.name!r}: {self.problem}"


class RenderingError(ProjectError):
    """The page cannot be made."""

    def __init__(self, what: str, problem: str) -> None:
        super().__init__(what, problem)
        self.what, self.problem = what, problem

    def __str__(self) -> str:
        return f"{self.what}: {self.problem}"


class EvidenceError(ProjectError):
    """A sentence of an issue does not stand at the place it names."""

    exit_status = 6

    def __init__(self, issue: str, citation: str, problem: str) -> None:
        super().__init__(issue, citation, problem)
        self.issue, self.citation, self.problem = issue, citation, problem

    def __str__(self) -> str:
        return f"{self.issue}: {self.citation}: {self.problem}; the issue was not published"


class EmptyIssueError(ProjectError):
    """There is nothing to print."""

    exit_status = 7

    def __init__(self, series: str, problem: str) -> None:
        super().__init__(series, problem)
        self.series, self.problem = series, problem

    def __str__(self) -> str:
        return f"{self.series}: no issue: {self.problem}"


class ServerError(ProjectError):
    """Prefect's server cannot be started, reached or stopped."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(address, problem)
        self.address, self.problem = address, problem

    def __str__(self) -> str:
        return f"{self.address}: {self.problem}"


class UnreadableDocumentError(ProjectError):
    """One document is refused: its reason class and what was found. Kept in the run report, never ends a run."""

    def __init__(self, uri: str, reason: str, detail: str) -> None:
        super().__init__(uri, reason, detail)
        self.uri, self.reason, self.detail = uri, reason, detail

    def __str__(self) -> str:
        return f"{self.uri}: {self.reason}: {self.detail}"


class UnansweredError(ProjectError):
    """A language model gave no answer that can be used, and may give none to the next question either (``lasting``).

    Told on the page; never ends a run.
    """

    def __init__(self, problem: str, lasting: bool = False) -> None:  # noqa: FBT001, FBT002 - it is pickled so
        super().__init__(problem, lasting)
        self.problem, self.lasting = problem, lasting

    def __str__(self) -> str:
        return self.problem
