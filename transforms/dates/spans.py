"""Days, weeks, months and what else a calendar is cut into, as intervals ``[first, until)``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.records import Precision

DAY = timedelta(days=1)
SOUTHERN = frozenset(
    {"AU", "NZ", "ZA", "AR", "CL", "UY", "PY", "BO", "PE", "BW", "LS", "SZ", "NA", "ZW", "ZM", "MZ", "MG", "FJ"}
)
SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
PRECISIONS = {
    "day": Precision.DAY, "working day": Precision.DAY, "weekend": Precision.DAY,
    "week": Precision.WEEK, "workweek": Precision.WEEK,
    "fortnight": Precision.WEEK, "month": Precision.MONTH, "quarter": Precision.QUARTER, "half": Precision.QUARTER,
    "season": Precision.SEASON,
    "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.DECADE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """The days ``[first, until)`` and how exact they are meant."""

    first: date
    until: date
    precision: Precision


Rule = Callable[[int, str | None], Span]
"""What returns every year: year and country give its days; ``ValueError`` where that year has none."""


def one_day(day: date) -> Span:
    return Span(day, day + DAY, Precision.DAY)


def plus_months(day: date, months: int) -> date:
    """The same day so many months on, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = 29 if month == 1 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]
    return date(year, month + 1, min(day.day, last))


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def plus(day: date, count: int, unit: str) -> date:
    if unit in DAYS_IN or unit in ("workweek", "weekend"):
        unit = unit if unit in DAYS_IN else "week"
        return day + timedelta(days=count * DAYS_IN[unit])
    return plus_months(day, count * MONTHS_IN[unit])


def unit_around(unit: str, day: date, offset: int = 0) -> Span:
    """The calendar's day, week, month … that ``day`` lies in, or the one so many further on."""
    if unit == "day":
        return one_day(day + offset * DAY)
    if unit == "weekend":
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * offset)
        return Span(monday + 5 * DAY, monday + 7 * DAY, Precision.DAY)
    if unit == "workweek":
        week = unit_around("week", day, offset)
        return Span(week.first, week.first + 5 * DAY, Precision.WEEK)
    if unit in DAYS_IN:
        first = day - timedelta(days=day.weekday()) + timedelta(days=DAYS_IN[unit] * offset)
        return Span(first, first + timedelta(days=DAYS_IN[unit]), Precision.WEEK)
    size = MONTHS_IN[unit]
    months = day.year * 12 + day.month - 1
    return months_from((months // size + offset) * size, size, PRECISIONS[unit])


def months_from(start: int, size: int, precision: Precision) -> Span:
    """``size`` months from the ``start``-th month of the calendar."""
    return Span(_month_start(start), _month_start(start + size), precision)


def _month_start(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def in_months(month: int, count: int, precision: Precision) -> Rule:
    return lambda year, _: months_from(year * 12 + month - 1, count, precision)


def month_days(month: int, first: int, last: int) -> Rule:
    return lambda year, _: Span(date(year, month, first), date(year, month, last) + DAY, Precision.DAY)


def season(name: str) -> Rule:
    """Whole months, as meteorologists count them; half a year later in the south."""

    def rule(year: int, country: str | None) -> Span:
        start = SEASON_STARTS[name]
        if country in SOUTHERN:
            start = start + 6 if start < 7 else start - 6
        return months_from(year * 12 + start - 1, 3, Precision.SEASON)

    return rule


def whole_year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year + 1, 1, 1), Precision.YEAR)
