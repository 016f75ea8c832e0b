"""One run at a time on one source, even from two machines.

source, run ──claimed──▶ a claim that is renewed as long as the run lives, and given back when it ends
"""

import os
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import sleep
from typing import Any

import psutil
from elasticsearch import ApiError, ConflictError, Elasticsearch, NotFoundError, TransportError

from elastic.client import ClusterError, explained
from elastic.names import CLIPPINGS, Names
from transforms.records import digest

SHARED = "copies and stories"
"""What runs on different sources have in common, claimed as if it were a source."""
AT_ONCE, PATIENCE = timedelta(), timedelta(hours=1)
ASKED_AGAIN = 0.25  # seconds, while a claim is waited for
LIFETIME = timedelta(seconds=60)
"""How long a claim holds without being renewed; a run that was killed on another machine holds its source that long."""


class ClaimedError(ClusterError):
    """Another run is working on the source; the message names it."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim as the index holds it."""

    source: str
    run_id: str
    host: str
    pid: int
    expires_at: datetime
    seq_no: int
    primary_term: int

    @property
    def is_over(self) -> bool:
        """Whether its time is up, or its process on this very machine is gone."""
        gone = self.host == socket.gethostname() and not psutil.pid_exists(self.pid)
        return gone or self.expires_at <= datetime.now(UTC)


@contextmanager
def claimed(
    client: Elasticsearch,
    sources: Sequence[str],
    run_id: str,
    names: Names = CLIPPINGS,
    lifetime: timedelta = LIFETIME,
    patience: timedelta = AT_ONCE,
) -> Iterator[None]:
    """Hold sources for a run; raises ClaimedError where another run that lives does not let go of one in ``patience``.

    A claim whose run is dead is taken over: at once where it ran on this machine, else when its time is up.
    """
    wanted = sorted(set(sources))
    taken: list[str] = []
    done = threading.Event()
    renewal = threading.Thread(target=_renew, args=(client, taken, run_id, names, lifetime, done), daemon=True)
    try:
        for source in wanted:
            _wait_for(client, source, run_id, names, lifetime, patience)
            taken.append(source)
        renewal.start()
        yield
    finally:
        done.set()
        if renewal.is_alive():
            renewal.join()
        for source in taken:
            _give_back(client, source, run_id, names)


def settling(client: Elasticsearch, run_id: str, names: Names = CLIPPINGS) -> AbstractContextManager[None]:
    """Hold copies and stories, waiting for a run that does: whoever settles them sees all that was settled before."""
    return claimed(client, [SHARED], run_id, names, patience=PATIENCE)


def _wait_for(
    client: Elasticsearch, source: str, run_id: str, names: Names, lifetime: timedelta, patience: timedelta
) -> None:
    last = datetime.now(UTC) + patience
    while True:
        try:
            _take(client, source, run_id, names, lifetime)
        except ClaimedError:
            if datetime.now(UTC) >= last:
                raise
            sleep(ASKED_AGAIN)
        else:
            return


def _take(client: Elasticsearch, source: str, run_id: str, names: Names, lifetime: timedelta) -> None:
    alias, key = names.alias("claims"), digest("claim", source)
    document = claim_document(source, run_id, lifetime)
    with explained():
        try:
            client.index(index=alias, id=key, document=document, op_type="create")
            return
        except ConflictError:
            held = _held(client, key, names)
        if held is None:
            raise ClaimedError(f"Another run has just let go of {source}; try again.")
        if held.run_id != run_id and not held.is_over:
            raise ClaimedError(
                f"Run {held.run_id} is working on {source} (process {held.pid} on {held.host}). Wait until it is "
                f"done; if it was killed, its claim ends at {held.expires_at:%H:%M:%S} UTC."
            )
        try:
            client.index(
                index=alias, id=key, document=document, if_seq_no=held.seq_no, if_primary_term=held.primary_term
            )
        except ConflictError:
            raise ClaimedError(f"Another run has just claimed {source}; wait until it is done.") from None


def _renew(
    client: Elasticsearch, taken: Sequence[str], run_id: str, names: Names, lifetime: timedelta, done: threading.Event
) -> None:
    """Renew all claims well before they end; a cluster that is away for a while is asked again next time."""
    while not done.wait(lifetime.total_seconds() / 6):
        for source in taken:
            try:
                client.index(
                    index=names.alias("claims"),
                    id=digest("claim", source),
                    document=claim_document(source, run_id, lifetime),
                )
            except (ApiError, TransportError):
                continue


def _give_back(client: Elasticsearch, source: str, run_id: str, names: Names) -> None:
    """Let go of a source; where the cluster is gone, the claim ends by itself."""
    key = digest("claim", source)
    try:
        held = _held(client, key, names)
        if held is not None and held.run_id == run_id:
            client.delete(index=names.alias("claims"), id=key, if_seq_no=held.seq_no, if_primary_term=held.primary_term)
    except (ApiError, TransportError):
        return


def _held(client: Elasticsearch, key: str, names: Names) -> _Held | None:
    try:
        answer = client.get(index=names.alias("claims"), id=key)
    except NotFoundError:
        return None
    fields = answer["_source"]
    return _Held(
        source=fields["source"],
        run_id=fields["run_id"],
        host=fields["host"],
        pid=fields["pid"],
        expires_at=datetime.fromisoformat(fields["expires_at"]),
        seq_no=answer["_seq_no"],
        primary_term=answer["_primary_term"],
    )


def claim_document(source: str, run_id: str, lifetime: timedelta) -> dict[str, Any]:
    """Write a claim of this process, from now on."""
    return {
        "source": source,
        "run_id": run_id,
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "expires_at": (datetime.now(UTC) + lifetime).isoformat(timespec="milliseconds"),
    }
