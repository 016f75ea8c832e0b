"""What would change the documents of a page: its bytes, all that is done to it, and the corrections that touch it.

transforms/, models/, mappings/, settings ──pipeline_version──▶ version
page, version, corrections ──fingerprint──▶ hex digits      ──is_current──▶ whether an article of the index is as due
"""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import orjson

from elastic.known import Known
from flows.connection import ROOT
from flows.settings import DOUBT, SPACY, Settings
from flows.spacy_pipelines import pipeline_files, spacy_version
from transforms.corrections import Corrections
from transforms.records import digest

SHIPPED = (
    "transforms/**/*.py",
    "models/names/known.tsv",
    "models/places/*.bin",
    *("mappings/components/*.json", "mappings/indices/*.json"),
)
WEIGHTS = ("models/names/field.crfsuite", "models/names/lexicon.tsv", "models/names/encoder.*")
"""What the shipped recognizers read: whoever names with another one works on nothing again for new weights."""


def pipeline_version(settings: Settings) -> str:
    """Name what is done to every page, by everything that it depends on.

    Raises SettingsError where the recognizer that the settings name is not there.
    """
    stated = {"outlets": settings.outlets, "chunks": settings.chunks, "names": settings.names_model}
    return digest(_read(settings.names_model), orjson.dumps(stated, option=orjson.OPT_SORT_KEYS).decode())


def fingerprint(sha256: str, version: str, touched_by: Sequence[str] = ()) -> str:
    """Name what a page becomes; an equal fingerprint means that nothing need be done.

    ``touched_by`` are the corrections that name what its article holds: all others leave it as it is.
    """
    return digest(sha256, version, *touched_by)


def is_current(known: Known, sha256: str, version: str, corrections: Corrections) -> bool:
    """Whether the index holds of a page what it would become now.

    Which corrections touch it is told from the stored article itself, so that nothing need be read or found anew: it
    keeps every spelling that it had before corrections, as an alias or among what was dropped.
    """
    touched_by = corrections.touching(known.spellings, known.outlet, known.uri, known.article_id)
    return known.fingerprint == fingerprint(sha256, version, touched_by)


@lru_cache
def _read(model: str) -> str:
    """Digest everything that is read to work on a page, from the disk."""
    seen = hashlib.sha256()
    for path in _files(model):
        name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
        seen.update(f"{name}\0{path.stat().st_size}\0".encode())
        seen.update(path.read_bytes())
    if model.startswith(SPACY):
        seen.update(spacy_version().encode())
    return seen.hexdigest()


def _files(model: str) -> Iterator[Path]:
    for pattern in (*SHIPPED, *(WEIGHTS if model in DOUBT else ())):
        yield from sorted(ROOT.glob(pattern))
    if model.startswith(SPACY):
        yield from pipeline_files(model.removeprefix(SPACY))
