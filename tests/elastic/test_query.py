"""How an analyst's words become a query; no cluster needed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elastic.query import MAX_QUERY, PASSAGE_FIELDS, Filters, Interval, clean, matching


@pytest.mark.parametrize(
    ("text", "first", "until"),
    [
        ("2023..2025-02", date(2023, 1, 1), date(2025, 3, 1)),
        ("2023", date(2023, 1, 1), date(2024, 1, 1)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 3, 1)),
        ("2024-12..2024-12", date(2024, 12, 1), date(2025, 1, 1)),
        ("..2024-06-30", None, date(2024, 7, 1)),
        ("2024-06..", date(2024, 6, 1), None),
        (" 2024 .. 2025 ", date(2024, 1, 1), date(2026, 1, 1)),
    ],
)
def test_both_ends_of_an_interval_count(text: str, first: date | None, until: date | None) -> None:
    assert Interval.parse(text) == Interval(first, until)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "names no date"), ("..", "names no date"), ("soon", "is no date"), ("2024-13", "no day"),
        ("2023-02-29", "no day"), ("2025..2023", "ends before"), ("2024..2025..2026", "is no date"),
        ("9999-12-31", "no day"), ("0000", "no day"), ("２０２４", "is no date"),
    ],
)  # fmt: skip
def test_what_is_no_interval_is_explained(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Interval.parse(text)


@given(st.dates(date(1000, 1, 1), date(9990, 12, 31)), st.dates(date(1000, 1, 1), date(9990, 12, 31)))
def test_an_interval_of_days_is_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = Interval.parse(f"{first.isoformat()}..{last.isoformat()}")
    assert found.first == first
    assert found.until is not None
    assert (found.until - last).days == 1


def test_a_country_is_a_code() -> None:
    assert Filters(countries=["pk", " IN "]).clauses("date") == [{"terms": {"countries": ["PK", "IN"]}}]
    with pytest.raises(ValueError, match="two letters"):
        Filters(countries=["Pakistan"]).clauses("date")


def test_a_query_without_words_matches_everything() -> None:
    for nothing in ("", "  ", "-", " + | ( ) ~ * "):
        assert matching(nothing, PASSAGE_FIELDS, Filters(), "date")["bool"]["must"] == [{"match_all": {}}]


def test_a_name_with_hyphens_is_kept_together() -> None:
    must = matching('Jaish-e-Mohammed rally "Lashkar-e-Taiba men" -Hamas-linked', ("text",), Filters(), "date")
    written = must["bool"]["must"][0]["simple_query_string"]["query"]
    assert written == '"Jaish-e-Mohammed" rally "Lashkar-e-Taiba men" -"Hamas-linked"'


def test_typographic_quotes_quote() -> None:
    assert clean("“front of Lashkar”") == '"front of Lashkar"'


def test_a_query_of_any_length_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match=r"1,000 characters"):
        matching("x" * (MAX_QUERY + 1), PASSAGE_FIELDS, Filters(), "date")


@given(st.text(st.characters(), max_size=200))
def test_a_cleaned_query_is_sound_text(query: str) -> None:
    assert clean(clean(query)) == clean(query)
    clean(query).encode("utf-8")
