"""Weigh the places that names may mean against each other, all names of an article at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

import numpy as np
from numpy.typing import NDArray

from transforms.places.cues import Containment
from transforms.places.gazetteer import Candidate
from transforms.places.toponyms import Toponym

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.int_]

WEIGHTS: Mapping[str, float] = {
    "country": 17.0,
    "sea, river, world region": 13.0,
    "first-level region": 11.5,
    "second-level region": 3.75,
    "facility": 8.0,
    "population": 1.2,
    "region's population": 0.44,
    "capital": 2.5,
    "capital or great city of a region's name": 6.0,
    "other name": -1.5,
    "region's short name": -4.0,
    "part of the name": -1.0,
    "outlet's home": 3.0,
    "said in the text": 11.0,
    "same country": 3.0,
    "same region": 2.06,
    "neighbours": 5.0,
    "country named": 1.0,
    "capital of a country named": 1.0,
    "region named": 1.65,
}
"""What every cue counts, in natural-log units of odds; tuned on the development corpora, see docs/places.md."""

CUES = tuple(WEIGHTS)
GREAT = 500_000
"""Inhabitants from which a city, not the region named after it, is what newspapers call by the name."""
ROUNDS = 3
"""How often belief is passed between the names; a fourth round changed no decision."""
EARTH_KM = 6371.0
NEIGHBOUR_KM = 120.0
"""Within about this distance two places count as neighbours."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One place a name may mean, its share of belief among them, its score, and what each cue added to that."""

    candidate: Candidate
    share: float
    score: float
    why: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What else is known: how often peoples are named, by country; the outlet's home; regions behind a name."""

    peoples: Mapping[str, float]
    home: str | None = None
    regions: tuple[tuple[int, Candidate], ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """All candidates of an article side by side: whose they are, the value of each cue, the belief in each."""

    candidates: Sequence[Candidate]
    owner: Indices
    cues: Numbers
    scores: Numbers
    shares: Numbers

    def ranked(self, toponym: int) -> tuple[Scored, ...]:
        """The places that one name may mean, most likely first."""
        mine = np.flatnonzero(self.owner == toponym)
        return tuple(self.row(i) for i in mine[np.argsort(-self.scores[mine], kind="stable")])

    def row(self, index: int) -> Scored:
        """One candidate with its share, its score and the reasons."""
        why = tuple((cue, round(float(v), 2)) for cue, v in zip(CUES, self.cues[index], strict=True) if v)
        return Scored(self.candidates[index], float(self.shares[index]), float(self.scores[index]), why)


def weigh(
    found: Sequence[Toponym],
    pairs: Sequence[Containment],
    witnesses: Witnesses,
    weights: Mapping[str, float] = WEIGHTS,
) -> Board:
    """Score every place that the names may mean."""
    flat = [c for toponym in found for c in toponym.candidates]
    owner = np.repeat(np.arange(len(found)), [len(t.candidates) for t in found])
    strength = np.array([weights[cue] for cue in CUES])
    cues = np.zeros((len(flat), len(CUES)))
    if not flat:
        return Board(flat, owner, cues, np.zeros(0), np.zeros(0))
    cues[:, : len(_STATIC)] = [
        _static(c, found[o].loose, witnesses.home) for c, o in zip(flat, owner.tolist(), strict=True)
    ]
    ties = _Ties.between(flat, owner)
    cues[:, CUES.index("capital or great city of a region's name")] = _eponyms(found)
    cues[:, CUES.index("said in the text")] = _said(flat, owner, pairs, witnesses, ties.km)
    voice = np.array([t.voice for t in found])[owner]
    people = np.array([witnesses.peoples.get(c.country, 0.0) for c in flat])
    for _ in range(ROUNDS):
        belief = voice * _softmax(cues @ strength, owner, len(found))
        cues[:, _DYNAMIC:] = ties.heard(belief, people, sum(witnesses.peoples.values()))
    scores = cues @ strength
    return Board(flat, owner, cues * strength, scores, _softmax(scores, owner, len(found)))


_STATIC = CUES[: CUES.index("said in the text")]
_DYNAMIC = CUES.index("same country")
_LEVEL_CUE = {"country": 0, "admin1": 2, "admin2": 3, "facility": 4}


def _static(candidate: Candidate, loose: bool, home: str | None) -> list[float]:
    row = [0.0] * len(_STATIC)
    level, people = candidate.level, log10(candidate.population + 30)
    if level != "city":
        row[_LEVEL_CUE.get(level, 1)] = 1.0
    row[5] = people if level == "city" else 0.0
    row[6] = people if level in ("admin1", "admin2") else 0.0
    row[7] = float(candidate.capital)
    row[9] = float(candidate.alternate and level == "city")
    row[10] = float(candidate.alternate and level in ("admin1", "admin2"))
    row[11] = float(loose)
    row[12] = float(candidate.country == home)
    return row


def _eponyms(found: Sequence[Toponym]) -> list[float]:
    """Marks the capitals and great cities that share a region's name: a bare "São Paulo" is the city."""
    marks = []
    for toponym in found:
        regions = [c for c in toponym.candidates if c.level == "admin1" and not c.alternate]
        codes, countries = {c.admin1 for c in regions}, {c.country for c in regions}
        for c in toponym.candidates:
            great = c.population > GREAT and c.admin1 in codes
            marks.append(float(c.level == "city" and (great or (c.capital and c.country in countries))))
    return marks


@dataclass(frozen=True, slots=True)
class _Ties:
    """What binds every two candidates of different names."""

    km: Numbers
    near: Numbers
    same_country: Numbers
    same_region: Numbers
    names_country: Flags
    names_region: Flags
    capital: Flags

    @classmethod
    def between(cls, flat: Sequence[Candidate], owner: Indices) -> "_Ties":
        country = _codes([c.country for c in flat])
        region = _codes([c.admin1 for c in flat])
        level = np.array([_NEAR_LEVELS.get(c.level, 1) for c in flat])
        others = owner[:, None] != owner[None, :]
        km = _kilometres(np.array([c.lat for c in flat]), np.array([c.lon for c in flat]))
        local = level == 1
        return cls(
            km=km,
            near=np.exp(-km / NEIGHBOUR_KM) * (others & local[:, None] & local[None, :]),
            same_country=(others & (country[:, None] == country[None, :]) & (country > 0)).astype(float),
            same_region=(others & (region[:, None] == region[None, :]) & (region > 0)).astype(float),
            names_country=level == 3,
            names_region=level == 2,
            capital=np.array([c.capital for c in flat]),
        )

    def heard(self, belief: Numbers, people: Numbers, peoples: float) -> Numbers:
        """The cues that depend on what the other names are believed to be."""
        total = peoples + max(1.0, float(belief.sum()) - 1.0)
        countries, regions = belief * self.names_country, belief * self.names_region
        named = np.minimum(1.0, self.same_country @ countries + people)
        return np.stack(
            [
                (self.same_country @ belief + people) / total,
                np.minimum(1.0, self.same_region @ belief / 2),
                np.minimum(1.0, self.near @ belief),
                named,
                named * self.capital,
                np.minimum(1.0, self.same_region @ regions),
            ],
            axis=1,
        )


_NEAR_LEVELS = {"admin1": 2, "country": 3, "continent": 0, "sea": 0}


def _codes(names: Sequence[str]) -> Indices:
    known: dict[str, int] = {"": 0}
    return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.int_)


