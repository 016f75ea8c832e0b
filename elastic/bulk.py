"""Loading in bulk: bounded requests, retries per item, and what was refused given back as a value.

Documents ──load──▶ chunks, timeline ▶ stale ones removed ▶ articles ──▶ Loaded(indexed, failed, refused)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from elasticsearch import Elasticsearch

from elastic.indices import Names
from transforms.records import Rejection


class Documents(Protocol):
    """The documents of one article, each a dict with its ``_id``."""

    @property
    def article(self) -> Mapping[str, Any]: ...
    @property
    def chunks(self) -> Sequence[Mapping[str, Any]]: ...
    @property
    def timeline(self) -> Sequence[Mapping[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that the index would not take: why, its id, and the document itself where it can be kept."""

    rejection: Rejection
    document_id: str
    document: str | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: articles ``indexed`` and ``failed``, documents written, and what was refused."""

    indexed: int
    failed: int
    chunks: int
    timeline: int
    removed: int
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the index holds of an article; equal fingerprints mean nothing is to be done."""

    article_id: str
    fingerprint: str
    revision: int
    first_seen_at: datetime
    sha256: str
    source: str
    uris: tuple[str, ...]


def load(client: Elasticsearch, batch: Sequence[Documents], names: Names = Names()) -> Loaded:  # noqa: B008
    """Load articles; an article document is written last, so that what it promises is there."""
    raise NotImplementedError


def index_documents(
    client: Elasticsearch,
    kind: str,
    documents: Iterable[Mapping[str, Any]],
    names: Names = Names(),  # noqa: B008
) -> tuple[Refused, ...]:
    """Write documents of one kind (``rejects``, ``runs``, ``payloads``) and return those refused."""
    raise NotImplementedError


def delete_documents(client: Elasticsearch, kind: str, ids: Iterable[str], names: Names = Names()) -> int:  # noqa: B008
    """Delete documents of one kind by id and return how many there were."""
    raise NotImplementedError


def existing(client: Elasticsearch, article_ids: Sequence[str], names: Names = Names()) -> dict[str, Known]:  # noqa: B008
    """Look up what the index holds of these articles, in one request."""
    raise NotImplementedError


def same_bytes(client: Elasticsearch, sha256s: Sequence[str], names: Names = Names()) -> dict[str, Known]:  # noqa: B008
    """Look up articles by the digest of their page's bytes; only refreshed articles are seen."""
    raise NotImplementedError
