"""Rebuilding beside the live generation: who searches sees nothing of it, what is written meanwhile is not lost."""

import json
import os
import secrets
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from elastic.bulk import delete_articles, load
from elastic.copies import add_uris
from elastic.gates import checked
from elastic.indices import Names, generations, install, live, read_templates, refresh
from elastic.names import REBUILT
from elastic.rebuilding import (
    Checkpoints,
    Generations,
    catch_up,
    checkpoints,
    copy_articles,
    drop_next,
    go_back,
    go_live,
    missing,
    now_live,
    open_next,
    remove_gone,
)
from tests.elastic.example import documents
from tests.flows.test_ingest import page
from tests.shell import PROGRAMS, ROOT, Shell

pytestmark = [pytest.mark.node, pytest.mark.prefect]

TEMPLATES = read_templates(ROOT / "mappings")
TITLES = ("The Council Votes On The Harbour", "Fishermen Count The Cost Of The Storm", "A Road To The Lake Is Opened")


def held(client: Elasticsearch, names: Names, kind: str = "articles") -> dict[str, dict[str, Any]]:
    """Everything that an index holds, by id."""
    client.indices.refresh(index=names.alias(kind))
    hits = client.search(index=names.alias(kind), size=1000)["hits"]["hits"]
    return {hit["_id"]: hit["_source"] for hit in hits}


@dataclass
class Reader:
    """Somebody who searches all the time: every error, and the number of articles and passages found each time."""

    errors: list[str] = field(default_factory=list)
    found: list[tuple[int, int]] = field(default_factory=list)


@contextmanager
def searching(client: Elasticsearch, names: Names) -> Iterator[Reader]:
    reader, done = Reader(), threading.Event()

    def search() -> None:
        once = client.options(max_retries=0)
        while not done.is_set():
            try:
                counts = [
                    once.search(index=names.alias(kind), size=1)["hits"]["total"]["value"] for kind in REBUILT[:2]
                ]
                reader.found.append((counts[0], counts[1]))
            except Exception as error:
                reader.errors.append(repr(error))

    thread = threading.Thread(target=search)
    thread.start()
    try:
        yield reader
    finally:
        done.set()
        thread.join()


