"""Decide where every named place lies, from the whole article, and say nothing where that stays unclear."""

from collections import Counter
from dataclasses import replace
from math import cos, radians

from transforms.places.cues import abbreviated_regions, containments
from transforms.places.gazetteer import Candidate, Gazetteer
from transforms.places.scoring import WEIGHTS, Scored, Weights, Witnesses, score
from transforms.places.toponyms import Toponym, peoples, toponyms
from transforms.records import Article, Entity, Location

SURE = 0.5
"""The share of belief that a place needs; below it the name stays unresolved."""
ENOUGH = 5.0
"""The score that a place needs; hamlets that nothing in the article speaks for stay below it."""


def explain(
    article: Article, entities: tuple[Entity, ...], gazetteer: Gazetteer, weights: Weights = WEIGHTS
) -> dict[int, tuple[Scored, ...]]:
    """Every place that each named place may be, most likely first, with what spoke for it; by the entity's index."""
    found = toponyms(entities, gazetteer)
    groups = peoples(entities, gazetteer)
    witnesses = Witnesses(
        countries=_heard(entities, groups),
        home=article.country,
        regions=tuple(abbreviated_regions(article, found, gazetteer)),
    )
    pairs = tuple(containments(article, found))
    return {t.entity: ranked for t, ranked in zip(found, score(found, pairs, witnesses, weights), strict=True)}


def resolve_places(article: Article, entities: tuple[Entity, ...], gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """Set the location and country of named places, and the country of peoples; what stays unclear is left open."""
    ranked = explain(article, entities, gazetteer)
    groups = peoples(entities, gazetteer)
    return tuple(
        _placed(entity, ranked[index]) if index in ranked
        else replace(entity, country=groups[index].country) if index in groups
        else entity
        for index, entity in enumerate(entities)
    )  # fmt: skip


def _placed(entity: Entity, ranked: tuple[Scored, ...]) -> Entity:
    if not ranked or ranked[0].score < ENOUGH:
        return entity
    best, share = ranked[0].candidate, _agreement(ranked)
    if share < SURE:
        return entity
    country = None if best.disputed else best.country or None
    location = Location(best.lat, best.lon, country, best.level, best.geonameid, round(share, 3))
    return replace(entity, country=country, location=location)


def _agreement(ranked: tuple[Scored, ...]) -> float:
    """The belief in the best place and in those that lie where it does, as a city and the region named after it."""
    best = ranked[0].candidate
    return min(1.0, sum(s.share for s in ranked if _together(best, s.candidate)))


def _together(a: Candidate, b: Candidate) -> bool:
    return abs(a.lat - b.lat) < 1 and abs(a.lon - b.lon) * cos(radians(a.lat)) < 1


def _heard(entities: tuple[Entity, ...], groups: dict[int, Candidate]) -> Counter[str]:
    heard: Counter[str] = Counter()
    for index, country in groups.items():
        heard[country.country] += min(3, len(entities[index].mentions))
    return heard


__all__ = ["Toponym", "explain", "resolve_places"]
