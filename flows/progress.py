"""Who watches a run: nobody, a log, or a person at a terminal."""

from contextvars import ContextVar
from typing import Protocol

from flows.counts import Counts


class Progress(Protocol):
    """Told how far a run is."""

    def planned(self, files: int) -> None:
        """The run will read this many files."""
        ...

    def advanced(self, files: int, counts: Counts) -> None:
        """This many more files are done; ``counts`` is what became of all pages so far."""
        ...


class Unwatched:
    """Nobody watches."""

    def planned(self, files: int) -> None:
        return None

    def advanced(self, files: int, counts: Counts) -> None:
        return None


WATCHER: ContextVar[Progress] = ContextVar("watcher")
