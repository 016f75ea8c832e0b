"""What corrections do to the entities of an article, and which articles they are about."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.corrections import Corrections, Operation, correct, parse
from transforms.corrections.entries import key
from transforms.records import Entity, EntityType, Mention

PERSON, ORGANIZATION, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
BODY = (
    "Naji Zaheer met Naji Zahir of Jaish-e-Mohammed. Zaheer said that JeM was in Gaza. Amina Bello and Sani Bello, "
    "men of the Gaza party, left; Sani Bello wept."
)


def entity(name: str, kind: EntityType, *aliases: str, body: str = BODY) -> Entity:
    forms = sorted((name, *aliases), key=len, reverse=True)
    found = re.finditer("|".join(map(re.escape, forms)), body)
    return Entity(name, kind, aliases, tuple(Mention(m[0], m.start(), m.end()) for m in found), country="XX")


def story() -> tuple[Entity, ...]:
    """What a page gives that mixes two persons up and takes a place for a body."""
    return (
        entity("Naji Zaheer", PERSON),
        entity("Naji Zahir", PERSON),
        entity("Jaish-e-Mohammed", ORGANIZATION, "JeM"),
        entity("Gaza", ORGANIZATION),
        entity("Amina Bello", PERSON, "Sani Bello"),
    )


def said(*entries: str) -> Corrections:
    return parse("\n".join(f"[[correction]]\n{entry}" for entry in entries))


def corrected(*entries: str, among: Sequence[Entity] | None = None) -> dict[str, Entity]:
    entities = story() if among is None else among
    made = correct(entities, said(*entries).within("The Heron", "a.txt", "1f"))
    for one in made.entities:
        assert one.mentions == tuple(sorted(one.mentions, key=lambda m: m.start))
        assert all(BODY[m.start : m.end] == m.text for m in one.mentions)
        assert one.name not in one.aliases
    return {one.name: one for one in made.entities}


def test_a_merge_joins_names_under_the_first_of_them() -> None:
    found = corrected('operation = "merge"\nnames = ["Naji Zaheer", "Naji Zahir"]')
    assert "Naji Zahir" not in found
    one = found["Naji Zaheer"]
    assert (one.aliases, [m.text for m in one.mentions]) == (("Naji Zahir",), ["Naji Zaheer", "Naji Zahir"])
    assert dict(one.reasons) == {"Naji Zahir": "merged by the correction in line 1"}


def test_a_merge_names_one_that_stands_alone_so_that_it_is_the_same_in_every_article() -> None:
    alone = (entity("Naji Zahir", PERSON),)
    found = corrected('operation = "merge"\nnames = ["N. Zaheer", "Naji Zahir"]\nto = "Naji Zaheer"', among=alone)
    assert found["Naji Zaheer"].aliases == ("Naji Zahir",)


def test_a_split_gives_spellings_to_another() -> None:
    found = corrected('operation = "split"\nname = "Amina Bello"\nforms = ["Sani Bello"]')
    assert [m.text for m in found["Sani Bello"].mentions] == ["Sani Bello", "Sani Bello"]
    assert found["Amina Bello"].aliases == ()
    assert found["Sani Bello"].source == "correction, line 1: split off from Amina Bello"
    assert found["Sani Bello"].country is None


def test_what_is_left_of_a_split_name_is_called_by_its_fullest_form() -> None:
    found = corrected('operation = "split"\nname = "Amina Bello"\nforms = ["Amina Bello"]\nto = "A. Bello"')
    assert {"A. Bello", "Sani Bello"} <= found.keys()
    assert found["A. Bello"].aliases == ("Amina Bello",)


def test_a_rename_keeps_the_old_spellings_as_aliases() -> None:
    found = corrected('operation = "rename"\nname = "Jaish-e-Mohammed"\nto = "Jaish-e-Muhammad"')
    assert found["Jaish-e-Muhammad"].aliases == ("Jaish-e-Mohammed", "JeM")


def test_a_rename_to_a_name_that_is_there_joins_it() -> None:
    found = corrected('operation = "rename"\nname = "Naji Zahir"\nto = "Naji Zaheer"')
    assert len(found["Naji Zaheer"].mentions) == 2


def test_a_retype_changes_the_kind_and_what_came_with_it() -> None:
    gaza = corrected('operation = "retype"\nname = "Gaza"\nto = "place"')["Gaza"]
    assert (gaza.type, gaza.country, gaza.source) == (PLACE, None, "correction, line 1: organization before")


def test_a_drop_removes_a_name_and_nothing_that_is_only_spelled_so() -> None:
    assert corrected('operation = "drop"\nname = "Gaza"').keys() == {one.name for one in story()} - {"Gaza"}
    assert "Jaish-e-Mohammed" in corrected('operation = "drop"\nname = "JeM"')


def test_a_spelling_means_whom_it_names_but_a_surname_does_not() -> None:
    assert corrected('operation = "rename"\nname = "JeM"\nto = "Army"')["Army"].aliases == ("Jaish-e-Mohammed", "JeM")
    bearer = (entity("Naji Zaheer", PERSON, "Zaheer"),)
    assert corrected('operation = "rename"\nname = "Zaheer"\nto = "Ali Zaheer"', among=bearer).keys() == {"Naji Zaheer"}


def test_a_type_tells_names_apart_that_are_spelled_alike() -> None:
    both = (entity("Gaza", PLACE), entity("Gaza", PERSON))
    made = correct(both, said('operation = "drop"\nname = "Gaza"\ntype = "person"').entries)
    assert [one.type for one in made.entities] == [PLACE]


def test_each_applies_to_what_those_before_it_left() -> None:
    found = corrected(
        'operation = "rename"\nname = "Gaza"\nto = "Gaza Strip"',
        'operation = "retype"\nname = "Gaza Strip"\nto = "place"',
        'operation = "rename"\nname = "Gaza Strip"\nto = "The Strip"',
    )
    assert (found["The Strip"].type, found["The Strip"].aliases) == (PLACE, ("Gaza Strip", "Gaza"))


def test_an_old_name_still_means_its_bearer() -> None:
    found = corrected(
        'operation = "rename"\nname = "Gaza"\nto = "Gaza Strip"', 'operation = "retype"\nname = "Gaza"\nto = "place"'
    )
    assert found["Gaza Strip"].type is PLACE


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        ('outlet = "heron"', True), ('outlet = "The Crane"', False), ('article = "a.txt"', True),
        ('article = "1f"', True), ('article = "b.txt"', False),
    ],
)  # fmt: skip
def test_it_holds_everywhere_or_for_one_outlet_or_for_one_article(scope: str, held: bool) -> None:
    assert ("Gaza" not in corrected(f'operation = "drop"\nname = "Gaza"\n{scope}')) is held


def test_what_is_narrower_stands_in_place_of_what_is_wider() -> None:
    found = corrected(
        'operation = "rename"\nname = "Gaza"\nto = "Gaza Strip"\narticle = "a.txt"',
        'operation = "drop"\nname = "Gaza"',
        'operation = "merge"\nnames = ["Gaza", "Amina Bello"]\nto = "X"\noutlet = "The Heron"',
    )
    assert found["Gaza Strip"].aliases == ("Gaza",)
    assert found["X"].aliases == ("Amina Bello", "Sani Bello")


def test_nothing_changes_where_nothing_is_named() -> None:
    entries = said('operation = "rename"\nname = "Nobody"\nto = "X"', 'operation = "drop"\nname = "Zaheer"').entries
    assert correct(story(), entries).entities == story()


def touching(held: Corrections, *spellings: str) -> int:
    return len(held.touching(spellings, "The Heron", "a.txt", "1f"))


def test_one_touches_what_is_named_or_spelled_so() -> None:
    held = said('operation = "drop"\nname = "Gaza"', 'operation = "drop"\nname = "JeM"\noutlet = "The Crane"')
    assert touching(held, "Gaza") == touching(held, "x", "gaza") == 1
    assert touching(held, "JeM") == touching(held, "Gaza Strip") == 0
    split = said('operation = "split"\nname = "Amina Bello"\nforms = ["Sani Bello"]')
    assert touching(split, "Amina Bello") == 0
    assert touching(split, "Amina Bello", "Sani Bello") == 1


def test_where_it_is_written_does_not_count_but_what_it_says_does() -> None:
    one = said('operation = "drop"\nname = "Gaza"').entries[0]
    assert parse('# why\n\n[[correction]]\nname = "Gaza"\noperation = "drop"').entries[0].id == one.id
    others = (
        'name = "Gazza"',
        'name = "Gaza"\ntype = "place"',
        'name = "Gaza"\noutlet = "X"',
        'name = "Gaza"\narticle = "X"',
    )
    assert len({one.id, *(said(f'operation = "drop"\n{other}').entries[0].id for other in others)}) == 5


NAMES = ("Naji Zaheer", "JeM", "Gaza", "Amina Bello", "Sani Bello", "New")
RENAME, DROP = 'operation = "rename"\nname = "Gaza"\nto = "New"', 'operation = "drop"\nname = "Gaza"'
SCOPES = ("", '\noutlet = "The Heron"', '\narticle = "a.txt"')
ENTRIES = st.builds(
    lambda operation, names, scope: (
        {
            Operation.MERGE: f'operation = "merge"\nnames = ["{names[0]}", "{names[1]}"]',
            Operation.SPLIT: f'operation = "split"\nname = "{names[0]}"\nforms = ["{names[1]}"]\nto = "{names[2]}"',
            Operation.RENAME: f'operation = "rename"\nname = "{names[0]}"\nto = "{names[1]}"',
            Operation.RETYPE: f'operation = "retype"\nname = "{names[0]}"\nto = "place"',
            Operation.DROP: f'operation = "drop"\nname = "{names[0]}"',
        }[operation]
        + scope
    ),
    st.sampled_from(Operation),
    st.lists(st.sampled_from(NAMES), min_size=3, max_size=3, unique=True),
    st.sampled_from(SCOPES),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(ENTRIES, max_size=4), ENTRIES, st.integers(0, 4))
@example([DROP], RENAME + SCOPES[1], 1)
@example([RENAME], DROP.replace("Gaza", "New"), 1)
def test_one_more_that_changes_an_article_is_found_by_what_the_index_holds_of_it(
    held: list[str], more: str, at: int
) -> None:
    """Whatever others have made of its names: as stored, they are the aliases and what was taken out."""
    try:
        before, after = said(*held), said(*held[:at], more, *held[at:])
    except ValueError:
        return
    stored = correct(story(), before.within("The Heron", "a.txt"))
    fresh = correct(story(), after.within("The Heron", "a.txt"))
    if shape(stored.entities) != shape(fresh.entities):
        found = (held.touching(stored.spellings, "The Heron", "a.txt", "1f") for held in (before, after))
        assert len(set(found)) == 2
    mentions = [m for one in fresh.entities for m in one.mentions]
    assert len(mentions) == len(set(mentions))
    assert {m for one in story() for m in one.mentions} >= set(mentions)
    assert {key(spelling) for one in story() for spelling in one.spellings} <= set(map(key, fresh.spellings))


def shape(entities: Sequence[Entity]) -> list[tuple[object, ...]]:
    return [(one.name, one.type, set(one.aliases), one.mentions) for one in entities]
