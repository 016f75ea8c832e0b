"""Finding a Java that will do."""

from pathlib import Path

import pytest

from elastic.node import NodeError
from elastic.node.java import find_java


def java_at(home: Path, version: str, compiler: bool = True) -> Path:
    programs = home / "bin"
    programs.mkdir(parents=True)
    (programs / "java").write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\"' >&2\n")
    (programs / "java").chmod(0o755)
    if compiler:
        (programs / "javac").write_text("#!/bin/sh\n")
        (programs / "javac").chmod(0o755)
    return home


def test_the_one_that_is_named_is_taken(tmp_path: Path) -> None:
    found = find_java(java_at(tmp_path / "jdk", "21.0.2"))
    assert (found.home, found.version) == (tmp_path / "jdk", 21)


def test_the_one_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java_at(tmp_path / "jdk", "17.0.1")
    monkeypatch.setenv("PATH", str(tmp_path / "jdk" / "bin"))
    assert find_java().version == 17


@pytest.mark.parametrize(
    ("version", "compiler", "word"),
    [("11.0.2", True, "version 11"), ("1.8.0_292", True, "version 8"), ("17.0.1", False, "no compiler")],
)
def test_one_that_will_not_do_is_named(tmp_path: Path, version: str, compiler: bool, word: str) -> None:
    with pytest.raises(NodeError, match=f"{word}.*Install a JDK"):
        find_java(java_at(tmp_path / "jdk", version, compiler))


def test_none_at_all_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NodeError, match=r"no Java on this machine.*Install a JDK"):
        find_java()
    with pytest.raises(NodeError, match="no Java at"):
        find_java(tmp_path)
