"""Two recognizers, one asked only where the other is in doubt."""

from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.recognize import CrfRecognizer, Recognizer
from transforms.entities.spans import Span
from transforms.records import Article, Sentence


class Cascade:
    """A quick recognizer reads every sentence, a slow and better one again those that the quick one doubts.

    The better one is not only spared work: where the quick one is sure it is right more often than the better one
    (a cascade of classifiers, Viola and Jones 2001).
    """

    def __init__(self, quick: CrfRecognizer, better: Recognizer, doubt: float) -> None:
        """``doubt`` is the probability below which a reading is not believed: 0 asks for nothing, 1 for nearly all."""
        self._quick = quick
        self._better = better
        self._doubt = doubt

    def recognize(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        spans: list[Span] = []
        doubted: list[Sentence] = []
        for reading in self._quick.read(article, sentences):
            if reading.probability < self._doubt:
                doubted.append(reading.sentence)
            else:
                spans += reading.spans
        if doubted:
            spans += (replace(span, source="encoder") for span in self._better.recognize(article, doubted))
        return tuple(sorted(spans, key=lambda span: span.start))
