"""Corrections that are read, and those that are refused with where they stand."""

import re
from pathlib import Path

import pytest

from transforms.corrections import CorrectionError, Operation, parse
from transforms.records import EntityType

RENAME = '[[correction]]\noperation = "rename"\nname = "A"\nto = "B"\n'


def test_every_operation_is_read() -> None:
    read = parse(
        """
# two spellings of one man
[[correction]]
operation = "merge"
names = ["Naji Zaheer", "Naji  Zahir"]

[[correction]]
operation = "split"
name = "Bello"
forms = ["Sani Bello"]
outlet = "The Heron"

  [[ correction ]]
operation = "retype"
name = "Gaza"
to = "place"
type = "organization"
article = "a.txt"
"""
    ).entries
    assert [(entry.operation, entry.where) for entry in read] == [
        (Operation.MERGE, "line 3"), (Operation.SPLIT, "line 7"), (Operation.RETYPE, "line 13"),
    ]  # fmt: skip
    assert (read[0].names, read[0].to) == (("Naji Zaheer", "Naji Zahir"), "Naji Zaheer")
    assert (read[1].forms, read[1].to, read[1].outlet) == (("Sani Bello",), "Sani Bello", "The Heron")
    assert (read[2].to, read[2].type, read[2].article) == ("place", EntityType.ORGANIZATION, "a.txt")


def test_the_example_of_the_documentation_is_read() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "names.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert {entry.operation for entry in parse(example).entries} == set(Operation)


def test_an_empty_file_says_nothing() -> None:
    assert not parse("")
    assert not parse("# nothing yet\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not toml", "TOML"),
        ("[names]\nmodel = 'fast'", "only .*'names'"),
        ("[correction]\noperation = 'drop'", "only .*tables"),
        ("\n[[correction]]\nname = 'A'", "line 2: operation is one of merge, split, rename, retype, drop, not None"),
        ("[[correction]]\noperation = 'join'", "line 1: operation .*not 'join'"),
        ("[[correction]]\noperation = 'rename'\nname = 'A'", "line 1: a rename needs name and to, but to is missing"),
        ("[[correction]]\noperation = 'drop'\nname = 'A'\nnmae = 'B'", "line 1: a drop has no 'nmae'"),
        ("[[correction]]\noperation = 'drop'\nname = ['A']", "line 1: name must be a text"),
        ("[[correction]]\noperation = 'drop'\nname = ' '", "line 1: name must have 1 to 1,024"),
        ("[[correction]]\noperation = 'merge'\nnames = 'A'", "line 1: names must be a list"),
        ("[[correction]]\noperation = 'merge'\nnames = ['A', 'a']", "two different names"),
        ("[[correction]]\noperation = 'retype'\nname = 'A'\nto = 'planet'", "line 1: to is one of person.*'planet'"),
        ("[[correction]]\noperation = 'drop'\nname = 'A'\ntype = 'planet'", "line 1: type is one of"),
        ("[[correction]]\noperation = 'drop'\nname = 'A'\noutlet = 'O'\narticle = 'a'", "not for both"),
        ("correction = [{operation = 'drop'}]", "entry 1: a drop needs name"),
        (RENAME + RENAME, "line 5: this rename of 'A' contradicts the rename in line 1"),
        (RENAME + RENAME.replace('"A"', '"a"').replace('"B"', '"C"'), "line 5: .* contradicts"),
        (RENAME + "[[correction]]\noperation = 'drop'\nname = 'A'", "line 5: this drop of 'A' contradicts the rename"),
        (RENAME + "[[correction]]\noperation = 'merge'\nnames = ['C', 'A']", "line 5: this merge of 'A' contradicts"),
        (RENAME + RENAME.replace('"B"', '"C"') + 'type = "person"', "contradicts"),
        (RENAME + "[[correction]]\noperation = 'rename'\nname = 'B'\nto = 'A'", r"line 1 and line 5: .* A → B → A"),
        ("[[correction]]\noperation = 'merge'\nnames = ['A', 'B']\n"
         "[[correction]]\noperation = 'merge'\nnames = ['B', 'C']\n"
         "[[correction]]\noperation = 'merge'\nnames = ['C', 'A']", "circle"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_where_it_stands(text: str, message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        parse(text)


def test_what_only_looks_like_a_contradiction_is_none() -> None:
    other = RENAME.replace('"B"', '"C"')
    assert parse(RENAME + other + 'outlet = "The Heron"\n' + other + 'article = "a.txt"')
    assert parse(RENAME + 'type = "person"\n' + other + 'type = "place"')
    assert parse(RENAME.replace('"B"', '"a"'))
    two_merges = "".join(f"[[correction]]\noperation = 'merge'\nnames = ['A', '{name}']\n" for name in "BC")
    assert len(parse(two_merges).entries) == 2
