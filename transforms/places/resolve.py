"""Decide where every named place lies, from the whole article, and say nothing where that stays unclear."""

from collections.abc import Mapping
from dataclasses import replace

from transforms.places.cues import Cues
from transforms.places.find import TENTATIVE
from transforms.places.gazetteer import Gazetteer
from transforms.places.scoring import WEIGHTS, Board, Scored, Witnesses, weigh
from transforms.places.toponyms import Toponym, home_names, peoples, toponyms
from transforms.records import Article, Entity, EntityType, Location

SURE = 0.6
"""The share of belief that a place needs; below it the name stays unresolved."""
ENOUGH = 6.0
"""The score that a place needs; hamlets that nothing in the article speaks for stay below it."""

WHISPER = 0.3
"""How much a tentative finding counts as a witness for other names."""


def explain(article: Article, entities: tuple[Entity, ...], gazetteer: Gazetteer) -> dict[int, tuple[Scored, ...]]:
    """Every place that each named place may be, most likely first, with what spoke for it; by the entity's index."""
    found, board = _weighed(article, entities, gazetteer)
    return {t.entity: board.ranked(index) for index, t in enumerate(found) if t.entity >= 0}


def resolve_places(
    article: Article, entities: tuple[Entity, ...], gazetteer: Gazetteer, weights: Mapping[str, float] = WEIGHTS
) -> tuple[Entity, ...]:
    """Set the location and country of named places, and the country of peoples; what stays unclear is left open."""
    found, board = _weighed(article, entities, gazetteer, weights)
    placed = {t.entity: _placed(entities[t.entity], t, board.best(i)) for i, t in enumerate(found) if t.entity >= 0}
    for index, country in peoples(entities, gazetteer).items():
        placed[index] = replace(entities[index], country=country.country)
    resolved = (placed.get(index, entity) for index, entity in enumerate(entities))
    return tuple(entity for entity in resolved if entity.location or entity.source != TENTATIVE)


def _weighed(
    article: Article, entities: tuple[Entity, ...], gazetteer: Gazetteer, weights: Mapping[str, float] = WEIGHTS
) -> tuple[tuple[Toponym, ...], Board]:
    named = (
        replace(t, voice=WHISPER) if entities[t.entity].source == TENTATIVE else t
        for t in toponyms(entities, gazetteer)
    )
    found = (*named, *home_names(article.outlet, gazetteer))
    heard: dict[str, float] = {}
    for index, country in peoples(entities, gazetteer).items():
        heard[country.country] = heard.get(country.country, 0.0) + min(3, len(entities[index].mentions))
    cues = Cues.read(article, found, gazetteer)
    return found, weigh(found, cues, Witnesses(heard, article.country), weights)


def _placed(entity: Entity, toponym: Toponym, best: tuple[Scored, float] | None) -> Entity:
    if best is None or best[0].score < ENOUGH or best[1] < SURE:
        return entity
    doubtful = entity.source == TENTATIVE or (toponym.loose and entity.type is EntityType.FACILITY)
    if doubtful and not _backed(best[0]):
        return entity
    place = best[0].candidate
    country = None if place.disputed else place.country or None
    location = Location(place.lat, place.lon, country, place.level, place.geonameid, round(best[1], 3))
    return replace(entity, country=country, location=location)


def _backed(best: Scored) -> bool:
    """Whether the article itself puts something there; a hall named Lincoln is seldom in Lincoln."""
    why = dict(best.why)
    return "said in the text" in why or why.get("neighbours", 0.0) > 0.3 * WEIGHTS["neighbours"]
