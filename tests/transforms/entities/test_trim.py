"""Edges of names: what a model adds to a name or takes from it."""

import pytest

from transforms.entities import Span
from transforms.entities.trim import trimmed
from transforms.records import EntityType

ORG, PER, LOC, MSC = EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE, EntityType.MISC


def cut(marked: str, kind: EntityType) -> str | None:
    """What is left of the part between ``<`` and ``>``."""
    before, rest = marked.split("<")
    inside, after = rest.split(">")
    span = trimmed(before + inside + after, Span(len(before), len(before) + len(inside), kind))
    return (before + inside + after)[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("marked", "kind", "left"),
    [
        ("of the <Amber union>, which", ORG, "Amber"),
        ("near the <South East Asian city-state> of", LOC, "South East Asian"),
        ("in <Battle of Kosovo of> 1389", LOC, "Battle of Kosovo"),
        ("said <Nurlan uulu> of", PER, "Nurlan uulu"),
        ("at <Deir ez-Zor>.", LOC, "Deir ez-Zor"),
        ("met <Nebojša Ćurčić> there", PER, "Nebojša Ćurčić"),
        ("the play <Two birds sing> was", MSC, "Two birds sing"),
        ("agency <dpa> said", ORG, "dpa"),
    ],
)
def test_no_name_ends_in_a_small_word(marked: str, kind: EntityType, left: str) -> None:
    assert cut(marked, kind) == left


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("the <Centre for River Health [CRH>] said", "Centre for River Health"),
        ("the <Centre for River Health (CRH>) said", "Centre for River Health"),
        ("the <Kano (Nigeria) Club> said", "Kano (Nigeria) Club"),
    ],
)
def test_a_bracket_that_opens_in_a_name_and_closes_behind_it_is_no_part_of_it(marked: str, left: str) -> None:
    assert cut(marked, ORG) == left


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("of the <Pope> and", None),
        ("The <Sultan> said", None),
        ("said <Pope> of the ruling", "Pope"),
        ("the <Pope Gregory> of", "Gregory"),
        ("the <Okonjos> said", "Okonjos"),
    ],
)
def test_an_office_is_nobody(marked: str, left: str | None) -> None:
    assert cut(marked, PER) == left


def test_a_prefix_belongs_to_a_name_of_several_words_alone() -> None:
    assert cut("the <trans-Pacific Partnership> of", MSC) == "trans-Pacific Partnership"
    assert cut("the <trans-Pacific> trade", LOC) == "Pacific"
    assert cut("an <anti-European Union> mood", ORG) == "European Union"
