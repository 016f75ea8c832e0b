"""Cuts lines that say again what another line of the article says: pull quotes, captions and boxes made of the text."""

from collections.abc import Sequence

from transforms.normalize.readings import Kind
from transforms.normalize.rules import PULL_QUOTE, TWICE
from transforms.normalize.stretch import Marks, Stretch

SHINGLE = 6
_LONGEST_ECHO = 45
_ALIKE = 0.8


def find_echoes(stretch: Stretch) -> Marks:
    """Lines of six words or more whose every run of six words stands in a longer line, or in an equal one above.

    Runs are looked up in one table, so the cost grows with the length of the text alone.
    """
    kept = [i for i in stretch.span() if stretch.kept(i)]
    words = {i: stretch.line(i).tokens for i in kept}
    candidates = [i for i in kept if SHINGLE <= len(words[i]) <= _LONGEST_ECHO]
    wanted = {" ".join(words[i][:SHINGLE]) for i in candidates}
    openings: dict[str, set[str]] = {}
    for i in candidates:
        openings.setdefault(words[i][0], set()).add(words[i][1])
    places: dict[str, list[tuple[int, int]]] = {}
    for i in kept:
        mine = words[i]
        for at, word in enumerate(mine[: 1 - SHINGLE]):
            if word in openings and mine[at + 1] in openings[word]:
                run = " ".join(mine[at : at + SHINGLE])
                if run in wanted:
                    places.setdefault(run, []).append((i, at))
    found: dict[int, str] = {}
    for i in candidates:
        for other, at in places.get(" ".join(words[i][:SHINGLE]), ())[:8]:
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
