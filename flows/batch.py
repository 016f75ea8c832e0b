"""One batch of files, from reading to the index: the work that a worker does.

Batch ──read──▶ pages ──look up──▶ what is new ──clip──▶ documents ──load──▶ Counts
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from itertools import islice

from elasticsearch import Elasticsearch

from elastic.bulk import Loaded, delete_documents, index_documents, load
from elastic.indices import refresh
from elastic.known import Known, existing, same_bytes
from elastic.names import CLIPPINGS, Names
from flows.fingerprint import fingerprint
from sources import Found, read
from transforms.pipeline import Resources, clip
from transforms.present import (
    Documents,
    Stamp,
    article_id,
    present,
    present_payload,
    present_rejection,
    rejection_id,
)
from transforms.records import Page, Rejection

GROUP = 64
"""Pages that are looked up and loaded together: what a worker holds in memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its id, when it began, the version of what it does to pages, and what its indices are called."""

    run_id: str
    started_at: datetime
    version: str
    names: Names = CLIPPINGS


@dataclass(frozen=True, slots=True)
class Batch:
    """Files of one source that one worker takes on together; what could not even be found is already set aside."""

    source: str
    found: tuple[Found | Rejection, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of pages: ``read`` is the sum of indexed, unchanged, duplicate and rejected."""

    read: int = 0
    indexed: int = 0
    unchanged: int = 0
    duplicate: int = 0
    rejected: int = 0
    chunks: int = 0
    timeline: int = 0
    removed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))


@dataclass(frozen=True, slots=True)
class Worker:
    """What a worker needs to do its work: the run, a connection, and models."""

    run: Run
    client: Elasticsearch
    resources: Resources

    def ingest(self, batch: Batch) -> Counts:
        """Bring a batch into the index; done twice, the second time finds everything unchanged."""
        pages = self._pages(batch)
        total = Counts()
        while group := tuple(islice(pages, GROUP)):
            total += self._ingest_group(batch.source, group)
        return total

    def _pages(self, batch: Batch) -> Iterator[Page | Rejection]:
        for found in batch.found:
            yield from [found] if isinstance(found, Rejection) else read(found, read_at=datetime.now(UTC))

    def _ingest_group(self, source: str, group: Sequence[Page | Rejection]) -> Counts:
        set_aside = [page for page in group if isinstance(page, Rejection)]
        named = {article_id(source, page.uri): page for page in group if isinstance(page, Page)}
        repeated = len(group) - len(set_aside) - len(named)
        known = existing(self.client, list(named), self.run.names)
        before = {key for key in named if self._is_done(known.get(key), named[key])}
        mine = {key for key in before if known[key].run_id == self.run.run_id}
        fresh = self._first_of_equals(source, {key: page for key, page in named.items() if key not in before}, known)
        documents, rejected = self._clipped(source, fresh, known)
        loaded = load(self.client, documents, self.run.names)
        self._keep_rejects(source, [*set_aside, *rejected], loaded)
        self._forget_rejects(source, documents, loaded)
        return Counts(
            read=len(group),
            indexed=loaded.indexed + len(mine),
            unchanged=len(before) - len(mine),
            duplicate=repeated + len(named) - len(before) - len(fresh),
            rejected=len(set_aside) + len(rejected) + loaded.failed,
            chunks=loaded.chunks,
            timeline=loaded.timeline,
            removed=loaded.removed,
        )

    def _is_done(self, known: Known | None, page: Page) -> bool:
        return known is not None and known.fingerprint == fingerprint(page.sha256, self.run.version)

    def _first_of_equals(self, source: str, pages: dict[str, Page], known: dict[str, Known]) -> dict[str, Page]:
        """Leave out pages whose very bytes are another article already, in the index or earlier in the group."""
        if not pages:
            return {}
        refresh(self.client, self.run.names, ["articles"])  # equal pages of the last group must be seen
        elsewhere = same_bytes(self.client, [page.sha256 for page in pages.values()], self.run.names)
        fresh: dict[str, Page] = {}
        seen: set[str] = set()
        for key, page in pages.items():
            held = elsewhere.get(page.sha256)
            copied = page.sha256 in seen or (key not in known and held is not None and held.article_id != key)
            if not copied:
                fresh[key] = page
            seen.add(page.sha256)
        return fresh

    def _clipped(
        self, source: str, pages: dict[str, Page], known: dict[str, Known]
    ) -> tuple[list[Documents], list[Rejection]]:
        documents, rejected = [], []
        for key, page in pages.items():
            clipping = clip(page, self.resources)
            if isinstance(clipping, Rejection):
                rejected.append(clipping)
            else:
                documents.append(present(clipping, self._stamp(source, page, known.get(key))))
        return documents, rejected

    def _stamp(self, source: str, page: Page, known: Known | None) -> Stamp:
        first = Stamp(
            source=source,
            run_id=self.run.run_id,
            at=datetime.now(UTC),
            fingerprint=fingerprint(page.sha256, self.run.version),
            revision=1,
            first_seen_at=self.run.started_at,
        )
        if known is None:
            return first
        revision = known.revision + (known.sha256 != page.sha256)
        return replace(first, revision=revision, first_seen_at=known.first_seen_at, uris=known.uris)

    def _keep_rejects(self, source: str, rejected: Iterable[Rejection], loaded: Loaded) -> None:
        run, now = self.run, datetime.now(UTC)
        entries = [present_rejection(rejection, source, run.run_id, now) for rejection in rejected]
        payloads = []
        for refused in loaded.refused:
            entry = present_rejection(refused.rejection, source, run.run_id, now, refused.document_id)
            entries.append(entry)
            if refused.document is not None:
                payloads.append(present_payload(entry, refused.document))
        index_documents(self.client, "rejects", entries, run.names)
        index_documents(self.client, "payloads", payloads, run.names)

    def _forget_rejects(self, source: str, documents: Sequence[Documents], loaded: Loaded) -> None:
        """A page that is in the index is no longer set aside."""
        refused = {refused.rejection.uri for refused in loaded.refused}
        uris = [entry.article["uri"] for entry in documents if entry.article["uri"] not in refused]
        delete_documents(self.client, "rejects", [rejection_id(source, uri) for uri in uris], self.run.names)
