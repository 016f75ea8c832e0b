"""Names run together are taken apart; a nickname does not part a person's name."""

from tests.transforms.entities.stories import forms, named, texts
from transforms.records import EntityType

PERSON, ORGANIZATION, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE


def test_a_person_and_where_he_is_from() -> None:
    found = named("There [Rosa Quilla of Callao|PER] sang. [Ann Roe of Lakers|PER] lost to the [Lakers|ORG].")
    assert texts(found, PERSON) == ["Rosa Quilla", "Ann Roe"]
    assert texts(found, PLACE) == ["Callao"]
    assert texts(found, ORGANIZATION) == ["Lakers", "Lakers"]


def test_one_name_of_a_person_with_of_stays_whole() -> None:
    assert texts(named("Once [Joan of Arc|PER] fought."), PERSON) == ["Joan of Arc"]


def test_a_body_of_the_north_and_the_east_stays_whole() -> None:
    found = named("The [Council of North and East Vadia|ORG] met in [East Vadia|LOC].")
    assert texts(found, ORGANIZATION) == ["Council of North and East Vadia"]


def test_a_nickname_within_a_name_found_in_part() -> None:
    found = named("Then Minister [Obed|PER] “Old Fox” [Quaye|PER] came. The [Old Fox|MSC] slept, and Quaye too.")
    assert forms(found, PERSON) == {'Obed "Old Fox" Quaye': ("Obed “Old Fox” Quaye", "Old Fox", "Quaye")}


def test_quotation_marks_between_other_names() -> None:
    assert texts(named("They saw The “Iron Wall” [Quaye|PER] built."), PERSON) == ["Quaye"]


def test_two_sides_of_a_place_are_one_name() -> None:
    found = named(
        "They left [Eastern|LOC] and [Southern Vadia|LOC] for the [Council of North|ORG] and East Vadia in May."
    )
    assert texts(found, PLACE) == ["Eastern and Southern Vadia"]
    assert texts(found, ORGANIZATION) == ["Council of North and East Vadia"]
    assert texts(named("[Mr West|PER] and Eastern Vadia agreed."), PERSON) == ["West"]
    assert texts(named("Here the [West|LOC] and [East Vadia|LOC] agree."), PLACE) == ["West", "East Vadia"]
