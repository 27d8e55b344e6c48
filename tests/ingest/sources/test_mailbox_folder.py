from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.errors import SourceError
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, Unchanged
from flows.ingest.sources.mailbox_folder import SOURCE
from schemas.sources import MailConfig, Remembered
from tests.ingest.readers.compound_files import an_attachment, an_outlook_mail
from tests.ingest.readers.mails import FIRST, HEAD, a_mail, attached, of_parts
from tests.records import RECEIVED

PLAIN = f"Content-Type: text/plain\n\n{FIRST}\n"
PARTING = b"From news@harbour.example Mon May  3 10:00:00 2021\n"
OLD = RECEIVED.timestamp() - 1000


def offers(
    path: Path, *, attachments: bool = True, largest: int = 100_000, remembered: tuple[Remembered, ...] = ()
) -> list[Offer]:
    for one in path.rglob("*") if path.is_dir() else ():
        os.utime(one, (OLD, OLD))
    config = MailConfig(name="letters", path=str(path), attachments=attachments)
    return list(SOURCE.offers(Request(config=config, largest=largest, started=RECEIVED, remembered=remembered)))


def told(path: Path, **more: bool | int) -> list[tuple[str, str]]:
    """Return the name of each document, and its media type or why it is none."""
    found = [one for one in offers(path, **more) if not isinstance(one, Remembered)]  # type: ignore[arg-type]  # see above
    return [(one.uri, one.media_type if isinstance(one, Found) else getattr(one, "reason", "")) for one in found]


def mailbox(folder: Path, *mails: bytes) -> Path:
    path = folder / "news.mbox"
    path.write_bytes(b"".join(PARTING + mail + b"\n" for mail in mails))
    return path


def test_the_mails_of_an_mbox_file_are_documents_one_by_one(tmp_path: Path) -> None:
    first, second = a_mail(), a_mail("From now on, and >From then on.\n")
    found = offers(mailbox(tmp_path, first, second))
    assert [(one.uri, one.content.strip()) for one in found if isinstance(one, Found)] == [
        ("news.mbox/1", first.strip()),
        ("news.mbox/2", second.strip()),
    ]


def test_a_line_that_begins_with_from_parts_mails_only_as_the_format_says(tmp_path: Path) -> None:
    body = b"A.\n\nFrom here on it is text.\n\n>From here 2021\n\n>>From there 2021\nFrom x 2021\n"
    (found,) = offers(mailbox(tmp_path, HEAD.encode() + b"\n" + body))
    assert isinstance(found, Found)
    assert body.replace(b">From", b"From") in found.content


@pytest.mark.parametrize("parting", [b"From \n", b"From \r\n", b"From -\n", b"From ada@harbour.example\n"])
def test_mails_are_parted_also_by_a_line_without_a_date_over_a_header(tmp_path: Path, parting: bytes) -> None:
    path = tmp_path / "Inbox"
    path.write_bytes(b"\n".join(parting + mail for mail in (a_mail(), a_mail())))
    assert told(path) == [("Inbox/1", "message/rfc822"), ("Inbox/2", "message/rfc822")]


@pytest.mark.parametrize("below", ["it is text.", "Note: it is text.", "\nDate: none."])
def test_a_sentence_that_begins_with_from_parts_no_mails(tmp_path: Path, below: str) -> None:
    path = mailbox(tmp_path, a_mail(f"A.\n\nFrom here on\n{below}\n"))
    assert told(path) == [("news.mbox/1", "message/rfc822")]


def test_a_mail_that_is_too_large_is_turned_away_and_the_next_is_read(tmp_path: Path) -> None:
    path = mailbox(tmp_path, a_mail("x" * 5000 + "\n"), a_mail())
    assert told(path, largest=1000) == [("news.mbox/1", "too-large"), ("news.mbox/2", "message/rfc822")]


def test_the_last_mail_of_a_box_that_is_written_to_is_left_for_the_next_run(tmp_path: Path) -> None:
    path = mailbox(tmp_path, a_mail(), a_mail())
    config = MailConfig(name="letters", path=str(path), attachments=False)
    found = SOURCE.offers(Request(config=config, largest=100_000, started=RECEIVED))
    first = next(found)
    with path.open("ab") as file:
        file.write(b"From ")
    (last,) = found
    assert isinstance(first, Found)
    assert isinstance(last, TurnedAway)
    assert (last.uri, last.reason) == ("news.mbox/2", "unfinished")


def test_a_folder_gives_its_mails_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.eml", "in/a.EML", "c.txt", "._b.eml"):
        (tmp_path / name).write_bytes(a_mail(name))
    (tmp_path / "d.msg").write_bytes(an_outlook_mail({0x001A: "IPM.Note"}))
    assert told(tmp_path) == [
        ("._b.eml", "apple-double"),
        ("b.eml", "message/rfc822"),
        ("c.txt", "other name"),
        ("d.msg", "application/vnd.ms-outlook"),
        ("in/a.EML", "message/rfc822"),
    ]


