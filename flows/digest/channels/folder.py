"""Puts issues into a folder: whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

from flows.errors import RenderingError


class FolderChannel:
    """Writes beside, then replaces."""

    def deliver(self, pdf: bytes, name: str, target: Path) -> Path:
        """Write a PDF into a folder; see :class:`flows.digest.channels.Channel`."""
        path = target / name
        try:
            if path.exists() and path.read_bytes() != pdf:  # another desk's, or changed by a reader
                path = path.with_stem(f"{path.stem}-{hashlib.sha256(pdf).hexdigest()[:8]}")
            if not path.exists() or path.read_bytes() != pdf:
                path.parent.mkdir(parents=True, exist_ok=True)
                _replace(path, pdf)
        except OSError as error:
            problem = f"cannot be written: {error.strerror}; mend it or choose another folder with --reports"
            raise RenderingError(str(path), problem) from error
        return path


CHANNEL: Final = FolderChannel()


def _replace(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
