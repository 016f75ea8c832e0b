"""Reading files: what becomes a page under which name, and how what is no page is set aside."""

import gzip
import hashlib
import json
import random
import resource
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sources import Found, Limits, discover, read
from transforms.records import Page, Rejection

NOW = datetime(2026, 1, 8, tzinfo=UTC)
SMALL = Limits(page=10_000, ratio=50)
MARKUP = "<!doctype html><title>A</title><p>A page.</p>"


def everything(source: Path | str, limits: Limits = SMALL) -> list[Page | Rejection]:
    found: list[Page | Rejection] = []
    for entry in discover(str(source)):
        found.extend([entry] if isinstance(entry, Rejection) else read(entry, read_at=NOW, limits=limits))
    return found


def one(path: Path, content: bytes, limits: Limits = SMALL) -> Page | Rejection:
    path.write_bytes(content)
    (result,) = everything(path, limits)
    return result


def page(path: Path, content: bytes, limits: Limits = SMALL) -> Page:
    result = one(path, content, limits)
    assert isinstance(result, Page), result
    return result


def rejection(path: Path, content: bytes, limits: Limits = SMALL) -> Rejection:
    result = one(path, content, limits)
    assert isinstance(result, Rejection), result
    assert result.stage == "read"
    assert result.detail
    return result


def summary(results: list[Page | Rejection]) -> list[tuple[str, str]]:
    return [(each.uri, each.form if isinstance(each, Page) else each.reason) for each in results]


def test_a_text_file_is_one_page(tmp_path: Path) -> None:
    raw = "Naïve café.\r\nSecond line.".encode()
    got = page(tmp_path / "a.txt", raw)
    assert got == Page("a.txt", "Naïve café.\r\nSecond line.", "text", hashlib.sha256(raw).hexdigest(), NOW)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding(tmp_path: Path, encoding: str) -> None:
    assert page(tmp_path / "a.txt", "Naïve – café".encode(encoding)).content == "Naïve – café"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty file"),
        (b" \n\t\n", "empty file"),
        (b"\x7fELF\x02\x01\x01" + bytes(60), "binary file"),
        (b"%PDF-1.7\n1 0 obj", "binary file"),
        (random.Random(7).randbytes(4000), "binary file"),
        ("Caf\xe9 cr\xe8me".encode("latin-1"), "wrong encoding"),
        ("Привет, мир".encode("cp1251"), "wrong encoding"),
        ("A page of Latin text".encode("utf-16-le"), "wrong encoding"),
        (b"\xff\xfeA", "wrong encoding"),
        (b"caf\xed\xa0\x80", "wrong encoding"),
        (b"x" * 10_001, "too large"),
        (b"x" * 300_000, "too large"),
    ],
)
def test_what_is_no_text_is_set_aside(tmp_path: Path, content: bytes, reason: str) -> None:
    assert rejection(tmp_path / "a.txt", content).reason == reason


def test_a_page_of_just_the_limit_is_read(tmp_path: Path) -> None:
    assert len(page(tmp_path / "a.txt", b"x" * 10_000).content) == 10_000
    assert len(page(tmp_path / "a.txt", b"x" * 200_000, Limits(page=200_000)).content) == 200_000


def test_a_few_stray_zero_bytes_do_not_make_a_page_binary(tmp_path: Path) -> None:
    assert page(tmp_path / "a.txt", b"A page of text. " * 20 + b"\0\0").content.count("\0") == 2


def test_markup_is_known_by_its_ending_or_its_beginning(tmp_path: Path) -> None:
    for name in ("a.html", "a.htm", "a.xhtml", "a.HTML", "a.txt", "a"):
        assert page(tmp_path / name, MARKUP.encode()).form == "html"
    assert page(tmp_path / "b.txt", b"Use <html> to begin a page.").form == "text"


