"""What changes a page's fingerprint, and what does not."""

import dataclasses
from pathlib import Path

from flows.fingerprint import ROOT, SHIPPED, fingerprint, pipeline_version
from flows.settings import read_settings
from transforms.chunk import ChunkOptions
from transforms.normalize import Outlet


def test_it_names_the_bytes_and_the_version() -> None:
    assert fingerprint("ab", "1") == fingerprint("ab", "1")
    assert len({fingerprint(sha, version) for sha in ("ab", "cd") for version in ("1", "2")}) == 4


def test_the_version_follows_what_is_done_to_pages_and_nothing_else(tmp_path: Path) -> None:
    stated = read_settings({}, tmp_path)
    version = pipeline_version(stated)
    assert version == pipeline_version(dataclasses.replace(stated, url="http://elsewhere:9200", processes=7))
    assert version != pipeline_version(dataclasses.replace(stated, chunks=ChunkOptions(target=500)))
    assert version != pipeline_version(dataclasses.replace(stated, names_model="accurate"))
    assert version != pipeline_version(dataclasses.replace(stated, outlets=(Outlet("Heron", country="KE"),)))


def test_every_pattern_of_what_ships_names_something() -> None:
    assert all(any(ROOT.glob(pattern)) for pattern in SHIPPED)
