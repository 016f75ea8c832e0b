"""When an article was published, and in whose time."""

import pytest

from tests.transforms.normalize.pages import LEAD, SECOND, THIRD, article_of, story
from transforms.normalize import Outlet
from transforms.records import Hints, Published


def published(stamp: str, country: str | None = None, zone: str | None = None) -> Published | None:
    hints = Hints(outlet="Havneposten") if country or zone else None
    return article_of(story(stamp=stamp), Outlet("Havneposten", country, zone), hints=hints).published


@pytest.mark.parametrize(
    ("stamp", "country", "at", "zone"),
    [
        ("Published: January 7, 2026 14:25:19 IST", "IN", "2026-01-07T08:55:19Z", "Asia/Kolkata"),
        ("Published: January 7, 2026 14:25 IST", "IL", "2026-01-07T12:25:00Z", "Asia/Jerusalem"),
        ("Published: July 7, 2025 14:25 IST", "IE", "2025-07-07T13:25:00Z", "Europe/Dublin"),
        ("Published: January 7, 2026 14:25 IST", None, "2026-01-07", None),
        ("Published: January 7, 2026 14:25 IST", "NO", "2026-01-07", None),
        ("Published: 22:04 BST, 22 Apr 2024", "GB", "2024-04-22T21:04:00Z", "Europe/London"),
        ("Published: 22:04 BST, 22 Apr 2024", "BD", "2024-04-22T16:04:00Z", "Asia/Dhaka"),
        ("Published: Mar 5, 2026 5:05 p.m. CST", "US", "2026-03-05T23:05:00Z", "America/Chicago"),
        ("Published: Mar 5, 2026 / 05:05 PM CST", "US", "2026-03-05T23:05:00Z", "America/Chicago"),
        ("Published: 16 Jun 2026 04:05PM GMT", None, "2026-06-16T16:05:00Z", "UTC"),
        ("Published: Mar 5, 2026 17:05 CST", "CN", "2026-03-05T09:05:00Z", "Asia/Shanghai"),
        ("Published on 06/01/2026 - 13:55 GMT+1", None, "2026-01-06T12:55:00Z", "+01:00"),
        ("Published: 2026-01-06 13:55 +05:30", None, "2026-01-06T08:25:00Z", "+05:30"),
        ("Published: 5 May 2026", "NO", "2026-05-05", None),
        ("Published: 5 May 2026 14:02", "NO", "2026-05-05T12:02:00Z", "Europe/Oslo"),
        ("Published: 5 May 2026 14:02", None, "2026-05-05", None),
        ("Published: 07/01/2026", "GB", "2026-01-07", None),
        ("Published: 06/07/2025", "US", "2025-06-07", None),
    ],
)  # fmt: skip
def test_zone_and_order_are_the_outlets(stamp: str, country: str | None, at: str, zone: str | None) -> None:
    found = published(stamp, country)
    assert found is not None
    assert (found.at, found.zone) == (at, zone)
    assert found.text in stamp


def test_a_byline_may_hold_the_stamp() -> None:
    found = published("By Anna Berg - The Harbour Times - Tuesday, May 5, 2026")
    assert found is not None
    assert found.at == "2026-05-05"


def test_an_open_zone_says_why() -> None:
    found = published("Published: January 7, 2026 14:25 IST")
    assert found is not None
    assert "ambiguous" in found.method


def test_the_day_is_the_outlets_own() -> None:
    found = published("Published: January 7, 2026 02:25 IST", "IN")
    assert found is not None
    assert (found.at, found.day.isoformat()) == ("2026-01-06T20:55:00Z", "2026-01-07")


@pytest.mark.parametrize(
    "stamp", ["Published: 5 May 2027 10:00 GMT", "Published: 31 February 2026", "Published: 5 May 1991"]
)
def test_impossible_dates_are_refused(stamp: str) -> None:
    assert published(stamp) is None


def test_two_days_of_publication_are_a_conflict() -> None:
    found = published("Published: 5 May 2026\nPublished: 4 May 2026")
    assert found is not None
    assert found.conflict
    assert found.at == "2026-05-05"


def test_an_update_is_no_publication() -> None:
    article = article_of(story(stamp="Updated: 6 May 2026 11:00 GMT\nPublished: 5 May 2026 10:00 GMT"))
    assert article.published is not None
    assert (article.published.at, article.updated_at) == ("2026-05-05T10:00:00Z", "2026-05-06T11:00:00Z")
    assert not article.published.conflict


def headed(*lines: str) -> str | None:
    found = article_of("\n".join([*lines, "", LEAD, SECOND, THIRD])).published
    return found.at if found else None


TITLE = "Old pier to close before winter storms"


def test_the_stamp_below_the_title_wins_over_todays_date_above() -> None:
    assert headed("Wed, 6 May 2026", "Home > Coast", TITLE, "Anna Berg , Tuesday 5 May 2026") == "2026-05-05"


def test_an_age_is_counted_back_from_the_day_at_the_top() -> None:
    menu = ("News", "Politics", "Business", "Sport", "Features", "Opinion", "Letters", "Islands", "Search", "Coast")
    assert headed("Wednesday, 6 May 2026", *menu, TITLE, "Anna Berg", "7 hrs ago") == "2026-05-06"
    assert headed("Wednesday, 6 May 2026", *menu, TITLE, "Anna Berg", "2 days ago") == "2026-05-04"
    assert headed("Wednesday, 6 May 2026", *menu, TITLE, "Anna Berg") is None
