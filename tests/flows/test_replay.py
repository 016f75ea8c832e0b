"""What was set aside, tried again: from its source, or from the page that was kept when the index refused it.

The refusals are the node's own: an index that takes few nested objects refuses articles of many names.
"""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest
from elasticsearch import Elasticsearch

import flows.batch
from elastic.bulk import delete_documents
from elastic.indices import Names, create, drift, install, put_templates, refresh, swap
from elastic.rejects import keep
from elastic.templates import Templates, read_templates
from flows import connection
from flows.ingest import ingest
from flows.prune import prune
from flows.rebuild import rebuild
from flows.replay import files_of
from tests.elastic.example import NOON
from tests.faults.test_machine import killed, without_prefect
from tests.flows.test_ingest import page
from tests.shell import ROOT, Shell
from transforms.present import RunReport, present_payload, present_rejection
from transforms.records import Page, Rejection

pytestmark = pytest.mark.node

LIMIT = "index.mapping.nested_objects.limit"
PLAIN = {"id": "1", "text": "The ships came back and nobody was there to see them.", "title": "Ships"}
NAMED = {
    "id": "2",
    "text": "Dr. Amina Yusuf met Peter Otieno in Kisumu. They went to Nairobi and to Mombasa in May 2021.",
    "title": "A Meeting On The Coast",
    "authors": ["Grace Wanjiku"],
}


class Press:
    """A folder, its installation, and what the two hold."""

    def __init__(self, client: Elasticsearch, names: Names, folder: Path) -> None:
        self.client, self.names, self.folder = client, names, folder

    def write(self, name: str, title: str = "Kisumu Will Rebuild Its Market", first: str = "It began in May.") -> None:
        (self.folder / name).write_text(page(title, f"{first} So wrote {self.folder.name}."), "utf-8")

    def records(self, *records: dict[str, Any]) -> None:
        """Write records, each of this folder alone."""
        own = ({**record, "text": f"{record['text']} So wrote {self.folder.name}."} for record in records)
        (self.folder / "records.jsonl").write_bytes(b"\n".join(map(orjson.dumps, own)))

    def refuse(self, most: int | None = 1) -> None:
        """Let the index take articles of so few names, or of any number again."""
        self.client.indices.put_settings(index=self.names.alias("articles"), settings={LIMIT: most})

    def ingest(self, **options: Any) -> dict[str, int]:
        return self.counts(ingest.fn([str(self.folder)], **options))

    def replay(self, stage: str | None = None) -> dict[str, int]:
        """Replay and return what became of the pages, and how many of them were kept ones."""
        report = ingest.fn([str(self.folder)], replay=True, stage=stage)
        return {**self.counts(report), **({"kept": report.kept} if report.kept else {})}

    def counts(self, report: RunReport) -> dict[str, int]:
        (counts,) = report.sources
        parts = {name: getattr(counts, name) for name in ("indexed", "unchanged", "duplicate", "rejected")}
        assert counts.read == sum(parts.values())
        return {name: count for name, count in parts.items() if count}

    def held(self, kind: str) -> dict[str, dict[str, Any]]:
        """What the index holds of the folder, by uri: each once."""
        refresh(self.client, self.names)
        query = {"term": {"source": self.folder.as_uri()}}
        hits = self.client.search(index=self.names.alias(kind), query=query, size=100)["hits"]["hits"]
        found = {hit["_source"]["uri"]: hit["_source"] for hit in hits}
        assert len(found) == len(hits)
        return found

    def listed(self) -> dict[str, bool]:
        """What is set aside, and whether its page is kept; exactly what is said to be kept is."""
        entries = self.held("rejects")
        assert {uri for uri, entry in entries.items() if entry["page_kept"]} == self.held("payloads").keys()
        return {uri: entry["page_kept"] for uri, entry in entries.items()}


