"""The life of a real node."""

import dataclasses
import os
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from elasticsearch import Elasticsearch

from elastic.client import connect
from elastic.node import NodeError, NodeSettings, start, status, stop
from tests.conftest import free_port
from tests.shell import PROGRAMS

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def own(node: NodeSettings, reachable_folder: Path) -> Iterator[NodeSettings]:
    """A second node, which the tests may stop and kill."""
    settings = dataclasses.replace(node, state=reachable_folder / "life of a node", port=free_port())
    yield settings
    stop(settings)
    shutil.rmtree(settings.state)


def test_data_outlives_the_process(own: NodeSettings) -> None:
    first = start(own)
    assert first.answers
    with connect(own.url) as client:
        client.indices.create(index="kept")
        client.index(index="kept", id="1", document={"text": "still here"}, refresh=True)
    assert stop(own)
    assert not stop(own)
    assert status(own).pid is None
    assert status(own).died is None
    second = start(own)
    assert second.pid != first.pid
    with connect(own.url) as client:
        assert client.get(index="kept", id="1")["_source"] == {"text": "still here"}


def test_starting_twice_is_harmless(own: NodeSettings) -> None:
    running = start(own)
    with ThreadPoolExecutor(3) as pool:
        assert {again.pid for again in pool.map(lambda _: start(own), range(3))} == {running.pid}


def test_it_listens_on_loopback_only(own: NodeSettings) -> None:
    pid = start(own).pid
    assert pid is not None
    listening = [c.laddr.ip for c in psutil.Process(pid).net_connections("tcp") if c.status == psutil.CONN_LISTEN]
    assert listening
    assert {ip.removeprefix("::ffff:") for ip in listening} <= {"127.0.0.1", "::1"}


def test_a_node_that_dies_is_told_from_one_that_was_stopped(own: NodeSettings) -> None:
    pid = start(own).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=30)
    found = status(own)
    assert found.pid is None
    assert found.died
    assert start(own).answers


def test_a_start_that_was_killed_is_waited_for_by_the_next(
    own: NodeSettings, quiet_environment: dict[str, str]
) -> None:
    stop(own)
    environment = {
        **quiet_environment,
        "CLIPPINGS_CACHE": str(own.cache),
        "CLIPPINGS_STATE": str(own.state),
        "CLIPPINGS_NODE_PORT": str(own.port),
        "CLIPPINGS_NODE_HEAP": own.heap,
    }
    with subprocess.Popen([PROGRAMS / "clippings", "node", "start"], env=environment) as first:
        while status(own).pid is None:
            assert first.poll() is None
            psutil.wait_procs([psutil.Process(first.pid)], timeout=0.05)
        first.kill()
    assert start(own).answers


def test_a_number_that_now_belongs_to_another_program_is_not_the_node(own: NodeSettings) -> None:
    stop(own)
    own.pidfile.write_text(str(os.getpid()))
    assert status(own).pid is None
    assert not stop(own)


def test_a_port_in_use_is_named(own: NodeSettings) -> None:
    stop(own)
    with socket.create_server(("127.0.0.1", own.port)), pytest.raises(NodeError, match=f"Port {own.port} is in use"):
        start(own)


def test_a_node_that_cannot_start_says_why(own: NodeSettings) -> None:
    stop(own)
    with pytest.raises(NodeError, match=r"CLIPPINGS_NODE_HEAP|did not start"):
        start(dataclasses.replace(own, heap="900000g"))
    assert status(own).pid is None


def test_the_missing_analysis_is_there_under_its_standard_names(client: Elasticsearch) -> None:
    def tokens(text: str, **analysis: object) -> list[str]:
        return [token["token"] for token in client.indices.analyze(text=text, **analysis)["tokens"]]  # type: ignore[arg-type]

    assert tokens("The meetings were held", analyzer="english") == ["meet", "were", "held"]
    assert tokens("São", tokenizer="standard", filter=["lowercase", "asciifolding"]) == ["sao"]
    assert tokens("a a b", tokenizer="standard", filter=["unique"]) == ["a", "b"]
    assert tokens("mail a@b.org", tokenizer="uax_url_email") == ["mail", "a@b.org"]
    capture = {"type": "pattern_capture", "patterns": ["(\\d+)"], "preserve_original": False}
    assert tokens("MH370", tokenizer="standard", filter=[capture]) == ["370"]
    override = {"type": "stemmer_override", "rules": ["met => meet"]}
    possessive = {"type": "stemmer", "language": "possessive_english"}
    assert tokens("met Hamas's", tokenizer="standard", filter=[override, possessive]) == ["meet", "Hamas"]
    marked = {"type": "keyword_marker", "keywords": ["hamas"]}
    assert tokens("hamas meetings", tokenizer="standard", filter=[marked, "stemmer"]) == ["hamas", "meet"]
    strip = {"type": "pattern_replace", "pattern": "\\.", "replacement": ""}
    quotes = {"type": "mapping", "mappings": ["\\u2019 => '"]}
    assert tokens("U.S. Hamas’s", tokenizer="standard", char_filter=[strip, quotes]) == ["US", "Hamas's"]


def test_two_starts_at_once_make_one_node(own: NodeSettings) -> None:
    stop(own)
    found: list[int | None] = []
    both = [threading.Thread(target=lambda: found.append(start(own).pid)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(set(found)) == 1
