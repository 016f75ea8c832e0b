"""Reads a file into pages: text, HTML, JSON Lines and WARC, each gzipped or not, never more than a bound in memory.

Found ──read──▶ Page or Rejection
"""

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import fsspec
import orjson
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from sources.decoding import NotTextError, decode, decode_html, is_binary, is_wide
from sources.found import STAGE, Found
from transforms.records import Hints, Page, PageForm, Rejection

BLOCK = 1024 * 1024
HTML_BEGINNINGS = ("<!doctype html", "<html", "<head", "<body")
TEXT_FIELDS = ("url", "title", "summary", "outlet", "section", "language", "published_at")
LONGEST_ID = 512
_HEAD = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: ``page`` bytes of one page or record after unpacking, ``ratio`` bytes unpacked for one packed.

    Nothing beyond a limit is held in memory. A container (JSON Lines, WARC) may be of any size; it is read on to its
    end unless it unpacks to more than ``ratio`` times its packed bytes.
    """

    page: int = 32 * 1024 * 1024
    ratio: int = 200


DEFAULT = Limits()
NO_HINTS = Hints()


class _BombError(Exception):
    """A packed file that unpacks to far more than any text does."""


class _GzipError(Exception):
    """A packed file that cannot be unpacked; no EOFError, which readers take for a proper end."""


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a gzipped stream, given out only as long as they are in proportion to the packed ones."""

    def __init__(self, packed: io.BufferedReader, limits: Limits) -> None:
        self._packed = packed
        self._file = gzip.GzipFile(fileobj=packed)
        self._limits = limits
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            count = self._file.readinto1(buffer)  # what lies before a break is not lost with it
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise _GzipError(str(error)) from None
        self._given += count
        if self._given > max(2 * self._limits.page, self._limits.ratio * self._packed.tell()):
            raise _BombError(f"It unpacks to more than {self._limits.ratio} times its size.")
        return count


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file while it is read."""

    found: Found
    read_at: datetime
    limits: Limits

    def page(self, raw: bytes, uri: str, form: PageForm, content: str, hints: Hints = NO_HINTS) -> Page:
        return Page(uri, content, form, hashlib.sha256(raw).hexdigest(), self.read_at, hints)

    def rejected(self, reason: str, detail: str, name: str | None = None) -> Rejection:
        """Set aside the file, or one record of it."""
        uri = self.found.uri if name is None else f"{self.found.uri}#{name}"
        return Rejection(uri, STAGE, reason, detail)

    def too_large(self, name: str | None = None) -> Rejection:
        allowed = self.limits.page / 2**20
        return self.rejected("too large", f"It has more than {allowed:g} MB; no article is that long.", name)


def read(found: Found, *, read_at: datetime, limits: Limits = DEFAULT) -> Iterator[Page | Rejection]:
    """Read the pages of a file; whatever cannot be read comes as a rejection, and the rest goes on.

    A file of text or HTML is one page (form ``text`` or ``html``), a line of JSON Lines is an article's body or the
    HTML under ``html``, a record of a WARC is a page of HTML. ``sha256`` is that of the file's or the record's bytes,
    unpacked. Raises nothing: an OSError on the way ends the file with a rejection.
    """
    reading = _Reading(found, read_at, limits)
    try:
        with ExitStack() as stack:
            yield from _READERS.get(found.kind, _whole)(reading, _opened(found, limits, stack))
    except _BombError as error:
        yield reading.rejected("decompression bomb", str(error))
    except _GzipError as error:
        yield reading.rejected("broken gzip", str(error))
    except ArchiveLoadFailed as error:
        yield reading.rejected("broken archive", str(error).strip())
    except OSError as error:
        yield reading.rejected("unreadable file", error.strerror or type(error).__name__)
    except Exception as error:
        if found.origin is None and found.kind != "warc":
            raise
        # every backend of fsspec raises its own, and warcio bare ones
        reason = "unreadable file" if found.origin else "broken archive"
        yield reading.rejected(reason, f"{type(error).__name__}: {error}"[:500])


def _opened(found: Found, limits: Limits, stack: ExitStack) -> io.BufferedReader:
    """Open a file, unpacked where its name says that it is packed."""
    if found.origin:
        system, _ = fsspec.core.url_to_fs(found.origin)
        raw = io.BufferedReader(stack.enter_context(system.open(found.path, "rb")))
    else:
        raw = stack.enter_context(Path(found.path).open("rb"))  # noqa: SIM115 - the stack closes it
    return io.BufferedReader(_Unpacked(raw, limits), BLOCK) if found.is_packed else raw


def _whole(reading: _Reading, stream: io.BufferedReader) -> Iterator[Page | Rejection]:
    """One file, one page; a large binary file is known by its beginning."""
    raw = stream.read(_HEAD)
    if len(raw) == _HEAD and not is_binary(raw):
        raw += stream.read(max(0, reading.limits.page + 1 - _HEAD))
    if len(raw) > reading.limits.page:
        yield reading.too_large()
    else:
        yield _page_of(reading, raw, None, html=reading.found.kind == "html")


def _page_of(
    reading: _Reading, raw: bytes, name: str | None, *, html: bool, url: str | None = None, charset: str | None = None
) -> Page | Rejection:
    try:
        content = decode_html(raw, charset) if html else decode(raw)
    except NotTextError as error:
        return reading.rejected(error.reason, str(error), name)
    if not content.strip():
        return reading.rejected("empty file" if name is None else "empty record", "There is nothing in it.", name)
    form = "html" if html or content[:200].lstrip()[:20].lower().startswith(HTML_BEGINNINGS) else "text"
    uri = reading.found.uri if name is None else f"{reading.found.uri}#{name}"
    known = url or (uri if uri.startswith(("http://", "https://")) else None)
    return reading.page(raw, uri, form, content, Hints(url=known))


def _json_lines(reading: _Reading, stream: io.BufferedReader) -> Iterator[Page | Rejection]:
    """One record a line."""
    any_line = False
    for number, line in enumerate(_lines(stream, reading.limits.page), start=1):
        if not any_line and line is not None and (other := _no_json_lines(reading, line)):
            yield other
            return
        if line is None:
            yield reading.too_large(str(number))
        elif line.strip():
            yield _record(reading, line, number)
        any_line = any_line or line is None or bool(line.strip())
    if not any_line:
        yield reading.rejected("empty file", "There is no record in it.")


def _no_json_lines(reading: _Reading, line: bytes) -> Rejection | None:
    """Why a whole file is set aside by its first line, not line by line."""
    if is_binary(line):
        return reading.rejected("binary file", "It is no text: JSON Lines have one JSON object per line.")
    if line.startswith((b"\xff\xfe", b"\xfe\xff")) or is_wide(line):
        return reading.rejected("wrong encoding", "It looks like UTF-16; JSON Lines are UTF-8.")
    return None


def _lines(stream: io.BufferedReader, limit: int) -> Iterator[bytes | None]:
    """Lines of a stream; None in the place of one that is too long to hold."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(BLOCK)) and not rest.endswith(b"\n"):
            continue
        yield None


