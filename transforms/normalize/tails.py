"""Cuts what follows the article's last paragraph within its stretch: biographies, appended documents, sign-offs."""

import re

from transforms.normalize.lines import Line
from transforms.normalize.phrases import AUTHOR_BOX, COMMENTS, REFERENCES
from transforms.normalize.readings import AGE, PROMOTION, Kind
from transforms.normalize.rules import BELOW, BIOGRAPHY, BYLINE, DOCUMENT
from transforms.normalize.stretch import Marks, Stretch

_LAST_LINES = 8
_NAME_LENGTHS = range(2, 6)
_LAST_WORDS = 150
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,4}"
_BIOGRAPHY = re.compile(
    rf"^(?:[•*·▪-]\s*)?(?:the (?:writer|author)s? (?:is|are|was|has)\b|"
    rf"{_NAME},? (?:covers|writes (?:about|for|on)|reports (?:on|"
    rf"for|from)|is based in|joined)\b|"
    rf"(?:[^.]{{3,80}} )?contributed (?:to this|reporting)\b.{{0,60}}$|"
    rf"{_NAME} can be reached\b|{_NAME} (?:receives (?:no )?funding|does not work for, consult)\b|"
    rf"{_NAME} (?:is|was|has been|works) (?=.{{0,160}}\b(?:reporter|editor|journalist|author|correspondent|"
    rf"columnist|writer|professor|"
    r"lecturer|fellow|producer|freelance|contributor|historian|based in|graduate)\b))",
)
_FULL_TEXT = re.compile(
    r"\b(?:full (?:transcript|text|statement|speech|letter)|(?:transcript|text|statement|speech|letter) in full)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^\[\d{1,3}\]\s")
_YOU = frozenset("you your youre youve youll youd yours".split())
_SPOKEN = ("“", "”", '"')
_APPEALS, _TEXT, _RELATED = 2, 4, 0.2
_QUOTE_MARKS = ("‘", "“", '"', "'")


def is_biography(text: str) -> bool:
    """Whether a line says what somebody does as an author."""
    return _BIOGRAPHY.match(text) is not None


def find_tail(stretch: Stretch) -> Marks:
    """What stands below the article's own last line."""
    return {
        **_footnotes(stretch),
        **_below_label(stretch),
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
    return found


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
            name = BIOGRAPHY if rule == AUTHOR_BOX else BELOW
            return {i: name for i in range(index + 1, stretch.last + 1) if stretch.kept(i)}
    return {}


def _biographies(stretch: Stretch) -> dict[int, str]:
    found: dict[int, str] = {}
    kept = [i for i in range(stretch.last, stretch.first, -1) if stretch.kept(i)][:3]
    opening = next((i for i in stretch.span() if stretch.kept(i)), stretch.last)
    if opening not in kept and _introduces_author(stretch, opening):
        found[opening] = BIOGRAPHY
    ends = next((i for i in kept if _introduces_author(stretch, i)), None)
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
