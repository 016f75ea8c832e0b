"""A page names its outlet in its furniture."""

import pytest

from tests.transforms.normalize.pages import LEAD, SECOND, THIRD, article_of, story


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2026 Havneposten. All rights reserved.", "Havneposten"),
        ("© COPYRIGHT HARBOUR GAZETTE MEDIA LIMITED 2026. ALL RIGHTS RESERVED.", "Harbour Gazette"),
        ("All rights reserved. © 2026 The Harbour Gazette Ltd", "The Harbour Gazette"),
        ("2026 The Pilot. All Rights Reserved.", "The Pilot"),
        ("© 2026 Harbour News, a division of Tidewater Inc.", "Harbour News"),
        ("Click here to get Harbour Gazette on Google", "Harbour Gazette"),
        ("Acta Litoralia (Acta Litor.) ISSN 0000-0000 (online)", "Acta Litoralia"),
        ("Old pier to close before winter storms | Harbour Gazette", "Harbour Gazette"),
    ],
)
def test_one_line_is_enough(line: str, name: str) -> None:
    assert article_of(story() + "\n" + line).outlet == name


def test_the_masthead_at_the_top() -> None:
    assert article_of("The Harbour Gazette\n" + story()).outlet == "The Harbour Gazette"
    assert article_of("HARBOUR GAZETTE\n" + story()).outlet == "Harbour Gazette"


def test_initials_and_short_forms_stand_for_the_owner() -> None:
    lines = "\nMore From TW News\nAdd TW News on Google\nCopyright 2026 The Tidal Wire. All Rights Reserved."
    assert article_of(story() + lines).outlet == "The Tidal Wire"
    assert article_of(story() + "\nJobs at The Sea\n© 2026 The Sea and Shore Inc.").outlet == "The Sea and Shore"


def test_a_holding_alone_names_no_outlet() -> None:
    assert article_of(story() + "\n© 2026 Littoral Holdings (Pty) Ltd. All rights reserved.").outlet is None


def test_who_took_a_picture_holds_no_rights_in_the_page() -> None:
    assert article_of(story() + "\n© Kari Sand/Havn Foto").outlet is None


def test_menus_and_buttons_name_no_outlet() -> None:
    assert article_of("World News\nLive TV\n" + story() + "\nFollow us on social media\nMore from Sport").outlet is None


def test_an_owner_is_called_by_its_paper() -> None:
    assert article_of(story() + "\nHarbour Coast Courier\n© 2026 Harbour Coast Newspapers, LLC").outlet == (
        "Harbour Coast Courier"
    )
    assert article_of("Tide Week\n" + story() + "\nCopyright © 2026 Tide Week Nordic Ltd").outlet == "Tide Week"


def test_an_author_who_holds_the_rights_is_no_outlet() -> None:
    head = ("Tide & Rope", "Old pier to close before winter storms", "Anna Berg", "5 May 2026", "")
    foot = ("Thanks for reading Tide & Rope!", "Tide & Rope", "© 2026 Anna Berg")
    assert article_of("\n".join([*head, LEAD, SECOND, THIRD, *foot])).outlet == "Tide & Rope"
