"""Entries of what was set aside, taken off the list again.

source ──set_aside──▶ uris ──forget──▶ their entries go, with the documents that were kept beside them
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Any

from elasticsearch import Elasticsearch

from elastic.bulk import delete_documents
from elastic.client import explained
from elastic.names import CLIPPINGS, Names
from elastic.paging import pages_of_values

GROUP = 500
"""Pages whose entries are looked up together; each has one, rarely more."""
MOST = 10_000


def set_aside(
    client: Elasticsearch,
    source: str,
    names: Names = CLIPPINGS,
    *,
    by: str | None = None,
    reasons: Collection[str] = (),
) -> Iterator[str]:
    """List the uris of refreshed entries of a source: all, those of the run ``by``, or those with these reasons."""
    query = _entries(source, run_id=by)
    if reasons:
        query["bool"]["filter"].append({"terms": {"reason": sorted(reasons)}})
    return chain.from_iterable(pages_of_values(client, names.alias("rejects"), "uri", query))


def forget(
    client: Elasticsearch, source: str, uris: Collection[str], names: Names = CLIPPINGS, *, but: str | None = None
) -> int:
    """Forget that pages of a source were set aside, ``but`` by this run, and return how many entries there were."""
    wanted = sorted(uris)
    return sum(_forget(client, source, wanted[at : at + GROUP], names, but) for at in range(0, len(wanted), GROUP))


def _forget(client: Elasticsearch, source: str, uris: list[str], names: Names, but: str | None) -> int:
    query = _entries(source, but=but)
    query["bool"]["filter"].append({"terms": {"uri": uris}})
    with explained():
        hits = client.search(index=names.alias("rejects"), query=query, source=False, size=MOST)["hits"]["hits"]
    keys = [hit["_id"] for hit in hits]
    delete_documents(client, "payloads", keys, names)
    return delete_documents(client, "rejects", keys, names)


def _entries(source: str, *, run_id: str | None = None, but: str | None = None) -> dict[str, dict[str, list[Any]]]:
    of_run: list[Mapping[str, Any]] = [{"term": {"run_id": run_id}}] if run_id else []
    others: list[Mapping[str, Any]] = [{"term": {"run_id": but}}] if but else []
    return {"bool": {"filter": [{"term": {"source": source}}, *of_run], "must_not": others}}
