"""Print the tables that other programs find in PDFs, as JSON; run by ``bench/pdfs.py`` with the peers' Python.

PYTHON bench/pdf_peers.py PEER FILE ...
"""

from __future__ import annotations

import json
import sys
import time
import warnings

Grid = list[list[str]]


def main() -> None:
    """Print one line a file: its tables with their pages, and the CPU seconds they took."""
    warnings.simplefilter("ignore")
    peer, *files = sys.argv[1:]
    for file in files:
        started = time.process_time()
        try:
            tables = _by_pdfplumber(file) if peer == "pdfplumber" else _by_camelot(file, peer.removeprefix("camelot "))
        except Exception as error:  # noqa: BLE001 - whatever a peer does is its result
            print(f"{peer}: {file}: {error!r}", file=sys.stderr)
            tables = []
        print(json.dumps({"file": file, "tables": tables, "seconds": time.process_time() - started}), flush=True)


def _by_pdfplumber(file: str) -> list[tuple[int, Grid]]:
    import pdfplumber  # noqa: PLC0415 - only one of the peers is loaded

    with pdfplumber.open(file) as document:
        return [
            (number, [[cell or "" for cell in row] for row in table])
            for number, page in enumerate(document.pages, 1)
            for table in page.extract_tables()
        ]


def _by_camelot(file: str, flavour: str) -> list[tuple[int, Grid]]:
    import camelot  # type: ignore[import-not-found]  # noqa: PLC0415 - stands in the peers' environment only

    found = camelot.read_pdf(file, pages="all", flavor=flavour, suppress_stdout=True)
    return [(int(table.page), [[str(cell) for cell in row] for row in table.df.to_numpy()]) for table in found]


if __name__ == "__main__":
    main()
