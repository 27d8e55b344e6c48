"""What becomes of the text of mails: paragraphs, pages, tables, and all that stands around."""

from __future__ import annotations

import pytest

from tests.ingest.readers.mails import FIRST, HEAD, SECOND, a_mail, a_page, claims, lines, read, record, text

WRAPPED = (
    "The ministers agreed on a regime of inspections that both coasts can\n"
    "live with, for the first time in years. The islands abstained, and will\n"
    "say so in a letter.\n"
)
JOINED = WRAPPED.replace("\n", " ").strip()
FORWARD = HEAD.replace("The strait", "Fwd: The strait")


def test_wrapped_lines_are_one_paragraph_and_blank_ones_part_them() -> None:
    assert text(a_mail(f"{WRAPPED}\n{SECOND}\n")) == [JOINED, SECOND]


def test_short_lines_were_ended_by_their_writer() -> None:
    assert text(a_mail("Harbour Institute\nQuay 7\nPort Ada\n")) == ["Harbour Institute", "Quay 7", "Port Ada"]


def test_flowed_text_goes_on_behind_a_space_at_the_end_of_a_line() -> None:
    flowed = a_mail("One line \nthat goes on. \n \nAnother.\n", "Content-Type: text/plain; format=flowed\n")
    assert text(flowed) == ["One line that goes on.", "Another."]


def test_flowed_text_without_the_space_joins_what_has_none() -> None:
    flowed = a_mail("外交部发言 \n人说。\n", "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n")
    assert text(flowed) == ["外交部发言人说。"]


def test_items_of_a_list_keep_their_numbers_and_have_one_kind_of_mark() -> None:
    found = lines(a_mail("We ask\n- for a letter\n  of the islands\n* for time\n1) for patience\n"))
    assert found[1:] == [
        ("list item", "• for a letter of the islands"),
        ("list item", "• for time"),
        ("list item", "1) for patience"),
    ]


def test_what_is_quoted_is_removed_with_the_line_above_it() -> None:
    body = f"{FIRST}\n\nOn Mon, 3 May 2021, Tomas Brandt <tom@north.example> wrote:\n> {SECOND}\n>> An older one.\n"
    assert [kind for kind, _ in lines(a_mail(body))] == ["text", "quoted reply", "quoted reply", "quoted reply"]


@pytest.mark.parametrize(
    "marker",
    [
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "From: Tomas Brandt\nSent: Monday\nTo: Ada Miller\nSubject: The strait",
        "Von: Tomas Brandt\nGesendet: Montag\nAn: Ada Miller\nBetreff: Die Meerenge",
    ],
)
def test_the_mail_that_is_answered_is_removed_to_its_end(marker: str) -> None:
    content = a_mail(f"{FIRST}\n\n{marker}\n\n{SECOND}\n", "Content-Type: text/plain; charset=utf-8\n")
    assert text(content) == [FIRST]
    assert SECOND in read(content).text


@pytest.mark.parametrize("marker", ["---------- Forwarded message ---------", "Begin forwarded message:", ""])
def test_a_mail_that_is_handed_on_is_the_text_and_its_head_gives_the_fields(marker: str) -> None:
    head = "From: Tomas Brandt <tom@north.example>\nDate: 1 Apr 2021 10:00:00 +0000\nSubject: A\nTo: x@y.example\n"
    content = a_mail(f"{marker}\n{head}\n{FIRST}\n", head=FORWARD)
    assert text(content) == [FIRST]
    assert claims(content)[:3] == [
        ("title", "The strait will not wait", 0.9),
        ("author", "Tomas Brandt", 0.6),
        ("published", "2021-04-01", 0.9),
    ]
    assert read(content).doubts == ("the mail hands on another one; sender and date are those of the older mail",)


def test_what_stands_below_two_hyphens_is_the_signature() -> None:
    assert lines(a_mail(f"{FIRST}\n\n-- \nAda Miller\nHarbour Institute\n"))[1:] == [
        ("signature", "Ada Miller"),
        ("signature", "Harbour Institute"),
    ]


def test_a_mail_that_was_written_into_its_signature_is_read() -> None:
    assert text(a_page(f'<div class="gmail_signature"><p>{FIRST}</p></div>')) == [FIRST]


def test_greeting_and_leave_taking_are_no_text() -> None:
    body = f"Dear colleagues,\n\n{FIRST}\n\n{SECOND}\n\nKind regards,\nAda Miller\n"
    assert [kind for kind, _ in lines(a_mail(body))] == [
        "salutation",
        "text",
        "text",
        "closing formula",
        "closing formula",
    ]


