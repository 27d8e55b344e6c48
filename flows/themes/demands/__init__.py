"""Recommendations: what documents ask somebody to do, in lists that they set apart and in running text."""

from __future__ import annotations

from flows.themes.demands.finding import demands_of
from flows.themes.demands.tracking import kept_after, track, without

__all__ = ["demands_of", "kept_after", "track", "without"]
