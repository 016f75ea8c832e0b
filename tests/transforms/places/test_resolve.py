"""Which of the places of one name an article means, and what is better left open."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.places.articles import article_of, gazetteer, named, place, resolved
from transforms.places import explain
from transforms.records import Entity, EntityType, Location

Point = tuple[float, float]


def located(entity: Entity) -> Location:
    assert entity.location is not None
    return entity.location


@pytest.mark.parametrize(
    ("text", "name", "others", "country", "near"),
    [
        ("The mayor of Paris, Texas, said so.", "Paris", ["Texas"], "US", (33.66, -95.56)),
        ("The mayor of Paris said so. France was calm.", "Paris", ["France"], "FR", (48.85, 2.35)),
        ("A fire broke out in Mobile, Ala., on Monday.", "Mobile", [], "US", (30.69, -88.04)),
        ("He lives in Bury, near Manchester.", "Bury", ["Manchester"], "GB", (53.6, -2.3)),
        (
            "Alberta said that Innisfail and Red Deer burn.",
            "Innisfail",
            ["Alberta", "Red Deer"],
            "CA",
            (52.03, -113.95),
        ),
        (
            "Queensland said that Innisfail and Cairns flood.",
            "Innisfail",
            ["Queensland", "Cairns"],
            "AU",
            (-17.5, 146.0),
        ),
        ("Pakistan’s Hyderabad and Karachi were dark.", "Hyderabad", ["Pakistan", "Karachi"], "PK", (25.4, 68.4)),
        ("Telangana said Hyderabad was dark.", "Hyderabad", ["Telangana"], "IN", (17.4, 78.5)),
        ("Cairo (Illinois) was flooded.", "Cairo", ["Illinois"], "US", (37.0, -89.2)),
        ("Fighting went on in northern Gujranwala district.", "northern Gujranwala district", [], "PK", (32.2, 74.2)),
    ],
)
def test_the_article_says_which(text: str, name: str, others: list[str], country: str, near: Point) -> None:
    entities = resolved(article_of(text), [place(text, n) for n in (name, *others)])
    location = located(entities[0])
    assert location.country == entities[0].country == country
    assert (location.lat, location.lon) == pytest.approx(near, abs=0.3)


def test_the_outlets_home_and_name_count() -> None:
    text = "A bus burned in Newcastle."
    homes = {
        home: located(resolved(article_of(text, home), [place(text, "Newcastle")])[0]).country
        for home in ("GB", "AU", "ZA")
    }
    assert homes == {"GB": "GB", "AU": "AU", "ZA": "ZA"}


@pytest.mark.parametrize(
    "name", ["Gaza", "Pakistan-occupied Kashmir", "Crimea", "Jerusalem", "West Bank", "Golan Heights"]
)
def test_no_country_is_forced_on_a_disputed_place(name: str) -> None:
    text = f"A delegation from Israel, Pakistan and Russia visited {name}."
    entity = resolved(article_of(text), [place(text, name), place(text, "Israel"), place(text, "Pakistan")])[0]
    assert located(entity).country is None
    assert entity.country is None


def test_an_alias_resolves_where_the_name_does_not() -> None:
    text = "He visited the occupied valley (PoK) in February."
    entity = named(text, "the occupied valley", EntityType.PLACE, "PoK")
    location = located(resolved(article_of(text), [entity])[0])
    assert (location.lat, location.lon) == pytest.approx((34.4, 73.5), abs=0.5)


def test_a_people_gives_a_country_and_no_point() -> None:
    text = "Pakistani and Afghan officials met."
    entities = resolved(article_of(text), [named(text, n, EntityType.GROUP) for n in ("Pakistani", "Afghan")])
    assert [(e.country, e.location) for e in entities] == [("PK", None), ("AF", None)]


@pytest.mark.parametrize("kind", [EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PRODUCT, EntityType.EVENT])
def test_what_is_named_after_a_place_is_left_alone(kind: EntityType) -> None:
    text = "Paris spoke in London."
    entity = named(text, "Paris", kind)
    assert resolved(article_of(text), [entity, place(text, "London")])[0] == entity


@pytest.mark.parametrize("name", ["Springfield", "Qwxyzville", "Greenville"])
def test_what_stays_unclear_stays_open(name: str) -> None:
    text = f"The road to {name} is closed."
    assert resolved(article_of(text), [place(text, name)])[0].location is None


def test_every_decision_is_explained() -> None:
    text = "The mayor of Paris, Texas, said so."
    entities = (place(text, "Paris"), place(text, "Texas"))
    best, second, *_ = explain(article_of(text), entities, gazetteer())[0]
    assert best.candidate.admin1 == "US.TX"
    assert "said in the text" in dict(best.why)
    assert best.score == pytest.approx(sum(value for _, value in best.why), abs=0.1)
    assert best.score > second.score


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Paris", "Texas", "Georgia", "Qwxyz", "Jordan", "Ala.", "U.S.", "Gaza"]), max_size=8),
       st.sampled_from([None, "US", "GB", "PK"]))  # fmt: skip
def test_entities_keep_their_order_names_and_mentions(names: list[str], home: str | None) -> None:
    text = ", ".join(names) + " said."
    entities = [place(text, name) for name in dict.fromkeys(names)]
    result = resolved(article_of(text, home), entities)
    assert [(e.name, e.type, e.mentions) for e in result] == [(e.name, e.type, e.mentions) for e in entities]
    for entity in result:
        if entity.location:
            assert 0.5 <= entity.location.confidence <= 1
            assert -90 <= entity.location.lat <= 90
            assert -180 <= entity.location.lon <= 180
    assert resolved(article_of(text, home), list(result)) == result
