"""What a model found in part is of the kind of the full name that it belongs to."""

import pytest

from tests.transforms.entities.stories import named
from transforms.records import EntityType

PERSON, ORGANIZATION, PLACE, MISC = (
    EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.MISC,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("Here [Rosa Tarvik|PER] came. Then [Tarvik|LOC] sang.", "Tarvik", PERSON),
        ("Here [Rosa Tarvik|PER] came. Then in [Tarvik|LOC] they sang.", "Tarvik", PLACE),
        ("Here [Rosa Tarvik|PER] came. Then [Rosa|ORG] sang.", "Rosa", PERSON),
        ("Here [Tarvik|PER] came, and [Rosa Tarvik|MSC] too.", "Rosa Tarvik", PERSON),
        ("Here [Marco|PER] came, before [Hurricane Marco|MSC] came.", "Hurricane Marco", EntityType.EVENT),
        ("The [Rimba Tarvik Sdn Bhd|ORG] paid. Then [Rimba Tarvik|LOC] left.", "Rimba Tarvik", ORGANIZATION),
        ("The [New Arran Defence Force|ORG] paid. Then [New Arran|LOC] left.", "New Arran", PLACE),
        ("The [Tarvik Deep Dredging|PER] paid. The [TDD|ORG] left.", "Tarvik Deep Dredging", ORGANIZATION),
        ("The [Tarvik Dikes Directive|MSC] passed. The [TDD|ORG] left.", "Tarvik Dikes Directive", MISC),
        (
            "Here [Trần Văn Đức|PER] came. Then [Tran Van Đuc|ORG] sang; [Trần Văn Đức|PER] left.",
            "Tran Van Đuc",
            PERSON,
        ),
    ],
)
def test_kinds(text: str, form: str, kind: EntityType) -> None:
    kinds = {mention.text: entity.type for entity in named(text) for mention in entity.mentions}
    assert kinds[form] is kind
