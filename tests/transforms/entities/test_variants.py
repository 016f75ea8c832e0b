"""Transliterations and pet forms meet; names of two people stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.entities.stories import forms, named
from transforms.entities.merge import fits, short_for
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
    ("part", "full"),
    [("Labor Ministry", "Ministry of Employment and Labour"), ("S.C.L.C.", "Southern Christian Leadership Conference"),
     ("SDF", "Self-Defense Forces"), ("DEM", "DEM Party"), ("Equita", "Equita Holdings"),
     ("Commission", "Salt Commission"),
     ("Vale Moor Council", "Vale Moor Metropolitan Borough Council")],
)  # fmt: skip
def test_short_forms_of_bodies(part: str, full: str) -> None:
    assert short_for(part, full)


@pytest.mark.parametrize(("part", "full"), [("Labor Ministry", "Ministry of Defence"), ("KRX", "Korea Exchange")])
def test_other_bodies(part: str, full: str) -> None:
    assert not short_for(part, full)


def test_a_surname_is_whose_the_reader_has_met() -> None:
    found = named("[Amina Bello|PER] came. [Bello|PER] spoke first. Her cousin [Sani Bello|PER] came later.")
    assert forms(found, EntityType.PERSON) == {"Amina Bello": ("Bello",), "Sani Bello": ()}
    found = named("[Amina Bello|PER] came. Her cousin [Sani Bello|PER] too. [Bello|PER] spoke first.")
    assert set(forms(found, EntityType.PERSON)) == {"Amina Bello", "Sani Bello", "Bello"}


def test_a_branch_is_not_the_whole() -> None:
    found = named("[Hamas|ORG] and the [Hamas Health Bureau|ORG] spoke.", "organization\tHamas\t\tPS\n")
    assert set(forms(found, EntityType.ORGANIZATION)) == {"Hamas", "Hamas Health Bureau"}


@given(st.text(alphabet="aeioumhdqgkyst", min_size=1, max_size=9), st.text(alphabet="aeioumhdqgkyst", max_size=9))
def test_words_that_are_alike_share_a_key(word: str, other: str) -> None:
    assert keys(word) & keys(word[0])
    assert not alike(word, other) or keys(word) & keys(other)
