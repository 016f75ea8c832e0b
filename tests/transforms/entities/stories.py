"""Articles, sentences and a recognizer whose findings are written into the text."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from flows.resources import load_recognizer
from models.names.articles import article_of, sentences_of
from transforms.entities import KnownNames, Recognizer, Span, find_entities
from transforms.records import Article, Entity, EntityType, Sentence

NAMES = Path(__file__).resolve().parents[3] / "models" / "names"
KINDS = {
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "LOC": EntityType.PLACE,
    "GRP": EntityType.GROUP,
    "MSC": EntityType.MISC,
}
_MARK = re.compile(r"\[([^\[\]|\n]+)\|([A-Z]+)\]")


class Told:
    """Finds what it was told, whatever the text says."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)

    def recognize(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        return self.spans


@lru_cache(1)
def known() -> KnownNames:
    return KnownNames.parse((NAMES / "known.tsv").read_text("utf-8"))


def fast() -> Recognizer:
    return load_recognizer("fast")


def accurate() -> Recognizer:
    return load_recognizer("accurate")


def named(marked: str, listed: str = "") -> tuple[Entity, ...]:
    """The entities of a text whose ``[Name|PER]`` marks are what the model found."""
    text, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1]), KINDS[match[2]]))
        text, at = text + match[1], match.end()
    article = article_of(text + marked[at:])
    return find_entities(article, sentences_of(article), Told(spans), KnownNames.parse(listed))


def forms(entities: Sequence[Entity], kind: EntityType) -> dict[str, tuple[str, ...]]:
    """Name and aliases of the entities of one kind."""
    return {entity.name: entity.aliases for entity in entities if entity.type is kind}


def texts(entities: Sequence[Entity], kind: EntityType) -> list[str]:
    """All mentions of one kind in order."""
    found = sorted((m.start, m.text) for e in entities if e.type is kind for m in e.mentions)
    return [text for _, text in found]
