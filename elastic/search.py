"""Questions to the index, and their answers as records.

query, Filters ──search_passages──▶ SearchResult        query, Filters ──timeline──▶ TimelineResult
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from elasticsearch import Elasticsearch

from elastic.client import explained
from elastic.names import CLIPPINGS, Names
from elastic.query import EVERYTHING, PASSAGE_FIELDS, STATEMENT_FIELDS, Filters, Interval, clean, matching
from elastic.spellings import Spellings, other_spellings, phrases

__all__ = [
    "Filters",
    "Interval",
    "Passage",
    "SearchResult",
    "Statement",
    "TimelineResult",
    "search_passages",
    "timeline",
]

FACETS = {
    "persons": "persons",
    "organizations": "organizations",
    "places": "places",
    "countries": "countries",
    "outlets": "outlet",
}
FACET_SIZE = 10
MARK, UNMARK = "\ufdd0", "\ufdd1"
"""Noncharacters, which no page has business to hold: tags would be mistaken for the page's own text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that answers a query; ``marks`` are the spans of ``text`` that matched."""

    chunk_id: str
    article_id: str
    uri: str
    title: str | None
    heading: str | None
    outlet: str | None
    published_at: str | None
    text: str
    marks: tuple[tuple[int, int], ...]
    persons: tuple[str, ...]
    organizations: tuple[str, ...]
    places: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best passages, how many there are in all, and per facet its commonest values with their counts.

    ``spellings`` are the other spellings that were searched for as well, by what was asked for.
    """

    total: int
    passages: tuple[Passage, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    spellings: Spellings


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says when something happened: in ``[first, until)``, as exactly as ``precision`` says."""

    statement_id: str
    article_id: str
    chunk_id: str | None
    uri: str
    title: str | None
    outlet: str | None
    published_at: str | None
    text: str
    date_text: str
    first: date
    until: date
    precision: str
    persons: tuple[str, ...]
    organizations: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineResult:
    """Dated statements in the order they happened, and how many there are in all; ``spellings`` as in a search."""

    total: int
    statements: tuple[Statement, ...]
    spellings: Spellings


def search_passages(
    client: Elasticsearch, query: str, filters: Filters = EVERYTHING, size: int = 10, names: Names = CLIPPINGS
) -> SearchResult:
    """Find the passages that hold every word of a query (``elastic.query.matching`` says how), best first."""
    spellings = _spellings(client, query, filters, names)
    with explained():
        answer = client.search(
            index=names.alias("chunks"),
            query=matching(query, PASSAGE_FIELDS, filters, "mentioned_dates", spellings),
            size=size,
            track_total_hits=True,
            aggs={facet: {"terms": {"field": field, "size": FACET_SIZE}} for facet, field in FACETS.items()},
            highlight={
                "fields": {"text": {"number_of_fragments": 0}},
                "require_field_match": False,
                "pre_tags": [MARK],
                "post_tags": [UNMARK],
            },
            sort=["_score", {"published_at": {"order": "desc", "missing": "_last"}}, "article_id", "ordinal"],
            track_scores=True,
        )
    return SearchResult(
        total=answer["hits"]["total"]["value"],
        passages=tuple(_passage(hit) for hit in answer["hits"]["hits"]),
        facets={
            facet: tuple((bucket["key"], bucket["doc_count"]) for bucket in answer["aggregations"][facet]["buckets"])
            for facet in FACETS
        },
        spellings=spellings,
    )


def timeline(
    client: Elasticsearch, query: str = "", filters: Filters = EVERYTHING, size: int = 50, names: Names = CLIPPINGS
) -> TimelineResult:
    """Find dated statements, in the order they happened; of two that begin on one day the shorter span comes first."""
    spellings = _spellings(client, query, filters, names)
    with explained():
        answer = client.search(
            index=names.alias("timeline"),
            query=matching(query, STATEMENT_FIELDS, filters, "date", spellings),
            size=size,
            track_total_hits=True,
            sort=["from", "to", {"published_at": {"missing": "_last"}}, "article_id", "start", "statement_id"],
        )
    hits = answer["hits"]
    statements = tuple(_statement(hit["_source"]) for hit in hits["hits"])
    return TimelineResult(hits["total"]["value"], statements, spellings)


def _spellings(client: Elasticsearch, query: str, filters: Filters, names: Names) -> Spellings:
    return other_spellings(client, [*phrases(clean(query)), *filters.organizations, *filters.places], names)


def _passage(hit: Mapping[str, Any]) -> Passage:
    fields = hit["_source"]
    marked = hit.get("highlight", {}).get("text", [fields["text"]])[0]
    return Passage(
        **_shared(fields),
        heading=fields["heading"],
        marks=_marks(marked, fields["text"]),
        score=hit["_score"] or 0.0,
    )


def _statement(fields: Mapping[str, Any]) -> Statement:
    return Statement(
        **_shared(fields),
        **{key: fields[key] for key in ("statement_id", "date_text", "precision")},
        first=date.fromisoformat(fields["from"]),
        until=date.fromisoformat(fields["to"]),
    )


def _shared(fields: Mapping[str, Any]) -> dict[str, Any]:
    single = ("article_id", "chunk_id", "uri", "title", "outlet", "published_at", "text")
    several = ("persons", "organizations", "places")
    return {key: fields[key] for key in single} | {key: tuple(fields[key]) for key in several}


def _marks(marked: str, text: str) -> tuple[tuple[int, int], ...]:
    """Read the marked spans; where the marks were the page's own, there are none."""
    before, *pieces = marked.split(MARK)
    parts = [piece.partition(UNMARK) for piece in pieces]
    if before + "".join(inside + outside for inside, _, outside in parts) != text:
        return ()
    starts = accumulate((len(inside) + len(outside) for inside, _, outside in parts), initial=len(before))
    return tuple((start, start + len(inside)) for start, (inside, _, _) in zip(starts, parts, strict=False))
