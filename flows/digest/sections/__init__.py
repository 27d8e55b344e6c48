"""Sections of an issue, by the name of their template, in the order of the page."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast, runtime_checkable

from flows.digest.material import Material
from schemas.digest import AnySection

BUILTIN = {
    "changes": "flows.digest.sections.changes:build",
    "glance": "flows.digest.sections.glance:build",
    "theme": "flows.digest.sections.theme:build",
    "chart": "flows.digest.sections.chart:build",
    "dates": "flows.digest.sections.dates:build",
    "recommendations": "flows.digest.sections.recommendations:build",
    "numbers": "flows.digest.sections.stated_numbers:build",
    "voices": "flows.digest.sections.voices:build",
    "quotations": "flows.digest.sections.quotations:build",
    "sources": "flows.digest.sections.sources:build",
    "not-included": "flows.digest.sections.not_included:build",
    "method": "flows.digest.sections.method:build",
}
"""The evidence section comes from what the others cite; see :mod:`flows.digest.composition`."""


@runtime_checkable
class Builder(Protocol):
    """Makes the sections of one kind."""

    def __call__(self, material: Material) -> tuple[AnySection, ...]:
        """Return its sections in order; none where the material has nothing to show in them."""


def build(material: Material) -> tuple[AnySection, ...]:
    """Return the sections of an issue, the evidence not yet among them."""
    sections: list[AnySection] = []
    for address in BUILTIN.values():
        module, _, name = address.partition(":")
        builder = cast("Builder", getattr(import_module(module), name))  # the table names builders only
        sections += builder(material)
    return tuple(sections)
