"""The fields that articles, passages and statements share: who, where, which days."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from transforms.records import Chunk, DateMention, Entity, EntityType, Sentence

Document = dict[str, Any]
T = TypeVar("T")

LISTED = {
    EntityType.PERSON: "persons",
    EntityType.ORGANIZATION: "organizations",
    EntityType.PLACE: "places",
    EntityType.GROUP: "groups",
}
"""The field that lists the canonical names of a type."""

SPELLED = {EntityType.PERSON: "person", EntityType.ORGANIZATION: "organization", EntityType.PLACE: "place"}
"""The field below ``names`` that holds every spelling of a type; all other types share ``names.other``."""


def named(entities: Sequence[Entity]) -> Document:
    """Canonical names for filters and facets, every spelling for search, and where the places lie."""
    locations = [entity.location for entity in entities if entity.location]
    return {
        **{field: unique(e.name for e in entities if e.type is kind) for kind, field in LISTED.items()},
        "countries": unique(entity.country for entity in entities if entity.country),
        "locations": [{"lat": lat, "lon": lon} for lat, lon in unique((at.lat, at.lon) for at in locations)],
        "names": {
            field: unique(spelling for e in entities if _spelled_in(e) == field for spelling in (e.name, *e.aliases))
            for field in (*SPELLED.values(), "other")
        },
    }


def _spelled_in(entity: Entity) -> str:
    return SPELLED.get(entity.type, "other")


def dated(dates: Sequence[DateMention]) -> Document:
    """The days spoken of: as ranges, and as first days for Kibana, which cannot chart ranges."""
    spans = unique((date.first.isoformat(), date.until.isoformat()) for date in dates)
    return {
        "mentioned_dates": [{"gte": first, "lt": until} for first, until in spans],
        "mentioned_from": unique(first for first, _ in spans),
    }


def unique(values: Iterable[T]) -> list[T]:
    """Each value once, in order."""
    return list(dict.fromkeys(values))


def mention_starts(entity: Entity) -> list[int]:
    """Where the mentions of an entity begin."""
    return [mention.start for mention in entity.mentions]


def within(spans: Sequence[Chunk | Sentence], things: Sequence[T], starts: Callable[[T], list[int]]) -> list[list[T]]:
    """Sort things into the spans that one of their starts lies in; spans are in order and may overlap."""
    opens, closes = [span.start for span in spans], [span.end for span in spans]
    held: list[list[T]] = [[] for _ in spans]
    for thing in things:
        for start in starts(thing):
            for index in range(bisect_right(closes, start), bisect_right(opens, start)):
                if not held[index] or held[index][-1] is not thing:
                    held[index].append(thing)
    return held


def instant(moment: datetime) -> str:
    """Write a moment in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
