"""What was set aside, tried again: from its source where that still has the page, else from the page that was kept.

source ──planned_replay──▶ Again(files, kept) ──▶ batches      run ──forget_what_passes──▶ what is still listed
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from elastic.indices import refresh
from elastic.known import held_uris
from elastic.names import Names
from elastic.rejects import Kept, drop_unlisted, forget, kept, set_aside
from elastic.status import rejected_uris
from flows.batch import Batch, Planned, Run
from flows.connection import client
from flows.counts import Counts
from flows.prune import CONTAINERS, UNTRUSTED
from sources import Found, discover, read
from transforms.records import Page


@dataclass(frozen=True, slots=True)
class Again:
    """What a replay reads of a source: files that it may still have, and kept pages that it no longer has."""

    files: frozenset[str]
    kept: tuple[Kept, ...] = ()

    def covers(self, uri: str) -> bool:
        """Whether a page is among what is tried again."""
        return not self.files.isdisjoint(files_of(uri))


Replay = Mapping[str, Again]
"""By the names of sources."""


def files_of(uri: str) -> Iterator[str]:
    """Give the files that a page may lie in: itself, or what stands before a ``#``; a file's name may hold one too."""
    yield uri
    at = uri.find("#")
    while at >= 0:
        yield uri[:at]
        at = uri.find("#", at + 1)


def planned_replay(planned: Sequence[Planned], stage: str | None, names: Names) -> Replay:
    """Part what was set aside, at a stage if one is named, into what the sources still have and what was kept."""
    refresh(client(), names, ["rejects"])
    return {source.name: _again(source, stage, names) for source in planned}


def where_from(counts: Counts) -> str:
    """Say where the pages of a replay came from."""
    return f"{counts.read - counts.kept:,} pages came from their sources, {counts.kept:,} from what was kept of them."


def kept_batches(replay: Replay, size: int) -> Iterator[Batch]:
    """Cut the kept pages of each source into batches."""
    for source, again in replay.items():
        for at in range(0, len(again.kept), size):
            yield Batch(source, kept=again.kept[at : at + size])


def forget_what_passes(run: Run, planned: Planned, counts: Counts, again: Again | None = None) -> None:
    """Take off the list of rejects of a source what the run has read, or found gone, and has not set aside again.

    What it could not read stays listed, and so does everything of a source of which nothing passed. A replay takes off
    nothing of which it did not find the file. An entry with a kept page goes only where the page was found, in the
    source or as it was kept, and an article is known by it.
    """
    source, names = planned.name, run.names
    older = set(set_aside(client(), source, names, but=run.run_id))
    drop = partial(forget, client(), source, names=names, but=run.run_id)
    if older:
        again_refused = older & set(set_aside(client(), source, names, by=run.run_id))
        unread = set(set_aside(client(), source, names, by=run.run_id, reasons=UNTRUSTED))
        drop(again_refused - unread)
        tried = {uri for uri in older - again_refused if again is None or again.covers(uri)}
        with_page = tried & kept(client(), source, names).keys()
        drop(_passed(planned, with_page, again, names))
        if counts.read != counts.rejected:
            without = {uri for uri in tried - with_page if not _lies_below(uri, unread)}
            drop(_found(planned.source, without) if again else without)
    drop_unlisted(client(), source, names)


def pages_there(source: str, uris: Collection[str]) -> set[str]:
    """Tell which of these pages a source has and can give; only containers must be read to know theirs."""
    there: set[str] = set()
    for found in _files_there(source, uris):
        if found.kind in CONTAINERS:
            pages = read(found, read_at=datetime.now(UTC))
            there.update(page.uri for page in pages if isinstance(page, Page) and page.uri in uris)
        elif found.uri in uris:
            there.add(found.uri)
    return there


def _again(planned: Planned, stage: str | None, names: Names) -> Again:
    files = frozenset(file for uri in rejected_uris(client(), planned.name, stage, names) for file in files_of(uri))
    waiting = kept(client(), planned.name, names, stage=stage)
    there = pages_there(planned.source, waiting.keys())
    return Again(files, tuple(page for uri, page in waiting.items() if uri not in there))


def _lies_below(uri: str, files: Collection[str]) -> bool:
    """Whether a page is in a file or folder that could not be read."""
    return any(uri.startswith((f"{file}#", f"{file}/")) for file in files)


def _passed(planned: Planned, with_page: Collection[str], again: Again | None, names: Names) -> set[str]:
    """Which pages that were kept are articles now, made of what the source has or of what was kept."""
    if not with_page:
        return set()
    from_kept = {page.uri for page in again.kept} if again else set()
    found = from_kept | pages_there(planned.source, set(with_page) - from_kept)
    return held_uris(client(), planned.name, sorted(found & set(with_page)), names)


def _found(source: str, uris: Collection[str]) -> set[str]:
    """Those of these pages of which the source has the file."""
    files = {found.uri for found in _files_there(source, uris)}
    return {uri for uri in uris if not files.isdisjoint(files_of(uri))}


def _files_there(source: str, uris: Collection[str]) -> Iterator[Found]:
    """Find the files of a source that these pages may lie in."""
    files = {file for uri in uris for file in files_of(uri)}
    if files:
        yield from (found for found in discover(source) if isinstance(found, Found) and found.uri in files)