@pytest.fixture(scope="module")
def installed(
    client: Elasticsearch, names: Names, node_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Names]:
    """The flow as it is without Prefect, on indices of our own."""
    stated = {
        "CLIPPINGS_CONFIG": str(tmp_path_factory.mktemp("settings") / "clippings.toml"),
        "CLIPPINGS_INDEX_PREFIX": names.prefix,
        "CLIPPINGS_PROCESSES": "1",
        "ELASTICSEARCH_URL": node_url,
    }
    Path(stated["CLIPPINGS_CONFIG"]).touch()
    cached = (connection.settings, connection.client)
    with pytest.MonkeyPatch.context() as patched:
        for name, value in stated.items():
            patched.setenv(name, value)
        without_prefect(patched)
        for function in cached:
            function.cache_clear()
        yield names
    for function in cached:
        function.cache_clear()


@pytest.fixture
def press(client: Elasticsearch, installed: Names, tmp_path: Path) -> Iterator[Press]:
    """A record that is always taken, and a page that is refused."""
    made = Press(client, installed, tmp_path)
    made.records(PLAIN)
    made.write("a.txt")
    made.refuse()
    yield made
    made.refuse(None)


def test_an_article_whose_file_is_gone_is_loaded_from_the_page_that_was_kept(press: Press) -> None:
    assert press.ingest() == {"indexed": 1, "rejected": 1}
    assert press.listed() == {"a.txt": True}
    (press.folder / "a.txt").unlink()
    assert press.ingest() == {"unchanged": 1}
    assert press.listed() == {"a.txt": True}
    press.refuse(None)
    assert press.ingest() == {"unchanged": 1}
    assert press.listed() == {"a.txt": True}
    assert press.replay() == {"indexed": 1, "kept": 1}
    assert press.listed() == {}
    assert press.held("articles")["a.txt"]["title"] == "Kisumu Will Rebuild Its Market"
    assert press.replay() == {}
    assert press.ingest() == {"unchanged": 1}
    assert prune(press.client, str(press.folder), "prune", force=True, names=press.names).articles == ("a.txt",)


def test_what_is_refused_again_stays_with_its_page_and_the_new_reason(press: Press) -> None:
    press.ingest()
    (press.folder / "a.txt").unlink()
    press.refuse(0)
    assert press.replay() == {"rejected": 1, "kept": 1}
    assert press.listed() == {"a.txt": True}
    assert "limit of [0]" in press.held("rejects")["a.txt"]["detail"]
    assert press.held("payloads")["a.txt"]["page"]["content"].startswith("The Daily Heron")
    press.refuse(None)
    assert press.replay("read") == {}
    assert press.replay("load") == {"indexed": 1, "kept": 1}


def test_a_page_that_the_source_still_has_is_read_there(press: Press) -> None:
    press.ingest()
    press.refuse(None)
    press.write("a.txt", "The Market Is Open Again")
    assert press.replay() == {"indexed": 1}
    assert press.listed() == {}
    assert press.held("articles")["a.txt"]["title"] == "The Market Is Open Again"


def test_an_ingest_that_finds_the_page_to_pass_forgets_what_was_kept(press: Press) -> None:
    press.ingest()
    press.refuse(None)
    assert press.ingest() == {"indexed": 1, "unchanged": 1}
    assert press.listed() == {}


def test_a_record_that_its_file_has_lost_is_loaded_with_what_it_stated(press: Press) -> None:
    press.records(PLAIN, NAMED)
    assert press.ingest() == {"indexed": 1, "rejected": 2}
    press.records(PLAIN)
    (press.folder / "a.txt").unlink()
    assert press.ingest() == {"unchanged": 1}
    press.refuse(None)
    assert press.replay() == {"indexed": 2, "unchanged": 1, "kept": 2}
    assert press.listed() == {}
    article = press.held("articles")["records.jsonl#2"]
    assert (article["title"], article["authors"]) == ("A Meeting On The Coast", ["Grace Wanjiku"])


