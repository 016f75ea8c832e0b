"""spaCy pipelines that the user has, by the name of an installed package or by their folder; none is ever downloaded.

name ──load_pipeline──▶ Language     name ──pipeline_files──▶ what a fingerprint is made of
"""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from flows.settings import SettingsError

if TYPE_CHECKING:  # an optional extra
    from spacy.language import Language


def load_pipeline(name: str) -> "Language":
    """Load a pipeline; raises SettingsError where spaCy or the pipeline is missing, or the pipeline finds no names."""
    folder = _folder(name)
    import spacy

    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise SettingsError(f"The spaCy pipeline {name} in {folder} cannot be loaded: {error}") from error
    if not any("doc.ents" in pipeline.get_pipe_meta(part).assigns for part in pipeline.pipe_names):
        raise SettingsError(f"The spaCy pipeline {name} finds no names: it has neither an ner nor an entity_ruler.")
    return pipeline


def pipeline_files(name: str) -> Iterator[Path]:
    """The files of a pipeline in a fixed order."""
    for path in sorted(_folder(name).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield path


def spacy_version() -> str:
    """The version of spaCy, which decides with the pipeline what is found."""
    return version("spacy")


def _folder(name: str) -> Path:
    """Where a pipeline lies."""
    try:
        from spacy.util import get_package_path, is_package
    except ImportError:
        raise SettingsError(
            f"The model of names is spacy:{name}, but spaCy is not installed: pip install 'clippings[spacy]'"
        ) from None
    folder = get_package_path(name) if is_package(name) else Path(name)
    if not folder.is_dir():
        raise SettingsError(
            f"There is no spaCy pipeline {name}: neither an installed package nor a folder is called so. "
            "Clippings downloads none; install its package, or name its folder."
        )
    return folder
