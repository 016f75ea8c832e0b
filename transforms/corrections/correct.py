"""Correct the entities of one article: mentions change hands, none ever moves.

entities, corrections ──correct──▶ Corrected
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from transforms.corrections.entries import Correction, Operation, key
from transforms.records import Entity, EntityType, Mention


@dataclass(frozen=True, slots=True)
class Corrected:
    """The entities in order of first mention, and every spelling that any had before, between or after corrections."""

    entities: tuple[Entity, ...]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """An entity, and the keys of all names that it has or had."""

    entity: Entity
    called: frozenset[str]


def correct(entities: Sequence[Entity], corrections: Iterable[Correction]) -> Corrected:
    """Apply corrections in order, each to what those before it left.

    A name means the entities called so now or before; where there are none, those spelled so, unless it is only a
    part of their name, as a surname is. What is dropped must be called so.
    """
    held = [_Held(entity, frozenset((key(entity.name),))) for entity in entities]
    seen = dict.fromkeys(spelling for entity in entities for spelling in entity.spellings)
    for correction in corrections:
        held = _OPERATIONS[correction.operation](held, correction)
        seen |= dict.fromkeys(spelling for one in held for spelling in one.entity.spellings)
    found = sorted((one.entity for one in held), key=lambda entity: min((m.start for m in entity.mentions), default=0))
    return Corrected(tuple(found), tuple(seen))


def _apart(held: Sequence[_Held], correction: Correction) -> tuple[list[_Held], list[_Held]]:
    """Those whom a correction means, and the others."""
    of_kind = [one for one in held if correction.type in (None, one.entity.type)]
    meant = {id(one) for name in map(key, correction.names) for one in _meant(of_kind, name, correction.operation)}
    return [one for one in held if id(one) in meant], [one for one in held if id(one) not in meant]


def _meant(held: Sequence[_Held], name: str, operation: Operation) -> list[_Held]:
    called = [one for one in held if name in one.called]
    if called or operation is Operation.DROP:
        return called
    return [one for one in held if _is_spelled(one, name)]


def _is_spelled(one: _Held, name: str) -> bool:
    words = set(_words(name))
    return name in map(key, one.entity.spellings) and not any(words <= set(_words(own)) for own in one.called)


def _words(name: str) -> list[str]:
    return name.replace("-", " ").split()


def _merge(held: list[_Held], correction: Correction) -> list[_Held]:
    meant, rest = _apart(held, correction)
    if not meant:
        return held
    to = key(correction.to)
    kept = [one for one in rest if to in one.called and correction.type in (None, one.entity.type)]
    rest = [one for one in rest if one not in kept]
    meant += kept
    first = max(meant, key=lambda one: (to in one.called, len(one.entity.mentions)))
    whole = _named(first, correction.to, f"merged by the correction in {correction.where}")
    for other in meant:
        if other is not first:
            whole = _united(whole, other, correction)
    return [*rest, whole]


def _rename(held: list[_Held], correction: Correction) -> list[_Held]:
    meant, rest = _apart(held, correction)
    for one in meant:
        named = _named(one, correction.to, f"its name before the correction in {correction.where}")
        rest = _placed_among(rest, named, correction)
    return rest


def _retype(held: list[_Held], correction: Correction) -> list[_Held]:
    meant, rest = _apart(held, correction)
    kind = EntityType(correction.to)
    for one in meant:
        if one.entity.type is not kind:
            source = f"correction, {correction.where}: {one.entity.type.value} before"
            one = replace(one, entity=replace(one.entity, type=kind, country=None, location=None, source=source))
        rest = _placed_among(rest, one, correction)
    return rest


def _drop(held: list[_Held], correction: Correction) -> list[_Held]:
    return _apart(held, correction)[1]


def _split(held: list[_Held], correction: Correction) -> list[_Held]:
    meant, rest = _apart(held, correction)
    forms = set(map(key, correction.forms))
    for one in meant:
        taken = tuple(mention for mention in one.entity.mentions if key(mention.text) in forms)
        left = tuple(mention for mention in one.entity.mentions if key(mention.text) not in forms)
        if not taken:
            rest = [*rest, one]
            continue
        if left:
            rest = [*rest, _without(one, forms, left)]
        rest = _placed_among(rest, _split_off(one.entity, taken, correction), correction)
    return rest


def _split_off(entity: Entity, taken: tuple[Mention, ...], correction: Correction) -> _Held:
    name = correction.to
    why = f"spelled so where the correction in {correction.where} split it off from {entity.name}"
    aliases = _unique((mention.text for mention in taken), name)
    off = Entity(
        name=name,
        type=entity.type,
        aliases=aliases,
        mentions=taken,
        source=f"correction, {correction.where}: split off from {entity.name}",
        reasons=tuple((alias, why) for alias in aliases),
    )
    return _Held(off, frozenset((key(name),)))


def _without(one: _Held, forms: set[str], left: tuple[Mention, ...]) -> _Held:
    """What is left of an entity; it needs another name where its own was split off."""
    name = one.entity.name
    if key(name) in forms:
        name = max((mention.text for mention in left), key=lambda text: (len(text.split()), len(text)))
    aliases = tuple(alias for alias in one.entity.aliases if alias != name and key(alias) not in forms)
    entity = replace(one.entity, name=name, aliases=aliases, mentions=left)
    return _Held(entity, frozenset((*one.called - forms, key(name))))


def _named(one: _Held, name: str, why: str) -> _Held:
    """An entity under another name, with the former as an alias."""
    former = one.entity
    if former.name == name:
        return one
    reasons = (*((spelling, said) for spelling, said in former.reasons if spelling != former.name), (former.name, why))
    entity = replace(former, name=name, aliases=_unique((former.name, *former.aliases), name), reasons=reasons)
    return _Held(entity, one.called | {key(name)})


def _placed_among(others: list[_Held], one: _Held, correction: Correction) -> list[_Held]:
    """Others with one more, joined with those of its name and kind."""
    equal = [o for o in others if o.entity.type is one.entity.type and key(o.entity.name) == key(one.entity.name)]
    for other in equal:
        one = _united(one, other, correction)
    return [*(other for other in others if not any(other is e for e in equal)), one]


def _united(one: _Held, other: _Held, correction: Correction) -> _Held:
    """Two entities as one, under the first one's name."""
    into, more = one.entity, other.entity
    why = f"merged by the correction in {correction.where}"
    reasons = {**dict.fromkeys(more.spellings, why), **dict(more.reasons), **dict(into.reasons)}
    entity = replace(
        into,
        aliases=_unique((*into.aliases, *more.spellings), into.name),
        mentions=tuple(sorted((*into.mentions, *more.mentions), key=lambda mention: mention.start)),
        country=into.country or more.country,
        reasons=tuple(reasons.items()),
    )
    return _Held(entity, one.called | other.called)


def _unique(spellings: Iterable[str], but: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelling for spelling in spellings if spelling != but))


_OPERATIONS: Mapping[Operation, Callable[[list[_Held], Correction], list[_Held]]] = {
    Operation.MERGE: _merge,
    Operation.SPLIT: _split,
    Operation.RENAME: _rename,
    Operation.RETYPE: _retype,
    Operation.DROP: _drop,
}
