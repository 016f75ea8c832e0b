"""Cuts lines that say again what another line of the article says: pull quotes, captions and boxes made of the text."""

from transforms.normalize.lines import key
from transforms.normalize.readings import Kind
from transforms.normalize.rules import PULL_QUOTE, TWICE
from transforms.normalize.stretch import Marks, Stretch

SHINGLE = 6
_LONGEST_ECHO = 60


def find_echoes(stretch: Stretch) -> Marks:
    """Lines of six words or more whose every run of six words stands in a longer line, or in an equal one above.

    Runs are looked up in one table, so the cost grows with the length of the text alone.
    """
    kept = [i for i in stretch.span() if stretch.kept(i)]
    words = {i: key(stretch.line(i).text).split() for i in kept}
    candidates = [i for i in kept if SHINGLE <= len(words[i]) <= _LONGEST_ECHO]
    wanted = {tuple(words[i][:SHINGLE]) for i in candidates}
    first_words = {run[0] for run in wanted}
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for i in kept:
        mine = words[i]
        for at in range(len(mine) - SHINGLE + 1):
            if mine[at] in first_words:
                run = tuple(mine[at : at + SHINGLE])
                if run in wanted:
                    places.setdefault(run, []).append((i, at))
    found: dict[int, str] = {}
    for i in candidates:
        for other, at in places.get(tuple(words[i][:SHINGLE]), ())[:8]:
            if other == i or other in found or words[other][at : at + len(words[i])] != words[i]:
                continue
            if len(words[other]) > len(words[i]) or other < i:
                quoted = stretch.looks(i, Kind.SHORT) or len(words[other]) > len(words[i])
                found[i] = PULL_QUOTE if quoted else TWICE
                break
    return found