def test_thanks_in_the_text_and_what_follows_them_stay() -> None:
    assert text(a_mail(f"Thanks.\n\n{FIRST}\n\n{SECOND}\n"))[-2:] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("View this email in your browser", "view in browser"),
        ("Having trouble viewing this message?", "view in browser"),
        ("Newsletter im Browser öffnen", "view in browser"),
        ("Voir la version en ligne", "view in browser"),
        ("You are receiving this email because you signed up.", "unsubscribe footer"),
        ("Unsubscribe | Manage your preferences", "unsubscribe footer"),
        ("Newsletter abbestellen", "unsubscribe footer"),
        ("Pour vous désabonner, cliquez ici", "unsubscribe footer"),
        ("Si no desea recibir más correos, puede darse de baja", "unsubscribe footer"),
        ("Отписаться от рассылки", "unsubscribe footer"),
        ("This e-mail is confidential and intended solely for its addressee.", "confidentiality notice"),
        ("Sent from my telephone", "signature"),
        ("harbour-news mailing list", "list footer"),
        ("https://track.example/?u=0123456789", "link address"),
    ],
)
def test_lines_around_the_text_are_removed_by_their_rule(line: str, rule: str) -> None:
    content = a_mail(f"{FIRST}\n\n{SECOND}\n\n{line}\n", "Content-Type: text/plain; charset=utf-8\n")
    assert lines(content) == [("text", FIRST), ("text", SECOND), (rule, line)]


@pytest.mark.parametrize(
    "line",
    [
        f"The party asked its members to unsubscribe from the alliance. {SECOND} {FIRST} {SECOND} {FIRST}",
        "From the browser of a ship one sees little.",
        "He wrote: nothing will come of it.",
    ],
)
def test_lines_that_only_sound_so_stay(line: str) -> None:
    assert line in text(a_mail(f"{FIRST}\n\n{line}\n\n{SECOND}\n"))


def test_what_little_stands_below_the_way_out_goes_with_it() -> None:
    content = a_mail(f"{FIRST}\n\nUnsubscribe\n\nHarbour Institute, Quay 7, Port Ada\n\n© 2021\n")
    assert text(content) == [FIRST]


def test_a_way_out_on_top_does_not_take_the_text_with_it() -> None:
    content = a_mail("Unsubscribe\n\n" + "\n\n".join([FIRST, SECOND] * 8) + "\n")
    assert text(content) == [FIRST, SECOND] * 8


def test_blocks_of_a_page_are_lines_and_what_runs_on_is_one() -> None:
    page = f"<h1>A <i>regime</i>\nof ships</h1><div>{FIRST[:20]}<b>{FIRST[20:40]}</b>{FIRST[40:]}<p>{SECOND}</div>tail"
    assert lines(a_page(page)) == [
        ("heading", "A regime of ships"),
        ("text", FIRST),
        ("text", SECOND),
        ("text", "tail"),
    ]


def test_lists_of_a_page_have_markers_and_numbers() -> None:
    page = (
        f"<p>{FIRST}</p><ul><li>one<li><p>two</p><p>more</p></ul><ol start=3><li>three<ul><li>in it</ul><li>four</ol>"
    )
    assert lines(a_page(page))[1:] == [
        ("list item", "• one"),
        ("list item", "• two"),
        ("text", "more"),
        ("list item", "3. three"),
        ("list item", "• in it"),
        ("list item", "4. four"),
    ]


def test_tables_that_lay_out_are_text_and_those_of_data_are_rows() -> None:
    data = (
        "<table><caption>Ships</caption><tr><th>Coast<th>2020<th>2021<tr><td>North<br>and east<td>12<td>14"
        "<tr><td colspan=2>South<td>3<tr></table>"
    )
    page = f"<table><tr><td><table><tr><td>{FIRST}</td></tr></table></td></tr><tr><td>{data}</td></tr></table>{SECOND}"
    assert lines(a_page(page)) == [
        ("text", FIRST),
        ("caption", "Ships"),
        ("row", "Coast\t2020\t2021"),
        ("row", "North and east\t12\t14"),
        ("row", "South\t\t3"),
        ("text", SECOND),
    ]


def test_the_rows_of_a_table_reach_the_record() -> None:
    table = "<table><tr><th>Coast<th>2020<tr><td>North<td>12<tr><td>South<td>3</table>"
    article = record(a_page(f"<p>{FIRST}</p>{table}<p>{SECOND}</p>"))
    assert [[cell.text for cell in row.cells] for row in article.tables[0].rows] == [["12"], ["3"]]


@pytest.mark.parametrize("table", ["<table role=presentation>", "<table><tr><td><img></td><td>x</td></tr>", "<table>"])
def test_a_table_without_figures_or_headings_lays_out(table: str) -> None:
    found = lines(a_page(f"{table}<tr><td>{FIRST}</td><td>Aside</td></tr><tr><td>One</td><td>Two</td></tr></table>"))
    assert "row" not in {kind for kind, _ in found}


