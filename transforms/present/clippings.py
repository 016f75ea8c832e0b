"""The documents of a clipping, each with its deterministic ``_id``: presented twice, they differ by the stamp alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from transforms.present.fields import Document, dated, instant, mention_starts, named, within
from transforms.records import Article, Chunk, Clipping, DateMention, Entity, Sentence, digest


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a run adds to the documents of one article: where it came from and which run wrote it, when.

    ``story_id`` is the article's own id unless it copies another story; ``bands`` and ``sketch`` tell its wording.
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
    bands: tuple[str, ...] = ()
    sketch: str | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one article, by the index that takes them."""

    article: Document
    chunks: tuple[Document, ...]
    timeline: tuple[Document, ...]


def article_id(source: str, uri: str) -> str:
    """Name an article: a URL names it everywhere, any other uri only within its source."""
    return digest(uri) if _is_url(uri) else digest(source, uri)


def present(clipping: Clipping, stamp: Stamp) -> Documents:
    """Turn a clipping into the documents of the articles, chunks and timeline indices."""
    shared = _context(clipping, stamp)
    return Documents(
        article=_article(clipping, stamp, shared),
        chunks=tuple(_chunks(clipping, shared)),
        timeline=tuple(_timeline(clipping, shared)),
    )


def _is_url(uri: str) -> bool:
    return uri.startswith(("http://", "https://"))


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
        **named(clipping.entities),
        **dated(clipping.dates),
        "entities": [_entity(entity) for entity in clipping.entities],
        "dropped": list(clipping.dropped),
        "is_lead": stamp.is_lead,
        "bands": list(stamp.bands),
        "sketch": stamp.sketch,
        "first_seen_at": instant(stamp.first_seen_at),
        "indexed_at": instant(stamp.at),
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
    entities = within(clipping.chunks, clipping.entities, mention_starts)
    dates = within(clipping.chunks, clipping.dates, lambda date: [date.start])
    for chunk, who, when in zip(clipping.chunks, entities, dates, strict=True):
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
            **named(who),
            **dated(when),
        }


def _timeline(clipping: Clipping, shared: Document) -> Iterator[Document]:
    entities = within(clipping.sentences, clipping.entities, mention_starts)
    dates = within(clipping.sentences, clipping.dates, lambda date: [date.start])
    chunks = within(clipping.chunks, clipping.sentences, lambda sentence: [sentence.start])
    chunk_of = {
        sentence.start: _chunk_id(shared, chunk)
        for chunk, sentences in zip(reversed(clipping.chunks), reversed(chunks), strict=True)
        for sentence in sentences
    }
    for sentence, who, when in zip(clipping.sentences, entities, dates, strict=True):
        common = {**shared, **named(who), "chunk_id": chunk_of.get(sentence.start)}
        yield from (_statement(clipping.article.body, sentence, date, common) for date in when)


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
