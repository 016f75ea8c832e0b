"""Starts, watches and stops the node's process.

NodeSettings ──start──▶ Running ──stop──▶ nothing runs; the data stays
"""

import errno
import fcntl
import os
import pwd
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import psutil
from elasticsearch import Elasticsearch
from elasticsearch.exceptions import ApiError, TransportError

from elastic.node.configuration import write_configuration
from elastic.node.distribution import Report, install_distribution, room_on_disk
from elastic.node.errors import NodeError
from elastic.node.java import Java, find_java
from elastic.node.plugin import install_plugin
from elastic.node.settings import NodeSettings, Security

START_SECONDS = 300
PAUSE_SECONDS = 0.5
STOP_SECONDS = 60


@dataclass(frozen=True, slots=True)
class NodeStatus:
    """Whether the node runs, and if not, whether it was stopped or died (``died`` holds its last words)."""

    url: str
    pid: int | None
    answers: bool = False
    died: str | None = None


def start(settings: NodeSettings, report: Report = lambda line: None) -> NodeStatus:
    """Start the node unless it runs already, and wait until it answers; the first start fetches the distribution.

    ``report`` is told what takes time. Raises NodeError where the node cannot be had.
    """
    with room_on_disk(settings.state), _locked(settings.state):
        if (process := _process(settings)) is not None:
            _wait_for_answer(settings, process)
            return NodeStatus(settings.url, process.pid, answers=True)
        _refuse_taken_port(settings)
        java = find_java(settings.java_home)
        with _locked(settings.cache):
            home = install_distribution(settings.cache, report)
            install_plugin(home, java, report)
        _prepare_folders(settings)
        write_configuration(settings, home)
        _hand_over(settings)
        report(f"Starting Elasticsearch on {settings.url}")
        if settings.security:
            _set_password(settings, settings.security, home, java)
        process = _launch(settings, home, java)
        _wait_for_answer(settings, process)
        return NodeStatus(settings.url, process.pid, answers=True)


def stop(settings: NodeSettings) -> bool:
    """Stop the node and wait until it is gone; false where none ran."""
    if not settings.state.is_dir():
        return False
    with _locked(settings.state):
        process = _process(settings)
        if process is not None:
            _end(process, settings)
        settings.pidfile.unlink(missing_ok=True)
        return process is not None


def status(settings: NodeSettings) -> NodeStatus:
    """Tell whether the node runs and answers."""
    process = _process(settings)
    if process is not None:
        return NodeStatus(settings.url, process.pid, answers=_answers(settings, seconds=5))
    return NodeStatus(settings.url, None, died=last_words(settings) if settings.pidfile.exists() else None)


def last_words(settings: NodeSettings) -> str:
    """Give the last errors of the node's log, or its last line."""
    try:
        with settings.log.open("rb") as log:
            log.seek(max(0, settings.log.stat().st_size - 64 * 1024))
            lines = log.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return "it left no log"
    errors = [line for line in lines if "[ERROR]" in line or "[FATAL]" in line or "Exception" in line]
    return "\n".join(line[:500] for line in (errors or lines)[-3:]) or "it left no log"


def _process(settings: NodeSettings) -> psutil.Process | None:
    """The node's process; a number that now belongs to another program is not it."""
    try:
        process = psutil.Process(int(settings.pidfile.read_text("ascii")))
        ours = settings.mark in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, ValueError, psutil.Error):
        return None
    return process if ours else None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one program at a time change what is in a folder; the second waits for the first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _refuse_taken_port(settings: NodeSettings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno == errno.EACCES:
                raise NodeError(
                    f"Port {settings.port} is reserved for root. Set CLIPPINGS_NODE_PORT to one above 1024."
                ) from error
            raise NodeError(
                f"Port {settings.port} is in use by another program. Stop that program, or set CLIPPINGS_NODE_PORT to "
                "a free port, or ELASTICSEARCH_URL to the cluster that listens there."
            ) from error


def _prepare_folders(settings: NodeSettings) -> None:
    for folder in (settings.data, settings.logs, settings.config, settings.snapshots, settings.state / "tmp"):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)


def _hand_over(settings: NodeSettings) -> None:
    """Give the node's folders to the user it runs as, and make sure that user can reach them."""
    if settings.user is None:
        return
    owner = _account(settings.user)
    for path in (settings.state, *settings.state.rglob("*")):
        os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)
    for folder in (settings.cache, settings.state):
        closed = next((parent for parent in folder.parents if not parent.stat().st_mode & 0o001), None)
        if closed is not None:
            raise NodeError(
                f"Elasticsearch does not run as root, and the user {settings.user} that it runs as cannot enter "
                f"{closed}. Set CLIPPINGS_CACHE and CLIPPINGS_STATE to folders that every user can reach."
            )


