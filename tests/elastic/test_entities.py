"""The names of the index, listed."""

import pytest
from elasticsearch import Elasticsearch
from hypothesis import given
from hypothesis import strategies as st

from elastic.bulk import load
from elastic.entities import AFTER, BEFORE, Listed, around, list_entities
from elastic.indices import Names, refresh
from tests.elastic.example import documents


@pytest.fixture(scope="module")
def press(client: Elasticsearch, names: Names) -> Names:
    bodies = {
        "a.txt": "Jaish-e-Mohammed (JeM) met Hamas in 2023. JeM was silent.\n\nNaji Zaheer came. Zaheer left.",
        "b.txt": "In 2023 JeM was silent. Hamas spoke.",
        "c.txt": "Karachi was quiet.",
    }
    load(client, [documents(body, uri=uri) for uri, body in bodies.items()], names)
    refresh(client, names)
    return names


@pytest.mark.node
def test_each_name_comes_with_its_counts_and_spellings_the_most_frequent_first(
    client: Elasticsearch, press: Names
) -> None:
    found = list_entities(client, names=press)
    assert found.total == 4
    told = [(one.name, one.type, one.articles, one.mentions, one.aliases) for one in found.names]
    assert told == [
        ("Hamas", "organization", 2, 2, ()),
        ("Jaish-e-Mohammed", "organization", 2, 4, (("JeM", 2),)),
        ("Karachi", "place", 1, 1, ()),
        ("Naji Zaheer", "person", 1, 2, (("Zaheer", 1),)),
    ]


@pytest.mark.node
def test_it_is_asked_for_by_words_like_its_own_by_kind_and_by_number(client: Elasticsearch, press: Names) -> None:
    def listed(query: str = "", kind: str | None = None, limit: int = 20) -> list[str]:
        return [one.name for one in list_entities(client, query, kind, limit, press).names]

    assert listed("Zaheer") == listed("Zaher") == listed("naji zaheer") == ["Naji Zaheer"]
    assert listed("JeM") == ["Jaish-e-Mohammed"]
    assert listed("Hamas Zaheer") == []
    assert listed(kind="place") == ["Karachi"]
    assert listed(limit=1) == ["Hamas"]


@pytest.mark.node
def test_the_example_is_where_a_name_stands_most(client: Elasticsearch, press: Names) -> None:
    (found,) = list_entities(client, "JeM", names=press).names
    assert isinstance(found, Listed)
    assert found.example is not None
    assert (found.example.uri, found.example.title, found.example.outlet) == ("a.txt", "Talks of terror", "NewsX")
    assert found.example.text == "Jaish-e-Mohammed (JeM) met Hamas in 2023. JeM was silent."


@given(st.text(alphabet="ab \n", max_size=600), st.integers(0, 600))
def test_an_example_holds_the_name_on_one_line_and_is_short(text: str, at: int) -> None:
    body = text[:at] + "Zaheer" + text[at:]
    place = min(at, len(text))
    shown = around(body, place)
    assert "Zaheer" in shown
    assert "\n" not in shown
    assert len(shown) <= BEFORE + AFTER + len("…  …")
