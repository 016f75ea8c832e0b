"""The dateline of a report: "GAO, Mali (Sahel Wire) —" names places and, in brackets, an agency."""

import re
from collections.abc import Iterator

from transforms.entities.spans import Span
from transforms.records import Article, EntityType

_PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’.-]*){0,3}"
_DATELINE = re.compile(
    rf"(?P<places>{_PLACE}(?:/{_PLACE})*(?:, {_PLACE}){{0,2}})"
    r"(?:,? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?)?"
    r"(?: ?\((?P<agency>[^()\n]{2,40})\))? ?(?:—|–|--|-|:)\s"
)
_OPENERS = 4
"""Blocks from the top among which a dateline is looked for."""


def dateline(article: Article) -> Iterator[Span]:
    """Places and agency of the dateline that opens the text, if it has one in capitals."""
    for block in [b for b in article.blocks if b.kind != "heading"][:_OPENERS]:
        match = _DATELINE.match(article.body, block.start, min(block.end, block.start + 120))
        if match and _in_capitals(match["places"]):
            at = match.start("places")
            for name in re.finditer(r"[^,/]+", match["places"]):
                start = at + name.start() + (len(name[0]) - len(name[0].lstrip()))
                yield Span(start, at + name.end(), EntityType.PLACE, "dateline")
            if match["agency"] and match["agency"][0].isupper():
                yield Span(match.start("agency"), match.end("agency"), EntityType.ORGANIZATION, "dateline")
            return


def _in_capitals(places: str) -> bool:
    first = re.split(r"[,/]", places)[0]
    return first.isupper() and len(first) > 2
