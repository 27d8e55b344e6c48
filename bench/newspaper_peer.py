"""Read pages with newspaper4k, for ``bench/pages.py``: paths and addresses in, findings out, both as JSON.

Runs in an interpreter of its own, because the peer is no dependency of the project.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any


def main() -> None:
    """Print what the peer finds on each page, and the CPU seconds that it took."""
    from newspaper import Article, Config  # type: ignore[import-not-found]  # noqa: PLC0415 - see above

    config = Config()
    config.fetch_images = False
    found: list[dict[str, Any]] = []
    started = time.process_time()
    for path, url in json.load(sys.stdin):
        article = Article(url or "https://peer.example/page", config=config)
        try:
            article.download(input_html=Path(path).read_bytes().decode("utf-8", "replace"))
            article.parse()
        except Exception:  # noqa: BLE001 - whatever a peer stumbles over counts as nothing found
            found.append({})
            continue
        day = str(article.publish_date)[:10] if article.publish_date else None
        found.append({"text": article.text, "title": article.title, "authors": article.authors, "date": day})
    json.dump({"seconds": time.process_time() - started, "pages": found}, sys.stdout)


if __name__ == "__main__":
    main()
