"""What a new generation must show before it goes live, each measured against the old one.

old, new ──checked──▶ Gates that it did not pass
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from elasticsearch import ApiError, Elasticsearch

from elastic.client import explained
from elastic.indices import refresh
from elastic.names import REBUILT, Names
from elastic.rebuilding import missing

REQUIRED = ("title", "published_at", "outlet", "language", "persons", "organizations", "places", "mentioned_dates",
            "body", "word_count")  # fmt: skip
"""Fields of an article whose share of articles that have them may not fall."""
TOLERANCE = 0.02
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Gate:
    """One thing that was looked at: its name, what was found, and whether that will do."""

    name: str
    passed: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Query:
    """A stored query: which kind of index it asks, and the body of its search."""

    name: str
    kind: str
    body: dict[str, Any]


def read_queries(folders: Sequence[Path]) -> tuple[Query, ...]:
    """Read the stored queries of folders, in the form of ``mappings/queries``; raises ValueError for any other file."""
    return tuple(_query(path) for folder in folders for path in sorted(folder.glob("*.json")))


def checked(
    client: Elasticsearch,
    old: Names,
    new: Names,
    queries: Sequence[Query],
    until: int,
    tolerance: float = TOLERANCE,
) -> tuple[Gate, ...]:
    """Look at everything: counts, how many articles have each required field, and whether every query answers.

    ``until`` is the mark up to which the new generation has caught up; shares may fall by ``tolerance``.
    """
    for held in (old, new):
        refresh(client, held, REBUILT)
    return (
        _articles(client, old, new, until),
        *(_share(client, kind, old, new, tolerance) for kind in ("chunks", "timeline")),
        *_fill(client, old, new, tolerance),
        *(_answers(client, query, old, new) for query in queries),
    )


def _query(path: Path) -> Query:
    try:
        stored = json.loads(path.read_text("utf-8"))
        body = {name.lstrip("_"): value for name, value in stored["body"].items()}
        return Query(path.stem, stored["index"].removeprefix("clippings-"), body)
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"{path} is no stored query (an object with index and body): {error!r}") from None


def _articles(client: Elasticsearch, old: Names, new: Names, until: int) -> Gate:
    lost = list(islice(missing(client, old, new, until), SHOWN))
    more = " and perhaps more" if len(lost) == SHOWN else ""
    if lost:
        return Gate("articles", passed=False, detail=f"{', '.join(lost)}{more} would be missing")
    return Gate("articles", passed=True, detail=f"{_count(client, new.alias('articles')):,} articles")


def _share(client: Elasticsearch, kind: str, old: Names, new: Names, tolerance: float) -> Gate:
    """Compare how many articles have parts; their number may change, since a setting says how long a passage is."""
    before, after = _having(client, kind, old), _having(client, kind, new)
    passed = after >= before * (1 - tolerance)
    return Gate(kind, passed, f"{after:,} articles have {kind}, before {before:,}")


def _having(client: Elasticsearch, kind: str, held: Names) -> int:
    """How many articles have parts of a kind; beyond 40,000 an estimate (HyperLogLog++)."""
    with explained():
        answer = client.search(
            index=held.alias(kind),
            size=0,
            aggs={"articles": {"cardinality": {"field": "article_id", "precision_threshold": 40_000}}},
        )
    return int(answer["aggregations"]["articles"]["value"])


def _fill(client: Elasticsearch, old: Names, new: Names, tolerance: float) -> Iterator[Gate]:
    before, after = _fill_rates(client, old), _fill_rates(client, new)
    for name in REQUIRED:
        passed = after[name] >= before[name] - tolerance
        yield Gate(f"field {name}", passed, f"{after[name]:.1%} of articles have it, before {before[name]:.1%}")


def _fill_rates(client: Elasticsearch, held: Names) -> dict[str, float]:
    total = _count(client, held.alias("articles"))
    with explained():
        filled = client.search(
            index=held.alias("articles"),
            size=0,
            aggs={"filled": {"filters": {"filters": {name: {"exists": {"field": name}} for name in REQUIRED}}}},
        )["aggregations"]["filled"]["buckets"]
    return {name: filled[name]["doc_count"] / total if total else 0.0 for name in REQUIRED}


def _answers(client: Elasticsearch, query: Query, old: Names, new: Names) -> Gate:
    """A query must answer, and with something where it found something before."""
    name = f"query {query.name}"
    try:
        after = _found(client, query, new)
    except ApiError as error:
        return Gate(name, passed=False, detail=f"it does not answer: {error.message}")
    try:
        before = _found(client, query, old)
    except ApiError:  # the old generation need not know it
        before = 0
    lost = before > 0 and after == 0
    return Gate(
        name, passed=not lost, detail="it finds nothing, where it found something before" if lost else "answers"
    )


def _found(client: Elasticsearch, query: Query, held: Names) -> int:
    answer = client.search(index=held.alias(query.kind), **query.body)
    return len(answer["hits"]["hits"]) + _buckets(answer.get("aggregations", {}))


def _buckets(tree: Any) -> int:
    if isinstance(tree, dict):
        return len(tree.get("buckets", ())) + sum(map(_buckets, tree.values()))
    return 0


def _count(client: Elasticsearch, index: str) -> int:
    with explained():
        return int(client.count(index=index)["count"])
