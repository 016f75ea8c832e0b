"""What a second run does: nothing to what is unchanged, exactly what is due to the rest."""

import os
from pathlib import Path
from typing import Any

import orjson
import pytest
from elasticsearch import Elasticsearch

from elastic.claims import claimed
from elastic.indices import Names
from tests.flows.test_ingest import page
from tests.shell import Shell

pytestmark = [pytest.mark.node, pytest.mark.prefect]


class Press:
    """A folder of pages and what the index holds of it."""

    def __init__(self, shell: Shell, client: Elasticsearch, names: Names, folder: Path) -> None:
        self.shell, self.client, self.names, self.folder = shell, client, names, folder

    def write(self, name: str, title: str, first: str = "It began on a Monday.") -> None:
        (self.folder / name).write_text(page(title, f"{first} So wrote {self.folder.name}."), "utf-8")

    def ingest(self, *flags: str, **environment: str) -> dict[str, int]:
        """Ingest the folder and return what became of its pages."""
        result = self.shell.clippings("ingest", self.folder, "--json", *flags, **environment)
        assert result.status == 0, result.err
        (counts,) = result.json["run"]["sources"]
        assert counts["read"] == sum(counts[name] for name in ("indexed", "unchanged", "duplicate", "rejected"))
        return {name: counts[name] for name in ("indexed", "unchanged", "duplicate", "rejected") if counts[name]}

    def held(self, kind: str = "articles") -> list[dict[str, Any]]:
        """Everything that the index holds of the folder."""
        alias = self.names.alias(kind)
        self.client.indices.refresh(index=alias)
        hits = self.client.search(index=alias, query={"term": {"source": self.folder.as_uri()}}, size=1000)["hits"][
            "hits"
        ]
        return [hit["_source"] | {"_id": hit["_id"]} for hit in hits]

    def uris(self) -> list[list[str]]:
        return sorted(sorted(article["uris"]) for article in self.held())


@pytest.fixture
def press(shell: Shell, client: Elasticsearch, index_names: Names, tmp_path: Path) -> Press:
    made = Press(shell, client, index_names, tmp_path)
    made.write("a.txt", "The Council Votes On The Harbour")
    made.write("b.txt", "Fishermen Count The Cost Of The Storm", "They lost nine boats in May 2019.")
    return made


def test_an_article_that_changed_is_the_next_revision_and_leaves_nothing_stale(press: Press) -> None:
    long = "\n\n".join(
        f"In {year}, the harbour of Mombasa was dug {year - 1950} feet deeper by hand." for year in range(1960, 2000)
    )
    press.write("a.txt", "The Council Votes On The Harbour", long)
    assert press.ingest() == {"indexed": 2}
    before = {article["uri"]: article for article in press.held()}
    chunks, statements = len(press.held("chunks")), len(press.held("timeline"))
    press.write("a.txt", "The Council Votes On The Harbour", "The vote was short.")
    assert press.ingest("--dry-run") == {"indexed": 1, "unchanged": 1}
    assert {a["uri"]: a["revision"] for a in press.held()} == {"a.txt": 1, "b.txt": 1}
    assert press.ingest() == {"indexed": 1, "unchanged": 1}
    after = {article["uri"]: article for article in press.held()}
    assert (after["a.txt"]["revision"], after["b.txt"]["revision"]) == (2, 1)
    assert after["a.txt"]["first_seen_at"] == before["a.txt"]["first_seen_at"]
    assert len(press.held("chunks")) < chunks
    assert len(press.held("timeline")) <= statements - 39
    assert not [c for c in press.held("chunks") if "feet deeper" in c["text"]]


def test_a_page_that_appears_twice_is_one_article_with_both_uris(press: Press) -> None:
    (press.folder / "copy.txt").write_bytes((press.folder / "a.txt").read_bytes())
    assert press.ingest() == {"indexed": 2, "duplicate": 1}
    assert press.uris() == [["a.txt", "copy.txt"], ["b.txt"]]
    (press.folder / "later.txt").write_bytes((press.folder / "b.txt").read_bytes())
    assert press.ingest() == {"unchanged": 2, "duplicate": 2}
    assert press.uris() == [["a.txt", "copy.txt"], ["b.txt", "later.txt"]]
    press.write("copy.txt", "Another Story Altogether")
    assert press.ingest() == {"indexed": 1, "unchanged": 2, "duplicate": 1}
    assert press.uris() == [["a.txt"], ["b.txt", "later.txt"], ["copy.txt"]]


