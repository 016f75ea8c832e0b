"""The embedded node from the command line: start, ingest, stop, start, search."""

import os
import shutil
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from elastic.node import NodeSettings
from tests.conftest import free_port
from tests.shell import ROOT, Shell

pytestmark = [pytest.mark.node, pytest.mark.prefect]


@pytest.fixture(scope="module")
def alone(shell: Shell, node: NodeSettings, reachable_folder: Path) -> Iterator[Shell]:
    """A shell with a node of its own, which does not run yet."""
    state = reachable_folder / "own node"
    own = {"CLIPPINGS_STATE": str(state), "CLIPPINGS_NODE_PORT": str(free_port()), "CLIPPINGS_NODE_HEAP": "512m"}
    shell = Shell(shell.folder, {**shell.environment, **own, "CLIPPINGS_INDEX_PREFIX": "clippings"})
    yield shell
    shell.clippings("node", "stop")
    shutil.rmtree(state)


def pid(shell: Shell) -> int:
    return int(shell.clippings("node", "status", "--json").json["pid"])


def test_its_life(alone: Shell) -> None:
    assert alone.clippings("node", "status").status == 1
    assert alone.clippings("status").status == 1
    started = alone.clippings("node", "start")
    assert started.status == 0, started.err
    first = pid(alone)
    assert alone.clippings("node", "start").status == 0
    assert pid(alone) == first
    assert "indexed 1" in alone.clippings("ingest", ROOT / "seeds").out
    assert "Stopped" in alone.clippings("node", "stop").err
    assert not psutil.pid_exists(first)
    assert "not running" in alone.clippings("node", "stop").err
    # A question starts it again, and the data is there.
    found = alone.clippings("search", "Gujranwala", "--json")
    assert found.json["total"] >= 1
    assert pid(alone) != first


def test_a_node_that_was_killed_is_reported_with_its_last_words_and_started_again(alone: Shell) -> None:
    alone.clippings("node", "start")
    process = psutil.Process(pid(alone))
    os.kill(process.pid, signal.SIGKILL)
    psutil.wait_procs([process], timeout=30)
    told = alone.clippings("node", "status")
    assert told.status == 1
    assert "ended without being stopped" in told.out
    assert "unchanged 1" in alone.clippings("ingest", ROOT / "seeds").out


def test_a_taken_port_and_a_missing_java_are_told(alone: Shell) -> None:
    alone.clippings("node", "stop")
    with socket.create_server(("127.0.0.1", int(alone.environment["CLIPPINGS_NODE_PORT"]))):
        taken = alone.clippings("ingest", ROOT / "seeds")
    assert taken.status == 1
    assert "is in use by another program" in taken.err
    without = alone.clippings("node", "start", CLIPPINGS_JAVA_HOME="/nowhere")
    assert without.status == 1
    assert "Install a JDK" in without.err
