"""The ingest flow: read sources, find everything in their pages, load it, and account for every page.

sources ──plan──▶ batches ──load──▶ Counts per source ──reconcile──▶ RunReport
"""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from time import monotonic
from typing import Annotated

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote
from pydantic import Field

from elastic.bulk import index_documents
from elastic.client import ClusterBusyError, ClusterError, check
from elastic.indices import install, refresh
from elastic.node import start
from elastic.status import counted
from flows.batch import Batch, Counts, Run
from flows.fingerprint import pipeline_version
from flows.progress import WATCHER, Unwatched
from flows.resources import client, settings, templates
from flows.workers import Workers, workers
from sources import Found, discover, source_name
from transforms.present import RunReport, SourceCounts, present_run
from transforms.records import Rejection

MOST_BATCHES = 300
"""Of one source: each costs the Prefect server 35 ms of processor time, and its pages must still fill some seconds."""


class ReconciliationError(Exception):
    """The index does not hold what the run counted; the message names the difference."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A source and how many files it has."""

    source: str
    name: str
    files: int


@task(task_run_name="prepare the cluster", retries=2, retry_delay_seconds=2)
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


def is_busy(task: object, run: object, state: object) -> bool:
    """Only a cluster that is busy or gone for a while is worth another try."""
    try:
        state.result()  # type: ignore[attr-defined]
    except ClusterBusyError:
        return True
    except Exception:
        return False
    return False


@task(task_run_name="load batch {number}", retries=3, retry_delay_seconds=[2, 10, 30], retry_condition_fn=is_busy)
def load_batch(number: int, batch: Batch, through: Workers) -> Counts:
    """Have a batch worked on and return its counts; the documents themselves never pass through Prefect."""
    return through.ingest(batch)


@flow(name="ingest", task_runner=ThreadPoolTaskRunner(max_workers=64))  # type: ignore[arg-type]
def ingest(sources: list[str], batch_files: Annotated[int, Field(ge=1)] = 500) -> RunReport:
    """Ingest sources; a page that did not change is skipped, one that cannot be used is set aside with its reason.

    Raises ClusterError where the cluster cannot be used, ReconciliationError where the index disagrees with the counts.
    """
    begun = monotonic()
    run = Run(run_id(), datetime.now(UTC), pipeline_version(settings()), settings().names)
    planning = plan.map(sources)
    drifted = prepare_cluster()
    if drifted:
        raise ClusterError(
            f"The live indices of {', '.join(drifted)} were made from other mappings than this version's; "
            "delete them or point CLIPPINGS_INDEX_PREFIX elsewhere to load into new ones."
        )
    planned: list[Planned] = planning.result()
    record(run, Report("running"))
    plan_seconds = monotonic() - begun
    try:
        report = load_all(run, planned, batch_files)
        report = reconciled(run, report)
    except BaseException as error:
        record(run, Report("failed", detail=f"{type(error).__name__}: {error}"[:1000]))
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


def load_all(run: Run, planned: Sequence[Planned], batch_files: int) -> Report:
    """Load every source, with as many batches under way as there are workers, and no more in memory."""
    watcher = WATCHER.get(Unwatched())
    watcher.planned(sum(source.files for source in planned))
    sizes = {source: max(batch_files, -(-source.files // MOST_BATCHES)) for source in planned}
    batches = sum(-(-source.files // sizes[source]) for source in planned)
    per_source: dict[str, Counts] = {source.name: Counts() for source in planned}
    with ExitStack() as stack:
        through = stack.enter_context(workers(settings(), run, batches))
        under_way: deque[tuple[Batch, PrefectFuture[Counts]]] = deque()

        def settle() -> None:
            batch, future = under_way.popleft()
            per_source[batch.source] += future.result()
            watcher.advanced(len(batch.found), sum(per_source.values(), Counts()))

        for number, batch in enumerate(all_batches(planned, sizes), start=1):
            if len(under_way) > through.width:
                settle()
            # Quoted, so that Prefect does not search every file of the batch for futures.
            future = load_batch.submit(number, quote(batch), quote(through))  # type: ignore[call-overload]
            under_way.append((batch, future))
        while under_way:
            settle()
    return Report("running", tuple(per_source.items()))


def all_batches(planned: Sequence[Planned], sizes: dict[Planned, int]) -> Iterator[Batch]:
    """Cut each source into batches without ever holding more than one."""
    for source in planned:
        found: Iterator[Found | Rejection] = iter(discover(source.source))
        while files := tuple(islice(found, sizes[source])):
            yield Batch(source.name, files)


def reconciled(run: Run, report: Report) -> Report:
    """Compare what was counted with what the refreshed index holds of this run."""
    refresh(client(), run.names)
    total, held = report.total, counted(client(), run.run_id, run.names)
    if total.read != total.indexed + total.unchanged + total.duplicate + total.rejected:
        raise ReconciliationError(f"The counts do not add up: {total}.")
    if held["articles"] != total.indexed:
        raise ReconciliationError(
            f"The run counted {total.indexed} articles indexed, but the index holds {held['articles']} of this run."
        )
    return Report("completed", report.per_source)


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
    total = report.total
    stored = RunReport(
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
        plan_seconds=plan_seconds,
        load_seconds=max(0.0, seconds - plan_seconds),
        total_seconds=seconds,
    )
    index_documents(client(), "runs", [present_run(stored)], run.names)
    return stored