def test_a_copy_whose_original_changed_is_an_article_of_its_own(press: Press) -> None:
    (press.folder / "c.txt").write_bytes((press.folder / "b.txt").read_bytes())
    assert press.ingest() == {"indexed": 2, "duplicate": 1}
    (press.folder / "0.txt").write_bytes((press.folder / "a.txt").read_bytes())
    assert press.ingest() == {"unchanged": 2, "duplicate": 2}
    assert press.uris() == [["0.txt", "a.txt"], ["b.txt", "c.txt"]]
    press.write("a.txt", "The Council Has Voted")
    press.write("b.txt", "Fishermen Have Counted")
    assert press.ingest("--batch-files", "1", CLIPPINGS_PROCESSES="1") == {"indexed": 4}
    assert press.uris() == [["0.txt"], ["a.txt"], ["b.txt"], ["c.txt"]]
    assert {article["uri"]: article["revision"] for article in press.held()} == {
        "0.txt": 1, "a.txt": 2, "b.txt": 2, "c.txt": 1,
    }  # fmt: skip


def test_copies_met_by_two_workers_at_once_are_one_article(press: Press) -> None:
    for number in range(20):
        (press.folder / f"copy {number:02}.txt").write_bytes((press.folder / "a.txt").read_bytes())
    counts = press.ingest("--batch-files", "3", CLIPPINGS_PROCESSES="2")
    assert counts == {"indexed": 2, "duplicate": 20}
    assert sorted(map(len, press.uris())) == [1, 21]


def test_a_file_that_was_renamed_is_the_same_article(press: Press) -> None:
    press.ingest()
    (first,) = [article["_id"] for article in press.held() if article["uri"] == "a.txt"]
    (press.folder / "a.txt").rename(press.folder / "renamed.txt")
    assert press.ingest() == {"unchanged": 1, "duplicate": 1}
    assert press.shell.clippings("prune", press.folder).status == 0
    assert press.uris() == [["b.txt"], ["renamed.txt"]]
    assert first in {article["_id"] for article in press.held()}


def test_a_changed_setting_works_on_everything_again(press: Press) -> None:
    press.ingest()
    (press.shell.folder / "clippings.toml").write_text("[chunks]\ntarget = 200\n")
    try:
        assert press.ingest("--dry-run") == {"indexed": 2}
        assert press.ingest() == {"indexed": 2}
        assert all(len(chunk["text"]) < 500 for chunk in press.held("chunks"))
        assert {article["revision"] for article in press.held()} == {1}
    finally:
        (press.shell.folder / "clippings.toml").unlink()


def test_prune_removes_what_is_gone_and_nothing_else(press: Press) -> None:
    for number in range(8):
        press.write(f"{number}.txt", f"Story Number {number} Of The Harbour", f"This is number {number}.")
    press.ingest()
    for name in ("a.txt", "b.txt"):
        (press.folder / name).unlink()
    assert "2 of 10 articles" in press.shell.clippings("prune", press.folder, "--dry-run").out
    assert len(press.held()) == 10
    done = press.shell.clippings("prune", press.folder, "--json")
    assert sorted(done.json["articles"]) == ["a.txt", "b.txt"]
    assert press.uris() == [[f"{number}.txt"] for number in range(8)]
    assert {chunk["uri"] for chunk in press.held("chunks")} == {f"{number}.txt" for number in range(8)}


def test_prune_refuses_to_remove_too_much_or_on_a_source_that_cannot_be_read(press: Press) -> None:
    press.ingest()
    (press.folder / "a.txt").unlink()
    refused = press.shell.clippings("prune", press.folder)
    assert refused.status == 1
    assert "1 of 2 articles" in refused.err
    (press.folder / "torn.jsonl.gz").write_bytes(b"\x1f\x8b\x08torn")
    torn = press.shell.clippings("prune", press.folder, "--force")
    assert torn.status == 1
    assert "torn.jsonl.gz" in torn.err
    gone = press.shell.clippings("prune", press.folder / "gone", "--force")
    assert gone.status == 1
    assert len(press.held()) == 2
    (press.folder / "torn.jsonl.gz").unlink()
    assert press.shell.clippings("prune", press.folder, "--force").status == 0
    assert press.uris() == [["b.txt"]]


