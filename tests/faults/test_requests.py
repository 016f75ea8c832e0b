"""Requests that are cut, lost or held on their way to the real node: nothing is missing afterwards, nothing doubled."""

import itertools
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from elastic.bulk import delete_articles, load
from elastic.client import ClusterFullError, connect
from elastic.indices import Names, refresh
from elastic.operations import IN_FLIGHT, Batches, Operation, execute
from flows.batch import Batch, Run, Worker
from flows.counts import Counts
from flows.errors import ReconciliationError
from flows.resources import resources
from sources import discover
from tests.elastic.example import documents
from tests.flows.test_ingest import page
from tests.gateway import LONGEST, CutError, Gateway, LostError, Request, gateway
from tests.shell import PROGRAMS, Shell

pytestmark = [pytest.mark.node]

KINDS = ("articles", "chunks", "timeline")
GROUP = 8
PAGES = 2 * GROUP + 2


@pytest.fixture
def gate(node_url: str) -> Iterator[Gateway]:
    with gateway(node_url) as gate:
        yield gate


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As many pages as make two small groups and a little more, each different."""
    monkeypatch.setattr("flows.batch.GROUP", GROUP)
    for number in range(PAGES):
        years = f"In {1950 + number} they built number {number} of {tmp_path.name}."
        (tmp_path / f"{number:03}.txt").write_text(page(f"The Council Meets For The {number}th Time", years), "utf-8")
    return tmp_path


def worker(client: Elasticsearch, names: Names, run_id: str = "run-1") -> Worker:
    return Worker(Run(run_id, datetime.now(UTC), "version-1", names), client, resources())


def batch(folder: Path) -> Batch:
    return Batch(folder.as_uri(), tuple(discover(str(folder))))


def wanted(worker: Worker, batch: Batch) -> dict[str, set[str]]:
    """The ids of the documents that a batch makes."""
    pages = tuple(worker._pages(batch))
    made = worker._ready(batch.source, pages).documents
    return {
        "articles": {entry.article["_id"] for entry in made},
        "chunks": {doc["_id"] for entry in made for doc in entry.chunks},
        "timeline": {doc["_id"] for entry in made for doc in entry.timeline},
    }


def held(client: Elasticsearch, names: Names, batch: Batch) -> dict[str, set[str]]:
    """The ids of the documents that the index holds of a source."""
    refresh(client, names)
    query = {"term": {"source": batch.source}}
    return {
        kind: {hit["_id"] for hit in client.search(index=names.alias(kind), query=query, size=9999)["hits"]["hits"]}
        for kind in KINDS
    }


class EveryOther:
    """Let something happen to every other bulk request."""

    def __init__(self, fault: Exception) -> None:
        self.fault, self.met = fault, 0

    def __call__(self, request: Request) -> None:
        if request.is_bulk:
            self.met += 1
            if self.met % 2:
                raise self.fault


@pytest.mark.parametrize("fault", [CutError(5_000), LostError()], ids=["cut after 5 kB", "done, but the answer lost"])
def test_a_socket_that_is_cut_within_a_bulk_request_loses_and_doubles_nothing(
    client: Elasticsearch, names: Names, gate: Gateway, folder: Path, fault: Exception
) -> None:
    everything = batch(folder)
    expected = wanted(worker(client, names), everything)
    gate.watch = EveryOther(fault)
    with connect(gate.url) as cut:
        counts = worker(cut, names).ingest(everything)
    assert (counts.read, counts.indexed, counts.rejected) == (PAGES, PAGES, 0)
    assert gate.watch.met >= 2
    assert held(client, names, everything) == expected


def test_a_node_that_hangs_is_asked_again(client: Elasticsearch, names: Names, gate: Gateway) -> None:
    hung = threading.Event()

    def hang(request: Request) -> None:
        if request.is_bulk and not hung.is_set():
            hung.set()
            raise_after_timeout.wait(LONGEST)
            raise LostError

    raise_after_timeout = threading.Event()
    gate.watch = hang
    with connect(gate.url, timeout=1) as slow:
        loaded = load(slow, [documents(uri="slow.txt")], names)
    raise_after_timeout.set()
    assert (loaded.indexed, loaded.failed) == (1, 0)
    assert hung.is_set()
    assert len(gate.bulks()) == 3


def test_several_requests_are_in_flight_and_no_more_is_prepared_than_they_carry(
    client: Elasticsearch, names: Names, gate: Gateway
) -> None:
    together = threading.Barrier(IN_FLIGHT)  # one request after another would wait here for ever
    taken: list[int] = []

    def operations() -> Iterator[Operation]:
        for number in range(8 * IN_FLIGHT):
            taken.append(number)
            yield Operation(names.alias("payloads"), f"{number}", {"uri": f"{number}", "payload": "x"})

    def meet(request: Request) -> None:
        together.wait(LONGEST)
        assert len(taken) <= 2 * (IN_FLIGHT + 1) * len(gate.bulks())

    gate.watch = meet
    with connect(gate.url) as through:
        outcomes = list(execute(through, operations(), batches=Batches(max_count=2)))
    assert all(outcome.ok for outcome in outcomes)
    assert [outcome.operation.id for outcome in outcomes] == [f"{number}" for number in range(8 * IN_FLIGHT)]
    assert len(gate.bulks()) == 4 * IN_FLIGHT


def test_the_next_pages_are_looked_up_while_the_last_are_loaded(
    client: Elasticsearch, names: Names, gate: Gateway, folder: Path
) -> None:
    looked_up = threading.Semaphore(0)
    seen: list[bool] = []

    def watch(request: Request) -> None:
        if "_mget" in request.path:
            looked_up.release()
        elif request.is_bulk and not seen:
            seen.append(all(looked_up.acquire(timeout=LONGEST) for _ in range(2)))

    gate.watch = watch
    with connect(gate.url) as through:
        counts = worker(through, names).ingest(batch(folder))
    assert counts.indexed == PAGES
    assert seen == [True]


def test_a_copy_of_a_page_that_is_just_being_loaded_is_known(client: Elasticsearch, names: Names, folder: Path) -> None:
    (folder / "zzz.txt").write_bytes((folder / "009.txt").read_bytes())
    everything = batch(folder)
    counts = worker(client, names).ingest(everything)
    assert (counts.indexed, counts.duplicate) == (PAGES, 1)
    refresh(client, names)
    query = {"bool": {"filter": [{"term": {"source": everything.source}}, {"term": {"uris": "zzz.txt"}}]}}
    (article,) = client.search(index=names.alias("articles"), query=query)["hits"]["hits"]
    assert article["_source"]["uris"] == ["009.txt", "zzz.txt"]


def test_pages_that_did_not_change_cost_one_look_up_a_group(
    client: Elasticsearch, names: Names, gate: Gateway, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker(client, names).ingest(batch(folder))
    monkeypatch.setattr("flows.batch.clip", None)  # nothing is clipped either
    with connect(gate.url) as through:
        counts = worker(through, names, "run-2").ingest(batch(folder))
    assert counts == Counts(read=PAGES, unchanged=PAGES)
    assert [request.path.partition("?")[0] for request in gate.passed] == [f"/{names.alias('articles')}/_mget"] * 3


def test_a_refused_document_is_kept_with_its_reason_until_it_passes(
    client: Elasticsearch, names: Names, folder: Path
) -> None:
    def of(kind: str) -> list[dict[str, Any]]:
        refresh(client, names)
        hits = client.search(index=names.alias(kind), query={"term": {"uri": "001.txt"}})["hits"]["hits"]
        return [hit["_source"] for hit in hits]

    able, whole = worker(client, names), batch(folder)
    ready = able._ready(whole.source, tuple(able._pages(whole))[:3])
    good, bad, last = ready.documents
    poisoned = replace(bad, article={**bad.article, "published_at": "yesterday"})
    counts = able._loaded(whole.source, replace(ready, documents=(good, poisoned, last)))
    assert (counts.read, counts.indexed, counts.rejected) == (3, 2, 1)
    (reject,), (payload,) = of("rejects"), of("payloads")
    assert (reject["uri"], reject["stage"], reject["reason"]) == ("001.txt", "load", "refused by the index")
    assert "yesterday" in reject["detail"]
    assert "yesterday" in payload["payload"]
    assert payload["page"]["content"] == (folder / "001.txt").read_text("utf-8")
    assert able.ingest(whole).rejected == 0
    assert bad.article["_id"] in held(client, names, whole)["articles"]


def test_an_article_that_vanished_before_it_was_counted_fails_the_run(
    client: Elasticsearch, names: Names, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import ingest

    monkeypatch.setattr(ingest, "client", lambda: client)
    able, whole = worker(client, names, "vanishing"), batch(folder)
    report = ingest.Report("running", ((whole.source, able.ingest(whole)),))
    assert ingest.reconciled(able.run, report).status == "completed"
    refresh(client, names)
    delete_articles(client, [min(held(client, names, whole)["articles"])], names)
    with pytest.raises(ReconciliationError, match=f"{PAGES} articles indexed, but the index holds {PAGES - 1} of"):
        ingest.reconciled(able.run, report)


@pytest.fixture
def through(gate: Gateway, prefect_url: str, quiet_environment: dict[str, str], names: Names, tmp_path: Path) -> Shell:
    """The command line, whose way to the node leads through the gateway."""
    own = {
        "ELASTICSEARCH_URL": gate.url,
        "CLIPPINGS_INDEX_PREFIX": names.prefix,
        "CLIPPINGS_PROCESSES": "2",
        "PREFECT_API_URL": prefect_url,
    }
    return Shell(tmp_path, {**quiet_environment, **own})


@pytest.mark.prefect
def test_a_run_killed_between_the_last_bulk_request_and_its_record_is_finished_by_the_next(
    client: Elasticsearch, names: Names, gate: Gateway, through: Shell, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("a.txt", "copy.txt"):
        (pages / name).write_text(page("The Ferry Runs Again", "It was mended in May 2021."), "utf-8")
    both, done, killed = threading.Barrier(2), threading.Event(), threading.Event()

    def watch(request: Request) -> None:
        if not request.path.endswith("/_refresh") or killed.is_set():
            return
        if names.alias("runs") in request.path and names.alias("articles") in request.path:  # all is loaded
            done.set()
            killed.wait(LONGEST)
        elif request.path == f"/{names.alias('articles')}/_refresh":
            both.wait(LONGEST)  # neither worker sees what the other is about to load

    gate.watch = watch
    run = subprocess.Popen(
        [PROGRAMS / "clippings", "ingest", pages, "--batch-files", "1"],
        env=dict(through.environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert done.wait(LONGEST)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    killed.set()
    assert len(held(client, names, batch(pages))["articles"]) == 2  # doubled, and no record says that the run is over
    again = through.clippings("ingest", pages, "--json")
    assert again.status == 0, again.err
    (counts,) = again.json["run"]["sources"]
    assert (counts["read"], counts["unchanged"]) == (2, 2)
    query = {"term": {"source": pages.as_uri()}}
    (article,) = client.search(index=names.alias("articles"), query=query)["hits"]["hits"]
    assert sorted(article["_source"]["uris"]) == ["a.txt", "copy.txt"]
    for kind in ("chunks", "timeline"):
        parts = client.search(index=names.alias(kind), query=query)["hits"]["hits"]
        assert {part["_source"]["article_id"] for part in parts} == {article["_id"]}
    runs = client.search(index=names.alias("runs"), query={"term": {"sources": pages.as_uri()}}, sort="started_at")
    assert [run["_source"]["status"] for run in runs["hits"]["hits"]] == ["resumed", "completed"]


FULL = {f"cluster.routing.allocation.disk.watermark.{mark}": "1000tb" for mark in ("low", "high", "flood_stage")}


def blocked(client: Elasticsearch, names: Names) -> bool:
    settings = client.indices.get_settings(index=names.alias("articles"), name="index.blocks.*").body
    return any(entry["settings"] for entry in settings.values())


def until(holds: Callable[[], bool]) -> None:
    assert any(holds() for _ in range(100_000))


@pytest.mark.prefect
def test_a_disk_that_fills_up_stops_the_load_with_advice_and_the_same_command_finishes(
    client: Elasticsearch, names: Names, through: Shell, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(page("The Disk Is Full", "It happened in May 2021."), "utf-8")
    number = itertools.count()
    client.cluster.put_settings(persistent=FULL)  # from now on any disk is too small
    try:
        with pytest.raises(ClusterFullError, match="Free some space"):
            until(lambda: load(client, [documents(uri=f"{next(number)}.txt")], names).indexed == 0)
        refused = through.clippings("ingest", pages)
        assert refused.status == 1
        assert "Free some space" in refused.err
        assert "the same command again" in refused.err
    finally:
        client.cluster.put_settings(persistent=dict.fromkeys(FULL))
        until(lambda: not blocked(client, names))
    assert "read 1 = indexed 1" in through.clippings("ingest", pages).out
