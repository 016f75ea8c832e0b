"""Transliterations and pet forms meet; names of two people stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.entities.stories import forms, named
from transforms.entities.persons import fits, spelt_otherwise
from transforms.entities.variants import alike, keys
from transforms.records import EntityType


@pytest.mark.parametrize(
    ("word", "other"),
    [("mohammed", "muhammad"), ("yusuf", "youssef"), ("ahmed", "ahmad"), ("byelyayeva", "belyaeva"),
     ("qasimzade", "gasimzade"), ("sergei", "sergey"), ("oleksandr", "alexander"), ("william", "bill"),
     ("rahman", "rehman"), ("karim", "kareem")],
)  # fmt: skip
def test_one_word(word: str, other: str) -> None:
    assert alike(word, other)
    assert alike(other, word)


@pytest.mark.parametrize(
    ("word", "other"),
    [("hassan", "hussein"), ("amin", "amina"), ("chen", "chan"), ("cheng", "chang"), ("mahmoud", "mohamed"),
     ("ivanov", "ivanova"), ("andrea", "andre"), ("lee", "li"), ("bill", "bob"), ("marie", "maria")],
)  # fmt: skip
def test_two_words(word: str, other: str) -> None:
    assert not alike(word, other)


@given(st.text(max_size=12), st.text(max_size=12))
def test_the_order_of_the_words_does_not_matter(word: str, other: str) -> None:
    assert alike(word, word)
    assert alike(word, other) == alike(other, word)


@pytest.mark.parametrize(
    ("part", "full"),
    [("ck yadav", "chandra kishor yadav"), ("biro gergo", "gergo biro"), ("wachira p. njogu", "peter njogu wachira"),
     ("mohamed salah", "mohammed salah")],
)  # fmt: skip
def test_forms_of_one_person(part: str, full: str) -> None:
    split = part.replace("ck", "c k").split()
    assert fits(split, full.split())


@pytest.mark.parametrize(
    ("part", "full"),
    [("amina bello", "sani bello"), ("ali hassan omar", "hassan ali omar"), ("hassan ali", "hussein ali")],
)
def test_members_of_a_family_are_two(part: str, full: str) -> None:
    assert not fits(part.split(), full.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gwak tae yul", "kwak tae yul"),
        ("celestino macuacua", "celestino makwakwa"),
        ("boris tumanov", "boris tumanow"),
    ],
)
def test_one_person_in_two_transliterations(one: str, other: str) -> None:
    assert spelt_otherwise(one.split(), other.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [("hasan ali", "husein ali"), ("amina bello", "amina salih"), ("gwak tae yul", "kwak tae sun"), ("kwak", "gwak")],
)
def test_people_who_are_not_one_in_two_transliterations(one: str, other: str) -> None:
    assert not spelt_otherwise(one.split(), other.split())


def test_a_crowd_of_one_surname_is_nobody_in_particular() -> None:
    crowd = " ".join(f"[{a}a{b}an Khan|PER] came." for a in "BDFGHJKLMNPRST" for b in "dlmnrs")
    found = forms(named(f"{crowd} [Khan|PER] spoke."), EntityType.PERSON)
    assert found["Khan"] == ()
    assert len(found) == 14 * 6 + 1


def test_a_surname_is_whose_the_reader_has_met() -> None:
    found = named("[Amina Bello|PER] came. [Bello|PER] spoke first. Her cousin [Sani Bello|PER] came later.")
    assert forms(found, EntityType.PERSON) == {"Amina Bello": ("Bello",), "Sani Bello": ()}
    found = named("[Amina Bello|PER] came. Her cousin [Sani Bello|PER] too. [Bello|PER] spoke first.")
    assert set(forms(found, EntityType.PERSON)) == {"Amina Bello", "Sani Bello", "Bello"}


@given(st.text(alphabet="aeioumhdqgkyst", min_size=1, max_size=9), st.text(alphabet="aeioumhdqgkyst", max_size=9))
def test_words_that_are_alike_share_a_key(word: str, other: str) -> None:
    assert keys(word) & keys(word[0])
    assert not alike(word, other) or keys(word) & keys(other)
