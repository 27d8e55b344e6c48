"""Figures: numbers with a unit that sentences state, what they count, which way they went, and what bears them out."""

from __future__ import annotations

from flows.themes.figures.stating import figures_of

__all__ = ["figures_of"]
