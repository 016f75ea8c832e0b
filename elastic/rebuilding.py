"""A new generation beside the live one: filled by copying, caught up with what is written meanwhile, and swapped in.

Names ──open_next──▶ Generations ──copy_articles──▶ load from source ──catch_up──▶ ──go_live──▶ the next is live
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from elasticsearch import Elasticsearch

from elastic.bulk import Loaded, delete_articles, delete_documents, index_documents, load
from elastic.client import ClusterError, explained
from elastic.copies import add_uris, drop_nameless, release_uris
from elastic.indices import drop, generations, live, prepare, swap
from elastic.names import REBUILT, Names
from elastic.paging import pages_of_hits
from elastic.stories import assign
from elastic.templates import Templates

__all__ = [
    "Copied",
    "Generations",
    "catch_up",
    "checkpoints",
    "copy_articles",
    "copy_documents",
    "drop_next",
    "drop_old",
    "go_back",
    "go_live",
    "missing",
    "now_live",
    "open_next",
    "remove_gone",
]

GROUP = 200
"""Articles that are copied together, with all their parts."""
PAGE = 1000
KEEP = "5m"

Hit = Mapping[str, Any]
IsCurrent = Callable[[Hit], bool]
Checkpoints = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Generations(Names):
    """Names under which some kinds are other generations than the live ones; all else is as usual.

    ``at`` gives what stands for the alias of a kind: an index to read, or an alias where it is also written to.
    """

    at: tuple[tuple[str, str], ...] = ()

    def alias(self, kind: str) -> str:
        """Name what stands for a kind here."""
        return dict(self.at).get(kind) or Names.alias(self, kind)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are other generations."""
        return tuple(kind for kind, _ in self.at)


@dataclass(frozen=True, slots=True)
class Stored:
    """The documents of one article as an index holds them."""

    article: Hit
    chunks: Sequence[Hit]
    timeline: Sequence[Hit]


@dataclass(slots=True)
class Copied:
    """What was copied: articles, and why some were not."""

    articles: int = 0
    refused: list[str] = field(default_factory=list)

    def add(self, loaded: Loaded) -> None:
        """Count what was loaded."""
        self.articles += loaded.indexed
        self.refused += [f"{entry.rejection.uri}: {entry.rejection.detail}" for entry in loaded.refused]


def next_alias(kind: str, names: Names) -> str:
    """Name the alias through which a generation is loaded before it is live; only an alias is ever written to."""
    return f"{names.alias(kind)}-next"


def open_next(client: Elasticsearch, templates: Templates, kinds: Sequence[str], names: Names) -> Generations:
    """Make the next generation of some kinds; what a rebuild that was killed has left, or a rollback, goes first."""
    drop(client, _beyond(client, names), names)
    targets = prepare(client, templates, kinds, names)
    aliases = {kind: next_alias(kind, names) for kind in kinds}
    with explained():
        client.options(ignore_status=404).indices.delete_alias(
            index=[f"{names.alias(kind)}-*" for kind in kinds], name=list(aliases.values())
        )
        client.indices.update_aliases(
            actions=[
                {"add": {"index": index, "alias": aliases[kind], "is_hidden": True}} for kind, index in targets.items()
            ]
        )
    return Generations(names.prefix, tuple(aliases.items()))


def now_live(client: Elasticsearch, kinds: Iterable[str], names: Names) -> Generations:
    """Name the generations that are live now by their own names, which stay when the aliases move."""
    present = live(client, names)
    return Generations(names.prefix, tuple((kind, present[kind]) for kind in kinds))


def behind(client: Elasticsearch, held: Names, kinds: Iterable[str]) -> dict[str, str]:
    """Tell which index stands behind what a kind is called."""
    with explained():
        return {kind: next(iter(client.indices.get_alias(name=held.alias(kind)).body)) for kind in kinds}


def checkpoints(client: Elasticsearch, held: Names, kinds: Iterable[str]) -> Checkpoints:
    """Mark how far each index is written: everything up to its mark is seen after a refresh.

    The mark is Elasticsearch's local checkpoint, which counts every write of whatever kind, and needs no clock.
    """
    marks = {}
    for kind in kinds:
        with explained():
            shards = client.indices.stats(index=held.alias(kind), level="shards")["indices"].values()
        copies = [copy for index in shards for shard in index["shards"].values() for copy in shard]
        marks[kind] = min(copy["seq_no"]["local_checkpoint"] for copy in copies if copy["routing"]["primary"])
    return marks


