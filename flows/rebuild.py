"""The rebuild flow: a new generation beside the live one, looked at before it takes its place.

live ──copy──▶ next ◀──load── sources     next ──checked──▶ gates ──go_live──▶ Rebuilt     ──roll_back──▶ RolledBack
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Annotated, Any
from uuid import uuid4

from elasticsearch import Elasticsearch
from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.task_runners import ThreadPoolTaskRunner
from pydantic import Field

from elastic.bulk import index_documents
from elastic.claims import claimed
from elastic.client import ClusterError, check
from elastic.gates import TOLERANCE, Gate, checked, read_queries
from elastic.indices import drift, install, live
from elastic.known import read_known
from elastic.names import REBUILT, Names
from elastic.node import start
from elastic.paging import pages_of_values
from elastic.rebuilding import (
    Checkpoints,
    Copied,
    Generations,
    catch_up,
    checkpoints,
    copy_articles,
    copy_documents,
    drop_next,
    drop_old,
    go_back,
    go_live,
    now_live,
    open_next,
    remove_gone,
)
from flows.addresses import place
from flows.batch import Planned, Run
from flows.connection import MAPPINGS, client, settings, templates
from flows.errors import RunError
from flows.fingerprint import is_current, pipeline_version
from flows.ingest import Report, as_stored, forget_all_that_passes, load_all, reconciled, run_id
from flows.resources import corrections
from sources import Found, discover, source_name
from transforms.present import RunReport, present_run

_ALL: dict[str, Any] = {"match_all": {}}
ROUNDS = 3
"""Times that the new generation catches up before it is swapped in; each round has less to do than the last."""


class RebuildError(RunError):
    """The new generation did not pass; the live one is as it was."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did: generations by kind before and after, articles copied and caught up with, and every gate."""

    run: RunReport
    before: Mapping[str, str]
    after: Mapping[str, str]
    copied: int
    caught_up: int
    unread: tuple[str, ...]
    gates: tuple[Gate, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RolledBack:
    """Generations by kind before and after, and the articles that were taken along to the older one."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    taken: int


@flow(name="rebuild", task_runner=ThreadPoolTaskRunner(max_workers=64))  # type: ignore[arg-type]
def rebuild(
    tolerance: Annotated[float, Field(ge=0, le=1)] = TOLERANCE,
    queries: str | None = None,
    batch_files: Annotated[int, Field(ge=1)] = 500,
) -> Rebuilt:
    """Rebuild the live generations: pages are read again where their source can be read, else kept as stored.

    ``tolerance`` is how far the share of articles that have a field may fall, ``queries`` a folder of queries that must
    answer beside our own.

    Raises ClusterError where the cluster cannot be used or there is nothing to rebuild, ClaimedError where another
    rebuild is under way, RebuildError where a gate did not pass.
    """
    begun = monotonic()
    folders = [MAPPINGS / "queries", *([Path(queries)] if queries else [])]
    stored_queries = read_queries(folders)
    run = Run(run_id(), datetime.now(UTC), pipeline_version(settings()), settings().names)
    corrections()  # those that cannot be are refused before anything is done
    _prepare()
    with claimed(client(), [claim_name(run.names)], run.run_id, run.names):
        _record(run, Report("running"))
        try:
            work = Rebuilding.begin(run)
            work.copy()
            report = work.load(batch_files)
            work.catch_up()
            gates = checked(client(), work.old, work.new, stored_queries, work.marks["articles"], tolerance)
            _refuse(gates, work.copied)
            work.swap()
        except BaseException as error:
            _undo(run, error)
            raise
        dropped = drop_old(client(), run.names)
        detail = f"{work.copied.articles:,} articles copied as stored, {work.caught_up:,} caught up with"
        stored = _record(run, replace(report, status="completed", detail=detail), monotonic() - begun)
    create_table_artifact(key="rebuild", table=[_row(gate) for gate in gates], description=detail)
    present = live(client(), run.names)
    return Rebuilt(
        run=stored,
        before=dict(work.old.at),
        after={kind: present[kind] for kind in work.old.kinds},
        copied=work.copied.articles,
        caught_up=work.caught_up,
        unread=work.unread,
        gates=gates,
        dropped=dropped,
    )


def roll_back(cluster: Elasticsearch, names: Names) -> RolledBack:
    """Make the generation before the live one live again; raises ClusterError where there is none."""
    with claimed(cluster, [claim_name(names)], f"rollback-{uuid4()}", names):
        before, taken = go_back(cluster, names)
    present = live(cluster, names)
    return RolledBack(before, {kind: present[kind] for kind in before}, taken)


def claim_name(names: Names) -> str:
    """Name what only one rebuild at a time may work on."""
    return f"the generations of {names.prefix}"


@dataclass(slots=True)
class Rebuilding:
    """One rebuild under way: the generations it goes between, and what it has done so far."""

    run: Run
    old: Generations
    new: Generations
    marks: Checkpoints
    copied: Copied
    caught_up: int = 0
    unread: tuple[str, ...] = ()

    @classmethod
    def begin(cls, run: Run) -> "Rebuilding":
        """Make the next generations of what is rebuilt always, and of whatever else has drifted."""
        kinds = tuple(dict.fromkeys([*REBUILT, *drift(client(), templates(), run.names)]))
        old = now_live(client(), kinds, run.names)
        new = open_next(client(), templates(), kinds, run.names)
        return cls(run, old, new, checkpoints(client(), old, kinds), Copied())

    def copy(self) -> None:
        """Copy everything as it is stored; what the sources give replaces it afterwards."""
        for kind in set(self.new.kinds) - set(REBUILT):
            copy_documents(client(), kind, self.old, self.new)
        self.copied = _copy_all(self.old, self.new)

    def load(self, batch_files: int) -> Report:
        """Read the sources again, as far as they can be read, and account for every page."""
        names = [
            name for page in pages_of_values(client(), self.old.alias("articles"), "source", _ALL) for name in page
        ]
        planned = [_plan(name) for name in names]
        readable = [source for source in planned if source.files]
        self.unread = tuple(source.name for source in planned if not source.files)
        run = replace(self.run, names=self.new)
        report = reconciled(run, load_all(run, readable, batch_files))
        forget_all_that_passes(run, readable, report)
        return report

    def catch_up(self) -> None:
        """Bring over what was written to the live generation meanwhile, until there is little left."""
        for _ in range(ROUNDS):
            since, self.marks = self.marks, checkpoints(client(), self.old, self.old.kinds)
            found = catch_up(client(), self.old, self.new, since, self._is_current)
            self.caught_up += found.articles
            if not found.articles:
                break
        remove_gone(client(), self.old, self.new, self.run.started_at)

    def swap(self) -> None:
        """Let the new generation take the place of the live one."""
        found = go_live(client(), self.old, self.new, self.run.names, self.marks, self._is_current)
        self.caught_up += found.articles

    def _is_current(self, article: Mapping[str, Any]) -> bool:
        return is_current(read_known(article["_id"], article), article["sha256"], self.run.version, corrections())


@task(task_run_name="prepare the cluster")
def _prepare() -> None:
    """Start the embedded node where no cluster is configured; make sure that there is something to rebuild."""
    stated = settings()
    if stated.url is None:
        start(stated.node)
    check(client())
    if not live(client(), stated.names):
        raise ClusterError("Nothing has been loaded yet. Load something with: clippings ingest SOURCE")
    install(client(), templates(), stated.names)


@task(task_run_name="copy what is stored")
def _copy_all(old: Generations, new: Generations) -> Copied:
    return copy_articles(client(), old, new)


def _plan(name: str) -> Planned:
    """Count the files of a source that can be read."""
    found = place(name)
    files = sum(isinstance(entry, Found) for entry in discover(found))
    return Planned(found, source_name(found), files)


def _refuse(gates: Sequence[Gate], copied: Copied) -> None:
    failed = [f"{gate.name}: {gate.detail}" for gate in gates if not gate.passed]
    if failed:
        why = f" Not copied: {copied.refused[0]}." if copied.refused else ""
        raise RebuildError(
            f"The new generation did not pass and was dropped; the live one is as it was. {'; '.join(failed)}.{why}"
        )


def _undo(run: Run, error: BaseException) -> None:
    """Drop what did not go live and say so in the run's record, as far as the cluster still answers."""
    with suppress(ClusterError):
        drop_next(client(), run.names)
        _record(run, Report("failed", detail=f"{type(error).__name__}: {error}"[:1000]))


def _record(run: Run, report: Report, seconds: float = 0.0) -> RunReport:
    at = datetime.now(UTC) if report.status == "completed" else None
    stored = replace(as_stored(run, report, at, total_seconds=seconds), flow="rebuild")
    index_documents(client(), "runs", [present_run(stored)], run.names)
    return stored


def _row(gate: Gate) -> dict[str, str]:
    return {"gate": gate.name, "passed": "yes" if gate.passed else "no", "detail": gate.detail}
