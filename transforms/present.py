"""The index documents of a clipping: the one place that knows every field's name.

    Clipping + Stamp ──present──▶ Documents(article, chunks, timeline)

Each document carries its deterministic ``_id``; the same page presented twice gives the same documents but for the
stamp.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from transforms.records import Article, Chunk, Clipping, DateMention, Entity, EntityType, Rejection, Sentence, digest

Document = dict[str, Any]

T = TypeVar("T")

LISTED = {
    EntityType.PERSON: "persons",
    EntityType.ORGANIZATION: "organizations",
    EntityType.PLACE: "places",
    EntityType.GROUP: "groups",
}
"""The field that lists the canonical names of a type."""

SPELLED = {EntityType.PERSON: "person", EntityType.ORGANIZATION: "organization", EntityType.PLACE: "place"}
"""The field below ``names`` that holds every spelling of a type; all other types share ``names.other``."""

COUNTS = ("read", "indexed", "unchanged", "duplicate", "rejected")


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
    shared = _context(clipping, stamp)
    return Documents(
        article=_article(clipping, stamp, shared),
        chunks=tuple(_chunks(clipping, shared)),
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


def present_payload(rejection: Document, payload: str) -> Document:
    """Keep what was set aside beside its entry in the rejects index, where fewer people may read it."""
    return {"_id": rejection["_id"], "run_id": rejection["run_id"], "uri": rejection["uri"], "payload": payload}


def present_run(run: RunReport) -> Document:
    """Turn a run's report into its document in the runs index, with the sums over its sources."""
    read = sum(source.read for source in run.sources)
    return {
        "_id": run.run_id,
        "run_id": run.run_id,
        "flow": run.flow,
        "status": run.status,
        "started_at": _instant(run.started_at),
        "finished_at": _instant(run.finished_at) if run.finished_at else None,
        "fingerprint": run.fingerprint,
        "sources": [source.source for source in run.sources],
        "per_source": [_counts(source) | {"source": source.source} for source in run.sources],
        **{name: sum(getattr(source, name) for source in run.sources) for name in COUNTS},
        "chunks": run.chunks,
        "timeline": run.timeline,
        "removed": run.removed,
        "detail": run.detail,
        "seconds": {"plan": run.plan_seconds, "load": run.load_seconds, "total": run.total_seconds},
        "pages_per_second": round(read / run.total_seconds, 2) if run.total_seconds else None,
    }


def _counts(source: SourceCounts) -> dict[str, int]:
    return {name: getattr(source, name) for name in COUNTS}


def _is_url(uri: str) -> bool:
    return uri.startswith(("http://", "https://"))


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _context(clipping: Clipping, stamp: Stamp) -> Document:
    """What every document of an article repeats, because Elasticsearch does not join."""
    article = clipping.article
    key = article_id(stamp.source, clipping.uri)
    return {
        "article_id": key,
        "source": stamp.source,
        "uri": clipping.uri,
        "title": article.title,
        "outlet": article.outlet,
        "section": article.section,
        "authors": list(article.authors),
        "language": article.language,
        "published_at": article.published.at if article.published else None,
        "story_id": stamp.story_id or key,
        "revision": stamp.revision,
        "run_id": stamp.run_id,
    }


def _article(clipping: Clipping, stamp: Stamp, shared: Document) -> Document:
    article = clipping.article
    return {
        "_id": shared["article_id"],
        **shared,
        "uris": list(stamp.uris or (clipping.uri,)),
        "sha256": clipping.sha256,
        "summary": article.summary,
        "body": article.body,
        "published": _published(article),
        "updated_at": article.updated_at,
        **_named(clipping.entities),
        **_dated(clipping.dates),
        "entities": [_entity(entity) for entity in clipping.entities],
        "is_lead": stamp.is_lead,
        "first_seen_at": _instant(stamp.first_seen_at),
        "indexed_at": _instant(stamp.at),
        "fingerprint": stamp.fingerprint,
        "word_count": len(article.body.split()),
    }


def _published(article: Article) -> Document | None:
    said = article.published
    return (
        None
        if said is None
        else {"text": said.text, "zone": said.zone, "method": said.method, "conflict": said.conflict}
    )