def copy_articles(
    client: Elasticsearch,
    old: Names,
    new: Names,
    since: int | None = None,
    is_current: IsCurrent = lambda article: False,
) -> Copied:
    """Copy articles with their parts as they are stored, without the fields that the new mappings have no place for.

    ``since`` leaves out what was written up to that mark. An article of the new generation that ``is_current`` while
    the old one is not keeps what it is, and takes over only what others change in it: uris and its place in a story.
    """
    copied = Copied()
    shapes = _shapes(client, new, REBUILT)
    with explained():
        client.indices.refresh(index=old.alias("articles"))
    for articles in _pages(client, old.alias("articles"), _written_since(since), GROUP):
        plain, ahead = _parted(client, articles, new, is_current) if since is not None else (articles, [])
        copied.add(load(client, _with_parts(client, plain, old, shapes), new))
        index_documents(client, "articles", ahead, new)
        assign(client, {doc["_id"]: doc["story_id"] for doc in ahead}, new)
        copied.articles += len(ahead)
    return copied


def copy_documents(client: Elasticsearch, kind: str, old: Names, new: Names, since: int | None = None) -> int:
    """Copy the documents of a kind that stand for themselves: runs, rejects, payloads, claims."""
    shape = _shapes(client, new, [kind])[kind]
    with explained():
        client.indices.refresh(index=old.alias(kind))
    pages = _pages(client, old.alias(kind), _written_since(since), PAGE)
    return sum(index_documents(client, kind, [_fitted(doc, shape) for doc in page], new) for page in pages)


def catch_up(client: Elasticsearch, old: Names, new: Generations, since: Checkpoints, is_current: IsCurrent) -> Copied:
    """Copy what was written to the old generation after the marks."""
    for kind in set(new.kinds) - set(REBUILT):
        copy_documents(client, kind, old, new, since[kind])
    return copy_articles(client, old, new, since["articles"], is_current)


def remove_gone(client: Elasticsearch, old: Names, new: Names, before: datetime) -> int:
    """Remove articles first seen before a time that the old generation no longer has: they were pruned meanwhile."""
    with explained():
        client.indices.refresh(index=new.alias("articles"))
    query = {"range": {"first_seen_at": {"lt": before.isoformat()}}}
    pages = _pages(client, new.alias("articles"), query, PAGE, ["article_id"])
    gone = [key for page in pages for key in _absent(client, [doc["_id"] for doc in page], old)]
    return sum(delete_articles(client, gone[at : at + GROUP], new) for at in range(0, len(gone), GROUP))


def go_live(
    client: Elasticsearch, old: Names, new: Generations, names: Names, since: Checkpoints, is_current: IsCurrent
) -> Copied:
    """Swap the next generation in, and bring over what reached the old one until that moment.

    The old generation takes no more writes: Elasticsearch puts that lock on only once every write under way is done.
    """
    targets = behind(client, new, new.kinds)
    before = swap(client, targets, names)
    now = Generations(names.prefix, tuple((kind, names.alias(kind)) for kind in new.kinds))
    catch_up(client, old, now, since, is_current)
    with explained():
        for index in before.values():
            client.indices.add_block(index=index, block="write")
    last = catch_up(client, old, now, since, is_current)
    _bring_parts(client, old, now, since)
    with explained():
        client.indices.refresh(index=[names.alias(kind) for kind in new.kinds])
        for kind, index in targets.items():
            client.indices.delete_alias(index=index, name=next_alias(kind, names))
    return last


def drop_old(client: Elasticsearch, names: Names) -> tuple[str, ...]:
    """Drop all generations but the live one and the one before it."""
    present = live(client, names)
    doomed = [
        index
        for kind, known in generations(client, names).items()
        for index in [i for i in known if kind in present and names.number(i) < names.number(present[kind])][:-1]
    ]
    drop(client, doomed, names)
    return tuple(doomed)


def drop_next(client: Elasticsearch, names: Names) -> None:
    """Drop the generations that did not go live."""
    drop(client, _beyond(client, names), names)


