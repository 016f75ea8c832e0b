"""Names that a full name elsewhere in the article explains: its initials, its family name."""

import re
from collections.abc import Iterable, Sequence

from transforms.entities.acronyms import initials_of
from transforms.entities.heads import head_words
from transforms.entities.spans import Layer, Span
from transforms.entities.vocabulary import NAME_ENDINGS, NO_BODY_WORDS, NO_NAMES
from transforms.records import EntityType

_CAPITALS = re.compile(r"(?<![\w.@#&-])(?:[A-Z]{2,7}|(?:[A-Z]\.){3,6})(?![\w&-])")
_LOCATED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|from|near|to|across|outside|around|towards?|over|via) (?:the )?$|[A-ZÀ-Þ]\w+, $"
)
_NOT_YET_BODIES = (EntityType.PERSON, EntityType.MISC)
_ORGANIZATION, _PERSON = EntityType.ORGANIZATION, EntityType.PERSON


def add_initials(layer: Layer, body: str, headlines: Sequence[tuple[int, int]]) -> None:
    """Find the initials of a body that is named in full; initials that two bodies share stay what they were."""
    full: dict[str, set[str]] = {}
    for span in layer:
        if span.type is _ORGANIZATION and " " in (form := body[span.start : span.end]):
            for short in initials_of(form):
                full.setdefault(short.upper(), set()).add(form.casefold())
    if not full:
        return
    for match in _CAPITALS.finditer(body):
        letters = match[0].replace(".", "")
        if len(full.get(letters, ())) != 1 or match[0] in NO_NAMES or _shouted(body, match, headlines):
            continue
        over = layer.over(match.start(), match.end())
        same = len(over) == 1 and (over[0].start, over[0].end) == match.span()
        if not over or (same and over[0].source == "model" and over[0].type is not _ORGANIZATION):
            layer.put(Span(match.start(), match.end(), _ORGANIZATION, "pattern"))


def _shouted(body: str, match: re.Match[str], headlines: Sequence[tuple[int, int]]) -> bool:
    """Whether the word stands in a line in capitals."""
    return any(start <= match.start() < end and body[start:end].isupper() for start, end in headlines)


def with_full_names(spans: Iterable[Span], body: str) -> list[Span]:
    """The kind of what a model found in part follows the full name that the part belongs to.

    What is taken for a body or a place is the person whose family name it is, if no body bears it too; a word taken
    for a person whom nobody in the article is, or for something of no kind, is the body whose name it opens or ends;
    and what a body's initials stand for is that body. A place is what stands behind "in".
    """
    spans = list(spans)
    families: set[str] = set()
    bodies: set[str] = set()
    people: set[str] = set()
    edges: set[str] = set()
    companies: set[str] = set()
    short: set[str] = set()
    places = {body[s.start : s.end] for s in spans if _LOCATED.search(body[max(0, s.start - 12) : s.start])}
    for span in spans:
        form = body[span.start : span.end]
        words = form.split()
        if len(words) > 1 and span.type is _PERSON:
            families.update(" ".join(words[at:]) for at in range(1, len(words)))
            people.update(words)
        elif len(words) > 1:
            bodies.update(words)
            if span.type is _ORGANIZATION:
                edges |= _edges(words)
                companies.add(" ".join(_without_ending(words)))
        elif span.type is _ORGANIZATION and len(form) > 2 and form.isupper():
            short.add(form.casefold())
    found = []
    for span in spans:
        form = body[span.start : span.end]
        kind = span.type
        unplaced = kind is EntityType.PLACE and form not in places
        if (kind is _ORGANIZATION or unplaced) and form in families and form not in bodies:
            kind = _PERSON
        elif (
            form in edges
            and (
                kind is EntityType.MISC or (kind is _PERSON and form not in people) or (unplaced and form in companies)
            )
        ) or (kind in _NOT_YET_BODIES and _spells(form, short) and form not in places):
            kind = _ORGANIZATION
        found.append(Span(span.start, span.end, kind, span.source) if span.source == "model" else span)
    return found


def _spells(form: str, short: set[str]) -> bool:
    """Whether a name of several words that can be a body's has one of the initials."""
    return " " in form and not NO_BODY_WORDS & head_words(form) and bool(short & initials_of(form))


def _without_ending(words: Sequence[str]) -> Sequence[str]:
    size = len(words)
    while size > 1 and words[size - 1].lower().rstrip(".") in NAME_ENDINGS:
        size -= 1
    return words[:size]


def _edges(words: Sequence[str]) -> set[str]:
    """All beginnings and ends of a name, each with a capital."""
    parts = [words[:size] for size in range(1, len(words))] + [words[at:] for at in range(1, len(words))]
    return {" ".join(part) for part in parts if part[0][:1].isupper()}