@pytest.fixture(scope="module")
def folder(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for number, title in enumerate(TITLES):
        (folder / f"{number}.txt").write_text(page(title, f"This is number {number}. " * 12), "utf-8")
    assert shell.clippings("ingest", folder).status == 0
    return folder


class TestCommand:
    """The command as a user gives it, on one installation, one test after another."""

    def test_a_changed_setting_is_rebuilt_while_people_search(
        self, shell: Shell, folder: Path, client: Elasticsearch, index_names: Names
    ) -> None:
        (folder / "0.txt").unlink()
        before, passages = held(client, index_names), held(client, index_names, "chunks")
        (shell.folder / "clippings.toml").write_text("[chunks]\ntarget = 200\n")
        with searching(client, index_names) as reader:
            done = shell.clippings("rebuild", "--json")
        assert done.status == 0, done.err
        assert not reader.errors
        assert min(articles for articles, _ in reader.found) == len(TITLES)
        assert {passages for _, passages in reader.found} == {
            len(passages),
            len(held(client, index_names, "chunks")),
        }
        assert done.json["after"] == {kind: index_names.generation(kind, 2) for kind in REBUILT}
        assert all(gate["passed"] for gate in done.json["gates"])
        assert done.json["run"]["flow"] == "rebuild"
        after = held(client, index_names)
        assert after.keys() == before.keys()
        kept = ("first_seen_at", "revision", "uris", "title", "story_id")
        assert all(after[key][name] == before[key][name] for key in after for name in kept)
        gone = next(key for key, article in before.items() if article["uri"] == "0.txt")
        assert after[gone] == before[gone]
        assert {a["run_id"] for key, a in after.items() if key != gone} == {done.json["run"]["run_id"]}
        chunks = held(client, index_names, "chunks").values()
        assert all(len(chunk["text"]) < 600 for chunk in chunks if chunk["article_id"] != gone)
        assert [c for c in chunks if c["article_id"] == gone] == [
            c for c in passages.values() if c["article_id"] == gone
        ]
        runs = held(client, index_names, "runs").values()
        assert [run["status"] for run in runs if run["flow"] == "rebuild"] == ["completed"]

    def test_a_gate_that_fails_leaves_everything_as_it_was(
        self, shell: Shell, folder: Path, client: Elasticsearch, index_names: Names, tmp_path: Path
    ) -> None:
        asked = {"query": {"term": {"no_field": 1}}, "sort": [{"no_field": "asc"}]}
        (tmp_path / "impossible.json").write_text(
            json.dumps({"description": "d", "index": "clippings-articles", "body": asked})
        )
        before = {kind: held(client, index_names, kind) for kind in REBUILT}
        made = generations(client, index_names)
        failed = shell.clippings("rebuild", "--queries", tmp_path)
        assert failed.status == 1
        assert "query impossible" in failed.err
        assert "the live one is as it was" in failed.err
        assert generations(client, index_names) == made
        assert {kind: held(client, index_names, kind) for kind in REBUILT} == before
        runs = held(client, index_names, "runs").values()
        assert sorted(run["status"] for run in runs if run["flow"] == "rebuild") == ["completed", "failed"]

    def test_drift_is_told_by_status_and_ingest_and_mended(
        self, shell: Shell, folder: Path, client: Elasticsearch, index_names: Names
    ) -> None:
        for kind in ("articles", "runs"):
            client.indices.put_mapping(index=index_names.alias(kind), properties={"mood": {"type": "keyword"}})
        key = next(iter(held(client, index_names)))
        client.update(index=index_names.alias("articles"), id=key, doc={"mood": "grim"}, refresh=True)
        assert "clippings rebuild" in shell.clippings("status").out
        refused = shell.clippings("ingest", folder)
        assert refused.status == 1
        assert "clippings rebuild" in refused.err
        done = shell.clippings("rebuild", "--json")
        assert done.status == 0, done.err
        assert done.json["after"].keys() == {*REBUILT, "runs"}
        assert shell.clippings("status", "--json").json["drifted"] == []
        assert "mood" not in held(client, index_names)[key]
        assert len(held(client, index_names)) == len(TITLES)
        flows = [run["flow"] for run in held(client, index_names, "runs").values()]
        assert sorted(flows) == ["ingest", "rebuild", "rebuild", "rebuild"]
        assert done.json["dropped"] == sorted(index_names.generation(kind, 1) for kind in REBUILT)

    def test_what_is_ingested_meanwhile_is_in_the_new_generation(
        self, shell: Shell, folder: Path, client: Elasticsearch, index_names: Names, tmp_path: Path
    ) -> None:
        (tmp_path / "new.txt").write_text(page("A Bridge Is Closed", "It cracked in May 2024."), "utf-8")
        number = index_names.number(live(client, index_names)["articles"]) + 1
        rebuilding = subprocess.Popen(
            [PROGRAMS / "clippings", "rebuild", "--json"],
            cwd=shell.folder,
            env={**shell.environment, "CLIPPINGS_PROCESSES": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        while not client.indices.exists(index=index_names.generation("timeline", number)):
            assert rebuilding.poll() is None
        os.kill(rebuilding.pid, signal.SIGSTOP)  # as a machine that is busy with other things
        try:
            second = shell.clippings("rebuild")
            assert shell.clippings("ingest", tmp_path).status == 0
            assert live(client, index_names)["articles"] == index_names.generation("articles", number - 1)
        finally:
            os.kill(rebuilding.pid, signal.SIGCONT)
        _, err = rebuilding.communicate(timeout=120)
        assert rebuilding.returncode == 0, err.decode()
        assert second.status == 1
        assert "is working on the generations of" in second.err
        assert live(client, index_names)["articles"] == index_names.generation("articles", number)
        assert "new.txt" in {article["uri"] for article in held(client, index_names).values()}
        assert "new.txt" in {chunk["uri"] for chunk in held(client, index_names, "chunks").values()}

    def test_rollback_goes_to_the_generation_before_which_takes_new_pages(
        self, shell: Shell, folder: Path, client: Elasticsearch, index_names: Names, tmp_path: Path
    ) -> None:
        before, now = held(client, index_names), live(client, index_names)
        back = shell.clippings("rebuild", "--rollback", "--json")
        assert back.status == 0, back.err
        number = index_names.number(now["articles"])
        assert back.json["after"] == {kind: index_names.generation(kind, number - 1) for kind in REBUILT}
        assert held(client, index_names).keys() == before.keys()
        again = shell.clippings("rebuild", "--rollback")
        assert again.status == 1
        assert "no older generation" in again.err
        (tmp_path / "late.txt").write_text(page("A Bridge Is Opened Again", "They mended it."), "utf-8")
        assert shell.clippings("ingest", tmp_path).status == 0
        assert "late.txt" in {chunk["uri"] for chunk in held(client, index_names, "chunks").values()}


@pytest.fixture
def names(client: Elasticsearch) -> Iterator[Names]:
    """A fresh installation under a prefix of its own, gone afterwards."""
    names = Names(f"test-{secrets.token_hex(4)}")
    install(client, TEMPLATES, names)
    yield names
    for index in (index for kind in generations(client, names).values() for index in kind):
        client.indices.delete(index=index)
    for kind in TEMPLATES.named(names).indices:
        client.indices.delete_index_template(name=kind)
    for component in TEMPLATES.named(names).components:
        client.cluster.delete_component_template(name=component)


def started(client: Elasticsearch, names: Names) -> tuple[Generations, Generations, Checkpoints]:
    old = now_live(client, REBUILT, names)
    new = open_next(client, TEMPLATES, REBUILT, names)
    marks = checkpoints(client, old, REBUILT)
    copy_articles(client, old, new)
    return old, new, marks


def never(article: Any) -> bool:
    return False


def uris(client: Elasticsearch, names: Names, kind: str = "articles") -> set[str]:
    return {document["uri"] for document in held(client, names, kind).values()}


def test_everything_written_after_the_mark_is_caught_up_with(client: Elasticsearch, names: Names) -> None:
    load(client, [documents(uri="a.txt"), documents(uri="b.txt"), documents(uri="c.txt")], names)
    old, new, marks = started(client, names)
    assert uris(client, new) == {"a.txt", "b.txt", "c.txt"}
    load(client, [documents(uri="d.txt")], names)
    changed = documents(uri="a.txt").article["_id"]
    client.update(index=names.alias("articles"), id=changed, doc={"uris": ["a.txt", "copy.txt"]})
    refresh(client, names)
    delete_articles(client, [documents(uri="b.txt").article["_id"]], names)
    now = checkpoints(client, old, REBUILT)
    assert list(missing(client, old, new, now["articles"])) == ["d.txt"]
    assert catch_up(client, old, new, marks, never).articles == 2
    assert remove_gone(client, old, new, datetime.now(UTC)) == 1
    assert list(missing(client, old, new, now["articles"])) == []
    for kind in REBUILT:
        assert held(client, new, kind) == held(client, names, kind)
    assert catch_up(client, old, new, now, never).articles == 0
    drop_next(client, names)
    assert all(len(of_kind) == 1 for of_kind in generations(client, names).values())


def test_an_article_that_was_made_again_keeps_what_it_is_and_takes_over_its_uris(
    client: Elasticsearch, names: Names
) -> None:
    load(client, [documents(uri="a.txt")], names)
    old, new, marks = started(client, names)
    key = documents(uri="a.txt").article["_id"]
    client.update(index=new.alias("articles"), id=key, doc={"fingerprint": "new", "title": "Better"})
    client.update(index=names.alias("articles"), id=key, doc={"uris": ["a.txt", "copy.txt"]})
    catch_up(client, old, new, marks, lambda article: article["fingerprint"] == "new")
    article = held(client, new)[key]
    assert (article["title"], article["uris"]) == ("Better", ["a.txt", "copy.txt"])


def during_the_swap(client: Elasticsearch, write: Callable[[], object]) -> Elasticsearch:
    """Give a connection over which the swap is followed at once by somebody else's write to the old generation."""
    watched = client.options()
    indices = watched.indices
    move = indices.update_aliases

    def moved(*arguments: Any, **options: Any) -> Any:
        answer = move(*arguments, **options)
        if any("is_write_index" in action.get("add", {}) for action in options["actions"]):
            write()
        return answer

    indices.update_aliases = moved  # type: ignore[method-assign]
    return watched


def test_a_write_that_is_torn_by_the_swap_is_whole_afterwards(client: Elasticsearch, names: Names) -> None:
    load(client, [documents(uri="a.txt")], names)
    old, new, marks = started(client, names)
    whole, torn = documents(uri="whole.txt"), documents(uri="torn.txt")

    def write() -> None:
        for kind, parts in (("chunks", torn.chunks), ("timeline", torn.timeline), ("chunks", whole.chunks)):
            for part in parts:
                fields = {name: value for name, value in part.items() if name != "_id"}
                client.index(index=old.alias(kind), id=part["_id"], document=fields)
        article = {name: value for name, value in whole.article.items() if name != "_id"}
        client.index(index=old.alias("articles"), id=whole.article["_id"], document=article)
        article = {name: value for name, value in torn.article.items() if name != "_id"}
        client.index(index=names.alias("articles"), id=torn.article["_id"], document=article)

    go_live(during_the_swap(client, write), old, new, names, marks, never)
    assert uris(client, names) == {"a.txt", "torn.txt", "whole.txt"}
    expected = {chunk["_id"] for entry in (documents(uri="a.txt"), torn, whole) for chunk in entry.chunks}
    assert held(client, names, "chunks").keys() == expected
    assert {s["_id"] for s in torn.timeline} <= held(client, names, "timeline").keys()
    assert client.indices.get(index=old.alias("chunks"))[old.alias("chunks")]["settings"]["index"]["blocks"]
    assert not client.indices.exists_alias(name=new.alias("articles"))


def test_gates_name_what_is_worse(client: Elasticsearch, names: Names) -> None:
    load(client, [documents(uri=f"{number}.txt") for number in range(4)], names)
    refresh(client, names)
    old, new, marks = started(client, names)
    gates = checked(client, old, new, [], marks["articles"])
    assert all(gate.passed for gate in gates)
    lost, bare, *_ = held(client, new)
    client.delete(index=new.alias("articles"), id=lost)
    client.update(index=new.alias("articles"), id=bare, doc={"title": None, "persons": []}, refresh=True)
    for key in [key for key, chunk in held(client, new, "chunks").items() if chunk["article_id"] == bare]:
        client.delete(index=new.alias("chunks"), id=key)
    failed = {gate.name: gate.detail for gate in checked(client, old, new, [], marks["articles"]) if not gate.passed}
    assert failed.keys() >= {"articles", "chunks", "field title"}
    assert ".txt would be missing" in failed["articles"]
    assert "3 articles have chunks, before 4" in failed["chunks"]
    wide = checked(client, old, new, [], marks["articles"], tolerance=0.5)
    assert [gate.name for gate in wide if not gate.passed] == ["articles"]


def test_what_a_killed_rebuild_left_is_dropped_by_the_next(client: Elasticsearch, names: Names) -> None:
    load(client, [documents(uri="a.txt")], names)
    started(client, names)
    _, new, _ = started(client, names)
    assert generations(client, names)["articles"] == (names.generation("articles", 1), names.generation("articles", 2))
    assert uris(client, new) == {"a.txt"}


def test_a_rollback_takes_later_revisions_along(client: Elasticsearch, names: Names) -> None:
    load(client, [documents(uri="a.txt")], names)
    old, new, marks = started(client, names)
    go_live(client, old, new, names, marks, never)
    key = documents(uri="a.txt").article["_id"]
    client.update(index=names.alias("articles"), id=key, doc={"revision": 7, "title": "Later"})
    before, taken = go_back(client, names)
    assert (before, taken) == ({kind: names.generation(kind, 2) for kind in REBUILT}, 1)
    assert live(client, names)["articles"] == names.generation("articles", 1)
    assert held(client, names)[key]["title"] == "Later"


def test_a_rollback_takes_uris_along_and_holds_no_page_twice(client: Elasticsearch, names: Names) -> None:
    load(client, [documents(uri="a.txt"), documents(uri="b.txt")], names)
    old, new, marks = started(client, names)
    go_live(client, old, new, names, marks, never)
    a, b, c = (documents(uri=f"{letter}.txt").article["_id"] for letter in "abc")
    add_uris(client, {a: ["copy.txt"]}, names)
    delete_articles(client, [b], names)
    load(client, [documents(uri="c.txt")], names)
    add_uris(client, {c: ["b.txt"]}, names)
    go_back(client, names)
    assert {key: article["uris"] for key, article in held(client, names).items()} == {
        a: ["a.txt", "copy.txt"],
        c: ["c.txt", "b.txt"],
    }
    assert uris(client, names, "chunks") == {"a.txt", "c.txt"}
