"""Bodies are found by the first words of their name, and no other word is."""

import pytest

from tests.transforms.entities.stories import named, texts
from transforms.records import EntityType

ORGANIZATION = EntityType.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The [Sarvik Heavy Industries|ORG] shut. Workers at Sarvik wept.", "Sarvik"),
        ("The [Sarvik Heavy Industries|ORG] shut. Sarvik plans to sell.", "Sarvik"),
        ("The [Umrek-Tazik|ORG] fund shut. A year ago Umrek sold it.", "Umrek"),
        ("The [Blue Crescent Securities|ORG] said so. Blue Crescent sold it.", "Blue Crescent"),
        ("The [Port Alma Herons|ORG] won. In the end Alma Herons fans wept.", "Alma Herons"),
    ],
)
def test_first_words(text: str, part: str) -> None:
    assert part in texts(named(text), ORGANIZATION)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The [Water Board|ORG] met. Water rose, and the water was cold.", "Water"),
        ("The [National Grid Office|ORG] met. He saw National pride.", "National"),
        (
            "The [Sarvik Heavy Industries|ORG] shut. The mayor, [Ole Sarvik|PER], and a man of Sarvik Bay left.",
            "Sarvik",
        ),
        ("The [Islamic Relief Fund|ORG] met. Islamic law is old.", "Islamic"),
    ],
)
def test_words_that_mean_no_body(text: str, part: str) -> None:
    assert part not in texts(named(text), ORGANIZATION)
