"""Where batches are worked on: in this process, in processes beside it, or on a Dask cluster.

Settings, Run ──workers──▶ Workers     Batch ──Workers.ingest──▶ Counts
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from threading import Lock
from typing import Any, Protocol

from flows.batch import Batch, Run, Worker
from flows.connection import client
from flows.counts import Counts
from flows.errors import WorkerLostError
from flows.resources import resources
from flows.settings import Settings, SettingsError


class Workers(Protocol):
    """Whoever takes on batches; ``width`` is how many at once."""

    @property
    def width(self) -> int:
        """How many batches are worked on at once."""
        ...

    def ingest(self, batch: Batch) -> Counts:
        """Work on a batch and wait for its counts."""
        ...


def ingest_batch(batch: Batch, run: Run) -> Counts:
    """Work on a batch here, with the models and the connection of this process."""
    return Worker(run, client(), resources()).ingest(batch)


@dataclass(frozen=True, slots=True)
class Here:
    """This very process: no start-up, one batch at a time."""

    run: Run
    width: int = 1

    def ingest(self, batch: Batch) -> Counts:
        return ingest_batch(batch, self.run)


class Processes:
    """Processes of this machine, each with its own models; one that is killed is replaced."""

    def __init__(self, run: Run, width: int) -> None:
        self.width = width
        self._run = run
        self._pool = self._fresh()
        self._lock = Lock()

    def ingest(self, batch: Batch) -> Counts:
        pool = self._pool
        try:
            return pool.submit(ingest_batch, batch, self._run).result()
        except BrokenProcessPool:
            self._replace(pool)
            raise WorkerLostError(
                "A worker was killed, perhaps for want of memory; its batch is tried again."
            ) from None

    def close(self) -> None:
        """Send the processes home."""
        self._pool.shutdown(cancel_futures=True)

    def _fresh(self) -> ProcessPoolExecutor:
        # Threads of the flow engine hold locks that a forked child would wait on for ever.
        return ProcessPoolExecutor(self.width, mp_context=get_context("spawn"))

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        """Put new processes in the place of broken ones, once, however many batches were lost with them."""
        with self._lock:
            if self._pool is broken:
                broken.shutdown(wait=False)
                self._pool = self._fresh()


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """The workers of a Dask cluster, which must be able to read the sources."""

    run: Run
    cluster: Any
    width: int

    def ingest(self, batch: Batch) -> Counts:
        counts: Counts = self.cluster.submit(ingest_batch, batch, self.run, pure=False).result()
        return counts


@contextmanager
def workers(settings: Settings, run: Run, batches: int) -> Iterator[Workers]:
    """Choose who works: a Dask cluster where one is named, processes where there is more than one batch."""
    if settings.dask:
        with _dask_client(settings.dask) as cluster:
            yield DaskCluster(run, cluster, max(1, len(cluster.scheduler_info()["workers"])))
    elif settings.processes > 1 and batches > 1:
        width = min(settings.processes, batches)
        processes = Processes(run, width)
        try:
            yield processes
        finally:
            processes.close()
    else:
        yield Here(run)


def _dask_client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise SettingsError(
            "CLIPPINGS_DASK names a Dask cluster, but dask is not installed: pip install prefect-dask"
        ) from None
    return Client(address)  # type: ignore[no-untyped-call]
