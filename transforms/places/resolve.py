"""Decide where every named place lies, from the whole article, and say nothing where that stays unclear."""

from collections.abc import Mapping
from dataclasses import replace

from transforms.places.cues import Cues
from transforms.places.find import LARGE, TENTATIVE
from transforms.places.gazetteer import Gazetteer
from transforms.places.homeland import homeland
from transforms.places.kinds import FALLBACK
from transforms.places.scoring import WEIGHTS, Board, Scored, Witnesses, weigh
from transforms.places.toponyms import Toponym, home_names, peoples, toponyms
from transforms.records import Article, Entity, EntityType, Location

SURE = 0.6
"""The share of belief that a place needs; below it the name stays unresolved."""
ENOUGH = 6.0
"""The score that a place needs; hamlets that nothing in the article speaks for stay below it."""

WIDE = frozenset({"country", "continent", "sea", "region"})
"""Levels of places that are no seat: a national body is not in the middle of its country."""
SMALL = frozenset({"city", "admin2", "island"})
"""Levels of places that lend their point to what the text puts into them."""
HALFWAY = 0.7
"""Degrees between the middle of a region and its town within which the region is small."""
WITHIN = 0.8
"""What is left of the confidence in a place for what lies somewhere in it."""
WHISPER = 0.3
"""How much a tentative finding counts as a witness for other names."""


def explain(article: Article, entities: tuple[Entity, ...], gazetteer: Gazetteer) -> dict[int, tuple[Scored, ...]]:
    """Every place that each named place may be, most likely first, with what spoke for it; by the entity's index."""
    found, board, _ = _weighed(article, entities, gazetteer)
    ranked = {t.entity: board.ranked(index) for index, t in enumerate(found) if t.entity >= 0}
    borne = {bearer: board.ranked(index) for index, t in enumerate(found) for bearer in t.bearers}
    return {**ranked, **borne}


def resolve_places(
    article: Article, entities: tuple[Entity, ...], gazetteer: Gazetteer, weights: Mapping[str, float] = WEIGHTS
) -> tuple[Entity, ...]:
    """Set the location and country of named places, and the country of peoples; what stays unclear is left open."""
    found, board, cues = _weighed(article, entities, gazetteer, weights)
    best = [board.best(index) for index in range(len(found))]
    placed: dict[int, Entity] = {}
    for toponym, top in zip(found, best, strict=True):
        if toponym.entity >= 0:
            placed[toponym.entity] = _placed(entities[toponym.entity], toponym, top)
    for toponym, top in zip(found, best, strict=True):
        for bearer in toponym.bearers:
            placed[bearer] = _seated(entities[bearer], toponym, top)
    for pair in cues.containments:
        inner, outer = (found[pair.inner], found[pair.outer])
        if inner.entity >= 0 and outer.entity >= 0:
            placed[inner.entity] = _contained(placed[inner.entity], placed[outer.entity], outer)
    for index, country in peoples(entities, gazetteer).items():
        placed[index] = replace(entities[index], country=country.country)
    resolved = (placed.get(index, entity) for index, entity in enumerate(entities))
    return tuple(_settled(entity) for entity in resolved if entity.location or entity.source != TENTATIVE)


def _settled(entity: Entity) -> Entity:
    """A name that was a place on trial: for good where it was placed, else what it was taken for before."""
    if entity.location or entity.source not in FALLBACK:
        return entity
    return replace(entity, type=FALLBACK[entity.source], source="model")


def _weighed(
    article: Article, entities: tuple[Entity, ...], gazetteer: Gazetteer, weights: Mapping[str, float] = WEIGHTS
) -> tuple[tuple[Toponym, ...], Board, Cues]:
    named = (
        replace(t, voice=WHISPER) if t.entity >= 0 and _on_trial(entities[t.entity]) else t
        for t in toponyms(article, entities, gazetteer)
    )
    found = (*named, *home_names(article.outlet, gazetteer))
    heard: dict[str, float] = {}
    for index, country in peoples(entities, gazetteer).items():
        heard[country.country] = heard.get(country.country, 0.0) + min(3, len(entities[index].mentions))
    home = homeland(article.body)
    for code, number in home.countries.items():
        heard[code] = heard.get(code, 0.0) + number
    cues = Cues.read(article, found, gazetteer)
    return found, weigh(found, cues, Witnesses(heard, article.country, home.regions), weights), cues


def _placed(entity: Entity, toponym: Toponym, best: tuple[Scored, float] | None) -> Entity:
    if best is None or best[0].score < ENOUGH or best[1] < SURE:
        return entity
    if _on_trial(entity) and not _backed(best[0]):
        return entity
    location = _location(best)
    return replace(entity, country=location.country, location=location)


def _seated(entity: Entity, toponym: Toponym, best: tuple[Scored, float] | None) -> Entity:
    """A body or building where the place lies that its name bears, which the article must name or speak for."""
    if (
        best is None
        or best[0].score < ENOUGH
        or best[1] < SURE
        or (best[0].candidate.level in WIDE and entity.type is not EntityType.PLACE)
    ):
        return entity
    if toponym.entity < 0 and not _backed(best[0]) and entity.type is not EntityType.PLACE:
        first = toponym.mentions[0].start == entity.mentions[0].start
        if first or best[0].candidate.population < LARGE:
            return entity
    location = _location(best, "facility")
    return replace(entity, country=location.country, location=location)


def _contained(entity: Entity, outer: Entity, name: Toponym) -> Entity:
    """A place of no known whereabouts where the text puts it: "Mabvuku, a suburb of Harare" lies where Harare does."""
    at = outer.location
    if entity.location or _on_trial(entity) or at is None or not (at.level in SMALL or _about_a_town(at, name)):
        return entity
    inside = replace(at, level="facility", geonameid=None, confidence=round(WITHIN * at.confidence, 3))
    return replace(entity, country=at.country, location=inside)


def _about_a_town(at: Location, name: Toponym) -> bool:
    """Whether a region is named after a town in its middle, as small ones are: Idlib, not Quebec."""
    return at.level == "admin1" and any(
        c.level == "city" and abs(c.lat - at.lat) < HALFWAY and abs(c.lon - at.lon) < HALFWAY for c in name.candidates
    )


def _location(best: tuple[Scored, float], level: str | None = None) -> Location:
    place = best[0].candidate
    country = None if place.disputed else place.country or None
    own = place.geonameid if level is None else None
    return Location(place.lat, place.lon, country, level or place.level, own, round(best[1], 3))


def _on_trial(entity: Entity) -> bool:
    return entity.source == TENTATIVE or entity.source in FALLBACK


def _backed(best: Scored) -> bool:
    """Whether the article itself puts something there; a hall named Lincoln is seldom in Lincoln."""
    why = dict(best.why)
    if best.candidate.level in ("admin1", "country") and not best.candidate.alternate:
        return True
    if best.candidate.level == "admin2" and why.get("region named", 0.0) > 0.5 * WEIGHTS["region named"]:
        return True
    return "said in the text" in why or why.get("neighbours", 0.0) > 0.3 * WEIGHTS["neighbours"]
