"""Finds the Java development kit that runs the node and compiles its plugin."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from elastic.node.errors import NodeError

OLDEST = 17

_ADVICE = (
    f"Install a JDK {OLDEST} or newer (the full one: a JRE lacks javac) and put it on PATH, or point JAVA_HOME at it."
)
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


@dataclass(frozen=True, slots=True)
class Java:
    """A Java development kit."""

    home: Path
    version: int

    @property
    def compiler(self) -> Path:
        return self.home / "bin" / "javac"


def find_java(home: Path | None = None) -> Java:
    """Find the kit at ``home``, else the one on PATH; raises NodeError where none will do."""
    if home is not None and not (home / "bin" / "java").is_file():
        raise NodeError(f"There is no Java at {home}. {_ADVICE}")
    if home is None:
        # The compiler leads to a full kit even where a bare runtime comes first on PATH.
        found = shutil.which("javac") or shutil.which("java")
        if found is None:
            raise NodeError(f"There is no Java on this machine. {_ADVICE}")
        home = Path(found).resolve().parent.parent
    java = Java(home, _version(home / "bin" / "java"))
    if java.version < OLDEST:
        raise NodeError(f"The Java at {home} is version {java.version}. {_ADVICE}")
    if not os.access(java.compiler, os.X_OK):
        raise NodeError(f"The Java at {home} has no compiler. {_ADVICE}")
    return java


def _version(java: Path) -> int:
    try:
        answer = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NodeError(f"The Java at {java} does not run: {error}. {_ADVICE}") from error
    stated = _VERSION.search(answer.stderr + answer.stdout)
    if answer.returncode or not stated:
        raise NodeError(f"The Java at {java} does not say its version. {_ADVICE}")
    return int(stated.group(1))
