"""Finds the stretch of a page that holds the article: the run of lines with the most prose for the least furniture."""

from bisect import bisect_left
from collections.abc import Sequence, Set

from transforms.normalize.phrases import (
    ACCESS,
    ADVERTISEMENT,
    COMMENTS,
    FOOTER,
    LINK_LISTS,
    MOST_READ,
    NAVIGATION,
    NEWSLETTER,
    REFERENCES,
    SHARING,
    TOPICS,
    VIDEO,
)
from transforms.normalize.readings import AGE, CAPTION, CREDIT, MARK, POST, Kind, Reading

_WEIGHTS = {
    COMMENTS: -60.0,
    REFERENCES: -60.0,
    FOOTER: -30.0,
    MOST_READ: -25.0,
    TOPICS: -12.0,
    LINK_LISTS: -8.0,
    NAVIGATION: -8.0,
    AGE: -8.0,
    ADVERTISEMENT: -0.5,
    VIDEO: -1.0,
    SHARING: -2.0,
    ACCESS: -0.5,
    NEWSLETTER: -1.5,
    CAPTION: 0.0,
    CREDIT: 0.0,
    POST: 0.0,
}
_FURNITURE = -4.0
_SHORT = -5.0
_MOST = 60.0
_ENDS = frozenset({COMMENTS, REFERENCES})
_WITHIN = frozenset({MARK, SHARING, ADVERTISEMENT, VIDEO, CAPTION, CREDIT, POST})
_FAR = 8
_SAME = 0.15
_TABLE, _BELOW_TABLE = 4, 0.05
"""Numbers that make a table; text goes on below it more surely than below links."""
_OTHER = {COMMENTS: 0.3, TOPICS: 0.3, FOOTER: 0.15, MOST_READ: 0.12, LINK_LISTS: 0.07}
_ENOUGH = 80
_RUN = 4
_SOON = 6
"""Lines: four paragraphs in a row so soon below "Comments" are no comments, and it is a button."""
_TEASER = 20


def weight(reading: Reading) -> float:
    """How much a line speaks for (above 0) or against lying inside the article."""
    match reading.kind:
        case Kind.CUT:
            return _WEIGHTS.get(reading.rule or "", _FURNITURE)
        case Kind.PROSE:
            return min(float(reading.line.words), _MOST) * (1.0 if reading.line.terminated else 0.5)
        case Kind.REMARK:
            return 2.0
        case Kind.STAMP:
            return -2.0
        case Kind.SHORT:
            return _SHORT


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


def settle_end(readings: Sequence[Reading], first: int, last: int) -> int:
    """Move the end: on over a list of links to a paragraph about the same, back from what is about something else."""
    last = _on(readings, first, last)
    return _back(readings, first, last)


def _on(readings: Sequence[Reading], first: int, last: int) -> int:
    subject: set[str] = set()
    gap, numbers, cut, listed, missed = 0, 0, 0, False, False
    for index in range(last + 1, len(readings)):
        reading = readings[index]
        ends = reading.rule in _ENDS and not (reading.rule == COMMENTS and _solid(readings, index, index + _SOON))
        if ends or gap > _FAR + numbers:
            break
        number = reading.rule == MARK
        gap, numbers, cut = gap + (not number), numbers + number, cut + (reading.cut and reading.rule not in _WITHIN)
        listed = listed or reading.rule == LINK_LISTS
        if reading.kind is Kind.PROSE and reading.line.terminated:
            subject = subject or _words_of(readings, range(first, last + 1))
            words = reading.line.subject
            least = _SAME if cut or numbers < _TABLE else _BELOW_TABLE
            strange = len(words & subject) < least * len(words) or (listed and _teases(readings, index))
            if strange and index > last + 1:  # right below a paragraph of the article is another
                if cut or missed:
                    break
                missed = True  # a paragraph may share no word with the others, if the next one does
                continue
            last, gap, numbers, cut, missed = index, 0, 0, 0, False
        elif reading.kind is Kind.REMARK and index == last + 1:
            last = index
    return last


def _teases(readings: Sequence[Reading], index: int) -> bool:
    """Whether a short sentence alone under a headline is the teaser of another story."""
    line, above = readings[index].line, readings[index - 1]
    alone = index + 1 == len(readings) or readings[index + 1].kind not in (Kind.PROSE, Kind.REMARK)
    return alone and not line.gap and line.words <= _TEASER and above.kind is Kind.SHORT and above.line.words >= _RUN


def _back(readings: Sequence[Reading], first: int, last: int) -> int:
    """Below a label that ends articles, text that shares next to no words with the text above is not this article's."""
    labels = [index for index in range(first + 1, last + 1) if readings[index].rule in _OTHER]
    if not labels:
        return last
    prose = [index for index in range(first, last + 1) if readings[index].kind is Kind.PROSE]
    subjects = [readings[index].line.subject for index in prose]
    so_far, to_come = _sizes(subjects), _sizes(subjects[::-1])[::-1]
    for end in labels:
        at = bisect_left(prose, end)
        above, below = so_far[at], to_come[at]
        shared = above + below - so_far[-1]
        bar = _OTHER[readings[end].rule or ""]
        if above < _ENOUGH or shared >= bar * min(below, above):
            continue
        if readings[end].rule != LINK_LISTS or not _solid(readings, end, last):
            return end - 1
    return last


def _sizes(subjects: Sequence[Set[str]]) -> list[int]:
    """How many different words the first lines have together: none of them, one, two …"""
    words: set[str] = set()
    sizes = [0]
    for subject in subjects:
        words |= subject
        sizes.append(len(words))
    return sizes


def _solid(readings: Sequence[Reading], end: int, last: int) -> bool:
    """Whether paragraph follows paragraph below a label, with no stamp before them, as in no list of teasers."""
    run = 0
    for reading in readings[end + 1 : last + 1]:
        if reading.kind is Kind.STAMP:
            return False
        run = run + 1 if reading.kind is Kind.PROSE and reading.line.terminated else 0
        if run >= _RUN:
            return True
    return False


def _words_of(readings: Sequence[Reading], span: range) -> set[str]:
    words: set[str] = set()
    for index in span:
        if readings[index].kind is Kind.PROSE:
            words |= readings[index].line.subject
    return words
