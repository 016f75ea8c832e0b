"""Pruning where two sources have the same page."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from elastic.indices import Names, refresh
from flows.batch import Batch, Run, Worker
from flows.prune import prune
from flows.resources import resources
from sources import discover
from tests.flows.test_ingest import page

pytestmark = pytest.mark.node

Ingest = Callable[[Path], None]


@pytest.fixture
def ingest(client: Elasticsearch, names: Names) -> Ingest:
    worker = Worker(Run("run-1", datetime.now(UTC), "version-1", names), client, resources())

    def ingest(folder: Path) -> None:
        worker.ingest(Batch(folder.as_uri(), tuple(discover(str(folder)))))

    return ingest


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder of two pages."""
    return written(tmp_path / "here", "a.txt", "b.txt")


@pytest.fixture
def there(tmp_path: Path, here: Path) -> Path:
    """A folder that has a copy of one of them."""
    return written(tmp_path / "there", "a.txt")


def written(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_text(page(f"The News Of {name}", f"It is told by {folder.parent.name}."), "utf-8")
    return folder


def uris(client: Elasticsearch, names: Names, *folders: Path) -> list[list[str]]:
    """The uris of the folders' articles, written as from their common parent."""
    refresh(client, names)
    query = {"terms": {"source": [folder.as_uri() for folder in folders]}}
    hits = client.search(index=names.alias("articles"), query=query)["hits"]["hits"]
    parent = f"{folders[0].parent.as_uri()}/"
    return sorted([uri.removeprefix(parent) for uri in hit["_source"]["uris"]] for hit in hits)


def test_the_uri_of_a_copy_goes_when_the_copy_is_gone(
    client: Elasticsearch, names: Names, here: Path, there: Path, ingest: Ingest
) -> None:
    ingest(here)
    ingest(there)
    assert uris(client, names, here, there) == [["a.txt", "there/a.txt"], ["b.txt"]]
    assert prune(client, str(there), "prune-1", names=names).uris == ()
    (there / "a.txt").rename(there / "c.txt")
    ingest(there)
    assert uris(client, names, here, there) == [["a.txt", "there/a.txt", "there/c.txt"], ["b.txt"]]
    assert prune(client, str(there), "prune-2", names=names).uris == (f"{there.as_uri()}/a.txt",)
    assert uris(client, names, here, there) == [["a.txt", "there/c.txt"], ["b.txt"]]


def test_an_article_goes_with_its_last_copy(
    client: Elasticsearch, names: Names, here: Path, there: Path, ingest: Ingest
) -> None:
    ingest(here)
    ingest(there)
    (here / "a.txt").unlink()
    prune(client, str(here), "prune-1", names=names, force=True)
    assert uris(client, names, here, there) == [["b.txt"], ["there/a.txt"]]
    (there / "a.txt").rename(there / "c.txt")
    assert prune(client, str(there), "prune-2", names=names, force=True).articles == ("a.txt",)
    assert uris(client, names, here, there) == [["b.txt"]]


def test_a_copy_that_changed_is_an_article_of_its_own_source(
    client: Elasticsearch, names: Names, here: Path, there: Path, ingest: Ingest
) -> None:
    ingest(here)
    ingest(there)
    (there / "a.txt").write_text(page("Something New", f"It is told by {there.parent.name}."), "utf-8")
    ingest(there)
    assert uris(client, names, here) == [["a.txt"], ["b.txt"]]
    assert uris(client, names, there) == [["a.txt"]]
