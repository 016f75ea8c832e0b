"""Mend names that were read too short or too long: "Edward Island" of Prince Edward Island, "Ann Grey of Leeds"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from transforms.places.gazetteer import Gazetteer
from transforms.places.keys import place_key
from transforms.places.kinds import PLACES
from transforms.places.vocabulary import SEATED
from transforms.places.words import Capital, close, joined, names_from
from transforms.records import Entity, EntityType, Mention

Span = tuple[int, int]
_OF = re.compile(r" of (?=[A-Z])")
_TITLED = re.compile(r"\b(?:Prince|Princess|Duke|Duchess|Earl|Countess|Lord|Lady|King|Queen|Bishop|Archbishop|Joan)\b")


def mended(
    body: str, words: Sequence[Capital], entities: Sequence[Entity], gazetteer: Gazetteer
) -> tuple[tuple[Entity, ...], tuple[Span, ...]]:
    """The entities without the mentions that are part of a place's longer name, and the spans of such names."""
    cut = _with_surnames(body, [_cut(entity, gazetteer) for entity in entities])
    whole = tuple(_whole(body, words, cut, gazetteer))
    if not whole:
        return tuple(cut), ()
    within = {at for start, end in whole for at in range(start, end)}
    kept = []
    for entity in cut:
        mentions = tuple(m for m in entity.mentions if m.start not in within)
        if mentions:
            kept.append(entity if len(mentions) == len(entity.mentions) else replace(entity, mentions=mentions))
    return tuple(kept), whole


def _cut(entity: Entity, gazetteer: Gazetteer) -> Entity:
    """A person without the place that the name was read on to: "Anne Grey of Edmonton"."""
    of = _OF.search(entity.name)
    if entity.type is not EntityType.PERSON or of is None or _TITLED.search(entity.name):
        return entity
    name, place = entity.name[: of.start()], entity.name[of.end() :]
    if " " not in name or place_key(place) not in gazetteer:
        return entity
    mentions = tuple(
        Mention(name, m.start, m.start + len(name)) if m.text.startswith(name + " of ") else m for m in entity.mentions
    )
    aliases = tuple(alias for alias in entity.aliases if " of " not in alias and alias != name)
    return replace(entity, name=name, aliases=aliases, mentions=mentions)


def _with_surnames(body: str, entities: list[Entity]) -> list[Entity]:
    """The entities, with what was taken for a place right behind a given name made the surname: "Erin" "Holland"."""
    given = {m.end: i for i, e in enumerate(entities) if e.type is EntityType.PERSON for m in e.mentions}
    for entity in [e for e in entities if e.type is EntityType.PLACE]:
        for mention in entity.mentions:
            first = given.get(mention.start - 1)
            if first is None or body[mention.start - 1] != " " or " " in entities[first].name:
                continue
            person, end = entities[first], mention.end
            mentions = tuple(
                Mention(body[m.start : end], m.start, end) if m.end == mention.start - 1 else m for m in person.mentions
            )
            whole = next(m.text for m in mentions if m.end == end)
            aliases = tuple(dict.fromkeys((*person.aliases, person.name))) if len(mentions) > 1 else person.aliases
            entities[first] = replace(person, name=whole, aliases=aliases, mentions=mentions)
            at = next(i for i, e in enumerate(entities) if mention in e.mentions)
            left = tuple(m for m in entities[at].mentions if m != mention)
            entities[at] = replace(entities[at], mentions=left)
    return [entity for entity in entities if entity.mentions]


def _whole(body: str, words: Sequence[Capital], entities: Sequence[Entity], gazetteer: Gazetteer) -> Iterator[Span]:
    spans = sorted((m.start, m.end, e.type) for e in entities for m in e.mentions)
    starts = {word.start: index for index, word in enumerate(words)}
    done = -1
    for start, end, kind in spans:
        index = starts.get(start)
        if index is None or start < done or not _may_go_on(body, words, index, end):
            continue
        for first in range(max(0, index - 2), index + 1):
            if first < index and not all(close(body, words[i], words[i + 1]) for i in range(first, index)):
                continue
            for last, key in names_from(body, words, first):
                left, right = words[first].start, words[last].end
                if right < end or (left == start and right == end) or right - left <= end - start:
                    break
                if _fits(body, left, right, kind, key, spans, gazetteer) and not _goes_on(body, words, first, last):
                    yield left, right
                    done = right
                    break
            if done > start:
                break


def _may_go_on(body: str, words: Sequence[Capital], index: int, end: int) -> bool:
    """Whether a capitalized word is joined to a span that begins with one, before or behind it."""
    last = index
    while last + 1 < len(words) and words[last + 1].start < end:
        last += 1
    behind = last + 1 < len(words) and joined(body, words[last], words[last + 1])
    return behind or (index > 0 and close(body, words[index - 1], words[index]))


def _fits(
    body: str,
    left: int,
    right: int,
    kind: EntityType,
    key: str,
    spans: Sequence[tuple[int, int, EntityType]],
    gazetteer: Gazetteer,
) -> bool:
    if " " not in key or not any(not c.alternate or c.level not in ("city", "admin2") for c in gazetteer.lookup(key)):
        return False
    at = bisect_left(spans, left, key=itemgetter(0))
    touched = [s for s in spans[max(0, at - 1) : bisect_left(spans, right, key=itemgetter(0))] if left < s[1]]
    if any(s[0] < left or s[1] > right for s in touched):
        return False
    text = body[left:right]
    if text.rsplit(None, 1)[-1].lower() in SEATED:
        return False
    return kind in PLACES or " and " not in text


def _goes_on(body: str, words: Sequence[Capital], first: int, last: int) -> bool:
    return (first > 0 and close(body, words[first - 1], words[first]) and not words[first - 1].opens) or (
        last + 1 < len(words) and close(body, words[last], words[last + 1])
    )
