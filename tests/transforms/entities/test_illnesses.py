"""Illnesses are no names, and names that illnesses borrow stay names."""

import pytest

from tests.transforms.entities.stories import named
from transforms.records import EntityType


def found(marked: str) -> list[str]:
    return [mention.text for entity in named(marked) for mention in entity.mentions]


@pytest.mark.parametrize(
    "marked",
    [
        "He has [Polycystic Kidney Syndrome|ORG] ([PKS|ORG]), and [PKS|ORG] is rare.",
        "They died of [Mad Goat|ORG] disease.",
        "It is [Okonjo|PER]'s disease.",
        "[Salmonella|LOC] was found in [Hepatitis B|MSC] wards.",
        "Then [Nonalcoholic Steatohepatitis|ORG] came.",
    ],
)
def test_an_illness_is_no_name(marked: str) -> None:
    assert found(marked) == []


def test_who_lends_a_name_to_an_illness_and_stands_alone_too_stays() -> None:
    assert found("In [Okonjo|PER]'s disease, which [Okonjo|PER] described, nothing helps.") == ["Okonjo", "Okonjo"]


def test_a_fever_of_a_place_leaves_the_place() -> None:
    assert found("The [Lassa|LOC] fever ward, near the [Spanish|GRP] flu camp.") == ["Lassa", "Spanish"]


def test_a_short_form_of_something_else_stays() -> None:
    (one,) = named("The [Polar Kite Society|ORG] ([PKS|ORG]) met.")
    assert (one.name, one.type) == ("Polar Kite Society", EntityType.ORGANIZATION)
