"""The places that bodies and buildings bear in their names: "Knox County" of "Knox County Sheriff's Office"."""

import re
from collections.abc import Iterator

from transforms.places.gazetteer import Candidate, Gazetteer
from transforms.places.keys import place_key
from transforms.places.kinds import PLACES
from transforms.places.vocabulary import DIRECTIONS, NOT_PLACES, SEATED, WAYS
from transforms.records import Entity, EntityType, Mention

LONGEST = 4
"""Words of the longest place that is looked for in a name."""
_OF = re.compile(r" (?:of|in|at) (?:the )?(?=[A-Z])")
_WORD = re.compile(r"[^\s/–—-]+")
Host = tuple[Mention, tuple[Candidate, ...]]


def hosted(entity: Entity) -> bool:
    """Whether a name may hold that of the place it stands in: a building, a public body, a place of more words."""
    words = entity.name.split()
    if len(words) < 2 or (words[-1].lower().rstrip(".") in WAYS and entity.type is not EntityType.ORGANIZATION):
        return False
    return entity.type in PLACES or (entity.type is EntityType.ORGANIZATION and _tells(entity))


def _tells(entity: Entity) -> bool:
    """Whether the words say that something stands there; "Stoke Newington" alone does not stand in Stoke."""
    words = (word.lower().rstrip(".,").removesuffix("'s").removesuffix("’s") for word in entity.name.split())
    return entity.type is EntityType.FACILITY or any(word in SEATED for word in words)


def host(entity: Entity, gazetteer: Gazetteer) -> Host | None:
    """The place in a name, as a mention of its own, with the places that it may be; the longest at the front first."""
    for mention in entity.mentions:
        for start, end in _spans(mention.text, entity.type):
            name = mention.text[start:end]
            key = place_key(name)
            if (
                name.endswith(("'s", "’s"))
                or (len(key) < 3 and not name.isupper())
                or key in NOT_PLACES
                or _directs(key)
            ):
                continue
            found = tuple(c for c in gazetteer.lookup(key) if not (c.alternate and c.level == "city"))
            if found and (_tells(entity) or start or any(c.level in ("admin1", "country") for c in found)):
                at = mention.start + start
                return Mention(name, at, at + len(name)), found
    return None


def _directs(key: str) -> bool:
    return all(word in DIRECTIONS or word == "saint" for word in key.split())


def _spans(text: str, kind: EntityType) -> Iterator[tuple[int, int]]:
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        yield words[0][0], words[size - 1][1]
    for of in _OF.finditer(text):
        rest = [(s, e) for s, e in words if s >= of.end()]
        for size in range(min(LONGEST, len(rest)), 0, -1):
            yield rest[0][0], rest[size - 1][1]
    if kind is EntityType.PLACE:
        for index in range(1, len(words)):
            yield words[index][0], words[-1][1]
