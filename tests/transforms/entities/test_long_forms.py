"""A run of capitals is a body where its initials were found as one."""

import pytest

from tests.transforms.entities.stories import forms, named, texts
from transforms.records import EntityType

ORGANIZATION = EntityType.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Land of the Orinoco Housing and Area Supply Trust. The [OHAST|ORG] left.",
         "Orinoco Housing and Area Supply Trust"),
        ("They joined the [Mouvement|MSC] pour la Paix de l'Arran. The [MPA|ORG] left.",
         "Mouvement pour la Paix de l'Arran"),
        ("The Lindale Bay Company sold it. An [LBC|ORG] store shut.", "Lindale Bay Company"),
    ],
)  # fmt: skip
def test_full_names(text: str, full: str) -> None:
    (found,) = forms(named(text), ORGANIZATION).items()
    assert full in (found[0], *found[1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met at Lindale Bay Airport. The [LBA|ORG] left.", "Lindale Bay Airport"),
        ("They signed the Lindale Border Act. The [LBA|ORG] left.", "Lindale Border Act"),
        ("They saw [Lindale|LOC]'s Bay Agency. The [LBA|ORG] left.", "Lindale's Bay Agency"),
        ("They went to [Lower Bay Arran|LOC]. The [LBA|ORG] left.", "Lower Bay Arran"),
    ],
)
def test_what_has_the_initials_and_is_no_body(text: str, words: str) -> None:
    assert words not in texts(named(text), ORGANIZATION)


def test_many_runs_of_capitals_take_bounded_time() -> None:
    assert named("[ABCD|ORG] met. " + "Alpha Beta Gamma of Delta Echo, " * 3000)
