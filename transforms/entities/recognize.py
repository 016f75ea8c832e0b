"""Recognizers: whatever finds spans of names in an article's sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import pycrfsuite

from transforms.entities.features import Document, Line, features, line_flags, lines
from transforms.entities.lexicon import Lexicon
from transforms.entities.repair import Stretch, repaired
from transforms.entities.spans import Span
from transforms.records import Article, EntityType, Sentence

LABELS = {
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "LOC": EntityType.PLACE,
    "GRP": EntityType.GROUP,
    "MSC": EntityType.MISC,
}
"""What the shipped weights tell apart; facilities, events and products are told from these by their words."""


class Recognizer(Protocol):
    """Finds the names of an article."""

    def recognize(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        """Spans in order that do not overlap and lie within one sentence each."""
        ...


class NoRecognizer:
    """Finds nothing: lists and patterns alone name things."""

    def recognize(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The spans of one sentence, and how probable all its labels together are, from 0 to 1."""

    sentence: Sentence
    spans: tuple[Span, ...]
    probability: float


class CrfRecognizer:
    """A linear-chain conditional random field (Lafferty et al. 2001) over words, neighbours, lists and the document."""

    def __init__(self, weights: bytes, lexicon: Lexicon) -> None:
        self._weights = weights  # the tagger reads from these very bytes as long as it lives
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(weights)
        self._lexicon = lexicon

    @classmethod
    def load(cls, weights: bytes, lexicon: str) -> "CrfRecognizer":
        """Weights as CRFsuite writes them, and the text of the lexicon that they were trained with."""
        return cls(weights, Lexicon.parse(lexicon))

    def recognize(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        return tuple(span for reading in self.read(article, sentences) for span in reading.spans)

    def read(self, article: Article, sentences: Sequence[Sentence]) -> Iterator[Reading]:
        """Every sentence that may name something, in order."""
        text = [(sentence, line) for sentence in sentences for line in lines(article, (sentence,))]
        document = Document.of([line for _, line in text])
        for sentence, line in text:
            if _may_name(line):
                spans, probability = self._spans(line, document)
                yield Reading(sentence, spans, probability)

    def _spans(self, line: Line, document: Document) -> tuple[tuple[Span, ...], float]:
        flags = line_flags(line, self._lexicon)
        labels = self._tagger.tag(features(line, document, flags))
        parts = (part for stretch in _stretches(labels) for part in repaired(line.tokens, flags, stretch))
        spans = (Span(line.tokens[part.first].start, line.tokens[part.last - 1].end, part.kind) for part in parts)
        return tuple(spans), self._tagger.probability(labels)


def _stretches(labels: Sequence[str]) -> Iterator[Stretch]:
    at = 0
    while at < len(labels):
        kind, end = labels[at][2:], at + 1
        while end < len(labels) and kind and labels[end] == f"I-{kind}":
            end += 1
        if kind:
            yield Stretch(at, end, LABELS[kind])
        at = end


def _may_name(line: Line) -> bool:
    return any(
        token.text[0].isupper() or (not token.text[0].islower() and len(token.text) > 1) for token in line.tokens
    )
