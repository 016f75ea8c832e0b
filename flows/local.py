"""Runs a flow from the command line: with a Prefect server where one is configured, else with one that lasts as long.

The first import of Prefect reads its settings, so this module sets what a person at a keyboard wants before it.
"""

import os
import threading
from collections.abc import Sequence

from elastic.node import NodeError, start
from flows import terminal
from flows.progress import WATCHER
from flows.resources import settings
from transforms.present import RunReport

_PREFECT = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
}


def run_ingest(sources: Sequence[str], batch_files: int, *, watched: bool) -> RunReport:
    """Run the ingest flow here, with its progress on the terminal."""
    stated = settings()
    if stated.url is None:
        threading.Thread(target=_start_node, daemon=True).start()
    for name, value in _PREFECT.items():
        os.environ.setdefault(name, value)
    from flows.ingest import ingest

    progress = terminal.Bar() if terminal.err.is_terminal else terminal.Lines()
    token = WATCHER.set(progress) if watched else None
    try:
        return ingest(list(sources), batch_files)
    finally:
        progress.close()
        if token:
            WATCHER.reset(token)


def _start_node() -> None:
    """Start the node while Prefect starts; what goes wrong is told by the flow, which asks for the node too."""
    try:
        start(settings().node, terminal.say)
    except NodeError:
        return
