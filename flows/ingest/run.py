"""Ingesting, step by step: what a source offers is kept, what is new is parsed, every outcome is reported.

The steps know no engine. Whoever wants one gives ``ingest`` a way to call them; each is called with values and
returns values, a whole batch at a time.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING, Literal

from flows import __version__, plugins
from flows.calling import directly
from flows.errors import PluginError, SettingsError, SourceError
from flows.ingest import parsing, relations, sources
from flows.ingest.mediatypes import UNKNOWN, told
from flows.ingest.parsing import Original, Refusal
from flows.ingest.reasons import is_due, next_try
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, Unchanged
from flows.isolation import Death
from schemas.failure import Failure
from schemas.raw import RawDocument
from schemas.record import Record
from schemas.run import DocumentReport, Outcome, PassedOverCount, SourceReport
from schemas.sources import PluginConfig, Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from datetime import datetime

    from flows.blobs import Blobs
    from flows.calling import Call
    from flows.isolation import Isolated
    from flows.store import Store
    from schemas.article import Article
    from schemas.head import ArticleHead

BATCH = 100
"""Documents in a batch: many enough to make an engine's cost per call small, few enough to see progress."""

# A second child costs 0.3 s for its imports, and a document some 10 to 100 ms.
_TWO_CHILDREN_FROM = 20
_SETTINGS = "settings"
_BUDGETED = frozenset({"cpu", "hang", "memory", "output"})
_MORE = "where that is right, allow more with limits.parse"


class Order(Record):
    """What is to be ingested."""

    request: Request
    """What is asked of it."""

    retry: bool = False
    """Whether documents that failed are tried again although nothing has changed."""


class Received(Record):
    """What a source gave, its originals kept."""

    documents: tuple[RawDocument | Unchanged | TurnedAway, ...]
    """In the order of the source."""

    passed_over: tuple[PassedOverCount, ...]
    """By reason."""

    remembered: tuple[Remembered, ...] = ()
    """What the source wants to know at its next run."""


class Ingested(Record):
    """What became of everything that a source offered."""

    documents: tuple[DocumentReport, ...]
    """One for each document, in the order of the source."""

    passed_over: tuple[PassedOverCount, ...]
    """What was no document, or not one that was asked for."""

    sources: tuple[SourceReport, ...] = ()
    """One for each source, where several were asked."""

    remembered: tuple[Remembered, ...] = ()
    """What the source wants to know at its next run; what it is told of is taken, or refused, by now."""


