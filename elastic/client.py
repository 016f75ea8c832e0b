"""The connection to a cluster, and its errors in words a person can act on.

url, API key, CA ──connect──▶ Elasticsearch ──check──▶ reachable, or ClusterError
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from elasticsearch import Elasticsearch


class ClusterError(Exception):
    """The cluster cannot be used as it is; the message says why and what to do, and never holds a secret."""


def connect(url: str, api_key: str | None = None, ca: str | Path | None = None, timeout: float = 60) -> Elasticsearch:
    """Make a client for a cluster; TLS certificates are always verified, against ``ca`` where one is given."""
    raise NotImplementedError


def check(client: Elasticsearch) -> None:
    """Raise ClusterError unless the cluster answers and accepts our key."""
    raise NotImplementedError


@contextmanager
def explained() -> Iterator[None]:
    """Turn the client's errors into a ClusterError that says what to do."""
    raise NotImplementedError
    yield
