"""Loading articles, so that a reader never finds one half there and an interrupted load is simply repeated.

Documents ──load──▶ chunks, timeline ▶ what they replace goes ▶ article last ──▶ Loaded(indexed, failed, refused)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import orjson
from elasticsearch import Elasticsearch

from elastic.client import OVERLOADED, ClusterError, explained
from elastic.known import children
from elastic.names import CLIPPINGS, Names
from elastic.operations import IN_FLIGHT, MAX_CONTENT_BYTES, PATIENT, Operation, Outcome, Pace, execute
from transforms.records import Rejection

STAGE = "load"

Former = Mapping[str, set[tuple[str, str]]]
"""The parts of each article before the load, as (kind, id)."""


class Documents(Protocol):
    """The documents of one article, each a dict with its ``_id``."""

    @property
    def article(self) -> Mapping[str, Any]:
        """The article's own document."""
        ...

    @property
    def chunks(self) -> Sequence[Mapping[str, Any]]:
        """Its passages."""
        ...

    @property
    def timeline(self) -> Sequence[Mapping[str, Any]]:
        """Its dated statements."""
        ...


@dataclass(frozen=True, slots=True)
class Refused:
    """An article set aside because of one document: which, why, and the document as JSON where it can be kept."""

    rejection: Rejection
    source: str
    document_id: str
    document: str | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: articles indexed and failed, the chunks and statements of those indexed, stale ones removed."""

    indexed: int = 0
    failed: int = 0
    chunks: int = 0
    timeline: int = 0
    removed: int = 0
    refused: tuple[Refused, ...] = ()


def load(
    client: Elasticsearch,
    batch: Sequence[Documents],
    names: Names = CLIPPINGS,
    *,
    pace: Pace = PATIENT,
    max_content_bytes: int = MAX_CONTENT_BYTES,
    in_flight: int = IN_FLIGHT,
) -> Loaded:
    """Load articles and remove what they replace; one that has a document the index refuses is set aside whole."""
    former = children(client, [entry.article["_id"] for entry in batch], names)

    def carry_out(operations: Iterable[Operation]) -> list[Outcome]:
        return list(execute(client, operations, pace=pace, max_content_bytes=max_content_bytes, in_flight=in_flight))

    # Each step ends before the next begins. The article comes last: once it is there with its fingerprint, everything
    # else is as it should be, whenever we or the node were killed.
    failures: dict[str, Outcome] = {}
    sound = list(batch)
    for step in (_parts_written, _stale_removed, _article_written):
        failures |= _failures(carry_out(op for entry in sound for op in step(entry, former, names)))
        sound = [entry for entry in sound if not failures.keys() & _ids(entry, former)]
    done = {entry.article["_id"] for entry in sound}
    carry_out(op for entry in batch if entry.article["_id"] not in done for op in _undo(entry, former, names))
    return Loaded(
        indexed=len(sound),
        failed=len(batch) - len(sound),
        chunks=sum(len(entry.chunks) for entry in sound),
        timeline=sum(len(entry.timeline) for entry in sound),
        removed=sum(len(_stale(entry, former)) for entry in sound),
        refused=tuple(_refused(entry, former, failures) for entry in batch if entry.article["_id"] not in done),
    )


def index_documents(
    client: Elasticsearch, kind: str, documents: Iterable[Mapping[str, Any]], names: Names = CLIPPINGS
) -> int:
    """Write our own records (``rejects``, ``payloads``, ``runs``) and return how many; a refusal is an error."""
    outcomes = list(execute(client, (Operation(names.alias(kind), doc["_id"], doc) for doc in documents)))
    return _accepted(names.alias(kind), outcomes)


def delete_documents(client: Elasticsearch, kind: str, ids: Iterable[str], names: Names = CLIPPINGS) -> int:
    """Delete documents of one kind by id and return how many there were."""
    outcomes = list(execute(client, (Operation(names.alias(kind), key) for key in ids)))
    return sum(outcome.status == 200 for outcome in outcomes)


def delete_articles(client: Elasticsearch, article_ids: Sequence[str], names: Names = CLIPPINGS) -> int:
    """Delete articles with their chunks and statements and return how many articles there were.

    Whoever is killed meanwhile leaves articles that no page equals, so that a page that comes back is made anew.
    """
    update_documents(client, "articles", {key: {"fingerprint": ""} for key in article_ids}, names)
    held = children(client, article_ids, names)
    for kind in ("chunks", "timeline"):
        delete_documents(
            client, kind, (key for of_article in held.values() for k, key in of_article if k == kind), names
        )
    return delete_documents(client, "articles", article_ids, names)


def update_documents(
    client: Elasticsearch, kind: str, changes: Mapping[str, Mapping[str, Any]], names: Names = CLIPPINGS
) -> int:
    """Change fields of documents of one kind, by id, and return how many there were; a refusal is an error."""
    alias = names.alias(kind)
    outcomes = list(execute(client, (Operation(alias, key, doc, partial=True) for key, doc in changes.items())))
    return _accepted(alias, outcomes)


def max_content_bytes(client: Elasticsearch) -> int:
    """Ask the cluster how large a request may be; where our key may not ask, it is Elasticsearch's default."""
    try:
        with explained():
            nodes = client.nodes.info(metric="http", filter_path="nodes.*.http.max_content_length_in_bytes")["nodes"]
    except ClusterError:
        return MAX_CONTENT_BYTES
    return min((node["http"]["max_content_length_in_bytes"] for node in nodes.values()), default=MAX_CONTENT_BYTES)


