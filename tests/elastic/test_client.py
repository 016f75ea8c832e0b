"""Connections that fail, and what a person is told."""

import socket
import ssl
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from elastic.client import ClusterBusyError, ClusterError, check, connect, explained
from tests.elastic.test_operations import cluster

SECRET = "c2VjcmV0LWtleTpub3QtdG8tYmUtc2hvd24="


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("localhost:9200", "must look like"),
        ("ftp://localhost", "must look like"),
        ("https://", "must look like"),
        ("https://elastic:changeme@localhost:9200", "user and password"),
        ("http://search.example.org:9200", "unencrypted"),
    ],
)
def test_an_address_that_cannot_be_used_is_explained(url: str, complaint: str) -> None:
    with pytest.raises(ClusterError, match=complaint) as raised:
        connect(url, api_key=SECRET)
    assert SECRET not in str(raised.value)
    assert "changeme" not in str(raised.value)


def test_a_missing_ca_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="no CA certificate"):
        connect("https://localhost:9200", ca=tmp_path / "ca.pem")


def test_certificates_are_always_verified() -> None:
    with connect("https://localhost:9200") as client:
        for node in client.transport.node_pool.all():
            assert node.config.verify_certs is not False


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with connect(f"http://127.0.0.1:{port}") as client, pytest.raises(ClusterBusyError, match="cannot be reached"):
        check(client)


@pytest.mark.parametrize(("status", "complaint"), [(401, "wrong, expired or missing"), (403, "does not allow")])
def test_a_refused_key_is_explained_without_it(status: int, complaint: str) -> None:
    with cluster(lambda ids: (status, [])) as (client, _):
        asking = client.options(api_key=SECRET)
        with pytest.raises(ClusterError, match=complaint) as raised, explained():
            asking.bulk(operations=[{"index": {"_id": "1", "_index": "i"}}, {"a": 1}])
    assert SECRET not in str(raised.value)


def test_a_cluster_without_tls_is_no_trusted_cluster() -> None:
    with cluster(lambda ids: (200, [])) as (client, _):
        node = next(iter(client.transport.node_pool.all()))
        with connect(f"https://127.0.0.1:{node.port}") as secure, pytest.raises(ClusterError):
            check(secure)


def test_an_unknown_authority_is_not_trusted(tmp_path: Path) -> None:
    """A CA file that signed nothing: the handshake itself must fail, not the first answer."""
    roots = ssl.create_default_context().get_ca_certs(binary_form=True)
    if not roots:
        pytest.fail("this machine trusts no certificate authority at all")
    ca = tmp_path / "ca.pem"
    ca.write_text(ssl.DER_cert_to_PEM_cert(roots[0]))
    with connect("https://localhost:9200", ca=ca) as client:
        assert all(node.config.ca_certs == str(ca) for node in client.transport.node_pool.all())


@pytest.mark.node
def test_a_cluster_that_answers_is_fine(client: Elasticsearch, node_url: str) -> None:
    with connect(node_url) as ours:
        check(ours)


@pytest.mark.node
def test_the_reason_of_a_refusal_is_the_servers(client: Elasticsearch) -> None:
    with pytest.raises(ClusterError, match="no such index"), explained():
        client.indices.get(index="test-no-such-index")
