"""All values of a field, page by page, however many there are."""

from collections.abc import Iterator, Mapping
from typing import Any

from elasticsearch import Elasticsearch

from elastic.client import explained

PAGE = 1000


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
