"""Take apart names that a model ran together: "A and B", "Amina Bello of Kano"; and join what it took apart."""

import re
from collections.abc import Iterator, Mapping

from transforms.entities.occurrences import occurrences
from transforms.entities.spans import Layer, Span
from transforms.entities.trim import trimmed
from transforms.entities.vocabulary import OPENERS
from transforms.records import EntityType

_CAP = r"[A-ZÀ-Þ](?:[\w'’-]*\w|\.)"
_NICKNAMED = re.compile(
    rf"(?<![\w.] )(?:{_CAP} ){{1,3}}[\"“‘'](?P<quoted>{_CAP}(?: {_CAP}){{0,2}})[\"”’'] "
    rf"(?:(?:van|von|de|da|dos|del|der|al|bin|el) ){{0,2}}{_CAP}(?: {_CAP}){{0,2}}(?!\w)"
)
_COMPASS = frozenset("North South East West Northern Southern Eastern Western Central".split())
_SIDES = re.compile(
    rf"(?<![\w-])(?<!the )(?:{'|'.join(sorted(_COMPASS))}) and (?:{'|'.join(sorted(_COMPASS))})(?: {_CAP})+"
)
_OF = re.compile(rf"(?P<who>{_CAP}(?: (?:[a-z]{{2,3}} )?{_CAP})+) of (?P<where>{_CAP}.*)")


def parted(body: str, span: Span, forms: Mapping[str, EntityType]) -> Iterator[Span]:
    """The parts of "A and B" where A or B is a name of its own elsewhere, and a person and where he is from."""
    middle = body.rfind(" and ", span.start, span.end)
    left, right = (span.start, middle), (middle + 5, span.end)
    one_place = middle >= 0 and body[slice(*left)].split()[-1] in _COMPASS
    if middle >= 0 and not one_place and (body[slice(*left)] in forms or body[slice(*right)] in forms):
        for start, end in (left, right):
            if part := trimmed(body, Span(start, end, span.type, span.source)):
                yield part
    elif span.type is EntityType.PERSON and (match := _OF.fullmatch(body, span.start, span.end)):
        yield Span(*match.span("who"), span.type, span.source)
        yield Span(*match.span("where"), forms.get(match["where"], EntityType.PLACE), span.source)
    else:
        yield span


def join_sides(layer: Layer, body: str) -> None:
    """What lies on two sides is one name, found in part: "Eastern and Southern Europe", "… of North and East Syria"."""
    for match in _SIDES.finditer(body):
        touched = layer.over(*match.span())
        if touched and touched[-1].end <= match.end() and touched[0].type is not EntityType.PERSON:
            start = min(touched[0].start, match.start())
            layer.put(Span(start, match.end(), touched[0].type, touched[0].source))


def join_nicknamed(layer: Layer, body: str) -> None:
    """A person's given name, nickname in quotation marks and family name are one name, found in part.

    Wherever the nickname stands alone and was found, whole or in part, it is the person's.
    """
    nicknames: set[str] = set()
    for match in _NICKNAMED.finditer(body):
        touched = layer.over(*match.span())
        people = [span for span in touched if span.type is EntityType.PERSON]
        quote = match.start("quoted") - 1
        if not people or (people[0].start > quote and match[0].split()[0].lower() in OPENERS):
            continue
        start = people[0].start if people[0].start < quote else match.start()
        whole = trimmed(body, Span(start, match.end(), EntityType.PERSON, "nickname"))
        if whole and all(whole.start <= s.start and s.end <= whole.end for s in layer.over(whole.start, whole.end)):
            layer.put(whole)
            nicknames.add(match["quoted"])
    for start, end in occurrences(body, nicknames):
        found = layer.over(start, end)
        if all(start <= span.start and span.end <= end for span in found) and (found or " " in body[start:end]):
            layer.put(Span(start, end, EntityType.PERSON, "nickname"))