@dataclass(frozen=True, slots=True)
class Means:
    """What ingesting works with."""

    store: Store
    """Where records go."""

    blobs: Blobs
    """Where originals are kept."""

    isolated: Isolated
    """Where documents are parsed."""

    ocr: str | None = None
    """Languages in which scans are read; ``None`` leaves them unread."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """By what and when documents are tried."""

    cleaned_by: str
    """Name and version of the cleaning rules."""

    received: datetime
    """UTC."""

    ocr: str | None = None
    """Languages in which scans are read; ``None`` leaves them unread."""

    @property
    def program(self) -> str:
        """Everything whose change makes a failed document worth another try."""
        scans = "" if self.ocr is None else f", scans in {self.ocr}"
        return f"deskbrief {__version__}, {self.cleaned_by}{scans}"


def nowhere(_done: int, _total: int) -> None:
    """Show no progress."""


def ingest(
    order: Order,
    means: Means,
    *,
    received: datetime,
    call: Call = directly,
    progress: Callable[[int, int], None] = nowhere,
) -> Ingested:
    """Take in what a source offers; what was taken before is left alone.

    Args:
        order: What is to be ingested.
        means: Store, originals and children; the caller holds the lease of their folder.
        received: The time of the run, UTC.
        call: How the steps are called.
        progress: Told how many documents are done, of how many.

    Raises:
        SourceError: the source as a whole cannot be read.
        StoreError: nothing can be kept; what was kept before stays.
        PluginError: there is no such source, or no sound reader.
        SettingsError: the limits leave no room for the rules.
    """
    try:
        offered = call(receive, order, means.blobs, received)
    except OSError as error:
        told = error.strerror or error  # those of other packages have no number, and so no words of the system
        problem = f"it cannot be read just now: {told}; look to the disk or the network and run again"
        raise SourceError(order.request.config.name, problem) from error
    documents = _with_known(offered.documents, order.request.config.name, means.store)
    raws = [one for one in documents if isinstance(one, RawDocument)]
    if not raws:
        return _ingested(order, offered, _in_order(documents, ()))
    attempt = Attempt(rules_of(means.isolated), received, means.ocr)
    originals = {raw.sha256 for raw in raws}
    heads = means.store.heads(originals, attempt.cleaned_by)
    failures = () if order.retry else means.store.failures(originals)
    known, new = decide(raws, heads, failures, attempt)
    if new:
        relations.relate_strangers(means.store)
    total = len(documents)
    ticks = count(total - len(new))
    progress(next(ticks), total)
    taken = [
        call(take, new[start : start + BATCH], means, attempt, lambda: progress(next(ticks), total))
        for start in range(0, len(new), BATCH)
    ]
    return _ingested(order, offered, _in_order(documents, (*known, *chain.from_iterable(taken))))


def _ingested(order: Order, offered: Received, documents: Sequence[DocumentReport]) -> Ingested:
    source = {"source": order.request.config.name}
    return Ingested(
        documents=tuple(report.model_copy(update=source) for report in documents),
        passed_over=offered.passed_over,
        remembered=offered.remembered,
    )


def _with_known(
    documents: Sequence[RawDocument | Unchanged | TurnedAway], source: str, store: Store
) -> tuple[RawDocument | TurnedAway, ...]:
    """Return what was offered, with what the store knows of the documents that were not read again."""
    known = {raw.sha256: raw for raw in store.raws({one.sha256 for one in documents if isinstance(one, Unchanged)})}
    return tuple(
        known[one.sha256].model_copy(update={"uri": one.uri, "source": source}) if isinstance(one, Unchanged) else one
        for one in documents
    )


def receive(order: Order, blobs: Blobs, received: datetime) -> Received:
    """Keep the original of every document that a source offers."""
    config = order.request.config
    documents: list[RawDocument | Unchanged | TurnedAway] = []
    passed: list[PassedOver] = []
    remembered: list[Remembered] = []
    for offer in offers_of(order.request):
        match offer:
            case Found():
                documents.append(_raw(offer, blobs.keep(offer.content), config.name, received))
            case TurnedAway() | Unchanged():
                documents.append(offer)
            case PassedOver():
                passed.append(offer)
            case Remembered():
                remembered.append(offer)
    return Received(documents=tuple(documents), passed_over=_counted(passed), remembered=tuple(remembered))


def offers_of(request: Request) -> Generator[Offer]:
    """Yield what a source offers.

    Raises:
        SourceError: the source as a whole cannot be read.
        PluginError: its plugin, or a package that it needs, is missing; or the plugin fails.
        OSError: it cannot be read just now.
    """
    if isinstance(request.config, PluginConfig):
        yield from _offers_of_plugin(request, request.config.plugin)
    else:
        yield from plugins.find(sources.KIND, request.config.kind).offers(request)


def _offers_of_plugin(request: Request, name: str) -> Generator[Offer]:
    """Yield what somebody's source offers; whatever else it does is named, and stops no other source."""
    try:
        for offer in plugins.find(sources.KIND, name).offers(request):
            yield _checked(offer)
    except (SourceError, PluginError, OSError):
        raise
    except Exception as error:  # whatever somebody's source does when it is asked
        told = " ".join(f"{type(error).__name__}: {error}".split())
        problem = f"{plugins.whence(sources.KIND, name)} fails when it is asked ({told}); mend or uninstall it"
        raise PluginError(sources.KIND.label, name, problem) from error


def _checked(offer: object) -> Offer:
    if not isinstance(offer, Offer):
        msg = f"it offers what is of type {type(offer).__name__}"
        raise TypeError(msg)
    return offer


def _raw(offer: Found, sha256: str, source: str, received: datetime) -> RawDocument:
    media_type = told(offer.content, offer.media_type)
    return RawDocument(
        sha256=sha256,
        size=len(offer.content),
        media_type=media_type,
        named_type=None if offer.media_type in {media_type, UNKNOWN} else offer.media_type,
        charset=offer.charset,
        source=source,
        uri=offer.uri,
        received=received,
        claims=offer.claims,
    )


def decide(
    raws: Sequence[RawDocument], heads: Sequence[ArticleHead], failures: Sequence[Failure], attempt: Attempt
) -> tuple[tuple[DocumentReport, ...], tuple[RawDocument, ...]]:
    """Tell what is known already from what is to be parsed; of the same bytes only the first.

    Args:
        raws: Everything received, in order.
        heads: Of those that these rules have taken before.
        failures: Of those that were tried in vain and are not to be tried again for the asking.
        attempt: With what the new ones will be tried.
    """
    taken = {head.raw: head for head in heads}
    failed = {one.sha256: one for one in failures if not is_due(one, attempt.program, attempt.received)}
    first = {raw.sha256: raw for raw in reversed(raws)}
    known: list[DocumentReport] = []
    new: list[RawDocument] = []
    for raw in raws:
        if first[raw.sha256] is not raw:
            continue
        if raw.sha256 in taken:
            known.append(_known(raw, taken[raw.sha256]))
        elif raw.sha256 in failed:
            known.append(_failed_before(raw, failed[raw.sha256]))
        else:
            new.append(raw)
    return tuple(known), tuple(new)


