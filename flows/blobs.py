"""Keeps originals, named by their content: written once, never changed, checked whenever they are read."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from flows.errors import StoreError
from flows.whole import sync_folder

if TYPE_CHECKING:
    from pathlib import Path

    from schemas.raw import Sha256


class Blobs:
    """A folder of originals: ``ab/abcd...`` for the one whose SHA-256 is ``abcd...``."""

    def __init__(self, folder: Path) -> None:
        """Write nothing yet.

        Args:
            folder: Made when the first original is kept.
        """
        self.folder = folder

    def keep(self, content: bytes) -> Sha256:
        """Keep an original, on the disk when this returns, and return its digest.

        Raises:
            StoreError: it cannot be written.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        try:
            # One of another size is the work of a failing disk; it is made good as its content is at hand.
            if not (path.is_file() and path.stat().st_size == len(content)):
                _write(path, content)
        except OSError as error:
            raise StoreError(str(self.folder), _problem(error)) from error
        return sha256

    def has(self, sha256: Sha256) -> bool:
        """Tell whether an original is kept; whether it is sound is told when it is read."""
        return self.path(sha256).is_file()

    def read(self, sha256: Sha256) -> bytes:
        """Return an original.

        Raises:
            StoreError: it is missing or no longer what it was.
        """
        path = self.path(sha256)
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            problem = "this original is missing; put the document into its source again and run"
            raise StoreError(str(path), problem) from error
        except OSError as error:
            raise StoreError(str(path), f"cannot be read: {error.strerror}") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            problem = "this original is damaged; delete it, put the document into its source again and run"
            raise StoreError(str(path), problem)
        return content

    def path(self, sha256: Sha256) -> Path:
        """Return where an original lies, or would."""
        return self.folder / sha256[:2] / sha256


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, whenever the machine stops."""
    _make_folder(path.parent)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)  # of a run that was killed; the lease keeps a second writer out
    with part.open("xb") as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), 0o444)
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def _problem(error: OSError) -> str:
    return f"an original cannot be kept: {error.strerror}; make room or mend the rights of the folder, and run again"
