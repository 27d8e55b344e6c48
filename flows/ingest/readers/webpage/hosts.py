"""Rules for the few sites whose pages the general ones misread: where title, text, authors and date stand."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

import yaml
from lxml import etree
from lxml.cssselect import CSSSelector, SelectorError
from lxml.html import HtmlElement
from pydantic import AfterValidator, Field, ValidationError

from flows.errors import SettingsError
from flows.ingest.readers.webpage.blocks import fold
from schemas.record import Record

BUILT_IN = "hosts.yaml"
"""The file of rules that comes with the program."""


def _compiles(selector: str) -> str:
    """Refuse what is neither CSS nor XPath."""
    try:
        _selector(selector)
    except (SelectorError, etree.XPathError) as error:
        message = f"is neither a CSS selector nor an XPath: {error}"
        raise ValueError(message) from error
    return selector


Selector = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_compiles)]
"""CSS, or XPath when it begins with a slash."""


class HostRule(Record):
    """Where the parts of an article stand on the pages of a site."""

    host: Annotated[str, Field(pattern=r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+$")]
    """The site's name in lower case, without ``www.``; those below it are meant too."""

    title: Selector | None = None
    """The element that holds the title; ``None`` leaves it to the general rules, here and below."""

    body: Selector | None = None
    """The elements whose blocks are the article."""

    authors: Selector | None = None
    """The elements that hold an author's name each."""

    date: Selector | None = None
    """The element whose ``datetime``, ``content`` or text is the day of publication."""

    remove: tuple[Selector, ...] = ()
    """Elements that are never of the article."""


class HostRules(Record):
    """The file of rules by host."""

    version: Literal[1]
    """Form of the file."""

    hosts: tuple[HostRule, ...] = ()
    """In any order; the longest host that fits is taken."""


def parse(text: str, name: str) -> HostRules:
    """Return the rules that a YAML text holds.

    Args:
        text: The file's content.
        name: What the file is called in messages.

    Raises:
        SettingsError: with file, line and key of what is wrong.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        plain = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SettingsError(f"{name}:{line}", "the file", f"is not YAML: {error.problem}") from error
    try:
        return HostRules.model_validate(plain)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = next((str(part) for part in reversed(first["loc"]) if isinstance(part, str)), "the file")
        problem = f"{first['msg']}; there are {', '.join(HostRule.model_fields)}"
        raise SettingsError(f"{name}:{_line(node, first['loc'])}", key, problem) from error


def _line(node: yaml.Node | None, place: tuple[int | str, ...]) -> int:
    """Return the line of the innermost part of a place that the file has, from 1."""
    if node is None:
        return 1
    if place and isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == place[0]:
                return max(_line(value, place[1:]), int(key.start_mark.line) + 1)
    if place and isinstance(node, yaml.SequenceNode) and isinstance(place[0], int) and place[0] < len(node.value):
        return _line(node.value[place[0]], place[1:])
    return int(node.start_mark.line) + 1


def rule_for(host: str, rules: HostRules) -> HostRule | None:
    """Return the rule of a host, or that of the nearest site above it; ``None`` when it needs none."""
    fitting = [one for one in rules.hosts if host == one.host or host.endswith(f".{one.host}")]
    return max(fitting, key=lambda one: len(one.host), default=None)


@cache
def built_in() -> HostRules:
    """Return the rules that come with the program."""
    return parse((files(__package__) / BUILT_IN).read_text("utf-8"), BUILT_IN)


def elements(root: HtmlElement, selector: str | None) -> list[HtmlElement]:
    """Return the elements that a selector finds, in document order; nothing for none."""
    if selector is None:
        return []
    found = _selector(selector)(root)
    return [one for one in found if isinstance(one, HtmlElement)] if isinstance(found, list) else []


def texts(root: HtmlElement, selector: str | None) -> list[str]:
    """Return the words of the elements that a selector finds, each as a machine would have them where it can."""
    found = (fold(one.get("datetime") or one.get("content") or one.text_content()) for one in elements(root, selector))
    return [text for text in found if text]


@cache
def _selector(selector: str) -> etree.XPath:
    return etree.XPath(selector) if selector.startswith("/") else CSSSelector(selector)
