"""Print scores beside their floors; raise the floors, or lower them with a reason.

python -m tests.quality [NAME ...]
python -m tests.quality --raise [NAME ...]
python -m tests.quality --lower "why" NAME
"""

from __future__ import annotations

import argparse
import sys

from tests.quality.floors import MEASURES, measured, set_floors


def main() -> int:
    """Return 1 when a score lies below its floor and stays there."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(MEASURES)}; all without one")
    parser.add_argument("--raise", action="store_true", dest="raised", help="raise the floors to what is measured")
    parser.add_argument("--lower", metavar="WHY", help="set the floors to what is measured, although some fall")
    given = parser.parse_args()
    wrong = False
    for name in given.names or MEASURES:
        now = measured(name)
        for key, score in sorted(now.scores.items()):
            print(f"{name:10} {key:50} {score:.3f} {now.floors.get(key, 'no floor')}")  # noqa: T201 - a command
        faults = now.faults()
        if given.lower or (given.raised and now.same_labels):
            set_floors(name, now, given.lower)
        elif faults:
            print("\n".join(faults), file=sys.stderr)  # noqa: T201 - a command
            wrong = True
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