def _record(reading: _Reading, line: bytes, number: int) -> Page | Rejection:
    name = str(number)
    raw = line.removeprefix(b"\xef\xbb\xbf").strip()
    try:
        stated = _parsed(raw)
    except UnicodeDecodeError as error:
        return reading.rejected("wrong encoding", f"Line {number} is not UTF-8 at byte {error.start:,}.", name)
    except ValueError as error:
        return reading.rejected("not JSON", f"Line {number}: {error}", name)
    if not isinstance(stated, dict):
        return reading.rejected("not a record", f"Line {number} is JSON, but not an object with a text.", name)
    name = _own_id(stated) or name
    html, text = stated.get("html"), stated.get("text")
    content, form = (html, "html") if _is_text(html) and not _is_text(text) else (text, "body")
    if not _is_text(content):
        return reading.rejected("record without text", f"Line {number} has no text.", name)
    if wrong := _wrong_fields(stated):
        detail = f"Line {number}: {', '.join(wrong)} must be text (authors: a list of it)."
        return reading.rejected("record with a wrong field", detail, name)
    return reading.page(raw, f"{reading.found.uri}#{name}", form, str(content), _hints(stated))


def _own_id(stated: dict[str, Any]) -> str | None:
    own = stated.get("id")
    if not isinstance(own, (str, int)) or isinstance(own, bool):
        return None
    name = str(own).strip()
    return name if len(name) <= LONGEST_ID else None


