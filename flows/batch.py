"""One batch of files, from reading to the index: the work that a worker does.

Batch ──read──▶ pages ──look up──▶ what is new ──clip──▶ documents ──load──▶ Counts

While one group of pages is loaded, the next is read and clipped; a third waits until the first is there.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from elasticsearch import Elasticsearch

from elastic.bulk import Loaded, Refused, index_documents, load
from elastic.copies import add_uris, release_uris
from elastic.indices import refresh
from elastic.known import Known, existing, same_bytes
from elastic.names import CLIPPINGS, Names
from elastic.rejects import LARGEST, Kept, keep, payloads
from flows.counts import Counts
from flows.fingerprint import fingerprint, is_current
from sources import Found, read
from transforms.pipeline import Resources, clip
from transforms.present import (
    Documents,
    Stamp,
    article_id,
    present,
    present_payload,
    present_rejection,
    read_payload,
)
from transforms.records import Clipping, Page, Rejection
from transforms.stories import sketch

GROUP = 64
"""Pages that are looked up and loaded together: what a worker holds in memory."""

NOT_KEPT = f"Its page is not kept: it has more than {LARGEST // 2**20} MB, or the cluster does not take it."
MISSING = "Somebody has deleted what was kept of it; only its source can have it."


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its id, when it began, the version of what it does to pages, and what its indices are called."""

    run_id: str
    started_at: datetime
    version: str
    names: Names = CLIPPINGS


