from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import PartKind, ReadText
from tests.ingest.readers.mails import (
    FIRST,
    HEAD,
    SECOND,
    a_mail,
    a_page,
    attached,
    claims,
    lines,
    of_parts,
    read,
    record,
    refusal,
    text,
)

PLAIN = f"Content-Type: text/plain; charset=utf-8\n\n{FIRST}\n"
PAGE = f"Content-Type: text/html; charset=utf-8\n\n<p>{FIRST}</p><p>{SECOND}</p>\n"


def test_the_header_stands_over_the_text_and_fills_the_fields() -> None:
    found = read(a_mail())
    assert found.text.split("\n\n") == [
        "The strait will not wait",
        "From: Ada Miller <ada@harbour.example>",
        "Date: Mon, 3 May 2021 23:30:00 -0700",
        f"{FIRST}\n",
    ]
    assert [(one.field.value, one.value, one.line) for one in found.claims] == [
        ("title", "The strait will not wait", 1),
        ("author", "Ada Miller", 3),
        ("published", "2021-05-03", 5),
    ]


def test_a_mail_becomes_a_record_with_title_author_and_day() -> None:
    article = record(a_mail(f"{FIRST}\n\n{SECOND}\n"))
    assert (article.title, [one.name for one in article.authors]) == ("The strait will not wait", ["Ada Miller"])
    assert article.published is not None
    assert article.published.when.iso == "2021-05-03"
    assert [block.text for block in article.blocks] == [FIRST, SECOND]


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize(
    "lines",
    [
        ["The talks are off."],
        ["Harbour closed"],
        ["The vote is on 5 May 2021."],
        ["Talks resume.", "More soon."],
        ["Ministers met in Brussels today.", "They meet again tomorrow."],
    ],
)
def test_a_mail_of_a_line_or_two_is_all_text(lines: list[str], kind: str) -> None:
    body = "\n\n".join(lines) if kind == "plain" else "".join(f"<p>{line}</p>" for line in lines)
    article = record(a_mail(f"{body}\n", f"Content-Type: text/{kind}\n"))
    assert [block.text for block in article.blocks] == lines
    assert (article.title, article.subtitle) == ("The strait will not wait", None)


def test_lines_beside_prose_are_told_by_their_place_as_in_any_newsletter() -> None:
    found = read(a_mail(f"News\n\n{FIRST}\n"))
    assert not any(part.vouched for part in found.parts)
    assert [block.text for block in record(a_mail(f"News\n\n{FIRST}\n")).blocks] == [FIRST]


@pytest.mark.parametrize(
    "subject",
    [
        "Re: The strait will not wait",
        "AW: Fwd: [harbour-list] Re[2]: The strait will not wait",
        "[harbour-list] The strait will not wait",
        "=?utf-8?q?The_strait_will?= =?utf-8?b?IG5vdCB3YWl0?=",
        "=?ISO-8859-1?Q?The strait will not wait?=",
        "The strait\n will not wait",
    ],
)
def test_a_title_is_the_subject_without_what_programs_put_in_front(subject: str) -> None:
    found = claims(a_mail(head=HEAD.replace("The strait will not wait", subject)))
    assert found[0] == ("title", "The strait will not wait", 0.9)


@pytest.mark.parametrize(
    ("encoded", "decoded"),
    [
        ("=?utf-8?q?Gr=C3=B6=C3?= =?utf-8?q?=9Fe?=", "Größe"),
        ("=?gb2312?b?zeK9u7K/?=", "外交部"),
        ("=?x-nobody-knows?q?harbour?=", "harbour"),
        ("=?utf-8?b?a?=", "=?utf-8?b?a?="),
        ("Straße", "Straße"),
    ],
)
def test_encoded_words_are_decoded_and_broken_ones_left(encoded: str, decoded: str) -> None:
    assert claims(a_mail(head=f"Subject: {encoded}\n"))[0][1] == decoded


def test_a_subject_in_an_old_encoding_without_any_sign_is_still_read() -> None:
    content = b"Subject: Gr\xfc\xdfe\nFrom: a@b.example\n\n" + FIRST.encode()
    assert claims(content)[0][1] == "Grüße"


