"""The index documents of a clipping: the one place that knows every field's name.

    Clipping + Stamp ──present──▶ Documents(article, chunks, timeline)

Each document carries its deterministic ``_id``; the same page presented twice gives the same documents but for the stamp.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from transforms.records import Article, Chunk, Clipping, DateMention, Entity, EntityType, Rejection, Sentence, digest

Document = dict[str, Any]

NAME_FIELDS = {EntityType.PERSON: "person", EntityType.ORGANIZATION: "organization", EntityType.PLACE: "place"}
"""Where the spellings of an entity are searched; every other type goes to ``names.other``."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a run adds to the documents of one article: where it came from and which run wrote it, when.

    ``story_id`` is the article's own id until copies of the story are known.
    """

    source: str
    run_id: str
    at: datetime
    fingerprint: str
    revision: int
    first_seen_at: datetime
    uris: tuple[str, ...] = ()
    story_id: str | None = None
    is_lead: bool = True


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one article, by the index that takes them."""

    article: Document
    chunks: tuple[Document, ...]
    timeline: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """What became of the pages of one source; ``read`` is the sum of the other four."""

    source: str
    read: int
    indexed: int
    unchanged: int
    duplicate: int
    rejected: int


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one run did; ``status`` is running, completed or failed, ``seconds`` what its parts took."""

    run_id: str
    flow: str
    status: str
    started_at: datetime
    finished_at: datetime | None
    fingerprint: str
    sources: tuple[SourceCounts, ...]
    chunks: int = 0
    timeline: int = 0
    removed: int = 0
    detail: str = ""
    plan_seconds: float = 0.0
    load_seconds: float = 0.0
    total_seconds: float = 0.0


def article_id(source: str, uri: str) -> str:
    """Name an article: a URL names it everywhere, any other uri only within its source."""
    return digest(uri) if _is_url(uri) else digest(source, uri)


def rejection_id(source: str, uri: str, document_id: str = "") -> str:
    """Name what was set aside: a page, or one document of a page; set aside again, it is the same entry."""
    return digest("rejection", article_id(source, uri), document_id)


def present(clipping: Clipping, stamp: Stamp) -> Documents:
    """Turn a clipping into the documents of the articles, chunks and timeline indices."""
    key = article_id(stamp.source, clipping.uri)
    shared = _context(key, clipping.article, stamp)
    return Documents(
        article=_article(clipping, stamp, shared),
        chunks=tuple(_chunk(clipping, chunk, shared) for chunk in clipping.chunks),
        timeline=tuple(_timeline(clipping, shared)),
    )


def present_rejection(rejection: Rejection, source: str, run_id: str, at: datetime, document_id: str = "") -> Document:
    """Turn a rejection into its document in the rejects index."""
    return {
        "_id": rejection_id(source, rejection.uri, document_id),
        "source": source,
        "uri": rejection.uri,
        "stage": rejection.stage,
        "reason": rejection.reason,
        "detail": rejection.detail,
        "replayable": rejection.replayable,
        "document_id": document_id or None,
        "run_id": run_id,
        "at": _instant(at),
    }


def present_run(run: RunReport) -> Document:
    """Turn a run's report into its document in the runs index, with the sums over its sources."""
    raise NotImplementedError


def _is_url(uri: str) -> bool:
    return uri.partition("#")[0].startswith(("http://", "https://"))


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _context(key: str, article: Article, stamp: Stamp) -> Document:
    raise NotImplementedError


def _article(clipping: Clipping, stamp: Stamp, shared: Document) -> Document:
    raise NotImplementedError


def _chunk(clipping: Clipping, chunk: Chunk, shared: Document) -> Document:
    raise NotImplementedError


def _timeline(clipping: Clipping, shared: Document) -> Iterable[Document]:
    raise NotImplementedError
