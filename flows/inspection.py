"""What the transforms make of a page, as the object that ``clippings inspect`` prints."""

from typing import Any

from transforms.records import Article, Block, Chunk, Clipping, DateMention, Entity, Furniture, Published, Rejection


def inspected(result: Clipping | Rejection) -> dict[str, Any]:
    """Lay out a clipping or a rejection; offsets of furniture count in the raw text, all others in the body."""
    if isinstance(result, Rejection):
        return {
            "uri": result.uri,
            "status": "rejected",
            "reason": result.reason,
            "stage": result.stage,
            "detail": result.detail,
            "article": None,
            "furniture": [],
            "chunks": [],
            "entities": [],
            "dates": [],
        }
    return {
        "uri": result.uri,
        "status": "article",
        "reason": None,
        "article": _article(result.article),
        "furniture": [_furniture(cut) for cut in result.article.furniture],
        "chunks": [_chunk(chunk) for chunk in result.chunks],
        "entities": [_entity(entity) for entity in result.entities],
        "dates": [_date(mention) for mention in result.dates],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "summary": article.summary,
        "authors": list(article.authors),
        "outlet": article.outlet,
        "country": article.country,
        "section": article.section,
        "language": article.language,
        "published": _published(article.published) if article.published else None,
        "updated_at": article.updated_at,
        "body": article.body,
        "blocks": [_block(block) for block in article.blocks],
        "provenance": dict(article.provenance),
    }


def _published(said: Published) -> dict[str, Any]:
    return {"at": said.at, "text": said.text, "zone": said.zone, "method": said.method, "conflict": said.conflict}


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind, "start": block.start, "end": block.end}


def _furniture(cut: Furniture) -> dict[str, Any]:
    return {"start": cut.start, "end": cut.end, "rule": cut.rule}


def _chunk(chunk: Chunk) -> dict[str, Any]:
    return {
        "ordinal": chunk.ordinal,
        "heading": chunk.heading,
        "headings": list(chunk.headings),
        "start": chunk.start,
        "end": chunk.end,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    at = entity.location
    return {
        "name": entity.name,
        "type": entity.type.value,
        "aliases": list(entity.aliases),
        "mentions": [{"text": m.text, "start": m.start, "end": m.end} for m in entity.mentions],
        "source": entity.source,
        "reasons": dict(entity.reasons),
        "country": entity.country,
        "lat": at.lat if at else None,
        "lon": at.lon if at else None,
        "geonameid": at.geonameid if at else None,
        "level": at.level if at else None,
        "confidence": at.confidence if at else None,
    }


def _date(mention: DateMention) -> dict[str, Any]:
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "from": mention.first.isoformat(),
        "to": mention.until.isoformat(),
        "precision": mention.precision.value,
        "anchor": mention.anchor.isoformat() if mention.anchor else None,
    }
