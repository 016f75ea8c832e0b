"""Finds the files of a source: a file, a folder, a pattern, or an address that fsspec understands.

source ──discover──▶ Found or Rejection, in a fixed order, one at a time
"""

import glob
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import fsspec

from transforms.records import Rejection

STAGE = "read"
_MAGIC = re.compile(r"[*?\[]")
_USER = re.compile(r"//[^/@\s]*@")
_HERE = re.compile(r"(?:file|local)://")
_KINDS = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    ".warc": "warc",
}
_BINARY = frozenset(
    """.png .jpg .jpeg .gif .webp .avif .bmp .tif .tiff .ico .heic .pdf .zip .tar .tgz .bz2 .xz .7z .rar .zst .mp3 .mp4
    .m4a .wav .ogg .webm .avi .mov .mkv .woff .woff2 .ttf .otf .eot .doc .docx .xls .xlsx .ppt .pptx .odt .epub .db
    .sqlite .parquet .pyc .so .exe .dll .class .jar .iso .dmg .npy .pkl .onnx""".split()
)
_NO_PAGE = frozenset(
    """.css .js .mjs .ts .json .xml .rss .atom .csv .tsv .md .rst .yaml .yml .toml .ini .cfg .conf .log .py .sh .sql
    .svg .tex .ipynb .lock .map .c .h .java .go .rs .cdx .cdxj .bib .srt .vtt""".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    ``path`` is where it is opened, ``uri`` what its page (or the front of its records' names) is called, ``size`` its
    bytes where known. ``kind`` is ``text``, ``html``, ``jsonl`` or ``warc``. ``origin`` is the address of the source
    where fsspec opens the file, not the operating system.
    """

    path: str
    uri: str
    size: int | None = None
    kind: str = "text"
    origin: str | None = None

    @property
    def is_packed(self) -> bool:
        """Whether its name says that it is gzipped."""
        return self.path.lower().endswith(".gz")


def source_name(source: str) -> str:
    """Name a source the same wherever the command was given: as an address, without user and password."""
    if not _is_address(source):
        return Path(os.path.abspath(_HERE.sub("", source))).as_uri()  # noqa: PTH100 - links stay as the user wrote them
    parts = urlsplit(source)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])).rstrip("/")


def discover(source: str) -> Iterator[Found | Rejection]:
    """Find the files of a source, one at a time; what cannot be used comes as a rejection with its reason.

    A folder is searched to its bottom, sorted by name; hidden files and folders (a name that begins with a dot) are
    left out, links that lead out of it are rejected. A file named by itself is taken whatever its ending.
    """
    return _discover_remote(source) if _is_address(source) else _discover_local(_HERE.sub("", source))


def _is_address(source: str) -> bool:
    return "://" in source and not _HERE.match(source)


def _discover_local(source: str) -> Iterator[Found | Rejection]:
    path = Path(source).expanduser()
    label = _readable(source)
    if "\0" in source or not source:
        yield _rejected(label.replace("\0", "\\0"), "missing source", "This is not the name of a file or folder.")
    elif _is_dir(path):
        yield from _or_none(_walk(path), label)
    elif os.path.lexists(path):
        yield _named(path)
    elif _MAGIC.search(source):
        yield from _matching(str(path), label)
    else:
        yield _rejected(label, "missing source", "There is no such file or folder. A pattern needs * or ?.")


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for the system, or a folder above it that is closed to us
        return False


def _or_none(entries: Iterator[Found | Rejection], label: str) -> Iterator[Found | Rejection]:
    """Say so at the end where a folder held no page."""
    empty = True
    for entry in entries:
        empty = empty and not isinstance(entry, Found) and entry.uri != label
        yield entry
    if empty:
        yield _rejected(label, "folder without pages", "No text, HTML, JSON Lines or WARC file lies below it.")


def _walk(folder: Path) -> Iterator[Found | Rejection]:
    """Files below a folder, depth first; folders wait on a list, since they may be nested deeper than calls can."""
    root = folder.resolve()
    waiting = [_listed(folder, "")]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
        elif isinstance(entry, tuple):
            waiting.append(_listed(*entry))
        elif isinstance(entry, Rejection):
            yield entry
        else:
            yield _checked(Path(entry.path), entry.uri, root)


def _listed(folder: Path, prefix: str) -> Iterator[Found | Rejection | tuple[Path, str]]:
    """What lies in one folder: files as they are named, and folders with the front of their files' names."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        yield _rejected(prefix.rstrip("/") or _readable(str(folder)), "unreadable folder", error.strerror or str(error))
        return
    for name, is_folder in names:
        if name.startswith("."):
            continue
        path, uri = folder / name, prefix + _readable(name)
        yield (path, uri + "/") if is_folder else Found(str(path), uri)


def _named(path: Path) -> Found | Rejection:
    """A file that is a source by itself: its link may lead anywhere, since the user named it."""
    checked = _regular(path, _readable(path.name))
    if isinstance(checked, Rejection):
        return checked
    return Found(str(path), checked.uri, checked.size, _kind(path.name) or "text")


def _matching(pattern: str, label: str) -> Iterator[Found | Rejection]:
    front = _fixed_part(pattern) or "."
    root = Path(front).resolve()
    any_match = False
    for name in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207 - may be absolute
        if not Path(name).is_dir():
            any_match = True
            uri = _readable(Path(os.path.relpath(name, front)).as_posix())
            yield _checked(Path(name), uri, root) if _resolves_below(Path(name), root) else _leading_out(uri)
    if not any_match:
        yield _rejected(label, "missing source", "No file matches. To search folders to their bottom, end it in /**.")


def _fixed_part(pattern: str) -> str:
    """The folder in front of a pattern's first wildcard."""
    match = _MAGIC.search(pattern)
    return pattern[: match.start()].rpartition("/")[0] + "/" * pattern.startswith("/") if match else pattern


def _checked(path: Path, uri: str, root: Path) -> Found | Rejection:
    """Make sure that a file below ``root`` is one, is a page by its name, and that no link leads out of the source."""
    if path.is_symlink() and not _resolves_below(path, root):
        return _leading_out(uri)
    checked = _regular(path, uri)
    if isinstance(checked, Rejection):
        return checked
    kind = _kind(path.name)
    return _no_page(uri) if kind is None else Found(str(path), uri, checked.size, kind)


def _leading_out(uri: str) -> Rejection:
    return _rejected(uri, "link out of the source", "It points at a file outside; name that file as a source.")


def _resolves_below(path: Path, root: Path) -> bool:
    try:
        return Path(os.path.realpath(path)).is_relative_to(root)
    except OSError:
        return True  # what is wrong with it shows when it is opened


def _regular(path: Path, uri: str) -> Found | Rejection:
    try:
        known = path.stat()
    except (OSError, RuntimeError) as error:
        return _rejected(uri, "unreadable file", getattr(error, "strerror", None) or str(error))
    if stat.S_ISDIR(known.st_mode):
        return _rejected(uri, "link to a folder", "Links to folders are not followed; name that folder as a source.")
    if not stat.S_ISREG(known.st_mode):
        return _rejected(uri, "not a regular file", "Pipes, sockets and devices are not read.")
    return Found(str(path), uri, known.st_size)


def _kind(name: str) -> str | None:
    """What a file holds by its name; None where that says that it is no page."""
    ending = PurePosixPath(name.lower().removesuffix(".gz")).suffix
    return None if ending in _BINARY or ending in _NO_PAGE else _KINDS.get(ending, "text")


def _no_page(uri: str) -> Rejection:
    if PurePosixPath(uri.lower()).suffix in _BINARY:
        return _rejected(uri, "binary file", "By its name it holds no text.")
    return _rejected(uri, "not a page", "Its ending is not one of a page; name the file itself as a source to read it.")


def _discover_remote(source: str) -> Iterator[Found | Rejection]:
    label = source_name(source)
    try:
        yield from _remote(source, label)
    except (ImportError, ValueError) as error:
        yield _rejected(label, "no reader for this address", _without_user(str(error)))
    except Exception as error:  # every backend of fsspec raises its own
        yield _rejected(label, "unreachable source", _without_user(f"{type(error).__name__}: {error}"))


def _remote(source: str, label: str) -> Iterator[Found | Rejection]:
    system, path = fsspec.core.url_to_fs(source)
    if source.startswith(("http://", "https://")):
        yield Found(path, label, None, _kind_of_address(source), source)
    elif system.isfile(path):
        name = PurePosixPath(path).name
        yield Found(path, name, system.size(path), _kind(name) or "text", source)
    elif system.isdir(path):
        yield from _or_none(_below(system.find(path, detail=True), path, source), label)
    elif _MAGIC.search(path):
        found = _below(system.glob(path, detail=True), _fixed_part(path), source)
        first = next(found, None)
        yield first or _rejected(label, "missing source", "No file matches.")
        yield from found
    else:
        yield _rejected(label, "missing source", "There is no such file or folder.")


def _kind_of_address(address: str) -> str:
    """A page on the web is HTML unless its path ends otherwise: ``/2026/01/07/story``, ``/story.php``."""
    ending = PurePosixPath(urlsplit(address).path.lower().removesuffix(".gz")).suffix
    return "text" if ending in (".txt", ".text") else _KINDS.get(ending, "html")


def _below(files: dict[str, Any], root: str, source: str) -> Iterator[Found | Rejection]:
    for name, known in sorted(files.items()):
        uri = name.removeprefix(root).lstrip("/")
        if known.get("type", "file") != "file" or any(part.startswith(".") for part in uri.split("/")):
            continue
        kind = _kind(name)
        yield _no_page(uri) if kind is None else Found(name, uri, known.get("size"), kind, source)


def _without_user(text: str) -> str:
    return _USER.sub("//", text)


def _readable(name: str) -> str:
    """Spell a file's name so that it can be stored, even where its bytes are no UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _rejected(uri: str, reason: str, detail: str) -> Rejection:
    return Rejection(uri, STAGE, reason, detail)
