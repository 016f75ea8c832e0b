"""Weigh the places that names may mean against each other, all names of an article at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10

import numpy as np
from numpy.typing import NDArray

from transforms.places.cues import Containment
from transforms.places.gazetteer import Candidate
from transforms.places.toponyms import Toponym

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each cue counts, in natural-log units of odds."""

    population: float = 1.6
    capital: float = 1.5
    country: float = 15.0
    wide: float = 13.0
    admin1: float = 11.5
    admin2: float = 3.0
    alternate: float = -2.0
    same_country: float = 3.0
    same_region: float = 3.0
    near: float = 5.0
    contained: float = 7.0
    home: float = 1.5
    rounds: int = 3


WEIGHTS = Weights()
EARTH_KM = 6371.0
NEIGHBOUR_KM = 120.0
"""Within about this distance two places count as neighbours."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One place a name may mean, its share of belief among them, and what each cue added."""

    candidate: Candidate
    share: float
    score: float
    why: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What else the article says: mentions of countries' peoples, and the outlet's home."""

    countries: Mapping[str, float]
    home: str | None = None
    regions: tuple[tuple[int, Candidate], ...] = ()


def prior(candidate: Candidate, weights: Weights) -> float:
    """What a place is worth before the article is asked: its level and how many people live there."""
    people = weights.population * log10(candidate.population + 30)
    match candidate.level:
        case "country":
            return weights.country
        case "admin1":
            base = weights.admin1 + 0.1 * people
        case "admin2":
            base = weights.admin2 + 0.5 * people
        case "city":
            base = people + weights.capital * candidate.capital
        case _:
            return weights.wide
    return base + weights.alternate * candidate.alternate


def kilometres(lat: Numbers, lon: Numbers) -> Numbers:
    """Great-circle distances between all pairs of points."""
    phi, lam = np.radians(lat), np.radians(lon)
    point = np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])
    chord = np.clip(point.T @ point, -1.0, 1.0)
    distance: Numbers = EARTH_KM * np.arccos(chord)
    return distance


def score(
    found: tuple[Toponym, ...], pairs: tuple[Containment, ...], witnesses: Witnesses, weights: Weights = WEIGHTS
) -> tuple[tuple[Scored, ...], ...]:
    """For every toponym the places it may mean, most likely first."""
    flat = [c for toponym in found for c in toponym.candidates]
    if not flat:
        return tuple(() for _ in found)
    owner = np.repeat(np.arange(len(found)), [len(t.candidates) for t in found])
    cues = _cues(found, flat, owner, pairs, witnesses, weights)
    base = cues.fixed.sum(axis=0)
    total, dynamic = base, np.zeros((3, len(flat)))
    for _ in range(weights.rounds):
        belief = _softmax(total, owner, len(found))
        dynamic = cues.dynamic(belief, witnesses, weights)
        total = base + dynamic.sum(axis=0)
    share = _softmax(total, owner, len(found))
    names = (*_FIXED, *_DYNAMIC)
    columns = np.concatenate([cues.fixed, dynamic])
    rows = [
        Scored(
            c, float(share[i]), float(total[i]), tuple((n, float(v)) for n, v in zip(names, columns[:, i], strict=True))
        )
        for i, c in enumerate(flat)
    ]
    return tuple(
        tuple(sorted((rows[i] for i in np.flatnonzero(owner == t)), key=lambda s: -s.score)) for t in range(len(found))
    )


_FIXED = ("size and level", "said in the text", "outlet's home")
_DYNAMIC = ("same country", "same region", "neighbours")


@dataclass(frozen=True, slots=True)
class _Cues:
    fixed: Numbers
    same_country: Numbers
    same_region: Numbers
    near: Numbers
    country: NDArray[np.str_]

    def dynamic(self, belief: Numbers, witnesses: Witnesses, weights: Weights) -> Numbers:
        heard = sum(witnesses.countries.values())
        people = np.array([witnesses.countries.get(str(c), 0.0) for c in self.country])
        total = heard + max(1.0, belief.sum() - 1.0)
        return np.stack(
            [
                weights.same_country * (self.same_country @ belief + people) / total,
                weights.same_region * np.minimum(1.0, self.same_region @ belief / 2),
                weights.near * np.minimum(1.0, self.near @ belief),
            ]
        )


def _cues(
    found: tuple[Toponym, ...],
    flat: list[Candidate],
    owner: NDArray[np.int_],
    pairs: tuple[Containment, ...],
    witnesses: Witnesses,
    weights: Weights,
) -> _Cues:
    country = np.array([c.country for c in flat])
    region = np.array([c.admin1 for c in flat])
    local = np.array([c.level in ("city", "admin2", "facility") for c in flat])
    others = owner[:, None] != owner[None, :]
    distance = kilometres(np.array([c.lat for c in flat]), np.array([c.lon for c in flat]))
    same_country = others & (country[:, None] == country[None, :]) & (country != "")[None, :]
    same_region = others & (region[:, None] == region[None, :]) & (region != "")[None, :]
    near = np.exp(-distance / NEIGHBOUR_KM) * others * local[:, None] * local[None, :]
    fixed = np.stack(
        [
            np.array([prior(c, weights) for c in flat]),
            weights.contained * _said(found, flat, owner, pairs, witnesses, distance),
            weights.home * (country == (witnesses.home or "-")),
        ]
    )
    return _Cues(fixed, same_country.astype(float), same_region.astype(float), near, country)


def _said(
    found: tuple[Toponym, ...],
    flat: list[Candidate],
    owner: NDArray[np.int_],
    pairs: tuple[Containment, ...],
    witnesses: Witnesses,
    distance: Numbers,
) -> Numbers:
    said = np.zeros(len(flat))
    for index, region in witnesses.regions:
        for i in np.flatnonzero(owner == index):
            said[i] = max(said[i], float(flat[i].admin1 == region.admin1 and flat[i].level != "admin1"))
    for pair in pairs:
        for i in np.flatnonzero(owner == pair.inner):
            for j in np.flatnonzero(owner == pair.outer):
                if holds(flat[j], flat[i], float(distance[i, j]), pair.near):
                    said[i], said[j] = max(said[i], 1.0), max(said[j], 0.5)
    return said


_RANK = {"continent": 0, "region": 1, "country": 1, "admin1": 2, "admin2": 3, "city": 4, "facility": 5}


def holds(outer: Candidate, inner: Candidate, km: float, near: bool) -> bool:
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


def _softmax(total: Numbers, owner: NDArray[np.int_], count: int) -> Numbers:
    peak = np.full(count, -np.inf)
    np.maximum.at(peak, owner, total)
    grown = np.exp(total - peak[owner])
    sums = np.bincount(owner, grown, minlength=count)
    share: Numbers = grown / sums[owner]
    return share
