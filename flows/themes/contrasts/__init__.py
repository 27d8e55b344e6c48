"""Pairs of statements of two documents on one question that point in opposite directions.

Precision goes before recall: both must speak of the same things in nearly the same words, and part by exactly one
word of
negation, of likelihood, or of a pair of opposites. Whether their authors disagree is not judged.
"""

from __future__ import annotations

from flows.themes.contrasts.pairing import Parting, contrasts_of, parting

__all__ = ["Parting", "contrasts_of", "parting"]