def _account(user: str) -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(user)
    except KeyError:
        raise NodeError(f"There is no user {user} for the node to run as. Set CLIPPINGS_NODE_USER to one.") from None


def _run(settings: NodeSettings, java: Java, *command: str | Path, **streams: Any) -> "subprocess.Popen[bytes]":
    """Run a program of the distribution as the node's user, for this node."""
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "ES_JAVA_HOME": str(java.home),
        "ES_PATH_CONF": str(settings.config),
        "ES_TMPDIR": str(settings.state / "tmp"),
    }
    account = _account(settings.user) if settings.user else None
    return subprocess.Popen(
        command,
        env=environment,
        cwd=settings.state,
        start_new_session=True,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
        **streams,
    )


def _set_password(settings: NodeSettings, security: Security, home: Path, java: Java) -> None:
    """Put the first password into the node's keystore; it travels by stdin, where no list of processes shows it."""
    command = (home / "bin" / "elasticsearch-keystore", "add", "--stdin", "--force", "bootstrap.password")
    pipe = subprocess.PIPE
    with _run(settings, java, *command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT) as program:
        said, _ = program.communicate(security.password.encode(), timeout=START_SECONDS)
    if program.returncode:
        raise NodeError(f"The node's password could not be set:\n{said.decode('utf-8', 'replace')[-1500:]}")


def _launch(settings: NodeSettings, home: Path, java: Java) -> psutil.Process:
    settings.pidfile.unlink(missing_ok=True)
    output = settings.logs / "start.log"
    command = (home / "bin" / "elasticsearch", "--daemonize", "--pidfile", settings.pidfile)
    with output.open("wb") as log:
        launcher = _run(settings, java, *command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        code = launcher.wait(START_SECONDS)
    except subprocess.TimeoutExpired as error:
        launcher.kill()
        raise NodeError(f"Elasticsearch did not start within {START_SECONDS} s. Its log: {settings.log}") from error
    process = _process(settings)
    if code or process is None:
        raise NodeError(f"Elasticsearch did not start:\n{_why(output, settings)}\nIts log: {settings.log}")
    return process


def _why(output: Path, settings: NodeSettings) -> str:
    said = output.read_text("utf-8", "replace").strip()
    if "not enough space" in said.lower() or "insufficient memory" in said or "Cannot allocate memory" in said:
        return (
            f"There is not enough memory for a heap of {settings.heap}. Set CLIPPINGS_NODE_HEAP to less, such as 512m."
        )
    if "No space left on device" in said:
        return f"The disk that holds {settings.state} is full. Free some space there and try again."
    return said[-1500:] or last_words(settings)


def _wait_for_answer(settings: NodeSettings, process: psutil.Process) -> None:
    """Wait as long as a start may take: whoever began it may have been killed a moment ago."""
    deadline = monotonic() + START_SECONDS
    while not _answers(settings, seconds=max(1.0, deadline - monotonic())):
        if not process.is_running() or monotonic() >= deadline:
            raise NodeError(
                f"Elasticsearch runs (process {process.pid}) but does not answer on {settings.url}. "
                f"Its log: {settings.log}"
            )
        with suppress(psutil.TimeoutExpired):
            process.wait(PAUSE_SECONDS)


def _answers(settings: NodeSettings, seconds: float) -> bool:
    """Whether the node serves requests; with security on, a demand for credentials is an answer too."""
    tls: dict[str, Any] = {"ca_certs": str(settings.security.ca)} if settings.security else {}
    with Elasticsearch(settings.url, **tls, request_timeout=seconds, max_retries=5, retry_on_timeout=False) as client:
        try:
            client.cluster.health(wait_for_status="yellow", timeout=f"{max(1, int(seconds) - 1)}s")
        except ApiError as error:
            return error.meta.status in (401, 403)
        except TransportError:
            return False
    return True


def _end(process: psutil.Process, settings: NodeSettings) -> None:
    process.terminate()
    _, alive = psutil.wait_procs([process], timeout=STOP_SECONDS)
    for stubborn in alive:
        stubborn.kill()
    psutil.wait_procs(alive, timeout=STOP_SECONDS)
