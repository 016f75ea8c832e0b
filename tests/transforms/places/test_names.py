"""What a name is, what it bears, how it was cut: kinds, bodies and buildings, mended names, the article's home."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.places.articles import article_of, gazetteer, named, place
from transforms.places import find_places, resolve_places
from transforms.places.homeland import homeland
from transforms.records import Entity, EntityType, Mention, Sentence

PERSON, ORGANIZATION, FACILITY = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.FACILITY


def found(text: str, *entities: Entity) -> dict[str, Entity]:
    whole = (Sentence(0, len(text), 0),)
    article = article_of(text)
    placed = resolve_places(article, find_places(article, whole, entities, gazetteer()), gazetteer())
    return {entity.name: entity for entity in placed}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Lee Rowe, 34, of Corbin, was held in Kentucky.", "Corbin", PERSON),
        ("INNISFAIL - A skater from Red Deer won.", "INNISFAIL", ORGANIZATION),
        ("A priest from Nazareth said that pilgrims from Jerusalem had left.", "Nazareth", PERSON),
        ("Trains from Leeds, Harrogate and York were late.", "Harrogate", ORGANIZATION),
        ("A couple from Regina, Sask. found it.", "Sask", PERSON),
    ],
)
def test_the_words_around_a_name_make_it_a_place(text: str, name: str, kind: EntityType) -> None:
    entity = found(text, *_places(text, "Leeds", "York"), named(text, name, kind))[name]
    assert entity.type is EntityType.PLACE
    assert entity.location is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The prize went from Mr Lincoln to Mr Hamilton, said Lincoln.", "Lincoln"),
        ("Tickets for Chelsea cost more this year.", "Chelsea"),
        ("Jordan said so. He heard it from Jordan.", "Jordan"),
    ],
)
def test_a_name_on_trial_stays_what_it_was_without_backing(text: str, name: str) -> None:
    entity = found(text, named(text, name, PERSON))[name]
    assert (entity.type, entity.location, entity.source) == (PERSON, None, "model")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Knox County Sheriff's Office in Kentucky, near Corbin.", "Knox County Sheriff's Office", ORGANIZATION),
        ("Paris, Texas, mourned. The Paris Police Department said so.", "Paris Police Department", ORGANIZATION),
        (
            "In Kentucky he was lodged in the Laurel County Detention Center.",
            "Laurel County Detention Center",
            FACILITY,
        ),
        ("She was taken to University Hospital in Columbia, Missouri.", "University Hospital", ORGANIZATION),
    ],
)
def test_a_body_lies_where_the_place_lies_that_it_is_named_after(text: str, name: str, kind: EntityType) -> None:
    entity = found(text, named(text, name, kind), *_places(text, "Paris", "Texas", "Columbia", "Missouri", "Kentucky"))
    located = entity[name]
    assert located.type is kind
    assert located.location is not None
    assert (located.location.level, located.location.geonameid, located.country) == ("facility", None, "US")


@pytest.mark.parametrize("name", ["Boston Globe", "Dallas Cowboys", "U.S. Department of Justice", "Lincoln Hospital"])
def test_what_only_bears_a_name_is_not_put_there(name: str) -> None:
    text = f"The {name} was glad."
    assert found(text, named(text, name, ORGANIZATION))[name].location is None


def test_a_street_is_not_in_the_town_that_it_leads_to() -> None:
    text = "A fire broke out in Hertford Road on Monday."
    assert found(text, named(text, "Hertford Road", FACILITY))["Hertford Road"].location is None


def test_a_place_of_unknown_whereabouts_lies_where_the_text_puts_it() -> None:
    text = "Police searched Qwxyville, a suburb of Harare, in Zimbabwe."
    inside = found(text, *_places(text, "Qwxyville", "Harare", "Zimbabwe"))["Qwxyville"]
    assert inside.location is not None
    assert (round(inside.location.lat), round(inside.location.lon), inside.country) == (-18, 31, "ZW")
    assert inside.location.geonameid is None


def test_a_name_read_too_short_is_made_whole() -> None:
    text = "The ferry to Prince Edward Island was late."
    entities = found(text, named(text, "Edward Island", PERSON))
    assert list(entities) == ["Prince Edward Island"]


def test_a_person_does_not_take_the_home_town_along() -> None:
    text = "Anne Grey of Edmonton said that Alberta was cold."
    entities = found(text, named(text, "Anne Grey of Edmonton", PERSON), *_places(text, "Alberta"))
    assert entities["Anne Grey"].type is PERSON
    assert entities["Edmonton"].location is not None


def test_a_surname_is_no_place() -> None:
    text = "Mayor Erin Holland spoke."
    entities = found(text, named(text, "Erin", PERSON), *_places(text, "Holland"))
    assert [(e.name, e.type) for e in entities.values()] == [("Erin Holland", PERSON)]


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("Call London police, the Windsor office, at 519-555-0100.", "London", "CA"),
        ("Plymouth County sheriffs met in Sioux City, Iowa.", "Plymouth County", "US"),
    ],
)
def test_small_cues_decide(text: str, name: str, region: str) -> None:
    location = found(text, *_places(text, name, "Sioux City", "Iowa"))[name].location
    assert location is None or location.country == region


def test_a_dateline_is_a_town() -> None:
    text = "NEW YORK (AP) — Snow fell."
    location = found(text, *_places(text, "NEW YORK"))["NEW YORK"].location
    assert location is not None
    assert location.level == "city"


def test_telephone_numbers_and_own_words_tell_the_home() -> None:
    home = homeland("The Sheriff's Office is at 606-555-0100, the fax at (606) 555-0101. Not 12606-555-01002.")
    assert home.regions == {"US.KY": 1.0}
    assert home.countries == {"US": 3.0}
    assert homeland("gardaí and jeepneys").countries == {"IE": 1.0, "PH": 1.0}
    assert homeland("Call 1-800-555-0100.").regions == {}


def test_two_towns_that_share_a_region_lie_in_it() -> None:
    text = "They came from Georgetown and Paris, Kentucky."
    entities = found(text, *_places(text, "Georgetown", "Paris", "Kentucky"))
    assert [round(e.location.lat) for e in entities.values() if e.location] == [38, 38, 38]


def _places(text: str, *names: str) -> list[Entity]:
    return [entity for name in names if (entity := place(text, name)).mentions]


WORDS = st.sampled_from(
    "St . , of and Co County Prince Edward Island in Paris Texas Sheriff's Office Police U.S. — ( ) 606-555-0100 Erin "
    "Holland from said the The Road Mo 's Lee 34".split(" ")
)  # fmt: skip
KINDS = st.sampled_from([PERSON, ORGANIZATION, FACILITY, EntityType.PLACE, EntityType.MISC])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25), st.lists(st.tuples(st.integers(0, 24), st.integers(1, 4), KINDS), max_size=5))
def test_mentions_stay_in_the_text_whatever_was_found(
    words: list[str], spans: list[tuple[int, int, EntityType]]
) -> None:
    text = " ".join(words)
    entities, end = [], 0
    for first, size, kind in sorted(spans, key=lambda s: s[0]):
        start = len(" ".join(words[:first])) + bool(first)
        name = " ".join(words[first : first + size])
        if name.strip() and start >= end:
            entities.append(_once(name, start, kind))
            end = start + len(name)
    article = article_of(text)
    whole = (Sentence(0, len(text), 0),)
    made = find_places(article, whole, tuple(entities), gazetteer())
    placed = resolve_places(article, made, gazetteer())
    mentions = sorted((m for e in placed for m in e.mentions), key=lambda m: m.start)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))
    assert placed == resolve_places(article, made, gazetteer())


def _once(name: str, start: int, kind: EntityType) -> Entity:
    return Entity(name, kind, (), (Mention(name, start, start + len(name)),))
