"""Stories on the real node: who is told with whom, in whatever order the articles come, and when they change."""

import random
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import permutations

import pytest
from elasticsearch import Elasticsearch

from elastic.bulk import delete_articles, load
from elastic.claims import settling
from elastic.indices import Names, refresh
from flows.stories import retell, tell
from tests.elastic.example import STAMP, documents
from transforms.present import Documents, article_id
from transforms.stories import sketch

pytestmark = pytest.mark.node

WORDS = [f"word{number}" for number in range(3000)]
SHIFT = 40
"""Words that a copy leaves out at its beginning and adds at its end: the next is alike, the next but one is not."""


def told(name: str, seed: int, at: int = 0, run_id: str = "run") -> Documents:
    """An article of 300 words of an endless story, from some word on."""
    text = f"{' '.join(random.Random(seed).choices(WORDS, k=600)[at : at + 300])}. Zaheer appeared in Karachi in 2023."
    wording = sketch(text)
    assert wording
    stamp = replace(STAMP, source=f"file:///{seed}", run_id=run_id, bands=wording.bands, sketch=wording.packed())
    return documents(text, uri=name, stamp=stamp)


def ingested(client: Elasticsearch, names: Names, *articles: Documents, run_id: str = "run") -> None:
    load(client, articles, names)
    refresh(client, names)
    tell(client, [run_id], names)


def held(client: Elasticsearch, names: Names, seed: int) -> dict[str, str]:
    """The lead of each article, by name; its parts are in the same story, and nobody else leads it."""
    refresh(client, names)
    query = {"term": {"source": f"file:///{seed}"}}
    articles = [hit["_source"] for hit in client.search(index=names.alias("articles"), query=query)["hits"]["hits"]]
    story = {article["article_id"]: article["story_id"] for article in articles}
    for kind in ("chunks", "timeline"):
        parts = [hit["_source"] for hit in client.search(index=names.alias(kind), query=query, size=99)["hits"]["hits"]]
        assert {part["article_id"] for part in parts} == story.keys()
        assert all(part["story_id"] == story[part["article_id"]] for part in parts)
    assert all(article["is_lead"] == (article["story_id"] == article["article_id"]) for article in articles)
    called = {article["article_id"]: article["uri"] for article in articles}
    return {called[key]: called[lead] for key, lead in story.items()}


def first(names: Sequence[str], seed: int) -> str:
    """Who leads where all were published at the same time."""
    return min(names, key=lambda name: article_id(f"file:///{seed}", name))


@pytest.mark.parametrize("order", [("a", "c", "b"), ("b", "a", "c")], ids="-".join)
def test_a_bridge_makes_two_stories_one_whenever_it_comes(
    client: Elasticsearch, names: Names, order: tuple[str, ...]
) -> None:
    seed = 1 + list(permutations("abc")).index(order)
    for name in order:
        ingested(client, names, told(name, seed, SHIFT * "abc".index(name)))
    lead = first("abc", seed)
    assert held(client, names, seed) == dict.fromkeys("abc", lead)
    delete_articles(client, [article_id(f"file:///{seed}", "b")], names)
    refresh(client, names)
    retell(client, {article_id(f"file:///{seed}", lead)}, names)
    assert held(client, names, seed) == {"a": "a", "c": "c"}


def test_copies_that_two_workers_met_at_once_are_one_story(client: Elasticsearch, names: Names) -> None:
    for name in "ab":
        load(client, [told(name, 11)], names)  # each without a look at the other
    refresh(client, names)
    assert tell(client, ["run"], names) == 1
    assert held(client, names, 11) == dict.fromkeys("ab", first("ab", 11))
    assert tell(client, ["run"], names) == 0


def test_an_article_that_was_revised_leaves_the_story_that_it_no_longer_tells(
    client: Elasticsearch, names: Names
) -> None:
    ingested(client, names, told("a", 12), told("b", 12), told("c", 12))
    lead = first("abc", 12)
    assert held(client, names, 12) == dict.fromkeys("abc", lead)
    revised = told(lead, 12, 300, run_id="later")
    as_known = {**revised.article, "story_id": article_id("file:///12", lead), "is_lead": True}
    ingested(client, names, replace(revised, article=as_known), run_id="later")
    rest = sorted({"a", "b", "c"} - {lead})
    assert held(client, names, 12) == {lead: lead, **dict.fromkeys(rest, first(rest, 12))}


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_runs_that_end_together_tell_one_story(client: Elasticsearch, names: Names, seed: int) -> None:
    loaded = threading.Barrier(2)

    def run(name: str) -> None:
        load(client, [told(name, seed, run_id=f"run-{name}")], names)
        loaded.wait(60)
        with settling(client, f"run-{name}", names):
            refresh(client, names)
            tell(client, [f"run-{name}"], names)

    with ThreadPoolExecutor(2) as both:
        list(both.map(run, "ab"))
    assert held(client, names, seed) == dict.fromkeys("ab", first("ab", seed))
