"""Words are flagged by the lists they are on, always the same way."""

import subprocess
import sys

from transforms.entities.lexicon import Lexicon

TEXT = "place\tLong Lake|Callao\ngiven\tLong Lake\nhead\tLong Lake\n"


def test_words_and_phrases() -> None:
    flags = Lexicon.parse(TEXT).flags(["in", "callao", "long", "lake"])
    assert flags == [(), ("place",), ("+given",), ("+given",)]


def test_a_phrase_on_several_lists_does_not_depend_on_the_process() -> None:
    code = f"from transforms.entities.lexicon import Lexicon; print(Lexicon.parse({TEXT!r}).flags(['long', 'lake']))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=True
        ).stdout
        for seed in range(4)
    }
    assert len(seen) == 1
