"""Take apart what a recognizer ran together: names joined by dashes, "and", possessives or common words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.entities.tokens import Token
from transforms.entities.vocabulary import CONNECTORS, FUNCTION_WORDS, OPENERS
from transforms.records import EntityType

_NEVER_INSIDE = frozenset("– — -- ; / | • …".split())
_PLACE_FLAGS = frozenset(("country", "big", "region", "geo-region", "geo-city", "city", "geo-continent"))
_IN = frozenset(("in", "at", "from", "near"))
_LOWER_INSIDE = CONNECTORS | frozenset(
    ("the", "and", "'s", "’s", "a", "on", "to", "into", "à", "vs", "als", "dan", "und")
)
_TAKEN_APART = frozenset((EntityType.PERSON, EntityType.PLACE, EntityType.GROUP, EntityType.ORGANIZATION))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens ``[first, last)`` of a line as one name."""

    first: int
    last: int
    kind: EntityType


def repaired(words: Sequence[Token], flags: Sequence[tuple[str, ...]], stretch: Stretch) -> Iterator[Stretch]:
    """The names that a stretch of tokens really holds, in order; ``flags`` are the lists each token is on."""
    for part in _apart(words, flags, stretch):
        first, last = part.first, part.last
        while first < last and _is_edge(words[first].text):
            first += 1
        while first < last and _is_edge(words[last - 1].text):
            last -= 1
        if last - first > 1 and part.kind in _TAKEN_APART and words[first].text.lower() in OPENERS:
            first += 1
        if last - first == 1 and words[first].text.lower() in FUNCTION_WORDS and not words[first].text.isupper():
            continue
        if first < last:
            yield Stretch(first, last, part.kind)


def _is_edge(word: str) -> bool:
    return (not word[0].isalnum() and word not in '"“') or word in _LOWER_INSIDE


def _apart(words: Sequence[Token], flags: Sequence[tuple[str, ...]], stretch: Stretch) -> Iterator[Stretch]:
    first, kind = stretch.first, stretch.kind
    for at in range(stretch.first, stretch.last):
        follows = _joint(words, flags, Stretch(first, stretch.last, kind), at)
        if follows is not None:
            before = EntityType.PLACE if words[at].text in ("'s", "’s") else kind
            yield Stretch(first, at, before)
            first, kind = at + 1, follows
    yield Stretch(first, stretch.last, kind)


def _joint(words: Sequence[Token], flags: Sequence[tuple[str, ...]], stretch: Stretch, at: int) -> EntityType | None:
    """The kind of what follows if the token parts two names, else nothing."""
    word, kind = words[at].text, stretch.kind
    inside = stretch.first < at < stretch.last - 1
    if word in _NEVER_INSIDE:
        return kind
    if kind not in _TAKEN_APART:
        return None
    if word in ("'s", "’s") and inside and _is_place(flags[stretch.first : at]):
        return kind
    if word in _IN and inside and kind is EntityType.ORGANIZATION and _is_place(flags[at + 1 : stretch.last]):
        return EntityType.PLACE
    if word in ("and", ",") and kind in (EntityType.PERSON, EntityType.PLACE) and not _is_phrase(flags, stretch):
        return kind
    if word[0].islower() and word not in _LOWER_INSIDE and "-" not in word and "'" not in word and len(word) > 2:
        return kind
    return None


def _is_place(flags: Sequence[tuple[str, ...]]) -> bool:
    return bool(flags) and all(any(flag.lstrip("+") in _PLACE_FLAGS for flag in own) for own in flags)


def _is_phrase(flags: Sequence[tuple[str, ...]], stretch: Stretch) -> bool:
    """Whether a list has the joined name as one ("Trinidad and Tobago")."""
    return all(any(flag[0] == "+" for flag in flags[at]) for at in range(stretch.first, stretch.last))
