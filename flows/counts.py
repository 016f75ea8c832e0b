"""What became of pages, as numbers; apart from the work, for whoever only shows them."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of pages: ``read`` is the sum of indexed, unchanged, duplicate and rejected.

    ``kept`` of those read came from what was kept, not from their source.
    """

    read: int = 0
    indexed: int = 0
    unchanged: int = 0
    duplicate: int = 0
    rejected: int = 0
    chunks: int = 0
    timeline: int = 0
    removed: int = 0
    kept: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))
