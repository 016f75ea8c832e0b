"""Stories: an article and those that copied it, found by a look-up in the index, never by comparing all with all.

bands ──likely_copies──▶ Told     stories ──appoint_leads──▶ one lead for each
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from elasticsearch import Elasticsearch

from elastic.client import explained
from elastic.names import CLIPPINGS, Names
from elastic.paging import pages_of_values

MOST_LIKELY = 500
"""Likely copies looked at for one group of pages; a story told more often is joined by any of its articles."""
FIELDS = ("story_id", "bands", "sketch")


@dataclass(frozen=True, slots=True)
class Told:
    """An article that may be a copy: its story and the sketch of its wording, as ``transforms.stories`` packed it."""

    article_id: str
    story_id: str
    bands: tuple[str, ...]
    sketch: str


def likely_copies(client: Elasticsearch, bands: Sequence[str], names: Names = CLIPPINGS) -> tuple[Told, ...]:
    """Look up the refreshed articles that share one of these bands."""
    if not bands:
        return ()
    with explained():
        hits = client.search(
            index=names.alias("articles"),
            query={"terms": {"bands": list(bands)}},
            source_includes=list(FIELDS),
            size=MOST_LIKELY,
            sort=["first_seen_at", "article_id"],
        )["hits"]["hits"]
    return tuple(
        Told(hit["_id"], hit["_source"]["story_id"], tuple(hit["_source"]["bands"]), hit["_source"]["sketch"])
        for hit in hits
    )


def stories_of(client: Elasticsearch, run_id: str, names: Names = CLIPPINGS) -> Iterator[str]:
    """List the stories that a run joined copies to."""
    query = {"bool": {"filter": [{"term": {"run_id": run_id}}, {"term": {"is_lead": False}}]}}
    return chain.from_iterable(pages_of_values(client, names.alias("articles"), "story_id", query))


def appoint_leads(client: Elasticsearch, stories: Iterable[str], names: Names = CLIPPINGS) -> int:
    """Let the article of each refreshed story that was published first be its lead; returns how many changed."""
    changed = 0
    for story in stories:
        members = _members(client, story, names)
        lead = min(members, key=_precedence, default=None)
        for member in members:
            leads = member is lead
            if member["_source"]["is_lead"] != leads:
                _mark(client, member["_id"], leads, names)
                changed += 1
    return changed


def _members(client: Elasticsearch, story: str, names: Names) -> list[dict[str, Any]]:
    with explained():
        hits = client.search(
            index=names.alias("articles"),
            query={"term": {"story_id": story}},
            source_includes=["is_lead", "published_at", "first_seen_at"],
            size=10_000,
        )["hits"]["hits"]
    return list(hits)


def _precedence(member: dict[str, Any]) -> tuple[str, str, str]:
    """Published first, else seen first; a day alone counts from its beginning."""
    fields = member["_source"]
    return fields.get("published_at") or fields["first_seen_at"], fields["first_seen_at"], member["_id"]


def _mark(client: Elasticsearch, article_id: str, leads: bool, names: Names) -> None:
    with explained():
        client.options(ignore_status=404).update(
            index=names.alias("articles"), id=article_id, doc={"is_lead": leads}, retry_on_conflict=5
        )
