"""What the indices of one installation are called."""

from dataclasses import dataclass

KINDS = ("articles", "chunks", "timeline", "rejects", "payloads", "runs", "claims")
REBUILT = ("articles", "chunks", "timeline")


@dataclass(frozen=True, slots=True)
class Names:
    """What the indices of one installation are called: ``clippings-chunks`` and ``clippings-chunks-000001``."""

    prefix: str = "clippings"

    def alias(self, kind: str) -> str:
        """Name what readers and loaders speak to."""
        return f"{self.prefix}-{kind}"

    def generation(self, kind: str, number: int) -> str:
        """Name the index behind the alias."""
        return f"{self.prefix}-{kind}-{number:06d}"

    def kind(self, index: str) -> str:
        """Tell the kind of a generation."""
        return index.removeprefix(f"{self.prefix}-").rpartition("-")[0]

    def number(self, index: str) -> int:
        """Tell the number of a generation."""
        return int(index.rpartition("-")[2])


CLIPPINGS = Names()
