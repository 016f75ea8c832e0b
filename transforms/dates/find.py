"""The dates of an article, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from transforms.dates.context import months_as_names
from transforms.dates.nodes import Fixed, Found, Node, Yearly
from transforms.dates.ranges import expression
from transforms.dates.resolve import Setting, anchor_of, resolve
from transforms.dates.spans import Span
from transforms.dates.tense import looks_ahead
from transforms.dates.tokens import Tokens, tokenize
from transforms.records import Article, DateMention, Precision, Sentence

_BLOCKS_BACK = 1
"""How many blocks up "the following day" still counts from a day."""

_ASIDE = frozenset("since by until till than from to".split())
"""Words before a year that the passage is not about."""


@dataclass(slots=True)
class _Passage:
    """What the text has spoken of so far."""

    told: Span | None = None
    told_block: int = -9
    day: Span | None = None
    day_block: int = -9
    year: int | None = None
    year_precise: bool = False
    year_sentence: int = -9

    def remember(self, span: Span, block: int, sentence: int, node: Node, aside: bool) -> None:
        self.told, self.told_block = span, block
        if span.precision is Precision.DAY:
            self.day, self.day_block = span, block
        if aside:
            return
        if isinstance(node, Fixed) or (isinstance(node, Yearly) and node.year is not None):
            self.year, self.year_sentence = span.first.year, sentence
            self.year_precise = span.precision in (Precision.DAY, Precision.MONTH)
        elif isinstance(node, Yearly) and self.year == span.first.year:
            self.year_sentence = sentence
        else:
            self.year = None


def find_dates(article: Article, sentences: Sequence[Sentence]) -> tuple[DateMention, ...]:
    """Every date that the body names, with the days ``[first, until)`` it means, in the order of the text.

    Relative and partial dates are counted from the publication day, or from the nearest day before where the passage
    says so ("the following day"); without a publication day only absolute dates are resolved. Mentions do not overlap.
    """
    anchor = article.published.day if article.published else None
    found: list[DateMention] = []
    passage = _Passage()
    names = months_as_names(article.body)
    for number, sentence in enumerate(sentences):
        tokens = tokenize(article.body, sentence.start, sentence.end, names)
        _read(article, anchor, sentence, number, tokens, passage, found)
    return tuple(found)


def _read(
    article: Article,
    anchor: date | None,
    sentence: Sentence,
    number: int,
    t: Tokens,
    passage: _Passage,
    found: list[DateMention],
) -> None:
    i = 0
    while i < t.count:
        expressed = expression(t, i)
        mention = expressed and _mention(article, anchor, sentence, number, t, i, expressed, passage)
        if not mention or not expressed:
            i += 1
            continue
        found.append(mention)
        i = expressed[1]


def _mention(
    article: Article,
    anchor: date | None,
    sentence: Sentence,
    number: int,
    t: Tokens,
    i: int,
    expressed: Found,
    passage: _Passage,
) -> DateMention | None:
    node, j = expressed
    j = min(j, t.count)
    on = Setting(
        anchor, article.country, partial(looks_ahead, t, i, j),
        passage.told if sentence.block - passage.told_block <= _BLOCKS_BACK else None,
        passage.day if sentence.block - passage.day_block <= _BLOCKS_BACK else None,
        _story_year(passage, number, sentence.block, anchor),
    )  # fmt: skip
    span = resolve(node, on)
    if span is None or span.until <= span.first:
        return None
    since = anchor_of(node, on)
    passage.remember(span, sentence.block, number, node, t.before(i) in _ASIDE)
    start, end = t.starts[i], t.ends[j - 1]
    return DateMention(article.body[start:end], start, end, span.first, span.until, span.precision, since)


def _story_year(passage: _Passage, number: int, block: int, anchor: date | None) -> int | None:
    """The year just told, where a month or day without one goes on from it."""
    if passage.year is None or anchor is None or passage.year >= anchor.year or passage.told_block != block:
        return None
    reach = 1 if passage.year_precise else 0
    return passage.year if number - passage.year_sentence <= reach else None
