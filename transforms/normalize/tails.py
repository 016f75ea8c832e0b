"""Cuts what follows the article's last paragraph within its stretch: biographies, appended documents, sign-offs."""

import re

from transforms.normalize.bylines import signers
from transforms.normalize.lines import Line
from transforms.normalize.phrases import AUTHOR_BOX, COMMENTS, REFERENCES
from transforms.normalize.readings import AGE, PROMOTION, Kind
from transforms.normalize.rules import BELOW, BIOGRAPHY, BYLINE, DOCUMENT
from transforms.normalize.shapes import is_biography
from transforms.normalize.stretch import Marks, Stretch

_LAST_LINES = 8
_SHARED, _ROW = 0.2, 3
_LONGEST_ABOUT = 8
_NAME_LENGTHS = range(2, 6)
_LAST_WORDS = 150
_FULL_TEXT = re.compile(
    r"\b(?:full (?:transcript|text|statement|speech|letter)|(?:transcript|text|statement|speech|letter) in full)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^\[\d{1,3}\]\s")
_YOU = frozenset("you your youre youve youll youd yours".split())
_SPOKEN = ("“", "”", '"')
_APPEALS, _TEXT, _RELATED = 2, 4, 0.2
_QUOTE_MARKS = ("‘", "“", '"', "'")


def find_tail(stretch: Stretch) -> Marks:
    """What stands below the article's own last line."""
    return {
        **_footnotes(stretch),
        **_below_label(stretch),
        **_boilerplate(stretch),
        **_signed(stretch),
        **_biographies(stretch),
        **_document(stretch),
        **_appeals(stretch),
    }


def _footnotes(stretch: Stretch) -> dict[int, str]:
    """Notes that open with their number in brackets, below paragraphs that end in one."""
    return {i: REFERENCES for i in stretch.span() if stretch.kept(i) and _NOTE.match(stretch.line(i).text)}


def _signed(stretch: Stretch) -> dict[int, str]:
    """The box of an author: the name from the byline in a line of its own, and the little that follows it."""
    bylines = _bylines(stretch)
    words = 0
    found: dict[int, str] = {}
    for index in range(stretch.last, max(stretch.first, stretch.last - 4 * _LAST_LINES) - 1, -1):
        line = stretch.line(index)
        words += line.words if stretch.kept(index) else 0
        if words > _LAST_WORDS or not bylines:
            break
        if stretch.rule(index) == BYLINE or stretch.rule(index - 1) == AGE:
            continue  # the byline itself; in a live report each entry has its time and its author
        if line.words in _NAME_LENGTHS and line.key in bylines and " " in line.key:
            found = {i: BIOGRAPHY for i in range(index, stretch.last + 1) if stretch.kept(i)}
    return {} if found and _goes_on(stretch, min(found)) else found


def _goes_on(stretch: Stretch, index: int, shared: bool = True) -> bool:
    """Whether paragraphs below a line are three in a row, or two about the same as the text above: no author's box."""
    above: set[str] = set()
    below: set[str] = set()
    paragraphs = row = 0
    for i in stretch.span():
        if not stretch.looks(i, Kind.PROSE):
            row = 0
            continue
        (below if i > index else above).update(stretch.line(i).subject)
        paragraphs, row = paragraphs + (i > index), row + (i > index)
        if row >= _ROW:
            return True
    return shared and paragraphs > 1 and len(above & below) >= _SHARED * len(below)


def _below_label(stretch: Stretch) -> dict[int, str]:
    """Everything under a label that announces the author's box or the comments, where only little follows."""
    words = 0
    for index in range(stretch.last, max(stretch.first, stretch.last - 4 * _LAST_LINES) - 1, -1):
        if stretch.kept(index):
            words += stretch.line(index).words
        if words > _LAST_WORDS:
            return {}
        rule = stretch.rule(index)
        if rule == COMMENTS or (rule == AUTHOR_BOX and stretch.line(index).text.lower().startswith("about")):
            if _goes_on(stretch, index, shared=rule == AUTHOR_BOX):
                return {}
            name = BIOGRAPHY if rule == AUTHOR_BOX else BELOW
            return {i: name for i in range(index + 1, stretch.last + 1) if stretch.kept(i)}
    return {}


