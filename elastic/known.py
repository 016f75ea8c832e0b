"""What the index already holds of some articles.

article ids ──existing──▶ Known     sha256s ──same_bytes──▶ Known     article ids ──children──▶ ids of their parts
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from elasticsearch import Elasticsearch

from elastic.client import explained
from elastic.names import CLIPPINGS, Names
from elastic.paging import matching

FIELDS = (
    "fingerprint",
    "revision",
    "first_seen_at",
    "sha256",
    "source",
    "uri",
    "uris",
    "story_id",
    "is_lead",
    "run_id",
)
SPELLED = ("outlet", "entities.name", "entities.aliases", "dropped")
"""What tells which corrections touch an article; asked for only where there are any, because it is long."""
GROUP = 500
"""Uris that are looked up together."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the index holds of an article; an equal fingerprint means that nothing is to be done.

    ``outlet`` and ``spellings`` (of its names, and of those that corrections took out) are there where asked for.
    """

    article_id: str
    fingerprint: str
    revision: int
    first_seen_at: datetime
    sha256: str
    source: str
    uri: str
    uris: tuple[str, ...]
    story_id: str
    is_lead: bool
    run_id: str
    outlet: str | None = None
    spellings: tuple[str, ...] = ()


def existing(
    client: Elasticsearch, article_ids: Sequence[str], names: Names = CLIPPINGS, *, spelled: bool = False
) -> dict[str, Known]:
    """Look up what the index holds of these articles, in one request that needs no refresh."""
    if not article_ids:
        return {}
    with explained():
        answer = client.mget(index=names.alias("articles"), ids=list(article_ids), source_includes=_fields(spelled))
    return {entry["_id"]: _known(entry) for entry in answer["docs"] if entry.get("found")}


def same_bytes(
    client: Elasticsearch, sha256s: Sequence[str], names: Names = CLIPPINGS, *, spelled: bool = False
) -> dict[str, Known]:
    """Look up articles by the digest of their page; the first seen of equals, and only those already refreshed."""
    first: dict[str, Known] = {}
    for known in same_bytes_all(client, sha256s, names, spelled=spelled):
        first.setdefault(known.sha256, known)
    return first


def same_bytes_all(
    client: Elasticsearch, sha256s: Sequence[str], names: Names = CLIPPINGS, *, spelled: bool = False
) -> list[Known]:
    """List the refreshed articles of pages with these bytes, the first seen first."""
    if not sha256s:
        return []
    hits = _hits(client, names.alias("articles"), "sha256", sha256s, _fields(spelled))
    return sorted(map(_known, hits), key=lambda known: (known.first_seen_at, known.article_id))


def listed_by(client: Elasticsearch, uris: Sequence[str], names: Names = CLIPPINGS) -> Iterator[Known]:
    """List the refreshed articles, of whatever source, that are known by one of these uris."""
    if uris:
        yield from map(_known, _hits(client, names.alias("articles"), "uris", uris, FIELDS))


def held_uris(client: Elasticsearch, source: str, uris: Sequence[str], names: Names = CLIPPINGS) -> set[str]:
    """Tell which of these pages of a source the refreshed articles, of whatever source, are known by."""
    wanted = {f"{source}/{uri}": uri for uri in uris}
    own = frozenset(uris)
    found: set[str] = set()
    for at in range(0, len(uris), GROUP):
        group = uris[at : at + GROUP]
        for known in listed_by(client, [*group, *(f"{source}/{uri}" for uri in group)], names):
            found |= {wanted[uri] for uri in known.uris if uri in wanted}
            found |= {uri for uri in known.uris if uri in own and (known.source == source or "://" in uri)}
    return found


def children(
    client: Elasticsearch, article_ids: Sequence[str], names: Names = CLIPPINGS
) -> dict[str, set[tuple[str, str]]]:
    """List the parts of these articles as (kind, id), after a refresh, so that none written before is missed."""
    held: dict[str, set[tuple[str, str]]] = {key: set() for key in article_ids}
    kinds = ("chunks", "timeline")
    if held:
        with explained():
            client.indices.refresh(index=[names.alias(kind) for kind in kinds])
        for kind in kinds:
            for hit in _hits(client, names.alias(kind), "article_id", article_ids, ("article_id",)):
                held[hit["_source"]["article_id"]].add((kind, hit["_id"]))
    return held


def listed(client: Elasticsearch, source: str, names: Names = CLIPPINGS) -> Iterator[Known]:
    """List every article of a source; only refreshed ones are seen."""
    return map(_known, _hits(client, names.alias("articles"), "source", [source], FIELDS))


def revised_by(client: Elasticsearch, run_id: str, names: Names = CLIPPINGS) -> Iterator[Known]:
    """List the refreshed articles of which a run wrote a later revision."""
    wanted = [{"term": {"run_id": run_id}}, {"range": {"revision": {"gt": 1}}}]
    return map(_known, matching(client, names.alias("articles"), {"bool": {"filter": wanted}}, FIELDS))


def listed_elsewhere(client: Elasticsearch, source: str, names: Names = CLIPPINGS) -> Iterator[Known]:
    """List the refreshed articles of other sources that have a copy in this one."""
    query = {
        "bool": {"filter": [{"prefix": {"uris": f"{source}/"}}], "must_not": [{"term": {"source": source}}]},
    }
    return map(_known, matching(client, names.alias("articles"), query, FIELDS))


def nameless(client: Elasticsearch, names: Names = CLIPPINGS) -> Iterator[Known]:
    """List the refreshed articles that have no uri left."""
    query = {"bool": {"must_not": [{"exists": {"field": "uris"}}]}}
    return map(_known, matching(client, names.alias("articles"), query, FIELDS))


def _hits(
    client: Elasticsearch, alias: str, field: str, values: Sequence[str], fields: Sequence[str]
) -> Iterator[Mapping[str, Any]]:
    return matching(client, alias, {"terms": {field: list(values)}}, fields)


def _fields(spelled: bool) -> list[str]:
    return [*FIELDS, *(SPELLED if spelled else ())]


def _known(hit: Mapping[str, Any]) -> Known:
    return read_known(hit["_id"], hit["_source"])


def read_known(article_id: str, fields: Mapping[str, Any]) -> Known:
    """Read what the index holds of an article from its document, or from those fields of it that were asked for."""
    entities: Sequence[Mapping[str, Any]] = fields.get("entities") or ()
    spellings = (spelling for entity in entities for spelling in (entity["name"], *entity["aliases"]))
    return Known(
        article_id=article_id,
        fingerprint=fields["fingerprint"],
        revision=fields["revision"],
        first_seen_at=datetime.fromisoformat(fields["first_seen_at"]),
        sha256=fields["sha256"],
        source=fields["source"],
        uri=fields["uri"],
        uris=tuple(fields["uris"]),
        story_id=fields["story_id"],
        is_lead=fields["is_lead"],
        run_id=fields["run_id"],
        outlet=fields.get("outlet"),
        spellings=(*spellings, *(fields.get("dropped") or ())),
    )
