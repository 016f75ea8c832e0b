"""Hold what the text says of a place's whereabouts against the places its name may mean."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from transforms.places.cues import Containment, Cues
from transforms.places.gazetteer import Candidate
from transforms.places.ties import Numbers
from transforms.places.toponyms import Toponym

LISTLIKE = 0.3
"""How much of "A, B" still says that A lies in B where it may be a list of countries or of regions."""
UNDENIABLE = 1_000_000
"""Inhabitants from which a city is so well known that "London, Texas and Utah" is read as a list."""
_RANK = {"continent": 0, "region": 1, "country": 1, "admin1": 2, "admin2": 3, "city": 4, "facility": 5}


@dataclass(frozen=True, slots=True)
class Said:
    """For every candidate how plainly the text speaks for it, and whether it speaks against it."""

    support: Numbers
    against: Numbers


def said(found: Sequence[Toponym], flat: Sequence[Candidate], cues: Cues, km: Numbers) -> Said:
    """Read every cue of the text; ``km`` holds the distances between all candidates."""
    ends = np.cumsum([len(t.candidates) for t in found]).tolist()
    spans = [range(end - len(t.candidates), end) for end, t in zip(ends, found, strict=True)]
    support, against, kind = (np.zeros(len(flat)) for _ in range(3))
    for index, levels in cues.levels:
        for i in spans[index]:
            kind[i] = float(flat[i].level in levels)
            against[i] = float(1 - kind[i] if any(flat[j].level in levels for j in spans[index]) else 0.0)
    for index, regions in cues.regions:
        within = [i for i in spans[index] if any(holds(region, flat[i], 0.0) for region in regions)]
        support[within] = 1.0
        _deny(flat, spans[index], within, against)
    for pair in cues.containments:
        _contain(flat, spans[pair.inner], spans[pair.outer], pair, km, support, against)
    return Said(support + kind, against)


def _contain(
    flat: Sequence[Candidate],
    inner: range,
    outer: range,
    pair: Containment,
    km: Numbers,
    support: Numbers,
    against: Numbers,
) -> None:
    listlike = _alike([flat[i] for i in inner], [flat[j] for j in outer])
    strength = pair.strength * (LISTLIKE if listlike else 1.0)
    within = []
    for i in inner:
        for j in outer:
            if holds(flat[j], flat[i], float(km[i, j]), pair.near):
                within.append(i)
                support[i] = max(support[i], strength)
                support[j] = max(support[j], 0.5 * strength)
    if pair.closed and not listlike and any(flat[j].level in ("country", "admin1") for j in outer):
        _deny(flat, inner, within, against)


def _deny(flat: Sequence[Candidate], inner: range, within: Sequence[int], against: Numbers) -> None:
    """Where the text names the region of a place and none of that name lies there, it is a place we do not know."""
    if not within and not any(flat[i].population > UNDENIABLE or flat[i].capital for i in inner):
        against[inner.start : inner.stop] = 1.0


def _alike(inner: Sequence[Candidate], outer: Sequence[Candidate]) -> bool:
    """Whether both names may be countries, or regions of one country, as in a list: "Vermont, Illinois"."""
    peers = [
        {(c.level, c.country if c.level == "admin1" else "") for c in side if not c.alternate}
        for side in (inner, outer)
    ]
    return any(level in ("country", "admin1") for level, _ in peers[0] & peers[1])


def holds(outer: Candidate, inner: Candidate, km: float, near: bool = False) -> bool:
    """Whether one place can lie inside the other (or near it, where the text says so)."""
    if near or outer.level in ("city", "admin2", "island"):
        return km < (150 if near else 80) and inner.level not in ("country", "admin1")
    if _RANK.get(outer.level, 9) >= _RANK.get(inner.level, 5):
        return False
    if outer.level == "country":
        return inner.country == outer.country
    if outer.level == "admin1":
        return inner.admin1 == outer.admin1
    return km < 1500
