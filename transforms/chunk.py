"""Cut an article into passages of whole sentences for full-text search.

A passage never crosses a heading; a heading opens the passage below it. Passages cover the body's sentences in order,
without gap or overlap unless an overlap is asked for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from transforms.records import Article, Chunk, Sentence

UNITS = ("characters", "tokens")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ITEM = re.compile(r"\s*(?:[-–—•*·▪‣]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")


@dataclass(frozen=True, slots=True)
class ChunkOptions:
    """How large passages are: a ``target`` in characters or tokens, and how many sentences two of them share.

    A token is a word or a punctuation mark. Raises ValueError for sizes that cannot be.
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


@dataclass(frozen=True, slots=True)
class _Piece:
    """Sentences that belong together: one, or those of a list or a quotation."""

    first: int
    last: int
    size: int


DEFAULT = ChunkOptions()


def chunk(article: Article, sentences: Sequence[Sentence], options: ChunkOptions = DEFAULT) -> tuple[Chunk, ...]:
    """Cut an article into passages of about the target size; a sentence longer than that is a passage by itself."""
    spans: list[tuple[tuple[str, ...], int, int]] = []
    for headings, first, last in _stretches(article, sentences):
        for opening, closing in _packed(_pieces(article, sentences, first, last, options), options.target):
            shared = max(first, opening - options.overlap) if opening > first else opening
            spans.append((headings, sentences[shared].start, sentences[closing].end))
    return tuple(Chunk(ordinal, *span) for ordinal, span in enumerate(spans))


def _stretches(article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The runs of sentences under one heading, with the path of headings above them; a heading opens its run."""
    path: list[tuple[int, str]] = []
    first = 0
    under: tuple[str, ...] = ()
    for index, sentence in enumerate(sentences):
        block = article.blocks[sentence.block]
        if block.kind != "heading":
            continue
        if index > first and any(_is_text(article, sentences[at]) for at in range(first, index)):
            yield under, first, index - 1
            first = index
        path = [entry for entry in path if entry[0] < block.level] + [
            (block.level, article.body[block.start : block.end])
        ]
        under = tuple(text for _, text in path)
    if first < len(sentences):
        yield under, first, len(sentences) - 1


def _is_text(article: Article, sentence: Sentence) -> bool:
    return article.blocks[sentence.block].kind != "heading"


def _pieces(
    article: Article, sentences: Sequence[Sentence], first: int, last: int, options: ChunkOptions
) -> Iterator[_Piece]:
    """Bind together what reads badly apart: a list with what announces it, and a quotation; where they fit at all."""
    sizes = [_size(article.body[s.start : s.end], options.unit) for s in sentences[first : last + 1]]
    bound = list(_bound(article, sentences, first, last))
    start = first
    for index in range(first, last + 1):
        if index == last or not bound[index - first]:
            size = sum(sizes[start - first : index - first + 1])
            if size <= options.target:
                yield _Piece(start, index, size)
            else:
                yield from (_Piece(at, at, sizes[at - first]) for at in range(start, index + 1))
            start = index + 1


def _bound(article: Article, sentences: Sequence[Sentence], first: int, last: int) -> Iterator[bool]:
    """For each sentence, whether the next one should stay with it."""
    depth = 0
    for index in range(first, last + 1):
        text = article.body[sentences[index].start : sentences[index].end]
        following = sentences[index + 1] if index < last else None
        if following is None:
            yield False
            return
        same_block = following.block == sentences[index].block
        depth = max(0, depth + text.count("“") - text.count("”")) if same_block or depth else 0
        is_heading = not _is_text(article, sentences[index])
        announced = text.endswith(":")
        listed = _is_item(article, sentences[index]) and _is_item(article, following)
        yield is_heading or announced or listed or (same_block and depth > 0)
        if not same_block:
            depth = 0


def _is_item(article: Article, sentence: Sentence) -> bool:
    return _ITEM.match(article.body, sentence.start, sentence.end) is not None


def _packed(pieces: Iterator[_Piece], target: int) -> Iterator[tuple[int, int]]:
    """Fill passages evenly: as many as the target asks for, each about as long as the others."""
    held = list(pieces)
    total = sum(piece.size for piece in held)
    count = max(1, -(-total // target))
    goal = total / count
    ends = list(accumulate(piece.size for piece in held))
    opening, size, made = 0, 0, 0
    for index, piece in enumerate(held):
        over = size + piece.size > target
        full = size and ends[index] - piece.size / 2 > goal * (made + 1)
        if size and (over or full):
            yield held[opening].first, held[index - 1].last
            opening, size, made = index, 0, made + 1
        size += piece.size
    if held:
        yield held[opening].first, held[-1].last


def _size(text: str, unit: str) -> int:
    return len(text) if unit == "characters" else len(_TOKEN.findall(text))
