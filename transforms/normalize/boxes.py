"""Cuts the boxes between paragraphs: offers and sign-up forms, cards of other stories, lists of links."""

from transforms.normalize.lines import key
from transforms.normalize.phrases import ACCESS, ADVERTISEMENT, NEWSLETTER, SHARING, VIDEO, opens_links
from transforms.normalize.readings import AGE, PROMOTION, REPEATED, Kind
from transforms.normalize.rules import BOX, LINKS, TEASER
from transforms.normalize.stretch import Marks, Stretch

_FORM = frozenset({ACCESS, NEWSLETTER, PROMOTION})
_THROUGH = frozenset({ADVERTISEMENT, SHARING, VIDEO})
_SPONSORED = frozenset({"sponsored", "sponsored content", "promoted", "partner content", "paid content", "paid post"})
_QUOTED = ("“", '"', "‘")
_APART = 4
_ABOVE = 3
_LONGEST_OFFER = 32
_NAME = 4
_PRAISE = 2
_CARD = 3
_PARAGRAPHS, _MOSTLY, _TIGHT = 4, 0.5, 4
_LONGEST_TEASER = 70


def find_boxes(stretch: Stretch) -> Marks:
    """Lines within a form: between two of its lines, or right above the first."""
    found: dict[int, str] = {}
    previous: int | None = None
    spaced = _spaced(stretch)
    for index in stretch.span():
        rule = stretch.rule(index)
        if rule not in _FORM:
            continue
        if previous is not None and index - previous <= _APART + 1:
            between = range(previous + 1, index)
            kept = [i for i in between if stretch.kept(i)]
            offers = ACCESS in (rule, stretch.rule(previous)) or _praises(stretch, kept)
            if offers and all(stretch.line(i).words <= _LONGEST_OFFER for i in between):
                found |= dict.fromkeys(kept, BOX)
        if spaced:
            found |= _tight(stretch, index)
        if rule == NEWSLETTER and (previous is None or index - previous > 2):
            found |= _pitch(stretch, index)
        previous = index
    last = stretch.last
    below = stretch.readings[last + 1].rule if last + 1 < len(stretch.readings) else None
    if below in _FORM and stretch.rule(last - 1) == NEWSLETTER and _praises(stretch, [last]):
        found[last] = BOX
    return found


def _spaced(stretch: Stretch) -> bool:
    """Whether the page parts its paragraphs by blank lines."""
    gaps = [stretch.line(i).gap for i in stretch.span() if stretch.readings[i].kind is Kind.PROSE]
    return len(gaps) >= _PARAGRAPHS and sum(gaps) >= _MOSTLY * len(gaps)


def _tight(stretch: Stretch, index: int) -> dict[int, str]:
    """What stands on a form with no blank line between, where paragraphs are parted by them: its name and pitch."""
    above = index
    while above > stretch.first and index - above < _TIGHT and not stretch.line(above).gap:
        above -= 1
    lines = range(above, index)
    named = stretch.looks(above, Kind.SHORT) and stretch.line(above).gap
    return {i: BOX for i in lines if stretch.kept(i)} if named else {}


def _praises(stretch: Stretch, kept: list[int]) -> bool:
    """Whether lines between two lines of a form are a newsletter's name and its praise: few, and with no blank line."""
    if all(stretch.looks(i, Kind.SHORT) and stretch.line(i).words <= _NAME for i in kept):
        return True
    lines = [stretch.line(i) for i in kept]
    spoken = any(line.gap or line.text.startswith(_QUOTED) or line.words > _LONGEST_OFFER for line in lines)
    return len(lines) <= _PRAISE and not spoken


def _pitch(stretch: Stretch, index: int) -> dict[int, str]:
    """The name of a newsletter and its one line of praise, right above the sign-up button."""
    above: dict[int, str] = {}
    for i in range(index - 1, index - 1 - _ABOVE, -1):
        if not stretch.kept(i):
            break
        line = stretch.line(i)
        if line.text.startswith(_QUOTED) or line.words > _LONGEST_OFFER or (stretch.looks(i, Kind.PROSE) and above):
            break
        above[i] = BOX
    short = [i for i in above if stretch.looks(i, Kind.SHORT)]
    return above if short else {}


