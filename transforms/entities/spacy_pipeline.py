"""Names as a spaCy pipeline labels them, in our kinds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from transforms.entities.spans import Span
from transforms.entities.trim import trimmed
from transforms.records import Article, EntityType, Sentence

SPACY_LABELS: Mapping[str, EntityType] = {
    **dict.fromkeys(("PERSON", "PER"), EntityType.PERSON),
    "ORG": EntityType.ORGANIZATION,
    **dict.fromkeys(("GPE", "LOC"), EntityType.PLACE),
    "FAC": EntityType.FACILITY,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
    "PRODUCT": EntityType.PRODUCT,
    **dict.fromkeys(("WORK_OF_ART", "LAW", "MISC"), EntityType.MISC),
}
"""Labels of pipelines trained on OntoNotes and on Wikipedia (WikiNER); what has another label is no name of ours."""


class Pipeline(Protocol):
    """What is asked of a spaCy ``Language``: documents with ``ents``, from texts of up to ``max_length`` characters."""

    max_length: int

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        """A document for each text, in order."""
        ...


class SpacyRecognizer:
    """Reads one sentence at a time with a loaded pipeline; a leading "the" and a possessive are no part of a name."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def recognize(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        pieces = [piece for sentence in sentences for piece in _pieces(sentence, self._pipeline.max_length)]
        documents = self._pipeline.pipe(article.body[start:end] for start, end in pieces)
        return tuple(
            span
            for (start, _), document in zip(pieces, documents, strict=True)
            for found in document.ents
            if (kind := SPACY_LABELS.get(found.label_))
            and (span := trimmed(article.body, Span(start + found.start_char, start + found.end_char, kind)))
        )


def _pieces(sentence: Sentence, longest: int) -> Iterator[tuple[int, int]]:
    """The sentence, in parts where it is longer than the pipeline takes."""
    for start in range(sentence.start, sentence.end, longest):
        yield start, min(start + longest, sentence.end)
