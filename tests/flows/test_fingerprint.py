"""What changes a page's fingerprint, and what does not."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.connection import ROOT
from flows.fingerprint import SHIPPED, WEIGHTS, _read, fingerprint, pipeline_version
from flows.settings import DOUBT, NAMES_MODELS, Settings, read_settings
from tests.transforms.entities.test_recognizers import saved
from transforms.chunk import ChunkOptions
from transforms.normalize import Outlet


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    yield
    _read.cache_clear()


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
    assert all(any(ROOT.glob(pattern)) for pattern in (*SHIPPED, *WEIGHTS))


def test_new_weights_count_for_those_alone_who_use_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_settings({}, tmp_path)
    stated = {model: dataclasses.replace(read, names_model=model) for model in NAMES_MODELS}
    for path in (path for pattern in (*SHIPPED, *WEIGHTS) for path in ROOT.glob(pattern)):
        (tmp_path / path.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path.relative_to(ROOT)).symlink_to(path)
    monkeypatch.setattr("flows.fingerprint.ROOT", tmp_path)
    for path in (path for pattern in WEIGHTS for path in sorted(tmp_path.glob(pattern))):
        versions = {model: fresh(stated[model]) for model in stated}
        path.unlink()
        path.write_text("retrained")
        assert {model for model in stated if fresh(stated[model]) != versions[model]} == set(DOUBT)


def fresh(stated: Settings) -> str:
    """The version as another process would work it out."""
    _read.cache_clear()
    return pipeline_version(stated)


def test_a_pipeline_of_the_users_own_counts_by_what_it_holds(tmp_path: Path) -> None:
    folder = saved(tmp_path / "by_rule", {"PERSON": ["Amara Kollie"]})
    stated = dataclasses.replace(read_settings({}, tmp_path), names_model=f"spacy:{folder}")
    before = fresh(stated)
    assert fresh(stated) == before
    saved(folder, {"PERSON": ["Amara Kollie", "Kollie"]})
    assert fresh(stated) != before
