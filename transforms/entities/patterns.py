"""Names of institutions that tell themselves by their words, in any country."""

import re
from collections.abc import Iterator

from transforms.entities.spans import Span
from transforms.records import EntityType

_CAP = r"[A-ZÀ-ÖØ-Þ][\w’'&-]*[\w]"
_OF = rf"(?:{_CAP}|the {_CAP})(?: {_CAP})*(?:(?:,| and| &) {_CAP}(?: {_CAP})*)*?"
_INSTITUTIONS = re.compile(
    rf"(?<![\w-])(?:(?:{_CAP} )*?(?:Ministry|Department) of (?:the )?{_CAP}(?: {_CAP}){{0,3}}(?:, {_CAP}(?: {_CAP})?)*(?:,? (?:and|&) {_CAP}(?: {_CAP}){{0,3}})?"
    rf"|(?:High Commission|Embassy|University|Supreme Court|Central Bank|Bank|National Assembly|Court|Academy|Institute|Chamber) of (?:the )?{_CAP}(?: {_CAP}){{0,2}}"
    rf"|(?:{_CAP} ){{1,4}}(?:University|Ministry|Supreme Court|High Court|Police Department|Chamber of Commerce|Broadcasting Corporation|Football Association|Central Bank|Stock Exchange))(?![\w-])"
)  # fmt: skip


def institutions(body: str) -> Iterator[Span]:
    """Ministries, courts, universities, banks and the like, in order."""
    for match in _INSTITUTIONS.finditer(body):
        yield Span(match.start(), match.end(), EntityType.ORGANIZATION, "pattern")
