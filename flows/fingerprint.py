"""What would change the documents of a page: its bytes, and everything that is done to it.

transforms/, models/, mappings/, settings ──pipeline_version──▶ version     page, version ──fingerprint──▶ hex digits
"""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import orjson

from flows.settings import Settings
from transforms.records import digest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = (
    "transforms/**/*.py",
    *("models/names/*.crfsuite", "models/names/*.onnx", "models/names/*.vocab.txt", "models/names/*.tsv"),
    "models/places/*.bin",
    *("mappings/components/*.json", "mappings/indices/*.json"),
)


def pipeline_version(settings: Settings) -> str:
    """Name what is done to every page, by everything that it depends on."""
    stated = {"outlets": settings.outlets, "chunks": settings.chunks, "names": settings.names_model}
    return digest(_shipped(), orjson.dumps(stated, option=orjson.OPT_SORT_KEYS).decode())


def fingerprint(sha256: str, version: str) -> str:
    """Name what a page becomes; an equal fingerprint means that nothing need be done."""
    return digest(sha256, version)


@lru_cache(maxsize=1)
def _shipped() -> str:
    seen = hashlib.sha256()
    for path in _files():
        seen.update(f"{path.relative_to(ROOT).as_posix()}\0{path.stat().st_size}\0".encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()


def _files() -> Iterator[Path]:
    for pattern in SHIPPED:
        yield from sorted(ROOT.glob(pattern))
