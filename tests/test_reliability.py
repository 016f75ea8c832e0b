"""What the table of faults promises is shown by tests that are there."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN = re.compile(r"`(tests/[\w/]+(?:\.py)?/?)(?:::(\w+))?`")


def rows() -> Iterator[str]:
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    table = [line for line in text.splitlines() if line.startswith("| ")]
    yield from table[1:]


def test_every_fault_names_a_test_and_every_test_is_there() -> None:
    assert len(list(rows())) > 20
    for row in rows():
        named = SHOWN.findall(row)
        assert named, row
        for path, test in named:
            assert (ROOT / path).exists(), path
            assert not test or f"def {test}(" in (ROOT / path).read_text(encoding="utf-8"), f"{path}::{test}"


def test_every_fault_is_in_the_table() -> None:
    listed = set(re.findall(r"::(test_\w+)", (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")))
    for path in sorted((ROOT / "tests" / "faults").glob("test_*.py")):
        if path.name != "test_machine.py":  # random sequences of all of them
            made = set(re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))
            assert made <= listed, made - listed
