"""Presenter and mapping against each other, and what every mapping must keep to."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from elastic.claims import claim_document
from elastic.indices import KINDS, Templates, read_templates
from tests.elastic.example import NOON, documents
from transforms.present import RunReport, SourceCounts, present_payload, present_rejection, present_run
from transforms.records import Page, Rejection

MAPPINGS = Path(__file__).resolve().parents[2] / "mappings"
WHOLE = {"date_range", "geo_point", "object"}
MAX_TERM_BYTES = 32766  # what Lucene takes for one term; a character may need four bytes


@pytest.fixture(scope="module")
def templates() -> Templates:
    return read_templates(MAPPINGS)


def presented() -> dict[str, dict[str, Any]]:
    rejection = present_rejection(Rejection("b.bin", "read", "binary file"), "file:///press", "run-1", NOON, "x")
    counts = SourceCounts("file:///press", 1, 1, 0, 0, 0)
    run = RunReport("run-1", "ingest", "completed", NOON, NOON + timedelta(seconds=2), "f", (counts,), total_seconds=2)
    made = documents()
    return {
        "articles": made.article,
        "chunks": made.chunks[0],
        "timeline": made.timeline[0],
        "rejects": rejection,
        "payloads": present_payload(rejection, Page("b.bin", "A page.", "text", "ab12", NOON), "{}"),
        "runs": present_run(run),
        "claims": claim_document("file:///press", "run-1", timedelta(seconds=60)),
    }


def mapped(properties: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, field in properties.items():
        if "properties" in field:
            yield from mapped(field["properties"], f"{above}{name}.")
        else:
            yield f"{above}{name}", field


def fields(document: Mapping[str, Any], leaves: set[str], above: str = "") -> Iterator[str]:
    for name, value in document.items():
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, Mapping) and f"{above}{name}" not in leaves:
            yield from fields(first, leaves, f"{above}{name}.")
        else:
            yield f"{above}{name}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_presented_is_mapped_and_every_mapped_field_is_presented(templates: Templates, kind: str) -> None:
    mapping = dict(mapped(templates.definition(kind)["mappings"]["properties"]))
    leaves = {name for name, field in mapping.items() if field["type"] in WHOLE}
    assert set(fields(presented()[kind], leaves)) - {"_id"} == set(mapping)


@pytest.mark.parametrize("kind", KINDS)
def test_no_index_takes_a_field_that_is_not_listed(templates: Templates, kind: str) -> None:
    assert templates.definition(kind)["mappings"]["dynamic"] == "strict"


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_too_long_for_a_keyword(templates: Templates, kind: str) -> None:
    for name, field in mapped(templates.definition(kind)["mappings"]["properties"]):
        if field["type"] == "keyword" and field.get("index", True):
            assert field["ignore_above"] * 4 <= MAX_TERM_BYTES, name


def test_what_analysts_read_is_found_stemmed_and_unstemmed(templates: Templates) -> None:
    for kind in ("articles", "chunks", "timeline"):
        for name, field in mapped(templates.definition(kind)["mappings"]["properties"]):
            if field["type"] == "text" and not name.startswith("names."):
                assert field["analyzer"] == "english_names", name
                assert field["fields"]["exact"]["analyzer"] == "names", name


def test_each_field_group_is_written_once(templates: Templates) -> None:
    for kind in KINDS:
        template = templates.indices[f"clippings-{kind}"]
        own = set(template["template"]["mappings"]["properties"])
        for component in template["composed_of"]:
            assert not own & set(templates.components[component]["template"]["mappings"]["properties"]), kind


def test_the_digest_follows_every_template(tmp_path: Path, templates: Templates) -> None:
    for room in ("components", "indices"):
        (tmp_path / room).mkdir()
        for path in (MAPPINGS / room).glob("*.json"):
            (tmp_path / room / path.name).write_bytes(path.read_bytes())
    assert read_templates(tmp_path).digest == templates.digest
    runs = tmp_path / "indices" / "clippings-runs.json"
    changed = json.loads(runs.read_text()) | {"priority": 201}
    runs.write_text(json.dumps(changed))
    assert read_templates(tmp_path).digest != templates.digest
