"""Short forms in brackets are tied to the long form before them, and the reverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.entities.short_forms import pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Pakistan Markazi Muslim League (PMML), a group", ("Pakistan Markazi Muslim League", "PMML")),
        ("from Jaish-e-Mohammed (JeM), another", ("Jaish-e-Mohammed", "JeM")),
        ("visited Pakistan-occupied Kashmir (PoK) along", ("Pakistan-occupied Kashmir", "PoK")),
        (
            "the Economic Community of West African States (ECOWAS)",
            ("Economic Community of West African States", "ECOWAS"),
        ),
        ("the LeT (Lashkar-e-Taiba) said", ("Lashkar-e-Taiba", "LeT")),
        ("urged the fractured Tidal Water Council (TWC) to", ("Tidal Water Council", "TWC")),
        ("alias El Sapo, a man of the Norte Cartel (NC).", ("Norte Cartel", "NC")),
        ("in 2009.\n\nThe far-left Lake Movement (LM) won", ("Lake Movement", "LM")),
        ("of the Alliance pour la Mer (AM) and", ("Alliance pour la Mer", "AM")),
        ("and Jama'at Ahl al-Bahr wal-Jund (JABJ) said", ("Jama'at Ahl al-Bahr wal-Jund", "JABJ")),
        ("Kenya Wildlife Service (the KWS) said", ("Kenya Wildlife Service", "KWS")),
    ],
)
def test_explained_short_forms(text: str, expected: tuple[str, str]) -> None:
    (pair,) = pairs(text)
    assert (text[pair.long_start : pair.long_end], text[pair.short_start : pair.short_end]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Okello (left)",
        "a fee (USD 30)",
        "said (CNN)",
        "the club (2023)",
        "Bello (APC)",
        "A strike by Tidal drivers (AST)",
    ],
)
def test_other_brackets_explain_nothing(text: str) -> None:
    assert not list(pairs(text))


@given(st.text(alphabet="ABab ()-.\n", max_size=120))
def test_offsets_lie_within_the_text(text: str) -> None:
    for pair in pairs(text):
        assert 0 <= pair.long_start < pair.long_end <= len(text)
        assert 0 <= pair.short_start < pair.short_end <= len(text)


def test_many_brackets_take_bounded_time() -> None:
    assert len(list(pairs("Alpha Beta (AB) " * 2000))) == 2000


def test_square_brackets_explain_as_round_ones_do() -> None:
    text = "The Centre for River Health [CRH] and the NBA [National Boat Authority] met."
    assert [(text[p.long_start : p.long_end], text[p.short_start : p.short_end]) for p in pairs(text)] == [
        ("Centre for River Health", "CRH"),
        ("National Boat Authority", "NBA"),
    ]
