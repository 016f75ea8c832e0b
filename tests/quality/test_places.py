"""Floors for places: share of all named places put within 161 km, and of those located, on fixed corpora."""

import hashlib
import json
import math
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest

from tests.transforms.entities.stories import fast, known
from tests.transforms.places.articles import article_of, gazetteer
from transforms.entities import find_entities
from transforms.normalize import Outlets
from transforms.pipeline import Resources, clip
from transforms.places import find_places, resolve_places
from transforms.records import Block, Clipping, Entity, EntityType, Hints, Mention, Page, Sentence
from transforms.sentences import split_sentences

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("CLIPPINGS_SHARED_DATA", ROOT.parent / "shared" / "data")) / "places"
NEAR_KM = 161
READ_AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Gold:
    """One named place of a text: a point, or none where the name must not be placed."""

    start: int
    end: int
    point: tuple[float, float] | None


@dataclass(frozen=True)
class Case:
    """A text with its named places, and the home of the outlet where known."""

    text: str
    places: tuple[Gold, ...]
    country: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Score:
    """Shares of all places, and of those located, that lie within 161 km of where they should; names wrongly placed."""

    all: float
    located: float
    intruders: tuple[str, ...]


def written(name: str = "places_news.txt") -> Iterator[Case]:
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, marked = line.split("|", 1)
            yield parsed(marked.strip(), country.strip() or None)


def parsed(marked: str, country: str | None) -> Case:
    text, places, at = "", [], 0
    for match in re.finditer(r"\[\[([^@\]]+)@([^\]]+)\]\]", marked):
        text += marked[at : match.start()]
        point = None if match[2] == "-" else tuple(map(float, match[2].split(",")))
        assert point is None or len(point) == 2
        places.append(Gold(len(text), len(text) + len(match[1]), point))
        text, at = text + match[1], match.end()
    return Case(text + marked[at:], tuple(places), country)


def shared(name: str, fingerprint: str) -> list[Case]:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the shared corpus {name} is absent; CLIPPINGS_SHARED_DATA can point to its folder")
    data = path.read_bytes()
    assert hashlib.sha256(data).hexdigest()[:16] == fingerprint, f"{name} is another corpus than the floors are for"
    rows = (json.loads(line) for line in data.decode("utf-8").splitlines())
    return [
        Case(
            r["text"],
            tuple(Gold(p["start"], p["end"], (p["lat"], p["lon"])) for p in r["places"]),
            title=r.get("title"),
        )
        for r in rows
    ]


@lru_cache(1)
def sentence_end() -> re.Pattern[str]:
    return re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“A-Z])|\n+")


def sentences(text: str) -> tuple[Sentence, ...]:
    starts = [0, *(m.end() for m in sentence_end().finditer(text))]
    return tuple(Sentence(a, b, 0) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if b > a)


def from_raw_text(case: Case) -> tuple[Entity, ...]:
    """Places found by the gazetteer alone, without any recognizer."""
    article = article_of(case.text, case.country)
    return resolve_places(article, find_places(article, sentences(case.text), (), gazetteer()), gazetteer())


@lru_cache(1)
def resources() -> Resources:
    return Resources(Outlets.default(), fast(), known(), gazetteer())


def end_to_end(case: Case) -> tuple[Entity, ...]:
    """Places found by every stage together, with the recognizer that ships."""
    page = Page("case", case.text, "body", "0" * 64, READ_AT, Hints(title=case.title))
    result = clip(page, resources())
    assert isinstance(result, Clipping)
    assert result.article.body == case.text
    return result.entities


def of_an_outlet(case: Case) -> tuple[Entity, ...]:
    """The same for an article whose outlet's country is known."""
    article = replace(article_of(case.text, case.country), blocks=(Block("paragraph", 0, len(case.text)),))
    cut = split_sentences(article)
    found = find_entities(article, cut, fast(), known())
    return resolve_places(article, find_places(article, cut, found, gazetteer()), gazetteer())


def from_gold_names(case: Case) -> tuple[Entity, ...]:
    """Places whose names are given, to measure the resolver alone."""
    by_name: dict[str, list[Mention]] = {}
    for place in case.places:
        name = case.text[place.start : place.end]
        by_name.setdefault(name, []).append(Mention(name, place.start, place.end))
    named = tuple(Entity(n, EntityType.PLACE, (), tuple(ms)) for n, ms in by_name.items())
    return resolve_places(article_of(case.text, case.country), named, gazetteer())


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    (lat, lon), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def score(cases: list[Case], results: list[tuple[Entity, ...]]) -> Score:
    total = located = right = 0
    intruders = []
    for case, entities in zip(cases, results, strict=True):
        spans = [(m.start, m.end, e.location) for e in entities if e.location for m in e.mentions]
        for gold in case.places:
            hits = [at for start, end, at in spans if start < gold.end and gold.start < end]
            if gold.point is None:
                intruders += [case.text[gold.start : gold.end]] * bool(hits)
                continue
            total, located = total + 1, located + bool(hits)
            right += any(kilometres(gold.point, (at.lat, at.lon)) <= NEAR_KM for at in hits)
    return Score(right / total, right / max(1, located), tuple(intruders))


def test_news_written_for_this_test() -> None:
    cases = list(written())
    assert len(cases) >= 45
    result = score(cases, [from_raw_text(case) for case in cases])
    assert result.all >= 0.97
    assert result.located >= 0.97
    assert not result.intruders


@pytest.mark.parametrize(
    ("name", "fingerprint", "floor_all", "floor_located"),
    [("geovirus.jsonl", "7752d146f998c655", 0.87, 0.943), ("trnews.jsonl", "1c06912e78db5e00", 0.715, 0.932)],
)
def test_from_raw_text(name: str, fingerprint: str, floor_all: float, floor_located: float) -> None:
    cases = shared(name, fingerprint)
    result = score(cases, [from_raw_text(case) for case in cases])
    assert result.all >= floor_all
    assert result.located >= floor_located


@pytest.mark.parametrize(
    ("name", "fingerprint", "floor_all", "floor_located"),
    [("geovirus.jsonl", "7752d146f998c655", 0.92, 0.943), ("trnews.jsonl", "1c06912e78db5e00", 0.805, 0.93)],
)
def test_from_gold_names(name: str, fingerprint: str, floor_all: float, floor_located: float) -> None:
    cases = shared(name, fingerprint)
    result = score(cases, [from_gold_names(case) for case in cases])
    assert result.all >= floor_all
    assert result.located >= floor_located


@pytest.mark.parametrize(
    ("name", "least", "floor_all", "floor_located"),
    [("places_news.txt", 45, 0.97, 0.985), ("places_local.txt", 14, 0.95, 0.98)],
)
def test_written_news_end_to_end(name: str, least: int, floor_all: float, floor_located: float) -> None:
    cases = list(written(name))
    assert len(cases) >= least
    result = score(cases, [of_an_outlet(case) for case in cases])
    assert result.all >= floor_all
    assert result.located >= floor_located
    assert not result.intruders


@pytest.mark.parametrize(
    ("name", "fingerprint", "floor_all", "floor_located"),
    [("geovirus.jsonl", "7752d146f998c655", 0.89, 0.943), ("trnews.jsonl", "1c06912e78db5e00", 0.77, 0.938)],
)
def test_end_to_end(name: str, fingerprint: str, floor_all: float, floor_located: float) -> None:
    cases = shared(name, fingerprint)
    result = score(cases, [end_to_end(case) for case in cases])
    assert result.all >= floor_all
    assert result.located >= floor_located
