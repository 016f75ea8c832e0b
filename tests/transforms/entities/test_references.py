"""Second names given to a pronoun or a common word are tied to the one that is meant, and to nobody else."""

import pytest

from tests.transforms.entities.stories import forms, named
from transforms.records import EntityType

PERSON, ORGANIZATION = EntityType.PERSON, EntityType.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Here [Rosa Quilla|PER] sang. Friends knew her as [La Garza|PER].", "Rosa Quilla", "La Garza"),
        ("Here [Rosa Quilla|PER] sang. Nicknamed [La Garza|LOC], the former nurse won.", "Rosa Quilla", "La Garza"),
        ("Here [Rosa Quilla|PER] sang. Called [La Garza|PER] by the girls, she had come early.", "Rosa Quilla",
         "La Garza"),
        ("Here [Rosario Quilla|PER] sang to [Ann Roe|PER]. Rosa, as she wants to be called, wept.", "Rosario Quilla",
         "Rosa"),
        ("Here [Rosa Quilla|PER] sang. A warrant spells her [Roza Kuilla|PER] and calls her a thief.", "Rosa Quilla",
         "Roza Kuilla"),
        ("Here [Rosa Quilla|PER] sang. State media call her [Roza Kuilla|PER].", "Rosa Quilla", "Roza Kuilla"),
        ("The [Council for River Affairs|ORG] met. Men of the [KPVR|ORG], as the council is known, left.",
         "Council for River Affairs", "KPVR"),
        ("The [Union of Lake Towns|ORG] met. The union, known to its foes as [Sloga|ORG], left.", "Union of Lake Towns",
         "Sloga"),
        ("The [Madeira Silver Cooperative|ORG] met. [Coopersil|ORG], as everyone calls it, left.",
         "Madeira Silver Cooperative", "Coopersil"),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, name: str, other: str) -> None:
    kind = PERSON if "|PER]" in text else ORGANIZATION
    gathered = [{found, *aliases} for found, aliases in forms(named(text), kind).items()]
    assert {name, other} in gathered


@pytest.mark.parametrize(
    "text",
    [
        "Here [Rosa Quilla|PER] sang. They called her [Old Beto|PER].",
        "Here [Rosa Quilla|PER] sang. A warrant names him [Anton Lenk|PER].",
        "The [Arran Army|ORG] met. The army, known as the [Tatma|ORG], left.",
        "The [Union of Lake Towns|ORG] met. The council, known as [Sloga|ORG], left.",
    ],
)
def test_somebody_new(text: str) -> None:
    assert not [aliases for kind in (PERSON, ORGANIZATION) for aliases in forms(named(text), kind).values() if aliases]