@pytest.mark.parametrize("name", ["a.html.gz", "a.txt.gz"])
def test_a_packed_file_is_unpacked(tmp_path: Path, name: str) -> None:
    got = page(tmp_path / name, gzip.compress(MARKUP.encode()))
    assert (got.uri, got.content) == (name, MARKUP)
    assert got.sha256 == hashlib.sha256(MARKUP.encode()).hexdigest()


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ("<meta charset=shift_jis>", "cp932"),
        ("<meta charset=gb2312>", "gb18030"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp"),
        ('<?xml version="1.0" encoding="euc-kr"?>', "cp949"),
        ("<meta charset=latin1>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=nonsense>", "utf-8"),
        ("<meta charset=zlib>", "utf-8"),
        ("<meta charset=punycode>", "utf-8"),
    ],
)
def test_html_is_read_in_the_encoding_it_declares(tmp_path: Path, head: str, encoding: str) -> None:
    text = {"cp1251": "Привет", "cp1252": "“café”", "cp949": "안녕"}.get(encoding, "日本語")
    text = "“café”" if encoding == "utf-8" else text
    assert text in page(tmp_path / "a.html", f"{head}<p>{text}</p>".encode(encoding)).content


def test_html_may_lose_a_byte_in_a_thousand(tmp_path: Path) -> None:
    assert page(tmp_path / "a.html", b"<p>" + b"word " * 500 + b"\xff</p>").content.count("\ufffd") == 1
    assert rejection(tmp_path / "b.html", b"<p>caf\xe9</p>").reason == "wrong encoding"


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.warc.gz"])
def test_broken_gzip_is_set_aside(tmp_path: Path, name: str) -> None:
    assert rejection(tmp_path / name, b"no gzip at all").reason == "broken gzip"
    packed = gzip.compress(b"WARC/1.0\r\n" + random.Random(1).randbytes(3000).hex().encode())
    (tmp_path / name).write_bytes(packed[:1000])
    assert summary(everything(tmp_path / name))[-1] == (name, "broken gzip")


@pytest.mark.parametrize(("name", "start"), [("a.txt.gz", b""), ("a.jsonl.gz", b""), ("a.warc.gz", b"WARC/1.0\r\n")])
def test_a_bomb_is_not_unpacked(tmp_path: Path, name: str, start: bytes) -> None:
    packed = gzip.compress(start + b" " * 40_000_000)
    path = tmp_path / name
    path.write_bytes(packed)
    tracemalloc.start()
    results = everything(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(results[-1], Rejection)
    assert results[-1].reason in ("decompression bomb", "too large", "empty file")
    assert peak < 10_000_000


def test_a_long_packed_container_is_no_bomb(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"Page {number}."}) + "\n" for number in range(5000))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode()))
    assert sum(isinstance(each, Page) for each in everything(path)) == 5000


def test_a_record_of_json_lines_is_a_body_with_hints(tmp_path: Path) -> None:
    stated = {
        "id": "x-7", "text": "A body.", "url": "https://example.org/x", "title": "T", "summary": "S",
        "authors": ["A", " B "], "outlet": "O", "section": "World", "language": "en",
        "published_at": "2026-01-07", "more": [1],
    }  # fmt: skip
    line = json.dumps(stated).encode()
    got = page(tmp_path / "a.jsonl", line + b"\n")
    assert (got.uri, got.content, got.form) == ("a.jsonl#x-7", "A body.", "body")
    assert got.sha256 == hashlib.sha256(line).hexdigest()
    assert got.hints.authors == ("A", "B")
    assert {name: getattr(got.hints, name) for name in stated if hasattr(got.hints, name) and name != "authors"} == {
        name: stated[name] for name in ("url", "title", "summary", "outlet", "section", "language", "published_at")
    }


def test_records_are_called_by_their_id_or_line(tmp_path: Path) -> None:
    lines = [
        {"text": "one"},
        {"text": "two", "id": 22},
        {"text": "three", "id": ""},
        {"text": "four", "id": None},
        {"text": "five", "id": True},
        {"text": "six", "id": "x" * 600},
        {"html": MARKUP, "id": "h"},
    ]
    path = tmp_path / "a.ndjson"
    path.write_text("\ufeff" + "\n\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert summary(everything(path)) == [
        ("a.ndjson#1", "body"),
        ("a.ndjson#22", "body"),
        ("a.ndjson#5", "body"),
        ("a.ndjson#7", "body"),
        ("a.ndjson#9", "body"),
        ("a.ndjson#11", "body"),
        ("a.ndjson#h", "html"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{not json}", "not JSON"),
        (b'{"text": "cut', "not JSON"),
        (b"[" * 100_000, "too large"),
        (b"[" * 5000 + b'"\\u0020"', "not JSON"),
        (b'["text"]', "not a record"),
        (b"7", "not a record"),
        (b"{}", "record without text"),
        (b'{"text": "  "}', "record without text"),
        (b'{"text": 7}', "record without text"),
        (b'{"text": "x", "title": 7}', "record with a wrong field"),
        (b'{"text": "x", "authors": [7]}', "record with a wrong field"),
        (b'{"text": "caf\xe9"}', "wrong encoding"),
        (b'{"text": "' + b"x" * 10_000 + b'"}', "too large"),
    ],
)
def test_a_bad_line_is_set_aside_and_the_rest_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "before"}\n' + line + b'\n{"text": "after"}')
    assert summary(everything(path)) == [("a.jsonl#1", "body"), ("a.jsonl#2", reason), ("a.jsonl#3", "body")]


