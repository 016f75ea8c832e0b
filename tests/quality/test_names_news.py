"""Floors for names in real news: texts of the shared corpora of places, labelled for this project by its guideline.

``models/names/news.tsv`` holds offsets, kinds and equal spellings, the texts are read where they lie. Rules were made
from what was missed in one half of them; the other half was only ever measured.
"""

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import pytest

from models.names.articles import Gold, news
from tests.quality.test_names import RECOGNIZERS, Score, each_recognizer, names_by, score

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("CLIPPINGS_SHARED_DATA", ROOT.parent / "shared" / "data")) / "places"
FINGERPRINT = "a0c62c503d927591"
HALVES = ("looked at", "kept aside")


def half(name: str) -> str:
    return HALVES[crc32(name.encode()) // 7 % 2]


@lru_cache(1)
def labelled() -> tuple[Gold, ...]:
    if not SHARED.is_dir():
        pytest.skip("the shared corpora of places are absent; CLIPPINGS_SHARED_DATA can point to their folder")
    return tuple(news(SHARED))


@lru_cache(4)
def reached(model: str, which: str) -> Score:
    return score([gold for gold in labelled() if half(gold.id) == which], names_by(RECOGNIZERS[model]()))


def test_the_floors_are_for_these_texts_and_labels() -> None:
    seen = hashlib.sha256()
    for gold in labelled():
        seen.update(repr((gold.id, gold.text, gold.spans, gold.same)).encode())
    assert seen.hexdigest()[:16] == FINGERPRINT


def test_labels_are_names_as_the_texts_have_them() -> None:
    for gold in labelled():
        for start, end, _ in gold.spans:
            name = gold.text[start:end]
            assert name == name.strip()
            assert not (gold.text[start - 1 : start].isalnum() and name[0].isalnum())


FLOORS = {
    ("fast", "looked at"): {"all": 0.93, "PER": 0.969, "ORG": 0.855, "LOC": 0.936, "GRP": 0.904},
    ("fast", "kept aside"): {"all": 0.905, "PER": 0.914, "ORG": 0.883, "LOC": 0.91, "GRP": 0.941},
    ("accurate", "looked at"): {"all": 0.937, "PER": 0.967, "ORG": 0.876, "LOC": 0.943, "GRP": 0.921},
    ("accurate", "kept aside"): {"all": 0.933, "PER": 0.942, "ORG": 0.924, "LOC": 0.93, "GRP": 0.935},
}


@each_recognizer
@pytest.mark.parametrize("which", HALVES)
def test_names_in_real_news_reach_their_floors(model: str, which: str) -> None:
    result = reached(model, which)
    figures = {"all": result.all, **result.by_kind}
    floors = FLOORS[model, which]
    assert {name: figures[name] for name, floor in floors.items() if figures[name] < floor} == {}
