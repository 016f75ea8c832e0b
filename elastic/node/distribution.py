"""Fetches the official distribution once, checks it, and unpacks it into the cache.

coordinates ──jgo──▶ zip ──sha256──▶ cache/elasticsearch-<version>/
"""

import errno
import hashlib
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jgo.maven import MavenContext
from requests import RequestException

from elastic.node.errors import NodeError
from elastic.node.settings import VERSION

GROUP, ARTIFACT = "org.elasticsearch.distribution.integ-test-zip", "elasticsearch"
SHA256 = "215d5f3dbf0609a149f6218a9e47b6ae2df34ebbff3c5754e35f15a5e5393c8a"
DOWNLOAD_MB, UNPACKED_MB = 107, 125

Report = Callable[[str], None]
Fetch = Callable[[Path], Path]


def install_distribution(cache: Path, report: Report, fetch: Fetch | None = None, sha256: str = SHA256) -> Path:
    """Give the folder of the unpacked distribution, fetching it where it is not there yet.

    Raises NodeError where it cannot be fetched, does not have its checksum, or does not fit on the disk.
    """
    home = cache / f"elasticsearch-{VERSION}"
    if home.is_dir():
        return home
    with room_on_disk(cache):
        cache.mkdir(parents=True, exist_ok=True)
        _require_space(cache, DOWNLOAD_MB + UNPACKED_MB)
        archive = _checked(cache / "download", report, fetch or fetch_archive, sha256)
        _unpack(archive, home)
    shutil.rmtree(cache / "download")
    return home


def fetch_archive(folder: Path) -> Path:
    """Resolve the distribution by its coordinates into ``folder``; raises NodeError where that fails."""
    try:
        component = MavenContext(repo_cache=folder).project(GROUP, ARTIFACT).at_version(VERSION)
        found = component.artifact(packaging="zip").resolve()
    except (RequestException, RuntimeError, ValueError) as error:
        raise NodeError(
            f"Elasticsearch {VERSION} could not be downloaded ({type(error).__name__}). Check the connection to Maven "
            "Central, or set ELASTICSEARCH_URL to a cluster that is already there."
        ) from error
    if found is None:
        raise NodeError(f"Maven Central does not offer {GROUP}:{ARTIFACT}:{VERSION}.")
    return Path(found)


@contextmanager
def room_on_disk(folder: Path) -> Iterator[None]:
    """Turn a full disk or a folder that may not be written into a NodeError."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NodeError(f"The disk that holds {folder} is full. Free some space there and try again.") from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise NodeError(
                f"{error.filename or folder} cannot be written ({error.strerror}). "
                "Set CLIPPINGS_CACHE and CLIPPINGS_STATE to folders of yours."
            ) from error
        raise


def _require_space(folder: Path, needed_mb: int) -> None:
    free = shutil.disk_usage(folder).free // 2**20
    if free < needed_mb:
        raise OSError(errno.ENOSPC, f"{needed_mb} MB are needed, {free} MB are free", str(folder))


def _checked(folder: Path, report: Report, fetch: Fetch, sha256: str) -> Path:
    for attempt in ("first", "last"):
        report(f"Downloading Elasticsearch {VERSION} ({DOWNLOAD_MB} MB, once)")
        archive = fetch(folder)
        with archive.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
        if found == sha256:
            return archive
        shutil.rmtree(folder, ignore_errors=True)
        if attempt == "first":
            report("The download is damaged; trying once more")
    raise NodeError(
        f"The downloaded Elasticsearch {VERSION} is not the official one: its sha256 is {found}, not {sha256}. "
        "It was deleted. Try again later, and ask who runs the network's proxy or mirror."
    )


def _unpack(archive: Path, home: Path) -> None:
    """Unpack beside the final place and rename, so that a half-unpacked distribution is never taken for a whole one."""
    with tempfile.TemporaryDirectory(dir=home.parent, prefix="unpacking-") as folder:
        target = Path(folder)
        with zipfile.ZipFile(archive) as opened:
            for member in opened.infolist():
                _extract(opened, member, target)
        for path in (target, *target.rglob("*")):
            path.chmod(
                path.stat().st_mode | stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH | (0o111 if path.is_dir() else 0)
            )
        (inner,) = target.iterdir()
        inner.rename(home)


def _extract(opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    path = Path(opened.extract(member, target)).resolve()
    if not path.is_relative_to(target.resolve()):
        raise NodeError(f"The archive holds a file that would lie outside its folder: {member.filename}.")
    mode = member.external_attr >> 16
    if mode and not member.is_dir():
        path.chmod(mode & 0o777)
