"""Ingesting folders of good and bad pages: what is loaded, what is set aside, and what is said about it."""

import gzip
import os
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import orjson
import pytest

from flows.counts import Counts
from flows.errors import TooManyRejectsError
from tests.shell import Shell

pytestmark = [pytest.mark.node, pytest.mark.prefect]

PAGE = """The Daily Heron
Home
World
{title}
By Amina Yusuf
March 3, 2024

{first} The council of Kisumu met on Friday to discuss the flooded market, and its members agreed to rebuild it.

“We have waited for two years,” said Amina Yusuf, who sells fish there. “Now we want to see the money.”

The governor's office did not answer questions about the plan, which was first announced in 2021 and then forgotten.
"""


def page(title: str, first: str) -> str:
    return PAGE.format(title=title, first=first)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three good pages, a copy, and everything that can be wrong with a file."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "a.txt").write_text(
        page("Kisumu Will Rebuild Its Fish Market", "After the storm came the plans."), "utf-8"
    )
    (folder / "b.txt").write_text(page("Traders Ask For Their Money Back", "Nobody knows where it went."), "utf-8")
    (folder / "copy of b.txt").write_bytes((folder / "b.txt").read_bytes())
    records = [
        {"id": "r1", "text": "The port of Mombasa reopened in May 2023.\n\nShips came back.", "title": "Port Reopens"},
        {"text": 3},
        {"id": "huge", "text": "x" * 50_000_000},
    ]
    (folder / "records.jsonl").write_bytes(b"\n".join([orjson.dumps(r) for r in records] + [b"{broken"]) + b"\n")
    (folder / "empty.txt").touch()
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (folder / "latin.txt").write_bytes("Çatal Höyük was dug again in 1993.\n".encode("latin-1"))
    (folder / "cut.txt.gz").write_bytes(gzip.compress(b"some text " * 5000)[:-20])
    os.mkfifo(folder / "pipe.txt")
    (folder / "away.txt").symlink_to("/etc/hostname")
    return folder


@pytest.fixture(scope="module")
def first(shell: Shell, folder: Path) -> dict[str, Any]:
    result = shell.clippings("ingest", folder, "--json")
    assert result.status == 0, result.err
    return dict(result.json)


def test_the_counts_add_up(first: dict[str, Any]) -> None:
    (counts,) = first["run"]["sources"]
    assert {name: counts[name] for name in ("read", "indexed", "unchanged", "duplicate", "rejected")} == {
        "read": 13, "indexed": 3, "unchanged": 0, "duplicate": 1, "rejected": 9,
    }  # fmt: skip


def test_whatever_was_set_aside_is_listed_with_its_reason(shell: Shell, first: dict[str, Any]) -> None:
    answer = shell.clippings("rejects", "list", "--json").json
    reasons = {entry["uri"]: entry["reason"] for entry in answer["rejects"]}
    assert answer["total"] == len(reasons) == 9
    assert reasons["empty.txt"] == "empty file"
    assert reasons["photo.txt"] == "binary file"
    assert reasons["latin.txt"] == "wrong encoding"
    assert reasons.keys() >= {
        "pipe.txt",
        "away.txt",
        "cut.txt.gz",
        "records.jsonl#2",
        "records.jsonl#3",
        "records.jsonl#4",
    }
    assert all(entry["run_id"] == first["run"]["run_id"] for entry in answer["rejects"])
    shown = shell.clippings("rejects", "list").out
    assert all(uri in shown and reason in shown for uri, reason in reasons.items())


def test_the_index_agrees(shell: Shell, first: dict[str, Any]) -> None:
    status = shell.clippings("status", "--json").json["status"]
    assert status["counts"]["articles"] == 3
    assert status["counts"]["rejects"] == 9
    assert status["counts"]["chunks"] == first["run"]["chunks"]
    assert status["runs"][0]["run_id"] == first["run"]["run_id"]
    assert status["runs"][0]["status"] == "completed"


