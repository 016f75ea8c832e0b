"""One spelling of a name for all pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.entities.stories import forms, named
from transforms.entities.canonical import canonical
from transforms.records import EntityType

PERSON, ORGANIZATION = EntityType.PERSON, EntityType.ORGANIZATION


@pytest.mark.parametrize(
    "spellings",
    [
        ("Mohammed Idris", "Muhammad Idris", "Mohamed  Idris", "MOHAMMAD IDRIS"),
        ("A. K. Rao", "A.K. Rao", "AK Rao", "A K Rao", "A. K. RAO"),
        ("Jose Munoz", "José Muñoz", "Jose\u0301 Munoz"),
        ("Kim Do Hun", "Kim Do-hun", "Kim Do\u2011hun"),
        ("Salim al-Bakri", "Salim Al Bakri", "Salim Al-Bakri", "Salim el-Bakri"),
        ("Mahbub ul Karim", "Mahbub-ul Karim"),
        ("Lukasz Brzeg", "Łukasz Brzeg"),
        ("Conor O'Dowd", "Conor O’Dowd"),
    ],
)
def test_spellings_of_one_person(spellings: tuple[str, ...]) -> None:
    assert {canonical(spelling, PERSON) for spelling in spellings} == {spellings[0]}


@pytest.mark.parametrize("name", ["El Tuerto", "Al Kessler", "Oleksandr Brat", "Pius XII", "John Okello III", "Ng"])
def test_names_that_stay(name: str) -> None:
    assert canonical(name, PERSON) == name


def test_people_who_are_not_one() -> None:
    assert canonical("Hassan Idris", PERSON) != canonical("Hussein Idris", PERSON)


def test_organizations_lose_accents_and_stops_alone() -> None:
    assert canonical("U.N.D.F.", ORGANIZATION) == "UNDF"
    assert canonical("Crédit–Agence du Sud", ORGANIZATION) == "Credit-Agence du Sud"
    assert canonical("Übersee-Museum", EntityType.FACILITY) == "Übersee-Museum"


def test_other_scripts_are_left_alone() -> None:
    assert canonical("नरेन्द्र वर्मा", PERSON) == "नरेन्द्र वर्मा"


@given(st.text(alphabet="AabcdeélM.-’ ńØ", max_size=20).filter(str.strip), st.sampled_from([PERSON, ORGANIZATION]))
def test_a_canonical_name_is_its_own(form: str, kind: EntityType) -> None:
    once = canonical(form, kind)
    assert canonical(once, kind) == once


def test_what_the_page_wrote_stays_an_alias() -> None:
    found = named("Then [Muhammad Yüce|PER] came. [Yüce|PER] sang.")
    assert forms(found, PERSON) == {"Mohammed Yuce": ("Muhammad Yüce", "Yüce")}
