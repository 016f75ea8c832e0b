"""Decide whether what a recognizer took for a person, a body or a thing is a place: by the words around it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.places.gazetteer import Gazetteer
from transforms.places.held import held
from transforms.places.keys import place_key
from transforms.places.vocabulary import NOT_PLACES, TITLES
from transforms.places.words import locative
from transforms.records import Entity, EntityType, Mention

PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
ELSE = {kind: f"gazetteer, else {kind.value}" for kind in EntityType}
"""``Entity.source`` of a name that is a place if the rest of the article backs it, and else of the kind named."""
FALLBACK = {source: kind for kind, source in ELSE.items()}

_GOVERNED = re.compile(
    r" (?:government|authorities|officials?|police|residents?|mayor|councillors?|court|suburbs?|neighbou?rhood|"
    r"district|province|state|county|region|airport|area|valley|coast|border)\b"
)
_LISTED_BEHIND = re.compile(r"(?:, | and | or )(?:in |from |to )?$")
_LISTED_BEFORE = re.compile(r"(?:, |,? and |,? or )(?:in |from |to )?")
_SPEAKS = re.compile(
    r"(?:,? who\b|['’]s (?:wife|husband|father|mother|son|daughter|lawyer)|,? (?:said|says|told|added|asked|argued|"
    r"wrote|thinks|died|scored|joined|admitted|pleaded)\b|, \d{1,2},)"
)
_GIVEN = re.compile(r"(\w+)\.? $")


def retyped(
    body: str, entities: Sequence[Entity], gazetteer: Gazetteer, dateline: range, lower: frozenset[str]
) -> tuple[Entity, ...]:
    """The entities, with every name that the text puts something in made a place, for good or on trial."""
    spots = {end for e in entities if e.type in PLACES for m in e.mentions for end in (m.start, -m.end)}
    longer = frozenset(
        word
        for e in entities
        if e.type is EntityType.PERSON
        for form in (e.name, *e.aliases)
        if len(words := form.split()) > 1
        for word in map(place_key, words)
    )
    return tuple(_retyped(body, entity, gazetteer, dateline, lower, spots, longer) for entity in entities)


def _retyped(
    body: str,
    entity: Entity,
    gazetteer: Gazetteer,
    dateline: range,
    lower: frozenset[str],
    spots: set[int],
    longer: frozenset[str],
) -> Entity:
    key = place_key(entity.name)
    if entity.type not in PLACES and all(_abbreviates(body, m, gazetteer) for m in entity.mentions):
        return replace(entity, type=EntityType.PLACE)
    if entity.type in PLACES or entity.type is EntityType.GROUP or key not in gazetteer:
        return entity
    if any(m.start in dateline and m.end in dateline for m in entity.mentions):
        return replace(entity, type=EntityType.PLACE)
    placed = sum(
        locative(body, m.start) == 2 or held(body, m.end, place_key(m.text), gazetteer) for m in entity.mentions
    )
    personal = any(_personal(body, m) for m in entity.mentions if not locative(body, m.start))
    often = 2 * placed >= len(entity.mentions) or (entity.type is not EntityType.PERSON and not personal)
    if placed and often:
        return replace(entity, type=EntityType.PLACE)
    if entity.source == "known" or key in NOT_PLACES or key in longer or entity.name.lower() in lower:
        return entity
    hinted = placed or any(_hinted(body, m, spots) for m in entity.mentions) or _of_a_region(entity, key, gazetteer)
    if hinted and not personal:
        return replace(entity, type=EntityType.PLACE, source=ELSE[entity.type])
    return entity


def _of_a_region(entity: Entity, key: str, gazetteer: Gazetteer) -> bool:
    """Whether a name of no kind is a country's or region's, as in "six Iowa locations"."""
    return entity.type is EntityType.MISC and any(
        c.level in ("country", "admin1") and not c.alternate for c in gazetteer.lookup(key)
    )


def _abbreviates(body: str, mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a mention is an abbreviated region behind its town: "Melville, Sask."."""
    behind = body[max(0, mention.start - 2) : mention.start] == ", " and len(mention.text) < 6
    dotted = mention.text.endswith(".") or body[mention.end : mention.end + 1] == "."
    return behind and dotted and bool(gazetteer.abbreviated(place_key(mention.text)))


def _hinted(body: str, mention: Mention, spots: set[int]) -> bool:
    """Whether a mention may be a place: "from Nazareth", "Heathrow and Gatwick", "the Telangana government"."""
    if locative(body, mention.start) or _GOVERNED.match(body, mention.end):
        return True
    behind = _LISTED_BEHIND.search(body, max(0, mention.start - 12), mention.start)
    before = _LISTED_BEFORE.match(body, mention.end)
    return bool((behind and -behind.start() in spots) or (before and before.end() in spots))


def _personal(body: str, mention: Mention) -> bool:
    """Whether a mention is spoken of as a person: a title or given name before it, a verb of speech behind it."""
    given = _GIVEN.search(body, max(0, mention.start - 20), mention.start)
    if given and (given[1].lower() in TITLES):
        return True
    return _SPEAKS.match(body, mention.end) is not None
