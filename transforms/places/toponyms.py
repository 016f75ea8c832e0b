"""Which places each name of an article may mean, before the rest of the article is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.places.gazetteer import Candidate, Gazetteer
from transforms.places.hosts import host, hosted
from transforms.places.keys import place_key
from transforms.places.kinds import PLACES
from transforms.records import Article, Entity, EntityType, Mention

MOST = 24
"""Candidates kept per name; own names and large places come first, so what is cut off is seldom meant."""

_POSSESSIVE = re.compile(r"(?:'s|’s|'|’)$")
_DIRECTION = re.compile(
    r"^(?:north|south|east|west|north-?east|south-?east|north-?west|south-?west|central|upper|lower|greater|inner|outer|"
    r"neighbou?ring|nearby|northern|southern|eastern|western|north-?eastern|south-?eastern|north-?western|south-?western|mid|downtown|"
    r"metro|metropolitan|suburban|rural|mainland|occupied|war-torn|old|city of|town of|village of|port of|state of|"
    r"province of|county of|district of|region of|republic of|kingdom of|island of|gulf of)[ -]",
    re.IGNORECASE,
)
_KIND = re.compile(
    r" (province|district|region|state|governorate|prefecture|oblast|krai|county|co|division|department|municipality|"
    r"township|regency|canton|voivodeship|parish|peninsula|area|metro|city|town|village|suburb|island|islands)\.?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*(?:\n|,| \d| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
"""Where a name ends that was read too far."""
_REGIONS = frozenset({"admin1", "admin2", "region"})
_LEVELS = {
    **dict.fromkeys(("province", "region", "state", "governorate", "prefecture", "oblast", "krai"), _REGIONS),
    **dict.fromkeys(("district", "county", "co", "division", "department", "canton", "parish"), _REGIONS | {"city"}),
}
"""Which levels a kind of region may be; a district is often filed under its town."""
_PLAIN_KINDS = frozenset(("county", "co", "parish", "state", "province", "governorate", "oblast"))
"""Kinds that no town bears in its name: a "Plymouth County" is never Plymouth where a county of the name is known."""
_COUNTY_OF = re.compile(r"(?:County|Co\.?) (?:of )?(?=[A-Z])")
_TOWN_OF = re.compile(r"(?:city|town|village) of ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place, by the index of its entity (-1: only others bear it), with the places it may be.

    ``loose`` says that only a part of the name was found, as "Gujranwala" of "northern Gujranwala"; ``voice`` is how
    much it counts as a witness for the others; ``bearers`` are the bodies and buildings, by index, that are named
    after it and lie where it does.
    """

    entity: int
    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    loose: bool = False
    voice: float = 1.0
    bearers: tuple[int, ...] = ()


BORNE = 0.6
"""How much a place counts as a witness that only names of bodies and buildings bear."""


