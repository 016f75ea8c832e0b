"""The lines between an article's first and last, as the rules about neighbours see them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.normalize.lines import Line
from transforms.normalize.readings import Kind, Reading

Marks = Mapping[int, str]
"""Lines by index, with the name of the rule that cuts them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A page's lines with the article's ``[first, last]``, and which of them are cut so far."""

    readings: Sequence[Reading]
    first: int
    last: int
    marks: Marks

    def span(self) -> range:
        """The indices of the article's lines."""
        return range(self.first, self.last + 1)

    def line(self, index: int) -> Line:
        """The line at an index."""
        return self.readings[index].line

    def rule(self, index: int) -> str | None:
        """The rule that cuts a line, or None where it is kept so far, or where there is no line."""
        return self.marks.get(index) if self.first <= index <= self.last else None

    def kept(self, index: int) -> bool:
        """Whether a line of the stretch is not cut so far."""
        return self.first <= index <= self.last and index not in self.marks

    def looks(self, index: int, *kinds: Kind) -> bool:
        """Whether a line is kept so far and looks like one of these kinds."""
        return self.first <= index <= self.last and index not in self.marks and self.readings[index].kind in kinds

    def next_kept(self, index: int) -> int | None:
        """The nearest line below that is not cut so far."""
        return next((i for i in range(index + 1, self.last + 1) if i not in self.marks), None)

    def runs(self, *kinds: Kind) -> Iterator[range]:
        """The runs of neighbouring kept lines of these kinds."""
        start: int | None = None
        for index in range(self.first, self.last + 2):
            if self.looks(index, *kinds):
                start = index if start is None else start
            elif start is not None:
                yield range(start, index)
                start = None

    def with_(self, found: Marks) -> "Stretch":
        """The same stretch with more lines cut; a line keeps the rule that cut it first."""
        return Stretch(self.readings, self.first, self.last, {**found, **self.marks}) if found else self
