"""Stories: an article and those that copied it, found by a look-up in the index, never by comparing all with all.

articles ──touched──▶ stories ──members──▶ Told     article ──assign──▶ its story, also in its chunks and statements
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from elastic.bulk import update_documents
from elastic.client import explained
from elastic.known import children
from elastic.names import CLIPPINGS, Names
from elastic.paging import pages_of_values

MOST = 10_000
"""Articles of which a look-up takes notice: what the server gives at once."""
GROUP = 200
"""Articles whose likely copies are looked up together."""
FIELDS = ("story_id", "is_lead", "published_at", "sketch")


@dataclass(frozen=True, slots=True)
class Told:
    """An article as far as its story goes; ``sketch`` is its wording as ``transforms.stories`` packed it."""

    article_id: str
    story_id: str
    is_lead: bool
    published_at: str | None
    sketch: str | None

    @property
    def precedence(self) -> tuple[bool, str, str]:
        """Published first; a day alone counts from its beginning, no day at all comes last."""
        return self.published_at is None, self.published_at or "", self.article_id


def written_by(client: Elasticsearch, run_ids: Collection[str], names: Names = CLIPPINGS) -> Iterator[list[str]]:
    """List the ids of the refreshed articles that runs wrote, some at a time."""
    query = {"terms": {"run_id": sorted(run_ids)}}
    for keys in pages_of_values(client, names.alias("articles"), "article_id", query):
        yield from (keys[at : at + GROUP] for at in range(0, len(keys), GROUP))


def touched(client: Elasticsearch, article_ids: Sequence[str], names: Names = CLIPPINGS) -> set[str]:
    """Name the stories that these articles are in, and those of the refreshed articles that may be copies of them."""
    with explained():
        found = client.mget(index=names.alias("articles"), ids=list(article_ids), source_includes=["story_id", "bands"])
    held = [entry["_source"] for entry in found["docs"] if entry.get("found")]
    bands = {band for fields in held for band in fields["bands"]}
    likely = _search(client, "bands", bands, ["story_id"], names)
    return {fields["story_id"] for fields in held} | {hit["_source"]["story_id"] for hit in likely}


def members(client: Elasticsearch, stories: Collection[str], names: Names = CLIPPINGS) -> tuple[Told, ...]:
    """Read the refreshed articles of some stories."""
    return tuple(
        Told(hit["_id"], *(hit["_source"].get(name) for name in FIELDS))
        for hit in _search(client, "story_id", stories, FIELDS, names)
    )


def assign(client: Elasticsearch, stories: Mapping[str, str], names: Names = CLIPPINGS) -> None:
    """Put articles into stories by the id of their lead; the articles come last, so that it can be done again."""
    parts: dict[str, dict[str, dict[str, Any]]] = {"chunks": {}, "timeline": {}}
    for article_id, held in children(client, list(stories), names).items():
        for kind, key in held:
            parts[kind][key] = {"story_id": stories[article_id]}
    for kind, changes in parts.items():
        update_documents(client, kind, changes, names)
    told = {key: {"story_id": story, "is_lead": story == key} for key, story in stories.items()}
    update_documents(client, "articles", told, names)


def _search(
    client: Elasticsearch, field: str, values: Collection[str], fields: Sequence[str], names: Names
) -> list[Mapping[str, Any]]:
    if not values:
        return []
    with explained():
        hits = client.search(
            index=names.alias("articles"),
            query={"terms": {field: sorted(values)}},
            source_includes=list(fields),
            size=MOST,
            sort=["article_id"],
        )["hits"]["hits"]
    return list(hits)