def toponyms(article: Article, entities: tuple[Entity, ...], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The entities that name places, with every place each may be, and the places that names of bodies bear."""
    own = [_toponym(article, index, e, gazetteer) for index, e in enumerate(entities) if e.type in PLACES]
    at = {
        place_key(form): i
        for i, t in enumerate(own)
        if t.candidates
        for name in _forms(entities[t.entity])
        for form in (name, _TOWN_OF.sub("", name))
    }
    placed = {t.entity for t in own if t.candidates}
    own += [
        Toponym(index, entity.mentions, ())
        for index, entity in enumerate(entities)
        if entity.type is EntityType.ORGANIZATION and hosted(entity)
    ]
    borne: dict[str, list[tuple[int, Mention]]] = {}
    for index, entity in enumerate(entities):
        if index in placed or not hosted(entity) or (found := host(entity, gazetteer)) is None:
            continue
        borne.setdefault(place_key(found[0].text), []).append((index, found[0]))
    for key, bearers in borne.items():
        indices = tuple(index for index, _ in bearers)
        if key in at:
            own[at[key]] = replace(own[at[key]], bearers=indices)
        else:
            mentions = tuple(m for _, m in bearers)
            own.append(Toponym(-1, mentions, candidates(mentions[0].text, gazetteer), voice=BORNE, bearers=indices))
    return tuple(own)


def _forms(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _toponym(article: Article, index: int, entity: Entity, gazetteer: Gazetteer) -> Toponym:
    forms = (*_abbreviations(article.body, entity), *_forms(entity))
    for form in forms:
        if found := candidates(form, gazetteer):
            return Toponym(index, entity.mentions, found)
    for form in forms if entity.type is EntityType.PLACE else ():
        for part in _parts(form):
            if found := candidates(part, gazetteer):
                return Toponym(index, entity.mentions, found, loose=True)
    return Toponym(index, entity.mentions, ())


def _abbreviations(body: str, entity: Entity) -> Iterator[str]:
    """A name with the dot that was left outside it, where it stands behind a comma: "Barrie, Ont."."""
    for m in entity.mentions:
        if len(m.text) <= 5 and body[max(0, m.start - 2) : m.start] == ", ":
            yield m.text + "."
            return


def candidates(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The places filed under a name, or that it abbreviates where it looks like an abbreviation."""
    bare = _POSSESSIVE.sub("", name)
    key = place_key(bare)
    found = gazetteer.lookup(key)[:MOST]
    if name.endswith(".") or (name.isupper() and len(key) <= 3):
        found += gazetteer.abbreviated(key)
    kind = _KIND.search(bare)
    if kind and kind[1].lower() in _LEVELS:
        levels = _LEVELS[kind[1].lower()]
        found += tuple(c for c in gazetteer.lookup(place_key(bare[: kind.start()])) if c.level in levels)
        of_kind = tuple(c for c in found if c.level in _REGIONS)
        found = of_kind if of_kind and kind[1].lower() in _PLAIN_KINDS else found
    if county := _COUNTY_OF.match(bare):
        found += tuple(c for c in gazetteer.lookup(place_key(bare[county.end() :])) if c.level in _REGIONS)
    if (town := _TOWN_OF.match(bare)) and (towns := gazetteer.lookup(place_key(bare[town.end() :]))):
        found += tuple(c for c in towns if c.level == "city")
    return _once(found)


def _once(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Every place once, by its own name where it is filed under that too."""
    kept: dict[tuple[str, float, float], Candidate] = {}
    for c in found:
        at = (c.level, c.lat, c.lon)
        if at not in kept or (kept[at].alternate and not c.alternate):
            kept[at] = c
    return tuple(kept.values())


def _parts(name: str) -> Iterator[str]:
    """A name without the word for what it is, without a direction, and both: "northern Gujranwala district"."""
    without = _KIND.sub("", name)
    if without != name:
        yield without
    for form in dict.fromkeys((name, without)):
        plain = _DIRECTION.sub("", form)
        if plain != form:
            yield plain
    cut = _BREAK.search(name, 3)
    if cut:
        yield name[: cut.start()].rstrip()


def peoples(entities: tuple[Entity, ...], gazetteer: Gazetteer) -> dict[int, Candidate]:
    """The country of every group that is a people or nationality, by the entity's index."""
    found = {}
    for index, entity in enumerate(entities):
        if entity.type is EntityType.GROUP:
            for form in (entity.name, *entity.aliases):
                if countries := gazetteer.people(place_key(_POSSESSIVE.sub("", form))):
                    found[index] = countries[0]
                    break
    return found


def text_after(article: Article, mention: Mention, length: int = 40) -> str:
    """The text right behind a mention."""
    return article.body[mention.end : mention.end + length]


def home_names(outlet: str | None, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place that an outlet is named after, as a name the article speaks of without mentioning it."""
    words = (outlet or "").replace(".", " ").split()
    for size in range(min(3, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            if found := candidates(" ".join(words[start : start + size]), gazetteer):
                return (Toponym(-1, (), found),)
    return ()
