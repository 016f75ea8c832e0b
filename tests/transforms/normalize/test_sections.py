"""The section is a crumb or a label by the title, never the last entry of a menu."""

import pytest

from tests.transforms.normalize.pages import LEAD, SECOND, THIRD, article_of

TITLE = "Old pier to close before winter storms"


def section(*above: str, below: tuple[str, ...] = ()) -> str | None:
    return article_of("\n".join([*above, TITLE, *below, "By Anna Berg", "5 May 2026", "", LEAD, SECOND, THIRD])).section


@pytest.mark.parametrize(
    ("above", "found"),
    [
        (("Home > World > Old pier to close before winter storms",), "World"),
        (("Home » News » Old pier to close before winter storms",), "News"),
        (("Home / News / Coast / Piers",), "Coast"),
        (("Menu", "Home", "/", "Sports", "/", "Rowing", "/"), "Sports"),
        (("Breadcrumb Trail Links", "Home", "Local News"), "Local News"),
        (("Home", "Coast", "Harbour", TITLE, "Share"), "Coast"),
        (("Latest", "Coast", "Islands", "Weather", "COAST"), "Coast"),
        (("NewsNorth CoastTransport",), "North Coast"),
        (("Sport | Football",), "Sport"),
        (("News|Fishing",), "Fishing"),
        (("Shows", "Fishing", "/Coast"), "Coast"),
        ((f"Home Coast {TITLE}",), "Coast"),
        (("Harbour Post", "Weather", "Harbour Post/Fishing"), "Fishing"),
        (("Menu", "Subscribe", "LOCAL", "Finnmark", "Add Topic"), "Local"),
        (("Menu", "Coast", "Islands", "Fishing", "Weather", "Coast", "Fishing"), "Coast"),
        (("Fishing", "Coast", "Weather", "Coast, Fishing"), "Coast"),
        (("Home", "News", "Coast", "Sport", "Business", "Weather"), None),
        ((), None),
    ],
)
def test_above_the_title(above: tuple[str, ...], found: str | None) -> None:
    assert section(*above) == found


def test_a_label_below_the_title_that_the_menu_has_too() -> None:
    assert section("Home", "News", "Courts", "Business", "Notices", below=("Courts",)) == "Courts"
