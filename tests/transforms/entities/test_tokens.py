"""Tokens lie in order, cover all that is not space, and cut compounds between a name and a common word."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.entities.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lashkar-e-Taiba’s", ["Lashkar-e-Taiba", "’s"]),
        ("Pakistan-based", ["Pakistan", "-", "based"]),
        ("Lashkar-e-Taiba-linked", ["Lashkar-e-Taiba", "-", "linked"]),
        ("anti-India", ["anti", "-", "India"]),
        ("Hamas-LeT ties", ["Hamas", "-", "LeT", "ties"]),
        ("Kim Jong-nam", ["Kim", "Jong-nam"]),
        ("al-Qaeda and Al-Shabaab", ["al-Qaeda", "and", "Al-Shabaab"]),
        ("the U.S. Army", ["the", "U.S.", "Army"]),
        ("J. R. O'Neill's", ["J.", "R.", "O'Neill", "'s"]),
        ("R&AW", ["R&AW"]),
        ("COVID-19", ["COVID-19"]),
        ("cross-border", ["cross-border"]),
        ("Hamas–Lashkar", ["Hamas", "–", "Lashkar"]),
        ("It ended in Kano.", ["It", "ended", "in", "Kano", "."]),
    ],
)
def test_words_of_news(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


@given(st.text(max_size=200))
def test_tokens_cover_all_but_space(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text and token.text for token in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join(token.text for token in found) == "".join(text.split())
