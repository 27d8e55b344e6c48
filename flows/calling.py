"""How a run calls its steps: as they are, or through an engine that records each call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

P = ParamSpec("P")
T = TypeVar("T")


class Call(Protocol):
    """Calls a step."""

    def __call__(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the step returns."""
        ...


def directly(step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a step as it is."""
    return step(*args, **kwargs)


def through(tasks: Mapping[Callable[..., Any], Callable[..., Any]], given: Callable[[object], object]) -> Call:
    """Return a way to call steps by the tasks that stand for them.

    Args:
        tasks: The task of each step.
        given: Makes of an argument what a task is given.
    """

    def call(step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        result: T = tasks[step](*(given(argument) for argument in args), **kwargs)
        return result

    return call
