"""Which places each name of an article may mean, before the rest of the article is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.places.gazetteer import Candidate, Gazetteer
from transforms.places.keys import place_key
from transforms.records import Article, Entity, EntityType, Mention

PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
MOST = 24
"""Candidates kept per name; own names and large places come first, so what is cut off is seldom meant."""

_POSSESSIVE = re.compile(r"(?:'s|’s|'|’)$")
_DIRECTION = re.compile(
    r"^(?:north|south|east|west|north-?east|south-?east|north-?west|south-?west|central|upper|lower|greater|inner|outer|"
    r"northern|southern|eastern|western|north-?eastern|south-?eastern|north-?western|south-?western|mid|downtown|"
    r"metro|metropolitan|suburban|rural|mainland|occupied|war-torn|old|city of|town of|village of|port of|state of|"
    r"province of|county of|district of|region of|republic of|kingdom of|island of|gulf of)[ -]",
    re.IGNORECASE,
)
_KIND = re.compile(
    r" (province|district|region|state|governorate|prefecture|oblast|krai|county|co|division|department|municipality|"
    r"township|regency|canton|voivodeship|parish|peninsula|area|metro|city|town|village|suburb|island|islands)\.?$",
    re.IGNORECASE,
)
_REGIONS = frozenset({"admin1", "admin2", "region"})
_LEVELS = {
    **dict.fromkeys(("province", "region", "state", "governorate", "prefecture", "oblast", "krai"), _REGIONS),
    **dict.fromkeys(("district", "county", "co", "division", "department", "canton", "parish"), _REGIONS | {"city"}),
}
"""Which levels a kind of region may be; a district is often filed under its town."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """An entity that names a place, by its index among the entities, with the places it may be.

    ``loose`` says that only a part of the name was found, as "Gujranwala" of "northern Gujranwala"; ``voice`` is how
    much it counts as a witness for the others.
    """

    entity: int
    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    loose: bool = False
    voice: float = 1.0


def toponyms(entities: tuple[Entity, ...], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The entities that name places, with every place each may be."""
    return tuple(_toponym(index, e, gazetteer) for index, e in enumerate(entities) if e.type in PLACES)


def _toponym(index: int, entity: Entity, gazetteer: Gazetteer) -> Toponym:
    forms = (entity.name, *entity.aliases)
    for form in forms:
        if found := candidates(form, gazetteer):
            return Toponym(index, entity.mentions, found)
    parts = _host if entity.type is EntityType.FACILITY else _parts
    for form in forms:
        for part in parts(form):
            if found := candidates(part, gazetteer):
                return Toponym(index, entity.mentions, found, loose=True)
    return Toponym(index, entity.mentions, ())


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
    return tuple(dict.fromkeys(found))


def _parts(name: str) -> Iterator[str]:
    """A name without the word for what it is, without a direction, and both: "northern Gujranwala district"."""
    without = _KIND.sub("", name)
    if without != name:
        yield without
    for form in dict.fromkeys((name, without)):
        plain = _DIRECTION.sub("", form)
        if plain != form:
            yield plain
    if "," in name:
        yield name.split(",")[0]


def _host(name: str) -> Iterator[str]:
    """The names that may be the town of a facility, longest first: "Da Nang" of "Da Nang International Airport"."""
    words = name.replace("-", " ").split()
    for size in range(min(3, len(words) - 1), 0, -1):
        yield " ".join(words[:size])
    if " of " in name:
        yield name.rsplit(" of ", 1)[1]


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
