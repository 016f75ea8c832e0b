"""What a full name elsewhere in the article explains."""

import pytest

from tests.transforms.entities.stories import forms, named
from transforms.records import EntityType

PERSON, ORGANIZATION = EntityType.PERSON, EntityType.ORGANIZATION


def test_initials_of_a_body_are_found_and_joined_without_brackets() -> None:
    found = named("The [Inter-River Board of Ethiopia|ORG] met. Later IRBE men left.")
    assert forms(found, ORGANIZATION) == {"Inter-River Board of Ethiopia": ("IRBE",)}


@pytest.mark.parametrize(
    "text",
    [
        "The [Salt River Board|ORG] and the [Sand River Bank|ORG] met. Later SRB men left.",
        "The [Salt River Board|ORG] met. Read www.SRB.org or @SRB for SRB-like things.",
        "The [Geneva Digital Project Office|ORG] met.",
    ],
)
def test_initials_that_may_mean_another_are_left(text: str) -> None:
    assert not any(aliases for aliases in forms(named(text), ORGANIZATION).values())


def test_a_family_name_taken_for_a_body_is_the_person() -> None:
    found = named("Then [Matti Lehto|PER] sold it. [Lehto|ORG] was glad.")
    assert forms(found, PERSON) == {"Matti Lehto": ("Lehto",)}


def test_a_body_that_bears_the_family_name_stays_a_body() -> None:
    found = named("Then [Matti Lehto|PER] sold [Lehto Papers|ORG]. [Lehto|ORG] rose.")
    assert "Lehto Papers" in forms(found, ORGANIZATION)
    assert forms(found, PERSON) == {"Matti Lehto": ()}


def test_a_part_of_a_body_taken_for_a_person_is_the_body() -> None:
    found = named("[Orinoco Kotobe|ORG] won. [Kotobe|PER] ran. [Orinoco|MSC] sang.")
    assert forms(found, ORGANIZATION) == {"Orinoco Kotobe": ("Kotobe", "Orinoco")}


def test_a_given_name_is_found_where_one_person_bears_it() -> None:
    found = named("Then [Selamawit Gebre|PER] came. Later Selamawit sang.")
    assert forms(found, PERSON) == {"Selamawit Gebre": ("Selamawit",)}
    found = named("[Selamawit Gebre|PER] met [Selamawit Tola|PER]. Later Selamawit sang.")
    assert forms(found, PERSON) == {"Selamawit Gebre": (), "Selamawit Tola": ()}


def test_the_stop_of_a_company_stays_with_it() -> None:
    assert set(forms(named("It is [Golden Reef Corp|ORG]."), ORGANIZATION)) == {"Golden Reef Corp."}