def test_a_source_that_is_gone_as_a_whole_takes_nothing_with_it(press: Press) -> None:
    (press.folder / "bad.txt").write_bytes(b"caf\xe9")
    press.ingest(max_rejects=1.0)
    press.refuse(None)
    away = press.folder.rename(press.folder.with_name(f"{press.folder.name}-away"))
    assert press.ingest() == {"rejected": 1}
    assert press.replay("load") == {"indexed": 1, "kept": 1}
    assert press.listed().keys() >= {"bad.txt"}
    assert "a.txt" not in press.listed()
    away.rename(press.folder)
    assert press.ingest() == {"unchanged": 2, "rejected": 1}
    assert press.listed() == {"bad.txt": False}


def test_a_kept_page_in_which_no_article_is_found_any_more_stays_kept(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.ingest()
    (press.folder / "a.txt").unlink()
    press.refuse(None)
    with monkeypatch.context() as stricter:
        stricter.setattr(flows.batch, "clip", lambda page, *_: Rejection(page.uri, "normalize", "no article found"))
        assert press.replay() == {"rejected": 1, "kept": 1}
    assert press.held("rejects")["a.txt"]["reason"] == "no article found"
    assert press.listed() == {"a.txt": True}
    assert press.replay() == {"indexed": 1, "kept": 1}


def test_pages_of_equal_bytes_that_were_both_refused_are_one_article(press: Press) -> None:
    (press.folder / "copy.txt").write_bytes((press.folder / "a.txt").read_bytes())
    press.ingest(batch_files=1)
    assert press.listed() == {"a.txt": True, "copy.txt": True}
    for name in ("a.txt", "copy.txt"):
        (press.folder / name).unlink()
    press.replay()
    assert press.listed() == {"a.txt": True, "copy.txt": True}
    press.refuse(None)
    assert press.replay() == {"indexed": 1, "duplicate": 1, "kept": 2}
    assert press.listed() == {}
    assert press.held("articles")["a.txt"]["uris"] == ["a.txt", "copy.txt"]


def test_a_page_that_is_too_large_to_be_kept_says_so(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.batch, "keep", partial(keep, largest=100))
    press.ingest()
    assert press.listed() == {"a.txt": False}
    assert "Its page is not kept" in press.held("rejects")["a.txt"]["detail"]
    press.refuse(None)
    assert press.replay() == {"indexed": 1}


def test_pages_are_kept_up_to_so_many_bytes_and_only_with_an_entry(
    client: Elasticsearch, installed: Names, press: Press
) -> None:
    page = Page("a.txt", "é" * 50, "text", "ab12", NOON)
    entry = present_rejection(Rejection("a.txt", "load", "refused"), press.folder.as_uri(), "run-1", page.read_at)
    payload = present_payload(entry, page)
    assert keep(client, [payload], installed, largest=99) == set()
    assert keep(client, [payload], installed, largest=100) == {payload["_id"]}
    assert press.held("payloads").keys() == {"a.txt"}  # as a run leaves it that is killed before it writes the entry
    assert press.ingest() == {"indexed": 1, "rejected": 1}
    assert press.listed() == {"a.txt": True}


def test_what_is_gone_from_a_source_is_pruned_with_what_was_kept_of_it(press: Press) -> None:
    press.ingest()
    (press.folder / "a.txt").unlink()
    prune(press.client, str(press.folder), "prune", names=press.names)
    assert press.listed() == {}


def test_a_page_that_somebody_deleted_is_missed_and_not_taken_for_loaded(press: Press) -> None:
    press.ingest()
    (press.folder / "a.txt").unlink()
    query = {"term": {"source": press.folder.as_uri()}}
    (payload,) = press.client.search(index=press.names.alias("payloads"), query=query)["hits"]["hits"]
    delete_documents(press.client, "payloads", [payload["_id"]], press.names)
    press.refuse(None)
    assert press.replay() == {"rejected": 1, "kept": 1}
    assert press.held("rejects")["a.txt"]["reason"] == "kept page is missing"
    assert press.listed() == {"a.txt": False}


@pytest.mark.parametrize("most", [None, 0], ids=["it passes", "it is refused again"])
def test_a_replay_that_is_killed_anywhere_is_finished_by_the_next(press: Press, most: int | None) -> None:
    press.ingest()
    (press.folder / "a.txt").unlink()
    press.refuse(most)
    for requests in (*range(5, 50, 9), *range(50, 70, 2)):  # loading, then what is settled and forgotten at the end
        killed(press.replay, requests)
        refresh(press.client, press.names)
        assert press.held("articles").keys() | press.held("rejects").keys() >= {"a.txt"}
    press.replay()
    assert press.listed() == ({"a.txt": True} if most == 0 else {})
    assert ("a.txt" in press.held("articles")) == (most is None)
    parts = press.client.search(index=press.names.alias("chunks"), query={"term": {"source": press.folder.as_uri()}})
    assert {part["_source"]["uri"] for part in parts["hits"]["hits"]} == press.held("articles").keys()
    press.refuse(None)
    press.replay()
    assert press.held("articles").keys() == {"a.txt", "records.jsonl#1"}


def test_a_number_sign_in_a_files_name_is_no_record() -> None:
    assert list(files_of("a#1.jsonl#x")) == ["a#1.jsonl#x", "a", "a#1.jsonl"]


def test_a_file_with_a_number_sign_in_its_name_is_replayed(press: Press) -> None:
    press.write("issue #7.txt", "The Seventh Issue")
    press.ingest()
    press.refuse(None)
    assert press.replay() == {"indexed": 2}
    assert press.listed() == {}


def test_indices_from_before_pages_were_kept_are_brought_up_to_date_by_a_rebuild(
    press: Press, client: Elasticsearch, installed: Names, tmp_path_factory: pytest.TempPathFactory
) -> None:
    press.refuse(None)
    press.ingest()
    kinds = ("payloads", "rejects")
    older = as_before(tmp_path_factory.mktemp("older") / "mappings")
    put_templates(client, older, installed)
    swap(client, {kind: create(client, kind, 2, installed) for kind in kinds}, installed)
    assert set(drift(client, connection.templates(), installed)) == set(kinds)
    rebuild.fn(tolerance=1.0)
    assert drift(client, connection.templates(), installed) == ()
    press.refuse()
    press.write("a.txt", "The Market Is Open Again")
    assert press.ingest() == {"unchanged": 1, "rejected": 1}
    assert press.listed() == {"a.txt": True}


def as_before(folder: Path) -> Templates:
    """The mappings without the fields for kept pages."""
    shutil.copytree(ROOT / "mappings", folder)
    for kind, fields in (("payloads", ("source", "page")), ("rejects", ("page_kept",))):
        path = folder / "indices" / f"clippings-{kind}.json"
        template = orjson.loads(path.read_bytes())
        for field in fields:
            del template["template"]["mappings"]["properties"][field]
        path.write_bytes(orjson.dumps(template))
    return read_templates(folder)


@pytest.mark.prefect
def test_the_command_says_what_is_kept_and_where_pages_came_from(
    shell: Shell, client: Elasticsearch, index_names: Names, tmp_path: Path
) -> None:
    press = Press(client, index_names, tmp_path)
    install(client, connection.templates(), index_names)
    press.records(PLAIN)
    press.write("a\x1b[31m.txt")
    press.write("b.txt", "Another Story Of The Coast", "Peter Otieno told it in 2021.")
    press.refuse()
    failed = shell.clippings("ingest", tmp_path, "--max-rejects", "5%")
    assert failed.status == 1
    assert "2 of 3 pages were set aside, more than 5%" in failed.err
    listed = shell.clippings("rejects", "list").out
    assert listed.count("page kept") == 2
    assert "\x1b" not in listed
    (tmp_path / "a\x1b[31m.txt").unlink()
    press.refuse(None)
    replayed = shell.clippings("rejects", "replay").out
    assert "1 pages came from their sources, 1 from what was kept" in replayed
    assert "read 2 = indexed 2" in replayed
    runs = client.search(index=index_names.alias("runs"), sort=[{"started_at": "desc"}])["hits"]["hits"]
    assert (runs[0]["_source"]["read"], runs[0]["_source"]["indexed"]) == (2, 2)
    assert runs[0]["_source"]["detail"] in replayed
