"""The direction of imports, read from the source itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("sources", "transforms", "elastic", "mappings", "models", "flows")
COMPOSER = "transforms.pipeline"
BOTTOM = "transforms.records"
IMPURE = {"os", "io", "time", "random", "socket", "subprocess", "urllib", "http", "pathlib", "tempfile", "shutil",
          "prefect", "elasticsearch", "requests", "httpx", "fsspec", "logging"}  # fmt: skip
IMPURE_CALL = re.compile(r"(?<![\w.])open\(|\.(?:open|read_text|read_bytes|now|today|utcnow)\(|\benviron\b")


def modules(room: str) -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / room).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the direction"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_used(path: Path) -> set[str]:
    return {name for name in imports(path) if name.split(".")[0] in ROOMS}


def stage(module: str) -> str:
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("room", ["sources", "elastic"])
def test_the_edges_know_only_the_records(room: str) -> None:
    for name, path in modules(room):
        foreign = {used for used in rooms_used(path) if used.split(".")[0] != room}
        assert all(used.startswith(BOTTOM) or used == "transforms" for used in foreign), (name, foreign)


def test_stages_do_not_import_each_other() -> None:
    for name, path in modules("transforms"):
        if name in (COMPOSER, "transforms"):
            continue
        allowed = {BOTTOM, stage(name)} - ({stage(name)} if name == BOTTOM else set())
        foreign = {used for used in rooms_used(path) if stage(used) not in allowed and used != "transforms"}
        assert not foreign, (name, foreign)


def test_transforms_are_pure() -> None:
    for name, path in modules("transforms"):
        impure = {used for used in imports(path) if used.split(".")[0] in IMPURE}
        assert not impure, (name, impure)
        assert not IMPURE_CALL.search(path.read_text(encoding="utf-8")), name


def test_only_flows_import_prefect() -> None:
    for room in ("sources", "transforms", "elastic", "models", "mappings"):
        for name, path in modules(room):
            assert not any(used.split(".")[0] == "prefect" for used in imports(path)), name


def test_data_rooms_are_imported_by_nobody() -> None:
    for room in ("sources", "transforms", "elastic"):
        for name, path in modules(room):
            assert not any(used.split(".")[0] in ("models", "mappings", "flows") for used in imports(path)), name


def test_the_rule_sees_a_forbidden_import(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text("from elastic.node import start\nimport prefect\n")
    assert {"elastic.node", "prefect"} <= set(imports(path))
    assert rooms_used(path) == {"elastic.node", "elastic.node.start"}
