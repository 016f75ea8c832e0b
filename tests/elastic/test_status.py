"""How an installation stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from elasticsearch import Elasticsearch

from elastic.bulk import index_documents, load
from elastic.indices import KINDS, Names, refresh
from elastic.status import counted, last_runs, list_rejects, status, summary
from tests.elastic.example import NOON, STAMP, documents
from transforms.present import RunReport, SourceCounts, present_rejection, present_run
from transforms.records import Rejection

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def press(client: Elasticsearch, names: Names) -> Names:
    load(client, [documents(), documents(uri="b.txt", stamp=replace(STAMP, run_id="run-2"))], names)
    rejections = [Rejection("c.bin", "read", "binary file"), Rejection("d.txt", "normalize", "no article")]
    index_documents(
        client,
        "rejects",
        [
            present_rejection(one, "file:///press", "run-1", NOON + timedelta(minutes=n))
            for n, one in enumerate(rejections)
        ],
        names,
    )
    runs = [
        RunReport(
            f"run-{n}", "ingest", "completed", NOON + timedelta(hours=n), None, "f", (SourceCounts("s", 1, 1, 0, 0, 0),)
        )
        for n in (1, 2, 3)
    ]
    index_documents(client, "runs", map(present_run, runs), names)
    refresh(client, names)
    return names


def test_status_counts_every_kind(client: Elasticsearch, press: Names) -> None:
    found = status(client, press, runs=2)
    assert found.health in ("green", "yellow")
    assert found.version.startswith("8.")
    assert set(found.generations) == set(KINDS)
    assert found.counts == {"articles": 2, "chunks": 6, "timeline": 4, "rejects": 2, "payloads": 0, "runs": 3}
    assert [run["run_id"] for run in found.runs] == ["run-3", "run-2"]


def test_status_needs_nothing_installed(client: Elasticsearch) -> None:
    found = status(client, Names("test-nothing"))
    assert (found.counts, found.runs) == ({}, ())


def test_runs_are_read_newest_first(client: Elasticsearch, press: Names) -> None:
    assert [run["run_id"] for run in last_runs(client, press)] == ["run-3", "run-2", "run-1"]


def test_a_run_is_counted_by_what_the_index_holds(client: Elasticsearch, press: Names) -> None:
    assert counted(client, "run-2", press) == {"articles": 1, "chunks": 3, "timeline": 2, "rejects": 0}
    assert counted(client, "run-1", press)["rejects"] == 2


def test_rejects_are_listed_newest_first_and_by_stage(client: Elasticsearch, press: Names) -> None:
    total, entries = list_rejects(client, names=press)
    assert (total, [entry["uri"] for entry in entries]) == (2, ["d.txt", "c.bin"])
    total, entries = list_rejects(client, stage="read", names=press)
    assert (total, [entry["reason"] for entry in entries]) == (1, ["binary file"])
    assert list_rejects(client, size=1, names=press)[0] == 2


def test_the_summary_names_who_is_mentioned_most(client: Elasticsearch, press: Names) -> None:
    found = summary(client, names=press)
    assert found.persons == (("Naji Zaheer", 6),)
    assert found.organizations == (("Jaish-e-Mohammed", 4), ("Lashkar-e-Taiba", 4), ("Hamas", 2))
    assert found.places == (("Karachi", 2), ("Pakistan-occupied Kashmir", 2))
    assert (found.first_day, found.last_day) == (date(2023, 1, 1), date(2025, 2, 28))
    assert summary(client, "run-2", press).persons == (("Naji Zaheer", 3),)


def test_the_summary_of_nothing_is_empty(client: Elasticsearch, press: Names) -> None:
    found = summary(client, "no-such-run", press)
    assert (found.persons, found.first_day, found.last_day) == ((), None, None)
