"""Finds the files of a source: a file, a folder, a pattern, or an address that fsspec understands.

source ──discover──▶ Found or Rejection, in a fixed order, one at a time
"""

import glob
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import fsspec

from transforms.records import Rejection

STAGE = "read"
_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is opened, what its pages are called, and how many bytes it has (None if unknown)."""

    path: str
    uri: str
    size: int | None = None

    @property
    def is_remote(self) -> bool:
        """Whether fsspec opens it, not the operating system."""
        return _is_address(self.path)


def source_name(source: str) -> str:
    """Name a source the same wherever the command was given: as an address, without user and password."""
    if not _is_address(source):
        return Path(os.path.abspath(source)).as_uri()  # noqa: PTH100 - links stay as the user wrote them
    parts = urlsplit(source)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])).rstrip("/")


def discover(source: str) -> Iterator[Found | Rejection]:
    """Find the files of a source; a source or a file that cannot be used comes as a rejection with its reason.

    Files come sorted by name within their folder; hidden ones (a name that begins with a dot) are left out.
    """
    found = _discover_remote(source) if _is_address(source) else _discover_local(source)
    any_found = False
    for entry in found:
        any_found = True
        yield entry
    if not any_found:
        yield _rejected(source_label(source), "no pages here", "There is no file below this source.")


def source_label(source: str) -> str:
    """Call a source by what the user wrote, without user and password."""
    return source_name(source) if _is_address(source) else _readable(source)


def _is_address(source: str) -> bool:
    return "://" in source


def _discover_local(source: str) -> Iterator[Found | Rejection]:
    path = Path(source)
    if path.is_dir():
        yield from _walk(path, path.resolve(), "")
    elif path.exists() or path.is_symlink():
        yield _checked(path, _readable(path.name), path.resolve().parent if path.exists() else path.parent)
    elif _MAGIC & set(source):
        root = Path(os.path.dirname(source[: min(source.index(c) for c in _MAGIC if c in source)]) or ".")  # noqa: PTH120
        for name in sorted(glob.iglob(source, recursive=True)):  # noqa: PTH207 - may be absolute
            if Path(name).is_file():
                uri = _readable(Path(os.path.relpath(name, root)).as_posix())
                yield _checked(Path(name), uri, root.resolve())
    else:
        yield _rejected(source_label(source), "no such file or folder", "Check the path; a pattern needs * or ?.")


def _walk(folder: Path, root: Path, prefix: str) -> Iterator[Found | Rejection]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _rejected(prefix or _readable(str(folder)), "unreadable folder", error.strerror or str(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        uri = prefix + _readable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), root, uri + "/")
        else:
            yield _checked(Path(entry.path), uri, root)


def _checked(path: Path, uri: str, root: Path) -> Found | Rejection:
    """Make sure that a file is one, and that no link leads out of the source."""
    try:
        known = path.stat()
    except OSError as error:
        return _rejected(uri, "unreadable file", error.strerror or str(error))
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        return _rejected(uri, "link out of the source", "It points at a file outside; name that file as a source.")
    if stat.S_ISDIR(known.st_mode):
        return _rejected(uri, "link to a folder", "Links to folders are not followed; name that folder as a source.")
    if not stat.S_ISREG(known.st_mode):
        return _rejected(uri, "not a regular file", "Pipes, sockets and devices are not read.")
    return Found(str(path), uri, known.st_size)


def _discover_remote(source: str) -> Iterator[Found | Rejection]:
    try:
        system, path = fsspec.core.url_to_fs(source)
        names = sorted(system.glob(path) if _MAGIC & set(path) else system.find(path))
    except (ImportError, ValueError) as error:
        yield _rejected(source_label(source), "no reader for this address", str(error))
        return
    except Exception as error:  # every backend of fsspec raises its own
        yield _rejected(source_label(source), "unreachable source", f"{type(error).__name__}: {error}")
        return
    for name in names:
        if not any(part.startswith(".") for part in name.removeprefix(path).split("/")):
            yield _remote(system, name, path)


def _remote(system: Any, name: str, root: str) -> Found:
    address = system.unstrip_protocol(name)
    on_the_web = address.startswith(("http://", "https://"))
    relative = name.removeprefix(root).lstrip("/") or name.rpartition("/")[2]
    return Found(address, source_name(address) if on_the_web else relative)


def _readable(name: str) -> str:
    """Spell a file's name so that it can be stored, even where its bytes are no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _rejected(uri: str, reason: str, detail: str) -> Rejection:
    return Rejection(uri, STAGE, reason, detail)
