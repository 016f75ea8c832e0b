"""Finding files: what a source holds, in which order and under which names, and what is set aside."""

import os
import socket
import subprocess
import tempfile
from pathlib import Path

import fsspec
import pytest

from sources import Found, discover, source_name
from transforms.records import Rejection


def write(path: Path, content: str = "A page.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def names(source: Path | str) -> list[str]:
    return [found.uri for found in discover(str(source)) if isinstance(found, Found)]


def reasons(source: Path | str) -> list[tuple[str, str]]:
    return [(found.uri, found.reason) for found in discover(str(source)) if isinstance(found, Rejection)]


def test_a_file_is_called_by_its_name(tmp_path: Path) -> None:
    path = write(tmp_path / "deep" / "story.txt", "four")
    assert list(discover(str(path))) == [Found(str(path), "story.txt", 4, "text")]


def test_a_folder_is_searched_to_its_bottom_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b/c.html.gz", "c.jsonl", "A.ndjson", "d.warc.gz", "e"):
        write(tmp_path / name)
    assert names(tmp_path) == ["A.ndjson", "a/b/c.html.gz", "a/z.html", "b.txt", "c.jsonl", "d.warc.gz", "e"]
    kinds = [found.kind for found in discover(str(tmp_path)) if isinstance(found, Found)]
    assert kinds == ["jsonl", "html", "html", "text", "jsonl", "warc", "text"]


def test_names_do_not_depend_on_how_the_source_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "in" / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert names("in") == names("in/") == names("./in") == names(tmp_path / "in") == names(f"file://{tmp_path}/in")
    assert source_name("in") == source_name(f"{tmp_path}/in/") == source_name(f"file://{tmp_path}/in")


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    for name in (".git/a.txt", ".a.txt", "b.txt"):
        write(tmp_path / name)
    assert names(tmp_path) == ["b.txt"]
    assert reasons(tmp_path) == []


def test_a_folder_without_pages_is_one_rejection(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    assert reasons(tmp_path) == [(str(tmp_path), "folder without pages")]


def test_files_that_are_no_pages_are_named(tmp_path: Path) -> None:
    for name in ("logo.png", "style.css", "story.txt"):
        write(tmp_path / name)
    assert reasons(tmp_path) == [("logo.png", "binary file"), ("style.css", "not a page")]
    assert names(tmp_path) == ["story.txt"]


def test_a_file_named_by_itself_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    assert names(write(tmp_path / "story.md")) == ["story.md"]


@pytest.mark.parametrize("source", ["nowhere", "nowhere/*.txt", "", "a\0b", "x" * 5000, "nowhere/" * 1000])
def test_a_missing_source_is_one_rejection(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert [reason for _, reason in reasons(source)] == ["missing source"]


def test_a_pattern_names_files_from_its_first_wildcard(tmp_path: Path) -> None:
    for name in ("2026/01/a.txt", "2026/02/b.txt", "2026/02/c.html", "2025/d.txt"):
        write(tmp_path / name)
    assert names(tmp_path / "2026/*/*.txt") == ["01/a.txt", "02/b.txt"]
    assert names(tmp_path / "20*/**/*.txt") == ["2025/d.txt", "2026/01/a.txt", "2026/02/b.txt"]


def test_a_pattern_is_relative_to_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert names("*.txt") == ["a.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    assert names(write(tmp_path / "a[1].txt")) == ["a[1].txt"]


def test_links_do_not_lead_out_of_the_source(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.txt")
    inside = write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.txt").symlink_to(outside)
    (tmp_path / "in" / "c.txt").symlink_to(inside)
    (tmp_path / "in" / "d").symlink_to(outside.parent)
    assert names(tmp_path / "in") == ["a.txt", "c.txt"]
    assert reasons(tmp_path / "in") == [("b.txt", "link out of the source"), ("d", "link out of the source")]
    assert names(tmp_path / "in/*/*.txt") == []
    assert reasons(tmp_path / "in/*/*.txt") == [("d/secret.txt", "link out of the source")]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    assert [reason for _, reason in reasons(tmp_path)] == [
        "link to a folder",
        "unreadable file",
        "unreadable file",
        "folder without pages",
    ]


def test_a_link_may_be_the_source(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    (tmp_path / "page.txt").symlink_to(tmp_path / "in" / "a.txt")
    assert names(tmp_path / "link") == ["a.txt"]
    assert names(tmp_path / "page.txt") == ["page.txt"]


def test_pipes_and_sockets_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path / "pipe.txt") == [("pipe.txt", "not a regular file")]
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"{short}/s.txt")
        assert ("s.txt", "not a regular file") in reasons(short)


def test_a_folder_may_be_nested_deeper_than_calls(tmp_path: Path) -> None:
    depth, here = 1100, Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(depth):
            os.mkdir("d")  # noqa: PTH102 - a path object would outgrow the system's limit
            os.chdir("d")
        Path("a.txt").write_text("deep", encoding="utf-8")
    finally:
        os.chdir(here)
    assert names(tmp_path) == ["d/" * depth + "a.txt"]
    subprocess.run(["rm", "-r", str(tmp_path / "d")], check=True)  # deeper than what clears up after tests can go


def test_an_unreadable_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "closed" / "b.txt")
    scan = os.scandir

    def refuse(path: os.PathLike[str]) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert names(tmp_path) == ["a.txt"]
    assert reasons(tmp_path) == [("closed", "unreadable folder")]
    assert reasons(tmp_path / "closed") == [(str(tmp_path / "closed"), "unreadable folder")]


def test_a_name_that_is_no_unicode_can_be_stored(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("x", encoding="utf-8")
    (found,) = discover(str(tmp_path))
    assert isinstance(found, Found)
    assert found.uri.encode("utf-8")
    assert Path(found.path).read_text(encoding="utf-8") == "x"


@pytest.fixture
def memory() -> str:
    system = fsspec.filesystem("memory")
    system.store.clear()
    for name in ("/press/b.txt", "/press/a/c.html", "/press/.hidden/d.txt", "/press/e.png"):
        system.pipe(name, b"A page.")
    return "memory://press"


def test_an_address_is_searched_like_a_folder(memory: str) -> None:
    assert names(memory) == ["a/c.html", "b.txt"]
    assert reasons(memory) == [("e.png", "binary file")]
    assert names(f"{memory}/b.txt") == ["b.txt"]
    assert names(f"{memory}/*/*.html") == ["a/c.html"]
    assert [found.size for found in discover(memory) if isinstance(found, Found)] == [7, 7]


def test_an_address_without_anything_is_one_rejection(memory: str) -> None:
    assert reasons(f"{memory}/nothing") == [(f"{memory}/nothing", "missing source")]
    assert reasons(f"{memory}/*.warc") == [(f"{memory}/*.warc", "missing source")]


def test_an_address_that_nothing_reads_is_one_rejection() -> None:
    assert reasons("gopher://example.org/page") == [("gopher://example.org/page", "no reader for this address")]


def test_an_address_that_fails_is_one_rejection_and_keeps_the_password(
    memory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("cannot reach memory://ann:secret@press")

    monkeypatch.setattr("fsspec.core.url_to_fs", fail)
    (rejection,) = discover("memory://ann:secret@press")
    assert isinstance(rejection, Rejection)
    assert (rejection.uri, rejection.reason) == ("memory://press", "unreachable source")
    assert "secret" not in rejection.detail


def test_a_page_on_the_web_is_called_by_its_address(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    system = fsspec.filesystem("memory")
    monkeypatch.setattr("fsspec.core.url_to_fs", lambda source: (system, source))
    (found,) = discover("https://example.org/2026/story?id=7")
    assert isinstance(found, Found)
    assert (found.uri, found.kind) == ("https://example.org/2026/story?id=7", "html")
