"""Removing what a source no longer has, carefully: never on a source that cannot be read, never too much at once.

source ──present_uris──▶ what is there     index ──listed──▶ what is not ──▶ removed
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice

from elasticsearch import Elasticsearch

from elastic.bulk import delete_articles
from elastic.claims import claimed, settling
from elastic.copies import remove_uris
from elastic.indices import refresh
from elastic.known import Known, listed, listed_elsewhere
from elastic.names import CLIPPINGS, Names
from elastic.rejects import drop_unlisted, forget, set_aside
from flows.errors import RunError
from flows.stories import retell
from sources import Found, discover, read, source_name
from transforms.records import Page, Rejection, digest

GROUP = 500
CONTAINERS = ("jsonl", "warc")
UNTRUSTED = frozenset(
    ("missing source", "unreachable source", "no reader for this address", "unreadable folder", "unreadable file",
     "broken gzip", "broken archive", "decompression bomb")
)  # fmt: skip
"""Reasons that leave open what the source has."""

SHARE = 0.2


class PruneError(RunError):
    """The source cannot be trusted to tell what is gone, or too much would go."""


@dataclass(frozen=True, slots=True)
class Pruned:
    """What went: whole articles, and single uris of articles that have others left; ``held`` articles there were.

    Copies that the source had of other sources' articles count among them.
    """

    source: str
    held: int
    articles: tuple[str, ...]
    uris: tuple[str, ...]
    done: bool


def prune(
    client: Elasticsearch,
    source: str,
    run_id: str,
    *,
    most: float = SHARE,
    force: bool = False,
    dry_run: bool = False,
    names: Names = CLIPPINGS,
) -> Pruned:
    """Remove the articles of a source whose pages it no longer has.

    Raises PruneError where the source cannot be read, or where more than the share ``most`` would go unforced.
    """
    name = source_name(source)
    with claimed(client, [name], run_id, names):
        refresh(client, names)
        there = _present(source)
        held = 0
        gone: list[Known] = []
        partly: dict[str, list[str]] = {}
        for known in chain(listed(client, name, names), listed_elsewhere(client, name, names)):
            held += 1
            missing = [
                uri for uri in known.uris if _is_of(name, known, uri) and _spellings(name, uri).isdisjoint(there)
            ]
            if len(missing) == len(known.uris):
                gone.append(known)
            elif missing:
                partly[known.article_id] = missing
        if len(gone) > most * held and not force and not dry_run:
            raise PruneError(
                f"{len(gone):,} of {held:,} articles of {name} would go, more than {most:.0%}. See which with "
                "--dry-run; if that is right, say --force."
            )
        if not dry_run:
            _remove(client, gone, names)
            forget(client, name, [uri for uri in set_aside(client, name, names) if _key(uri) not in there], names)
            drop_unlisted(client, name, names)
            remove_uris(client, partly, names)
            with settling(client, run_id, names):
                refresh(client, names)
                retell(client, {known.story_id for known in gone}, names)
    uris = tuple(uri for missing in partly.values() for uri in missing)
    return Pruned(name, held, tuple(known.uri for known in gone), uris, done=not dry_run)


def _present(source: str) -> set[int]:
    """The pages that the source has, as digests of their uris; raises PruneError where part of it cannot be read."""
    there = set()
    for entry in _entries(source):
        if isinstance(entry, Rejection) and entry.reason in UNTRUSTED:
            raise PruneError(
                f"{entry.uri}: {entry.reason}. Nothing is removed while the source cannot be read as a whole."
            )
        there.add(_key(entry.uri))
    return there


def _entries(source: str) -> Iterator[Found | Page | Rejection]:
    """Every page of a source; only containers must be read to know theirs."""
    for found in discover(source):
        if isinstance(found, Found) and found.kind in CONTAINERS:
            yield from read(found, read_at=datetime.now(UTC))
        else:
            yield found


def _remove(client: Elasticsearch, gone: Iterable[Known], names: Names) -> None:
    rest = iter(gone)
    while group := tuple(islice(rest, GROUP)):
        delete_articles(client, [known.article_id for known in group], names)


def _is_of(source: str, known: Known, uri: str) -> bool:
    """Whether a uri of an article is of this source, not of another that has a copy."""
    return uri.startswith(f"{source}/") or (known.source == source and ("://" not in uri or uri.startswith(source)))


def _spellings(source: str, uri: str) -> set[int]:
    """The keys of what the source may call a page: a copy of another source's article is known by where it lies."""
    return {_key(uri), _key(uri.removeprefix(f"{source}/"))}


def _key(uri: str) -> int:
    """Eight bytes that stand for a uri: a source of millions must fit into memory."""
    return int(digest(uri)[:16], 16)
