"""Copies share their wording, other articles do not."""

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.stories import FEWEST_WORDS, SAME_STORY, Sketch, resemblance, sketch, stories

VOCABULARY = [f"word{number}" for number in range(3000)]


def body(seed: int, words: int = 300) -> str:
    return " ".join(random.Random(seed).choices(VOCABULARY, k=words))


def sketched(text: str) -> Sketch:
    made = sketch(text)
    assert made is not None
    return made


def test_the_same_wording_gives_the_same_sketch_whatever_the_case_and_punctuation() -> None:
    one = body(1)
    assert sketch(one) == sketch(one.upper().replace(" ", ",\n"))


@pytest.mark.parametrize("seed", range(20))
def test_a_copy_with_a_new_beginning_is_found(seed: int) -> None:
    original = body(seed)
    copy = sketched(f"{body(seed + 100, 12)} {original} {body(seed + 200, 20)}")
    assert resemblance(sketched(original), copy) >= SAME_STORY
    assert set(sketched(original).bands) & set(copy.bands)


@pytest.mark.parametrize("seed", range(20))
def test_another_article_is_not(seed: int) -> None:
    assert resemblance(sketched(body(seed)), sketched(body(seed + 500))) < SAME_STORY / 2


def test_a_short_body_has_no_sketch() -> None:
    assert sketch(body(3, FEWEST_WORDS - 1)) is None
    assert sketch(body(3, FEWEST_WORDS)) is not None


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_it_is_read_back_as_it_was_written(seed: int) -> None:
    made = sketched(body(seed, 60))
    assert Sketch.unpacked(made.packed()) == made
    assert len(set(made.bands)) == 16


def test_a_copy_that_bridges_two_makes_them_one_story_in_whatever_order() -> None:
    words = body(4, 400).split()
    chain = {
        name: sketched(" ".join(words[at : at + 300])) for name, at in (("first", 0), ("bridge", 40), ("last", 80))
    }
    assert resemblance(chain["first"], chain["last"]) < SAME_STORY
    other = {"other": sketched(body(2))}
    for names in permutations(chain):
        told = stories({name: chain[name] for name in names} | other)
        assert sorted(map(sorted, told)) == [["bridge", "first", "last"], ["other"]]
    without = {name: chain[name] for name in ("first", "last")}
    assert sorted(map(sorted, stories(without))) == [["first"], ["last"]]
