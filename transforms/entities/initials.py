"""Bodies called by their initials that a full name elsewhere in the article explains."""

import re
from collections.abc import Sequence

from transforms.entities.acronyms import initials_of
from transforms.entities.spans import Layer, Span
from transforms.entities.vocabulary import NO_NAMES
from transforms.records import EntityType

_CAPITALS = re.compile(r"(?<![\w.@#&-])(?:[A-Z]{2,7}|(?:[A-Z]\.){3,6})(?![\w&-])")
_ORGANIZATION = EntityType.ORGANIZATION


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
        same = len(letters) > 2 and len(over) == 1 and (over[0].start, over[0].end) == match.span()
        if not over or (same and over[0].by_model and over[0].type is not _ORGANIZATION):
            layer.put(Span(match.start(), match.end(), _ORGANIZATION, "initials"))


def _shouted(body: str, match: re.Match[str], headlines: Sequence[tuple[int, int]]) -> bool:
    """Whether the word stands in a line in capitals."""
    return any(start <= match.start() < end and body[start:end].isupper() for start, end in headlines)
