"""Reads YAML that people write, and notes on which line each part stands, so that what is wrong is told by its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import yaml

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""Every value is read as text, so that ``no`` and ``1919`` stay what they are."""

Place: TypeAlias = tuple[str | int, ...]
"""Keys and numbers that lead to a part."""

_DEEPEST = 20


class FormError(Exception):
    """A text is not the YAML that can be read; whoever knows what is read says so to the user."""

    def __init__(self, line: int | None, problem: str, key: str | None = None) -> None:
        super().__init__(line, problem, key)
        self.line, self.problem = line, problem
        self.key = key
        """The key that is wrong; ``None`` when it is not a single one."""


@dataclass(frozen=True, slots=True)
class Lined:
    """What a text holds."""

    content: Plain | None
    """Text, lists and tables; ``None`` when there is nothing."""

    lines: dict[Place, int]
    """Line of each part, from 1."""

    def line(self, place: Sequence[str | int]) -> int | None:
        """Return the line of the innermost part of a place that the text has."""
        for length in range(len(place), 0, -1):
            if tuple(place[:length]) in self.lines:
                return self.lines[tuple(place[:length])]
        return None


def read(text: str) -> Lined:
    """Return what a YAML text holds.

    Raises:
        FormError: it is no YAML, a key stands twice, or it is nested like no file that a person writes.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise FormError(mark.line + 1 if mark else None, f"is not YAML: {error.problem}") from error
    except yaml.YAMLError as error:  # a character that YAML forbids
        raise FormError(None, f"is not YAML: {' '.join(str(error).split())}") from error
    lines: dict[Place, int] = {}
    return Lined(None if node is None else _plain(node, (), lines), lines)


def _plain(node: yaml.Node, place: Place, lines: dict[Place, int]) -> Plain:
    """Return a node's content, and note the line of each part."""
    lines[place] = line = node.start_mark.line + 1
    if len(place) > _DEEPEST:  # also what refers to itself
        raise FormError(line, f"is nested more than {_DEEPEST} deep")
    if isinstance(node, yaml.MappingNode):
        table: dict[str, Plain] = {}
        for key, value in node.value:
            at = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise FormError(at, "a key is a word, and not a list or table")
            if key.value in table:
                raise FormError(at, f"{key.value!r} stands twice; join the two", key.value)
            table[key.value] = _plain(value, (*place, key.value), lines)
            lines[*place, key.value] = at
        return table
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value, (*place, number), lines) for number, value in enumerate(node.value)]
    return str(node.value)
