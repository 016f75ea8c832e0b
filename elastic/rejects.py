"""Entries of what was set aside, taken off the list again.

source, uris ──forget──▶ their entries go, with the documents that were kept beside them
"""

from collections.abc import Collection, Iterator
from itertools import chain

from elasticsearch import Elasticsearch

from elastic.bulk import delete_documents
from elastic.client import explained
from elastic.names import CLIPPINGS, Names
from elastic.paging import pages_of_values

MOST = 1000
"""Entries looked up at once; a page has one, or two where one of its documents was refused as well."""


def set_aside(client: Elasticsearch, source: str, names: Names = CLIPPINGS) -> Iterator[str]:
    """List the uris of everything that was set aside of a source; only refreshed entries are seen."""
    query = {"term": {"source": source}}
    return chain.from_iterable(pages_of_values(client, names.alias("rejects"), "uri", query))


def forget(client: Elasticsearch, source: str, uris: Collection[str], names: Names = CLIPPINGS) -> int:
    """Forget that pages of a source were set aside, at whatever stage, and return how many entries there were."""
    wanted = sorted(uris)
    return sum(_forget(client, source, wanted[at : at + MOST // 2], names) for at in range(0, len(wanted), MOST // 2))


def _forget(client: Elasticsearch, source: str, uris: list[str], names: Names) -> int:
    alias = names.alias("rejects")
    query = {"bool": {"filter": [{"term": {"source": source}}, {"terms": {"uri": uris}}]}}
    with explained():
        client.indices.refresh(index=alias)
        hits = client.search(index=alias, query=query, source=False, size=MOST)["hits"]["hits"]
    keys = [hit["_id"] for hit in hits]
    delete_documents(client, "payloads", keys, names)
    return delete_documents(client, "rejects", keys, names)
