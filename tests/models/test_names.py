"""The shipped recognizer is what its card says, and its lists are well formed."""

import hashlib
import re
from collections import Counter

import pytest

from flows.resources import field
from models.names.articles import article_of, own, sentences_of
from models.names.lessons import altered, labels
from models.names.lexicon import phrases
from tests.transforms.entities.stories import NAMES, known
from transforms.entities import Lexicon, Span
from transforms.entities.features import lines
from transforms.records import EntityType

CARD = (NAMES / "README.md").read_text("utf-8")
LINES = [line for line in (NAMES / "known.tsv").read_text("utf-8").splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize("name", ["field.crfsuite", "lexicon.tsv"])
def test_the_card_names_the_shipped_bytes(name: str) -> None:
    data = (NAMES / name).read_bytes()
    assert f"`{name}` | {hashlib.sha256(data).hexdigest()}" in CARD
    assert len(data) <= 11_000_000


@pytest.mark.parametrize("name", ["encoder.onnx", "encoder.vocab.txt"])
def test_the_encoders_card_names_the_shipped_bytes(name: str) -> None:
    shipped = hashlib.sha256((NAMES / name).read_bytes()).hexdigest()
    assert f"`../{name}` | {shipped}" in (NAMES / "encoder" / "README.md").read_text("utf-8")


def test_the_weights_find_names() -> None:
    article = article_of("Amina Bello of the World Bank arrived in Nairobi on Monday.")
    found = field().recognize(article, sentences_of(article))
    texts = {article.body[span.start : span.end]: span.type for span in found}
    assert texts["Amina Bello"] is EntityType.PERSON
    assert texts["Nairobi"] is EntityType.PLACE
    assert all(isinstance(span, Span) and span.source == "model" for span in found)


def test_the_list_knows_the_worlds_organizations() -> None:
    kinds = Counter(entry.type for entry in known().entries)
    assert kinds[EntityType.ORGANIZATION] >= 1300
    assert kinds[EntityType.GROUP] >= 200


def test_each_known_name_stands_once() -> None:
    names = Counter((entry.type, entry.name) for entry in known().entries)
    assert not [name for name, count in names.items() if count > 1]


def test_known_names_are_well_formed() -> None:
    for line in LINES:
        kind, name, aliases, country = line.split("\t")
        forms = [form.removeprefix("~") for form in (name, *filter(None, aliases.split("|")))]
        assert kind in {"organization", "group", "place"}, line
        assert re.fullmatch(r"([A-Z]{2})?", country), line
        assert len(forms) == len(set(forms)), line
        assert all(f.strip() == f and len(f) > 1 and not f.startswith("The ") for f in forms[1:]), line


def test_the_lexicon_is_what_its_recipe_gives() -> None:
    kinds = {kind for kind, _ in phrases()}
    listed = {line.split("\t")[0] for line in (NAMES / "lexicon.tsv").read_text("utf-8").splitlines()}
    assert listed == kinds
    assert {"given", "family", "city", "country", "people"} <= kinds


def test_flags_see_words_and_phrases() -> None:
    lexicon = Lexicon.parse("# c\nplace\tNew Delhi|Kano\ngiven\tAmina\n")
    assert lexicon.flags(["new", "delhi", "amina", "kano"]) == [("+place",), ("+place",), ("given",), ("place",)]


def test_labels_cover_the_spans_of_every_article() -> None:
    for gold in list(own())[:10]:
        article = article_of(gold.text)
        found = [
            label for line in lines(article, sentences_of(article)) for label in labels(line, gold) if label[0] == "B"
        ]
        assert len(found) >= 0.97 * len(gold.spans)


def test_altered_texts_keep_their_offsets() -> None:
    gold = next(own())
    for style in ("title", "upper"):
        assert len(altered(gold, style).text) == len(gold.text)