def test_lone_surrogates_are_replaced(tmp_path: Path) -> None:
    got = page(tmp_path / "a.jsonl", b'{"text": "a \\ud800 b \\ud83d\\ude00", "title": "\\udc00"}')
    assert got.content == "a \ufffd b 😀"
    assert got.hints.title == "\ufffd"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty file"),
        (b"\n \n", "empty file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "binary file"),
        ('{"text": "x"}\n'.encode("utf-16"), "wrong encoding"),
        ('{"text": "x"}\n'.encode("utf-16-le"), "wrong encoding"),
    ],
)
def test_json_lines_that_are_none_are_one_rejection(tmp_path: Path, content: bytes, reason: str) -> None:
    assert rejection(tmp_path / "a.jsonl", content).reason == reason


def test_a_line_of_50_mb_takes_no_more_memory_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as out:
        out.write(b'{"text": "before"}\n{"text": "')
        for _ in range(50):
            out.write(b"x" * 1_000_000)
        out.write(b'"}\n{"text": "after"}\n')
    tracemalloc.start()
    results = summary(everything(path, Limits(page=2_000_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert results == [("a.jsonl#1", "body"), ("a.jsonl#2", "too large"), ("a.jsonl#3", "body")]
    assert peak < 12_000_000


def test_memory_does_not_grow_with_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps({"text": "word " * 200}).encode().join([b"\n"] * 20_000))
    (found,) = discover(str(path))
    assert isinstance(found, Found)
    tracemalloc.start()
    assert sum(1 for _ in read(found, read_at=NOW)) == 19_999
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


Exchange = tuple[str, str, bytes]
EXCHANGES: list[Exchange] = [
    ("200 OK", "text/html; charset=utf-8", MARKUP.encode()),
    ("200 OK", "application/json", b"{}"),
    ("404 Not Found", "text/html", b"<p>gone"),
    ("200 OK", 'text/html; charset="windows-1251"', "<p>Привет".encode("cp1251")),
    ("200 OK", "text/html", b"  "),
    ("200 OK", "text/html", b"<p>" + b"x" * 20_000),
    ("200 OK", "text/html\r\nContent-Encoding: gzip", gzip.compress(MARKUP.encode(), mtime=0)),
]


def archive(exchanges: list[Exchange] = EXCHANGES, *, packed: bool = False) -> bytes:
    """A web archive of answers with these states, types and contents; packed record by record, as archives are."""
    records = []
    for number, (status, kind, content) in enumerate(exchanges, start=1):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
            f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2026-01-07T08:55:19Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(gzip.compress(record, mtime=0) for record in records) if packed else b"".join(records)


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True)])
def test_a_web_archive_gives_its_answered_pages(tmp_path: Path, name: str, packed: bool) -> None:
    path = tmp_path / name
    path.write_bytes(archive(packed=packed))
    results = everything(path)
    assert summary(results) == [
        (f"{name}#urn:x:1", "html"),
        (f"{name}#urn:x:4", "html"),
        (f"{name}#urn:x:5", "empty record"),
        (f"{name}#urn:x:6", "too large"),
        (f"{name}#urn:x:7", "html"),
    ]
    first, second, last = (each for each in results if isinstance(each, Page))
    assert first.hints.url == "https://example.org/1"
    assert first.sha256 == last.sha256 == hashlib.sha256(MARKUP.encode()).hexdigest()
    assert "Привет" in second.content


def test_an_archive_packed_as_one_piece_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(archive()))
    assert sum(isinstance(each, Page) for each in everything(path)) == 3


