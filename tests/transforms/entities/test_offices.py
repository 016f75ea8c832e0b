"""Whose office it is and who holds it are two names."""

import pytest

from tests.transforms.entities.stories import named
from transforms.records import EntityType

PLACE, PERSON, ORGANIZATION = EntityType.PLACE, EntityType.PERSON, EntityType.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was [Gulu Mayor Amina Bello|ORG] who sang.", {("Gulu", PLACE), ("Amina Bello", PERSON)}),
        ("It was [San Lanu Health Secretary Rosa Quilla|PER].", {("San Lanu", PLACE), ("Rosa Quilla", PERSON)}),
        ("It was [Lanu Minister for Primary Industries|ORG] too.", {("Lanu", PLACE)}),
        ("It was [Lanu President-elect Rosa Quilla|PER].", {("Lanu", PLACE), ("Rosa Quilla", PERSON)}),
        ("The Secretary of [State Rosa Quilla|ORG] came.", {("Rosa Quilla", PERSON)}),
        ("It was [KLA President Rosa Quilla|ORG] who sang.", {("KLA", ORGANIZATION), ("Rosa Quilla", PERSON)}),
    ],
)  # fmt: skip
def test_place_office_and_holder(text: str, names: set[tuple[str, EntityType]]) -> None:
    assert {(entity.name, entity.type) for entity in named(text)} == names


@pytest.mark.parametrize("name", ["Lanu President Hotel", "Office of the President", "Governor Brown Hospital"])
def test_bodies_and_buildings_with_an_office_in_their_name(name: str) -> None:
    (found,) = named(f"It was at the [{name}|ORG] then.")
    assert found.mentions[0].text == name
