"""The one composer: a page through every stage, to a clipping or a rejection.

Page ──normalize──▶ Article ──split, chunk──▶ ──entities, places, corrections──▶ ──dates──▶ Clipping
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.chunk import DEFAULT, ChunkOptions, chunk
from transforms.corrections import NONE, Correction, Corrections, correct
from transforms.dates import find_dates
from transforms.entities import KnownNames, Recognizer, find_entities
from transforms.normalize import Outlets, normalize
from transforms.places import Gazetteer, find_places, resolve_places
from transforms.records import Article, Clipping, Entity, Page, Rejection
from transforms.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything the stages need besides the page: models, lists, corrections and options."""

    outlets: Outlets
    recognizer: Recognizer
    known: KnownNames
    gazetteer: Gazetteer
    chunks: ChunkOptions = DEFAULT
    repeated: frozenset[str] = frozenset()
    corrections: Corrections = NONE


def clip(page: Page, resources: Resources, article_id: str = "") -> Clipping | Rejection:
    """Find everything in a page; a page that holds no article comes back as a rejection with its reason.

    ``article_id`` is what corrections may call the article by, besides the page's uri.
    """
    article = normalize(page, resources.outlets, resources.repeated)
    if isinstance(article, Rejection):
        return article
    sentences = split_sentences(article)
    entities = find_entities(article, sentences, resources.recognizer, resources.known)
    entities = find_places(article, sentences, entities, resources.gazetteer)
    entities = resolve_places(article, entities, resources.gazetteer)
    said = resources.corrections.within(article.outlet, page.uri, article_id)
    entities, dropped = _corrected(article, entities, said, resources.gazetteer)
    return Clipping(
        uri=page.uri,
        sha256=page.sha256,
        article=article,
        sentences=sentences,
        chunks=chunk(article, sentences, resources.chunks),
        entities=entities,
        dates=find_dates(article, sentences),
        dropped=dropped,
    )


def _corrected(
    article: Article, entities: tuple[Entity, ...], said: Sequence[Correction], gazetteer: Gazetteer
) -> tuple[tuple[Entity, ...], tuple[str, ...]]:
    """The entities as corrected, and the spellings that went; where something changed, places are weighed again."""
    corrected = correct(entities, said)
    if corrected.entities == entities:
        return entities, ()
    unplaced = tuple(replace(e, country=None, location=None) if e.location else e for e in corrected.entities)
    entities = resolve_places(article, unplaced, gazetteer)
    left = {spelling for entity in entities for spelling in entity.spellings}
    return entities, tuple(spelling for spelling in corrected.spellings if spelling not in left)
