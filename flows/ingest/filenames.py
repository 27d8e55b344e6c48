"""What the name of a file tells: whether it is one of a document, and how it is shown."""

from __future__ import annotations

import fnmatch
import os
from collections import Counter
from typing import TYPE_CHECKING

from flows.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BEING_WRITTEN = ("~", ".part", ".partial", ".tmp", ".crdownload", ".download", ".swp", ".lock")
_LOCKS = ("~$", ".~lock.")
_MOST_TOLD = 3


def unwanted(name: str) -> str | None:
    """Return the class of the reason why a name is never one of a document; ``None`` where it may be one."""
    if name.startswith("._"):  # the twin in which macOS keeps what another disk cannot hold; it bears the same ending
        return "apple-double"
    if name.endswith(_BEING_WRITTEN) or name.startswith(_LOCKS):
        return "temporary"
    if name.startswith("."):
        return "hidden"
    if name.partition(".")[0].casefold() == "readme":  # tells of the folder, and is none of its documents
        return "readme"
    return None


def fits(name: str, patterns: Iterable[str]) -> bool:
    """Tell whether a name, or an address, is one of those that are asked for; case does not matter."""
    return any(fnmatch.fnmatchcase(name.casefold(), pattern.casefold()) for pattern in patterns)


def told(patterns: Sequence[str]) -> str:
    """Return patterns for a message, the first of them where they are many."""
    more = f" and {len(patterns) - _MOST_TOLD} others" if len(patterns) > _MOST_TOLD + 1 else ""
    return ", ".join(patterns[:_MOST_TOLD] if more else patterns) + more


def shown(name: str) -> str:
    """Return a name for one line of print: what is no UTF-8, and characters without a shape, as escapes."""
    return visible(os.fsencode(name).decode("utf-8", "backslashreplace"))


class Names:
    """Keeps documents of one name apart."""

    def __init__(self) -> None:
        """Know no name yet."""
        self._counts: Counter[str] = Counter()

    def given(self, name: str) -> str:
        """Return a name, from its second time on with a number behind."""
        self._counts[name] += 1
        return name if self._counts[name] == 1 else f"{name} ({self._counts[name]})"
