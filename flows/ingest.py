"""The ingest flow: read sources, find everything in their pages, load it, and account for every page.

sources ──plan──▶ batches ──load──▶ Counts per source ──reconcile──▶ RunReport
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, islice
from time import monotonic
from typing import Annotated

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote
from pydantic import Field

from elastic.bulk import index_documents, update_documents
from elastic.claims import claimed, settling
from elastic.client import ClusterBusyError, ClusterError, check
from elastic.copies import drop_nameless, left_behind, settle
from elastic.indices import install, refresh
from elastic.known import existing
from elastic.node import start
from elastic.status import counted, unfinished_runs
from flows.batch import Batch, Planned, Run, Worker
from flows.connection import client, settings, templates
from flows.counts import Counts
from flows.errors import ReconciliationError, TooManyRejectsError, WorkerLostError
from flows.fingerprint import pipeline_version
from flows.progress import WATCHER, Unwatched
from flows.replay import Replay, files_of, forget_what_passes, kept_batches, planned_replay, where_from
from flows.resources import corrections, resources
from flows.stories import retell, tell
from flows.workers import Workers, workers
from sources import Found, discover, source_name
from transforms.present import RunReport, SourceCounts, article_id, present_run
from transforms.records import Rejection

MOST_BATCHES = 300
"""Of one source: each costs the Prefect server 35 ms of processor time, and its pages must still fill some seconds."""


PLAN_FILES = 500
Wanted = Mapping[str, frozenset[str]]

NONE: Mapping[str, str] = {}

MAX_REJECTS = 0.05
"""The share of pages that may be set aside unless a run is told another."""
FEWEST_PAGES = 100
"""Below this many pages our own share says nothing: one bad page of three is no sign that something broke."""


def is_busy(task: object, run: object, state: object) -> bool:
    """Only a cluster that is busy or gone for a while, or a worker that was lost, is worth another try."""
    try:
        state.result()  # type: ignore[attr-defined]
    except (ClusterBusyError, WorkerLostError):
        return True
    except Exception:
        return False
    return False


@task(task_run_name="prepare the cluster", retries=2, retry_delay_seconds=2, retry_condition_fn=is_busy)
def prepare_cluster() -> tuple[str, ...]:
    """Start the embedded node where no cluster is configured, install what is missing, and name the drifted kinds."""
    stated = settings()
    if stated.url is None:
        start(stated.node)
    check(client())
    return install(client(), templates(), stated.names).drifted


@task(task_run_name="plan {source}")
def plan(source: str) -> Planned:
    """Count the files of a source, so that batches are neither too many nor too large."""
    return Planned(source, source_name(source), sum(1 for _ in discover(source)))


@task(task_run_name="load batch {number}", retries=3, retry_delay_seconds=[2, 10, 30], retry_condition_fn=is_busy)
def load_batch(number: int, batch: Batch, through: Workers) -> Counts:
    """Have a batch worked on and return its counts; the documents themselves never pass through Prefect."""
    if settings().url is None:
        start(settings().node)  # where it runs, this costs nothing; where it died, the batch could not be loaded
    return through.ingest(batch)


@flow(name="ingest", task_runner=ThreadPoolTaskRunner(max_workers=64))  # type: ignore[arg-type]
def ingest(
    sources: list[str],
    batch_files: Annotated[int, Field(ge=1)] = 500,
    max_rejects: Annotated[float, Field(ge=0, le=1)] | None = None,
    dry_run: bool = False,
    replay: bool = False,
    stage: str | None = None,
) -> RunReport:
    """Ingest sources; a page that did not change is skipped, one that cannot be used is set aside with its reason.

    ``max_rejects`` is the share of pages that may be set aside; where none is named, it is 5 % of 100 pages or more.
    ``dry_run`` only counts what would be done, ``replay`` reads only files of which something was set aside (at
    ``stage``, if one is named), and the pages that were kept where the source no longer has them.

    Raises ClusterError where the cluster cannot be used, ReconciliationError where the index disagrees with the counts,
    TooManyRejectsError where too much was set aside (what passed is loaded all the same).
    """
    begun = monotonic()
    run = Run(run_id(), datetime.now(UTC), pipeline_version(settings()), settings().names)
    corrections()  # those that cannot be are refused before anything is done
    planning = plan.map(sources)
    drifted = prepare_cluster()
    if drifted:
        raise ClusterError(
            f"The live indices of {', '.join(drifted)} were made from other mappings than this version's. "
            "Make new ones with: clippings rebuild"
        )
    planned: list[Planned] = planning.result()
    plan_seconds = monotonic() - begun
    if dry_run:
        return as_stored(run, survey_all(run, planned), total_seconds=monotonic() - begun)
    with claimed(client(), [source.name for source in planned], run.run_id, run.names):
        unfinished = unfinished_runs(client(), [source.name for source in planned], run.names)
        report = Report("running", tuple((source.name, Counts()) for source in planned))
        record(run, report)
        try:
            again = planned_replay(planned, stage, run.names) if replay else None
            report = reconciled(run, load_all(run, planned, batch_files, again), unfinished)
            forget_all_that_passes(run, planned, report, again)
            report = replace(report, detail=where_from(report.total) if replay else "")
            if not replay:
                refuse_too_many_rejects(report, max_rejects)
        except BaseException as error:
            with suppress(ClusterError):  # where the cluster is what failed, that is what there is to tell
                record(run, replace(report, status="failed", detail=f"{type(error).__name__}: {error}"[:1000]))
            raise
        return finished(run, report, plan_seconds, monotonic() - begun)


def run_id() -> str:
    """Name the run as Prefect does, so that either leads to the other."""
    return str(flow_run.id)


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a run so far."""

    status: str
    per_source: tuple[tuple[str, Counts], ...] = ()
    detail: str = ""

    @property
    def total(self) -> Counts:
        """The counts of all sources together."""
        return sum((counts for _, counts in self.per_source), Counts())


