"""Cuts lines that say again what another line of the article says: pull quotes, captions and boxes made of the text."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

from transforms.normalize.readings import Kind
from transforms.normalize.rules import PULL_QUOTE, TWICE
from transforms.normalize.stretch import Marks, Stretch

SHINGLE = 6
_LONGEST_ECHO = 45
_ALIKE = 0.8


def find_echoes(stretch: Stretch) -> Marks:
    """Lines of six words or more whose every run of six words stands in a longer line, or in an equal one above.

    Runs are looked up in one table, so the cost grows with the length of the text alone. What opens with a word that
    stands nowhere else is no echo, which settles it for nearly every line.
    """
    kept = [i for i in stretch.span() if stretch.kept(i)]
    words = {i: stretch.line(i).tokens for i in kept}
    times = Counter(chain.from_iterable(stretch.line(i).subject for i in kept))
    once = {word for word, count in times.items() if count == 1}
    candidates = [i for i in kept if SHINGLE <= len(words[i]) <= _LONGEST_ECHO and once.isdisjoint(words[i][:SHINGLE])]
    wanted = {words[i][:SHINGLE] for i in candidates}
    openings = {words[i][:2] for i in candidates}
    places: dict[Sequence[str], list[tuple[int, int]]] = {}
    for i in kept:
        mine = words[i]
        for at in [at for at, pair in enumerate(pairwise(mine)) if pair in openings]:
            if mine[at : at + SHINGLE] in wanted:
                places.setdefault(mine[at : at + SHINGLE], []).append((i, at))
    found: dict[int, str] = {}
    for i in candidates:
        for other, at in places.get(words[i][:SHINGLE], ())[:8]:
            if other == i or other in found:
                continue
            if words[other][at : at + len(words[i])] != words[i]:
                if i < other and at == 0 and _alike(words[i], words[other]):
                    found[i] = TWICE
                    break
                continue
            if len(words[other]) > len(words[i]) or _prefers(stretch, other, i):
                quoted = stretch.looks(i, Kind.SHORT) or len(words[other]) > len(words[i])
                found[i] = PULL_QUOTE if quoted else TWICE
                break
    return found


def _prefers(stretch: Stretch, other: int, index: int) -> bool:
    """Of two equal lines the one with an end is the text, else the upper one."""
    ended, here = stretch.line(other).terminated, stretch.line(index).terminated
    return ended if ended != here else other < index


def _alike(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a caption is the next paragraph in nearly the same words."""
    shared = set(first) & set(second)
    return len(shared) >= _ALIKE * len(set(first)) and len(first) <= 1.5 * len(second)