def test_strict_ends_with_a_status_of_its_own(shell: Shell, folder: Path, first: dict[str, Any]) -> None:
    result = shell.clippings("ingest", folder, "--strict")
    assert result.status == 1
    assert "unchanged 3" in result.out
    assert "rejected 9" in result.out
    assert "clippings rejects list" in result.out


@pytest.mark.parametrize(
    ("read", "rejected", "stated", "fails"),
    [
        (40, 10, None, False),
        (99, 99, None, False),
        (100, 5, None, False),
        (100, 6, None, True),
        (40, 10, 0.05, True),
        (40, 2, 0.05, False),
        (3, 1, 0.0, True),
        (3, 3, 1.0, False),
        (1000, 200, 0.25, False),
    ],
)
def test_a_share_that_is_stated_binds_any_run_and_ours_only_large_ones(
    read: int, rejected: int, stated: float | None, fails: bool
) -> None:
    from flows.ingest import Report, refuse_too_many_rejects

    report = Report("running", (("press", Counts(read=read, indexed=read - rejected, rejected=rejected)),))
    with pytest.raises(TooManyRejectsError, match="pages were set aside") if fails else nullcontext():
        refuse_too_many_rejects(report, stated)


def test_a_page_that_is_mended_is_no_longer_set_aside(shell: Shell, folder: Path, first: dict[str, Any]) -> None:
    (folder / "empty.txt").write_text(page("The Market Opens Again", "On a sunny day the market opened."), "utf-8")
    try:
        result = shell.clippings("ingest", folder)
        assert "indexed 1 + unchanged 3 + duplicate 1 + rejected 8" in result.out
        listed = shell.clippings("rejects", "list", "--json").json["rejects"]
        assert "empty.txt" not in {entry["uri"] for entry in listed}
    finally:
        (folder / "empty.txt").write_bytes(b"")


def test_a_folder_without_pages_is_set_aside(shell: Shell, tmp_path: Path) -> None:
    result = shell.clippings("ingest", tmp_path, tmp_path / "nowhere", "--json")
    assert result.status == 0
    assert [(s["read"], s["rejected"]) for s in result.json["run"]["sources"]] == [(1, 1), (1, 1)]


def test_progress_is_told_in_plain_lines_where_there_is_no_terminal(shell: Shell, folder: Path) -> None:
    result = shell.clippings("ingest", folder, "--batch-files", "4")
    told = [line for line in result.err.splitlines() if " files: read " in line]
    assert len(told) >= 3
    assert "\x1b" not in result.err


def test_several_batches_are_worked_on_by_several_processes(shell: Shell, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(
            page(f"The {number}th Meeting Of The Council", f"It was meeting {number}."), "utf-8"
        )
    result = shell.clippings("ingest", tmp_path, "--batch-files", "3", "--json", CLIPPINGS_PROCESSES="2")
    (counts,) = result.json["run"]["sources"]
    assert (counts["read"], counts["indexed"]) == (12, 12)


def test_no_cluster_is_told_in_one_line(shell: Shell) -> None:
    result = shell.clippings("search", "anything", ELASTICSEARCH_URL="http://127.0.0.1:9")
    assert result.status == 1
    assert "cannot be reached" in result.err
    result = shell.clippings("ingest", ".", ELASTICSEARCH_URL="http://127.0.0.1:9")
    assert result.status == 1
    assert "cannot be reached" in result.err


def test_an_empty_installation_says_what_to_do(shell: Shell) -> None:
    result = shell.clippings("search", "anything", CLIPPINGS_INDEX_PREFIX="nobody-was-here")
    assert result.status == 1
    assert "clippings ingest" in result.err


def test_a_key_never_shows(shell: Shell) -> None:
    secret = "c2VjcmV0LWtleQ"
    for command in (("search", "x"), ("ingest", "."), ("status",)):
        result = shell.clippings(*command, ELASTICSEARCH_URL="https://127.0.0.1:9", ELASTICSEARCH_API_KEY=secret)
        assert result.status == 1
        assert secret not in result.out + result.err
    refused = shell.clippings("status", ELASTICSEARCH_URL="http://elastic.example", ELASTICSEARCH_API_KEY=secret)
    assert "unencrypted" in refused.err
