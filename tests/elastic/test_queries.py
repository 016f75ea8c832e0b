"""Every query that analysts are offered answers, and with something."""

import json
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from elastic.bulk import index_documents, load
from elastic.indices import Names, refresh
from tests.elastic.example import NOON, documents
from transforms.present import RunReport, SourceCounts, present_rejection, present_run
from transforms.records import Rejection

pytestmark = pytest.mark.node

QUERIES = sorted((Path(__file__).resolve().parents[2] / "mappings" / "queries").glob("*.json"))


@pytest.fixture(scope="module")
def press(client: Elasticsearch, names: Names) -> Names:
    bodies = ["Hamas met JeM in Karachi.", "JeM denied it in Karachi.", *["Hamas was silent."] * 10]
    load(client, [documents(), *(documents(body, uri=f"{n}.txt") for n, body in enumerate(bodies))], names)
    rejection = present_rejection(Rejection("c.bin", "read", "binary file"), "file:///press", "run-1", NOON)
    index_documents(client, "rejects", [rejection], names)
    run = RunReport("run-1", "ingest", "completed", NOON, None, "f", (SourceCounts("s", 1, 1, 0, 0, 0),))
    index_documents(client, "runs", [present_run(run)], names)
    refresh(client, names)
    return names


def buckets(tree: Any) -> int:
    if isinstance(tree, dict):
        return len(tree.get("buckets", ())) + sum(map(buckets, tree.values()))
    return 0


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_it_answers(client: Elasticsearch, press: Names, path: Path) -> None:
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["description"]
    kind = stored["index"].removeprefix("clippings-")
    answer = client.search(index=press.alias(kind), **{k.lstrip("_"): v for k, v in stored["body"].items()})
    assert answer["_shards"]["failed"] == 0
    assert answer["hits"]["hits"] or buckets(answer.get("aggregations", {}))