def _entity(entity: Entity) -> Document:
    return {
        "name": entity.name,
        "type": entity.type.value,
        "aliases": list(entity.aliases),
        "count": len(entity.mentions),
        "first_offset": min((mention.start for mention in entity.mentions), default=None),
    }


def _chunks(clipping: Clipping, shared: Document) -> Iterator[Document]:
    entities = _within(clipping.chunks, clipping.entities, _mention_starts)
    dates = _within(clipping.chunks, clipping.dates, lambda date: [date.start])
    for chunk, named, dated in zip(clipping.chunks, entities, dates, strict=True):
        key = _chunk_id(shared, chunk)
        yield {
            "_id": key,
            **shared,
            "chunk_id": key,
            "ordinal": chunk.ordinal,
            "heading": chunk.heading,
            "text": clipping.article.body[chunk.start : chunk.end],
            "start": chunk.start,
            "end": chunk.end,
            **_named(named),
            **_dated(dated),
        }


def _timeline(clipping: Clipping, shared: Document) -> Iterator[Document]:
    entities = _within(clipping.sentences, clipping.entities, _mention_starts)
    dates = _within(clipping.sentences, clipping.dates, lambda date: [date.start])
    chunks = _within(clipping.chunks, clipping.sentences, lambda sentence: [sentence.start])
    chunk_of = {
        sentence.start: _chunk_id(shared, chunk)
        for chunk, sentences in zip(reversed(clipping.chunks), reversed(chunks), strict=True)
        for sentence in sentences
    }
    for sentence, named, dated in zip(clipping.sentences, entities, dates, strict=True):
        common = {**shared, **_named(named), "chunk_id": chunk_of.get(sentence.start)}
        yield from (_statement(clipping.article.body, sentence, date, common) for date in dated)


def _statement(body: str, sentence: Sentence, date: DateMention, common: Document) -> Document:
    key = digest(common["article_id"], "date", str(date.start), str(date.end))
    first, until = date.first.isoformat(), date.until.isoformat()
    return {
        "_id": key,
        **common,
        "statement_id": key,
        "text": body[sentence.start : sentence.end],
        "start": sentence.start,
        "end": sentence.end,
        "date": {"gte": first, "lt": until},
        "from": first,
        "to": until,
        "precision": date.precision.value,
        "date_text": date.text,
    }


def _chunk_id(shared: Document, chunk: Chunk) -> str:
    return digest(shared["article_id"], "chunk", str(chunk.ordinal))


def _named(entities: Sequence[Entity]) -> Document:
    """Canonical names for filters and facets, every spelling for search, and where the places lie."""
    locations = [entity.location for entity in entities if entity.location]
    return {
        **{field: _unique(e.name for e in entities if e.type is kind) for kind, field in LISTED.items()},
        "countries": _unique(entity.country for entity in entities if entity.country),
        "locations": [{"lat": lat, "lon": lon} for lat, lon in _unique((at.lat, at.lon) for at in locations)],
        "names": {
            field: _unique(spelling for e in entities if _spelled_in(e) == field for spelling in (e.name, *e.aliases))
            for field in (*SPELLED.values(), "other")
        },
    }


def _spelled_in(entity: Entity) -> str:
    return SPELLED.get(entity.type, "other")


def _dated(dates: Sequence[DateMention]) -> Document:
    spans = _unique((date.first.isoformat(), date.until.isoformat()) for date in dates)
    return {
        "mentioned_dates": [{"gte": first, "lt": until} for first, until in spans],
        "mentioned_from": _unique(first for first, _ in spans),
    }


def _unique(values: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(values))


def _mention_starts(entity: Entity) -> list[int]:
    return [mention.start for mention in entity.mentions]


def _within(spans: Sequence[Chunk | Sentence], things: Sequence[T], starts: Callable[[T], list[int]]) -> list[list[T]]:
    """Sort things into the spans that one of their starts lies in; spans are in order and may overlap."""
    opens, closes = [span.start for span in spans], [span.end for span in spans]
    held: list[list[T]] = [[] for _ in spans]
    for thing in things:
        for start in starts(thing):
            for index in range(bisect_right(closes, start), bisect_right(opens, start)):
                if not held[index] or held[index][-1] is not thing:
                    held[index].append(thing)
    return held
