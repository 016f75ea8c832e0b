"""Questions to the index: passages, dated statements, and how things stand.

query, Filters ──search_passages──▶ SearchResult        query, Filters ──timeline──▶ TimelineResult
"""

from dataclasses import dataclass
from datetime import date

from elasticsearch import Elasticsearch

from elastic.indices import Names


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``first`` up to but not including ``until``; an open end is None."""

    first: date | None
    until: date | None

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """Read ``FROM..TO`` (``2023..2025-02``, ``..2024-06-30``, ``2025``); both ends count, ValueError otherwise."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to; several values of one field are alternatives, several fields all apply.

    Names match when their words occur in this order in a name or an alias, whatever the case, accents or dashes:
    ``zaheer`` matches Naji Zaheer. ``countries`` are two-letter codes.
    """

    persons: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    published: Interval | None = None
    about: Interval | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that answers a query; ``marks`` are the spans of ``text`` that matched."""

    chunk_id: str
    article_id: str
    title: str | None
    heading: str | None
    outlet: str | None
    published_at: str | None
    uri: str
    text: str
    marks: tuple[tuple[int, int], ...]
    persons: tuple[str, ...]
    organizations: tuple[str, ...]
    places: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best passages, how many there are in all, and per facet its commonest values with their counts."""

    total: int
    passages: tuple[Passage, ...]
    facets: dict[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says when something happened: in ``[first, until)``, as precisely as ``precision``."""

    statement_id: str
    article_id: str
    chunk_id: str | None
    text: str
    date_text: str
    first: date
    until: date
    precision: str
    persons: tuple[str, ...]
    organizations: tuple[str, ...]
    places: tuple[str, ...]
    title: str | None
    outlet: str | None
    published_at: str | None
    uri: str


@dataclass(frozen=True, slots=True)
class TimelineResult:
    """Dated statements in the order they happened, and how many there are in all."""

    total: int
    statements: tuple[Statement, ...]


def search_passages(
    client: Elasticsearch,
    query: str,
    filters: Filters = Filters(),
    size: int = 10,
    names: Names = Names(),  # noqa: B008
) -> SearchResult:
    """Find the passages that hold every word of a query, best first; an empty query matches all."""
    raise NotImplementedError


def timeline(
    client: Elasticsearch,
    query: str = "",
    filters: Filters = Filters(),
    size: int = 50,
    names: Names = Names(),  # noqa: B008
) -> TimelineResult:
    """Find dated statements, in the order they happened."""
    raise NotImplementedError
