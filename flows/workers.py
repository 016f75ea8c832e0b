"""Where batches are worked on: in this process, in processes beside it, or on a Dask cluster.

Settings, Run ──workers──▶ Workers     Batch ──Workers.ingest──▶ Counts
"""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Protocol

from flows.batch import Batch, Counts, Run, Worker
from flows.resources import client, resources
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


@dataclass(frozen=True, slots=True)
class Processes:
    """Processes of this machine, each with its own models."""

    run: Run
    pool: Executor
    width: int

    def ingest(self, batch: Batch) -> Counts:
        return self.pool.submit(ingest_batch, batch, self.run).result()


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
        # Threads of the flow engine hold locks that a forked child would wait on for ever.
        with ProcessPoolExecutor(width, mp_context=get_context("spawn")) as pool:
            yield Processes(run, pool, width)
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
