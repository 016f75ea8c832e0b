"""How an installation stands: generations, counts, runs, what was set aside.

client ──status──▶ Status     ──summary──▶ Summary     ──list_rejects──▶ (total, entries)     ──counted──▶ per kind
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import Any

from elasticsearch import AuthorizationException, Elasticsearch

from elastic.client import ClusterError, explained
from elastic.indices import live
from elastic.names import CLIPPINGS, Names
from elastic.paging import pages_of_values

TYPES = ("person", "organization", "place")
MOST_RUNS = 1000
COUNTED = ("articles", "chunks", "timeline", "rejects")


@dataclass(frozen=True, slots=True)
class Status:
    """The cluster's health, each kind's live index and number of documents, and the last runs, newest first."""

    health: str
    version: str
    generations: Mapping[str, str]
    counts: Mapping[str, int]
    runs: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The names mentioned most, with how often, and the first and the last day that is spoken of."""

    persons: tuple[tuple[str, int], ...]
    organizations: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    first_day: date | None
    last_day: date | None


def status(client: Elasticsearch, names: Names = CLIPPINGS, runs: int = 5) -> Status:
    """Read how the installation stands; nothing need be installed."""
    present = live(client, names)
    with explained():
        return Status(
            health=_health(client),
            version=_version(client),
            generations=present,
            counts={kind: client.count(index=names.alias(kind))["count"] for kind in present if kind != "claims"},
            runs=last_runs(client, names, runs) if "runs" in present else (),
        )


def last_runs(client: Elasticsearch, names: Names = CLIPPINGS, size: int = 5) -> tuple[dict[str, Any], ...]:
    """Read the last runs, newest first."""
    with explained():
        answer = client.search(index=names.alias("runs"), sort=[{"started_at": "desc"}, "run_id"], size=size)
    return tuple(hit["_source"] for hit in answer["hits"]["hits"])


def unfinished_runs(client: Elasticsearch, sources: Sequence[str], names: Names = CLIPPINGS) -> dict[str, str]:
    """Give the ids of the runs that were killed or failed on these sources, and what was said of each.

    Only whoever has claimed the sources knows that none of them is still at work.
    """
    ended_badly = [{"terms": {"status": ["running", "failed"]}}, {"term": {"flow": "ingest"}}]
    query = {"bool": {"filter": [*ended_badly, {"terms": {"sources": list(sources)}}]}}
    alias = names.alias("runs")
    with explained():
        client.indices.refresh(index=alias)
        hits = client.search(index=alias, query=query, source_includes=["detail"], size=MOST_RUNS)["hits"]["hits"]
    return {hit["_id"]: hit["_source"].get("detail") or "" for hit in hits}


def list_rejects(
    client: Elasticsearch, stage: str | None = None, size: int = 100, names: Names = CLIPPINGS
) -> tuple[int, tuple[dict[str, Any], ...]]:
    """List what was set aside, newest first, and how much there is in all."""
    query: dict[str, Any] = {"term": {"stage": stage}} if stage else {"match_all": {}}
    with explained():
        answer = client.search(
            index=names.alias("rejects"),
            query=query,
            sort=[{"at": "desc"}, "uri"],
            size=size,
            track_total_hits=True,
        )
    return answer["hits"]["total"]["value"], tuple(hit["_source"] for hit in answer["hits"]["hits"])


def rejected_uris(
    client: Elasticsearch, source: str, stage: str | None = None, names: Names = CLIPPINGS
) -> Iterator[str]:
    """List the uris of what was set aside of a source, and can pass when it is tried again."""
    wanted: list[dict[str, Any]] = [{"term": {"source": source}}, {"term": {"replayable": True}}]
    query = {"bool": {"filter": [*wanted, *([{"term": {"stage": stage}}] if stage else [])]}}
    return chain.from_iterable(pages_of_values(client, names.alias("rejects"), "uri", query))


def rejected_sources(client: Elasticsearch, stage: str | None = None, names: Names = CLIPPINGS) -> tuple[str, ...]:
    """List the sources of which something was set aside."""
    query: dict[str, Any] = {"term": {"stage": stage}} if stage else {"match_all": {}}
    return tuple(chain.from_iterable(pages_of_values(client, names.alias("rejects"), "source", query)))


def counted(client: Elasticsearch, run_id: str, names: Names = CLIPPINGS) -> dict[str, int]:
    """Count the documents that a run wrote, per kind, as the refreshed index holds them."""
    with explained():
        return {
            kind: client.count(index=names.alias(kind), query={"term": {"run_id": run_id}})["count"] for kind in COUNTED
        }


def summary(client: Elasticsearch, run_id: str | None = None, names: Names = CLIPPINGS, size: int = 5) -> Summary:
    """Read the names mentioned most and the days spoken of, in the articles of one run or in all."""
    query: dict[str, Any] = {"term": {"run_id": run_id}} if run_id else {"match_all": {}}
    with explained():
        spoken = client.search(
            index=names.alias("articles"),
            query=query,
            size=0,
            aggs={"entities": {"nested": {"path": "entities"}, "aggs": {kind: _top(kind, size) for kind in TYPES}}},
        )["aggregations"]["entities"]
        span = client.search(
            index=names.alias("timeline"),
            query=query,
            size=0,
            aggs={"first": {"min": {"field": "from"}}, "until": {"max": {"field": "to"}}},
        )["aggregations"]
    until = _day(span["until"]["value"])
    return Summary(
        persons=_mentions(spoken["person"]),
        organizations=_mentions(spoken["organization"]),
        places=_mentions(spoken["place"]),
        first_day=_day(span["first"]["value"]),
        last_day=until and until - timedelta(days=1),
    )


def _top(kind: str, size: int) -> dict[str, Any]:
    mentions = {"mentions": {"sum": {"field": "entities.count"}}}
    terms = {"field": "entities.name", "size": size, "order": [{"mentions": "desc"}, {"_key": "asc"}]}
    return {"filter": {"term": {"entities.type": kind}}, "aggs": {"top": {"terms": terms, "aggs": mentions}}}


def _mentions(of_kind: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    return tuple((bucket["key"], int(bucket["mentions"]["value"])) for bucket in of_kind["top"]["buckets"])


def _day(milliseconds: float | None) -> date | None:
    if milliseconds is None:
        return None
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).date()


def _health(client: Elasticsearch) -> str:
    try:
        return str(client.cluster.health()["status"])
    except AuthorizationException:  # an analyst's key need not have the right to ask
        return "unknown"


def _version(client: Elasticsearch) -> str:
    try:
        with explained():
            nodes = client.nodes.info(filter_path="nodes.*.version")["nodes"]
    except ClusterError:  # our key need not have the right to ask
        return "unknown"
    return ", ".join(sorted({node["version"] for node in nodes.values()}))
