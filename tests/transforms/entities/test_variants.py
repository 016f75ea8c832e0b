"""Transliterations and pet forms meet; names of two people stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.entities.stories import forms, named
from transforms.entities.persons import fits, spelt_otherwise
from transforms.entities.variants import alike, keys, pet_name
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
    found = named("[Amina Bello|PER] came. Her brother [Sani Bello|PER] too. [Bello|PER] spoke first.")
    assert set(forms(found, EntityType.PERSON)) == {"Amina Bello", "Sani Bello", "Bello"}


def test_a_surname_among_kin_is_that_of_the_head_of_the_family() -> None:
    found = named("[Amina Bello|PER] came with her son, [Sani Bello|PER]. [Bello|PER] spoke first.")
    assert forms(found, EntityType.PERSON) == {"Amina Bello": ("Bello",), "Sani Bello": ()}
    found = named("[Amina Bello|PER] met the minister [Sani Bello|PER]. [Bello|PER] spoke first.")
    assert set(forms(found, EntityType.PERSON)) == {"Amina Bello", "Sani Bello", "Bello"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Yusra al-Harithi", "Yousra al-Hareethy"), ("Anton Rybakov", "Anton Rybakow"),
     ("Hawa Farax Nuur", "Hawa Farah Nur"),
     ("Oleg Grinko", "Oleg Hrinko"), ("Mama Zola Dube", "Zola Dube"), ("Omar Bukhari II", "Omar Bukhari")],
)  # fmt: skip
def test_spellings_of_one_person_are_one(one: str, other: str) -> None:
    found = forms(named(f"Then [{one}|PER] came. A list has [{other}|PER] on it."), EntityType.PERSON)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hasan Omar", "Husein Omar"), ("Anton Rybakov", "Anna Rybakova"), ("Boris Lenk Jr", "Boris Lenk Sr"),
     ("Igor Grinko", "Oleg Grinko")],
)  # fmt: skip
def test_namesakes_and_kin_stay_two(one: str, other: str) -> None:
    found = forms(named(f"Then [{one}|PER] came. A list has [{other}|PER] on it."), EntityType.PERSON)
    assert len(found) == 2


def test_a_pet_name_is_the_one_whose_given_name_it_shortens() -> None:
    found = named("[Leopoldina Grau|PER] wept. [Leo|PER] had gone, said [Karl Munch|PER].")
    assert forms(found, EntityType.PERSON) == {"Leopoldina Grau": ("Leo",), "Karl Munch": ()}
    found = named("[Leopoldina Grau|PER] and [Leonhard Munch|PER] wept. [Leo|PER] had gone.")
    assert "Leo" in forms(found, EntityType.PERSON)


@pytest.mark.parametrize(("word", "given"), [("sal", "salvatore"), ("bogusia", "boguslawa"), ("fredy", "frederik")])
def test_pet_names(word: str, given: str) -> None:
    assert pet_name(word, given)


@pytest.mark.parametrize(("word", "given"), [("maria", "marius"), ("sal", "sali"), ("ann", "ann"), ("bo", "boris")])
def test_what_is_no_pet_name(word: str, given: str) -> None:
    assert not pet_name(word, given)


@given(st.text(alphabet="aeioumhdqgkyst", min_size=1, max_size=9), st.text(alphabet="aeioumhdqgkyst", max_size=9))
def test_words_that_are_alike_share_a_key(word: str, other: str) -> None:
    assert keys(word) & keys(word[0])
    assert not alike(word, other) or keys(word) & keys(other)
