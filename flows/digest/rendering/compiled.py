"""Templates in the form that Jinja runs, kept from one process to the next as Python keeps modules."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_LOG = logging.getLogger(__name__)


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in a folder; compiling them takes longer than filling them.

    Jinja checks that what is kept belongs to the source, to its own version and to that of Python.
    """

    def __init__(self, folder: Path) -> None:
        """Keep the files in ``folder``, which is made when it is first written to."""
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, if there is one."""
        try:
            kept = self._file(bucket).read_bytes()
        except OSError:
            return  # compiled again, which is what happens without a cache
        bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket's file, whole or not at all; a folder that may not be written stays as it is."""
        try:
            self._folder.mkdir(exist_ok=True)
            handle, part = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(bucket.bytecode_to_string())
            Path(part).replace(self._file(bucket))
        except OSError as error:
            _LOG.debug("compiled templates are not kept: %s", error)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.jinja"
