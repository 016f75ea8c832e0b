"""The command line as a user runs it, against a real node and a real Prefect server."""

import os
import secrets
import signal
import subprocess
from collections.abc import Iterator
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import pytest
from elasticsearch import Elasticsearch

from elastic.indices import KINDS, Names, generations
from elastic.node import NodeSettings
from tests.conftest import free_port
from tests.shell import PROGRAMS, Shell


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


@pytest.fixture(scope="module")
def index_names(client: Elasticsearch) -> Iterator[Names]:
    """Index names that nobody else uses, gone afterwards."""
    names = Names(f"test-{secrets.token_hex(4)}")
    yield names
    for index in (index for kind in generations(client, names).values() for index in kind):
        client.indices.delete(index=index)
    for kind in KINDS:
        client.options(ignore_status=404).indices.delete_index_template(name=names.alias(kind))
    left = client.options(ignore_status=404).cluster.get_component_template(name=f"{names.prefix}-*")
    for component in left.body.get("component_templates", []):
        client.cluster.delete_component_template(name=component["name"])


@pytest.fixture(scope="module")
def shell(
    node: NodeSettings,
    prefect_url: str,
    quiet_environment: dict[str, str],
    index_names: Names,
    tmp_path_factory: pytest.TempPathFactory,
) -> Shell:
    """A shell with the running node and Prefect server at hand, and indices of its own."""
    return Shell(
        tmp_path_factory.mktemp("shell"),
        {
            **quiet_environment,
            "CLIPPINGS_CACHE": str(node.cache),
            "CLIPPINGS_STATE": str(node.state),
            "CLIPPINGS_NODE_PORT": str(node.port),
            "CLIPPINGS_INDEX_PREFIX": index_names.prefix,
            "PREFECT_API_URL": prefect_url,
        },
    )