@pytest.mark.parametrize(
    "attributes",
    [
        'style="display:none"',
        'style="color:red;DISPLAY : none !important"',
        'style="visibility:hidden"',
        'style="font-size:0"',
        'style="font-size:1px;line-height:1px"',
        'style="max-height:0;overflow:hidden"',
        'style="opacity:0;"',
        'style="mso-hide:all"',
        'style="color:#fff;background-color:#fff"',
        "hidden",
    ],
)
def test_what_a_page_shows_to_nobody_is_removed_and_told(attributes: str) -> None:
    content = a_page(f"<div {attributes}>Ignore all <b>others</b>.</div><p>{FIRST}</p>")
    assert lines(content) == [("hidden text", "Ignore all others."), ("text", FIRST)]
    assert read(content).doubts == ("1 line was taken out that the mail shows to nobody",)


@pytest.mark.parametrize(
    "attributes", ['style="font-size:10px"', 'style="opacity:0.9"', 'style="color:#fff;background:#000"', 'style="x"']
)
def test_what_only_looks_hidden_stays(attributes: str) -> None:
    assert text(a_page(f"<div {attributes}>{FIRST}</div>")) == [FIRST]


def test_what_fills_a_preview_with_nothing_is_nothing() -> None:
    content = a_page(f'<div style="display:none">\u200c\u00a0\u034f\u200b</div><p>{FIRST}</p><img width=1 src=x>')
    assert lines(content) == [("text", FIRST)]
    assert read(content).doubts == ()


def test_scripts_styles_and_comments_are_never_text() -> None:
    page = f"<style>p {{}}</style><script>x()</script><!-- <p>no</p> --><p>{FIRST}</p><svg><text>no</text></svg>"
    assert lines(a_page(page)) == [("text", FIRST)]


@pytest.mark.parametrize(
    "opened", ['<blockquote type="cite">', '<div class="gmail_quote">', '<div class="yahoo_quoted x">']
)
def test_quotes_are_known_by_the_marks_of_programs(opened: str) -> None:
    assert lines(a_page(f"<p>{FIRST}</p>{opened}<p>{SECOND}</p>")) == [("text", FIRST), ("quoted reply", SECOND)]


def test_a_quote_that_is_none_of_a_program_stays() -> None:
    assert text(a_page(f"<p>{FIRST}</p><blockquote>{SECOND}</blockquote>")) == [FIRST, SECOND]


def test_a_page_that_is_handed_on_in_the_marks_of_a_quote_is_the_text() -> None:
    page = (
        '<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Tomas Brandt '
        f"&lt;tom@north.example&gt;<br>Date: 1 Apr 2021 10:00<br>Subject: A<br></div><p>{FIRST}</p></div>"
    )
    assert text(a_page(page, FORWARD)) == [FIRST]
    assert ("author", "Tomas Brandt", 0.6) in claims(a_page(page, FORWARD))


def test_broken_lines_of_a_page_are_joined_where_they_were_only_wrapped() -> None:
    page = WRAPPED.replace("\n", "<br>\n") + f"<br><br>{SECOND}<pre>A\nB</pre>"
    assert text(a_page(page)) == [JOINED, SECOND, "A", "B"]


def test_short_lines_in_bold_over_text_are_headings() -> None:
    page = (
        f"<p><b>What was agreed</b></p><p>{FIRST}</p><p><span style='font-weight:700'>A term.</span></p><p>{SECOND}</p>"
    )
    assert [kind for kind, _ in lines(a_page(page))] == ["heading", "text", "text", "text"]


def test_a_newsletter_becomes_a_record_of_its_sections() -> None:
    page = (
        '<div style="display:none">This week in the strait</div><table role="presentation"><tr><td>'
        f"<a href='x'>View in browser</a></td></tr><tr><td>"
        f"<h2>What was agreed</h2><p>{FIRST}</p><h2>What comes next</h2><p>{SECOND}</p></td></tr>"
        "<tr><td>You are receiving this email because you subscribed.<br>Harbour Institute, Quay 7</td></tr></table>"
    )
    article = record(a_page(page, HEAD.replace("Ada Miller <ada@", "Harbour Institute <news@")))
    assert [section.heading for section in article.sections if section.heading] == [
        "What was agreed",
        "What comes next",
    ]
    assert [block.text for block in article.blocks] == [FIRST, SECOND]
    assert article.publisher is not None
    assert (article.publisher.name, article.authors) == ("Harbour Institute", ())
    assert {one.rule for one in article.removed} == {
        "hidden text",
        "mail header",
        "unsubscribe footer",
        "view in browser",
    }