def _boilerplate(stretch: Stretch) -> dict[int, str]:
    """What a press release says about its company: from "About Acme" on, where the next line opens with that name."""
    words = 0
    for index in range(stretch.last, max(stretch.first, stretch.last - 4 * _LAST_LINES) - 1, -1):
        line = stretch.line(index)
        words += line.words if stretch.kept(index) else 0
        if words > _LAST_WORDS:
            break
        named = line.text.startswith("About ") and not line.terminated and line.words <= _LONGEST_ABOUT
        below = stretch.next_kept(index)
        if named and below is not None and line.tokens[1:3] == stretch.line(below).tokens[: len(line.tokens[1:3])]:
            return {i: BIOGRAPHY for i in range(index, stretch.last + 1) if stretch.kept(i)}
    return {}


def _biographies(stretch: Stretch) -> dict[int, str]:
    found: dict[int, str] = {}
    kept = [i for i in range(stretch.last, stretch.first, -1) if stretch.kept(i)][:3]
    opening = next((i for i in stretch.span() if stretch.kept(i)), stretch.last)
    if opening not in kept and _introduces_author(stretch, opening):
        found[opening] = BIOGRAPHY
    ends = next((i for i in kept if _introduces_author(stretch, i) or _opens_with_author(stretch, i)), None)
    if ends is not None:
        found |= {i: BIOGRAPHY if i == ends else BELOW for i in kept if i >= ends}
    for index in kept:
        line = stretch.line(index)
        if line.words > 90 or not is_biography(line.text):
            break
        found[index] = BIOGRAPHY
    return found


def _introduces_author(stretch: Stretch, index: int) -> bool:
    """Whether a line of the text is a biography of one whom the byline names."""
    line = stretch.line(index)
    named = " ".join(line.tokens[:2])
    return is_biography(line.text) and line.words <= 90 and named in _bylines(stretch)


def _opens_with_author(stretch: Stretch, index: int) -> bool:
    """Whether a line opens with the name of somebody in the byline; "Harbour News has asked …" names a house."""
    line = stretch.line(index)
    opening = set(line.tokens[:2])
    signed = (stretch.line(i).text for i, rule in stretch.marks.items() if rule == BYLINE)
    return len(opening) > 1 and line.words <= 90 and any(opening <= signers(text) for text in signed)


def _bylines(stretch: Stretch) -> str:
    return " ".join(stretch.readings[i].line.key for i, rule in stretch.marks.items() if rule == BYLINE)


def _appeals(stretch: Stretch) -> dict[int, str]:
    """Sentences that speak to the reader below a text that never does, and about something else."""
    found: dict[int, str] = {}
    prose = [index for index in stretch.span() if stretch.looks(index, Kind.PROSE, Kind.REMARK)]
    while prose and _speaks(stretch.line(prose[-1])):
        found[prose.pop()] = PROMOTION
    if len(found) < _APPEALS or len(prose) < _TEXT or any(_speaks(stretch.line(index)) for index in prose):
        return {}
    subject = {word for index in prose for word in stretch.line(index).subject}
    said = {word for index in found for word in stretch.line(index).subject}
    return found if len(said & subject) < _RELATED * len(said) else {}


def _speaks(line: Line) -> bool:
    return not _YOU.isdisjoint(line.tokens) and not any(mark in line.text for mark in _SPOKEN)


def _document(stretch: Stretch) -> dict[int, str]:
    """A speech or letter printed in full below the article, each paragraph opened by a quotation mark."""
    for index in stretch.span():
        if not stretch.looks(index, Kind.SHORT) or not _FULL_TEXT.search(stretch.line(index).text):
            continue
        below = [i for i in range(index + 1, stretch.last + 1) if stretch.kept(i)]
        quoted = sum(stretch.line(i).text.startswith(_QUOTE_MARKS) for i in below)
        if len(below) >= 5 and quoted >= 0.8 * len(below):
            return dict.fromkeys([index, *below], DOCUMENT)
    return {}
