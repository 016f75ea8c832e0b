"""Which days an expression means, once it is known who says it and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.dates.holidays import nth_weekday
from transforms.dates.nodes import (
    Calendar,
    Counted,
    Fixed,
    MonthDay,
    Node,
    Numeric,
    Part,
    Range,
    Same,
    Trailing,
    UpTo,
    Weekly,
    Yearly,
)  # fmt: skip
from transforms.dates.spans import DAY, PRECISIONS, Span, one_day, plus, plus_months, unit_around
from transforms.records import Precision

MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
EITHER_WAY = frozenset({"CA", None})
_ORDER = (
    Precision.DAY,
    Precision.WEEK,
    Precision.MONTH,
    Precision.QUARTER,
    Precision.SEASON,
    Precision.YEAR,
    Precision.DECADE,
)
_FINE = {"day": 0, "week": 1, "fortnight": 1, "month": 2, "quarter": 3, "half": 3, "year": 5, "decade": 6, "century": 6}
_VAGUE = {
    "day": (7, 1), "week": (8, 1), "fortnight": (16, 2), "month": (12, 1), "year": (10, 1),
    "decade": (5, 1), "quarter": (8, 1),
}  # fmt: skip
"""What "a few days ago" may reach back to, and where it ends, in units."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against.

    ``told`` is the nearest earlier date of the passage, ``day`` the nearest earlier one that is a day; ``story`` is the
    year the passage is about where that is not the anchor's.
    ``ahead`` asks the sentence: 1 to come, -1 gone by, 0 untold.
    """

    anchor: date | None
    country: str | None
    ahead: Callable[[], int]
    told: Span | None = None
    day: Span | None = None
    story: int | None = None


def resolve(node: Node, on: Setting) -> Span | None:
    """The days meant, or None where they cannot be told."""
    try:
        return _resolve(node, on)
    except (ValueError, OverflowError):
        return None


def anchor_of(node: Node, on: Setting) -> date | None:
    """The day that an expression is counted from; None for one that is absolute."""
    match node:
        case Fixed() | Numeric():
            return None
        case Yearly(year=of) if of is not None:
            return anchor_of(of, on)
        case Part(whole=inside) | UpTo(last=inside) | MonthDay(month=inside):
            return anchor_of(inside, on)
        case Range(first=first, last=last):
            return anchor_of(first, on) or anchor_of(last, on)
        case Counted(base=base) if base is not None:
            return anchor_of(base, on)
        case Weekly(modifier="following"):
            return on.day.first if on.day else on.anchor
        case Calendar(unit=unit, back=True) | Counted(unit=unit, back=True) | Same(unit=unit):
            told = _reference(unit, on)
            return told.first if told else on.anchor
    return on.anchor


def _resolve(node: Node, on: Setting) -> Span | None:
    match node:
        case Fixed(span=span):
            return span
        case Numeric():
            return _numeric(node, on.country)
        case Range():
            return _range(node, on)
        case Yearly():
            return _yearly(node, on)
        case Part():
            return _part(node, on)
        case UpTo(count=count, last=last):
            end = _resolve(last, on)
            return end and Span(plus_months(end.until, -count), end.until, Precision.MONTH)
        case MonthDay(day=day, month=month):
            within = _resolve(month, on)
            return within and one_day(within.first.replace(day=day))
        case Same(unit=unit):
            told = _reference(unit, on)
            return told and unit_around(unit, told.first)
    return _from_anchor(node, on, on.anchor) if on.anchor or _has_base(node) else None


def _has_base(node: Node) -> bool:
    return isinstance(node, Counted) and node.base is not None


def _from_anchor(node: Node, on: Setting, anchor: date | None) -> Span | None:
    match node:
        case Counted(base=base) if base is not None:
            start = _resolve(base, on)
            return start and _from_base(node, start.first)
        case Counted():
            return _counted(node, on)
        case Weekly() if anchor:
            return _weekly(node, on, anchor)
        case Calendar(unit="now") if anchor:
            return Span(anchor - DAY, anchor, Precision.DAY)
        case Calendar() if anchor:
            return _calendar(node, on, anchor)
        case Trailing() if anchor:
            return _trailing(node, anchor)
    return None


def _numeric(node: Numeric, country: str | None) -> Span | None:
    if node.left > 12 or node.right > 12 or node.left == node.right:
        day, month = (node.left, node.right) if node.right <= 12 else (node.right, node.left)
    elif country in EITHER_WAY:
        return None
    else:
        day, month = (node.right, node.left) if country in MONTH_FIRST else (node.left, node.right)
    return one_day(date(node.year, month, day))


def _yearly(node: Yearly, on: Setting) -> Span | None:
    if node.year is not None:
        of = _resolve(node.year, on)
        return of and node.rule(of.first.year, on.country)
    if on.anchor is None:
        return None
    if node.modifier:
        return _modified(node, on, on.anchor)
    if node.weekday is not None:
        return _on_weekday(node, node.weekday, on, on.anchor)
    if on.story is not None and not node.near and on.ahead() <= 0:
        then = node.rule(on.story, on.country)
        if on.told is None or then.until > on.told.first:
            return then
    return _occurrence(node, on, on.anchor)


def _around(node: Yearly, on: Setting, anchor: date, reach: int = 2) -> list[Span]:
    """Its occurrences in the years about the anchor, where it has any."""
    found = []
    for year in range(anchor.year - reach, anchor.year + reach + 1):
        try:
            found.append(node.rule(year, on.country))
        except (ValueError, OverflowError):
            continue
    return found


def _occurrence(node: Yearly, on: Setting, anchor: date) -> Span | None:
    spans = _around(node, on, anchor, 4 if _is_rare(node) else 1)
    past = [span for span in spans if span.first <= anchor]
    to_come = [span for span in spans if span.until > anchor]
    if not past or not to_come:
        return None
    back, next_one = past[-1], to_come[0]
    ahead = on.ahead()
    since, until = (anchor - back.until).days, (next_one.first - anchor).days
    if ahead < 0 or (since <= 100 and until > 250):
        return back
    if ahead > 0:
        return next_one
    if node.near:
        return next_one if until < since else back
    return next_one if since >= 240 and until <= 100 else back


def _is_rare(node: Yearly) -> bool:
    try:
        node.rule(2001, None)
    except ValueError:
        return True
    return False


def _modified(node: Yearly, on: Setting, anchor: date) -> Span | None:
    spans = _around(node, on, anchor)
    if node.modifier in ("last", "past"):
        gone = [span for span in spans if span.until <= anchor]
        return gone[-1] if gone else None
    if node.modifier in ("next", "coming", "following"):
        to_come = [span for span in spans if span.first > anchor]
        return to_come[0] if to_come else None
    now = [span for span in spans if span.first <= anchor < span.until]
    return now[0] if now else node.rule(anchor.year, on.country)


def _on_weekday(node: Yearly, weekday: int, on: Setting, anchor: date) -> Span | None:
    spans = [span for span in _around(node, on, anchor, 6) if span.first.weekday() == weekday]
    if not spans:
        return _occurrence(node, on, anchor)
    return min(spans, key=lambda span: abs((span.first - anchor).days))


def _weekly(node: Weekly, on: Setting, anchor: date) -> Span | None:
    if node.week is not None:
        week = _resolve(node.week, on)
        return week and one_day(week.first + node.weekday * DAY)
    since = (anchor.weekday() - node.weekday) % 7
    back, ahead = anchor - since * DAY, anchor + (-since % 7) * DAY
    if node.day is not None:
        return _weekday_and_day(node.day, back if on.ahead() <= 0 else ahead, on.ahead())
    monday = anchor - anchor.weekday() * DAY
    match node.modifier:
        case "last":
            return one_day(back - 7 * DAY if since < 2 else back)
        case "past":
            return one_day(back - 7 * DAY if since == 0 else back)
        case "next":
            return one_day(monday + (7 + node.weekday) * DAY)
        case "following":
            return _following(node.weekday, on.day.first if on.day else anchor)
        case "coming":
            return one_day(ahead if since else anchor + 7 * DAY)
        case "this":
            late = anchor.weekday() > 4 and node.weekday < anchor.weekday() and on.ahead() >= 0
            return one_day(monday + (node.weekday + 7 * late) * DAY)
        case "week":
            return one_day(ahead + 7 * DAY)
    if node.modifier == "weekend":
        ahead_of_it = on.ahead() > 0 and anchor.weekday() > 1
        day = ahead if ahead_of_it else back
    else:
        day = ahead if on.ahead() > 0 else back
    return Span(day, day + 2 * DAY, Precision.DAY) if node.modifier == "weekend" else one_day(day)


def _following(weekday: int, told: date) -> Span:
    return one_day(told + ((weekday - told.weekday() - 1) % 7 + 1) * DAY)


def _weekday_and_day(day: int, start: date, sign: int) -> Span | None:
    """The nearest such weekday that is the so-maniest of its month, at most a year off."""
    for weeks in range(53):
        for way in (sign, -sign) if sign else (-1, 1):
            found = start + timedelta(days=7 * weeks * way)
            if found.day == day:
                return one_day(found)
    return None


def _reference(unit: str, on: Setting) -> Span | None:
    """The nearest earlier date of the passage that is exact enough to count such units from."""
    if unit == "day":
        return on.day
    return on.told if on.told and _ORDER.index(on.told.precision) <= _FINE.get(unit, 0) else on.day


def _calendar(node: Calendar, on: Setting, anchor: date) -> Span | None:
    if not node.back and node.unit == "weekend" and node.offset == 0 and anchor.weekday() < 3 and on.ahead() < 0:
        return unit_around("weekend", anchor, -1)
    if not node.back:
        return unit_around(node.unit, anchor, node.offset)
    told = _reference(node.unit, on)
    if told is None and node.offset > 0 and node.unit == "day":
        return None
    return unit_around(node.unit, told.first if told else anchor, node.offset)


def _counted(node: Counted, on: Setting) -> Span | None:
    anchor = on.anchor
    if node.back:
        told = _reference(node.unit, on)
        if told is None and (node.sign > 0 or node.count != 1):
            return None
        anchor = told.first if told else anchor
    if anchor is None or (node.if_future and on.ahead() <= 0):
        return None
    if node.count is None:
        longest, shortest = _VAGUE[node.unit]
        return (
            Span(plus(anchor, -longest, node.unit), plus(anchor, -shortest, node.unit), PRECISIONS[node.unit])
            if node.sign < 0
            else None
        )
    unit = {"fortnight": "week", "century": "decade"}.get(node.unit, node.unit)
    return unit_around(unit, plus(anchor, node.sign * node.count, node.unit))


def _from_base(node: Counted, base: date) -> Span | None:
    if node.count is None:
        return None
    there = plus(base, node.sign * node.count, node.unit)
    if not node.whole or node.unit == "day":
        return one_day(there)
    return (
        Span(min(base, there), max(base, there), PRECISIONS[node.unit])
        if node.sign < 0
        else Span(base + DAY, there + DAY, PRECISIONS[node.unit])
    )


def _trailing(node: Trailing, anchor: date) -> Span | None:
    precision = PRECISIONS[node.unit]
    if node.unit == "quarter":
        first = unit_around("quarter", anchor, -node.count if node.sign < 0 else 1).first
        return Span(first, plus_months(first, 3 * node.count), precision)
    if node.unit == "working day":
        first, last = _working_days(anchor, node.count, node.sign)
        return Span(first, last + DAY, precision)
    if node.sign < 0:
        return Span(plus(anchor, -node.count, node.unit), anchor, precision) if node.count else None
    return Span(anchor + DAY, plus(anchor + DAY, node.count, node.unit), precision) if node.count else None


def _working_days(anchor: date, count: int, sign: int) -> tuple[date, date]:
    """The first and the last of so many days from Monday to Friday next to the anchor."""
    days, day = [anchor], anchor
    while len(days) <= min(count, 400):
        day += sign * DAY
        if day.weekday() < 5:
            days.append(day)
    return min(days[1:], default=anchor), max(days[1:], default=anchor)


def _part(node: Part, on: Setting) -> Span | None:
    whole = _resolve(node.whole, on)
    if whole is None:
        return None
    if node.weekday is not None:
        return one_day(nth_weekday(whole.first.year, whole.first.month, node.weekday, node.nth))
    if node.unit == "week":
        first = _week_of(whole, node.nth, node.count)
        return Span(first, first + timedelta(days=7 * node.count), Precision.WEEK)
    last = node.nth < 0
    start = whole.until if last else whole.first
    first = plus(start, (node.nth if last else node.nth - 1) * node.count, node.unit)
    until = plus(first, node.count, node.unit)
    return Span(first, until, PRECISIONS[node.unit]) if whole.first <= first and until <= whole.until else None


def _week_of(whole: Span, nth: int, count: int) -> date:
    """The Monday of its nth week; a week belongs where its Thursday lies (ISO 8601)."""
    if nth > 0:
        return whole.first + ((3 - whole.first.weekday()) % 7 - 3 + 7 * (nth - 1)) * DAY
    end = whole.until - DAY
    return end - ((end.weekday() - 3) % 7 + 3 + 7 * (count - 1)) * DAY


def _range(node: Range, on: Setting) -> Span | None:
    first, last = _ends(node, on)
    if first is None or last is None or last.until <= first.first:
        return None
    return Span(first.first, last.until, max(first.precision, last.precision, key=_ORDER.index))


def _ends(node: Range, on: Setting) -> tuple[Span | None, Span | None]:
    """Both ends; one without a year lies next to the other."""
    if _floats(node.first) and not _floats(node.last):
        last = _resolve(node.last, on)
        if last is None or not isinstance(node.first, Yearly):
            return _resolve(node.first, on), last
        before = [span for span in _around(node.first, on, last.first) if span.first <= last.first]
        return (before[-1] if before else None), last
    first = _resolve(node.first, on)
    if first is None or not _floats(node.last):
        return first, _resolve(node.last, on)
    last = _after(node.last, first.first, on)
    if on.anchor and first.first > on.anchor and _floats(node.first):
        return _running(node, on, on.anchor) or (first, last)
    return first, last


def _running(node: Range, on: Setting, anchor: date) -> tuple[Span, Span] | None:
    """The range that has begun and is not over: "will run from May to September", written in July."""
    if not isinstance(node.first, Yearly):
        return None
    begun = [span for span in _around(node.first, on, anchor) if span.first <= anchor]
    last = _after(node.last, begun[-1].first, on) if begun else None
    return (begun[-1], last) if last and last.until > anchor else None


def _floats(node: Node) -> bool:
    return (isinstance(node, Yearly) and node.year is None and not node.modifier) or (
        isinstance(node, Weekly) and not node.modifier and node.week is None
    )


def _after(node: Node, start: date, on: Setting) -> Span | None:
    if isinstance(node, Weekly):
        return one_day(start + ((node.weekday - start.weekday()) % 7) * DAY)
    assert isinstance(node, Yearly)
    later = [span for span in _around(node, on, start) if span.first >= start]
    return later[0] if later else None
