"""Feasts and intervals against almanacs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.holidays import HOLIDAYS, easter, nth_weekday
from transforms.dates.spans import plus_months, unit_around


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("name", "country", "day"),
    [
        ("thanksgiving", "US", date(2025, 11, 27)), ("thanksgiving", "CA", date(2025, 10, 13)),
        ("black friday", "GB", date(2025, 11, 28)), ("labor day", "US", date(2025, 9, 1)),
        ("memorial day", "US", date(2025, 5, 26)), ("victoria day", "CA", date(2026, 5, 18)),
        ("mother ' s day", "GB", date(2025, 3, 30)), ("mother ' s day", "US", date(2025, 5, 11)),
        ("election day", "US", date(2024, 11, 5)),
        ("independence day", "IN", date(2025, 8, 15)), ("good friday", None, date(2025, 4, 18)),
    ],
)  # fmt: skip
def test_feasts(name: str, country: str | None, day: date) -> None:
    assert HOLIDAYS[name](day.year, country).first == day


@given(
    st.dates(date(1000, 1, 1), date(2900, 1, 1)),
    st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade"]),
)
def test_units_hold_their_day_and_follow_each_other(day: date, unit: str) -> None:
    here, after = unit_around(unit, day), unit_around(unit, day, 1)
    assert here.first <= day < here.until == after.first


@given(st.dates(date(1000, 1, 1), date(2900, 1, 1)), st.integers(-500, 500))
def test_months_on_never_leave_the_month(day: date, months: int) -> None:
    there = plus_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day <= day.day


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(0, 6))
def test_the_last_weekday_of_a_month_has_none_after_it(year: int, month: int, weekday: int) -> None:
    last = nth_weekday(year, month, weekday, -1)
    assert (last.month, last.weekday()) == (month, weekday)
    assert date.fromordinal(last.toordinal() + 7).month != month