def test_a_maildir_gives_read_and_new_mails_and_none_that_is_being_delivered(tmp_path: Path) -> None:
    for name in ("cur/1.host:2,S", "new/2.host", "tmp/3.host"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(a_mail(name))
    assert told(tmp_path) == [("cur/1.host:2,S", "message/rfc822"), ("new/2.host", "message/rfc822")]


def test_a_maildir_without_new_mails_is_read_all_the_same(tmp_path: Path) -> None:
    for name in ("cur", "new"):
        (tmp_path / name).mkdir()
    (tmp_path / "cur/1").write_bytes(a_mail())
    assert told(tmp_path) == [("cur/1", "message/rfc822")]


def test_attached_documents_follow_their_mail_and_are_documents_of_their_own(tmp_path: Path) -> None:
    parts = (
        attached("Brief No. 7.pdf", b"%PDF-1.7"),
        attached("Brief No. 7.pdf", b"%PDF-1.4"),
        attached("../../etc/x.docx", b"PK", "application/octet-stream"),
        attached("logo.exe", b"MZ", "application/octet-stream"),
        f"Content-Type: message/rfc822\n\n{HEAD}{PLAIN}",
    )
    found = offers(mailbox(tmp_path, of_parts(PLAIN, *parts), a_mail()))
    assert [(one.uri, type(one)) for one in found if not isinstance(one, Remembered)] == [
        ("news.mbox/1", Found),
        ("news.mbox/1#Brief No. 7.pdf", Found),
        ("news.mbox/1#Brief No. 7.pdf (2)", Found),
        ("news.mbox/1#../../etc/x.docx", Found),
        ("news.mbox/1#logo.exe", PassedOver),
        ("news.mbox/1#The strait will not wait", Found),
        ("news.mbox/2", Found),
    ]
    contents = [one.content for one in found if isinstance(one, Found)]
    assert contents[1:4] == [b"%PDF-1.7", b"%PDF-1.4", b"PK"]
    assert contents[4].decode() == f"{HEAD}{PLAIN}"


def test_attachments_of_outlook_follow_too(tmp_path: Path) -> None:
    mail = an_outlook_mail(
        {0x001A: "IPM.Note", 0x1000: FIRST},
        attached=[an_attachment("Brief.pdf", b"%PDF-1.7"), an_attachment("inner.msg", b"")],
    )
    (tmp_path / "a.msg").write_bytes(mail)
    assert told(tmp_path) == [
        ("a.msg", "application/vnd.ms-outlook"),
        ("a.msg#Brief.pdf", "application/pdf"),
        ("a.msg#inner.msg", "empty"),
    ]


def test_attachments_are_left_alone_where_nobody_wants_them(tmp_path: Path) -> None:
    path = mailbox(tmp_path, of_parts(PLAIN, attached("a.pdf", b"%PDF-1.7")))
    assert told(path, attachments=False) == [("news.mbox/1", "message/rfc822")]


def test_what_is_to_be_remembered_of_a_mail_comes_right_behind_it(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(of_parts(PLAIN, attached("a.pdf", b"%PDF-1.7")))
    found = offers(tmp_path)
    assert [type(one) for one in found] == [Found, Remembered, Found]


@pytest.mark.parametrize("folder", ["", "cur"])
def test_what_is_attached_to_a_mail_is_offered_at_every_run_that_wants_it(tmp_path: Path, folder: str) -> None:
    for name in {folder, folder and "new"}:
        (tmp_path / name).mkdir(exist_ok=True)
    (tmp_path / folder / "a.eml").write_bytes(of_parts(PLAIN, attached("a.pdf", b"%PDF-1.7")))
    first = offers(tmp_path, attachments=False)
    known = tuple(one for one in first if isinstance(one, Remembered))
    assert [type(one) for one in first] == [Found, Remembered]
    assert [type(one) for one in offers(tmp_path, attachments=False, remembered=known)] == [Unchanged]
    assert [type(one) for one in offers(tmp_path, remembered=known)] == [Found, Remembered, Found]


def test_a_mail_that_nobody_can_take_apart_is_offered_alone(tmp_path: Path) -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(400))
    assert told(mailbox(tmp_path, f"{HEAD}{deep}".encode())) == [("news.mbox/1", "message/rfc822")]


@pytest.mark.parametrize("content", [b"", b"No mail at all.\n", a_mail()])
def test_a_file_without_the_line_that_begins_a_mail_is_no_mailbox(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "news.mbox").write_bytes(content)
    with pytest.raises(SourceError, match="begins with a line"):
        offers(tmp_path / "news.mbox")


def test_a_place_without_mails_is_named(tmp_path: Path) -> None:
    (tmp_path / "pipe.mbox").mkdir()
    os.mkfifo(tmp_path / "box")
    for name in ("cur", "new"):
        (tmp_path / "maildir" / name).mkdir(parents=True)
    for name, problem in (
        ("absent", "no such mailbox"),
        ("box", "named pipe"),
        ("maildir", "no mail"),
        ("pipe.mbox", "no file"),
    ):
        with pytest.raises(SourceError, match=problem):
            offers(tmp_path / name)