def _parsed(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        text = raw.decode("utf-8")
        if "\\u" not in text:
            raise
        try:
            return _whole_surrogates(json.loads(text))  # orjson refuses the lone surrogates that scrapers write
        except (ValueError, RecursionError):
            raise error from None


def _whole_surrogates(stated: Any) -> Any:
    """The same JSON with halves of surrogate pairs that stand alone replaced, so that it can be stored."""
    text = json.dumps(stated, ensure_ascii=False)
    return orjson.loads(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _wrong_fields(stated: dict[str, Any]) -> list[str]:
    wrong = [name for name in TEXT_FIELDS if not isinstance(stated.get(name), (str, type(None)))]
    authors = stated.get("authors") or []
    named = authors if isinstance(authors, list) else [authors]
    return wrong if all(isinstance(author, str) for author in named) else [*wrong, "authors"]


def _hints(stated: dict[str, Any]) -> Hints:
    authors = stated.get("authors") or []
    named = authors if isinstance(authors, list) else [authors]
    return Hints(
        authors=tuple(author.strip() for author in named if author.strip()),
        **{name: (stated.get(name) or "").strip() or None for name in TEXT_FIELDS},
    )


def _warc(reading: _Reading, stream: io.BufferedReader) -> Iterator[Page | Rejection]:
    """The pages among the records of a web archive: answered requests and stored resources that are HTML."""
    head = stream.peek(5)[:5]
    if not head or not b"WARC/".startswith(head):
        yield reading.rejected("broken archive" if head else "empty file", "It does not begin like a web archive.")
        return
    any_page = False
    for number, record in enumerate(ArchiveIterator(_Stepwise(stream)), start=1):
        if _is_page(record):
            any_page = True
            yield _page_in(reading, record, number)
    if not any_page:
        yield reading.rejected("archive without pages", "It holds no record that is a page.")


class _Stepwise:
    """A stream that gives what it has at once, so that the records before a break are not lost with it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        return self._stream.read1(size)


def _page_in(reading: _Reading, record: Any, number: int) -> Page | Rejection:
    own = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<> ")
    name = own if 0 < len(own) <= LONGEST_ID else str(number)
    raw = record.content_stream().read(reading.limits.page + 1)
    if len(raw) > reading.limits.page:
        return reading.too_large(name)
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    charset = _content_type(record).lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    is_html = record.rec_type != "conversion"
    return _page_of(reading, raw, name, html=is_html, url=url or None, charset=charset or None)


def _is_page(record: Any) -> bool:
    if record.rec_type == "conversion":
        return True
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    answered = record.rec_type == "resource" or (headers is not None and headers.get_statuscode() == "200")
    return answered and "html" in _content_type(record).lower()


def _content_type(record: Any) -> str:
    headers = record.http_headers
    sent = headers.get_header("Content-Type") if headers else None
    return str(sent or record.rec_headers.get_header("Content-Type") or "")


_Reader = Callable[[_Reading, io.BufferedReader], Iterator[Page | Rejection]]
_READERS: dict[str, _Reader] = {"jsonl": _json_lines, "warc": _warc}
