"""Installing, noticing drift, and moving from one generation to the next."""

import threading
from dataclasses import replace

import pytest
from elasticsearch import Elasticsearch, NotFoundError

from elastic.bulk import load
from elastic.client import ClusterError
from elastic.indices import (
    KINDS,
    REBUILT,
    Names,
    Templates,
    create,
    drift,
    drop,
    generations,
    install,
    live,
    prepare,
    refresh,
    swap,
)
from tests.elastic.example import documents

pytestmark = pytest.mark.node


def test_installing_twice_changes_nothing(client: Elasticsearch, templates: Templates, bare: Names) -> None:
    first = install(client, templates, bare)
    assert first.created == tuple(bare.generation(kind, 1) for kind in KINDS)
    assert live(client, bare) == {kind: bare.generation(kind, 1) for kind in KINDS}
    again = install(client, templates, bare)
    assert (again.created, again.drifted) == ((), ())


def test_what_is_deployed_equals_what_is_written(client: Elasticsearch, templates: Templates, names: Names) -> None:
    assert drift(client, templates, names) == ()


def test_a_changed_mapping_is_drift(client: Elasticsearch, templates: Templates, names: Names) -> None:
    runs = templates.indices["clippings-runs"]
    properties = {**runs["template"]["mappings"]["properties"], "weather": {"type": "keyword", "ignore_above": 10}}
    changed = {**runs, "template": {"mappings": {"properties": properties}}}
    ahead = replace(templates, indices={**templates.indices, "clippings-runs": changed})
    assert drift(client, ahead, names) == ("runs",)


def test_a_field_added_by_hand_is_drift(client: Elasticsearch, templates: Templates, names: Names) -> None:
    index = prepare(client, templates, ["payloads"], names)["payloads"]
    client.indices.put_mapping(index=index, properties={"weather": {"type": "keyword"}})
    before = swap(client, {"payloads": index}, names)
    assert drift(client, templates, names) == ("payloads",)
    swap(client, before, names)
    drop(client, [index], names)
    assert drift(client, templates, names) == ()


def test_a_changed_analysis_is_drift(client: Elasticsearch, templates: Templates, names: Names) -> None:
    article = templates.components["clippings-article"]
    index = {"index": {"analysis": {"analyzer": {"shouting": {"type": "custom", "tokenizer": "standard"}}}}}
    changed = {"template": {"mappings": article["template"]["mappings"], "settings": index}}
    ahead = replace(templates, components={**templates.components, "clippings-article": changed})
    assert set(drift(client, ahead, names)) == {"articles", "chunks", "timeline"}


def test_an_index_in_the_place_of_an_alias_is_explained(client: Elasticsearch, templates: Templates) -> None:
    names = Names("test-squatter")
    client.indices.create(index=names.alias("runs"))
    try:
        with pytest.raises(ClusterError, match="where an alias belongs"):
            create(client, "runs", 1, names, alias=True)
    finally:
        client.indices.delete(index=names.alias("runs"))


def test_a_generation_being_made_is_not_seen(client: Elasticsearch, templates: Templates, names: Names) -> None:
    before = live(client, names)
    targets = prepare(client, templates, names=names)
    try:
        assert live(client, names) == before
        assert set(targets) == set(REBUILT)
        settings = client.indices.get_settings(index=targets["chunks"])[targets["chunks"]]["settings"]["index"]
        assert (settings["refresh_interval"], settings["number_of_replicas"]) == ("-1", "0")
    finally:
        drop(client, targets.values(), names)


def test_all_aliases_move_at_once_and_back(client: Elasticsearch, templates: Templates, names: Names) -> None:
    load(client, [documents()], names)
    refresh(client, names)
    targets = prepare(client, templates, names=names)
    before = swap(client, targets, names)
    assert {kind: live(client, names)[kind] for kind in REBUILT} == targets
    assert client.count(index=names.alias("articles"))["count"] == 0
    settings = client.indices.get_settings(index=targets["chunks"])[targets["chunks"]]["settings"]["index"]
    assert "refresh_interval" not in settings
    assert swap(client, before, names) == targets
    assert client.count(index=names.alias("articles"))["count"] == 1
    assert drift(client, templates, names) == ()
    drop(client, targets.values(), names)


def test_a_live_generation_is_not_deleted(client: Elasticsearch, names: Names) -> None:
    alive = live(client, names)["chunks"]
    with pytest.raises(ClusterError, match="is live"):
        drop(client, [alive], names)
    assert client.indices.exists(index=alive)


def test_a_reader_sees_no_error_while_aliases_move(client: Elasticsearch, templates: Templates, names: Names) -> None:
    load(client, [documents()], names)
    refresh(client, names)
    targets = prepare(client, templates, names=names)
    stop, seen = threading.Event(), set[int]()

    def read() -> None:
        while not stop.is_set():
            seen.add(client.count(index=names.alias("articles"))["count"])

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(5):
        swap(client, swap(client, targets, names), names)
    stop.set()
    reader.join(timeout=30)
    assert not reader.is_alive()
    assert seen <= {0, 1}
    assert 1 in seen
    drop(client, targets.values(), names)


def test_generations_are_listed_in_order(client: Elasticsearch, templates: Templates, names: Names) -> None:
    number = names.number(live(client, names)["runs"])
    index = prepare(client, templates, ["runs"], names)["runs"]
    assert generations(client, names)["runs"][-2:] == (names.generation("runs", number), index)
    drop(client, [index], names)


def test_nothing_is_written_where_nothing_is_installed(client: Elasticsearch) -> None:
    nowhere = Names("test-nowhere")
    with pytest.raises((ClusterError, NotFoundError)):
        load(client, [documents()], nowhere)
    assert not client.indices.exists(index=nowhere.alias("articles"))
