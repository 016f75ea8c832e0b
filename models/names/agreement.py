"""How far a second, blind reading of a part of the corpus agrees with its labels.

python -m models.names.agreement [-v]      figures; with -v every span that one reader has and the other has not

``second/ID.tsv`` holds a reading: the number of the line among those that are not empty, the name as it stands there
and its kind, in order of standing; lines that begin with ``=`` say which spellings mean the same person or body.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from models.names.articles import Gold, own

READINGS = Path(__file__).parent / "second"
Spans = frozenset[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Spans as ``(start, end, kind)`` in the article's text, and groups of spellings that mean the same."""

    spans: Spans
    same: tuple[tuple[str, ...], ...]


def second_readings() -> Iterator[tuple[Gold, Reading]]:
    """Every article that was read twice, with its second reading, ordered by id."""
    for gold in own():
        path = READINGS / f"{gold.id}.tsv"
        if path.exists():
            yield gold, parse(gold.text, path.read_text("utf-8"))


def parse(text: str, written: str) -> Reading:
    """A reading of that text; raises ValueError for a name that does not stand on its line behind the one before."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    spans: set[tuple[int, int, str]] = set()
    same: list[tuple[str, ...]] = []
    behind = 0
    for row in written.splitlines():
        if row.startswith("="):
            same.append(tuple(row.split("\t")[1].split(" = ")))
            continue
        number, surface, kind = row.split("\t")
        first, end = lines[int(number) - 1]
        start = text.find(surface, max(first, behind), end)
        if start < 0:
            raise ValueError(f"{surface!r} does not stand on line {number} behind the name before it.")
        behind = start + len(surface)
        spans.add((start, behind, kind))
    return Reading(frozenset(spans), tuple(same))


def agreement(pairs: list[tuple[Spans, Spans]]) -> float:
    """Twice the common spans over all spans: F1, whichever reader is taken for right (Hripcsak and Rothschild 2005)."""
    common = sum(len(one & other) for one, other in pairs)
    return 2 * common / max(1, sum(len(one) + len(other) for one, other in pairs))


def edges(spans: Spans) -> Spans:
    """The spans without their kinds."""
    return frozenset((start, end, "") for start, end, _ in spans)


def of_kinds(spans: Spans, kinds: frozenset[str]) -> Spans:
    """The spans of some kinds, facilities as places."""
    return frozenset((s, e, "LOC" if k == "FAC" else k) for s, e, k in spans if k in kinds)


def joined(groups: tuple[tuple[str, ...], ...], among: set[str]) -> frozenset[tuple[str, str]]:
    """The pairs of spellings that mean one, both ``among`` those given."""
    return frozenset(p for group in groups for p in combinations(sorted(set(group) & among), 2))


def main(verbose: bool) -> None:
    read = list(second_readings())
    pairs = [(frozenset(gold.spans), reading.spans) for gold, reading in read]
    print(f"{len(read)} articles, {sum(len(a) for a, _ in pairs)} and {sum(len(b) for _, b in pairs)} names")
    print(f"spans and kinds   {agreement(pairs):.3f}")
    print(f"spans alone       {agreement([(edges(a), edges(b)) for a, b in pairs]):.3f}")
    scored = frozenset(("PER", "ORG", "LOC", "FAC"))
    core = agreement([(of_kinds(a, scored), of_kinds(b, scored)) for a, b in pairs])
    print(f"persons, organizations, places  {core:.3f}")
    for kind in ("PER", "ORG", "LOC", "FAC", "GRP", "EVT", "PRD", "MSC"):
        one = frozenset((kind,))
        print(f"  {kind} {agreement([(of_kinds(a, one), of_kinds(b, one)) for a, b in pairs]):.3f}")
    print(f"spellings joined  {_joint(read):.3f}")
    if verbose:
        for gold, reading in read:
            for start, end, kind in sorted(frozenset(gold.spans) ^ reading.spans):
                who = "first " if (start, end, kind) in gold.spans else "second"
                print(f"{gold.id} {who} {kind} {gold.text[start:end]!r} in {_around(gold.text, start, end)!r}")


def _joint(read: list[tuple[Gold, Reading]]) -> float:
    """Agreement on pairs of spellings of persons and bodies that both readers labelled."""
    common = total = 0
    for gold, reading in read:
        both = {gold.text[s:e] for s, e, k in frozenset(gold.spans) & reading.spans if k in ("PER", "ORG")}
        one, other = joined(gold.same, both), joined(reading.same, both)
        common, total = common + len(one & other), total + len(one) + len(other)
    return 2 * common / max(1, total)


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 40) : end + 40].replace("\n", " / ")


if __name__ == "__main__":
    main("-v" in sys.argv)
