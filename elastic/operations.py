"""Bulk requests, a few in flight: bounded in count and bytes, retried per item, every refusal returned.

Operation ──encode──▶ Batches.feed/flush ──send──▶ Outcome per operation
"""

import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import orjson
from elastic_transport import ConnectionError as CannotConnect
from elastic_transport import ConnectionTimeout
from elasticsearch import ApiError, Elasticsearch

from elastic.client import NO_ROOM, OVERLOADED, ClusterFullError, explained, is_full

MAX_COUNT = 500
MAX_BYTES = 5 * 1024 * 1024  # above 5 MB a request is no faster on one node, and its memory is the node's
MAX_CONTENT_BYTES = 100 * 1024 * 1024  # Elasticsearch's own default
IN_FLIGHT = 2
CONFLICTS = 5
"""Times that the cluster repeats a change of a document that others change too."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Write a document under an id, or delete the one that is there (``document`` is None).

    ``partial`` changes only the fields of ``document``, in a document that is there.
    """

    alias: str
    id: str
    document: Mapping[str, Any] | None = None
    partial: bool = False

    @property
    def may_miss(self) -> bool:
        """Whether it is fine that the document is not there."""
        return self.document is None or self.partial


@dataclass(frozen=True, slots=True)
class Encoded:
    """An operation as it travels."""

    operation: Operation
    lines: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """Bytes on the wire, line ends included."""
        return sum(len(line) + 1 for line in self.lines)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an operation: the HTTP status of its item, and the server's reason where it failed."""

    operation: Operation
    status: int
    reason: str = ""

    @property
    def ok(self) -> bool:
        """Whether the index now holds what was asked for; deleting or changing what is not there is fine."""
        return self.status < 300 or (self.operation.may_miss and self.status == 404)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often and how patiently a refused item is tried again: full jitter below a doubling bound."""

    retries: int = 6
    first: float = 0.5
    longest: float = 30.0
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random

    def wait(self, attempt: int) -> None:
        """Wait before attempt number ``attempt`` (from 1)."""
        self.sleep(self.jitter() * min(self.longest, self.first * 2 ** (attempt - 1)))


PATIENT = Pace()


@dataclass(slots=True)
class Batches:
    """Collect encoded operations until the next would break a bound; knows nothing of the client."""

    max_count: int = MAX_COUNT
    max_bytes: int = MAX_BYTES
    _held: list[Encoded] = field(default_factory=list)
    _bytes: int = 0

    def feed(self, item: Encoded) -> list[Encoded]:
        """Take an operation and return the full batch that it no longer fits in, or an empty one."""
        full = self._held and (len(self._held) >= self.max_count or self._bytes + item.size > self.max_bytes)
        ready = self.flush() if full else []
        self._held.append(item)
        self._bytes += item.size
        return ready

    def flush(self) -> list[Encoded]:
        """Return what is held and start anew."""
        held, self._held, self._bytes = self._held, [], 0
        return held


def encode(operation: Operation) -> Encoded:
    """Write an operation as the lines of a bulk request; a lone surrogate becomes a replacement character."""
    target: dict[str, Any] = {"_index": operation.alias, "_id": operation.id, "require_alias": True}
    if operation.document is None:
        return Encoded(operation, (orjson.dumps({"delete": target}),))
    fields = {name: value for name, value in operation.document.items() if name != "_id"}
    if operation.partial:
        header = orjson.dumps({"update": {**target, "retry_on_conflict": CONFLICTS}})
        return Encoded(operation, (header, _dumped({"doc": fields})))
    return Encoded(operation, (orjson.dumps({"index": target}), _dumped(fields)))


def execute(
    client: Elasticsearch,
    operations: Iterable[Operation],
    *,
    batches: Batches | None = None,
    pace: Pace = PATIENT,
    max_content_bytes: int = MAX_CONTENT_BYTES,
    in_flight: int = IN_FLIGHT,
) -> Iterator[Outcome]:
    """Carry out operations in as few requests as the bounds allow and tell the outcome of each.

    Up to ``in_flight`` requests are under way at once, in no order among themselves: no two operations may be about one
    document. No more is taken from ``operations`` than fits into them.
    """
    under_way: deque[Future[list[Outcome]]] = deque()
    with ThreadPoolExecutor(in_flight, thread_name_prefix="bulk") as threads:
        for ready in _batched(operations, batches or Batches(), max_content_bytes):
            if isinstance(ready, Outcome):
                yield ready
                continue
            if len(under_way) == in_flight:
                yield from under_way.popleft().result()
            under_way.append(threads.submit(_sent, client, ready, pace))
        while under_way:
            yield from under_way.popleft().result()


def _batched(
    operations: Iterable[Operation], batches: Batches, max_content_bytes: int
) -> Iterator[list[Encoded] | Outcome]:
    """Cut operations into requests; one that no request can carry is refused on the spot."""
    for item in map(encode, operations):
        if item.size > max_content_bytes:
            yield _too_large(item, max_content_bytes)
        elif full := batches.feed(item):
            yield full
    if rest := batches.flush():
        yield rest


def _sent(client: Elasticsearch, batch: Sequence[Encoded], pace: Pace) -> list[Outcome]:
    """Send a batch; items that were refused for now are sent again until the pace's bound."""
    done: list[Outcome] = []
    attempt = 0
    while batch:
        outcomes = _request(client, batch, final=attempt == pace.retries)
        if any(is_full(outcome.reason) for outcome in outcomes):
            raise ClusterFullError(NO_ROOM)
        again = [o.status in OVERLOADED and attempt < pace.retries for o in outcomes]
        done += [outcome for outcome, retry in zip(outcomes, again, strict=True) if not retry]
        batch = [item for item, retry in zip(batch, again, strict=True) if retry]
        attempt += 1
        if batch:
            pace.wait(attempt)
    return done


