"""Pages of the same bytes are one article with all their uris.

uris of copies ──add_uris──▶ the article that holds them      run ──settle──▶ of articles written twice, one is left
"""

from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

from elasticsearch import ConflictError, Elasticsearch, NotFoundError

from elastic.bulk import delete_articles
from elastic.client import explained
from elastic.indices import refresh
from elastic.known import listed_by, nameless, revised_by, same_bytes_all
from elastic.names import CLIPPINGS, REBUILT, Names
from elastic.paging import pages_of_values

ATTEMPTS = 20
"""Times that a change is tried against others that change the same article."""


def add_uris(client: Elasticsearch, additions: Mapping[str, Sequence[str]], names: Names = CLIPPINGS) -> None:
    """Let articles be known by more uris."""
    for article_id, uris in additions.items():
        _change_uris(client, article_id, partial(_with, uris), names)


def release_uris(client: Elasticsearch, source: str, owners: Mapping[str, str], names: Names = CLIPPINGS) -> None:
    """Let a uri of a source be the article's alone that ``owners`` names: a copy that changed is no copy any more.

    An article may be left without a uri; ``drop_nameless`` is for those.
    """
    elsewhere = {f"{source}/{uri}": key for uri, key in owners.items()}
    for known in listed_by(client, [*owners, *elsewhere], names):
        owned = elsewhere if known.source != source else {**owners, **elsewhere}
        lost = {uri for uri in known.uris if owned.get(uri, known.article_id) != known.article_id}
        if lost:
            _change_uris(client, known.article_id, partial(_without, lost), names)


def remove_uris(client: Elasticsearch, removals: Mapping[str, Sequence[str]], names: Names = CLIPPINGS) -> None:
    """Forget uris of articles that have others left."""
    for article_id, uris in removals.items():
        _change_uris(client, article_id, partial(_without, frozenset(uris)), names)


def drop_nameless(client: Elasticsearch, names: Names = CLIPPINGS) -> set[str]:
    """Delete the refreshed articles that no uri is left to, since their pages have become others, and refresh.

    Returns the stories they were in.
    """
    gone = list(nameless(client, names))
    if gone:
        delete_articles(client, [known.article_id for known in gone], names)
        refresh(client, names, REBUILT)
    return {known.story_id for known in gone}


def left_behind(client: Elasticsearch, run_id: str, names: Names = CLIPPINGS) -> dict[str, set[str]]:
    """Per source the further uris of articles that a run has made anew: what were copies may be copies no more."""
    left: dict[str, set[str]] = {}
    for known in revised_by(client, run_id, names):
        left.setdefault(known.source, set()).update(uri for uri in known.uris if uri != known.uri and "://" not in uri)
    return {source: uris for source, uris in left.items() if uris}


def settle(
    client: Elasticsearch, run_id: str, names: Names = CLIPPINGS, unfinished: Collection[str] = ()
) -> dict[str, int]:
    """Of refreshed articles with equal bytes keep the run's first; tell per source how many of the run's went.

    Two workers that met the same page at the same moment have both written it; this is where one goes. What
    ``unfinished`` runs wrote is settled with it.
    """
    gone: dict[str, int] = {}
    for sha256 in _written_twice(client, [run_id, *unfinished], names):
        first, *others = sorted(same_bytes_all(client, [sha256], names), key=lambda known: known.run_id != run_id)
        add_uris(client, {first.article_id: [uri for other in others for uri in other.uris]}, names)
        delete_articles(client, [other.article_id for other in others], names)
        for other in others:
            if other.run_id == run_id:
                gone[other.source] = gone.get(other.source, 0) + 1
    return gone


def _with(more: Sequence[str], held: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*held, *more]))


def _without(gone: Container[str], held: Sequence[str]) -> list[str]:
    return [uri for uri in held if uri not in gone]


def _written_twice(client: Elasticsearch, run_ids: Sequence[str], names: Names) -> Iterator[str]:
    """The digests that more than one article has, one of them of these runs."""
    for digests in pages_of_values(client, names.alias("articles"), "sha256", {"terms": {"run_id": run_ids}}):
        yield from _shared(client, digests, names)


def _shared(client: Elasticsearch, digests: Sequence[str], names: Names) -> list[str]:
    if not digests:
        return []
    with explained():
        buckets = client.search(
            index=names.alias("articles"),
            query={"terms": {"sha256": list(digests)}},
            size=0,
            aggs={"equal": {"terms": {"field": "sha256", "min_doc_count": 2, "size": len(digests)}}},
        )["aggregations"]["equal"]["buckets"]
    return [bucket["key"] for bucket in buckets]


def _change_uris(
    client: Elasticsearch, article_id: str, change: Callable[[Sequence[str]], list[str]], names: Names
) -> None:
    """Change an article's uris against others who do the same; an article that is gone needs no change."""
    for attempt in range(ATTEMPTS):
        with explained(), suppress(NotFoundError):
            held = client.get(index=names.alias("articles"), id=article_id, source_includes=["uris"])
            before = held["_source"]["uris"]
            after = change(before)
            if after == before:
                return
            try:
                client.update(
                    index=names.alias("articles"),
                    id=article_id,
                    doc={"uris": after},
                    if_seq_no=held["_seq_no"],
                    if_primary_term=held["_primary_term"],
                )
            except ConflictError:
                if attempt + 1 == ATTEMPTS:
                    raise
                continue
        return
