"""The one composer: a page through every stage, to a clipping or a rejection.

Page ──normalize──▶ Article ──split, chunk──▶ ──entities, places──▶ ──dates──▶ Clipping
"""

from dataclasses import dataclass

from transforms.chunk import DEFAULT, ChunkOptions, chunk
from transforms.dates import find_dates
from transforms.entities import KnownNames, Recognizer, find_entities
from transforms.normalize import Outlets, normalize
from transforms.places import Gazetteer, find_places, resolve_places
from transforms.records import Clipping, Page, Rejection
from transforms.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything the stages need besides the page: models, lists and options."""

    outlets: Outlets
    recognizer: Recognizer
    known: KnownNames
    gazetteer: Gazetteer
    chunks: ChunkOptions = DEFAULT
    repeated: frozenset[str] = frozenset()


def clip(page: Page, resources: Resources) -> Clipping | Rejection:
    """Find everything in a page; a page that holds no article comes back as a rejection with its reason."""
    article = normalize(page, resources.outlets, resources.repeated)
    if isinstance(article, Rejection):
        return article
    sentences = split_sentences(article)
    entities = find_entities(article, sentences, resources.recognizer, resources.known)
    entities = find_places(article, sentences, entities, resources.gazetteer)
    return Clipping(
        uri=page.uri,
        sha256=page.sha256,
        article=article,
        sentences=sentences,
        chunks=chunk(article, sentences, resources.chunks),
        entities=resolve_places(article, entities, resources.gazetteer),
        dates=find_dates(article, sentences),
    )
