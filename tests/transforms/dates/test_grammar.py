"""Single expressions, one rule of the grammar each."""

from datetime import date

import pytest

from tests.transforms.dates.articles import dates_of

WEDNESDAY = date(2026, 1, 7)


def days(text: str, country: str | None = "GB", day: date | None = WEDNESDAY) -> list[tuple[str, str, str, str]]:
    return [(m.text, str(m.first), str(m.until), m.precision.value) for m in dates_of(text, day, country)]


@pytest.mark.parametrize(
    ("text", "first", "until", "precision"),
    [
        ("on 7 January 2026", "2026-01-07", "2026-01-08", "day"),
        ("on January 7th, 2026", "2026-01-07", "2026-01-08", "day"),
        ("on Jan. 7, 2026", "2026-01-07", "2026-01-08", "day"),
        ("on the fourth of July 1995", "1995-07-04", "1995-07-05", "day"),
        ("on 2025-12-31", "2025-12-31", "2026-01-01", "day"),
        ("February 2025", "2025-02-01", "2025-03-01", "month"),
        ("in 2023", "2023-01-01", "2024-01-01", "year"),
        ("in 1066", "1066-01-01", "1067-01-01", "year"),
        ("in nineteen eighty-four", "1984-01-01", "1985-01-01", "year"),
        ("in the '80s", "1980-01-01", "1990-01-01", "decade"),
        ("in 2026 elections", "2026-01-01", "2027-01-01", "year"),
        ("Q3 of 2024", "2024-07-01", "2024-10-01", "quarter"),
        ("in H1 2024", "2024-01-01", "2024-07-01", "quarter"),
        ("in FY2024-25", "2024-01-01", "2026-01-01", "year"),
        ("over Labor Day weekend", "2025-08-30", "2025-09-02", "day"),
        ("week 3 of 2027", "2027-01-18", "2027-01-25", "week"),
        ("the last Friday of May 2025", "2025-05-30", "2025-05-31", "day"),
        ("half a century ago", "1976-01-01", "1977-01-01", "year"),
        ("the week before last", "2025-12-22", "2025-12-29", "week"),
        ("He spoke earlier on Tuesday", "2026-01-06", "2026-01-07", "day"),
        ("from 12 May 2019 to 3 June", "2019-05-12", "2019-06-04", "day"),
        ("between May and July 2024", "2024-05-01", "2024-08-01", "month"),
        ("from October to February, he said", "2025-10-01", "2026-03-01", "month"),
        ("the 2019-20 season", "2019-01-01", "2021-01-01", "year"),
        ("from this year up to 2027", "2026-01-01", "2028-01-01", "year"),
        ("the Sept. 11 attacks", "2001-09-11", "2001-09-12", "day"),
        ("Tuesday 6 January", "2026-01-06", "2026-01-07", "day"),
        ("on 29 February", "2024-02-29", "2024-03-01", "day"),
        ("Weeks ago he was free", "2025-11-12", "2025-12-31", "week"),
        ("a week from Tuesday", "2026-01-13", "2026-01-14", "day"),
        ("the working week was short. This working week is not", "2026-01-05", "2026-01-10", "week"),
    ],
)
def test_expressions(text: str, first: str, until: str, precision: str) -> None:
    assert [found[1:] for found in days(text)] == [(first, until, precision)]


@pytest.mark.parametrize(
    "text",
    [
        "recent years", "for three years", "recently, now and soon", "31/02/2025", "on 2025-13-01", "Room 2019",
        "€2019", "+44 2010 2015 86", "version 2.2019", "id=2019", "the Good Friday Agreement", "on a Tuesday.",
        "2,023 people", "May said", "in the 90s, degrees", "Resolution 1973", "a better tomorrow",
        "that Saturday", "2015-1-32", "the 2010 Equality Act",
    ],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("It can be traced back to at least 2013, when he came.", "2013"),
        ("They have met since at least 2019.", "2019"),
        ("The law was asked for as early as 2015.", "2015"),
        ("It will last until at least 2030.", "2030"),
    ],
)
def test_a_bound_stands_before_a_year_as_before_a_time(text: str, year: str) -> None:
    assert [found[0] for found in days(text)] == [year]


@pytest.mark.parametrize(
    "text", ["It killed at least 2013 people.", "Costs rose by at least 1950 pounds.", "It holds as many as 2015."]
)
def test_a_bound_before_a_quantity_makes_no_year(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(("country", "first"), [("GB", "2025-04-03"), ("US", "2025-03-04"), ("ZA", "2025-04-03")])
def test_the_country_tells_the_day_from_the_month(country: str, first: str) -> None:
    assert days("on 03/04/2025", country)[0][1] == first


def test_an_unknown_country_leaves_day_and_month_open() -> None:
    assert days("on 03/04/2025", None) == []
    assert days("on 23/04/2025", None)[0][1] == "2025-04-23"


def test_seasons_are_half_a_year_off_in_the_south() -> None:
    assert days("the winter of 2024", "NZ")[0][1:3] == ("2024-06-01", "2024-09-01")
    assert days("the winter of 2024", "IE")[0][1:3] == ("2024-12-01", "2025-03-01")


def test_lists_are_single_dates() -> None:
    assert [found[1] for found in days("on 12, 13 and 15 March 2025")] == ["2025-03-12", "2025-03-13", "2025-03-15"]
    assert [found[1] for found in days("on Jan. 5 and 6, he said")] == ["2026-01-05", "2026-01-06"]
    assert [found[1] for found in days("In 2018, 2019 and 2020 it rained")] == [
        "2018-01-01",
        "2019-01-01",
        "2020-01-01",
    ]
    assert [found[1] for found in days("in May and June 2024")] == ["2024-05-01", "2024-06-01"]


def test_a_month_that_is_also_a_name_needs_more() -> None:
    assert [found[0] for found in days("Mrs May spoke in May. May's plan was dead, and by May she knew.")] == ["May"]
    assert [found[0] for found in days("Economists liked May's figures.")] == ["May"]


def test_a_story_goes_on_in_its_year() -> None:
    assert [found[1] for found in days("It began on 5 March 2019. In April it ended.")] == ["2019-03-05", "2019-04-01"]


def test_calendar_ends_are_no_errors() -> None:
    assert dates_of("yesterday, last year, three weeks ago, last century", date(1, 1, 1)) == ()
    assert dates_of("next year, next month, next century", date(9999, 12, 31)) == ()
