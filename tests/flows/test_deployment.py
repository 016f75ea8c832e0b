"""The deployment of prefect.yaml, on a real Prefect server and a real worker."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.flows.conftest import ROOT, Shell

pytestmark = [pytest.mark.node, pytest.mark.prefect]

PATIENCE = 600
"""Times that the server is asked, each waiting for its answer, before something counts as not coming."""


@pytest.fixture(scope="module")
def api(prefect_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=prefect_url, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def worker(shell: Shell) -> Shell:
    """A shell in the project, whose deployments are made."""
    here = Shell(ROOT, shell.environment)
    assert here("prefect", "work-pool", "create", "--type", "process", "clippings").status == 0
    made = here("prefect", "--no-prompt", "deploy", "--all")
    assert made.status == 0, made.out + made.err
    return here


def scheduled(api: httpx.Client) -> list[dict[str, Any]]:
    wanted = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}, "sort": "EXPECTED_START_TIME_ASC"}
    return list(api.post("/flow_runs/filter", json=wanted).raise_for_status().json())


def test_its_cron_gets_scheduled_runs(worker: Shell, api: httpx.Client) -> None:
    runs = next(found for _ in range(PATIENCE) if (found := scheduled(api)))
    assert all("03:15:00" in run["expected_start_time"] for run in runs)
    assert all(run["parameters"] == {"sources": ["seeds"]} for run in runs)


def test_a_run_fires_and_loads(worker: Shell, api: httpx.Client) -> None:
    started = worker("prefect", "deployment", "run", "ingest/seeds")
    assert started.status == 0, started.err
    done = worker("prefect", "worker", "start", "--pool", "clippings", "--run-once", timeout=300)
    assert done.status == 0, done.err
    finished = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
    (run,) = api.post("/flow_runs/filter", json=finished).raise_for_status().json()
    (stored,) = worker.clippings("status", "--json").json["status"]["runs"]
    assert (stored["run_id"], stored["status"], stored["indexed"]) == (run["id"], "completed", 1)
    artifacts = api.post("/artifacts/filter", json={}).raise_for_status().json()
    (table,) = [
        artifact for artifact in artifacts if artifact["flow_run_id"] == run["id"] and artifact["key"] == "ingest"
    ]
    assert '"indexed": 1' in table["data"]
