"""Puts every article into its story: with those that copy one another, under the id of the one published first.

runs ──tell──▶ stories that they touched ──retell──▶ who leads, and who follows
"""

from collections.abc import Collection, Iterator, Sequence

from elasticsearch import Elasticsearch

from elastic.indices import refresh
from elastic.names import CLIPPINGS, Names
from elastic.stories import Told, assign, members, touched, written_by
from transforms.stories import Sketch, stories


def tell(client: Elasticsearch, run_ids: Collection[str], names: Names = CLIPPINGS) -> int:
    """Settle the stories of the refreshed articles that runs wrote; returns how many articles changed their place."""
    return sum(retell(client, touched(client, keys, names), names) for keys in written_by(client, run_ids, names))


def retell(client: Elasticsearch, story_ids: Collection[str], names: Names = CLIPPINGS) -> int:
    """Settle stories anew from the articles that are in them, and refresh; returns how many changed their place."""
    changed = dict(_misplaced(members(client, story_ids, names)))
    if changed:
        assign(client, changed, names)
        refresh(client, names, ["articles"])
    return len(changed)


def _misplaced(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    articles = {one.article_id: one for one in told}
    sketches = {one.article_id: Sketch.unpacked(one.sketch) for one in told if one.sketch}
    alone = [frozenset([key]) for key in articles.keys() - sketches.keys()]
    for story in (*stories(sketches), *alone):
        lead = min((articles[key] for key in story), key=lambda one: one.precedence)
        for key in story:
            if (articles[key].story_id, articles[key].is_lead) != (lead.article_id, key == lead.article_id):
                yield key, lead.article_id
