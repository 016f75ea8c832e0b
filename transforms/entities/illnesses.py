"""Illnesses and what causes them are nobody's names, however big they are written."""

import re
from collections.abc import Iterable, Iterator, Sequence

from transforms.entities.short_forms import Pair
from transforms.entities.spans import Span
from transforms.entities.vocabulary import ILLNESSES
from transforms.records import EntityType

_ILLNESS = re.compile(
    r"(?:^|\s)(?:\w+itis(?: [A-E])?|\w{3,}osis|[Ss]yndrome|[Dd]isease|[Dd]isorder|[Vv]irus|[Dd]ementia)$"
)
_GOES_ON = re.compile(r"(?:['’]s)? (?:disease|syndrome|disorder|virus|flu|fever|infection)(?:e?s)?\b")
_NEVER = (EntityType.PLACE, EntityType.GROUP)
"""A fever or a flu of a place or a people leaves its name a name."""


def without_illnesses(spans: Iterable[Span], body: str, short_forms: Sequence[Pair]) -> Iterator[Span]:
    """All spans but illnesses, what the text calls them for short, and names that only go before such a word."""
    short = {body[p.short_start : p.short_end] for p in short_forms if _ILLNESS.search(body[p.long_start : p.long_end])}
    for span in spans:
        form = body[span.start : span.end]
        named_after = span.type not in _NEVER and _GOES_ON.match(body, span.end)
        if not (named_after or form in short or form in ILLNESSES or _ILLNESS.search(form)):
            yield span
