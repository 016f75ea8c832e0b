"""Spans of names over one body, and which of two that collide stays."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transforms.records import EntityType

RULES = (
    "short form", "long form", "dateline", "institution", "nickname", "second name", "initials", "head", "part",
    "called",
)  # fmt: skip
"""What finds names beside the models, the list (``known``) and other mentions (``propagated``)."""
MODELS = ("model", "encoder")
"""The recognizer that the settings name, and the part of a cascade that reads again what is doubted."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A name found at ``body[start:end]``, of which kind, and by what: ``known``, one of ``MODELS``, of ``RULES`` …"""

    start: int
    end: int
    type: EntityType
    source: str = "model"

    @property
    def by_model(self) -> bool:
        return self.source in MODELS


def within(start: int, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a place in the text lies in one of these lines."""
    return any(first <= start < end for first, end in lines)


class Layer:
    """Spans in order that never overlap."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for span in spans:
            self.add(span)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def over(self, start: int, end: int) -> list[Span]:
        """The spans that share a character with ``[start, end)``."""
        return self._spans[slice(*self._touched(start, end))]

    def _touched(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_left(self._spans, start, key=lambda span: span.end - 1)
        last = first
        while last < len(self._spans) and self._spans[last].start < end:
            last += 1
        return first, last

    def add(self, span: Span) -> bool:
        """Put a span where nothing is yet; whether it fitted."""
        if span.end <= span.start or self.over(span.start, span.end):
            return False
        insort(self._spans, span, key=lambda other: other.start)
        return True

    def put(self, span: Span) -> None:
        """Put a span in place of all that it touches."""
        del self._spans[slice(*self._touched(span.start, span.end))]
        self.add(span)