def _request(client: Elasticsearch, batch: Sequence[Encoded], *, final: bool) -> list[Outcome]:
    """Send one request; where the whole of it was refused for now, every item was, and writing again does no harm."""
    try:
        lines: list[Any] = [line for item in batch for line in item.lines]
        answer = client.options(max_retries=0).bulk(operations=lines)
    except (ApiError, CannotConnect, ConnectionTimeout) as error:
        if isinstance(error, ApiError) and error.meta.status == 413:
            return _halved(client, batch, error, final=final)
        if final or (isinstance(error, ApiError) and error.meta.status not in OVERLOADED):
            with explained():
                raise
        return [Outcome(item.operation, 503, str(error)[:500]) for item in batch]
    return [_outcome(item, entry) for item, entry in zip(batch, answer["items"], strict=True)]


def _halved(client: Elasticsearch, batch: Sequence[Encoded], error: ApiError, *, final: bool) -> list[Outcome]:
    """A request larger than the cluster takes is sent in two; a single document that large is refused."""
    if len(batch) == 1:
        return [_too_large(batch[0], None)]
    middle = len(batch) // 2
    return [outcome for half in (batch[:middle], batch[middle:]) for outcome in _request(client, half, final=final)]


def _outcome(item: Encoded, entry: Mapping[str, Any]) -> Outcome:
    result = next(iter(entry.values()))
    error = result.get("error") or {}
    cause = error.get("caused_by", {}).get("reason", "")
    return Outcome(item.operation, result["status"], ": ".join(filter(None, [error.get("reason", ""), cause]))[:2000])


def _too_large(item: Encoded, limit: int | None) -> Outcome:
    allowed = f", the cluster takes {limit:,}" if limit else " and the cluster does not take that much"
    return Outcome(item.operation, 413, f"The document has {item.size:,} bytes{allowed} (http.max_content_length).")


def _dumped(document: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(document)
    except TypeError:  # orjson refuses text with a lone surrogate, which no index could hold either
        return orjson.dumps(_sound(document))


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_sound(key): _sound(entry) for key, entry in value.items()}
    return [_sound(entry) for entry in value] if isinstance(value, (list, tuple)) else value
