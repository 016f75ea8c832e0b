"""The command line as a user runs it, against a real node and a real Prefect server."""

import secrets
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from elastic.indices import KINDS, Names, generations
from elastic.node import NodeSettings
from tests.shell import Shell


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