def forget_all_that_passes(run: Run, planned: Sequence[Planned], report: Report, replay: Replay | None = None) -> None:
    """Take off the list of rejects what is no longer set aside of each source."""
    counts = dict(report.per_source)
    for source in planned:
        forget_what_passes(run, source, counts[source.name], replay[source.name] if replay else None)


def load_all(run: Run, planned: Sequence[Planned], batch_files: int, replay: Replay | None = None) -> Report:
    """Load every source, with as many batches under way as there are workers, and no more in memory.

    A replay loads only what it is to try again: files of each source, and then what was kept.
    """
    watcher = WATCHER.get(Unwatched())
    wanted = {name: again.files for name, again in replay.items()} if replay else None
    from_kept = list(kept_batches(replay, batch_files)) if replay else []
    watcher.planned(sum(source.files for source in planned))
    sizes = {source: max(batch_files, -(-source.files // MOST_BATCHES)) for source in planned}
    batches = sum(-(-source.files // sizes[source]) for source in planned) + len(from_kept)
    per_source: dict[str, Counts] = {source.name: Counts() for source in planned}
    with ExitStack() as stack:
        through = stack.enter_context(workers(settings(), run, batches))
        under_way: deque[tuple[Batch, PrefectFuture[Counts]]] = deque()

        def settle() -> None:
            batch, future = under_way.popleft()
            per_source[batch.source] += future.result()
            watcher.advanced(len(batch.found) + len(batch.kept), sum(per_source.values(), Counts()))

        for number, batch in enumerate(chain(all_batches(planned, sizes, wanted), from_kept), start=1):
            if len(under_way) > through.width:
                settle()
            # Quoted, so that Prefect does not search every file of the batch for futures.
            future = load_batch.submit(number, quote(batch), quote(through))  # type: ignore[call-overload]
            under_way.append((batch, future))
        while under_way:
            settle()
        for number, batch in enumerate(copies_no_more(run, planned, sizes), start=batches + 1):
            found = load_batch.submit(number, quote(batch), quote(through)).result()  # type: ignore[call-overload]
            # Each was read before, and counted as a copy.
            per_source[batch.source] += replace(found, read=0, unchanged=0, duplicate=-found.indexed, rejected=0)
    return Report("running", tuple(per_source.items()))


def copies_no_more(run: Run, planned: Sequence[Planned], sizes: Mapping[Planned, int]) -> Iterator[Batch]:
    """Pages that were taken for copies of an article before this very run gave that article another text."""
    refresh(client(), run.names)
    left = left_behind(client(), run.run_id, run.names)
    for source in planned:
        by_id = {article_id(source.name, uri): uri for uri in left.get(source.name, ())}
        only = frozenset(by_id[key] for key in by_id.keys() - existing(client(), list(by_id), run.names).keys())
        files = frozenset(file for uri in only for file in files_of(uri))
        if only:
            yield from (replace(batch, only=only) for batch in all_batches([source], sizes, {source.name: files}))


def all_batches(
    planned: Sequence[Planned], sizes: Mapping[Planned, int], wanted: Wanted | None = None
) -> Iterator[Batch]:
    """Cut each source, or the wanted files of it, into batches without ever holding more than one."""
    for source in planned:
        everything: Iterator[Found | Rejection] = iter(discover(source.source))
        found = (entry for entry in everything if wanted is None or entry.uri in wanted[source.name])
        while files := tuple(islice(found, sizes[source])):
            yield Batch(source.name, files)


def survey_all(run: Run, planned: Sequence[Planned]) -> Report:
    """Count what ingesting the sources would do, without doing it."""
    worker = Worker(run, client(), resources())
    sizes = dict.fromkeys(planned, PLAN_FILES)
    per_source: dict[str, Counts] = {source.name: Counts() for source in planned}
    for batch in all_batches(planned, sizes):
        per_source[batch.source] += worker.survey(batch)
    return Report("planned", tuple(per_source.items()))


def reconciled(run: Run, report: Report, unfinished: Mapping[str, str] = NONE) -> Report:
    """Compare what was counted with what the refreshed index holds of this run, copies and stories settled first.

    What ``unfinished`` runs left is settled with it. One run at a time does so: of two that end together the second
    sees what the first has written and settled.
    """
    with settling(client(), run.run_id, run.names):
        report = settled(run, report, unfinished)
        total, held = report.total, counted(client(), run.run_id, run.names)
    if total.read != total.indexed + total.unchanged + total.duplicate + total.rejected:
        raise ReconciliationError(f"The counts do not add up: {total}.")
    if held["articles"] != total.indexed:
        raise ReconciliationError(
            f"The run counted {total.indexed} articles indexed, but the index holds {held['articles']} of this run."
        )
    update_documents(client(), "runs", {key: resumed(run, said) for key, said in unfinished.items()}, run.names)
    return replace(report, status="completed")


def settled(run: Run, report: Report, unfinished: Mapping[str, str]) -> Report:
    """Settle who is a copy and who tells whose story, and count copies as such."""
    refresh(client(), run.names)
    left = drop_nameless(client(), run.names)
    copies = settle(client(), run.run_id, run.names, unfinished)
    if copies or unfinished:
        refresh(client(), run.names)
        report = replace(report, per_source=tuple(moved(source, c, copies) for source, c in report.per_source))
    tell(client(), [run.run_id, *unfinished], run.names)
    retell(client(), left, run.names)
    return report


def resumed(run: Run, said: str) -> dict[str, str]:
    """What to say of a run that did not end well and of which another did the rest."""
    return {"status": "resumed", "detail": f"{said or 'Killed before its end.'} Run {run.run_id} did the rest."}


def moved(source: str, counts: Counts, settled: Mapping[str, int]) -> tuple[str, Counts]:
    """Count articles that turned out to be copies as duplicates."""
    gone = settled.get(source, 0)
    return source, replace(counts, indexed=counts.indexed - gone, duplicate=counts.duplicate + gone)


def refuse_too_many_rejects(report: Report, stated: float | None) -> None:
    """Fail the run where more was set aside than stated, or of many pages more than is usual."""
    total = report.total
    most = MAX_REJECTS if stated is None else stated
    if total.rejected > most * total.read and (stated is not None or total.read >= FEWEST_PAGES):
        raise TooManyRejectsError(
            f"{total.rejected:,} of {total.read:,} pages were set aside, more than {100 * most:g}%. The others are "
            "loaded. See why with: clippings rejects list; allow more with --max-rejects."
        )


def finished(run: Run, report: Report, plan_seconds: float, seconds: float) -> RunReport:
    """Store the run, show it as a table in Prefect, and return it."""
    stored = record(run, report, datetime.now(UTC), plan_seconds, seconds)
    create_table_artifact(
        key="ingest",
        table=[dict(source=source, **as_row(counts)) for source, counts in report.per_source],
        description=f"What became of every page, in {seconds:.1f} s.",
    )
    return stored


def as_row(counts: Counts) -> dict[str, int]:
    """Lay counts out as a table row."""
    return {name: getattr(counts, name) for name in Counts.__slots__}


def record(
    run: Run, report: Report, at: datetime | None = None, plan_seconds: float = 0.0, seconds: float = 0.0
) -> RunReport:
    """Write the run's document; written again under the same id, it takes the place of the former."""
    stored = as_stored(run, report, at, plan_seconds, seconds)
    index_documents(client(), "runs", [present_run(stored)], run.names)
    return stored


def as_stored(
    run: Run, report: Report, at: datetime | None = None, plan_seconds: float = 0.0, total_seconds: float = 0.0
) -> RunReport:
    """Put together what is known of a run."""
    total = report.total
    return RunReport(
        run_id=run.run_id,
        flow="ingest",
        status=report.status,
        started_at=run.started_at,
        finished_at=at or (datetime.now(UTC) if report.status == "failed" else None),
        fingerprint=run.version,
        sources=tuple(
            SourceCounts(source, c.read, c.indexed, c.unchanged, c.duplicate, c.rejected)
            for source, c in report.per_source
        ),
        chunks=total.chunks,
        timeline=total.timeline,
        removed=total.removed,
        detail=report.detail,
        kept=total.kept,
        plan_seconds=plan_seconds,
        load_seconds=max(0.0, total_seconds - plan_seconds),
        total_seconds=total_seconds,
    )
