"""Places that a recognizer passed over, and names that only look like places."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.places.articles import article_of, gazetteer, named, place
from transforms.places import find_places, resolve_places
from transforms.records import Entity, EntityType, Sentence


def found(text: str, *entities: Entity) -> tuple[Entity, ...]:
    article = article_of(text)
    whole = (Sentence(0, len(text), 0),)
    return resolve_places(article, find_places(article, whole, entities, gazetteer()), gazetteer())


def names(entities: tuple[Entity, ...]) -> list[str]:
    return [m.text for e in entities if e.type is EntityType.PLACE for m in e.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KARACHI — Shops stayed shut.", ["KARACHI"]),
        ("A farm in Palauig was closed.", ["Palauig"]),
        ("It began in Leeds, England.", ["Leeds", "England"]),
        ("A man from Reading, England, won.", ["Reading", "England"]),
        ("A fire in Mobile, Ala., spread.", ["Mobile", "Ala."]),
        ("The outskirts of Multan were quiet.", ["Multan"]),
        ("Kenya and Uganda agreed.", ["Kenya", "Uganda"]),
        ("The People's Republic of China agreed.", ["People's Republic of China"]),
        ("They crossed Pakistan-occupied Kashmir.", ["Pakistan-occupied Kashmir"]),
        ("Pakistan-based groups denied it.", ["Pakistan"]),
        ("Trains from Aleppo to Idlib stopped.", ["Aleppo", "Idlib"]),
        ("The US accused them, and us.", ["US"]),
    ],
)
def test_the_text_shows_a_place(text: str, expected: list[str]) -> None:
    assert names(found(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Most of March was nice. Reading is fun, said Nice Mobile.",
        "Paris Hilton sang.",
        "In May, Police and Court agreed.",
        "He read the Boston Globe and the Chicago Tribune.",
        "Of Mice and Men is old. Most agree.",
        "Mr Hamilton met Mrs Lincoln.",
        "Many thanks, said Logan.",
        "us and them",
    ],
)
def test_a_name_that_only_looks_like_a_place(text: str) -> None:
    assert names(found(text)) == []


def test_a_place_taken_for_an_organization_is_put_right_where_the_text_says_so() -> None:
    text = "Floods hit homes in Multan. People in Multan fled."
    (entity,) = found(text, named(text, "Multan", EntityType.ORGANIZATION))
    assert entity.type is EntityType.PLACE
    assert entity.location is not None


def test_a_person_or_team_named_after_a_place_stays_one() -> None:
    text = "Jordan said that he would go. Jordan left. Chelsea beat Arsenal."
    given_names = (named(text, "Jordan", EntityType.PERSON), named(text, "Chelsea", EntityType.ORGANIZATION))
    assert found(text, *given_names) == given_names


def test_a_name_of_a_person_is_no_place_elsewhere_in_the_article() -> None:
    text = "Peter Jordan spoke. Later Jordan left."
    spans = named(text, "Peter Jordan", EntityType.PERSON)
    assert names(found(text, spans)) == []


def test_a_further_mention_joins_the_entity_it_belongs_to() -> None:
    text = "Multan was dark. By night Multan slept."
    first = place(text, "Multan")
    once = Entity(first.name, first.type, (), first.mentions[:1])
    (entity,) = found(text, once)
    assert entity.mentions == first.mentions


WORDS = st.sampled_from(
    ["in", "Paris", "Texas", "the", "Multan", "U.S.", "St.", "of", "Reading", "—", ",", ".", "\n", "New", "York", "’s",
     "(AP)", "Ky.", "New South Wales", "“", "Jordan", "said"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_mentions_are_exact_ordered_and_apart(text: str) -> None:
    entities = found(text, place(text, "Paris"), named(text, "Jordan", EntityType.PERSON))
    spans = sorted((m.start, m.end) for e in entities for m in e.mentions)
    assert all(text[m.start : m.end] == m.text for e in entities for m in e.mentions)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("unit", ["New ", "St. ", "in Paris, ", "Of the ", "A-", "U.S.", "Paris (", "’s ", "— "])
def test_hostile_repetition_takes_linear_work(unit: str) -> None:
    def calls(size: int) -> int:
        text = unit * (size // len(unit))
        article = article_of(text)
        made = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal made
            made += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            find_places(article, (Sentence(0, len(text), 0),), (), gazetteer())
        finally:
            sys.setprofile(None)
        return made

    assert calls(20_000) < 12 * calls(2_000)
