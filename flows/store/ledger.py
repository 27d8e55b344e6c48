"""Which issue printed which record: the statements, on a connection that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.store.tables import LEDGER
from schemas.issue import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import RowMapping

COLUMNS = [LEDGER.c[name] for name in ("number", "revision", *Standing.model_fields) if name != "issue"]
"""What is read of a line."""


def standings(rows: Iterable[RowMapping]) -> tuple[Standing, ...]:
    """Return where articles stand, in the order of the issues and of their pages; of revisions the last counts."""
    last: dict[str, RowMapping] = {}
    for row in sorted(rows, key=lambda row: (row["number"], row["revision"])):
        last[row["article"]] = row
    found = [
        Standing(
            issue=row["number"],
            place=row["place"],
            article=row["article"],
            raw=row["raw"],
            cleaned_by=row["cleaned_by"],
        )
        for row in last.values()
    ]
    return tuple(sorted(found, key=lambda one: (one.issue, one.place)))
