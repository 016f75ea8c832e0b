"""Second names that a text gives its subject by a pronoun: "He goes by Y", "To his followers he is Y".

Not "they call him Y": half of those bring in somebody new.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from transforms.entities.short_forms import Pair
from transforms.entities.spans import Layer, Span
from transforms.records import EntityType

_CALLED = re.compile(
    r"\b(?:(?:[Hh]e|[Ss]he) (?:goes|went) by(?: the (?:name|alias|nickname)(?: of)?)?"
    r"|[Tt]o [^.,;:!?\n]{3,60},? (?:he|she) (?:is|was)(?: simply| just| only| always)?"
    r"|(?:calls|called|styled) (?:himself|herself)"
    r") [\"'“‘]?(?:[A-ZÀ-Þ][\w'’]+ ){0,2}?(?=[A-ZÀ-Þ])"
)
_REACH = 300
"""Characters that may lie between a person's name and the pronoun that means it."""


def callings(layer: Layer, body: str) -> Iterator[Pair]:
    """Pairs of the person named last before such words and the name that they give, where that is a person's too."""
    people = [span for span in layer if span.type is EntityType.PERSON]
    starts = [span.start for span in people]
    for match in _CALLED.finditer(body):
        at = bisect_left(starts, match.start())
        before = people[at - 1] if at else None
        named = next((s for s in layer.over(match.end(), match.end() + 1) if s.type is EntityType.PERSON), None)
        if before and named and match.start() - before.end <= _REACH and not _same(body, before, named):
            yield Pair(before.start, before.end, named.start, named.end)


def _same(body: str, one: Span, other: Span) -> bool:
    return body[one.start : one.end] == body[other.start : other.end]
