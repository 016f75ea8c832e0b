"""Finds the stretch of a page that holds the article: the run of lines with the most prose for the least furniture."""

from collections.abc import Sequence

from transforms.normalize.phrases import (
    ADVERTISEMENT,
    COMMENTS,
    FOOTER,
    LINK_LISTS,
    MOST_READ,
    NAVIGATION,
    SHARING,
    TOPICS,
    VIDEO,
)
from transforms.normalize.readings import AGE, CAPTION, CREDIT, POST, Kind, Reading

_WEIGHTS = {
    COMMENTS: -25.0,
    FOOTER: -25.0,
    MOST_READ: -20.0,
    TOPICS: -12.0,
    LINK_LISTS: -8.0,
    NAVIGATION: -8.0,
    AGE: -8.0,
    ADVERTISEMENT: -0.5,
    VIDEO: -1.0,
    SHARING: -2.0,
    CAPTION: 0.0,
    CREDIT: 0.0,
    POST: 0.0,
}
_FURNITURE = -4.0
_SHORT = -5.0
_MOST = 60.0


def weight(reading: Reading) -> float:
    """How much a line speaks for (above 0) or against lying inside the article."""
    match reading.kind:
        case Kind.PROSE:
            return min(float(reading.line.words), _MOST) * (1.0 if reading.line.terminated else 0.5)
        case Kind.REMARK:
            return 2.0
        case Kind.STAMP:
            return -2.0
        case Kind.SHORT:
            return _SHORT
        case Kind.CUT:
            return _WEIGHTS.get(reading.rule or "", _FURNITURE)


def find_region(readings: Sequence[Reading]) -> tuple[int, int] | None:
    """Give the heaviest run of lines as ``[first, last]``, or None where no line looks like prose."""
    best, span = 0.0, None
    total, start = 0.0, 0
    for index, reading in enumerate(readings):
        if total <= 0.0:
            total, start = 0.0, index
        total += weight(reading)
        if total > best:
            best, span = total, (start, index)
    return span
