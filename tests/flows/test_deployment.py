"""The deployment of prefect.yaml, on a real Prefect server and a real worker."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.shell import PROGRAMS, ROOT, Shell

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


@pytest.fixture
def worker_log(worker: Shell, tmp_path: Path) -> Iterator[Path]:
    """What a worker says that is at work until the test is over."""
    log = tmp_path / "worker.log"
    with log.open("wb") as opened:
        process = subprocess.Popen(
            [PROGRAMS / "prefect", "worker", "start", "--pool", "clippings"],
            cwd=worker.folder,
            env=dict(worker.environment),
            stdout=opened,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    yield log
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:  # a worker that is told to stop just then may wait for a run that is over
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_a_run_fires_and_loads(worker: Shell, worker_log: Path) -> None:
    started = worker("prefect", "deployment", "run", "ingest/seeds", "--watch", timeout=300)
    assert started.status == 0, started.out + worker_log.read_text()
    (stored,) = worker.clippings("status", "--json").json["status"]["runs"]
    assert (stored["status"], stored["read"], stored["indexed"]) == ("completed", 1, 1)
    with httpx.Client(base_url=worker.environment["PREFECT_API_URL"], timeout=60) as api:
        run = api.get(f"/flow_runs/{stored['run_id']}").raise_for_status().json()
        assert run["state"]["type"] == "COMPLETED"
        artifacts = api.post("/artifacts/filter", json={}).raise_for_status().json()
    (table,) = [a for a in artifacts if a["flow_run_id"] == run["id"] and a["key"] == "ingest"]
    assert '"indexed": 1' in table["data"]
