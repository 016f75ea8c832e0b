"""The saved objects fit together, and fit the mappings."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from elastic.indices import Templates, read_templates
from tests.mappings.test_templates import mapped

MAPPINGS = Path(__file__).resolve().parents[2] / "mappings"
OBJECTS: list[dict[str, Any]] = [
    json.loads(line) for line in (MAPPINGS / "kibana" / "clippings.ndjson").read_text(encoding="utf-8").splitlines()
]
VIEWS = {entry["id"]: entry for entry in OBJECTS if entry["type"] == "index-pattern"}
SEARCHES = [entry for entry in OBJECTS if entry["type"] == "search"]


@pytest.fixture(scope="module")
def templates() -> Templates:
    return read_templates(MAPPINGS)


def types(templates: Templates, view: str) -> dict[str, str]:
    kind = VIEWS[view]["attributes"]["title"].removeprefix("clippings-")
    return {name: field["type"] for name, field in mapped(templates.definition(kind)["mappings"]["properties"])}


def fields_used(search: dict[str, Any]) -> Iterator[str]:
    attributes = search["attributes"]
    yield from attributes["columns"]
    yield from (field for field, _ in attributes["sort"])
    source = json.loads(attributes["kibanaSavedObjectMeta"]["searchSourceJSON"])
    for condition in source["filter"]:
        yield condition["meta"]["key"]


def view_of(search: dict[str, Any]) -> str:
    name = json.loads(search["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"])["indexRefName"]
    return next(str(ref["id"]) for ref in search["references"] if ref["name"] == name)


def test_each_index_an_analyst_reads_has_a_view_and_a_search() -> None:
    wanted = {f"clippings-{kind}" for kind in ("articles", "chunks", "timeline", "rejects", "runs")}
    assert {entry["attributes"]["title"] for entry in VIEWS.values()} == wanted
    assert {view_of(search) for search in SEARCHES} == wanted


def test_every_object_has_what_an_import_asks_for() -> None:
    for entry in OBJECTS:
        assert {"id", "type", "attributes", "references", "coreMigrationVersion", "typeMigrationVersion"} <= set(entry)
    assert len({(entry["type"], entry["id"]) for entry in OBJECTS}) == len(OBJECTS)


def test_every_reference_is_in_the_set() -> None:
    there = {(entry["type"], entry["id"]) for entry in OBJECTS}
    for entry in OBJECTS:
        assert {(ref["type"], ref["id"]) for ref in entry["references"]} <= there


@pytest.mark.parametrize("search", SEARCHES, ids=lambda entry: entry["id"])
def test_every_field_of_a_search_is_mapped(templates: Templates, search: dict[str, Any]) -> None:
    assert set(fields_used(search)) <= set(types(templates, view_of(search)))


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_read_by_a_date(templates: Templates, view: str) -> None:
    assert types(templates, view)[VIEWS[view]["attributes"]["timeFieldName"]] == "date"
