"""What it is worth to have several bulk requests in flight, and to read the next pages while the last are loaded.

python -m benchmarks.loading [PAGES] [ROUNDS]       1,024 pages and 5 rounds unless told otherwise

Every way loads the same pages into empty indices of a node of its own, one way after the other in every round, so that
all see the same machine. A ratio below 1 is faster than one request, or one group of pages, after another.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import count, islice
from pathlib import Path
from statistics import median
from time import monotonic

from elasticsearch import Elasticsearch

from elastic.bulk import load
from elastic.client import connect
from elastic.indices import generations, install
from elastic.names import Names
from elastic.node import from_environment, start, stop
from flows.batch import GROUP, Batch, Run, Worker
from flows.connection import templates
from flows.resources import resources
from sources import discover
from transforms.present import Documents

PORT = 19556
LARGE = 256
"""Articles loaded together, so that they make several requests."""

Way = Callable[[Worker], object]
numbers = count()


def write_pages(folder: Path, count: int) -> None:
    """Write pages of invented news, each different."""
    for number in range(count):
        told = (f"In {1900 + line}, officials of Kisumu opened harbour {number}-{line}." for line in range(12))
        text = "\n\n".join([f"Item {number} From The Coast", "By Amina Yusuf", "March 3, 2024", *told])
        (folder / f"{number:06}.txt").write_text(text, "utf-8")


def fresh(client: Elasticsearch) -> Worker:
    """A worker with empty indices before it."""
    names = Names(f"loading-{next(numbers)}")
    install(client, templates(), names)
    return Worker(Run("run", datetime.now(UTC), "version", names), client, resources())


def in_requests(made: Sequence[Documents], in_flight: int, worker: Worker) -> None:
    """Load articles that are made already."""
    for at in range(0, len(made), LARGE):
        load(worker.client, made[at : at + LARGE], worker.run.names, in_flight=in_flight)


def in_turn(batch: Batch, worker: Worker) -> None:
    """Load each group of pages before the next is read."""
    pages = worker._pages(batch)
    while group := tuple(islice(pages, GROUP)):
        worker._loaded(batch.source, worker._ready(batch.source, group, {}))


def overlapped(batch: Batch, worker: Worker) -> None:
    """Read the next group while the last is loaded."""
    worker.ingest(batch)


def ways(batch: Batch, made: Sequence[Documents]) -> dict[str, Mapping[str, Way]]:
    """What is compared; the first of each is what the others are measured by."""
    several = {f"{in_flight}": partial(in_requests, made, in_flight) for in_flight in (1, 2, 4)}
    pages = {"in turn": partial(in_turn, batch), "overlapped": partial(overlapped, batch)}
    return {f"requests in flight, {LARGE} articles at a time": several, "groups of pages": pages}


def seconds(way: Way, client: Elasticsearch) -> float:
    """Time one way on empty indices, which go afterwards."""
    worker = fresh(client)
    begun = monotonic()
    way(worker)
    taken = monotonic() - begun
    for index in (index for kind in generations(client, worker.run.names).values() for index in kind):
        client.indices.delete(index=index)
    return taken


def main(pages: int = 1024, rounds: int = 5) -> None:
    """Load the pages in every way, and print what each took."""
    usual = from_environment(os.environ, Path.home(), os.geteuid() == 0)
    with tempfile.TemporaryDirectory(prefix="clippings-loading-") as scratch:
        folder = Path(scratch)
        folder.chmod(0o755)
        (folder / "pages").mkdir()
        write_pages(folder / "pages", pages)
        node = replace(usual, state=folder / "node", port=PORT)
        start(node)
        try:
            with connect(node.url) as client:
                batch = Batch("file:///pages", tuple(discover(str(folder / "pages"))))
                worker = fresh(client)
                made = worker._ready(batch.source, tuple(worker._pages(batch)), {}).documents
                for title, compared in ways(batch, made).items():
                    for way in compared.values():
                        seconds(way, client)  # a node that has just begun compiles what it does often
                    took = [{name: seconds(way, client) for name, way in compared.items()} for _ in range(rounds)]
                    base = next(iter(compared))
                    print(title)
                    for name in compared:
                        ratio = median(times[name] / times[base] for times in took)
                        print(
                            f"  {name:10} {ratio:5.2f}   median {median(times[name] for times in took):6.2f} s",
                            flush=True,
                        )
        finally:
            stop(node)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
