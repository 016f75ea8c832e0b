"""Reads a file into pages: text, HTML, JSON Lines and WARC, each gzipped or not, never more than a bound in memory.

Found ──read──▶ Page or Rejection
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import fsspec
import orjson
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from sources.decoding import NotTextError, decode, decode_html
from sources.found import STAGE, Found
from transforms.records import Hints, Page, PageForm, Rejection

BLOCK = 1024 * 1024
HTML_BEGINNINGS = ("<!doctype html", "<html", "<head", "<body")
TEXT_FIELDS = ("url", "title", "summary", "outlet", "section", "language", "published_at")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a page may be, in bytes, after unpacking; nothing beyond it is read into memory."""

    page: int = 32 * 1024 * 1024


DEFAULT = Limits()
UNSTATED = Hints()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file while it is read."""

    found: Found
    read_at: datetime
    limits: Limits

    def page(self, raw: bytes, uri: str, form: PageForm, content: str, hints: Hints = UNSTATED) -> Page:
        return Page(uri, content, form, hashlib.sha256(raw).hexdigest(), self.read_at, hints)

    def too_large(self, uri: str) -> Rejection:
        allowed = self.limits.page // 2**20
        return Rejection(uri, STAGE, "too large", f"It has more than {allowed} MB of text; no article is that long.")


def read(found: Found, *, read_at: datetime, limits: Limits = DEFAULT) -> Iterator[Page | Rejection]:
    """Read the pages of a file; whatever cannot be read comes as a rejection, and the rest goes on."""
    reading = _Reading(found, read_at, limits)
    reader = _reader(found.path)
    try:
        with _opened(found) as stream:
            yield from reader(reading, stream)
    except (EOFError, zlib.error, gzip.BadGzipFile, ArchiveLoadFailed) as error:
        yield Rejection(found.uri, STAGE, "damaged archive", f"{type(error).__name__}: {error}")
    except OSError as error:
        yield Rejection(found.uri, STAGE, "unreadable file", error.strerror or str(error))


_Reader = Callable[[_Reading, IO[bytes]], Iterator[Page | Rejection]]


def _reader(path: str) -> _Reader:
    name = path.lower().removesuffix(".gz")
    if name.endswith((".jsonl", ".ndjson")):
        return _json_lines
    if name.endswith(".warc"):
        return _warc
    return _whole


@contextmanager
def _opened(found: Found) -> Iterator[IO[bytes]]:
    """Open a file, unpacked where its name says that it is packed; warcio unpacks its own."""
    with fsspec.open(found.path, "rb") if found.is_remote else Path(found.path).open("rb") as raw:
        name = found.path.lower()
        if name.endswith(".gz") and not name.endswith(".warc.gz"):
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield unpacked  # type: ignore[misc]  # a GzipFile reads like any other
        else:
            yield raw


def _whole(reading: _Reading, stream: IO[bytes]) -> Iterator[Page | Rejection]:
    """One file, one page."""
    uri = reading.found.uri
    raw = stream.read(reading.limits.page + 1)
    if not raw.strip():
        yield Rejection(uri, STAGE, "empty file", "There is nothing in it.")
    elif len(raw) > reading.limits.page:
        yield reading.too_large(uri)
    else:
        name = reading.found.path.lower().removesuffix(".gz")
        yield _page_of(reading, raw, uri, html=name.endswith((".html", ".htm", ".xhtml")))


def _page_of(reading: _Reading, raw: bytes, uri: str, *, html: bool, url: str | None = None) -> Page | Rejection:
    try:
        content = decode_html(raw) if html else decode(raw)
    except NotTextError as error:
        return Rejection(uri, STAGE, error.reason, str(error))
    form = "html" if html or content.lstrip()[:20].lower().startswith(HTML_BEGINNINGS) else "text"
    known = url or (uri if uri.startswith(("http://", "https://")) else None)
    return reading.page(raw, uri, form, content, Hints(url=known))


def _json_lines(reading: _Reading, stream: IO[bytes]) -> Iterator[Page | Rejection]:
    """One record a line."""
    any_line = False
    for number, line in enumerate(_lines(stream, reading.limits.page), start=1):
        if line is None:
            yield reading.too_large(f"{reading.found.uri}#{number}")
        elif line.strip():
            yield _record(reading, line, number)
        any_line = any_line or line is None or bool(line.strip())
    if not any_line:
        yield Rejection(reading.found.uri, STAGE, "empty file", "There is no record in it.")


def _lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """Lines of a stream; None in the place of one that is too long to hold."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(BLOCK)) and not rest.endswith(b"\n"):
            continue
        yield None


