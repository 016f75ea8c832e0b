"""Commands as a user runs them, each in a process of its own."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True)
class Result:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return orjson.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The objects of a JSON Lines answer."""
        return [orjson.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Shell:
    """Runs commands in a folder with an environment of its own."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *command: str | Path, timeout: float = 300, **more: str) -> Result:
        done = subprocess.run(
            [PROGRAMS / str(command[0]), *map(str, command[1:])],
            cwd=self.folder,
            env={**self.environment, **more},
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def clippings(self, *arguments: str | Path, **more: str) -> Result:
        """Run the command line and make sure that nobody ever sees a traceback."""
        result = self("clippings", *arguments, timeout=300, **more)
        assert "Traceback" not in result.out + result.err, result.err
        return result
