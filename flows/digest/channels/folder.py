"""Puts issues into a folder: whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from flows.errors import RenderingError
from flows.whole import write_whole


class FolderChannel:
    """Writes beside, then replaces."""

    def deliver(self, pdf: bytes, name: str, target: Path) -> Path:
        """Write a PDF into a folder; see :class:`flows.digest.channels.Channel`."""
        path = target / name
        try:
            if path.exists() and path.read_bytes() != pdf:  # another desk's, or changed by a reader
                path = path.with_stem(f"{path.stem}-{hashlib.sha256(pdf).hexdigest()[:8]}")
            if not path.exists() or path.read_bytes() != pdf:
                write_whole(path, pdf)
        except OSError as error:
            problem = f"cannot be written: {error.strerror}; mend it or choose another folder with --reports"
            raise RenderingError(str(path), problem) from error
        return path


CHANNEL: Final = FolderChannel()
