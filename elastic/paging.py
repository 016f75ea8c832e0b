"""All values of a field, and all documents that match, page by page, however many there are."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from elasticsearch import Elasticsearch

from elastic.client import explained

PAGE = 1000
HITS = 5000  # per request while listing a few fields; well below the server's 10,000


def pages_of_values(client: Elasticsearch, index: str, field: str, query: Mapping[str, Any]) -> Iterator[list[str]]:
    """Give the different values that a keyword field has in the refreshed documents that match, up to 1,000 at once."""
    after: dict[str, Any] = {}
    while True:
        composite: dict[str, Any] = {"size": PAGE, "sources": [{"value": {"terms": {"field": field}}}], **after}
        with explained():
            answer = client.search(index=index, query=dict(query), size=0, aggs={"all": {"composite": composite}})
        found = answer["aggregations"]["all"]
        yield [bucket["key"]["value"] for bucket in found["buckets"]]
        if "after_key" not in found:
            return
        after = {"after": found["after_key"]}


def matching(
    client: Elasticsearch, index: str, query: Mapping[str, Any], fields: Sequence[str]
) -> Iterator[Mapping[str, Any]]:
    """Give the hits of everything refreshed that matches, with these fields, over one view of the index."""
    return chain.from_iterable(pages_of_hits(client, index, query, HITS, fields))


def pages_of_hits(
    client: Elasticsearch,
    index: str,
    query: Mapping[str, Any],
    size: int,
    fields: Sequence[str] | None = None,
    keep: str = "1m",
) -> Iterator[list[Mapping[str, Any]]]:
    """Page through the hits of everything refreshed that matches, whole or with these fields, over one view.

    The view lasts for as long as ``keep`` says from one page to the next.
    """
    with explained():
        pit = {"id": client.open_point_in_time(index=index, keep_alive=keep)["id"], "keep_alive": keep}
        after: list[Any] | None = None
        try:
            while True:
                hits = client.search(
                    pit=pit,
                    query=dict(query),
                    source=True if fields is None else {"includes": list(fields)},
                    sort=["_shard_doc"],
                    size=size,
                    search_after=after,
                    track_total_hits=False,
                )["hits"]["hits"]
                if hits:
                    yield hits
                if len(hits) < size:
                    return
                after = hits[-1]["sort"]
        finally:
            client.close_point_in_time(id=pit["id"])
