"""Processes killed in the middle of a run: it finishes, or is simply run again; nothing is lost and nothing doubled."""

import dataclasses
import os
import random
import secrets
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from elasticsearch import ApiError, Elasticsearch, TransportError

from elastic.client import connect
from elastic.node import NodeSettings, start, stop
from tests.conftest import free_port
from tests.flows.test_ingest import page
from tests.shell import PROGRAMS, Shell

pytestmark = [pytest.mark.node, pytest.mark.prefect]

PAGES = 240
DEEDS = ("built", "sold", "burned", "painted", "counted", "flooded", "bought", "closed", "opened", "drew")
THINGS = ("harbour", "market", "school", "bridge", "library", "mill", "station", "boats", "nets", "streets")
OF_THE_RUN = ("run_id", "indexed_at", "first_seen_at", "fingerprint")
"""Fields that differ from run to run by what they say."""


@pytest.fixture(scope="module")
def fragile(node: NodeSettings, reachable_folder: Path) -> Iterator[NodeSettings]:
    """A node that the tests may kill."""
    settings = dataclasses.replace(node, state=reachable_folder / "fragile", port=free_port())
    start(settings)
    yield settings
    stop(settings)
    shutil.rmtree(settings.state)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages whose wording differs, so that none is a copy of another's story."""
    folder = tmp_path_factory.mktemp("pages")
    chance = random.Random(5)
    for number in range(PAGES):
        talk = " ".join(
            f"In {chance.randrange(1950, 2020)} they {chance.choice(DEEDS)} the {chance.choice(THINGS)} of Kisumu."
            for _ in range(12)
        )
        first = f"It was meeting {number}. {talk}"
        (folder / f"{number:04}.txt").write_text(page(f"The Council Meets For The {number}th Time", first), "utf-8")
    return folder


@pytest.fixture(scope="module")
def anew(
    fragile: NodeSettings, quiet_environment: dict[str, str], prefect_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Shell]:
    """Make a shell on the fragile node, with indices that nothing was ever loaded into."""

    def make() -> Shell:
        own = {
            "CLIPPINGS_CACHE": str(fragile.cache),
            "CLIPPINGS_STATE": str(fragile.state),
            "CLIPPINGS_NODE_PORT": str(fragile.port),
            "CLIPPINGS_NODE_HEAP": fragile.heap,
            "CLIPPINGS_INDEX_PREFIX": f"test-{secrets.token_hex(4)}",
            "CLIPPINGS_PROCESSES": "2",
            "PREFECT_API_URL": prefect_url,
        }
        return Shell(tmp_path_factory.mktemp("shell"), {**quiet_environment, **own})

    return make


@pytest.fixture(scope="module")
def undisturbed(anew: Callable[[], Shell], fragile: NodeSettings, pages: Path) -> dict[str, Any]:
    """What the index holds after a run that nobody disturbed."""
    shell = anew()
    assert shell.clippings("ingest", pages, "--batch-files", "20").status == 0
    return held(shell, fragile)


def held(shell: Shell, settings: NodeSettings) -> dict[str, Any]:
    """Every document of the indices by kind and id, without what belongs to the run."""
    everything = {}
    with connect(settings.url) as client:
        for kind in ("articles", "chunks", "timeline"):
            alias = f"{shell.environment['CLIPPINGS_INDEX_PREFIX']}-{kind}"
            client.indices.refresh(index=alias)
            for hit in client.search(index=alias, size=5000)["hits"]["hits"]:
                fields = {name: value for name, value in hit["_source"].items() if name not in OF_THE_RUN}
                everything[f"{kind} {hit['_id']}"] = fields
    return everything


def begun(shell: Shell, pages: Path) -> "subprocess.Popen[bytes]":
    """Start a run in the background."""
    return subprocess.Popen(
        [PROGRAMS / "clippings", "ingest", pages, "--batch-files", "20"],
        cwd=shell.folder,
        env=dict(shell.environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def until_loaded(shell: Shell, settings: NodeSettings, articles: int, run: "subprocess.Popen[bytes]") -> None:
    """Wait until a run has loaded so many articles."""
    alias = f"{shell.environment['CLIPPINGS_INDEX_PREFIX']}-articles"
    with Elasticsearch(settings.url, max_retries=0) as client:
        while run.poll() is None:
            try:
                client.indices.refresh(index=alias)
                if client.count(index=alias)["count"] >= articles:
                    return
            except (ApiError, TransportError):
                continue
    raise AssertionError(run.communicate()[1].decode())


def test_a_run_that_is_killed_is_simply_run_again(
    anew: Callable[[], Shell], fragile: NodeSettings, pages: Path, undisturbed: dict[str, Any]
) -> None:
    shell = anew()
    run = begun(shell, pages)
    until_loaded(shell, fragile, 40, run)
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    again = shell.clippings("ingest", pages, "--json").json["run"]["sources"][0]
    assert again["read"] == again["indexed"] + again["unchanged"] == PAGES
    assert again["unchanged"] >= 40
    assert held(shell, fragile) == undisturbed


def test_a_worker_that_is_killed_is_replaced(
    anew: Callable[[], Shell], fragile: NodeSettings, pages: Path, undisturbed: dict[str, Any]
) -> None:
    shell = anew()
    run = begun(shell, pages)
    until_loaded(shell, fragile, 20, run)
    workers = [p for p in psutil.Process(run.pid).children() if "spawn_main" in " ".join(p.cmdline())]
    workers[0].kill()
    out, err = run.communicate()
    assert run.returncode == 0, err.decode()
    assert f"read {PAGES} = indexed {PAGES}" in out.decode()
    assert held(shell, fragile) == undisturbed


def test_a_node_that_is_killed_is_started_again_and_the_run_goes_on(
    anew: Callable[[], Shell], fragile: NodeSettings, pages: Path, undisturbed: dict[str, Any]
) -> None:
    shell = anew()
    run = begun(shell, pages)
    until_loaded(shell, fragile, 20, run)
    os.kill(int(fragile.pidfile.read_text()), signal.SIGKILL)
    out, err = run.communicate()
    if run.returncode:
        assert b"Traceback" not in err, err.decode()
        assert shell.clippings("ingest", pages).status == 0
    else:
        assert f"read {PAGES} = indexed {PAGES}" in out.decode()
    assert held(shell, fragile) == undisturbed
