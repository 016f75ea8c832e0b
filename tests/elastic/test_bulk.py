"""Loading: what is written, what it replaces, and what becomes of a document that is refused."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from elasticsearch import Elasticsearch

from elastic.bulk import (
    delete_articles,
    delete_documents,
    index_documents,
    load,
    max_content_bytes,
)
from elastic.indices import Names, refresh
from elastic.known import children, existing, listed, same_bytes
from elastic.status import counted
from tests.elastic.example import NOON, STAMP, clipping, documents
from transforms.present import Documents, Stamp, present, present_rejection
from transforms.records import Rejection

pytestmark = pytest.mark.node


@pytest.fixture(autouse=True)
def _empty(client: Elasticsearch, names: Names) -> Iterator[None]:
    yield
    refresh(client, names)
    delete_articles(client, [known.article_id for known in listed(client, STAMP.source, names)], names)
    refresh(client, names)


def total(client: Elasticsearch, names: Names) -> dict[str, int]:
    refresh(client, names)
    return {kind: client.count(index=names.alias(kind))["count"] for kind in ("articles", "chunks", "timeline")}


def poisoned(uri: str) -> Documents:
    good = documents(uri=uri)
    return replace(good, chunks=(*good.chunks[:1], {**good.chunks[1], "nonsense": 1}, *good.chunks[2:]))


def test_loading_twice_is_loading_once(client: Elasticsearch, names: Names) -> None:
    batch = [documents(), documents(uri="b.txt")]
    first = load(client, batch, names)
    assert (first.indexed, first.failed, first.chunks, first.timeline, first.removed) == (2, 0, 6, 4, 0)
    before = total(client, names)
    assert before == {"articles": 2, "chunks": 6, "timeline": 4}
    assert load(client, batch, names) == first
    assert total(client, names) == before
    assert counted(client, STAMP.run_id, names) == {**before, "rejects": 0}


def test_an_article_that_shrank_leaves_nothing_stale(client: Elasticsearch, names: Names) -> None:
    load(client, [documents()], names)
    shorter = load(client, [documents("Hamas met in Karachi.", stamp=replace(STAMP, revision=2))], names)
    assert shorter.removed == 4
    assert total(client, names) == {"articles": 1, "chunks": 1, "timeline": 0}
    found = client.search(index=names.alias("chunks"))["hits"]["hits"]
    assert [hit["_source"]["revision"] for hit in found] == [2]


def test_parts_written_before_a_crash_are_found_stale(client: Elasticsearch, names: Names) -> None:
    """Chunks without their article: what a run leaves that dies before the article is written."""
    index_documents(client, "chunks", documents().chunks, names)
    assert load(client, [documents("Hamas met.")], names).removed == 2
    assert total(client, names) == {"articles": 1, "chunks": 1, "timeline": 0}


def test_a_poisoned_document_sets_its_article_aside_and_no_other(client: Elasticsearch, names: Names) -> None:
    loaded = load(client, [documents(uri="a.txt"), poisoned("b.txt"), documents(uri="c.txt")], names)
    assert (loaded.indexed, loaded.failed, loaded.chunks) == (2, 1, 6)
    assert total(client, names) == {"articles": 2, "chunks": 6, "timeline": 4}
    (refused,) = loaded.refused
    assert (refused.rejection.uri, refused.rejection.stage) == ("b.txt", "load")
    assert refused.rejection.reason == "refused by the index"
    assert "nonsense" in refused.rejection.detail
    assert refused.document is not None
    assert json.loads(refused.document)["nonsense"] == 1


def test_a_poisoned_article_leaves_no_part_behind(client: Elasticsearch, names: Names) -> None:
    good = documents()
    loaded = load(client, [replace(good, article={**good.article, "published_at": "yesterday"})], names)
    assert (loaded.indexed, loaded.failed) == (0, 1)
    assert total(client, names) == {"articles": 0, "chunks": 0, "timeline": 0}


def test_a_document_too_large_for_the_cluster_is_set_aside_with_its_size(client: Elasticsearch, names: Names) -> None:
    large = documents("Hamas met. " * 2000, uri="large.txt")
    loaded = load(client, [documents(), large], names, max_content_bytes=20_000)
    assert (loaded.indexed, loaded.failed) == (1, 1)
    (refused,) = loaded.refused
    assert refused.rejection.reason == "document too large for the cluster"
    assert "bytes" in refused.rejection.detail
    assert refused.document is None
    assert total(client, names)["articles"] == 1


def test_the_cluster_says_how_much_it_takes(client: Elasticsearch) -> None:
    assert max_content_bytes(client) >= 1024 * 1024


def test_a_title_of_any_length_is_no_error(client: Elasticsearch, names: Names) -> None:
    long = present(clipping(title="A Hamas meeting – " * 20_000), STAMP)
    assert load(client, [long], names).indexed == 1


def test_names_and_uris_of_any_length_are_no_error(client: Elasticsearch, names: Names) -> None:
    made = clipping(uri="x" * 50_000)
    entity = replace(made.entities[0], name="é" * 40_000, aliases=("ü" * 40_000,))
    assert load(client, [present(replace(made, entities=(entity,)), STAMP)], names).indexed == 1


def test_half_a_character_is_no_error(client: Elasticsearch, names: Names) -> None:
    assert load(client, [present(clipping(title="Broken \ud83d emoji"), STAMP)], names).indexed == 1


def test_what_is_known_needs_no_refresh(client: Elasticsearch, names: Names) -> None:
    made = documents(stamp=Stamp(STAMP.source, "run-2", NOON, "fingerprint-2", 3, NOON, uris=("a.txt", "b.txt")))
    load(client, [made], names)
    key = made.article["_id"]
    found = existing(client, [key, "unknown"], names)
    assert set(found) == {key}
    known = found[key]
    assert (known.fingerprint, known.revision, known.first_seen_at) == ("fingerprint-2", 3, NOON)
    assert (known.uris, known.sha256, known.source) == (("a.txt", "b.txt"), "ab" * 32, STAMP.source)
    assert existing(client, [], names) == {}


def test_equal_bytes_are_found_by_their_digest(client: Elasticsearch, names: Names) -> None:
    load(client, [documents()], names)
    refresh(client, names)
    assert same_bytes(client, ["ab" * 32, "cd" * 32], names)["ab" * 32].uri == "a.txt"
    assert same_bytes(client, [], names) == {}


def test_articles_are_deleted_with_their_parts(client: Elasticsearch, names: Names) -> None:
    made = documents()
    load(client, [made, documents(uri="b.txt")], names)
    assert delete_articles(client, [made.article["_id"], "unknown"], names) == 1
    assert total(client, names) == {"articles": 1, "chunks": 3, "timeline": 2}
    assert children(client, [made.article["_id"]], names) == {made.article["_id"]: set()}


def test_our_own_records_are_written_and_deleted(client: Elasticsearch, names: Names) -> None:
    document = present_rejection(Rejection("b.bin", "read", "binary file"), "file:///press", "run-1", NOON)
    assert index_documents(client, "rejects", [document], names) == 1
    assert delete_documents(client, "rejects", [document["_id"], "unknown"], names) == 1
    with pytest.raises(ValueError, match="refused"):
        index_documents(client, "rejects", [{**document, "nonsense": 1}], names)


def test_many_small_requests_are_as_good_as_one(client: Elasticsearch, names: Names) -> None:
    loaded = load(client, [documents(uri=f"{number}.txt") for number in range(300)], names)
    assert (loaded.indexed, loaded.chunks) == (300, 900)
    assert total(client, names) == {"articles": 300, "chunks": 900, "timeline": 600}
