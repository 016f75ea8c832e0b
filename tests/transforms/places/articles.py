"""Articles and entities for the tests of places."""

import mmap
import re
from functools import lru_cache
from pathlib import Path

from transforms.places import Gazetteer, resolve_places
from transforms.records import Article, Entity, EntityType, Mention

BUILT = Path(__file__).resolve().parents[3] / "models" / "places" / "places.bin"


@lru_cache(1)
def gazetteer() -> Gazetteer:
    with BUILT.open("rb") as file:
        return Gazetteer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def article_of(text: str, country: str | None = None) -> Article:
    return Article(
        title=None, summary=None, authors=(), outlet=None, country=country, section=None, language="en",
        published=None, updated_at=None, body=text, blocks=(),
    )  # fmt: skip


def named(text: str, name: str, kind: EntityType, *aliases: str) -> Entity:
    forms = "|".join(map(re.escape, sorted((name, *aliases), key=len, reverse=True)))
    mentions = tuple(Mention(m[0], m.start(), m.end()) for m in re.finditer(rf"(?<!\w)(?:{forms})(?!\w)", text))
    return Entity(name, kind, aliases, mentions)


def place(text: str, name: str, *aliases: str) -> Entity:
    return named(text, name, EntityType.PLACE, *aliases)


def resolved(article: Article, entities: list[Entity]) -> tuple[Entity, ...]:
    return resolve_places(article, tuple(entities), gazetteer())