@pytest.mark.parametrize(
    ("sender", "told"),
    [
        ("Ada Miller <ada@harbour.example>", [("author", "Ada Miller", 0.6)]),
        ('"Miller, Ada" <ada@harbour.example>', [("author", "Ada Miller", 0.6)]),
        ("ada@harbour.example (Ada Miller)", [("author", "Ada Miller", 0.6)]),
        ("'Ada Miller' via List <list@harbour.example>", [("author", "Ada Miller", 0.6)]),
        (
            "Ada Miller, Harbour Institute <ada@harbour.example>",
            [("author", "Ada Miller", 0.6), ("publisher", "Harbour Institute", 0.5)],
        ),
        ("Harbour Institute <news@harbour.example>", [("publisher", "Harbour Institute", 0.5)]),
        ("Foreign Quays <x@foreignquays.example>", [("publisher", "Foreign Quays", 0.5)]),
        ("Harbour <x@harbour.example>", [("publisher", "Harbour", 0.5)]),
        ("John <john@mail.example>", []),
        ("noreply@harbour.example", []),
        ("Newsletter <x@harbour.example>", []),
        ("(((((" * 1000, []),
    ],
)
def test_a_sender_is_author_when_a_person_and_publisher_when_not(
    sender: str, told: list[tuple[str, str, float]]
) -> None:
    found = claims(a_mail(head=f"From: {sender}\n"))
    assert [one for one in found if one[0] in {"author", "publisher"}] == told


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Mon, 3 May 2021 23:30:00 -0700", "2021-05-03"),
        ("Tue, 4 May 2021 00:30:00 +0200 (CEST)", "2021-05-04"),
        ("3 May 21 10:00 GMT", "2021-05-03"),
        ("2021-05-03T10:00:00Z", "2021-05-03"),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("yesterday", None),
        ("Mon, 99 May 2021 99:99:99 +9999999999999", None),
    ],
)
def test_the_day_is_that_of_the_place_where_the_mail_was_sent(date: str, day: str | None) -> None:
    found = {field: value for field, value, _ in claims(a_mail(head=f"Date: {date}\n"))}
    assert found.get("published") == day


def test_a_mail_without_a_date_was_sent_about_when_it_was_received() -> None:
    head = "Received: from a by b\n with SMTP; Mon, 3 May 2021 08:00:00 +0200\nSubject: A\n"
    assert ("published", "2021-05-03", 0.6) in claims(a_mail(head=head))


@pytest.mark.parametrize(
    ("value", "host"),
    [("Harbour News <n.harbour.example>", "Harbour News"), ("<n.harbour.example>", "n.harbour.example")],
)
def test_the_list_through_which_it_came_is_the_host(value: str, host: str) -> None:
    assert ("host", host, 0.6) in claims(a_mail(more=f"List-Id: {value}\n"))


def test_recipients_are_nobodys_business() -> None:
    assert "desk@reader.example" not in read(a_mail(more="To: desk@reader.example\nCc: desk@reader.example\n")).text


def test_of_two_forms_the_page_is_taken() -> None:
    assert text(of_parts(PLAIN, PAGE, kind="alternative")) == [FIRST, SECOND]


def test_a_page_that_only_asks_for_another_program_is_not_taken() -> None:
    page = "Content-Type: text/html\n\n<p>Your program shows no pages.</p>\n"
    assert text(of_parts(f"{PLAIN}\n{SECOND}\n", page, kind="alternative")) == [FIRST, SECOND]


def test_parts_that_follow_each_other_are_one_text() -> None:
    assert text(of_parts(PLAIN, f"Content-Type: text/plain\n\n{SECOND}\n")) == [FIRST, SECOND]


def test_a_page_with_its_pictures_is_read_without_them() -> None:
    related = (
        f'Content-Type: multipart/related; boundary="in"\n\n--in\n{PAGE}--in\nContent-Type: image/png\n\nx\n--in--\n'
    )
    found = read(of_parts(PLAIN, related, kind="alternative"))
    assert SECOND in found.text
    assert found.doubts == ()


def test_what_is_attached_is_named_and_not_read() -> None:
    found = read(of_parts(PLAIN, attached("Brief No. 7.pdf", b"%PDF-1.7 " * 200)))
    assert found.doubts == ("not read with the mail: Brief No. 7.pdf (application/pdf, 2 kB)",)


def test_a_text_that_is_attached_is_none_of_the_mail() -> None:
    content = of_parts(PLAIN, attached("notes.txt", SECOND.encode(), "text/plain"))
    assert text(content) == [FIRST]


@pytest.mark.parametrize("disposition", ["inline", "attachment"])
def test_the_only_text_of_a_mail_is_its_text_whatever_it_is_called(disposition: str) -> None:
    more = f'Content-Type: text/plain; name="letter.txt"\nContent-Disposition: {disposition}; filename="letter.txt"\n'
    assert text(a_mail(more=more)) == [FIRST]
    assert text(of_parts(f"{more}\n{FIRST}\n")) == [FIRST]


def test_of_the_texts_that_have_a_name_only_the_first_is_of_the_mail() -> None:
    named = 'Content-Type: text/plain; name="{}"\n\n{}\n'
    mail = of_parts(named.format("letter.txt", FIRST), named.format("notes.txt", SECOND))
    assert text(mail) == [FIRST]
    assert read(mail).doubts == ("not read with the mail: notes.txt (text/plain, 0 kB)",)


