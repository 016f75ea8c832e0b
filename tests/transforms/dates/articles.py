"""Articles and sentences for the tests of dates."""

import re
from datetime import date

from transforms.dates import find_dates
from transforms.records import Article, Block, DateMention, Published, Sentence

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“‘A-Z])|\n+")
_ABBREVIATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|St|No|p\.m|a\.m)\.\s$")


def article_of(text: str, day: date | None, country: str | None = None) -> Article:
    published = Published(day.isoformat(), day, day.isoformat(), None, "given") if day else None
    return Article(
        title=None, summary=None, authors=(), outlet=None, country=country, section=None, language="en",
        published=published, updated_at=None, body=text, blocks=(Block("paragraph", 0, len(text)),),
    )  # fmt: skip


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Plain sentences; each line is a block of its own."""
    ends = [m for m in _SENTENCE_END.finditer(text) if not _ABBREVIATED.search(text, max(0, m.start() - 8), m.end())]
    starts = [0, *(m.end() for m in ends)]
    stops = [*(m.start() for m in ends), len(text)]
    return tuple(Sentence(a, b, text.count("\n", 0, a)) for a, b in zip(starts, stops, strict=True) if b > a)


def dates_of(text: str, day: date | None, country: str | None = None) -> tuple[DateMention, ...]:
    return find_dates(article_of(text, day, country), sentences_of(text))