def take(
    batch: Sequence[RawDocument], means: Means, attempt: Attempt, tick: Callable[[], None]
) -> tuple[DocumentReport, ...]:
    """Parse documents in children and keep each, or its failure, in a transaction of its own.

    Args:
        batch: Documents whose originals are kept.
        means: Store, originals and children.
        attempt: By what and when they are tried.
        tick: Called whenever one is done.
    """
    originals = (Original(raw, means.blobs.read(raw.sha256), attempt.ocr) for raw in batch)
    children = 2 if len(batch) >= _TWO_CHILDREN_FROM else 1
    outcomes = means.isolated.map(parsing.parse, originals, children=children)
    reports = []
    for raw, outcome in zip(batch, outcomes, strict=True):
        reports.append(_kept(raw, outcome, means.store, attempt))
        tick()
    return tuple(reports)


def rules_of(isolated: Isolated) -> str:
    """Return name and version of the rules, as the children know them.

    Raises:
        SettingsError: the limits leave no room for the rules.
    """
    answer = isolated.call(parsing.rules)
    if isinstance(answer, Death):
        problem = f"the cleaning rules cannot even be loaded within them: {answer.detail}; allow more"
        raise SettingsError(_SETTINGS, "limits.parse", problem)
    return answer


def _kept(raw: RawDocument, outcome: Article | Refusal | Death, store: Store, attempt: Attempt) -> DocumentReport:
    match outcome:
        case Refusal(reason=reason, detail=detail):
            kind: Literal[Outcome.REFUSED, Outcome.FAILED] = Outcome.REFUSED
        case Death(kind=reason, detail=told):
            kind, detail = Outcome.FAILED, f"{told}; {_MORE}" if reason in _BUDGETED else told
        case article:
            kin = relations.kin(article, store)
            store.put_article(raw, article, kin)
            return _taken(raw, article, relations.told(kin, article, store))
    failure = Failure(
        sha256=raw.sha256,
        uri=raw.uri,
        outcome=kind,
        reason=reason,
        detail=detail,
        program=attempt.program,
        tried=attempt.received,
    )
    return _failed(raw, store.put_failure(raw, failure), detail)


def _taken(raw: RawDocument, article: Article, related: tuple[str, ...]) -> DocumentReport:
    return DocumentReport(
        uri=raw.uri,
        outcome=Outcome.TAKEN,
        sha256=raw.sha256,
        article=article.id,
        title=article.title,
        notices=(*related, *(notice.text for notice in article.notices)),
    )


def _known(raw: RawDocument, head: ArticleHead) -> DocumentReport:
    return DocumentReport(
        uri=raw.uri,
        outcome=Outcome.KNOWN,
        detail="taken by an earlier run",
        sha256=raw.sha256,
        article=head.article,
        title=head.title,
    )


def _failed(raw: RawDocument, failure: Failure, detail: str) -> DocumentReport:
    return DocumentReport(uri=raw.uri, outcome=failure.outcome, reason=failure.reason, detail=detail, sha256=raw.sha256)


def _failed_before(raw: RawDocument, failure: Failure) -> DocumentReport:
    times = "once" if failure.attempts == 1 else f"{failure.attempts} times"
    report = _failed(raw, failure, failure.detail)
    after = next_try(failure)
    then = "not tried again" if after is None else f"the next try is due on {after:%Y-%m-%d}"
    notice = f"tried {times}, last on {failure.tried:%Y-%m-%d}; {then}"
    return report.model_copy(update={"notices": (notice,)})


def _in_order(
    offered: Sequence[RawDocument | TurnedAway], told: Sequence[DocumentReport]
) -> tuple[DocumentReport, ...]:
    """Return a report for each document offered: the one told of its bytes, or that it repeats another."""
    first = {report.sha256: report for report in told}
    seen: set[str] = set()
    reports = []
    for one in offered:
        if isinstance(one, TurnedAway):
            reports.append(DocumentReport(uri=one.uri, outcome=Outcome.REFUSED, reason=one.reason, detail=one.detail))
        elif one.sha256 in seen:
            reports.append(_duplicate(one, first[one.sha256]))
        else:
            reports.append(first[one.sha256])
            seen.add(one.sha256)
    return tuple(reports)


def _duplicate(raw: RawDocument, first: DocumentReport) -> DocumentReport:
    return DocumentReport(
        uri=raw.uri,
        outcome=Outcome.DUPLICATE,
        reason="duplicate",
        detail=f"the same bytes as {first.uri}",
        sha256=raw.sha256,
        article=first.article,
        title=first.title,
    )


def _counted(passed: Sequence[PassedOver]) -> tuple[PassedOverCount, ...]:
    counts = Counter(one.reason for one in passed)
    examples = {one.reason: one.uri for one in reversed(passed)}
    return tuple(
        PassedOverCount(reason=reason, number=counts[reason], example=examples[reason]) for reason in sorted(counts)
    )
