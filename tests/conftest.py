"""The real Elasticsearch that the tests talk to: a node of their own, on a port of its own, gone afterwards."""

import dataclasses
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import pytest
from elasticsearch import Elasticsearch

from elastic.client import connect
from elastic.indices import KINDS, Names, Templates, generations, install, read_templates
from elastic.node import NodeSettings, from_environment, start, stop
from tests.shell import PROGRAMS, ROOT


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def reachable_folder() -> Iterator[Path]:
    """A folder that every user can enter: as root, the node runs as another user."""
    with tempfile.TemporaryDirectory(prefix="clippings-tests-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="session")
def node(reachable_folder: Path) -> Iterator[NodeSettings]:
    """A running node with the user's own cache and a state of its own."""
    usual = from_environment(os.environ, Path.home(), os.geteuid() == 0)
    settings = dataclasses.replace(usual, state=reachable_folder / "node", port=free_port(), heap="512m")
    start(settings)
    with connect(settings.url) as client:
        client.cluster.put_settings(persistent={"cluster.info.update.interval": "10s"})  # how soon a full disk is seen
    try:
        yield settings
    finally:
        stop(settings)
        shutil.rmtree(settings.state)


@pytest.fixture(scope="session")
def node_url(node: NodeSettings) -> str:
    return node.url


@pytest.fixture(scope="session")
def client(node_url: str) -> Iterator[Elasticsearch]:
    with connect(node_url) as client:
        yield client


@pytest.fixture(scope="session")
def templates() -> Templates:
    return read_templates(ROOT / "mappings")


@pytest.fixture(scope="module")
def bare(client: Elasticsearch, templates: Templates) -> Iterator[Names]:
    """Names that nothing is installed under yet; whatever is installed goes afterwards."""
    names = Names(f"test-{secrets.token_hex(4)}")
    yield names
    for index in (index for kind in generations(client, names).values() for index in kind):
        client.indices.delete(index=index)
    own = templates.named(names)
    for kind in KINDS:
        client.options(ignore_status=404).indices.delete_index_template(name=names.alias(kind))
    for component in own.components:
        client.options(ignore_status=404).cluster.delete_component_template(name=component)


@pytest.fixture(scope="module")
def names(client: Elasticsearch, templates: Templates, bare: Names) -> Names:
    """Names with empty indices behind them."""
    install(client, templates, bare)
    return bare


@pytest.fixture(scope="session")
def quiet_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An empty home, and nobody to phone."""
    return {
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path_factory.mktemp("home")),
        "LANG": "C.UTF-8",
        "COLUMNS": "200",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    }


@pytest.fixture(scope="session")
def prefect_url(quiet_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Prefect server with its services."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/api"
    log = tmp_path_factory.mktemp("prefect") / "server.log"
    with log.open("wb") as opened:
        server = subprocess.Popen(
            [PROGRAMS / "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
            env={**quiet_environment, "PREFECT_API_URL": url, "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "1"},
            stdout=opened,
            stderr=opened,
            start_new_session=True,
        )
    try:
        wait_until_healthy(url, server)
        yield url
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=60)


def wait_until_healthy(url: str, server: "subprocess.Popen[bytes]") -> None:
    """Ask until the server answers; a server that ends instead is an error."""
    while server.poll() is None:
        try:
            with urlopen(f"{url}/health", timeout=30):
                return
        except (URLError, OSError):
            psutil.wait_procs([psutil.Process(server.pid)], timeout=0.1)
    raise AssertionError(f"Prefect's server ended with status {server.returncode}")
