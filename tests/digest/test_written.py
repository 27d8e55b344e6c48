from __future__ import annotations

from dataclasses import replace

from flows.digest import written
from flows.digest.material import Material
from flows.digest.sections import method, theme
from schemas.digest import ThemeSection
from schemas.synthesis import Claim, ClaimKind, Fault, RefusedClaim, Synthesis, ThemeSummary, Unanswered
from schemas.themes import Theme
from tests.digest.materials import material

PLAIN = material()
THEME: Theme = PLAIN.analysis.themes[0]
SAID = [one.evidence for position in THEME.positions for one in position.statements]


def by_model(text: str, *numbers: int) -> Claim:
    return Claim(kind=ClaimKind.CLAIM, text=text, cites=tuple(SAID[number] for number in numbers), by_model=True)


def refused(fault: Fault, *, replaced: bool = True) -> RefusedClaim:
    return RefusedClaim(fault=fault, what="", text="So it will.", replaced=replaced)


def with_model(
    *claims: Claim,
    refused: tuple[RefusedClaim, ...] = (),
    unanswered: tuple[Unanswered, ...] = (),
    model: str = "invented-7b",
) -> Material:
    summaries = (ThemeSummary(theme=THEME.id, claims=claims, refused=refused),) if claims or refused else ()
    found = Synthesis(writer="chat", server="http://desk:1/v1", model=model, summaries=summaries, unanswered=unanswered)
    return replace(PLAIN, analysis=PLAIN.analysis.model_copy(update={"synthesis": found}))


def section(made: Material) -> ThemeSection:
    return next(one for one in theme.build(made) if one.heading == THEME.label)


def note(made: Material) -> str:
    (one,) = method.build(made)
    return next(named.text for named in one.notes if named.label == "Language model")


def test_without_a_model_nothing_of_it_is_on_the_page() -> None:
    assert section(PLAIN).summary is None
    (made,) = method.build(PLAIN)
    told = " ".join(f"{one.label} {one.text}" for one in made.notes)
    assert "No generative model was used." in told
    assert "Language model" not in told
    assert "In short" not in told


def test_a_model_s_words_are_under_its_name_with_the_marks_of_what_they_cite() -> None:
    found = section(with_model(by_model("Two say so.", 0, 1))).summary
    assert found is not None
    assert found.by == "written by invented-7b, checked"
    (line,) = found.lines
    assert line.text == "Two say so."
    assert [(one.text, one.mark.block) for one in line.cites] == [(one.text, one.block) for one in SAID[:2]]


def test_a_sentence_that_stands_in_is_no_line_of_the_model_s() -> None:
    other = SAID[0].model_copy(update={"text": SAID[0].text[:-1], "end": SAID[0].end - 1})
    instead = Claim(kind=ClaimKind.CLAIM, text=other.text, cites=(other,), by_model=False)
    found = section(with_model(instead)).summary
    assert found is not None
    assert found.lines == ()
    assert [one.text for one in found.verbatim] == [other.text]


def test_a_sentence_that_the_section_has_anyway_does_not_stand_in_again() -> None:
    voices = section(PLAIN).voices
    first = voices[0].passages[0]
    shown = next(one for one in SAID if one.text == first.text)
    instead = Claim(kind=ClaimKind.CLAIM, text=shown.text, cites=(shown,), by_model=False)
    assert section(with_model(instead)).summary is None


def test_the_method_counts_what_was_kept_replaced_and_dropped_and_why() -> None:
    told = note(
        with_model(
            by_model("Two say so.", 0, 1),
            Claim(kind=ClaimKind.CLAIM, text=SAID[0].text, cites=(SAID[0],), by_model=False),
            refused=(refused(Fault.NUMBER), refused(Fault.UNKNOWN_SENTENCE, replaced=False)),
        )
    )
    assert "1 claim kept." in told
    assert "1 claim replaced by the sentence cited: has a number that the cited sentences do not have (1)." in told
    assert "1 claim dropped: cites a sentence that is not there (1)." in told


def test_the_method_says_that_sentences_are_the_sources_own_but_for_the_model_s() -> None:
    (made,) = method.build(with_model(by_model("Two say so.", 0)))
    told = next(one.text for one in made.notes if one.label == "Sentences")
    assert told.startswith("Every sentence on the subject, but for the lines headed “In short”, is a source’s own")


def test_the_method_says_why_a_model_said_nothing() -> None:
    problem = "no answer within 60 s"
    told = note(with_model(unanswered=(Unanswered(theme=THEME.id, problem=problem),)))
    assert f"On 1 theme it gave nothing to print, and the sources’ sentences stand alone: {problem} (1)." in told
    assert "kept." not in told.replace("answers that were kept.", "")


def test_a_model_that_is_named_by_a_path_is_called_by_its_end() -> None:
    found = section(with_model(by_model("Two say so.", 0), model=f"/srv/models/{'x' * 60}/invented-7b.gguf")).summary
    assert found is not None
    assert len(found.by) < 70
    assert found.by.endswith("/invented-7b.gguf, checked")


def test_the_address_of_the_server_is_not_printed() -> None:
    made = with_model(by_model("Two say so.", 0))
    shown = "".join(one.model_dump_json() for one in (*theme.build(made), *method.build(made)))
    assert "desk:1" not in shown


def test_there_are_no_notes_without_a_model() -> None:
    assert written.notes(None) == ()
