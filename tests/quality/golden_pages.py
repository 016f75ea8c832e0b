"""Reads the golden pages: one annotated file gives both the page and what should be found in it."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"
MARKS = frozenset("-TSBHP")


@dataclass(frozen=True, slots=True)
class GoldenPage:
    """A page as a browser flattens it, with its gold fields; ``fields`` holds outlet, country, section, published."""

    name: str
    text: str
    title: str
    authors: tuple[str, ...]
    summary: str
    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]
    fields: dict[str, str]


def parse(name: str, source: str) -> GoldenPage:
    """Split an annotated file into page and gold; raises ``ValueError`` where a line carries no known mark."""
    head, _, marked = source.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    lines = [(line[:1], line[2:]) for line in marked.splitlines()]
    unknown = [mark for mark, _ in lines if mark and mark not in MARKS]
    if unknown:
        raise ValueError(f"{name}: unknown mark {unknown[0]!r}")

    def of(mark: str) -> tuple[str, ...]:
        return tuple(text for found, text in lines if found == mark)

    return GoldenPage(
        name=name,
        text="".join(f"{text}\n" for _, text in lines),
        title=fields.pop("title"),
        authors=tuple(filter(None, fields.pop("authors", "").split("; "))),
        summary=" ".join(of("S")),
        headings=of("H"),
        paragraphs=of("P"),
        fields=fields,
    )


def golden_pages() -> list[GoldenPage]:
    """All golden pages, in the order of their names."""
    return [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.page"))]
