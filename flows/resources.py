"""Models and lists, each loaded once in every process that works."""

import mmap
from functools import lru_cache
from pathlib import Path

from flows.connection import ROOT, settings
from flows.settings import DOUBT, SPACY, SettingsError
from flows.spacy_pipelines import load_pipeline
from transforms.corrections import NONE, CorrectionError, Corrections, parse
from transforms.entities import Cascade, CrfRecognizer, KnownNames, NoRecognizer, Recognizer, SpacyRecognizer
from transforms.normalize import Outlets
from transforms.pipeline import Resources
from transforms.places import Gazetteer

MODELS = ROOT / "models"
NAMES = MODELS / "names"


@lru_cache(maxsize=1)
def corrections() -> Corrections:
    """What the user has to say against names that were found."""
    return read_corrections(settings().corrections)


def read_corrections(path: Path | None) -> Corrections:
    """Read a file of corrections; raises SettingsError, which names file and line, for one that cannot be."""
    try:
        return parse(path.read_text("utf-8")) if path else NONE
    except CorrectionError as error:
        raise SettingsError(f"{path}, {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The corrections in {path} cannot be read: {error}") from None


@lru_cache(maxsize=1)
def resources() -> Resources:
    """Everything the transforms need."""
    stated = settings()
    return Resources(
        outlets=Outlets.default().with_(*stated.outlets),
        recognizer=load_recognizer(stated.names_model),
        known=KnownNames.parse((NAMES / "known.tsv").read_text("utf-8")),
        gazetteer=Gazetteer(_mapped(MODELS / "places" / "places.bin")),
        chunks=stated.chunks,
        corrections=corrections(),
    )


def load_recognizer(model: str) -> Recognizer:
    """Load the recognizer that the settings name; only the chosen one costs memory.

    Raises SettingsError where it is a spaCy pipeline that is not there.
    """
    if model == "none":
        return NoRecognizer()
    if model.startswith(SPACY):
        return SpacyRecognizer(load_pipeline(model.removeprefix(SPACY)))
    return Cascade(field(), encoder(), DOUBT[model])


@lru_cache(maxsize=1)
def field() -> CrfRecognizer:
    """The part of the shipped recognizers that reads every sentence."""
    return CrfRecognizer.load((NAMES / "field.crfsuite").read_bytes(), (NAMES / "lexicon.tsv").read_text("utf-8"))


@lru_cache(maxsize=1)
def encoder() -> Recognizer:
    """The part of the shipped recognizers that reads again what is doubted."""
    from transforms.entities.encoder import EncoderRecognizer  # its runtime takes long to import

    weights, vocabulary = (NAMES / "encoder.onnx").read_bytes(), (NAMES / "encoder.vocab.txt").read_text("utf-8")
    return EncoderRecognizer.load(weights, vocabulary)


def _mapped(path: Path) -> mmap.mmap:
    """Map a file, so that all processes share one copy of it."""
    with path.open("rb") as opened:
        return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
