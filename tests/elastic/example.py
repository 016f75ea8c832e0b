"""Clippings made from plain text for tests: names are found by their spelling, sentences by their full stops."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from transforms.present import Documents, Stamp, present
from transforms.records import (
    Article,
    Block,
    Chunk,
    Clipping,
    DateMention,
    Entity,
    EntityType,
    Location,
    Mention,
    Precision,
    Published,
    Sentence,
)

BODY = """Hamas and Lashkar-e-Taiba (LeT) held meetings. Zaheer sat beside men of Jaish-e-Mohammed.

Zaheer appeared in Karachi in 2023. In February 2025, Naji Zaheer visited Pakistan-occupied Kashmir.

JeM denied it, and Pakistani officials were silent."""

NAMED = (
    ("Hamas", EntityType.ORGANIZATION, (), None, None),
    ("Lashkar-e-Taiba", EntityType.ORGANIZATION, ("LeT",), None, None),
    ("Naji Zaheer", EntityType.PERSON, ("Zaheer",), None, None),
    ("Jaish-e-Mohammed", EntityType.ORGANIZATION, ("JeM",), None, None),
    ("Karachi", EntityType.PLACE, (), "PK", (24.86, 67.01)),
    ("Pakistan-occupied Kashmir", EntityType.PLACE, (), None, (34.37, 73.47)),
    ("Pakistani", EntityType.GROUP, (), "PK", None),
)
DATED = (
    ("2023", date(2023, 1, 1), date(2024, 1, 1), Precision.YEAR),
    ("February 2025", date(2025, 2, 1), date(2025, 3, 1), Precision.MONTH),
)
PUBLISHED = Published(
    "2026-01-07T08:55:19Z", date(2026, 1, 7), "January 7, 2026 14:25:19 IST", "Asia/Kolkata", "outlet"
)
NOON = datetime(2026, 1, 8, 12, tzinfo=UTC)
STAMP = Stamp("file:///press", "run-1", NOON, "fingerprint-1", 1, NOON, bands=("00ab",), sketch="AAAA")


def clipping(body: str = BODY, *, uri: str = "a.txt", title: str | None = "Talks of terror") -> Clipping:
    """Make a clipping of a body; each paragraph is a chunk, whatever is in NAMED and DATED is found."""
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", body))
    article = Article(
        title,
        "What was said",
        ("Zubair Amin",),
        "NewsX",
        "IN",
        "World",
        "en",
        PUBLISHED,
        "2026-01-07T10:00:00Z",
        body,
        blocks,
    )
    return Clipping(
        uri,
        "ab" * 32,
        article,
        tuple(_sentences(body, blocks)),
        tuple(Chunk(ordinal, ("Background",), block.start, block.end) for ordinal, block in enumerate(blocks)),
        tuple(entity for entity in (_entity(body, *row) for row in NAMED) if entity.mentions),
        tuple(mention for row in DATED for mention in _dates(body, *row)),
    )


def documents(body: str = BODY, *, uri: str = "a.txt", stamp: Stamp = STAMP) -> Documents:
    """Make the documents of a clipping."""
    return present(clipping(body, uri=uri), stamp)


def _sentences(body: str, blocks: Sequence[Block]) -> Iterator[Sentence]:
    for index, block in enumerate(blocks):
        for match in re.finditer(r"[^.\s][^.]*\.?", body[block.start : block.end]):
            yield Sentence(block.start + match.start(), block.start + match.end(), index)


def _entity(
    body: str,
    name: str,
    kind: EntityType,
    aliases: tuple[str, ...],
    country: str | None,
    at: tuple[float, float] | None,
) -> Entity:
    spellings = "|".join(map(re.escape, sorted((name, *aliases), key=len, reverse=True)))
    mentions = tuple(Mention(m.group(), m.start(), m.end()) for m in re.finditer(rf"\b(?:{spellings})\b", body))
    location = Location(*at, country, "city", 1, 0.9) if at else None
    return Entity(name, kind, aliases, mentions, country, location)


def _dates(body: str, text: str, first: date, until: date, precision: Precision) -> Iterator[DateMention]:
    for match in re.finditer(rf"\b{text}\b", body):
        yield DateMention(text, match.start(), match.end(), first, until, precision, PUBLISHED.day)
