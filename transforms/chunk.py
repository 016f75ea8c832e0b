"""Cut an article into passages of whole sentences for full-text search.

A passage never crosses a heading; a heading opens the passage below it. Every passage reaches up to where the next one
begins, so that together they are the body: without gap, and without overlap unless one is asked for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from transforms.records import Article, Chunk, Sentence

UNITS = ("characters", "tokens")
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+|[^\w\s]")
_ITEM = re.compile(r"(?:[-–—•*·▪‣◦●■►➤]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)])\s+\S")
_TERMINAL = re.compile(r"[.!?…。！？।؟۔][\"'”’»›)\]」』]*\Z")
_QUOTES = re.compile(r"[“”«»「」『』\"]")
_OPENS, _CLOSES = "“«「『", "”»」』"
_WITHIN_PARAGRAPH, _TORN = 0.125, 2.0  # in targets: what a cut there is worth avoiding
_STARTS_QUOTED = tuple(_OPENS + '"')


@dataclass(frozen=True, slots=True)
class ChunkOptions:
    """How large passages are: a ``target`` in characters or tokens, and how many sentences two of them share.

    A token is a word, a punctuation mark, or a single Chinese, Japanese or Korean character.
    Raises ValueError for sizes that cannot be.
    """

    target: int = 1000
    unit: str = "characters"
    overlap: int = 0

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"The unit of chunks is characters or tokens, not {self.unit!r}.")
        if self.target < 1:
            raise ValueError(f"A chunk holds at least 1 of its unit, not {self.target}.")
        if self.overlap < 0:
            raise ValueError(f"Chunks share at least 0 sentences, not {self.overlap}.")


DEFAULT = ChunkOptions()


@dataclass(frozen=True, slots=True)
class _Section:
    """The sentences ``[first, last)`` under one path of headings; ``text`` is the first that is no heading."""

    headings: tuple[str, ...]
    first: int
    text: int
    last: int


def chunk(article: Article, sentences: Sequence[Sentence], options: ChunkOptions = DEFAULT) -> tuple[Chunk, ...]:
    """Cut an article into passages of whole sentences, none larger than the target but for a single long sentence.

    A list or a quotation stays in one passage where it fits. Offsets point into ``article.body``; the passages tile it.
    With an overlap a passage begins with the last sentences of the one before it under the same heading, as many as
    asked for while they are no more than half the target. Takes time linear in the body.
    """
    starts = [0, *(sentence.start for sentence in sentences[1:]), len(article.body)]
    measure = list(accumulate(_sizes(article.body, starts, options.unit), initial=0))
    found: list[Chunk] = []
    for section in _sections(article, sentences):
        penalties = _penalties(article, sentences, section, measure, options.target)
        for first, last in _cuts(section, penalties, measure, options.target):
            start = starts[_shared(first, section, measure, options)]
            found.append(Chunk(len(found), section.headings, start, starts[last]))
    return tuple(found)


def _sizes(body: str, starts: Sequence[int], unit: str) -> Iterator[int]:
    """The size of every sentence together with the space behind it."""
    for index in range(len(starts) - 1):
        if unit == "characters":
            yield starts[index + 1] - starts[index]
        else:
            yield sum(1 for _ in _TOKEN.finditer(body, starts[index], starts[index + 1]))


def _sections(article: Article, sentences: Sequence[Sentence]) -> Iterator[_Section]:
    """Runs of sentences under one path of headings; a heading right below a higher one opens their section together."""
    path: list[tuple[int, str]] = []
    first = text = 0
    for index, sentence in enumerate(sentences):
        block = article.blocks[sentence.block]
        if block.kind != "heading":
            continue
        above = path[-1][0] if path else 0
        if index > first and (text < index or block.level <= above):
            yield _Section(_names(path), first, text, index)
            first = index
        while path and path[-1][0] >= block.level:
            path.pop()
        path.append((block.level, article.body[sentence.start : sentence.end]))
        text = index + 1
    if first < len(sentences):
        yield _Section(_names(path), first, text, len(sentences))


def _names(path: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(name for _, name in path)


def _cuts(
    section: _Section, penalties: Sequence[float], measure: Sequence[int], target: int
) -> Iterator[tuple[int, int]]:
    """Cut a section into passages of nearly equal size, where it costs least."""
    first = section.first
    while first < section.last:
        left = measure[section.last] - measure[first]
        goal = left / -(-left // target)
        earliest = min(max(first, section.text) + 1, section.last)  # headings stay with the first sentence below them
        furthest = bisect_right(measure, measure[first] + target, hi=section.last + 1) - 1
        costs = [
            (abs(measure[at] - measure[first] - goal) + penalties[at - section.first] * target, at)
            for at in range(earliest, furthest + 1)
        ]
        last = min(costs)[1] if costs else earliest
        yield first, last
        first = last


def _penalties(
    article: Article, sentences: Sequence[Sentence], section: _Section, measure: Sequence[int], target: int
) -> list[float]:
    """What a cut before each sentence, and at the section's end, costs in targets: nothing between paragraphs."""
    penalties = [0.0] * (section.last - section.first + 1)
    for first, last in _groups(article, sentences, section):
        fits = measure[last] - measure[first] <= target
        for at in range(first + 1, last):
            within = sentences[at].block == sentences[at - 1].block
            penalties[at - section.first] = _TORN if fits else _WITHIN_PARAGRAPH * within
        if first > section.first and sentences[first].block == sentences[first - 1].block:
            penalties[first - section.first] = _WITHIN_PARAGRAPH
    return penalties


def _groups(article: Article, sentences: Sequence[Sentence], section: _Section) -> Iterator[tuple[int, int]]:
    """Runs ``[first, last)`` of sentences that belong together: those of a list or quotation, else one alone."""
    first = section.first
    for index, tied in zip(range(section.first, section.last), _ties(article, sentences, section), strict=True):
        if not tied and index > first:
            yield first, index
            first = index
    yield first, section.last


def _shared(first: int, section: _Section, measure: Sequence[int], options: ChunkOptions) -> int:
    """The sentence a passage begins with: an earlier one of its section where an overlap is asked for."""
    shared = first
    while (
        shared > section.text
        and first - shared < options.overlap
        and (measure[first] - measure[shared - 1]) * 2 <= options.target
    ):
        shared -= 1
    return shared


def _ties(article: Article, sentences: Sequence[Sentence], section: _Section) -> Iterator[bool]:
    """For every sentence, whether it belongs with the one before it."""
    listed = quoted = False
    before = ""
    for index in range(section.first, section.last):
        sentence = sentences[index]
        text = article.body[sentence.start : sentence.end]
        same = index > section.first and sentences[index - 1].block == sentence.block
        quoted = quoted and (same or text.startswith(_STARTS_QUOTED))
        item = not text[:2].isalpha() and _ITEM.match(text) is not None
        announced = before.endswith((":", "："))
        goes_on = item or (listed and (same or not _TERMINAL.search(text[-8:])))
        yield quoted or announced or (listed and goes_on)
        listed = goes_on or (announced and not _TERMINAL.search(text[-8:]))
        quoted = _is_open(text, quoted and same) if _QUOTES.search(text) else quoted and same
        before = text[-1:]


def _is_open(text: str, quoted: bool) -> bool:
    """Is a quotation still open at the end of this text?"""
    for mark in _QUOTES.findall(text):
        quoted = mark in _OPENS or (mark == '"' and not quoted)
    return quoted
