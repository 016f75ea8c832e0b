"""Weigh the places that names may mean against each other, all names of an article at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, log10, radians

import numpy as np

from transforms.places.cues import Cues
from transforms.places.gazetteer import Candidate
from transforms.places.said import said
from transforms.places.ties import Indices, Numbers, Ties
from transforms.places.toponyms import Toponym

WEIGHTS: Mapping[str, float] = {
    "country": 17.0,
    "sea, river, world region": 13.0,
    "region or island of a country": 10.5,
    "first-level region": 5.0,
    "second-level region": 3.75,
    "facility": 8.0,
    "population": 1.2,
    "first-level region's population": 1.5,
    "second-level region's population": 0.44,
    "capital": 2.5,
    "capital or great city of a region's name": 6.0,
    "other name": -2.5,
    "region's short name": -4.0,
    "part of the name": -1.0,
    "outlet's home": 3.0,
    "said in the text": 11.0,
    "the text says otherwise": -9.0,
    "listed with its like": 4.0,
    "same country": 3.5,
    "same region": 2.06,
    "neighbours": 5.0,
    "only ones together": 3.0,
    "country named": 1.0,
    "capital of a country named": 1.0,
    "region named": 2.5,
}
"""What every cue counts, in natural-log units of odds; tuned on the development corpora, see docs/places.md."""

CUES = tuple(WEIGHTS)
GREAT = 500_000
"""Inhabitants from which a city, not the region named after it, is what newspapers call by the name."""
ROUNDS = 3
"""How often belief is passed between the names; five rounds changed less than one decision in a thousand."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One place a name may mean, its share of belief among them, its score, and what each cue added to that."""

    candidate: Candidate
    share: float
    score: float
    why: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What else is known: how often peoples are named, by country, the outlet's home, and regions telephoned to."""

    peoples: Mapping[str, float]
    home: str | None = None
    regions: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Board:
    """All candidates of an article side by side: whose they are, the value of each cue, the belief in each."""

    candidates: Sequence[Candidate]
    owner: Indices
    cues: Numbers
    scores: Numbers
    shares: Numbers

    def best(self, toponym: int) -> tuple[Scored, float] | None:
        """The place that one name most likely means, and the belief in it and in all that lie where it does."""
        mine = np.flatnonzero(self.owner == toponym).tolist()
        if not mine:
            return None
        top = max(mine, key=self.scores.__getitem__)
        there = sum(float(self.shares[i]) for i in mine if _together(self.candidates[top], self.candidates[i]))
        return self.row(top), min(1.0, there)

    def ranked(self, toponym: int) -> tuple[Scored, ...]:
        """The places that one name may mean, most likely first."""
        mine = np.flatnonzero(self.owner == toponym)
        return tuple(self.row(i) for i in mine[np.argsort(-self.scores[mine], kind="stable")])

    def row(self, index: int) -> Scored:
        """One candidate with its share, its score and the reasons."""
        why = tuple((cue, round(float(v), 2)) for cue, v in zip(CUES, self.cues[index], strict=True) if v)
        return Scored(self.candidates[index], float(self.shares[index]), float(self.scores[index]), why)


def _together(a: Candidate, b: Candidate) -> bool:
    """Whether two places lie within about a degree, as a city and the region named after it."""
    return abs(a.lat - b.lat) < 1 and abs(a.lon - b.lon) * cos(radians(a.lat)) < 1


def weigh(
    found: Sequence[Toponym],
    cues: Cues,
    witnesses: Witnesses,
    weights: Mapping[str, float] = WEIGHTS,
) -> Board:
    """Score every place that the names may mean."""
    flat = [c for toponym in found for c in toponym.candidates]
    owner = np.repeat(np.arange(len(found)), [len(t.candidates) for t in found])
    rows = np.zeros((len(flat), len(CUES)))
    if not flat:
        return Board(flat, owner, rows, np.zeros(0), np.zeros(0))
    strength = np.array([weights[cue] for cue in CUES])
    ties = Ties.between(flat, owner, len(found), cues.lists)
    rows[:, : len(_STATIC)] = [
        _static(c, found[o].loose, witnesses.home) for c, o in zip(flat, owner.tolist(), strict=True)
    ]
    rows[:, _AT["capital or great city of a region's name"]] = _eponyms(found)
    text = said(found, flat, cues, ties.km)
    rows[:, _AT["said in the text"]], rows[:, _AT["the text says otherwise"]] = text.support, text.against
    voice = np.array([t.voice for t in found])[owner]
    people = np.array([witnesses.peoples.get(c.country, 0.0) for c in flat])
    called = np.array([witnesses.regions.get(c.admin1, 0.0) for c in flat])
    for _ in range(ROUNDS):
        belief = voice * _softmax(rows @ strength, owner, len(found))
        rows[:, _DYNAMIC:] = ties.heard(belief, people, sum(witnesses.peoples.values()), called)
    scores = rows @ strength
    return Board(flat, owner, rows * strength, scores, _softmax(scores, owner, len(found)))


_STATIC = CUES[: CUES.index("said in the text")]
_DYNAMIC = CUES.index("listed with its like")
_LEVEL_CUE = {
    "country": "country",
    "admin1": "first-level region",
    "admin2": "second-level region",
    "facility": "facility",
    "region": "region or island of a country",
    "island": "region or island of a country",
}
_PEOPLE_CUE = {
    "city": "population",
    "admin1": "first-level region's population",
    "admin2": "second-level region's population",
}
_AT = {cue: index for index, cue in enumerate(CUES)}


def _static(candidate: Candidate, loose: bool, home: str | None) -> list[float]:
    """What is known of a place before the rest of the article is asked."""
    row = [0.0] * len(_STATIC)
    level = candidate.level
    if level != "city":
        wide = level not in _LEVEL_CUE or (level in ("region", "island") and not candidate.country)
        row[_AT["sea, river, world region" if wide else _LEVEL_CUE[level]]] = 1.0
    if level in _PEOPLE_CUE:
        row[_AT[_PEOPLE_CUE[level]]] = log10(candidate.population + 30)
    if candidate.alternate and level in _PEOPLE_CUE:
        row[_AT["other name" if level == "city" else "region's short name"]] = 1.0
    row[_AT["capital"]] = float(candidate.capital)
    row[_AT["part of the name"]] = float(loose)
    row[_AT["outlet's home"]] = float(candidate.country == home)
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


def _softmax(total: Numbers, owner: Indices, count: int) -> Numbers:
    peak = np.full(count, -np.inf)
    np.maximum.at(peak, owner, total)
    grown = np.exp(total - peak[owner])
    share: Numbers = grown / np.bincount(owner, grown, minlength=count)[owner]
    return share
