"""One contract for all recognizers, shipped or a user's own: whoever finds the names, what follows is the same."""

from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.inspection import inspected
from flows.resources import load_recognizer, resources
from models.names.articles import article_of, sentences_of
from tests.elastic.example import STAMP
from tests.transforms.entities.stories import known
from transforms.entities import Recognizer, SpacyRecognizer, Span, find_entities
from transforms.pipeline import Resources, clip
from transforms.present import present
from transforms.records import Clipping, EntityType, Page

MODELS = ("fast", "accurate", "spacy", "none")
NEWS = """Drone Traced To Border Village

MONROVIA: Finance Minister Amara Kollie met officials of the World Bank in Monrovia on Tuesday. The Kenyan delegation,
led by José-María Núñez, left early. “Lashkar-e-Taiba’s men” were seen near the Zürich Opera House, said Mr. Kollie.

WHAT THE BANK SAYS

The World Bank's man 😀 in Monrovia praised Kollie\N{COMBINING ACUTE ACCENT}. Nobody else did."""
PATTERNS = {
    "PERSON": ["Amara Kollie", "José-María Núñez", "Kollie"],
    "ORG": ["the World Bank", "The World Bank's", "Lashkar-e-Taiba’s"],
    "GPE": ["Monrovia", "MONROVIA"],
    "NORP": ["Kenyan"],
    "FAC": ["the Zürich Opera House"],
    "DATE": ["Tuesday"],
}


def saved(folder: Path, patterns: dict[str, list[str]]) -> Path:
    """A real pipeline that labels by rule, on the disk."""
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": k, "pattern": text} for k, texts in patterns.items() for text in texts])  # type: ignore[attr-defined]
    pipeline.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("pipeline") / "by_rule", PATTERNS)


@pytest.fixture(scope="module", params=MODELS)
def recognizer(request: pytest.FixtureRequest, pipeline: Path) -> Recognizer:
    return load(f"spacy:{pipeline}" if request.param == "spacy" else request.param)


load = lru_cache(load_recognizer)


def check_spans(text: str, recognizer: Recognizer) -> tuple[Span, ...]:
    """Exact, within one sentence each, in order, apart from one another, and the same when asked again."""
    article = article_of(text)
    sentences = sentences_of(article)
    spans = recognizer.recognize(article, sentences)
    for span in spans:
        assert span.start < span.end
        assert article.body[span.start : span.end].strip() == article.body[span.start : span.end]
        assert sum(s.start <= span.start and span.end <= s.end for s in sentences) == 1
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert recognizer.recognize(article, sentences) == spans
    return spans


def test_spans_are_exact_apart_in_order_and_within_sentences(recognizer: Recognizer) -> None:
    check_spans(NEWS, recognizer)
    check_spans("", recognizer)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from((*NEWS.split(), "\n\n", "é", "\u202e", "(", "’s")), max_size=40))
def test_so_are_those_of_any_text(recognizer: Recognizer, words: list[str]) -> None:
    check_spans(" ".join(words), recognizer)


def test_the_same_document_pass_and_the_same_fields_follow(recognizer: Recognizer) -> None:
    page = Page("a.txt", NEWS, "body", "0" * 64, datetime(2026, 3, 3, tzinfo=UTC))
    shared = resources()
    ready = Resources(shared.outlets, recognizer, shared.known, shared.gazetteer)
    made = clip(page, ready)
    assert isinstance(made, Clipping)
    body = made.article.body
    assert all(body[m.start : m.end] == m.text for entity in made.entities for m in entity.mentions)
    names = {entity.name.title(): (entity.type, entity.country) for entity in made.entities}
    assert {"Lashkar-E-Taiba", "World Bank"} <= names.keys()
    assert names["Monrovia"] == (EntityType.PLACE, "LR")
    other = clip(page, Resources(shared.outlets, load("none"), shared.known, shared.gazetteer))
    assert isinstance(other, Clipping)
    for one, two in zip(documents(made), documents(other), strict=True):
        assert one == two
    assert inspected(made).keys() == inspected(other).keys()


def documents(made: Clipping) -> list[set[str]]:
    """The fields of the article, of its passages and of the names in it."""
    documents = present(made, STAMP)
    named = {field for entity in documents.article["entities"] for field in entity}
    return [set(documents.article), {field for chunk in documents.chunks for field in chunk}, named]


def test_labels_of_a_pipeline_become_our_kinds_and_edges_are_cut(pipeline: Path) -> None:
    spans = check_spans(NEWS, load(f"spacy:{pipeline}"))
    body = article_of(NEWS).body
    found = {(body[span.start : span.end], span.type) for span in spans}
    assert found == {
        ("Amara Kollie", EntityType.PERSON), ("José-María Núñez", EntityType.PERSON), ("Kollie", EntityType.PERSON),
        ("World Bank", EntityType.ORGANIZATION), ("Lashkar-e-Taiba", EntityType.ORGANIZATION),
        ("Monrovia", EntityType.PLACE), ("MONROVIA", EntityType.PLACE), ("Kenyan", EntityType.GROUP),
        ("Zürich Opera House", EntityType.FACILITY),
    }  # fmt: skip


def test_what_a_pipeline_says_goes_through_the_document_pass(pipeline: Path) -> None:
    article = article_of(NEWS)
    found = find_entities(article, sentences_of(article), load(f"spacy:{pipeline}"), known())
    (person,) = (entity for entity in found if entity.name == "Amara Kollie")
    assert person.aliases == ("Kollie",)


def test_a_sentence_longer_than_a_pipeline_takes_is_read_in_parts() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Kollie"}])  # type: ignore[attr-defined]
    pipeline.max_length = 30
    spans = check_spans("He met Kollie at the very long pier where Kollie is at home", SpacyRecognizer(pipeline))
    assert len(spans) == 2
