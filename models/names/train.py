"""Train the field, taught by the encoder.

python -m models.names.train SHARED_DATA [WEIGHTS]        about ten minutes on one core

The open texts (``ner``), the articles of pages (``pages``) and other news (``places``) are shown as the encoder labels
them, our own articles as they were labelled by hand. News that is labelled for measuring is left out.
"""

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pycrfsuite

from models.names.articles import Gold, article_of, news, news_texts, own, sentences_of, shared, split
from models.names.lessons import altered, held_out, labels
from transforms.entities import KnownNames, find_entities
from transforms.entities.encoder import EncoderRecognizer
from transforms.entities.features import Document, features, line_flags, lines
from transforms.entities.lexicon import Lexicon
from transforms.normalize import Outlets, normalize
from transforms.records import Article, EntityType, Page

HERE = Path(__file__).parent
READ_AT = datetime(2026, 1, 1, tzinfo=UTC)
KIND_OF = {
    EntityType.PERSON: "PER", EntityType.ORGANIZATION: "ORG", EntityType.PLACE: "LOC", EntityType.FACILITY: "FAC",
    EntityType.GROUP: "GRP", EntityType.EVENT: "EVT", EntityType.PRODUCT: "PRD", EntityType.MISC: "MSC",
}  # fmt: skip
OWN_WEIGHT = 4
"""How often our own articles are shown for each time an open text is."""
OPTIONS = {"c1": 0.3, "c2": 0.7, "max_iterations": 130, "feature.minfreq": 2, "feature.possible_transitions": True}


def sequences(gold: Gold, lexicon: Lexicon) -> Iterator[tuple[list[list[str]], list[str]]]:
    article = article_of(gold.text)
    text = lines(article, sentences_of(article))
    document = Document.of(text)
    for line in text:
        yield features(line, document, line_flags(line, lexicon)), labels(line, gold)


class Teacher:
    """The encoder with all that follows it, as a labeller of texts that nobody has labelled."""

    def __init__(self) -> None:
        weights, vocabulary = (HERE / "encoder.onnx").read_bytes(), (HERE / "encoder.vocab.txt").read_text("utf-8")
        self._recognizer = EncoderRecognizer.load(weights, vocabulary)
        self._known = KnownNames.parse((HERE / "known.tsv").read_text("utf-8"))

    def label(self, name: str, text: str) -> Gold:
        """The text with the spans that the teacher finds in it."""
        article = article_of(text)
        found = find_entities(article, sentences_of(article), self._recognizer, self._known)
        return Gold(name, text, tuple(sorted((m.start, m.end, KIND_OF[e.type]) for e in found for m in e.mentions)))


def page_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """The articles of flattened pages, cut free of what stands around them."""
    outlets = Outlets.default()
    for path in sorted(folder.glob("*.txt")):
        page = Page(path.name, path.read_text("utf-8"), "text", "", READ_AT)
        if isinstance(article := normalize(page, outlets), Article):
            yield path.name, article.body


def unlabelled(shared_data: Path) -> Iterator[tuple[str, str]]:
    """Texts by their names that the teacher is to label."""
    yield from ((gold.id, gold.text) for gold in shared(shared_data / "ner" / "train.jsonl") if not held_out(gold.id))
    yield from page_texts(shared_data / "pages" / "txt")
    measured = {gold.id for gold in news(shared_data / "places")}
    yield from ((name, text) for name, text in news_texts(shared_data / "places") if name not in measured)


def main(shared_data: Path, weights: Path) -> None:
    lexicon = Lexicon.parse((HERE / "lexicon.tsv").read_text("utf-8"))
    teacher = Teacher()
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(OPTIONS)
    chance = random.Random(7)  # noqa: S311 - chooses lines, keeps no secret
    for name, text in unlabelled(shared_data):
        for sequence in sequences(teacher.label(name, text), lexicon):
            trainer.append(*sequence)
    for gold in own():
        if split(gold.id) == "train":
            for sequence in [*sequences(gold, lexicon)] * OWN_WEIGHT:
                trainer.append(*sequence)
            for sequence in sequences(altered(gold, "title"), lexicon):
                if chance.random() < 0.3:
                    trainer.append(*sequence)
    trainer.train(str(weights))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "field.crfsuite")