def _parts_written(entry: Documents, former: Former, names: Names) -> list[Operation]:
    return [Operation(names.alias(kind), doc["_id"], doc) for kind, doc in _parts(entry)]


def _stale_removed(entry: Documents, former: Former, names: Names) -> list[Operation]:
    return [Operation(names.alias(kind), key) for kind, key in sorted(_stale(entry, former))]


def _article_written(entry: Documents, former: Former, names: Names) -> list[Operation]:
    return [Operation(names.alias("articles"), entry.article["_id"], entry.article)]


def _undo(entry: Documents, former: Former, names: Names) -> list[Operation]:
    added = {(kind, doc["_id"]) for kind, doc in _parts(entry)} - former[entry.article["_id"]]
    return [Operation(names.alias(kind), key) for kind, key in sorted(added)]


def _stale(entry: Documents, former: Former) -> set[tuple[str, str]]:
    return former[entry.article["_id"]] - {(kind, doc["_id"]) for kind, doc in _parts(entry)}


def _parts(entry: Documents) -> list[tuple[str, Mapping[str, Any]]]:
    return [("chunks", doc) for doc in entry.chunks] + [("timeline", doc) for doc in entry.timeline]


def _ids(entry: Documents, former: Former) -> set[str]:
    return {doc["_id"] for _, doc in _parts(entry)} | {key for _, key in _stale(entry, former)} | {entry.article["_id"]}


def _accepted(alias: str, outcomes: Sequence[Outcome]) -> int:
    if bad := [outcome for outcome in outcomes if not outcome.ok]:
        raise ValueError(f"{len(bad)} documents of {alias} were refused: {bad[0].reason}")
    return sum(outcome.status < 300 for outcome in outcomes)


def _failures(outcomes: Iterable[Outcome]) -> dict[str, Outcome]:
    return {outcome.operation.id: outcome for outcome in outcomes if not outcome.ok}


def _refused(entry: Documents, former: Former, failures: Mapping[str, Outcome]) -> Refused:
    bad = sorted(failures.keys() & _ids(entry, former))
    outcome = failures[bad[0]]
    article = entry.article
    rejection = Rejection(article["uri"], STAGE, _why(outcome.status), _detail(outcome, len(bad)), replayable=True)
    return Refused(rejection, article["source"], bad[0], _kept(outcome))


def _why(status: int) -> str:
    if status in OVERLOADED:
        return "the cluster stayed overloaded"
    return "document too large for the cluster" if status == 413 else "refused by the index"


def _detail(outcome: Outcome, count: int) -> str:
    more = f" ({count} documents of this page were refused)" if count > 1 else ""
    return f"{outcome.operation.alias}/{outcome.operation.id}: {outcome.reason}{more}"


def _kept(outcome: Outcome) -> str | None:
    """The document, unless it is what no request can carry."""
    if outcome.status == 413 or outcome.operation.document is None:
        return None
    return orjson.dumps(outcome.operation.document, default=str).decode()
