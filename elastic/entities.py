"""The names that the index holds, each with how often it stands there, its other spellings and an example.

query, type ──list_entities──▶ Listing of the names found most
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from elasticsearch import Elasticsearch

from elastic.client import explained
from elastic.names import CLIPPINGS, Names

ALIASES = 10
"""Spellings listed of a name, the commonest first."""
BEFORE, AFTER = 100, 160
"""Characters of an example on either side of where the name begins."""
GROUP = 20
"""Articles whose text is in memory at once."""


@dataclass(frozen=True, slots=True)
class Example:
    """An article that names somebody, and the words around where it first does."""

    article_id: str
    uri: str
    title: str | None
    outlet: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A name of one kind: the articles that hold it, its mentions in them, and other spellings with their articles."""

    name: str
    type: str
    articles: int
    mentions: int
    aliases: tuple[tuple[str, int], ...]
    example: Example | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The names found in most articles, and about how many different ones there are in all."""

    total: int
    names: tuple[Listed, ...]


def list_entities(
    client: Elasticsearch, query: str = "", kind: str | None = None, limit: int = 20, names: Names = CLIPPINGS
) -> Listing:
    """List names, the one in most articles first.

    ``query`` are words that a name or one of its spellings must have, or words much like them. No more than ``limit``
    names are held in memory, here and in the answer of Elasticsearch.
    """
    with explained():
        answer = client.search(index=names.alias("articles"), size=0, aggs={"all": _named(query, kind, limit)})
    asked = answer["aggregations"]["all"]["asked"]
    rows = sorted(_rows(asked["names"]["buckets"]), key=lambda row: (-row[0].articles, row[0].name, row[0].type))
    return Listing(int(asked["total"]["value"]), tuple(_with_examples(client, rows[:limit], names)))


def _named(query: str, kind: str | None, limit: int) -> dict[str, Any]:
    wanted: list[dict[str, Any]] = [{"term": {"entities.type": kind}}] if kind else []
    if query:
        wanted.append({"bool": {"should": [_matches(f"entities.{field}", query) for field in ("name", "aliases")]}})
    order = [{"_count": "desc"}, {"_key": "asc"}]
    by_kind = {
        "terms": {"field": "entities.type", "size": 8, "order": order},
        "aggs": {
            "mentions": {"sum": {"field": "entities.count"}},
            "aliases": {"terms": {"field": "entities.aliases", "size": ALIASES, "order": order}},
            "example": {
                "top_hits": {
                    "size": 1,
                    "sort": [{"entities.count": "desc"}, {"entities.first_offset": "asc"}],
                    "_source": ["entities.first_offset"],
                }
            },
        },
    }
    by_name = {"terms": {"field": "entities.name", "size": limit, "order": order}, "aggs": {"kinds": by_kind}}
    asked = {
        "filter": {"bool": {"filter": wanted}},
        "aggs": {"names": by_name, "total": {"cardinality": {"field": "entities.name"}}},
    }
    return {"nested": {"path": "entities"}, "aggs": {"asked": asked}}


def _matches(field: str, query: str) -> dict[str, Any]:
    return {"match": {f"{field}.words": {"query": query, "operator": "and", "fuzziness": "AUTO"}}}


def _rows(buckets: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Listed, Mapping[str, Any]]]:
    """Each name with the hit of its example."""
    for bucket in buckets:
        for of_kind in bucket["kinds"]["buckets"]:
            aliases = tuple((alias["key"], alias["doc_count"]) for alias in of_kind["aliases"]["buckets"])
            mentions = int(of_kind["mentions"]["value"])
            listed = Listed(bucket["key"], of_kind["key"], of_kind["doc_count"], mentions, aliases)
            yield listed, of_kind["example"]["hits"]["hits"][0]


def _with_examples(
    client: Elasticsearch, rows: Sequence[tuple[Listed, Mapping[str, Any]]], names: Names
) -> Iterator[Listed]:
    left = iter(rows)
    while group := list(islice(left, GROUP)):
        with explained():
            answer = client.mget(
                index=names.alias("articles"),
                ids=list(dict.fromkeys(hit["_id"] for _, hit in group)),
                source_includes=["uri", "title", "outlet", "body"],
            )
        found = {entry["_id"]: entry["_source"] for entry in answer["docs"] if entry.get("found")}
        for listed, hit in group:
            article = found.get(hit["_id"])
            yield replace(listed, example=_example(hit, article)) if article else listed


def _example(hit: Mapping[str, Any], article: Mapping[str, Any]) -> Example:
    text = around(article["body"], hit["_source"]["first_offset"] or 0)
    return Example(hit["_id"], article["uri"], article["title"], article["outlet"], text)


def around(body: str, at: int) -> str:
    """The words of one line around a place in a text, with dots where the line goes on."""
    start, end = body.rfind("\n", 0, at) + 1, body.find("\n", at)
    end = len(body) if end < 0 else end
    first = start if at - start <= BEFORE else body.rfind(" ", start, at - BEFORE) + 1 or at - BEFORE
    last = end if end - at <= AFTER else body.rfind(" ", at, at + AFTER)
    last = at + AFTER if last <= at else last
    return f"{'… ' if first > start else ''}{body[first:last].strip()}{' …' if last < end else ''}"
