"""The commands that the README documents, run as they stand there."""

import re
import shlex
import subprocess

import pytest
from typer.main import get_command

from elastic.node import NodeSettings
from flows.cli import app
from tests.shell import ROOT, Result, Shell

README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTED = [
    line.split("#")[0].strip()
    for page in (README, (ROOT / "docs" / "commands.md").read_text("utf-8"))
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    for line in block.splitlines()
]
QUESTIONS = [c for c in dict.fromkeys(DOCUMENTED) if re.match(r"clippings (?!ingest|node|inspect|cluster|rebuild)", c)]


@pytest.fixture(scope="module")
def demo(node: NodeSettings, quiet_environment: dict[str, str]) -> Shell:
    """A shell in the project, with an empty home and the running node; Prefect's server is its own affair."""
    own = {
        "CLIPPINGS_CACHE": str(node.cache),
        "CLIPPINGS_STATE": str(node.state),
        "CLIPPINGS_NODE_PORT": str(node.port),
    }
    return Shell(ROOT, {**quiet_environment, **own})


@pytest.fixture(scope="module")
def shown(demo: Shell) -> Result:
    done = subprocess.run(["make", "demo"], cwd=ROOT, env=dict(demo.environment), capture_output=True, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_it_opens_with_the_two_commands() -> None:
    assert [command for command in DOCUMENTED if command.startswith("make")][:2] == ["make demo", "make test"]
    assert README.index("make demo") < README.index("clippings ingest")


def test_continuous_integration_runs_the_second_and_nothing_more() -> None:
    lines = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line and not line.startswith("#")]
    assert lines[-1].split()[-2:] == ["make", "test"]
    assert all(line.startswith(("set ", "cd ", "exec make", "make")) for line in lines)


@pytest.mark.node
@pytest.mark.prefect
def test_the_first_ends_with_the_seeds_summary_and_a_search_result(shown: Result) -> None:
    assert shown.status == 0, shown.err
    assert "read 1 = indexed 1" in shown.out
    assert "Naji Zaheer" in shown.out
    assert "Days spoken of" in shown.out
    assert re.search(r"^[1-9]\d* passages", shown.out, re.MULTILINE)


@pytest.mark.node
@pytest.mark.prefect
@pytest.mark.parametrize("command", QUESTIONS)
def test_every_documented_question_is_answered(demo: Shell, shown: Result, command: str) -> None:
    result = demo.clippings(*shlex.split(command)[1:])
    assert result.status == 0, result.err
    assert result.out.strip()


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    named = {tuple(shlex.split(c)[1:3]) for c in DOCUMENTED if c.startswith("clippings ")}
    top = get_command(app)
    for name, command in top.commands.items():  # type: ignore[attr-defined]
        below = getattr(command, "commands", None)
        for path in [(name, sub) for sub in below] if below else [(name,)]:
            assert any(words[: len(path)] == path for words in named), f"{' '.join(path)} is not documented"
    assert {words[0] for words in named} <= set(top.commands)  # type: ignore[attr-defined]
