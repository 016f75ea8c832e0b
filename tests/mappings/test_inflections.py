"""The list of inflections: what it holds, what it leaves alone, and that the recipe's spelling rules are English."""

import json
from pathlib import Path

import pytest

from mappings.inflections import TARGET, inflections, ordinary, plural, rules, verbal

COMPONENT = json.loads(Path(TARGET).read_text(encoding="utf-8"))
RULES: list[str] = COMPONENT["template"]["settings"]["index"]["analysis"]["filter"]["english_inflections"]["rules"]
REDUCED = {form: rule.split(" => ")[1] for rule in RULES for form in rule.split(" => ")[0].split(", ")}


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("meetings", "meet"), ("met", "meet"), ("cities", "city"), ("killed", "kill"), ("women", "woman"),
        ("bombing", "bomb"), ("stopped", "stop"), ("parties", "party"), ("denied", "deny"), ("dying", "die"),
        ("travelled", "travel"), ("traveling", "travel"), ("clashes", "clash"), ("seized", "seize"),
    ],
)  # fmt: skip
def test_forms_of_ordinary_words_are_reduced(form: str, word: str) -> None:
    assert REDUCED[form] == word


@pytest.mark.parametrize(
    "name",
    [
        "hamas", "abbas", "texas", "paris", "wales", "athens", "beijing", "jinping", "williams", "james", "reuters",
        "brussels", "naples", "laos", "honduras", "ahmed", "mohammed", "rafsanjani", "hastings", "netherlands",
        "rawalpindi", "ing", "isis", "news", "evening", "species", "this", "his", "during", "hundred",
    ],
)  # fmt: skip
def test_names_and_words_that_only_look_inflected_are_left_alone(name: str) -> None:
    assert name not in REDUCED


def test_no_word_is_reduced_to_one_that_is_itself_reduced() -> None:
    assert not {word for word in REDUCED.values() if word in REDUCED}


def test_every_form_has_one_word() -> None:
    assert len(REDUCED) == sum(len(rule.split(" => ")[0].split(", ")) for rule in RULES)


def test_endings_are_spelled_as_english_does() -> None:
    assert [plural(word) for word in ("attack", "ally", "clash", "day")] == ["attacks", "allies", "clashes", "days"]
    assert list(verbal("seize")) == ["seized", "seizing"]
    assert list(verbal("stop")) == ["stopped", "stopping"]
    assert list(verbal("deny")) == ["denied", "denying"]
    assert list(verbal("lie")) == ["lied", "lying"]
    assert list(verbal("free")) == ["freed", "freeing"]


def test_a_word_written_mostly_with_a_capital_is_not_ordinary() -> None:
    words = ordinary(["The bank on Bank Street, by the Thames, is a bank.", "Rivers and Rivers say rivers"])
    assert words["bank"] == 2
    assert "thames" not in words
    assert "rivers" not in words


def test_other_words_are_reduced_only_in_forms_that_were_seen() -> None:
    found = inflections({"hamster": 5, "hamsters": 2, "mar": 5}, ["attack"], ["drone"])
    assert found["hamsters"] == "hamster"
    assert found["attacking"] == "attack"
    assert found["drones"] == "drone"
    assert "mars" not in found


def test_rules_are_grouped_by_word() -> None:
    assert rules({"kills": "kill", "killed": "kill", "met": "meet"}) == ["killed, kills => kill", "met => meet"]