def test_a_mail_with_attachments_only_says_so() -> None:
    content = of_parts(attached("brief.pdf", b"%PDF-1.7"))
    with pytest.raises(UnreadableDocumentError, match=r"no-article: .* only brief\.pdf \(application/pdf, 0 kB\)"):
        read(content)


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("iso-8859-1", "“Größe” – naïve"),
        ("windows-1251", "Министр заявил"),
        ("gb2312", "外交部发言人說"),
        ("iso-2022-jp", "外務省は声明を発表した"),
    ],
)
def test_text_is_decoded_as_declared_or_by_the_larger_set_that_writers_mean(charset: str, words: str) -> None:
    encoding = {"iso-8859-1": "cp1252", "gb2312": "gb18030"}.get(charset, charset)
    packed = base64.encodebytes(f"{words} {FIRST}\n".encode(encoding)).decode()
    content = a_mail(packed, f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n")
    assert text(content) == [f"{words} {FIRST}"]


@pytest.mark.parametrize("charset", ["us-ascii", "x-unknown", "undefined", "utf-8\x00", "rot13", "base64"])
def test_a_charset_that_is_wrong_or_none_is_not_believed(charset: str) -> None:
    content = a_mail(
        f"Größe. {FIRST}", f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n"
    )
    assert FIRST in text(content)[0]


def test_a_page_says_its_own_charset_where_the_mail_does_not() -> None:
    page = f'<meta charset="windows-1251"><p>Министр заявил. {FIRST}</p>'.encode("cp1251")
    content = f"{HEAD}Content-Type: text/html\n\n".encode() + page
    assert text(content) == [f"Министр заявил. {FIRST}"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (a_mail(""), "empty"),
        (b"Nothing here is a header.\n", "corrupt"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "corrupt"),
        (of_parts("Content-Type: application/octet-stream\n\nx", kind="encrypted"), "encrypted"),
        (a_mail("x", "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n"), "encrypted"),
        (a_mail("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n"), "encrypted"),
        (of_parts(*["Content-Type: text/plain\n\nx"] * 1001), "too-large"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_reason(content: bytes, reason: str) -> None:
    assert refusal(content) == reason


@pytest.mark.parametrize("depth", [25, 3000])
def test_parts_within_parts_without_end_are_refused(depth: int) -> None:
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(depth))
    assert refusal(f"Subject: A\n{opened}{PLAIN}".encode()) == "too-deep"


def test_a_page_nested_without_end_is_refused() -> None:
    assert refusal(a_page("<div>" * 5000 + FIRST)) == "too-deep"


@pytest.mark.parametrize(
    "content",
    [
        a_mail(f"--lost\n{PLAIN}", "Content-Type: multipart/mixed\n"),
        a_mail(f"{FIRST}", 'Content-Type: multipart/mixed; boundary="nowhere"\n'),
        a_mail(f"{FIRST}", "Content-Type: \n"),
        a_mail(f"{FIRST}", "Content-Transfer-Encoding: spam\n"),
        a_mail(f"{FIRST}", "Content-Type: text/plain; charset*0*=x'y; charset*1=\n"),
        of_parts(PLAIN, kind="mixed").replace(b"--edge--", b""),
        of_parts(PLAIN, "Content-Disposition: attachment; filename*=utf-8''%zz%\n\n"),
    ],
)
def test_faults_of_the_form_do_not_lose_the_text(content: bytes) -> None:
    assert FIRST in read(content).text


@given(
    st.lists(st.sampled_from([*HEAD.splitlines(keepends=True), "\n", "--edge\n", PLAIN, PAGE, "<table><tr><td>", "> "]))
)
def test_any_order_of_pieces_is_read_or_refused(pieces: list[str]) -> None:
    head = 'Subject: A\nContent-Type: multipart/mixed; boundary="edge"\n'
    try:
        found = read((head + "".join(pieces)).encode())
    except UnreadableDocumentError:
        return
    assert isinstance(found, ReadText)
    assert len(found.parts) == sum(bool(line.strip()) for line in found.text.splitlines())


@given(st.binary(max_size=300))
def test_any_bytes_behind_a_header_are_read_or_refused(content: bytes) -> None:
    try:
        found = read(b"Subject: A\nContent-Type: text/html\n\n" + content)
    except UnreadableDocumentError:
        return
    assert all(part.kind in PartKind for part in found.parts)


def test_the_same_mail_is_read_the_same() -> None:
    content = of_parts(PLAIN, PAGE, kind="alternative")
    assert read(content) == read(content)
    assert lines(content) == lines(content)
