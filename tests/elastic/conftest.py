"""An installation of its own for each test module, on the real node."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from elastic.indices import KINDS, Names, Templates, generations, install, read_templates

MAPPINGS = Path(__file__).resolve().parents[2] / "mappings"


@pytest.fixture(scope="session")
def templates() -> Templates:
    return read_templates(MAPPINGS)


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
