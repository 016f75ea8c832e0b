"""What the text itself says about where a place lies: "Paris, Texas", "Bury, near Manchester", "Pakistan's Lahore"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from transforms.places.gazetteer import Candidate, Gazetteer
from transforms.places.held import SHORT_REGION
from transforms.places.keys import place_key
from transforms.places.toponyms import Toponym, text_after
from transforms.records import Article

FAR = 28
"""Characters between two names beyond which nothing is read into their order."""
_WRITTEN = re.compile(r", |\s?\(|, in (?:the )?")
_TOLD = re.compile(
    r",? (?:in|of)(?: the)? |, (?:in )?(?:\w+-)?\w{4,12} |,? in \w+ |"
    r",? (?:an? |the )?(?:\w+ )?(?:district|area|neighbou?rhood|suburb|section|quarter|slums?|market|camp|village|"
    r"town|park|county)s? (?:\w+ ){0,2}(?:of|in)(?: the)? |, (?:in )?the (?:city|town|capital) of ",
    re.IGNORECASE,
)
_NEAR = re.compile(r",? (?:just )?(?:near|outside|outside of|close to|(?:north|south|east|west) of) ", re.IGNORECASE)
_OWNER = re.compile(r"['’]s? (?:\w+ ){0,2}")
_CLOSED = re.compile(r"[,.;)]? ?(?:[a-z—–]|$|\n)|\. |, [A-Z]\w+[.,]")
_KIND = re.compile(r" (state|province|region|governorate|county|district)\b(?! (?:of|university|college))")
_KIND_OF = re.compile(r"\b(state|province|region|county|district|city|town|village|suburb) of $")
_LEVELS = {
    **dict.fromkeys(("state", "province", "region", "governorate"), frozenset({"admin1", "region"})),
    **dict.fromkeys(("county", "district"), frozenset({"admin2", "admin1"})),
    **dict.fromkeys(("city", "town", "village", "suburb"), frozenset({"city"})),
}
_OFFICE = re.compile(r" (?:Gov\.|(?:Governor|Legislature|legislature|Attorney General|lawmakers|Supreme Court)\b)")
_TOWN_OFFICE = re.compile(r" (?:Mayor\b|mayor\b|City Council\b|city council\b|City Hall\b)")
_TOWN_OF = re.compile(r"(?:city|town|village) of ", re.IGNORECASE)
_BOTH = re.compile(r" (?:and|or|&) (?:the )?")
_DASH = re.compile(r"\s{0,3}(?:\([^()\n]{2,30}\)\s{0,3})?(?:—|–|--?) ")
_LISTED = re.compile(r", |,? (?:and|or|as well as) (?:the )?|; |, (?:both )?in ", re.IGNORECASE)


Levels = frozenset[str]


@dataclass(frozen=True, slots=True)
class Containment:
    """The text puts toponym ``inner`` inside (or ``near``) toponym ``outer``, both by index, more or less plainly.

    ``closed`` says that the outer name ends the phrase, as in "Stroud, Ontario,": nothing else is meant then.
    """

    inner: int
    outer: int
    strength: float
    near: bool = False
    closed: bool = False


def containments(article: Article, found: tuple[Toponym, ...]) -> Iterator[Containment]:
    """Every pair of neighbouring names of which the text says that one holds the other."""
    spans = sorted((m.start, m.end, i) for i, toponym in enumerate(found) for m in toponym.mentions)
    for (_, end, left), (start, stop, right) in pairwise(spans):
        gap = article.body[end:start] if start - end <= FAR else "\n"
        if left == right or "\n" in gap:
            continue
        if _WRITTEN.fullmatch(gap):
            yield Containment(left, right, 1.0, closed=gap == ", " and bool(_CLOSED.match(article.body, stop)))
        elif _NEAR.fullmatch(gap):
            yield Containment(left, right, 0.7, near=True)
        elif _TOLD.fullmatch(gap):
            yield Containment(left, right, 0.6)
        elif _OWNER.fullmatch(gap):
            yield Containment(right, left, 0.6)


def shared_regions(article: Article, found: tuple[Toponym, ...]) -> Iterator[Containment]:
    """Every pair that a region follows for both: "Louisville and Lexington, Kentucky"."""
    spans = sorted((m.start, m.end, i) for i, toponym in enumerate(found) for m in toponym.mentions)
    for (_, end, left), (start, stop, right), (begin, _, outer) in zip(spans, spans[1:], spans[2:], strict=False):
        if left in (right, outer) or start - end > len(" and the ") or begin - stop > FAR:
            continue
        if _BOTH.fullmatch(article.body[end:start]) and _WRITTEN.fullmatch(article.body[stop:begin]):
            yield Containment(left, outer, 0.4)


def lists(article: Article, found: tuple[Toponym, ...]) -> Iterator[tuple[int, int]]:
    """Every pair of names that stand next to each other in a list: "Oregon, Idaho and Washington"."""
    spans = sorted((m.start, m.end, i) for i, toponym in enumerate(found) for m in toponym.mentions)
    for (_, end, left), (start, _, right) in pairwise(spans):
        if left != right and start - end <= FAR and _LISTED.fullmatch(article.body[end:start]):
            yield left, right


def kinds(article: Article, found: tuple[Toponym, ...]) -> Iterator[tuple[int, Levels]]:
    """Every toponym of which the text says what it is: "Washington state", "the city of Santa Ana"."""
    for index, toponym in enumerate(found):
        for mention in toponym.mentions:
            said = _KIND.match(article.body, mention.end) or _KIND_OF.search(
                article.body, max(0, mention.start - 14), mention.start
            )
            if said:
                yield index, _LEVELS[said[1]]
            elif mention.text.isupper() and _opens_article(article.body, mention.start, mention.end):
                yield index, _LEVELS["city"]
            elif _OFFICE.match(article.body, mention.end):
                yield index, _LEVELS["state"]
            elif _TOWN_OF.match(mention.text) or _TOWN_OFFICE.match(article.body, mention.end):
                yield index, _LEVELS["city"]


def _opens_article(body: str, start: int, end: int) -> bool:
    """Whether a name in capitals is a dateline, which is a town's even where a region is called the same."""
    before = body[max(0, start - 30) : start].strip(" \n")
    return end - start > 3 and _DASH.match(body, end) is not None and not before.isupper()


def abbreviated_regions(
    article: Article, found: tuple[Toponym, ...], gazetteer: Gazetteer
) -> Iterator[tuple[int, tuple[Candidate, ...]]]:
    """Every toponym that is followed by an abbreviated region, as in "Mobile, Ala."."""
    for index, toponym in enumerate(found):
        for mention in toponym.mentions:
            short = SHORT_REGION.match(text_after(article, mention))
            if short and (regions := gazetteer.abbreviated(place_key(short[1]))):
                yield index, regions


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything that the text says about whereabouts, toponyms by index."""

    containments: tuple[Containment, ...]
    lists: tuple[tuple[int, int], ...]
    levels: tuple[tuple[int, Levels], ...]
    regions: tuple[tuple[int, tuple[Candidate, ...]], ...]

    @classmethod
    def read(cls, article: Article, found: tuple[Toponym, ...], gazetteer: Gazetteer) -> "Cues":
        """All cues of an article."""
        return cls(
            (*containments(article, found), *shared_regions(article, found)),
            tuple(lists(article, found)),
            tuple(kinds(article, found)),
            tuple(abbreviated_regions(article, found, gazetteer)),
        )
