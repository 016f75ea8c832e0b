"""One spelling for all the ways a newspaper writes a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.places import place_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("St. Louis", "Saint Louis", "ST LOUIS"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Łódź", "Lodz"),
        ("The Gambia", "Gambia"),
        ("Saint-Marc", "St Marc"),
        ("U.S.", "US"),
        ("Ft. Worth", "Fort Worth"),
        ("İstanbul", "Istanbul"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({place_key(name) for name in spellings}) == 1


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    key = place_key(name)
    assert place_key(key) == key or key.startswith("the ")


def test_different_names_keep_different_keys() -> None:
    assert len({place_key(name) for name in ("Hague", "The Hague city", "Hama", "Hamas", "St", "Saint")}) == 6
