"""What every reader of the table must do, whatever it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import plugins
from flows.errors import UnreadableDocumentError
from flows.ingest import readers
from flows.ingest.readers import KIND, Reader, ReadText
from tests.records import a_raw

OF_ANOTHER_TYPE = (b"\x89PNG\r\n\x1a\n", b"\x7fELF\x02\x01\x01", b"\x1f\x8b\x08\x00")


@pytest.fixture(params=sorted(readers.BUILTIN))
def reader(request: pytest.FixtureRequest) -> Reader:
    return plugins.find(KIND, request.param)


def outcome(reader: Reader, content: bytes) -> ReadText | str:
    """Return what a reader finds, or why it refuses."""
    try:
        return reader.read(a_raw(content), content)
    except UnreadableDocumentError as error:
        return str(error)


def test_every_module_is_in_the_table() -> None:
    folder = Path(readers.__file__).parent
    listed = {address.split(":")[0].rsplit(".", 1)[1] for address in readers.BUILTIN.values()}
    packages = {name for name in listed if (folder / name).is_dir()}
    assert {path.stem for path in folder.glob("[!_]*.py")} | packages == listed


def test_empty_input_is_refused_as_such(reader: Reader) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        reader.read(a_raw(b""), b"")
    assert (caught.value.uri, caught.value.reason) == ("a.txt", "empty")


@pytest.mark.parametrize("start", OF_ANOTHER_TYPE)
def test_input_of_another_type_is_refused(reader: Reader, start: bytes) -> None:
    content = start + bytes(range(256)) * 4
    with pytest.raises(UnreadableDocumentError):
        reader.read(a_raw(content), content)


@pytest.mark.parametrize("content", [b"\xff" * 100_000, b"\xc3(" * 50_000, b"a" * 1_000_000])
def test_odd_and_large_input_is_read_or_refused(reader: Reader, content: bytes) -> None:
    try:
        found = reader.read(a_raw(content), content)
    except UnreadableDocumentError:
        return
    assert isinstance(found, ReadText)
    found.text.encode("utf-8")


def test_a_reader_keeps_nothing_between_calls(reader: Reader) -> None:
    content = b"One text, and then another.\n"
    first = outcome(reader, content)
    outcome(reader, b"other")
    assert outcome(reader, content) == first
