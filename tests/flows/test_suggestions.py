"""Lines for the user's corrections: valid as they stand, about the very names, harmless to print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elastic.entities import Example, Listed, Listing
from flows import terminal
from flows.suggestions import quoted, suggested
from transforms.corrections import Correction, Operation, parse
from transforms.records import EntityType

HOSTILE = '\x1b[2J"\\ \u202e[bold]x[/]'


def listed(name: str, kind: str = "person", articles: int = 1, *aliases: str) -> Listed:
    example = Example("1f", "a.txt", name, name, name)
    return Listed(name, kind, articles, articles, tuple((alias, 1) for alias in aliases), example)


def told(*found: Listed) -> tuple[Correction, ...]:
    return parse(suggested(found)).entries


def test_names_that_are_alike_are_merged_under_the_commonest() -> None:
    (merge,) = told(listed("Naji Zaheer", "person", 9), listed("Karachi", "place"), listed("Naji Zahir"))
    assert (merge.operation, merge.names, merge.to) == (Operation.MERGE, ("Naji Zaheer", "Naji Zahir"), "Naji Zaheer")
    assert told(listed("Naji Zaheer"), listed("Zaheer"))[0].operation is Operation.MERGE
    (short,) = told(listed("Jaish-e-Mohammed", "organization"), listed("JeM", "organization"))
    assert short.names == ("Jaish-e-Mohammed", "JeM")


def test_a_name_of_two_kinds_gets_the_commonest() -> None:
    (retype,) = told(listed("Gaza", "place", 9), listed("Gaza", "organization", 2))
    assert (retype.operation, retype.to, retype.type) == (Operation.RETYPE, "place", EntityType.ORGANIZATION)


def test_of_one_name_everything_that_can_be_said_is_laid_out() -> None:
    lines = suggested([listed("Hamas", "organization", 3, "HAMAS")])
    entries = [f"[[correction]]{entry}" for entry in lines.split("[[correction]]")[1:]]
    operations = [parse(entry).entries[0].operation for entry in entries]
    assert operations == ["rename", "retype", "split", "drop", "drop"]
    assert suggested([]) == ""


@given(st.text())
def test_any_name_comes_back_from_its_lines(name: str) -> None:
    import tomllib

    written = quoted(name)
    assert tomllib.loads(f"name = {written}")["name"] == name.encode("utf-8", "replace").decode("utf-8")
    assert terminal.plain(written) == written
    assert "\n" not in written


def test_a_hostile_name_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    found = (listed(HOSTILE, "person", 2, HOSTILE + "x"),)
    terminal.show_names(Listing(3, found), suggested(found))
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]x[/]" in shown
    assert "--limit" in shown
