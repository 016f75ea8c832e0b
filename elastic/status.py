"""How an installation stands: generations, counts, the last runs, what was set aside.

client ──status──▶ Status        client ──list_rejects──▶ (total, Rejected, ...)
"""

from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from elastic.indices import Names


@dataclass(frozen=True, slots=True)
class Status:
    """The cluster's health, each kind's live index and number of documents, and the last runs, newest first."""

    health: str
    version: str
    generations: dict[str, str]
    counts: dict[str, int]
    runs: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest closes with: the commonest names and the span of dates mentioned, of a run or of all."""

    persons: tuple[tuple[str, int], ...]
    organizations: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    first_date: str | None
    last_date: str | None


def status(client: Elasticsearch, names: Names = Names(), runs: int = 5) -> Status:  # noqa: B008
    """Read how the installation stands."""
    raise NotImplementedError


def summary(client: Elasticsearch, run_id: str | None = None, names: Names = Names(), size: int = 5) -> Summary:  # noqa: B008
    """Read the commonest names (by articles) and the span of dates, of one run's articles or of all."""
    raise NotImplementedError


def list_rejects(
    client: Elasticsearch,
    stage: str | None = None,
    size: int = 100,
    names: Names = Names(),  # noqa: B008
) -> tuple[int, tuple[dict[str, Any], ...]]:
    """List what was set aside, newest first, and how much there is in all."""
    raise NotImplementedError


def counted(client: Elasticsearch, run_id: str, names: Names = Names()) -> dict[str, int]:  # noqa: B008
    """Count the documents that a run wrote, per kind, as the refreshed index holds them."""
    raise NotImplementedError
