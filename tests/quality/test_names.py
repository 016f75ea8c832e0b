"""Floors for names: exact spans and kinds, and which spellings are one name, on our own test articles."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import pytest

from models.names.articles import CORPUS, Gold, article_of, own, sentences_of, split
from tests.transforms.entities.stories import accurate, fast, known
from transforms.entities import KnownNames, Recognizer, find_entities
from transforms.records import Article, Entity, EntityType

FINGERPRINT = "8ce48ced7c16ef68"
SCORED = ("PER", "ORG", "LOC")
KIND = {
    EntityType.PERSON: "PER", EntityType.ORGANIZATION: "ORG", EntityType.PLACE: "LOC", EntityType.FACILITY: "LOC",
    EntityType.GROUP: "GRP", EntityType.EVENT: "EVT", EntityType.PRODUCT: "PRD", EntityType.MISC: "MSC",
}  # fmt: skip
Names = Callable[[Gold], Sequence[Entity]]


@dataclass(frozen=True)
class Score:
    """F1 of exact spans with kind, over persons, organizations and places, and by kind; pairs of spellings."""

    all: float
    by_kind: dict[str, float]
    pairs_found: float
    pairs_right: float


def gold_spans(gold: Gold) -> set[tuple[int, int, str]]:
    return {(start, end, "LOC" if kind == "FAC" else kind) for start, end, kind in gold.spans}


def found_spans(entities: Iterable[Entity]) -> set[tuple[int, int, str]]:
    return {(m.start, m.end, KIND[e.type]) for e in entities for m in e.mentions}


def told_pairs(gold: Gold) -> set[tuple[str, str]]:
    """Different spellings of persons and organizations that the article's header says are one."""
    kinds = {gold.text[start:end]: kind for start, end, kind in gold.spans}
    groups = (group for group in gold.same if kinds.get(group[0]) in ("PER", "ORG"))
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def found_pairs(entities: Iterable[Entity]) -> set[tuple[str, str]]:
    people = (e for e in entities if e.type in (EntityType.PERSON, EntityType.ORGANIZATION))
    return {pair for e in people for pair in combinations(sorted({m.text for m in e.mentions}), 2)}


def score(articles: Sequence[Gold], names: Names) -> Score:
    told, found, spelt, merged = set(), set(), set(), set()
    for gold in articles:
        entities = names(gold)
        told |= {(gold.id, *span) for span in gold_spans(gold)}
        found |= {(gold.id, *span) for span in found_spans(entities)}
        spelt |= {(gold.id, *pair) for pair in told_pairs(gold)}
        labelled = {gold.text[start:end] for start, end, _ in gold.spans}
        merged |= {(gold.id, *pair) for pair in found_pairs(entities) if labelled.issuperset(pair)}
    kinds = sorted({span[-1] for span in told})
    return Score(
        all=f1([s for s in told if s[-1] in SCORED], [s for s in found if s[-1] in SCORED]),
        by_kind={k: f1([s for s in told if s[-1] == k], [s for s in found if s[-1] == k]) for k in kinds},
        pairs_found=len(spelt & merged) / max(1, len(spelt)),
        pairs_right=len(spelt & merged) / max(1, len(merged)),
    )


def f1(told: Sequence[object], found: Sequence[object]) -> float:
    both = len(set(told) & set(found))
    return 2 * both / max(1, len(told) + len(found))


def names_by(recognizer: Recognizer) -> Names:
    """The names of an article as a recognizer and the document pass find them."""

    def names(gold: Gold) -> Sequence[Entity]:
        article = gold.article()
        return find_entities(article, sentences_of(article), recognizer, known())

    return names


@lru_cache(1)
def split_articles(name: str = "test") -> tuple[Gold, ...]:
    return tuple(gold for gold in own() if split(gold.id) == name)


def fingerprint() -> str:
    data = b"".join((CORPUS / f"{gold.id}.txt").read_bytes() for gold in split_articles())
    return hashlib.sha256(data).hexdigest()[:16]


RECOGNIZERS: dict[str, Callable[[], Recognizer]] = {"fast": fast, "accurate": accurate}
each_recognizer = pytest.mark.parametrize("model", RECOGNIZERS)


@lru_cache(2)
def reached(model: str) -> Score:
    return score(split_articles(), names_by(RECOGNIZERS[model]()))


def test_the_floors_are_for_these_articles() -> None:
    assert fingerprint() == FINGERPRINT


FLOORS = {
    "fast": {"all": 0.911,
             "PER": 0.899, "ORG": 0.891, "LOC": 0.933, "GRP": 0.906, "pairs found": 0.843, "pairs right": 0.958},
    "accurate": {"all": 0.934,
                 "PER": 0.93, "ORG": 0.918, "LOC": 0.947, "GRP": 0.915, "pairs found": 0.866, "pairs right": 0.958},
}  # fmt: skip


@each_recognizer
def test_names_reach_their_floors(model: str) -> None:
    result = reached(model)
    figures = {"all": result.all, "pairs found": result.pairs_found, "pairs right": result.pairs_right}
    figures |= result.by_kind
    assert {name: figures[name] for name, floor in FLOORS[model].items() if figures[name] < floor} == {}


def seed_article() -> Article:
    """The body of the seed page, cut by its first and last sentence."""
    (path,) = (CORPUS.parents[2] / "seeds").glob("*.txt")
    lines = path.read_text("utf-8").splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("Hamas and Pakistan"))
    last = next(at for at, line in enumerate(lines) if line.rstrip().endswith("associated with these groups."))
    return article_of("\n".join(lines[first : last + 1]))


SEED_FORMS = {
    "Lashkar-e-Taiba": {"LeT", "Let"}, "Jaish-e-Mohammed": {"JeM"}, "Pakistan Markazi Muslim League": {"PMML"},
    "Hamas": set(), "Ministry of Foreign Affairs": set(),
}  # fmt: skip
SEED_PLACES = {"Gujranwala", "Karachi", "Islamabad", "New Delhi", "Jerusalem", "Gaza", "Pakistan-occupied Kashmir"}


@each_recognizer
@pytest.mark.parametrize("unlisted", [(), ("Lashkar-e-Taiba", "Jaish-e-Mohammed", "Pakistan Markazi Muslim League")])
def test_the_seed_with_and_without_its_names_on_the_list(unlisted: tuple[str, ...], model: str) -> None:
    article = seed_article()
    names = KnownNames(tuple(entry for entry in known().entries if entry.name not in unlisted))
    found = find_entities(article, sentences_of(article), RECOGNIZERS[model](), names)
    people = {e.name: set(e.aliases) for e in found if e.type is EntityType.PERSON}
    assert people == {"Naji Zaheer": {"Zaheer"}, "Rashid Ali Sandhu": {"Sandhu"}}
    bodies = {e.name: set(e.aliases) for e in found if e.type is EntityType.ORGANIZATION}
    assert {name: bodies.get(name) for name in SEED_FORMS} == SEED_FORMS
    places = {e.name: set(e.aliases) for e in found if e.type is EntityType.PLACE}
    assert places.keys() >= SEED_PLACES
    assert places["Pakistan-occupied Kashmir"] == {"PoK"}


def test_the_score_sees_what_is_missing() -> None:
    result = score(split_articles(), lambda gold: ())
    assert result.all == 0
    assert result.pairs_found == 0
