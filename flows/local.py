"""Runs flows from the command line: on the Prefect server that is configured, else on one that lasts as long.

The node, Prefect's server and our own imports start side by side; each takes seconds.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.error import URLError
from urllib.request import urlopen

from elastic.node import NodeError, start
from flows import terminal
from flows.connection import settings
from flows.errors import PrefectError
from flows.progress import WATCHER
from flows.resources import resources
from flows.settings import prefect_is_configured
from transforms.present import RunReport

if TYPE_CHECKING:
    from flows.rebuild import Rebuilt

T = TypeVar("T")
SERVER_SECONDS = 180

_QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
}


def run_ingest(sources: Sequence[str], watched: bool, **options: Any) -> RunReport:
    """Run the ingest flow here with its options, with its progress on the terminal."""

    def ingest() -> RunReport:
        from flows.ingest import ingest

        report: RunReport = ingest(list(sources), **options)
        return report

    return _run(ingest, watched)


def run_rebuild(watched: bool, **options: Any) -> "Rebuilt":
    """Run the rebuild flow here with its options, with its progress on the terminal."""

    def rebuild() -> "Rebuilt":
        from flows.rebuild import rebuild

        rebuilt: Rebuilt = rebuild(**options)
        return rebuilt

    return _run(rebuild, watched)


def _run(flow: Callable[[], T], watched: bool) -> T:
    """Run a flow while Prefect, the node and our models, which all take seconds, start side by side."""
    if settings().url is None:
        threading.Thread(target=_start_node, daemon=True).start()
    with prefect_server() as ready:
        resources()
        from prefect.logging.handlers import APILogHandler  # Prefect reads its settings when it is first imported

        import flows.ingest  # noqa: F401 - imported while the server starts

        ready()
        progress = terminal.Bar() if terminal.err.is_terminal else terminal.Lines()
        token = WATCHER.set(progress) if watched else None
        try:
            return flow()
        finally:
            progress.close()
            APILogHandler().flush()
            if token:
                WATCHER.reset(token)


class _Server:
    """A Prefect server of our own; calling it waits until it answers."""

    def __init__(self, process: "subprocess.Popen[bytes]", url: str) -> None:
        self._process, self._url = process, url

    def __call__(self) -> None:
        deadline = monotonic() + SERVER_SECONDS
        pause = threading.Event()
        while monotonic() < deadline and self._process.poll() is None:
            try:
                with urlopen(f"{self._url}/health", timeout=10):  # noqa: S310 - our own address
                    return
            except (URLError, OSError):
                pause.wait(0.05)
        raise PrefectError(
            f"Prefect's own server did not start within {SERVER_SECONDS} s. See why with: prefect server start; "
            "or set PREFECT_API_URL to a server that runs."
        )


@contextmanager
def prefect_server() -> Iterator["_Server | _Configured"]:
    """Have a Prefect server, starting one where none is configured; what it gives waits for it when called."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if prefect_is_configured(os.environ):
        yield _Configured()
        return
    port = _free_port()
    url = f"http://127.0.0.1:{port}/api"
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "prefect",
            "server",
            "start",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--no-services",
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.environ["PREFECT_API_URL"] = url
    try:
        yield _Server(process, url)
    finally:
        del os.environ["PREFECT_API_URL"]
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


class _Configured:
    """The server that the user has; there is nothing to wait for."""

    def __call__(self) -> None:
        return None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start_node() -> None:
    """Start the node while Prefect starts; what goes wrong is told by the flow, which asks for the node too."""
    try:
        start(settings().node, terminal.say)
    except NodeError:
        return