def test_what_was_set_aside_is_tried_again_on_demand(press: Press) -> None:
    (press.folder / "bad.txt").write_bytes(b"caf\xe9")
    assert press.ingest() == {"indexed": 2, "rejected": 1}
    press.write("bad.txt", "The Page That Was Mended")
    replayed = press.shell.clippings("rejects", "replay", "--json").json["run"]
    (counts,) = [source for source in replayed["sources"] if source["source"] == press.folder.as_uri()]
    assert (counts["read"], counts["indexed"]) == (1, 1)
    assert not press.held("rejects")


def test_a_run_that_sets_aside_too_much_fails_and_says_so(press: Press) -> None:
    for number in range(60):
        press.write(f"{number:03}.txt", f"Story Number {number} Of The Harbour", f"This is number {number}.")
        (press.folder / f"bad {number:03}.txt").write_bytes(b"\xff\xfe\x00bad" + bytes([number]))
    failed = press.shell.clippings("ingest", press.folder)
    assert failed.status == 1
    assert "60 of 122 pages were set aside" in failed.err
    assert len(press.held()) == 62
    assert press.ingest("--max-rejects", "60%") == {"unchanged": 62, "rejected": 60}


def test_two_runs_at_once_on_one_source_are_told_apart(press: Press, client: Elasticsearch, index_names: Names) -> None:
    press.ingest()
    with claimed(client, [press.folder.as_uri()], "the-first-run", index_names):
        second = press.shell.clippings("ingest", press.folder)
    assert second.status == 1
    assert "the-first-run" in second.err
    assert str(os.getpid()) in second.err


def test_a_copy_in_another_source_is_known_by_where_it_lies(press: Press, shell: Shell) -> None:
    press.ingest()
    other = press.folder / "elsewhere"
    other.mkdir()
    (other / "a.txt").write_bytes((press.folder / "a.txt").read_bytes())
    result = shell.clippings("ingest", other, "--json").json["run"]["sources"][0]
    assert (result["read"], result["duplicate"]) == (1, 1)
    assert press.uris() == [["a.txt", f"{other.as_uri()}/a.txt"], ["b.txt"]]
    (other / "a.txt").unlink()
    assert shell.clippings("prune", press.folder).status == 0
    assert len(press.held()) == 2


WIRE = " ".join(
    f"In the {n}th hour of the talks the delegates of the fishing union asked for {n * 7} new boats and {n * 3} nets."
    for n in range(2, 14)
)


def record(number: int, text: str, published: str) -> str:
    stated = {"id": f"{number}", "text": text, "title": f"Talks {number}", "published_at": published}
    return orjson.dumps(stated).decode()


def test_copies_of_a_wire_story_share_it_and_the_first_published_leads(press: Press) -> None:
    own = "The mayor of Kisumu opened a school. " * 12
    told = [
        record(1, f"Kisumu Desk reports. {WIRE}", "2024-03-05T10:00:00Z"),
        record(2, f"{WIRE} This is what was said at the end of the long day.", "2024-03-05T08:00:00Z"),
        record(3, own, "2024-03-04"),
    ]
    (press.folder / "first.jsonl").write_text("\n".join(told))
    press.ingest()
    (press.folder / "second.jsonl").write_text(record(4, f"From our correspondent. {WIRE}", "2024-03-05T07:00:00Z"))
    press.ingest()
    articles = {article["title"]: article for article in press.held() if article["title"].startswith("Talks")}
    wire = [articles[f"Talks {number}"] for number in (1, 2, 4)]
    assert len({article["story_id"] for article in wire}) == 1
    assert [article["is_lead"] for article in wire] == [False, False, True]
    assert articles["Talks 3"]["story_id"] == articles["Talks 3"]["article_id"]
    assert articles["Talks 3"]["is_lead"]
    assert {c["story_id"] for c in press.held("chunks") if c["title"] == "Talks 4"} == {wire[0]["story_id"]}
    (press.folder / "second.jsonl").unlink()
    assert press.shell.clippings("prune", press.folder, "--force").status == 0
    after = {article["title"]: article["is_lead"] for article in press.held()}
    assert (after["Talks 1"], after["Talks 2"]) == (False, True)


def test_a_record_whose_id_is_used_twice_is_set_aside(press: Press) -> None:
    line = '{"id": "x", "text": "%s"}'
    texts = ("The harbour was dug in 1971.", "The harbour was dug in 1971.", "The harbour was filled in 1981.")
    (press.folder / "records.jsonl").write_text("\n".join(line % text for text in texts))
    assert press.ingest() == {"indexed": 3, "duplicate": 1, "rejected": 1}
    assert press.ingest() == {"unchanged": 3, "duplicate": 1, "rejected": 1}
