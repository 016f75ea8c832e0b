"""Bounded requests and retries; the cluster that refuses is a small server on a real socket."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from elasticsearch import Elasticsearch
from hypothesis import given
from hypothesis import strategies as st

from elastic.client import ClusterBusyError, ClusterError
from elastic.operations import Batches, Encoded, Operation, Outcome, Pace, encode, execute

Answer = Callable[[list[str]], tuple[int, list[int]]]
"""Given the ids of a request and nothing else: the status of the request, and of each item."""


@contextmanager
def cluster(answer: Answer) -> Iterator[tuple[Elasticsearch, list[list[str]]]]:
    """Play a cluster: what it was asked to index, request by request."""
    requests: list[list[str]] = []

    class Node(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            lines = self.rfile.read(int(self.headers["Content-Length"])).splitlines()
            ids = [json.loads(line)["index"]["_id"] for line in lines[::2]]
            requests.append(ids)
            status, items = answer(ids)
            body = {"items": [{"index": {"_id": i, "status": s}} for i, s in zip(ids, items, strict=False)]}
            self.send_response(status)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8")
            payload = json.dumps(body).encode()
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        do_POST = do_PUT  # noqa: N815

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Node)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with Elasticsearch(f"http://127.0.0.1:{server.server_port}") as client:
            yield client, requests
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Waits:
    """A pace that waits for nothing and remembers how long it should have."""

    def __init__(self, retries: int = 6) -> None:
        self.seconds: list[float] = []
        self.pace = Pace(retries=retries, sleep=self.seconds.append, jitter=lambda: 1.0)


def operations(*ids: str) -> list[Operation]:
    return [Operation("clippings-chunks", key, {"_id": key, "text": "x"}) for key in ids]


def statuses(outcomes: Iterator[Outcome]) -> dict[str, int]:
    return {outcome.operation.id: outcome.status for outcome in outcomes}


def test_only_the_items_refused_for_now_are_sent_again() -> None:
    tries: dict[str, int] = {}

    def answer(ids: list[str]) -> tuple[int, list[int]]:
        for key in ids:
            tries[key] = tries.get(key, 0) + 1
        return 200, [429 if key == "b" and tries[key] < 3 else 201 for key in ids]

    waits = Waits()
    with cluster(answer) as (client, requests):
        assert statuses(execute(client, operations("a", "b", "c"), pace=waits.pace)) == {"a": 201, "b": 201, "c": 201}
    assert requests == [["a", "b", "c"], ["b"], ["b"]]
    assert waits.seconds == [0.5, 1.0]


def test_a_mapping_error_is_not_tried_again() -> None:
    with cluster(lambda ids: (200, [400 if key == "b" else 201 for key in ids])) as (client, requests):
        assert statuses(execute(client, operations("a", "b"), pace=Waits().pace)) == {"a": 201, "b": 400}
    assert requests == [["a", "b"]]


def test_retries_are_bounded_and_the_refusal_is_told() -> None:
    waits = Waits(retries=3)
    with cluster(lambda ids: (200, [429] * len(ids))) as (client, requests):
        assert statuses(execute(client, operations("a"), pace=waits.pace)) == {"a": 429}
    assert requests == [["a"]] * 4
    assert waits.seconds == [0.5, 1.0, 2.0]


def test_waits_grow_to_a_bound() -> None:
    waits = Waits(retries=9)
    with cluster(lambda ids: (200, [503] * len(ids))) as (client, _):
        statuses(execute(client, operations("a"), pace=waits.pace))
    assert waits.seconds == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]


def test_a_whole_request_refused_for_now_is_sent_again() -> None:
    left = [503, 429, 200]
    with cluster(lambda ids: (left.pop(0), [201] * len(ids))) as (client, requests):
        assert statuses(execute(client, operations("a", "b"), pace=Waits().pace)) == {"a": 201, "b": 201}
    assert len(requests) == 3


def test_a_cluster_that_stays_away_is_an_error_that_says_so() -> None:
    with cluster(lambda ids: (200, [])) as (client, _):
        pass
    with pytest.raises(ClusterBusyError, match="cannot be reached"):
        statuses(execute(client, operations("a"), pace=Waits(retries=1).pace))


def test_a_key_that_is_refused_is_not_tried_again() -> None:
    with cluster(lambda ids: (401, [])) as (client, requests), pytest.raises(ClusterError, match="API key"):
        statuses(execute(client, operations("a"), pace=Waits().pace))
    assert len(requests) == 1


def test_a_request_too_large_is_sent_in_parts() -> None:
    with cluster(lambda ids: (413 if len(ids) > 2 else 200, [201] * len(ids))) as (client, requests):
        found = statuses(execute(client, operations("a", "b", "c", "d", "e"), pace=Waits().pace))
    assert set(found.values()) == {201}
    assert [len(ids) for ids in requests if len(ids) <= 2] == [2, 1, 2]


def test_a_single_document_too_large_is_refused() -> None:
    with cluster(lambda ids: (413, [])) as (client, _):
        (outcome,) = execute(client, operations("a"), pace=Waits().pace)
    assert (outcome.ok, outcome.status) == (False, 413)


def test_a_document_above_the_bound_is_not_sent() -> None:
    with cluster(lambda ids: (200, [201] * len(ids))) as (client, requests):
        large = Operation("clippings-chunks", "large", {"text": "x" * 5000})
        found = list(execute(client, [*operations("a"), large], max_content_bytes=1000))
    assert {outcome.operation.id: outcome.status for outcome in found} == {"a": 201, "large": 413}
    assert "5," in next(outcome.reason for outcome in found if not outcome.ok)
    assert requests == [["a"]]


@given(
    sizes=st.lists(st.integers(0, 300), max_size=60),
    max_count=st.integers(1, 10),
    max_bytes=st.integers(1, 1000),
)
def test_batches_keep_order_and_bounds_and_lose_nothing(sizes: list[int], max_count: int, max_bytes: int) -> None:
    batches = Batches(max_count, max_bytes)
    items = [encode(Operation("i", str(number), {"t": "x" * size})) for number, size in enumerate(sizes)]
    made = [batch for batch in [*map(batches.feed, items), batches.flush()] if batch]
    assert [item for batch in made for item in batch] == items
    for batch in made:
        assert len(batch) <= max_count
        assert sum(item.size for item in batch) <= max_bytes or len(batch) == 1
    assert batches.flush() == []


@given(st.dictionaries(st.text(st.characters(), max_size=5), st.text(st.characters(), max_size=9), max_size=4))
def test_any_text_can_be_sent(document: dict[str, str]) -> None:
    encoded: Encoded = encode(Operation("i", "1", document))
    assert all(b"\n" not in line for line in encoded.lines)
    assert encoded.size == sum(len(line) + 1 for line in encoded.lines)
    json.loads(encoded.lines[1])
