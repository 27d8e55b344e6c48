"""Sums up themes by a language model, if the desk has named one: asked in a child process, checked, and kept.

A model sees numbered sentences and answers in claims that cite them. What it says is never taken as true: a claim that
a check does not find in its sentences is not printed, the sentence is. Where nobody answers, the sentences that were
chosen without a model stand alone, and the issue says so.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from flows import plugins
from flows.errors import StoreError, UnansweredError
from flows.isolation import Death, Isolated
from flows.settings import Budget
from flows.themes.synthesis.asking import asked
from flows.themes.synthesis.judging import judged
from flows.themes.synthesis.writers import KIND
from flows.themes.units import units_of
from flows.whole import write_whole
from schemas.questions import Answer, Question, Request
from schemas.synthesis import Synthesis, ThemeSummary, Unanswered

if TYPE_CHECKING:
    from flows.settings import LanguageModel, Settings
    from schemas.article import Article
    from schemas.themes import Analysis

Ask = Callable[[Request], Answer]
"""Puts a question; raises UnansweredError."""

# Changes when the same question may be asked otherwise, so that an answer to the old one is not taken for one to it.
_ASKED_BY = "questions 1"
_CPU, _MEMORY, _OUTPUT = 60, 2_000_000_000, 1_000_000
# By how many seconds the child may outlast the wait for an answer: it imports 100 MB of packages first.
_START = 30
_NOT_ASKED = "not asked, because the question before was not answered"
_NOTHING = "no sentence in English that could be sent"
_log = logging.getLogger(__name__)


def synthesised(found: Analysis, articles: Sequence[Article], settings: Settings) -> Analysis:
    """Return an analysis with what the desk's language model says on its themes.

    Args:
        found: The analysis.
        articles: Its articles, in its order.
        settings: Name the server and the model.

    Raises:
        PluginError: there is no such writer, or it cannot be used.
        StoreError: an answer cannot be kept.
    """
    model = settings.llm
    budget = Budget(cpu=_CPU, wall=model.timeout + _START, memory=_MEMORY, output=_OUTPUT)
    with Isolated(budget) as child:

        def ask(request: Request) -> Answer:
            return answered_before(settings.answers, request, lambda: answered(child, request, model.key))

        return found.model_copy(update={"synthesis": summed_up(found, articles, model, ask)})


def summed_up(found: Analysis, articles: Sequence[Article], model: LanguageModel, ask: Ask) -> Synthesis:
    """Return what a model says on the first themes, checked; it is not asked any more when it cannot be reached."""
    units = units_of(articles)
    numbers = {article: f"S{number}" for number, article in enumerate(found.articles, start=1)}
    summaries: list[ThemeSummary] = []
    unanswered: list[Unanswered] = []
    over = False
    for theme in found.themes[: model.calls]:
        if over:
            unanswered.append(Unanswered(theme=theme.id, problem=_NOT_ASKED))
            continue
        given = asked(theme, units, found.actors, numbers, model.words)
        if not given.question.sentences:
            unanswered.append(Unanswered(theme=theme.id, problem=_NOTHING))
            continue
        try:
            answer = ask(_request(model, given.question))
        except UnansweredError as error:
            _log.warning("%s: %s", theme.id, error)
            unanswered.append(Unanswered(theme=theme.id, problem=error.problem))
            over = error.lasting
        else:
            summaries.append(judged(theme.id, given, answer))
    return Synthesis(
        writer=model.writer,
        server=str(model.server),
        model=str(model.model),
        summaries=tuple(summaries),
        unanswered=tuple(unanswered),
    )


def _request(model: LanguageModel, question: Question) -> Request:
    return Request(
        writer=model.writer,
        server=str(model.server),
        model=str(model.model),
        form=model.form,
        timeout=model.timeout,
        question=question,
    )


def answered_before(folder: Path, request: Request, ask: Callable[[], Answer]) -> Answer:
    """Return the answer that was given to a question before, or ask and keep it: the same issue is printed again.

    Raises:
        UnansweredError: nobody answers.
        StoreError: an answer cannot be read or kept.
    """
    asked_for = f"{_ASKED_BY}\n{request.model_dump_json(exclude={'timeout'})}"
    name = hashlib.sha256(asked_for.encode()).hexdigest()
    path = folder / name[:2] / f"{name}.json"
    try:
        return Answer.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        answer = ask()
    except ValidationError:
        _log.warning("%s: this answer of a model is damaged; it is asked again", path)
        answer = ask()
    except OSError as error:
        raise StoreError(str(path), f"the answer of a model cannot be read: {error.strerror}") from error
    try:
        write_whole(path, f"{answer.model_dump_json(indent=1)}\n".encode())
    except OSError as error:
        raise StoreError(str(path), f"the answer of a model cannot be kept: {error.strerror}") from error
    return answer


def answered(child: Isolated, request: Request, variable: str | None) -> Answer:
    """Put a question in a child process, which a server cannot keep waiting, nor fill, for ever.

    Args:
        child: The process.
        request: The question, and whom to put it to.
        variable: Name of the environment variable that holds the key; ``None`` for a server that wants none.

    Raises:
        UnansweredError: there is no answer that can be used.
        PluginError: there is no such writer, or it cannot be used.
    """
    answer = child.call(put, request, variable)
    if not isinstance(answer, Death):
        return answer
    if answer.kind == "hang":
        raise UnansweredError(f"no answer within {request.timeout} s", lasting=True)
    raise UnansweredError("the answer is too large, or broke what reads it", lasting=True)


def put(request: Request, variable: str | None) -> Answer:
    """Put a question, with the key that an environment variable holds.

    Args:
        request: The question, and whom to put it to.
        variable: Name of the variable; ``None`` for a server that wants no key.

    Raises:
        UnansweredError: the key is missing, or there is no answer that can be used.
        PluginError: there is no such writer, or it cannot be used.
    """
    key = None if variable is None else os.environ.get(variable)
    if variable is not None and not key:
        raise UnansweredError(f"the environment variable {variable} holds no key", lasting=True)
    try:
        answer = plugins.find(KIND, request.writer).write(request, key)
    except UnansweredError as error:
        # Without its cause: what the server said may repeat the key, and a traceback would carry it out of the child.
        raise UnansweredError(error.problem, error.lasting) from None
    if key and key in answer.model_dump_json():
        raise UnansweredError("the answer repeats the key", lasting=True)
    return answer
