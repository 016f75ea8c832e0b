"""What the text itself says about where a place lies: "Paris, Texas", "Bury, near Manchester", "Pakistan's Lahore"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from transforms.places.gazetteer import Candidate, Gazetteer
from transforms.places.keys import place_key
from transforms.places.toponyms import Toponym, text_after
from transforms.records import Article

FAR = 28
"""Characters between two names beyond which nothing is read into their order."""
_WRITTEN = re.compile(r", |\s?\(|, in (?:the )?")
_TOLD = re.compile(r",? (?:in|of)(?: the)? |, (?:in )?(?:\w+-)?\w{4,12} |,? in \w+ ", re.IGNORECASE)
_NEAR = re.compile(r",? (?:just )?(?:near|outside|outside of|close to|(?:north|south|east|west) of) ", re.IGNORECASE)
_OWNER = re.compile(r"['’]s? (?:\w+ ){0,2}")
_SHORT_REGION = re.compile(r",\s{1,2}((?:[A-Z]\. ?){2,3}|[A-Z][A-Za-z]{1,4}\.|[A-Z]{2,3}\b)")


@dataclass(frozen=True, slots=True)
class Containment:
    """The text puts toponym ``inner`` inside (or ``near``) toponym ``outer``, both by index, more or less plainly."""

    inner: int
    outer: int
    strength: float
    near: bool = False


def containments(article: Article, found: tuple[Toponym, ...]) -> Iterator[Containment]:
    """Every pair of neighbouring names of which the text says that one holds the other."""
    spans = sorted((m.start, m.end, i) for i, toponym in enumerate(found) for m in toponym.mentions)
    for (_, end, left), (start, _, right) in pairwise(spans):
        gap = article.body[end:start] if start - end <= FAR else "\n"
        if left == right or "\n" in gap:
            continue
        if _WRITTEN.fullmatch(gap):
            yield Containment(left, right, 1.0)
        elif _NEAR.fullmatch(gap):
            yield Containment(left, right, 0.7, near=True)
        elif _TOLD.fullmatch(gap):
            yield Containment(left, right, 0.6)
        elif _OWNER.fullmatch(gap):
            yield Containment(right, left, 0.6)


def abbreviated_regions(
    article: Article, found: tuple[Toponym, ...], gazetteer: Gazetteer
) -> Iterator[tuple[int, Candidate]]:
    """Every toponym that is followed by an abbreviated region, as in "Mobile, Ala."."""
    for index, toponym in enumerate(found):
        for mention in toponym.mentions:
            short = _SHORT_REGION.match(text_after(article, mention))
            if short:
                yield from ((index, region) for region in gazetteer.abbreviated(place_key(short[1])))
