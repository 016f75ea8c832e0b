"""What becomes of words in the index: ordinary ones are reduced, names never."""

import pytest
from elasticsearch import Elasticsearch
from hypothesis import given, settings
from hypothesis import strategies as st

from elastic.indices import Names

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def terms(client: Elasticsearch, names: Names):  # type: ignore[no-untyped-def]  # a function of (text, analyzer)
    def analyzed(text: str, analyzer: str = "english_names") -> list[str]:
        answer = client.indices.analyze(index=names.alias("chunks"), analyzer=analyzer, text=text)
        return [token["token"] for token in answer["tokens"]]

    return analyzed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("meeting", "meetings"), ("Meetings", "met"), ("attacked", "ATTACKS"), ("hamas", "HAMAS"), ("Hamas", "Hamas’s"),
        ("Hamas", "Hamas'"), ("Lashkar-e-Taiba", "Lashkar e Taiba"), ("Lashkar‑e‑Taïba", "lashkar–e–taiba"),
        ("O’Brien", "O'Brien"), ("“Mazaa”", '"mazaa"'), ("São Paulo", "Sao Paulo"), ("Erdoğan", "ERDOGAN"),
        ("U.S.", "US"), ("U.S.A.", "USA"), ("women", "woman"), ("Straße", "strasse"), ("co\u00adoperate", "cooperate"),
    ],
)  # fmt: skip
def test_these_are_the_same(terms, one: str, other: str) -> None:  # type: ignore[no-untyped-def]
    assert terms(one) == terms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hama", "Hamas"), ("Abba", "Abbas"), ("Texa", "Texas"), ("Jinp", "Jinping"), ("Ahm", "Ahmed"), ("Mar", "Mars"),
        ("William", "Williams"), ("new", "news"), ("even", "evening"), ("Wale", "Wales"), ("Lao", "Laos"),
    ],
)  # fmt: skip
def test_these_are_not(terms, one: str, other: str) -> None:  # type: ignore[no-untyped-def]
    assert terms(one) != terms(other)


def test_exact_keeps_the_form(terms) -> None:  # type: ignore[no-untyped-def]
    assert terms("Meetings of Hamas", "names") == ["meetings", "of", "hamas"]


@settings(max_examples=40, deadline=None)
@given(
    name=st.text("abcdefghijklmnoprstuvyz", min_size=6, max_size=14), ending=st.sampled_from(["as", "ing", "ed", "os"])
)
def test_a_name_never_seen_before_stays_whole(terms, name: str, ending: str) -> None:  # type: ignore[no-untyped-def]
    unseen = f"zq{name}{ending}"
    assert terms(unseen.upper()) == [unseen]
