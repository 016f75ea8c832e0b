"""Floors for names in real news: texts of the shared corpora of places, labelled for this project by its guideline.

``names_news.tsv`` holds offsets, kinds and equal spellings, the texts are read where they lie. Rules were made from
what was missed in one half of them; the other half was only ever measured.
"""

import hashlib
import json
import os
import re
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import pytest

from models.names.articles import Gold
from tests.quality.test_names import RECOGNIZERS, Score, each_recognizer, names_by, score

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("CLIPPINGS_SHARED_DATA", HERE.parents[2] / "shared" / "data")) / "places"
FINGERPRINT = "9e890a238891d194"
HALVES = ("looked at", "kept aside")
_GOES_ON = re.compile(r"[ \t]*\n[ \t]+")


def half(name: str) -> str:
    return HALVES[crc32(name.encode()) // 7 % 2]


@lru_cache(1)
def texts() -> dict[str, str]:
    """Every text of both corpora by its id, lines that only go on joined."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpora of places are absent; CLIPPINGS_SHARED_DATA can point to their folder")
    lines = (line for path in sorted(SHARED.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return {str(row["id"]): _joined(row["text"]) for row in map(json.loads, lines)}


def _joined(text: str) -> str:
    return "\n".join(line for line in _GOES_ON.sub(" ", text).strip().split("\n") if line.strip())


@lru_cache(1)
def labelled() -> tuple[Gold, ...]:
    spans: dict[str, list[tuple[int, int, str]]] = {}
    same: dict[str, list[tuple[str, ...]]] = {}
    for line in (HERE / "names_news.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, *rest = line.split("\t")
            if rest[0] == "=":
                same.setdefault(name, []).append(tuple(rest[1].split(" = ")))
            else:
                spans.setdefault(name, []).append((int(rest[0]), int(rest[1]), rest[2]))
    return tuple(Gold(name, texts()[name], tuple(spans[name]), tuple(same.get(name, ()))) for name in spans)


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
    ("fast", "looked at"): {"all": 0, "GRP": 0},
    ("fast", "kept aside"): {"all": 0, "GRP": 0},
    ("accurate", "looked at"): {"all": 0, "GRP": 0},
    ("accurate", "kept aside"): {"all": 0, "GRP": 0},
}


@each_recognizer
@pytest.mark.parametrize("which", HALVES)
def test_names_in_real_news_reach_their_floors(model: str, which: str) -> None:
    result = reached(model, which)
    figures = {"all": result.all, **result.by_kind}
    floors = FLOORS[model, which]
    assert {name: figures[name] for name, floor in floors.items() if figures[name] < floor} == {}