def _record(reading: _Reading, line: bytes, number: int) -> Page | Rejection:
    uri = f"{reading.found.uri}#{number}"
    try:
        stated = _parsed(line.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        return Rejection(uri, STAGE, "not JSON", f"Line {number}: {error}")
    if not isinstance(stated, dict):
        return Rejection(uri, STAGE, "not a record", f"Line {number} is JSON, but not an object with a text.")
    own = stated.get("id")
    if isinstance(own, (str, int)) and not isinstance(own, bool) and str(own).strip():
        uri = f"{reading.found.uri}#{own}"
    html, text = stated.get("html"), stated.get("text")
    content, form = (html, "html") if _is_text(html) and not _is_text(text) else (text, "body")
    if not _is_text(content):
        return Rejection(uri, STAGE, "record without text", f"Line {number} has no text.")
    wrong = [name for name in TEXT_FIELDS if not isinstance(stated.get(name), (str, type(None)))]
    if wrong or not _authors(stated):
        named = ", ".join(wrong) or "authors"
        return Rejection(
            uri, STAGE, "record with a wrong field", f"Line {number}: {named} must be text (authors: a list of it)."
        )
    return reading.page(line.strip(), uri, form, str(content), _hints(stated))


def _parsed(line: bytes) -> Any:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as error:
        if b"\\u" not in line:
            raise
        try:
            return json.loads(line)  # orjson refuses the lone surrogates that scrapers write
        except (ValueError, RecursionError):
            raise error from None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _authors(stated: dict[str, Any]) -> bool:
    authors = stated.get("authors")
    return (
        authors is None
        or isinstance(authors, str)
        or (isinstance(authors, list) and all(isinstance(a, str) for a in authors))
    )


def _hints(stated: dict[str, Any]) -> Hints:
    authors = stated.get("authors") or ()
    named = (authors,) if isinstance(authors, str) else tuple(authors)
    return Hints(
        authors=tuple(a for a in named if a.strip()), **{name: stated.get(name) or None for name in TEXT_FIELDS}
    )


def _warc(reading: _Reading, stream: IO[bytes]) -> Iterator[Page | Rejection]:
    """The pages among the records of a web archive: answered requests and stored resources that are HTML."""
    any_page = False
    for number, record in enumerate(ArchiveIterator(stream), start=1):
        if not _is_page(record):
            continue
        any_page = True
        own = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>") or str(number)
        uri = f"{reading.found.uri}#{own}"
        raw = record.content_stream().read(reading.limits.page + 1)
        if len(raw) > reading.limits.page:
            yield reading.too_large(uri)
        elif not raw.strip():
            yield Rejection(uri, STAGE, "empty record", f"Record {number} has no content.")
        else:
            url = record.rec_headers.get_header("WARC-Target-URI")
            yield _page_of(reading, raw, uri, html=record.rec_type != "conversion", url=url)
    if not any_page:
        yield Rejection(reading.found.uri, STAGE, "no pages here", "The archive holds no record that is a page.")


def _is_page(record: Any) -> bool:
    if record.rec_type == "conversion":
        return True
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    answered = record.rec_type == "resource" or (headers is not None and headers.get_statuscode() == "200")
    kind = (
        (headers.get_header("Content-Type") if headers else None) or record.rec_headers.get_header("Content-Type") or ""
    )
    return answered and "html" in kind.lower()
