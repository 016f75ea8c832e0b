"""Find who and what an article names, and gather each name's mentions into one entity."""

from transforms.entities.cascade import Cascade
from transforms.entities.document import find_entities
from transforms.entities.known import Entry, KnownNames
from transforms.entities.lexicon import Lexicon
from transforms.entities.recognize import CrfRecognizer, NoRecognizer, Recognizer
from transforms.entities.spacy_pipeline import SpacyRecognizer
from transforms.entities.spans import Span

__all__ = [
    "Cascade",
    "CrfRecognizer",
    "Entry",
    "KnownNames",
    "Lexicon",
    "NoRecognizer",
    "Recognizer",
    "SpacyRecognizer",
    "Span",
    "find_entities",
]
