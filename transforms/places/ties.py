"""What binds the places that different names may mean: distance, country, region, standing in one list."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.places.gazetteer import Candidate

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.int_]

EARTH_KM = 6371.0
CLOSE_KM = 30.0
"""Within about twice this distance the only places of their names count as having been meant together."""
NEIGHBOUR_KM = 120.0
"""Within about this distance two places count as neighbours."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What binds every two candidates of different names."""

    km: Numbers
    peers: Numbers
    near: Numbers
    same_country: Numbers
    same_region: Numbers
    meeting: Numbers
    names_country: Flags
    names_region: Flags
    capital: Flags

    @classmethod
    def between(cls, flat: Sequence[Candidate], owner: Indices, count: int, lists: Sequence[tuple[int, int]]) -> "Ties":
        country = _codes([c.country for c in flat])
        region = _codes([c.admin1 for c in flat])
        level = np.array([_NEAR_LEVELS.get(c.level, 1) for c in flat])
        others = owner[:, None] != owner[None, :]
        km = _kilometres(np.array([c.lat for c in flat]), np.array([c.lon for c in flat]))
        local, listed = level == 1, _neighbours(count, lists)
        like = listed[owner[:, None], owner[None, :]] & (level[:, None] == level[None, :]) & (level > 1)
        compatriots = (country[:, None] == country[None, :]) | (level == 3)
        return cls(
            km=km,
            peers=(like & compatriots).astype(float),
            near=np.exp(-km / NEIGHBOUR_KM) * (others & local[:, None] & local[None, :]),
            meeting=_meeting(km, owner, local),
            same_country=(others & (country[:, None] == country[None, :]) & (country > 0)).astype(float),
            same_region=(others & (region[:, None] == region[None, :]) & (region > 0)).astype(float),
            names_country=level == 3,
            names_region=level == 2,
            capital=np.array([c.capital for c in flat]),
        )

    def heard(self, belief: Numbers, people: Numbers, peoples: float, called: Numbers) -> Numbers:
        """The cues that depend on what the other names are believed to be."""
        total = peoples + max(1.0, float(belief.sum()) - 1.0)
        countries, regions = belief * self.names_country, belief * self.names_region
        named = np.minimum(1.0, self.same_country @ countries + people)
        return np.stack(
            [
                np.minimum(1.0, self.peers @ belief),
                (self.same_country @ belief + people) / total,
                np.minimum(1.0, self.same_region @ belief / 2),
                np.minimum(1.0, self.near @ belief),
                self.meeting,
                named,
                named * self.capital,
                np.minimum(1.0, self.same_region @ regions + called),
            ],
            axis=1,
        )


def _meeting(km: Numbers, owner: Indices, local: Flags) -> Numbers:
    """How much two names speak for each other by having but one pair of places that lie together.

    Of all the Enfields and Edmontons only two are neighbours; of the Springfields and Clintons a dozen are.
    """
    firsts = np.flatnonzero(np.diff(owner, prepend=-1))
    close = np.exp(-km / CLOSE_KM) * (km > 0.5) * (km < 2 * CLOSE_KM) * local[:, None] * local[None, :]
    close[owner[:, None] == owner[None, :]] = 0.0
    by_name = np.maximum.reduceat(close, firsts, axis=1)
    pairs = np.add.reduceat(np.add.reduceat(close, firsts, axis=0), firsts, axis=1)
    names = np.cumsum(np.diff(owner, prepend=-1) > 0) - 1
    met: Numbers = (by_name / np.maximum(1.0, pairs[names])).sum(axis=1)
    return np.minimum(1.0, met)


def _neighbours(count: int, listed: Sequence[tuple[int, int]]) -> Flags:
    table = np.zeros((count, count), dtype=np.bool_)
    for left, right in listed:
        table[left, right] = table[right, left] = True
    return table


_NEAR_LEVELS = {"admin1": 2, "country": 3, "continent": 0, "sea": 0}


def _codes(names: Sequence[str]) -> Indices:
    known: dict[str, int] = {"": 0}
    return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.int_)


def _kilometres(lat: Numbers, lon: Numbers) -> Numbers:
    phi, lam = np.radians(lat), np.radians(lon)
    point = np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])
    distance: Numbers = EARTH_KM * np.arccos(np.clip(point.T @ point, -1.0, 1.0))
    return distance