def test_an_archive_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive(packed=True)[:-30])
    results = summary(everything(path))
    assert results[0] == ("a.warc.gz#urn:x:1", "html")
    assert results[-1] == ("a.warc.gz", "broken gzip")


def test_an_archive_without_pages_is_one_rejection(tmp_path: Path) -> None:
    assert rejection(tmp_path / "a.warc", archive(EXCHANGES[1:3])).reason == "archive without pages"
    assert rejection(tmp_path / "a.warc", b"").reason == "empty file"
    assert rejection(tmp_path / "a.warc", b"no archive").reason == "broken archive"


def test_a_file_that_cannot_be_opened_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A page.", encoding="utf-8")
    opened = Path.open

    def refuse(self: Path, *args: object, **named: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    (result,) = everything(path)
    assert result == Rejection("a.txt", "read", "unreadable file", "Permission denied")


def test_a_file_that_vanished_is_set_aside(tmp_path: Path) -> None:
    (result,) = read(Found(str(tmp_path / "gone.txt"), "gone.txt"), read_at=NOW)
    assert isinstance(result, Rejection)
    assert result.reason == "unreadable file"


def test_files_are_read_through_fsspec() -> None:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pipe("/press/a.txt", b"A page.")
    system.pipe("/press/b.jsonl.gz", gzip.compress(b'{"text": "A body."}\n'))
    assert summary(everything("memory://press")) == [("a.txt", "text"), ("b.jsonl.gz#1", "body")]


def test_a_page_on_the_web_keeps_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pipe("/page", MARKUP.encode())
    monkeypatch.setattr("fsspec.core.url_to_fs", lambda _: (system, "/page"))
    (result,) = everything("https://example.org/page")
    assert isinstance(result, Page)
    assert (result.uri, result.hints.url, result.form) == (
        "https://example.org/page",
        "https://example.org/page",
        "html",
    )


def test_whatever_a_backend_raises_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> None:
        raise RuntimeError("the bucket is closed")

    monkeypatch.setattr("fsspec.core.url_to_fs", fail)
    (result,) = read(Found("press/a.txt", "a.txt", origin="memory://press"), read_at=NOW)
    assert isinstance(result, Rejection)
    assert (result.reason, result.detail) == ("unreadable file", "RuntimeError: the bucket is closed")


def test_files_are_closed(tmp_path: Path) -> None:
    for number in range(resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 50):
        (tmp_path / f"{number}.txt").write_text("A page.", encoding="utf-8")
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    assert all(isinstance(each, Page) for each in everything(tmp_path))
    after = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    assert after <= before


def spoiled(content: bytes) -> st.SearchStrategy[bytes]:
    """The content with some bytes replaced, cut out, or cut off."""

    def spoil(edits: list[tuple[int, int, bytes]]) -> bytes:
        out = content
        for at, count, new in edits:
            start = at % (len(out) + 1)
            out = out[:start] + new + out[start + count :]
        return out

    edit = st.tuples(st.integers(0, 1 << 16), st.integers(0, 40), st.binary(max_size=6))
    return st.lists(edit, min_size=1, max_size=4).map(spoil)


def sound(results: list[Page | Rejection], uri: str) -> None:
    for each in results:
        assert each.uri == uri or each.uri.startswith(f"{uri}#")
        assert each.uri.encode("utf-8")
        if isinstance(each, Page):
            assert each.content.encode("utf-8")


WRITTEN: dict[str, Callable[[], bytes]] = {
    "a.warc": archive,
    "a.warc.gz": lambda: archive(packed=True),
    "a.jsonl": lambda: b'{"text": "caf\\u00e9", "id": 7}\n{"html": "<p>x"}\n' * 3,
    "a.html": lambda: b'<meta charset="windows-1251"><p>\xcf\xf0\xe8',
}


@pytest.mark.parametrize("name", WRITTEN)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(data=st.data())
def test_spoiled_files_never_raise(tmp_path: Path, name: str, data: st.DataObject) -> None:
    (tmp_path / name).write_bytes(data.draw(spoiled(WRITTEN[name]())))
    sound(everything(tmp_path / name), name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.warc", "a.txt.gz"]))
@example(content=b"\x00", name="a.txt")
def test_any_bytes_are_read_or_set_aside(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    results = everything(tmp_path / name)
    assert results
    sound(results, name)
