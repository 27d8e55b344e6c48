"""Finds implementations by name: our own in a table, those of others by entry points."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from flows.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.metadata import EntryPoint

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A kind of plugin."""

    label: str
    """What one is called, for errors ("reader")."""

    builtin: Mapping[str, str]
    """Our own: name to ``module:OBJECT``. Such a name cannot be taken by somebody else's plugin."""

    group: str
    """Entry point group of those of others."""

    protocol: type[T]
    """What an implementation must be able to do; a runtime-checkable protocol."""


def find(kind: Kind[T], name: str) -> T:
    """Return the implementation of that name, imported when it is first asked for.

    Raises:
        PluginError: there is none of that name or there are several, it cannot be imported, or it is not of its kind.
    """
    address = kind.builtin.get(name)
    found = _builtin(kind, name, address) if address is not None else _others(kind, name)
    if not isinstance(found, kind.protocol):
        problem = f"{whence(kind, name)} is of type {type(found).__name__} and lacks what a {kind.label} has"
        raise PluginError(kind.label, name, problem)
    return found


def whence(kind: Kind[T], name: str) -> str:
    """Return where the implementation of that name comes from, for errors.

    Raises:
        PluginError: there is none of that name, or there are several.
    """
    return kind.builtin.get(name) or _described(_entry(kind, name))


def names(kind: Kind[T]) -> tuple[str, ...]:
    """Return the name of every implementation, ours first, each part in alphabetical order."""
    others = {point.name for point in _entries(kind)} - kind.builtin.keys()
    return (*sorted(kind.builtin), *sorted(others))


def _builtin(kind: Kind[T], name: str, address: str) -> object:
    module, _, attribute = address.partition(":")
    try:
        return getattr(importlib.import_module(module), attribute)
    except ModuleNotFoundError as error:
        problem = f"needs the package {error.name!r}, which is not installed; install it and run again"
        raise PluginError(kind.label, name, problem) from error


def _others(kind: Kind[T], name: str) -> object:
    point = _entry(kind, name)
    try:
        return point.load()
    except Exception as error:  # whatever somebody's module does when imported is named, with the module
        problem = f"{_described(point)} cannot be loaded ({type(error).__name__}: {error}); mend or uninstall it"
        raise PluginError(kind.label, name, problem) from error


def _entry(kind: Kind[T], name: str) -> EntryPoint:
    points = [point for point in _entries(kind) if point.name == name]
    if not points:
        raise PluginError(kind.label, name, f"there is no such {kind.label}; there are {', '.join(names(kind))}")
    if len(points) > 1:
        told = " and ".join(_described(point) for point in points)
        raise PluginError(kind.label, name, f"{told} both have that name; uninstall one")
    return points[0]


def _entries(kind: Kind[T]) -> tuple[EntryPoint, ...]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - costs 0.1 s, and only other people's plugins need it

    # A package that is installed twice on the path shows its entry points twice.
    return tuple(sorted({(one.value, one.name): one for one in entry_points(group=kind.group)}.values()))


def _described(point: EntryPoint) -> str:
    package = "" if point.dist is None else f" of {point.dist.name} {point.dist.version}"
    return f"the entry point {point.group}:{point.name} = {point.value}{package}"
