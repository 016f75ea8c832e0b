"""Train the shipped recognizer.

python -m models.names.train SHARED_NER_JSONL [WEIGHTS]        about two minutes on one core
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pycrfsuite

from models.names.articles import KIND_OF_MODEL, Gold, article_of, own, sentences_of, shared, split
from transforms.entities.features import Document, Line, features, line_flags, lines
from transforms.entities.lexicon import Lexicon

HERE = Path(__file__).parent
OWN_WEIGHT = 4
"""How often our own articles are shown for each time an open text is."""
OPTIONS = {"c1": 0.3, "c2": 0.7, "max_iterations": 130, "feature.minfreq": 2, "feature.possible_transitions": True}


def held_out(name: str) -> bool:
    """Whether a text of the open mix belongs to the tenth kept for measuring."""
    return crc32(name.encode()) % 10 == 0


def labels(line: Line, gold: Gold) -> list[str]:
    """One label per token; a token that reaches over the edge of a name counts with it."""
    found = []
    starts = {start for start, _, _ in gold.spans}
    spans = [s for s in gold.spans if s[0] < line.tokens[-1].end and line.tokens[0].start < s[1]]
    previous = None
    for token in line.tokens:
        span = next((s for s in spans if s[0] < token.end and token.start < s[1]), None)
        if span is None:
            found.append("O")
        else:
            kind = KIND_OF_MODEL.get(span[2], span[2])
            inside = span == previous and token.start not in starts
            found.append(("I-" if inside else "B-") + kind)
        previous = span
    return found


def sequences(gold: Gold, lexicon: Lexicon) -> Iterator[tuple[list[list[str]], list[str]]]:
    article = article_of(gold.text)
    text = lines(article, sentences_of(article))
    document = Document.of(text)
    for line in text:
        yield features(line, document, line_flags(line, lexicon)), labels(line, gold)


def altered(gold: Gold, style: str) -> Gold:
    """The same text with every word capitalized (``title``) or in capitals (``upper``); lengths stay."""
    changed = "".join(_restyled(word, style) for word in _words(gold.text))
    return replace(gold, text=changed) if len(changed) == len(gold.text) else gold


def _words(text: str) -> Iterator[str]:
    word = ""
    for char in text:
        if char.isalpha() or char in "'’-":
            word += char
        else:
            yield word
            yield char
            word = ""
    yield word


def _restyled(word: str, style: str) -> str:
    if style == "upper":
        return word.upper()
    return word[:1].upper() + word[1:] if word not in ("of", "the", "in", "a", "an", "and", "to", "for", "on") else word


def main(shared_path: Path, weights: Path) -> None:
    lexicon = Lexicon.parse((HERE / "lexicon.tsv").read_text("utf-8"))
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(OPTIONS)
    chance = random.Random(7)  # noqa: S311 - chooses lines, keeps no secret
    for gold in shared(shared_path):
        if not held_out(gold.id):
            for sequence in sequences(gold, lexicon):
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
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "fast.crfsuite")