def go_back(client: Elasticsearch, names: Names) -> tuple[dict[str, str], int]:
    """Make the newest older generation live again, with what was loaded since; returns what was live, and how much.

    Raises ClusterError where there is none.
    """
    present = live(client, names)
    known = generations(client, names)
    older = {
        kind: [index for index in known[kind] if names.number(index) < names.number(present[kind])]
        for kind in REBUILT
        if kind in present
    }
    if not older or not all(older.values()):
        raise ClusterError("There is no older generation to go back to.")
    targets = {kind: indices[-1] for kind, indices in older.items()}
    newer = now_live(client, REBUILT, names)
    with explained():
        client.indices.put_settings(index=list(targets.values()), settings={"index.blocks.write": None})
        client.indices.update_aliases(
            actions=[
                {"add": {"index": index, "alias": next_alias(kind, names), "is_hidden": True}}
                for kind, index in targets.items()
            ]
        )
    back = Generations(names.prefix, tuple((kind, next_alias(kind, names)) for kind in REBUILT))
    taken = _bring_newer(client, newer, back)
    before = swap(client, targets, names)
    with explained():
        for index in before.values():
            client.indices.add_block(index=index, block="write")
    taken += _bring_newer(client, newer, names)
    with explained():
        client.indices.refresh(index=[names.alias(kind) for kind in REBUILT])
        for kind, index in targets.items():
            client.indices.delete_alias(index=index, name=next_alias(kind, names))
    return before, taken


def missing(client: Elasticsearch, old: Names, new: Names, until: int) -> Iterator[str]:
    """List the uris of articles, written up to a mark, that the new generation has neither as such nor as a copy."""
    query = {"range": {"_seq_no": {"lte": until}}}
    for page in _pages(client, old.alias("articles"), query, PAGE, ["uri", "uris", "source"]):
        lost = set(_absent(client, [doc["_id"] for doc in page], new))
        for doc in page:
            if doc["_id"] in lost and not _is_copy(client, doc, new):
                yield doc["uri"]


def _is_copy(client: Elasticsearch, article: Hit, new: Names) -> bool:
    """Whether all that an article is known by is known of others."""
    queries = [{"terms": {"uris": [uri, f"{article['source']}/{uri}"]}} for uri in article["uris"]]
    with explained():
        return all(client.count(index=new.alias("articles"), query=query)["count"] for query in queries)


def _beyond(client: Elasticsearch, names: Names) -> list[str]:
    """The generations that are newer than the live one."""
    present = live(client, names)
    return [
        index
        for kind, known in generations(client, names).items()
        for index in known
        if kind in present and names.number(index) > names.number(present[kind])
    ]


def _written_since(mark: int | None) -> dict[str, Any]:
    return {"match_all": {}} if mark is None else {"range": {"_seq_no": {"gt": mark}}}


def _with_parts(
    client: Elasticsearch, articles: Sequence[Hit], old: Names, shapes: Mapping[str, Mapping[str, Any]]
) -> list[Stored]:
    """Read the parts of articles; they were written before their article, so a refresh shows them all."""
    if not articles:
        return []
    with explained():
        client.indices.refresh(index=[old.alias(kind) for kind in ("chunks", "timeline")])
    parts: dict[str, dict[str, list[Hit]]] = {doc["_id"]: {"chunks": [], "timeline": []} for doc in articles}
    for kind in ("chunks", "timeline"):
        for page in _pages(client, old.alias(kind), {"terms": {"article_id": list(parts)}}, PAGE):
            for doc in page:
                parts[doc["article_id"]][kind].append(_fitted(doc, shapes[kind]))
    return [Stored(_fitted(doc, shapes["articles"]), **parts[doc["_id"]]) for doc in articles]


def _parted(
    client: Elasticsearch, articles: Sequence[Hit], new: Names, is_current: IsCurrent
) -> tuple[list[Hit], list[Hit]]:
    """Part articles into those to copy, and those of which the new generation has a better version of equal bytes.

    The latter come as the new generation is to have them. What it already has from a later moment is in neither.
    """
    held = _held(client, [doc["_id"] for doc in articles], new)
    plain: list[Hit] = []
    ahead: list[Hit] = []
    for article in articles:
        theirs = held.get(article["_id"])
        if theirs is None or theirs["sha256"] != article["sha256"] or not is_current(theirs) or is_current(article):
            if theirs is None or theirs["revision"] <= article["revision"]:
                plain.append(article)
        else:
            ahead.append({**theirs, "uris": article["uris"], "story_id": article["story_id"]})
    return plain, ahead