def find_cards(stretch: Stretch) -> Marks:
    """Cards of other stories: a headline, perhaps a line about it, its section and its age."""
    found: dict[int, str] = {}
    for index in stretch.span():
        dated = stretch.readings[index].kind is Kind.STAMP and _dates_card(stretch, index)
        if not dated and (stretch.rule(index) != AGE or stretch.line(index).words > 5):
            continue
        found |= _card_above(stretch, index)
        found |= _card_below(stretch, index)
    return found


def _dates_card(stretch: Stretch, index: int) -> bool:
    """Whether a bare day under a short line, with text above, dates a card; an entry of a live report has its time."""
    moments = stretch.readings[index].moments
    short = stretch.line(index).words <= 5 and stretch.looks(index - 1, Kind.SHORT)
    return short and len(moments) == 1 and moments[0].clock is None and index - stretch.first > _CARD


def find_videos(stretch: Stretch) -> Marks:
    """What a video shows, in a sentence under its title and the label above that."""
    found: dict[int, str] = {}
    readings = stretch.readings
    for index in range(max(2, stretch.first), stretch.last):
        label = readings[index - 2]
        if label.rule != VIDEO or label.line.words > 1 or readings[index - 1].kind is not Kind.SHORT:
            continue
        line, below = stretch.line(index), readings[index + 1]
        shown = stretch.looks(index, Kind.PROSE, Kind.REMARK) and not line.gap and line.words <= _LONGEST_OFFER
        if shown and (below.line.gap or below.cut):
            found |= {i: TEASER for i in (index - 1, index) if stretch.kept(i)}
    return found


def _card_above(stretch: Stretch, index: int) -> dict[int, str]:
    lines = range(index - 1, index - 1 - _CARD, -1)
    card: dict[int, str] = {}
    prose = 0
    for i in lines:
        if stretch.looks(i, Kind.SHORT):
            card[i] = TEASER
            continue
        if not stretch.looks(i, Kind.PROSE, Kind.REMARK) or prose or stretch.line(i).words > _LONGEST_TEASER:
            break
        prose += 1
        card[i] = TEASER
    while (
        card
        and not stretch.looks(min(card), Kind.SHORT)
        and stretch.rule(min(card) - 1)
        not in (
            VIDEO,
            LINKS,
            REPEATED,
        )
    ):
        card.pop(min(card))
    return card


def _card_below(stretch: Stretch, index: int) -> dict[int, str]:
    """What a video shows stands under its age and duration."""
    at = index + 1
    while at - index <= 2 and stretch.rule(at) == VIDEO:
        at += 1
    if at == index + 1 or not stretch.looks(at, Kind.PROSE, Kind.REMARK) or stretch.line(at).words > _LONGEST_TEASER:
        return {}
    return {at: TEASER}


def find_lists(stretch: Stretch) -> Marks:
    """Short lines under the label of a list of links, down to the text that goes on."""
    found: dict[int, str] = {}
    within = False
    for index in stretch.span():
        rule = stretch.rule(index)
        if (
            rule == ADVERTISEMENT
            and key(stretch.line(index).text) in _SPONSORED
            and stretch.looks(index + 1, Kind.SHORT)
        ):
            found[index + 1] = ADVERTISEMENT
        if rule is not None:
            within = opens_links(stretch.line(index), rule) or (within and rule not in _THROUGH)
        elif within and index not in found:
            within = not _resumes(stretch, index)
            if within:
                found[index] = LINKS
    return found


def _resumes(stretch: Stretch, index: int) -> bool:
    """Whether the article goes on with this line: a paragraph, or a heading set apart from the links above it."""
    if stretch.looks(index, Kind.PROSE):
        if index < stretch.last and stretch.readings[index + 1].kind is Kind.STAMP:
            return False
        line = stretch.line(index)
        return line.words >= 14 or line.gap or line.text.endswith((".", ".”", '."'))
    if stretch.looks(index, Kind.REMARK):
        return stretch.line(index).gap and not stretch.line(index).text.endswith(("?", "!"))
    below = stretch.next_kept(index)
    if below is None or not stretch.looks(below, Kind.PROSE):
        return False
    return stretch.line(index).gap and not stretch.line(index - 1).gap and stretch.rule(index - 1) is None
