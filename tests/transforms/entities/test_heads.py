"""Bodies called by the head of their name alone."""

import pytest

from tests.transforms.entities.stories import forms, named
from transforms.records import EntityType

ORGANIZATION = EntityType.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("Then [Orinoco Packers|ORG] won. It was the Packers who sang.", "Orinoco Packers", "Packers"),
        ("The [House of Elders|ORG] met. Later the House rose.", "House of Elders", "House"),
        ("The [Fire Service and Coast Guard of Lumb|ORG] came. Then the Fire Service left.",
         "Fire Service and Coast Guard of Lumb", "Fire Service"),
    ],
)  # fmt: skip
def test_a_head_is_the_body(text: str, name: str, head: str) -> None:
    assert forms(named(text), ORGANIZATION) == {name: (head,)}


@pytest.mark.parametrize(
    "text",
    [
        "Then [Orinoco Packers|ORG] won. It was the packers and the Packers who sang.",
        "Then [Orinoco Packers|ORG] won. Packers sang.",
        "Then [Orinoco Packers|ORG] won. It was the Packers-led crowd.",
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert forms(named(text), ORGANIZATION) == {"Orinoco Packers": ()}


def test_a_family_name_of_several_words_taken_for_a_body_is_the_person() -> None:
    found = named("Then [Faisal bin Nayef Al Dosari|PER] came. [Al Dosari|ORG] sang.")
    assert forms(found, EntityType.PERSON) == {
        "Faisal bin Nayef al-Dosari": ("Al Dosari", "Faisal bin Nayef Al Dosari")
    }