def _bring_parts(client: Elasticsearch, old: Names, new: Names, since: Checkpoints) -> None:
    """Bring over parts whose article was written on the other side of the swap, and remove what they replaced."""
    written: dict[str, str] = {}
    shapes = _shapes(client, new, REBUILT)
    for kind in ("chunks", "timeline"):
        with explained():
            client.indices.refresh(index=old.alias(kind))
        for page in _pages(client, old.alias(kind), _written_since(since[kind]), PAGE):
            index_documents(client, kind, [_fitted(doc, shapes[kind]) for doc in page], new)
            written |= {doc["article_id"]: doc["run_id"] for doc in page}
    complete = {
        key
        for key, article in _held(client, list(written), new).items()
        if article["run_id"] == written[key]  # the article comes last, so all its parts are there
    }
    for kind in ("chunks", "timeline"):
        with explained():
            client.indices.refresh(index=new.alias(kind))
        query = {"terms": {"article_id": sorted(complete)}}
        for page in _pages(client, new.alias(kind), query, PAGE, ["article_id", "run_id"]):
            stale = [doc["_id"] for doc in page if doc["run_id"] != written[doc["article_id"]]]
            delete_documents(client, kind, stale, new)


def _bring_newer(client: Elasticsearch, newer: Names, older: Names) -> int:
    """Copy what the older generation does not have, or has of other bytes; whose every uri is now, the newer knows."""
    shapes = _shapes(client, older, REBUILT)
    with explained():
        client.indices.refresh(index=newer.alias("articles"))
    copied = Copied()
    for page in _pages(client, newer.alias("articles"), {"match_all": {}}, GROUP):
        held = _held(client, [doc["_id"] for doc in page], older)
        due = [doc for doc in page if doc["_id"] not in held or _is_changed(held[doc["_id"]], doc)]
        copied.add(load(client, _with_parts(client, due, newer, shapes), older))
        known = {key: set(article["uris"]) for key, article in held.items()}
        more = {doc["_id"]: doc["uris"] for doc in page if set(doc["uris"]) - known.get(doc["_id"], set(doc["uris"]))}
        add_uris(client, more, older)
        with explained():
            client.indices.refresh(index=older.alias("articles"))
        for source in {doc["source"] for doc in page}:
            owners = {uri: doc["_id"] for doc in page if doc["source"] == source for uri in doc["uris"]}
            release_uris(client, source, owners, older)
    with explained():
        client.indices.refresh(index=older.alias("articles"))
    drop_nameless(client, older)
    return copied.articles


def _is_changed(before: Hit, after: Hit) -> bool:
    return bool(before["revision"] < after["revision"] or before["sha256"] != after["sha256"])


def _held(client: Elasticsearch, keys: Sequence[str], held: Names) -> dict[str, Hit]:
    """Read articles by id; needs no refresh."""
    found: dict[str, Hit] = {}
    for at in range(0, len(keys), GROUP):
        with explained():
            answer = client.mget(index=held.alias("articles"), ids=list(keys[at : at + GROUP]))
        found |= {doc["_id"]: {"_id": doc["_id"], **doc["_source"]} for doc in answer["docs"] if doc.get("found")}
    return found


def _absent(client: Elasticsearch, keys: Sequence[str], held: Names) -> list[str]:
    if not keys:
        return []
    with explained():
        answer = client.mget(index=held.alias("articles"), ids=list(keys), source=False)
    return [doc["_id"] for doc in answer["docs"] if not doc.get("found")]


def _shapes(client: Elasticsearch, held: Names, kinds: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """Read the fields that each kind has a place for."""
    with explained():
        return {
            kind: next(iter(client.indices.get_mapping(index=held.alias(kind)).body.values()))["mappings"]["properties"]
            for kind in kinds
        }


def _fitted(document: Hit, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what a mapping has no place for."""
    return {
        name: _fitted_value(value, fields[name]["properties"])
        if name != "_id" and "properties" in fields[name]
        else value
        for name, value in document.items()
        if name == "_id" or name in fields
    }


def _fitted_value(value: Any, fields: Mapping[str, Any]) -> Any:
    if isinstance(value, Mapping):
        return _fitted(value, fields)
    return [_fitted_value(entry, fields) for entry in value] if isinstance(value, list) else value


def _pages(
    client: Elasticsearch, index: str, query: Mapping[str, Any], size: int, fields: Sequence[str] | None = None
) -> Iterator[list[Hit]]:
    """Page through the documents that match, each with its ``_id``, over one view of the index."""
    for hits in pages_of_hits(client, index, query, size, fields, KEEP):
        yield [{"_id": hit["_id"], **hit["_source"]} for hit in hits]