@dataclass(frozen=True, slots=True)
class Planned:
    """A source and how many files it has."""

    source: str
    name: str
    files: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Files of one source that one worker takes on together; what could not even be found is already set aside.

    ``only`` are the pages of them that are meant, if not all are. ``kept`` are pages to take from what was kept.
    """

    source: str
    found: tuple[Found | Rejection, ...] = ()
    only: frozenset[str] | None = None
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """A record that stands in its file once more, byte for byte."""

    uri: str


Read = Page | Rejection | Repeated


def told_apart(pages: Iterable[Page | Rejection]) -> Iterator[Read]:
    """Let every id of a file stand for one page: a second page under an id is set aside, the same page is a repetition.

    Holds 16 bytes of digests for each page of the file.
    """
    seen: dict[bytes, bytes] = {}
    for page in pages:
        if isinstance(page, Rejection):
            yield page
            continue
        key = hashlib.blake2b(page.uri.encode("utf-8", "replace"), digest_size=8).digest()
        content = bytes.fromhex(page.sha256[:16])
        if key not in seen:
            seen[key] = content
            yield page
        elif seen[key] == content:
            yield Repeated(page.uri)
        else:
            yield Rejection(page.uri, "read", "id used twice", "Another record of this file has the same id.")


def seen_from(home: str, source: str, uri: str) -> str:
    """Name a page among the uris of an article that may be of another source."""
    return uri if home == source or "://" in uri else f"{source}/{uri}"


@dataclass(frozen=True, slots=True)
class Sorted:
    """A group of pages, by what is to be done about them.

    ``fresh`` are to be worked on, by article id; ``copies`` are uris to add to articles of the index, ``beside`` to
    those of the group. ``mine`` were written earlier in this very run, by an attempt that did not live to count them.
    """

    read: int
    set_aside: tuple[Rejection, ...]
    known: Mapping[str, Known]
    fresh: Mapping[str, Page]
    copies: Mapping[str, Sequence[str]]
    beside: Mapping[str, Sequence[str]]
    unchanged: int
    mine: int

    def homes(self, source: str, found: Collection[str]) -> dict[str, str]:
        """Tell which article each page is to be known by, as far as that may change; ``found`` are the new articles."""
        homes = {self.fresh[key].uri: key for key in found}
        homes |= {uri: key for key in found for uri in self.beside.get(key, ())}
        return homes | {uri.removeprefix(f"{source}/"): key for key, uris in self.copies.items() for uri in uris}

    def pages(self) -> dict[str, Page]:
        """Give the pages to be worked on by uri, with those of equal bytes beside them."""
        return {
            uri: replace(page, uri=uri)
            for key, page in self.fresh.items()
            for uri in (page.uri, *self.beside.get(key, ()))
        }

    def counts(self) -> Counts:
        """Count the group as if everything fresh were indexed."""
        told_apart = len(self.set_aside) + len(self.fresh) + self.unchanged + self.mine
        return Counts(
            read=self.read,
            indexed=len(self.fresh) + self.mine,
            unchanged=self.unchanged,
            duplicate=self.read - told_apart,
            rejected=len(self.set_aside),
        )


@dataclass(frozen=True, slots=True)
class Ready:
    """A group of pages that need only be loaded.

    ``rejected`` are those that turned out to be no articles, ``homes`` the articles that the others are to be known by.
    """

    sorted_out: Sorted
    documents: tuple[Documents, ...]
    rejected: tuple[Rejection, ...]
    homes: Mapping[str, str]


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
        under_way: Future[Counts] | None = None
        ahead: Ready | None = None
        with ThreadPoolExecutor(1, thread_name_prefix="load") as loader:
            while group := tuple(islice(pages, GROUP)):
                ready = self._ready(batch.source, group, ahead)
                total += under_way.result() if under_way else Counts()
                under_way, ahead = loader.submit(self._loaded, batch.source, ready, bool(batch.kept)), ready
            total += under_way.result() if under_way else Counts()
        return replace(total, kept=len(batch.kept))

    def _pages(self, batch: Batch) -> Iterator[Read]:
        return (page for page in self._all_pages(batch) if batch.only is None or page.uri in batch.only)

    def _all_pages(self, batch: Batch) -> Iterator[Read]:
        for found in batch.found:
            if isinstance(found, Rejection):
                yield found
            else:
                yield from told_apart(read(found, read_at=datetime.now(UTC)))
        for kept, payload in payloads(self.client, batch.kept, self.run.names):
            yield read_payload(payload) if payload else Rejection(kept.uri, "load", "kept page is missing", MISSING)

    def _ready(self, source: str, group: Sequence[Read], ahead: Ready | None = None) -> Ready:
        """Do everything for a group of pages but load it; ``ahead`` is what is being loaded meanwhile."""
        sorted_out = self._sorted_out(source, group, ahead.documents if ahead else ())
        clippings, rejected = self._clipped(sorted_out)
        homes = sorted_out.homes(source, clippings.keys())
        found = {**(ahead.homes if ahead else {}), **homes}
        documents = tuple(self._presented(source, sorted_out, clippings, found))
        return Ready(sorted_out, documents, rejected, homes)

    def _loaded(self, source: str, ready: Ready, from_kept: bool = False) -> Counts:
        """Load a group, and account for every page of it; ``from_kept``, its pages stay kept until they pass."""
        sorted_out = ready.sorted_out
        # First, so that a run killed in between leaves a page that is still to be done, never one that is done twice.
        release_uris(self.client, source, ready.homes, self.run.names)
        loaded = load(self.client, ready.documents, self.run.names)
        add_uris(self.client, sorted_out.copies, self.run.names)
        self._keep_rejects(source, ready, loaded, from_kept)
        indexed = loaded.indexed + sorted_out.mine
        rejected = len(sorted_out.set_aside) + len(ready.rejected) + loaded.failed
        return replace(
            sorted_out.counts(),
            indexed=indexed,
            duplicate=sorted_out.read - indexed - sorted_out.unchanged - rejected,
            rejected=rejected,
            chunks=loaded.chunks,
            timeline=loaded.timeline,
            removed=loaded.removed,
        )

    def survey(self, batch: Batch) -> Counts:
        """Tell what ingesting a batch would do, without doing it: ``indexed`` are the pages that would be worked on."""
        pages = self._pages(batch)
        total = Counts()
        while group := tuple(islice(pages, GROUP)):
            total += self._sorted_out(batch.source, group, ()).counts()
        return total

    def _sorted_out(self, source: str, group: Sequence[Read], ahead: Sequence[Documents]) -> Sorted:
        """Tell which pages of a group are to be worked on, by what the index already holds, or will in a moment."""
        named = {article_id(source, page.uri): page for page in group if isinstance(page, Page)}
        set_aside = tuple(page for page in group if isinstance(page, Rejection))
        known = existing(self.client, list(named), self.run.names, spelled=bool(self.resources.corrections))
        done = {key for key, page in named.items() if self._is_done(known.get(key), page)}
        due = {key: page for key, page in named.items() if key not in done}
        fresh, copies, beside = self._first_of_equals(source, due, known, ahead)
        return Sorted(
            read=len(group),
            set_aside=set_aside,
            known=known,
            fresh=fresh,
            copies=copies,
            beside=beside,
            unchanged=sum(known[key].run_id != self.run.run_id for key in done),
            mine=sum(known[key].run_id == self.run.run_id for key in done),
        )

    def _is_done(self, known: Known | None, page: Page) -> bool:
        return known is not None and is_current(known, page.sha256, self.run.version, self.resources.corrections)

    def _first_of_equals(
        self, source: str, pages: Mapping[str, Page], known: Mapping[str, Known], ahead: Sequence[Documents]
    ) -> tuple[dict[str, Page], dict[str, list[str]], dict[str, list[str]]]:
        """Part pages from those whose very bytes are another article already, in the index or earlier in the source.

        A copy of an article that was made by other rules is worked on: its original may be gone from the source.
        Returns the pages, the uris of copies by the article in the index, and those by the page in the group.
        """
        fresh: dict[str, Page] = {}
        copies: dict[str, list[str]] = {}
        beside: dict[str, list[str]] = {}
        if pages:
            refresh(self.client, self.run.names, ["articles"])  # equal pages of earlier groups must be seen
        digests = [page.sha256 for page in pages.values()]
        elsewhere = same_bytes(self.client, digests, self.run.names, spelled=bool(self.resources.corrections))
        loading = {entry.article["sha256"]: entry.article["_id"] for entry in ahead}
        changing = pages.keys() | set(loading.values())
        first: dict[str, str] = {}
        for key, page in pages.items():
            held = None if key in known else elsewhere.get(page.sha256)
            # An article whose own page has changed is no home for a copy of what it was: that goes as it is made anew.
            if held is not None and held.article_id not in changing and self._is_done(held, page):
                copies.setdefault(held.article_id, []).extend(
                    {seen_from(held.source, source, page.uri)} - set(held.uris)
                )
            elif key not in known and page.sha256 in loading:
                copies.setdefault(loading[page.sha256], []).append(page.uri)
            elif key not in known and page.sha256 in first:
                beside.setdefault(first[page.sha256], []).append(page.uri)
            else:
                fresh[key] = page
                first.setdefault(page.sha256, key)
        return fresh, copies, beside

    def _clipped(self, sorted_out: Sorted) -> tuple[dict[str, Clipping], tuple[Rejection, ...]]:
        clippings: dict[str, Clipping] = {}
        rejected = []
        for key, page in sorted_out.fresh.items():
            clipping = clip(page, self.resources, key)
            if isinstance(clipping, Rejection):
                rejected += [replace(clipping, uri=uri) for uri in (page.uri, *sorted_out.beside.get(key, ()))]
            else:
                clippings[key] = clipping
        return clippings, tuple(rejected)

    def _presented(
        self, source: str, sorted_out: Sorted, clippings: Mapping[str, Clipping], homes: Mapping[str, str]
    ) -> Iterator[Documents]:
        """Present clippings; an article keeps the uris that it had, but for those that have found another home."""
        for key, clipping in clippings.items():
            stamp = self._stamp(source, key, clipping, sorted_out.known.get(key))
            kept = (uri for uri in stamp.uris if homes.get(uri, key) == key)
            uris = dict.fromkeys((clipping.uri, *kept, *sorted_out.beside.get(key, ())))
            stamp = replace(stamp, uris=tuple(uris))
            if wording := sketch(clipping.article.body):
                stamp = replace(stamp, bands=wording.bands, sketch=wording.packed())
            yield present(clipping, stamp)

    def _stamp(self, source: str, key: str, clipping: Clipping, known: Known | None) -> Stamp:
        article = clipping.article
        touched_by = self.resources.corrections.touching(clipping.spellings, article.outlet, clipping.uri, key)
        first = Stamp(
            source=source,
            run_id=self.run.run_id,
            at=datetime.now(UTC),
            fingerprint=fingerprint(clipping.sha256, self.run.version, touched_by),
            revision=1,
            first_seen_at=self.run.started_at,
        )
        if known is None:
            return first
        revision = known.revision + (known.sha256 != clipping.sha256)
        return replace(
            first,
            revision=revision,
            first_seen_at=known.first_seen_at,
            uris=known.uris,
            story_id=known.story_id,
            is_lead=known.is_lead,
        )

    def _keep_rejects(self, source: str, ready: Ready, loaded: Loaded, from_kept: bool) -> None:
        """List what was set aside; the pages of what the index refused are kept, and what was kept stays so."""
        no_articles = [Refused(rejection, source, "", None) for rejection in ready.rejected]
        plain = [Refused(rejection, source, "", None) for rejection in ready.sorted_out.set_aside]
        due = [*loaded.refused, *(no_articles if from_kept else [])]
        plain += [] if from_kept else no_articles
        pages, now = ready.sorted_out.pages() if due else {}, datetime.now(UTC)

        def entry(one: Refused, page_kept: bool = False) -> dict[str, Any]:
            rejection = one.rejection
            return present_rejection(rejection, source, self.run.run_id, now, one.document_id, page_kept=page_kept)

        to_keep = [present_payload(entry(one), pages[one.rejection.uri], one.document) for one in due]
        kept = keep(self.client, to_keep, self.run.names)
        is_kept = [payload["_id"] in kept for payload in to_keep]
        entries = [*map(entry, plain), *map(entry, map(said, due, is_kept), is_kept)]
        index_documents(self.client, "rejects", entries, self.run.names)


def said(refused: Refused, page_kept: bool) -> Refused:
    """Say in the detail where a page could not be kept."""
    rejection = refused.rejection
    detail = rejection.detail if page_kept else f"{rejection.detail} {NOT_KEPT}".strip()
    return replace(refused, rejection=replace(rejection, detail=detail))
