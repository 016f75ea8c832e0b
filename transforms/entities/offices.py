"""Take apart what runs a place, an office and its holder together: "Gulu Mayor Amina Bello"."""

import re
from collections.abc import Iterator

from transforms.entities.spans import Span
from transforms.entities.trim import trimmed
from transforms.entities.vocabulary import BODY_HEADS, SITE_HEADS
from transforms.records import EntityType

_WORD = r"[A-Z][\w.'’-]*"
_FIELD = (
    r"(?:Prime|First|Deputy|Vice|State|Foreign|Health|Home|Interior|Defen[cs]e|Finance|Justice|Education|Trade|Energy)"
)
_OFFICE = re.compile(
    rf"({_WORD}(?: {_WORD}){{0,2}}?) (?:{_FIELD} )*"
    r"(?:Minister|Mayor|President|Governor|Premier|Secretary|Senator|Chancellor|Spokesman|Spokeswoman|Spokesperson)(?:-elect)?"
    rf"(?: (?:of|for) [A-Z].*|((?: {_WORD}){{1,4}}))?$"
)
_OF_STATE = re.compile(rf"State ({_WORD}(?: {_WORD}){{1,3}})$")
_SHORT = re.compile(r"[A-Z]{3,}$")
_BODIES = BODY_HEADS | SITE_HEADS


def without_office(body: str, span: Span) -> Iterator[Span]:
    """Whose office it is and who holds it, where a model took all for one name; any other span as it is."""
    if body.endswith("Secretary of ", 0, span.start) and (holder := _OF_STATE.match(body[span.start : span.end])):
        yield Span(span.start + holder.start(1), span.end, EntityType.PERSON, span.source)
        return
    match = _OFFICE.match(body[span.start : span.end])
    if not match or body[span.start : span.end].split()[-1].lower() in _BODIES:
        yield span
        return
    short_body = span.type is EntityType.ORGANIZATION and _SHORT.match(match[1])
    kind = EntityType.ORGANIZATION if short_body else EntityType.PLACE
    parts = [Span(span.start, span.start + match.end(1), kind, span.source)]
    if match[2]:
        parts.append(Span(span.start + match.start(2) + 1, span.end, EntityType.PERSON, span.source))
    yield from (part for one in parts if (part := trimmed(body, one)))
