"""Names that tell themselves by the words around them."""

import pytest

from tests.transforms.entities.stories import named
from transforms.entities.patterns import called
from transforms.records import EntityType


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("He worked for a crime boss known as Kadro.", ["Kadro"]),
        ("A 12-year-old boy named Sunday was found.", ["Sunday"]),
        ("Another villager, a farmer identified only as Mwenda Kito, fled.", ["Mwenda Kito"]),
        ("The teacher called Police.", []),
        ("A town known as Kadro burned.", []),
        ("The coach named Arsenal's side.", []),
    ],
)
def test_persons_who_are_brought_in(text: str, who: list[str]) -> None:
    assert [text[span.start : span.end] for span in called(text)] == who


def test_who_is_brought_in_as_a_person_is_one_wherever_named() -> None:
    found = named("He worked for a crime boss known as [Kadro|LOC]. He feared [Kadro|LOC].")
    assert [(e.name, e.type, len(e.mentions)) for e in found] == [("Kadro", EntityType.PERSON, 2)]
