"""Second names that a text gives itself are tied to the first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.entities.stories import forms, named
from transforms.entities.links import links, nicknames
from transforms.entities.spans import Layer, Span
from transforms.records import EntityType

PERSON, ORGANIZATION = EntityType.PERSON, EntityType.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("On Monday [Rosa Quilla|PER], 41, better known as [La Garza|PER], fled.", "Rosa Quilla", "La Garza"),
        ("There [Rosa Quilla|PER], alias La Garza, fled.", "Rosa Quilla", "La Garza"),
        ("It was [Rosa Quilla|PER], whom the women of the port call [La Garza|PER], who fled.", "Rosa Quilla",
         "La Garza"),
        ("It rained. Known in the port as [La Garza|PER], [Rosa Quilla|PER] fled.", "Rosa Quilla", "La Garza"),
        ("Here [La Garza|PER], as [Rosa Quilla|PER] is known, fled.", "Rosa Quilla", "La Garza"),
        ("The [National Grid Office|ORG] (SNEL) fell silent.", "National Grid Office", "SNEL"),
        ("The [National Grid Office|ORG], known by its French initials SNEL, fell.", "National Grid Office", "SNEL"),
        ("The [Orinoco Water Board|ORG], or [Metrowater|ORG], paid.", "Orinoco Water Board", "Metrowater"),
        ("There [Rosa Quilla|PER], ‘[La Garza|PER]’, sang.", "Rosa Quilla", "La Garza"),
        ("It was [Rosa Quilla|PER], known as Mama [Rosita|PER], who fled.", "Rosa Quilla", "Rosita"),
        ("It was [Rosa Quilla|PER], who goes by the name of [La Garza|PER], who fled.", "Rosa Quilla", "La Garza"),
        ("Here [Rosa Quilla|PER] sang. To her people she is [La Garza|PER].", "Rosa Quilla", "La Garza"),
        ("The [Home Guard|ORG], the [HG|ORG], left.", "Home Guard", "HG"),
        ("In May [GKNB|ORG], the [State Committee for Security|ORG], called.", "State Committee for Security", "GKNB"),
        ("The [Social Dawn Party|ORG] (in Romanian the [Partidul Zorilor|ORG]) won.", "Social Dawn Party",
         "Partidul Zorilor"),
    ],
)  # fmt: skip
def test_second_names(text: str, name: str, other: str) -> None:
    kind = PERSON if "|PER]" in text else ORGANIZATION
    (gathered,) = forms(named(text), kind).items()
    assert {gathered[0], *gathered[1]} == {name, other}


@pytest.mark.parametrize(
    "text",
    [
        "The [Lakers|ORG] (KEN) beat the [Stars|ORG] (KEN).",
        "He named [Blue Front|ORG], [Red Front|ORG], or [Greenfront|ORG], as he liked.",
        "With [Amina Bello|PER] came [Rosa Quilla|PER], known for songs.",
        "The [Lakers|ORG] ([Tabora|LOC]) lost.",
        "Envoys of the [AUX|ORG], the [Nile Water Board|ORG] and the [Lake Bank|ORG] met.",
        "Here [Rosa Quilla|PER] sang. They called him [Old Beto|PER].",
        "Then [Rosa Quilla|PER] said, “[Beto Lima|PER] is gone.”",
    ],
)
def test_what_is_no_second_name(text: str) -> None:
    assert not [aliases for kind in (PERSON, ORGANIZATION) for aliases in forms(named(text), kind).values() if aliases]


def test_a_nickname_in_quotation_marks_is_found_elsewhere() -> None:
    found = named('Then [Harold "Duke" Kerr|PER] spoke. Everyone knew Duke. It was Kerr who left.')
    assert forms(found, PERSON) == {'Harold "Duke" Kerr': ("Duke", "Kerr")}


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Amina Bello", "Duke", " (", ")", ", known as ", ", or ", '"', " ", ".", "SNEL", ", as "])
    ).map("".join),
    st.integers(0, 20),
    st.integers(1, 20),
)
def test_offsets_lie_within_the_text(body: str, start: int, size: int) -> None:
    end = min(len(body), start + size)
    for kind in (PERSON, ORGANIZATION):
        layer = Layer([Span(start, end, kind)]) if start < end else Layer()
        for pair in links(layer, body):
            assert (pair.long_start, pair.long_end) != (pair.short_start, pair.short_end)
            assert 0 <= pair.short_start < pair.short_end <= len(body)
        assert all(name in body for name in nicknames(body, [*layer]))
