"""Names that tell themselves: institutions by their words, in any country, and persons by how they are brought in."""

import re
from collections.abc import Iterator

from transforms.entities.spans import Span
from transforms.records import EntityType

_CAP = r"[A-ZÀ-ÖØ-Þ](?:[\w&-]|['’](?![sS]\b))*\w"
_THING = rf"{_CAP}(?: {_CAP}){{0,3}}"
_AND = rf"(?:, {_CAP}(?: {_CAP})?)*(?:,? (?:and|&) {_THING})?"
_KINDS_OF = (
    "High Commission|Embassy|University|Supreme Court|Central Bank|Reserve Bank|Bank|National Assembly|Academy"
    "|Institute|Chamber|Church|Federation|Confederation|Association|Parliament|Republic Bank|Directorate|Board"
)
_OPENING = re.compile(
    rf"(?<![\w-])(?:(?:Federal |Union |State |National )?(?:Ministry|Department) of (?:the )?{_THING}{_AND}"
    rf"|(?:{_KINDS_OF}) of (?:the )?{_CAP}(?: {_CAP}){{0,2}})(?![\w-])"
)
_CLOSERS = (
    "University|Ministry|Supreme Court|High Court|Court of Appeal|Federal Court|Police Department|Chamber of Commerce"
    "|Stock Exchange|Broadcasting Corporation|Football Association|Central Bank|Parliament|Coast Guard|Navy|Air Force"
    "|Armed Forces|National Police|Medical Association|Teachers Union|Foundation|Hospital|Medical Cent(?:er|re)"
)
_PEOPLE = (
    "man|woman|boy|girl|baby|child|toddler|teenager|youth|student|boss|gangster|dealer|smuggler|gunman|fighter|suspect"
    "|commander|farmer|fisherman|teacher|nurse|doctor|lawyer|driver|trader|villager|resident|refugee|migrant|singer|priest"
)
_CALLED = re.compile(
    rf"\b[Aa](?:n|nother)? (?:[\w-]+ ){{0,3}}?(?:{_PEOPLE}) (?:(?:who is|who was|only|also|better) )?"
    rf"(?:named|called|known as|nicknamed|identified (?:only )?as) (?P<who>{_CAP}(?: {_CAP}){{0,3}})(?![\w-])"
)
_CLOSING = re.compile(rf"(?<![\w-])(?:{_CAP} ){{1,4}}(?:{_CLOSERS})(?![\w-])")


def opened(body: str) -> Iterator[Span]:
    """Institutions named from the front: "Ministry of …", "University of …"."""
    for match in _OPENING.finditer(body):
        yield Span(match.start(), match.end(), EntityType.ORGANIZATION, "institution")


def closed(body: str) -> Iterator[Span]:
    """Institutions named from behind: "… University", "… High Court"; the first words may belong to the sentence."""
    for match in _CLOSING.finditer(body):
        yield Span(match.start(), match.end(), EntityType.ORGANIZATION, "institution")


def called(body: str) -> Iterator[Span]:
    """Persons as they are brought in: "a farmer named …", "a crime boss known as …"."""
    for match in _CALLED.finditer(body):
        yield Span(*match.span("who"), EntityType.PERSON, "called")
