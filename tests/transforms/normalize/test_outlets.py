"""The table of outlets, and finding a page's outlet in its furniture."""

from zoneinfo import ZoneInfo

from tests.transforms.normalize.pages import article_of, story
from transforms.normalize import Outlet, Outlets
from transforms.normalize.zones import AMBIGUOUS, UNAMBIGUOUS


def test_the_shipped_table_is_sound() -> None:
    table = Outlets.default()
    assert len(table.rows) >= 500
    assert len({row.country for row in table.rows}) >= 80
    for row in table.rows:
        assert row.zone, row
        assert ZoneInfo(row.zone)
        assert row.country is not None
        assert len(row.country) == 2
        assert all("." in host and host == host.lower() and "/" not in host for host in row.hosts), row
        assert not row.furniture


def test_zones_exist() -> None:
    for name in (*UNAMBIGUOUS.values(), *(zone for meanings in AMBIGUOUS.values() for zone in meanings.values())):
        assert ZoneInfo(name)


def test_lookups() -> None:
    table = Outlets.default()
    hindu = table.named("the hindu")
    assert hindu is not None
    assert hindu.zone == "Asia/Kolkata"
    assert table.at("https://www.thehindu.com/news/article1.ece") == hindu
    assert table.at("https://unknown.example/") is None
    assert table.at("no address") is None


def test_what_the_user_states_is_added_to_what_is_known() -> None:
    table = Outlets.default().with_(
        Outlet("The Hindu", furniture=("Subscribe to The Hindu",)), Outlet("Havneposten", "NO")
    )
    hindu = table.named("The Hindu")
    assert hindu is not None
    assert (hindu.country, hindu.furniture) == ("IN", ("Subscribe to The Hindu",))
    mine = table.named("havneposten")
    assert mine is not None
    assert mine.zone == "Europe/Oslo"
    assert len([row for row in table.rows if row.name == "The Hindu"]) == 1
    assert Outlets.default().named("Havneposten") is None


def test_the_page_names_its_outlet() -> None:
    assert article_of(story() + "\n© 2026 Havneposten. All rights reserved.").outlet == "Havneposten"
    known = article_of(story() + "\nAdd The Hindu As A Trusted Source")
    assert (known.outlet, known.country) == ("The Hindu", "IN")
    assert article_of(story()).outlet is None


def test_prose_does_not_name_the_outlet() -> None:
    line = "The Hindu and The Times of India both reported on the pier at great length on Wednesday."
    assert article_of(story(line)).outlet is None
