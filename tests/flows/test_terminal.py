"""Page text in a terminal."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from elastic.search import Passage, Statement
from elastic.status import Summary
from flows.terminal import excerpt, next_command, plain, safe, when


@given(st.text())
def test_no_text_can_steer_the_terminal(text: str) -> None:
    shown = plain(text)
    assert not any((ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 for c in shown)
    assert len(shown) == len(text)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"])))
def test_no_text_is_taken_for_markup(text: str) -> None:
    assert Text.from_markup(f"{safe(text)}[bold]x[/]").plain == plain(text) + "x"


def statement(first: date, until: date, precision: str) -> Statement:
    return Statement("s", "a", None, "u", None, None, None, "", "", first, until, precision, (), (), ())


@pytest.mark.parametrize(
    ("first", "until", "precision", "shown"),
    [
        (date(2023, 1, 1), date(2024, 1, 1), "year", "2023"),
        (date(2019, 1, 1), date(2022, 1, 1), "year", "2019 to 2021"),
        (date(2025, 2, 1), date(2025, 3, 1), "month", "February 2025"),
        (date(2025, 2, 1), date(2025, 5, 1), "month", "Feb 2025 to Apr 2025"),
        (date(2026, 1, 7), date(2026, 1, 8), "day", "2026-01-07"),
        (date(2025, 11, 12), date(2025, 12, 31), "week", "2025-11-12 to 2025-12-30"),
    ],
)
def test_an_interval_is_shown_as_exactly_as_it_is_known(first: date, until: date, precision: str, shown: str) -> None:
    assert when(statement(first, until, precision)) == shown


def test_the_next_command_asks_what_the_index_can_answer() -> None:
    day = date(2024, 1, 1)
    assert (
        next_command(Summary((("Ana O'Neil", 3),), (), (), day, day))
        == "clippings timeline --person 'Ana O'\"'\"'Neil'"
    )
    assert next_command(Summary((), (("UN", 1),), (), day, day)) == "clippings timeline --organization UN"
    assert next_command(Summary((), (), (), None, None)) == "clippings status"


def passage(text: str, *marks: tuple[int, int]) -> Passage:
    return Passage("c", "a", "u", None, None, None, None, text, marks, (), (), (), 1.0)


def test_an_excerpt_shows_the_first_match_and_keeps_its_mark() -> None:
    text = "word " * 200 + "Hamas met.\n\n" + "more " * 200
    shown = excerpt(passage(text, (1000, 1005)), 100)
    assert len(shown) <= 106
    assert shown.plain.startswith("… word")
    assert shown.plain.endswith("more …")
    (span,) = [span for span in shown.spans if "bold" in str(span.style)]
    assert shown.plain[span.start : span.end] == "Hamas"


def test_a_short_passage_is_shown_whole_on_one_line() -> None:
    assert excerpt(passage("A Heading\n\nIts text.\n\n")).plain == "A Heading Its text."
