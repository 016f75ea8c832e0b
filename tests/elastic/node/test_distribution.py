"""Fetching, checking and unpacking the distribution."""

import errno
import hashlib
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from elastic.node import NodeError
from elastic.node.distribution import install_distribution
from elastic.node.settings import VERSION


class Usage(NamedTuple):
    """What ``shutil.disk_usage`` answers."""

    total: int
    used: int
    free: int


def archive_of(folder: Path, *members: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "elasticsearch.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, f"content of {member}")
    return path


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def original(tmp_path: Path) -> Path:
    return archive_of(
        tmp_path / "original", f"elasticsearch-{VERSION}/bin/elasticsearch", f"elasticsearch-{VERSION}/lib/a.jar"
    )


def copying(original: Path) -> Callable[[Path], Path]:
    def fetch(folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(original, folder / original.name))

    return fetch


def test_it_is_fetched_once(tmp_path: Path, original: Path, said: list[str]) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    for _ in range(2):
        home = install_distribution(cache, said.append, copying(original), sha256(original))
    assert (home / "bin" / "elasticsearch").read_text() == f"content of elasticsearch-{VERSION}/bin/elasticsearch"
    assert sum("Downloading" in line for line in said) == 1
    assert [path.name for path in cache.iterdir()] == [home.name]


def test_a_damaged_download_is_fetched_again(tmp_path: Path, original: Path, said: list[str]) -> None:
    good = copying(original)
    tries: list[Path] = []

    def fetch(folder: Path) -> Path:
        path = good(folder)
        if not tries:
            path.write_bytes(path.read_bytes()[:50])
        tries.append(path)
        return path

    assert install_distribution(tmp_path, said.append, fetch, sha256(original)).is_dir()
    assert len(tries) == 2


def test_a_wrong_download_is_refused_and_leaves_nothing(tmp_path: Path, original: Path, said: list[str]) -> None:
    with pytest.raises(NodeError, match="sha256"):
        install_distribution(tmp_path / "cache", said.append, copying(original), "0" * 64)
    assert not list((tmp_path / "cache").glob("**/*.zip"))
    assert not (tmp_path / "cache" / f"elasticsearch-{VERSION}").exists()


def test_members_stay_inside(tmp_path: Path, said: list[str]) -> None:
    archive = archive_of(tmp_path / "original", f"elasticsearch-{VERSION}/a", "../../outside")
    cache = tmp_path / "cache"
    cache.mkdir()
    with pytest.raises((NodeError, ValueError)):
        install_distribution(cache, said.append, copying(archive), sha256(archive))
    assert not (tmp_path / "outside").exists()
    assert not (tmp_path.parent / "outside").exists()


def test_a_full_disk_is_noticed_before_the_download(
    tmp_path: Path, original: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 10**6))
    with pytest.raises(NodeError, match="full"):
        install_distribution(tmp_path, said.append, copying(original), sha256(original))
    assert not said


@pytest.mark.parametrize(("number", "word"), [(errno.ENOSPC, "full"), (errno.EACCES, "CLIPPINGS_CACHE")])
def test_a_disk_that_fails_midway_is_named(tmp_path: Path, said: list[str], number: int, word: str) -> None:
    def fetch(folder: Path) -> Path:
        raise OSError(number, "no", str(folder))

    with pytest.raises(NodeError, match=word):
        install_distribution(tmp_path, said.append, fetch)


def test_no_network_is_named(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with pytest.raises(NodeError, match="could not be downloaded"):
        install_distribution(tmp_path, said.append)
