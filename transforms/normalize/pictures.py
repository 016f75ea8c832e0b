"""Cuts what belongs to pictures and embedded posts: captions beside their credits, posts above their signatures."""

import re

from transforms.normalize.phrases import ADVERTISEMENT
from transforms.normalize.readings import CAPTION, CREDIT, POST, SIGNATURE, Kind
from transforms.normalize.stretch import Marks, Stretch

_LONGEST_CAPTION = 60
_LONGEST_POST = 90
_LONGEST_NAME = 5
_LONGEST_OPENING = 30
_SHORTEST_DESCRIPTION = 6
_DATED = re.compile(r"\b\d{1,2}, (?:19|20)\d\d\.$")
_HOUSE_SLASH = re.compile(r"^[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3} / [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}$")
_CLOSING = ("”", '"', "’", ":")


def find_captions(stretch: Stretch) -> Marks:
    """Lines without an end beside a credit: the caption stands above it or below."""
    found = _slashed(stretch)
    stretch = stretch.with_(found)
    text = False
    for index in stretch.span():
        rule = stretch.rule(index)
        if rule == CAPTION and not stretch.line(index).gap and _describes(stretch, index - 1, text):
            found[index - 1] = CAPTION
        if rule == ADVERTISEMENT and _signs_picture(stretch, index - 1):
            found |= dict.fromkeys((index - 1, index - 2), CAPTION)  # newspapers sell prints of their pictures
        if rule != CREDIT:
            text = text or (_tells(stretch, index) and index not in found)
            continue
        opening = not text and stretch.looks(index - 1, Kind.PROSE, Kind.REMARK)
        if (opening or _sentence_above(stretch, index)) and stretch.line(index - 1).words <= _LONGEST_OPENING:
            found[index - 1] = CAPTION
            continue
        above, below = index - 1, index + 1
        if _caption(stretch, above) and not stretch.line(index).gap:
            found[above] = CAPTION
        elif _caption(stretch, below) and stretch.line(below).words > 4:
            found[below] = CAPTION
        elif _caption(stretch, above):
            found[above] = CAPTION
    return found


def _tells(stretch: Stretch, index: int) -> bool:
    """Whether a line is a paragraph, rather than the description of the picture whose caption or credit follows it."""
    below = stretch.rule(index + 1)
    described = below == CREDIT or (below == CAPTION and _alike(stretch, index))
    return stretch.looks(index, Kind.PROSE) and not described


def _describes(stretch: Stretch, index: int, text: bool) -> bool:
    """Whether a line may be the description of a picture that browsers show in its place, above the caption.

    A sentence is one above the text alone, where it is about the same as the caption.
    """
    if stretch.looks(index, Kind.SHORT):
        return stretch.line(index).words >= _SHORTEST_DESCRIPTION
    return not text and stretch.looks(index, Kind.PROSE, Kind.REMARK) and _alike(stretch, index)


def _alike(stretch: Stretch, index: int) -> bool:
    """Whether a sentence and the caption below it have two words at least that say what they are about."""
    above, below = stretch.line(index), stretch.line(index + 1)
    return above.words <= _LONGEST_OPENING and len(above.subject & below.subject) > 1


def _slashed(stretch: Stretch) -> dict[int, str]:
    """A photographer and the house, parted by a slash in a line of its own; above the text with what they show."""
    found: dict[int, str] = {}
    for index in stretch.span():
        if _HOUSE_SLASH.match(stretch.line(index).text) and stretch.looks(index, Kind.SHORT):
            found |= _under_picture(stretch, index)
        if stretch.line(index).text != "/" or index == stretch.first or not stretch.looks(index - 1, Kind.SHORT):
            continue
        sides = (stretch.readings[index - 1].line, stretch.readings[min(index + 1, stretch.last)].line)
        if any(side.words > _LONGEST_NAME or side.terminated for side in sides):
            continue
        found |= {index - 1: CREDIT} | ({index + 1: CREDIT} if stretch.kept(index + 1) else {})
        told = _told(stretch, index - 2)
        shown = stretch.looks(index + 2, Kind.PROSE, Kind.REMARK) and stretch.line(index + 2).words <= _LONGEST_OPENING
        if shown and not told:
            found[index + 2] = CAPTION
    return found


def _sentence_above(stretch: Stretch, index: int) -> bool:
    """Whether a sentence right on a credit is set apart from the text by blank lines, or ends in its picture's date."""
    above = stretch.line(index - 1)
    parted = (above.gap and not stretch.line(index).gap) or _DATED.search(above.text) is not None
    return parted and stretch.looks(index - 1, Kind.PROSE, Kind.REMARK) and not above.text.endswith(_CLOSING)


def _under_picture(stretch: Stretch, index: int) -> dict[int, str]:
    """A house and a photographer in one line, under a sentence that stands above the text."""
    shown = stretch.looks(index - 1, Kind.PROSE, Kind.REMARK) and stretch.line(index - 1).words <= _LONGEST_OPENING
    return {index: CREDIT, index - 1: CAPTION} if shown and not _told(stretch, index - 1) else {}


def _told(stretch: Stretch, index: int) -> bool:
    return any(stretch.looks(i, Kind.PROSE) for i in range(stretch.first, index))


def _signs_picture(stretch: Stretch, index: int) -> bool:
    """Whether a line in capitals names photographer and house, with the caption above it."""
    line = stretch.line(index)
    signed = line.text.isupper() and ", " in line.text and not line.gap
    return signed and stretch.looks(index, Kind.SHORT) and stretch.looks(index - 1, Kind.PROSE, Kind.REMARK, Kind.SHORT)


def _caption(stretch: Stretch, index: int) -> bool:
    if not stretch.looks(index, Kind.SHORT, Kind.PROSE):
        return False
    line = stretch.line(index)
    return not line.terminated and not line.introduces and line.words <= _LONGEST_CAPTION


def find_posts(stretch: Stretch) -> Marks:
    """The text of an embedded post, right above the line that signs it."""
    found: dict[int, str] = {}
    for index in stretch.span():
        rule = stretch.rule(index)
        if rule == POST and stretch.looks(index - 1, Kind.PROSE, Kind.REMARK, Kind.SHORT):
            if stretch.line(index).text.startswith(("—", "–", "-")) and stretch.line(index - 1).words <= _LONGEST_POST:
                found[index - 1] = POST
        elif rule == SIGNATURE and stretch.looks(index - 1, Kind.PROSE, Kind.REMARK, Kind.SHORT):
            line = stretch.line(index - 1)
            if line.words <= _LONGEST_CAPTION and not line.terminated:
                found[index - 1] = SIGNATURE
    return found
