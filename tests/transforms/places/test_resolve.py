"""Which of the places of one name an article means."""

import pytest

from tests.transforms.places.articles import article_of, place, resolved


@pytest.mark.parametrize(
    ("text", "name", "country", "near"),
    [
        ("The mayor of Paris, Texas, said so.", "Paris", "US", (33.66, -95.56)),
        ("The mayor of Paris said so. France was calm.", "Paris", "FR", (48.85, 2.35)),
        ("A fire broke out in Mobile, Ala., on Monday.", "Mobile", "US", (30.69, -88.04)),
        ("He lives in Bury, near Manchester.", "Bury", "GB", (53.6, -2.3)),
    ],
)
def test_the_text_says_which(text: str, name: str, country: str, near: tuple[float, float]) -> None:
    names = [n for n in (name, "Texas", "France", "Manchester") if n in text]
    entities = resolved(article_of(text), [place(text, n) for n in names])
    location = entities[0].location
    assert location is not None
    assert location.country == country
    assert (location.lat, location.lon) == pytest.approx(near, abs=0.2)
