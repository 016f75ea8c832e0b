"""A fifth of the corpus and more was read twice, and the labels agree with the second reading."""

import pytest

from models.names.agreement import agreement, edges, joined, parse, second_readings
from models.names.articles import own


def test_a_fifth_of_the_articles_was_read_twice() -> None:
    assert len(list(second_readings())) >= len(list(own())) / 5


def test_the_labels_agree_with_the_second_reading() -> None:
    pairs = [(frozenset(gold.spans), reading.spans) for gold, reading in second_readings()]
    assert agreement(pairs) >= 0.98
    assert agreement([(edges(one), edges(other)) for one, other in pairs]) >= 0.99


def test_a_reading_is_found_in_its_text() -> None:
    reading = parse(
        "Bello Came\n\nAmina Bello met Bello.",
        "1\tBello\tPER\n2\tAmina Bello\tPER\n2\tBello\tPER\n=\tAmina Bello = Bello\n",
    )
    assert reading.spans == {(0, 5, "PER"), (12, 23, "PER"), (28, 33, "PER")}
    assert joined(reading.same, {"Bello", "Amina Bello"}) == {("Amina Bello", "Bello")}


def test_a_name_that_does_not_stand_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not stand on line 1"):
        parse("Bello came.", "1\tBello\tPER\n1\tBello\tPER\n")


def test_agreement_counts_both_ways() -> None:
    one, other = frozenset(((0, 5, "PER"), (6, 9, "ORG"))), frozenset(((0, 5, "PER"), (6, 9, "LOC")))
    assert agreement([(one, other)]) == 0.5
    assert agreement([(edges(one), edges(other))]) == 1