def _kilometres(lat: Numbers, lon: Numbers) -> Numbers:
    phi, lam = np.radians(lat), np.radians(lon)
    point = np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])
    distance: Numbers = EARTH_KM * np.arccos(np.clip(point.T @ point, -1.0, 1.0))
    return distance


def _said(
    flat: Sequence[Candidate], owner: Indices, pairs: Sequence[Containment], witnesses: Witnesses, km: Numbers
) -> Numbers:
    said = np.zeros(len(flat))
    start = np.searchsorted(owner, np.arange(int(owner[-1]) + 2 if len(owner) else 1))
    for index, region in witnesses.regions:
        for i in range(start[index], start[index + 1]) if index + 1 < len(start) else ():
            if flat[i].admin1 == region.admin1 and flat[i].level != "admin1":
                said[i] = 1.0
    for pair in pairs:
        if max(pair.inner, pair.outer) + 1 >= len(start):
            continue
        for i in range(start[pair.inner], start[pair.inner + 1]):
            for j in range(start[pair.outer], start[pair.outer + 1]):
                if holds(flat[j], flat[i], float(km[i, j]), pair.near):
                    said[i] = max(said[i], pair.strength)
                    said[j] = max(said[j], 0.5 * pair.strength)
    return said


_RANK = {"continent": 0, "region": 1, "country": 1, "admin1": 2, "admin2": 3, "city": 4, "facility": 5}


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


def _softmax(total: Numbers, owner: Indices, count: int) -> Numbers:
    peak = np.full(count, -np.inf)
    np.maximum.at(peak, owner, total)
    grown = np.exp(total - peak[owner])
    share: Numbers = grown / np.bincount(owner, grown, minlength=count)[owner]
    return share
