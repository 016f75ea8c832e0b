"""Entries of what was set aside, and the pages that are kept beside some of them.

pages ──keep──▶ then their entries are written      source ──set_aside──▶ uris      source ──kept──▶ ──payloads──▶ pages
uris ──forget──▶ their entries go, then the pages

A page is written before its entry and goes after it: an entry that says that its page is kept is always right, and
what a kill leaves is a page without an entry, which ``drop_unlisted`` is for.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from elasticsearch import Elasticsearch

from elastic.bulk import delete_documents
from elastic.client import OVERLOADED, ClusterBusyError, explained
from elastic.names import CLIPPINGS, Names
from elastic.operations import Operation, execute
from elastic.paging import matching, pages_of_values

GROUP = 500
"""Pages whose entries are looked up together; each has one, rarely more."""
MOST = 10_000

LARGEST = 4 * 1024 * 1024
"""Bytes of a page that is kept; a larger one stays with its source alone."""
TOGETHER = 8
"""Kept pages that are fetched at once: with the largest, what one answer can hold."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that was kept, by its uri, and the id that it has with its entry."""

    uri: str
    id: str


def keep(
    client: Elasticsearch, payloads: Sequence[Mapping[str, Any]], names: Names = CLIPPINGS, *, largest: int = LARGEST
) -> set[str]:
    """Keep pages and return the ids of those that are: not those larger than ``largest``, or than the cluster takes.

    Raises ClusterBusyError where the cluster refuses for now.
    """
    alias = names.alias("payloads")
    small = [Operation(alias, doc["_id"], doc) for doc in payloads if _bytes(doc["page"]["content"]) <= largest]
    outcomes = list(execute(client, small))
    if any(outcome.status in OVERLOADED for outcome in outcomes):
        raise ClusterBusyError("The cluster stayed overloaded while refused pages were to be kept.")
    return {outcome.operation.id for outcome in outcomes if outcome.ok}


def kept(client: Elasticsearch, source: str, names: Names = CLIPPINGS, *, stage: str | None = None) -> dict[str, Kept]:
    """List the kept pages of a source by uri, of refreshed entries; the latest, where a page was kept twice."""
    query = _entries(source, kept=True, stage=stage)
    hits = matching(client, names.alias("rejects"), query, ["uri", "at"])
    found = sorted((hit["_source"]["uri"], hit["_source"]["at"], hit["_id"]) for hit in hits)
    return {uri: Kept(uri, key) for uri, _, key in found}


def payloads(
    client: Elasticsearch, wanted: Sequence[Kept], names: Names = CLIPPINGS
) -> Iterator[tuple[Kept, Mapping[str, Any] | None]]:
    """Fetch kept pages, a few at a time; None in the place of one that somebody has deleted."""
    for at in range(0, len(wanted), TOGETHER):
        group = wanted[at : at + TOGETHER]
        with explained():
            answer = client.mget(
                index=names.alias("payloads"), ids=[page.id for page in group], source_includes=["page"]
            )
        for page, entry in zip(group, answer["docs"], strict=True):
            yield page, entry.get("_source")


def set_aside(
    client: Elasticsearch,
    source: str,
    names: Names = CLIPPINGS,
    *,
    by: str | None = None,
    but: str | None = None,
    reasons: Collection[str] = (),
    kept: bool | None = None,
) -> Iterator[str]:
    """List the uris of refreshed entries of a source: all, or those of the run ``by``, of any run ``but`` that one,
    those with these reasons, those with a page that was kept or without."""
    query = _entries(source, run_id=by, but=but, kept=kept)
    if reasons:
        query["bool"]["filter"].append({"terms": {"reason": sorted(reasons)}})
    return chain.from_iterable(pages_of_values(client, names.alias("rejects"), "uri", query))


def forget(
    client: Elasticsearch, source: str, uris: Collection[str], names: Names = CLIPPINGS, *, but: str | None = None
) -> int:
    """Forget that pages of a source were set aside, ``but`` by this run, and return how many entries there were."""
    wanted = sorted(uris)
    return sum(_forget(client, source, wanted[at : at + GROUP], names, but) for at in range(0, len(wanted), GROUP))


def drop_unlisted(client: Elasticsearch, source: str, names: Names = CLIPPINGS) -> int:
    """Delete kept pages of a source that have no entry, and return how many there were; nobody may be adding any."""
    query = {"term": {"source": source}}
    ids = [hit["_id"] for hit in matching(client, names.alias("payloads"), query, ["uri"])]
    return sum(_drop_unlisted(client, ids[at : at + GROUP], names) for at in range(0, len(ids), GROUP))


def _drop_unlisted(client: Elasticsearch, ids: list[str], names: Names) -> int:
    with explained():
        answer = client.mget(index=names.alias("rejects"), ids=ids, source=False)
    return delete_documents(client, "payloads", [doc["_id"] for doc in answer["docs"] if not doc.get("found")], names)


def _forget(client: Elasticsearch, source: str, uris: list[str], names: Names, but: str | None) -> int:
    query = _entries(source, but=but)
    query["bool"]["filter"].append({"terms": {"uri": uris}})
    with explained():
        hits = client.search(index=names.alias("rejects"), query=query, source=False, size=MOST)["hits"]["hits"]
    keys = [hit["_id"] for hit in hits]
    gone = delete_documents(client, "rejects", keys, names)
    delete_documents(client, "payloads", keys, names)
    return gone


def _entries(
    source: str,
    *,
    run_id: str | None = None,
    but: str | None = None,
    kept: bool | None = None,
    stage: str | None = None,
) -> dict[str, dict[str, list[Any]]]:
    stated = {"source": source, "run_id": run_id, "stage": stage, "page_kept": kept or None}
    others = {"run_id": but, "page_kept": kept is False or None}
    return {"bool": {"filter": _terms(stated), "must_not": _terms(others)}}


def _terms(stated: Mapping[str, Any]) -> list[Any]:
    return [{"term": {field: value}} for field, value in stated.items() if value is not None]


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
