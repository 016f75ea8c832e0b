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
        ("Here [Rosa Quilla|PER], a singer from [Callao|LOC] who is still called [La Garza|MSC], fled.", "Rosa Quilla",
         "La Garza"),
        ("Here [Rosa Quilla|PER], who performs as [La Garza|LOC], fled.", "Rosa Quilla", "La Garza"),
        ("Here [Rosa Quilla|PER], La Garza to her fans, fled.", "Rosa Quilla", "La Garza"),
        ("Here [Rosa Quilla|PER], under the stage name La Garza, sang.", "Rosa Quilla", "La Garza"),
        ("The [Grid Union of Kivu|ORG], a club also trading as [Long Lake|ORG], left.", "Grid Union of Kivu",
         "Long Lake"),
        ("The [Tidal Board|ORG], the state's harbour watch known by its Dutch initials GVR, left.", "Tidal Board",
         "GVR"),
        ("The fund [Omeko|ORG], formerly the [Lower Coast Council|ORG], left.", "Omeko", "Lower Coast Council"),
        ("The [Health Board|ORG], or [Te Puna Ora|LOC], paid.", "Health Board", "Te Puna Ora"),
        ("The [Casa do Rio|ORG], or [House of the River|ORG] on the sign, paid.", "Casa do Rio", "House of the River"),
        ("At [Dar al-Bahr|ORG], the [Blue Palace|ORG], from which he rules, all slept.", "Dar al-Bahr", "Blue Palace"),
        ("The [Ministerio del Mar|ORG] ([Sea Ministry|ORG]) paid.", "Ministerio del Mar", "Sea Ministry"),
        ("The [Harbour Police Union|ORG] (ZKP), a body, paid.", "Harbour Police Union", "ZKP"),
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
        "The [Blue Front|ORG] split from the [Red Front|ORG], the [Green Front|ORG] and the [Grey Front|ORG].",
        "Said [Amina Bello|PER], the biologist who came in a boat called [Rosa Quilla|PER].",
        "Then [Amina Bello|PER], formerly [Reuters|ORG] man in [Lima|LOC], left.",
        "The [Blue Front|ORG] or [Red Front|ORG] will win.",
        "With [Amina Bello|PER] came [Rosa Quilla|PER], known for songs.",
        "The [Lakers|ORG] ([Tabora|LOC]) lost.",
        "Envoys of the [AUX|ORG], the [Nile Water Board|ORG] and the [Lake Bank|ORG] met.",
        "Here [Rosa Quilla|PER] sang. They called him [Old Beto|PER].",
        "Then [Rosa Quilla|PER] said, “[Beto Lima|PER] is gone.”",
    ],
)
def test_what_is_no_second_name(text: str) -> None:
    assert not [aliases for kind in (PERSON, ORGANIZATION) for aliases in forms(named(text), kind).values() if aliases]


def test_two_cues_in_a_row() -> None:
    found = named(
        "The [River Court|ORG], known as the RCT in English and the CDR in French, and the [Lake Court|ORG] sat."
    )
    assert forms(found, ORGANIZATION) == {"River Court": ("CDR", "RCT"), "Lake Court": ()}


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
