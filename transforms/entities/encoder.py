"""A small pretrained encoder, tuned for names, run as an integer ONNX graph on one core."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from transforms.entities.recognize import LABELS
from transforms.entities.spans import Span
from transforms.entities.tokens import Token, tokens
from transforms.entities.vocabulary import FUNCTION_WORDS, OPENERS
from transforms.records import Article, Sentence

SHAPES = ("none", "lower", "Title", "UPPER", "A", "miXed", "digits", "alnum", "sign")
"""What a word looks like, which its pieces, all lower case, no longer tell; ``none`` is for marks."""
LABELS_OF = ("O", *(f"{at}-{kind}" for kind in ("PER", "ORG", "LOC", "GRP", "MSC") for at in "BI"))
"""What the weights say of a token, in their order: outside of names, or at the beginning or inside of one."""
UNKNOWN, START, END = 100, 101, 102
"""Numbers in the vocabulary that are no pieces of words."""
WINDOW = 128
"""Pieces of a window, both marks included, that the weights were trained with; they see nothing beyond."""
_SLOWER = ["SkipLayerNormFusion"]
"""A sum and its norm run faster as two operations: joined, they do not use the processor's vectors."""
_TOUCHING = 2.0
"""How much less likely a name is right behind another without so much as a comma between them."""
_REMEMBERED = 50_000
_LONGEST_TOKEN, _MOST_PIECES = 100, 32
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_ONE_LETTER = frozenset("AI")


def _following() -> NDArray[np.float32]:
    """What is added for each label (columns) behind each other (rows)."""
    cost = np.zeros((len(LABELS_OF), len(LABELS_OF)), dtype=np.float32)
    for row, before in enumerate(LABELS_OF):
        for column, after in enumerate(LABELS_OF):
            if after[0] == "I" and before[2:] != after[2:]:
                cost[row, column] = -1e4
            elif after[0] == "B" and before != "O":
                cost[row, column] = -_TOUCHING
    return cost


_FOLLOWS = _following()
_FIRST = np.where([label[0] == "I" for label in LABELS_OF], np.float32(-1e4), np.float32(0))


Words = tuple[Sentence, Sequence[Token]]
"""A sentence and its tokens."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A token as the encoder reads it: numbers of its word pieces and, for each, the shape of the word it is from."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive tokens of one paragraph, and their pieces between the two marks."""

    tokens: tuple[Token, ...]
    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    firsts: tuple[int, ...]
    """Where in ``ids`` each token begins."""


class Vocabulary:
    """Cuts tokens into word pieces by longest match first (Wu et al. 2016), remembering those it has seen."""

    def __init__(self, text: str) -> None:
        """One piece per line, its number the number of the line, as BERT's uncased vocabularies are written."""
        self._numbers = {piece: at for at, piece in enumerate(text.splitlines())}
        self._seen: dict[str, Pieces] = {}

    def pieces(self, token: str) -> Pieces:
        """At least one piece for every token."""
        found = self._seen.get(token)
        if found is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            found = self._seen[token] = self._cut(token)
        return found

    def _cut(self, token: str) -> Pieces:
        ids: list[int] = []
        shapes: list[int] = []
        for word in _WORD.findall(token[:_LONGEST_TOKEN]):
            cut = self._of_word(_plain(word))
            ids += cut
            shapes += [shape(word)] * len(cut)
        if not ids:
            return Pieces((UNKNOWN,), (shape(token),))
        return Pieces(tuple(ids[:_MOST_PIECES]), tuple(shapes[:_MOST_PIECES]))

    def _of_word(self, word: str) -> list[int]:
        found, at = [], 0
        while at < len(word):
            end, mark = len(word), "##" if at else ""
            while end > at and mark + word[at:end] not in self._numbers:
                end -= 1
            if end == at:
                return [UNKNOWN]
            found.append(self._numbers[mark + word[at:end]])
            at = end
        return found or [UNKNOWN]


def _plain(word: str) -> str:
    """Lower case without accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn").lower()


def shape(word: str) -> int:
    """The number in ``SHAPES`` of what a word looks like."""
    return SHAPES.index(_shape(word))


def _shape(word: str) -> str:
    if word.isalpha():
        if word.islower():
            return "lower"
        if word.isupper():
            return "UPPER" if len(word) > 1 else "A"
        if word[0].isupper() and word[1:].islower():
            return "Title"
        return "miXed" if any(char.isupper() for char in word) else "lower"
    if word.isdigit():
        return "digits"
    return "alnum" if any(char.isalnum() for char in word) else "sign"


class EncoderRecognizer:
    """Reads one paragraph at a time; says of each token whether a name begins, goes on or is not there."""

    def __init__(self, weights: bytes, vocabulary: Vocabulary) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._graph = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        self._vocabulary = vocabulary

    @classmethod
    def load(cls, weights: bytes, vocabulary: str) -> "EncoderRecognizer":
        """Weights as an ONNX graph, and the text of the vocabulary that they were trained with."""
        return cls(weights, Vocabulary(vocabulary))

    def recognize(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        found: list[Span] = []
        opening = frozenset(sentence.start for sentence in sentences)
        said: dict[tuple[tuple[int, ...], tuple[int, ...]], list[int]] = {}
        telling = (words for words in cut_up(article, sentences) if any(_is_telling(token.text) for token in words[1]))
        for window in windows(telling, self._vocabulary):
            seen = window.ids, window.shapes
            if seen not in said:
                said[seen] = self._labels(window)
            found += _spans(window.tokens, said[seen], opening)
        return tuple(found)

    def _labels(self, window: Window) -> list[int]:
        """One window at a time: together they ran no faster on one core, and none depends on its neighbours so."""
        scores: NDArray[np.float32] = self._graph.run(
            None,
            {"ids": np.array([window.ids]), "shapes": np.array([window.shapes]), "firsts": np.array(window.firsts)},
        )[0]
        return likeliest(scores[0])


def likeliest(scores: NDArray[np.float32]) -> list[int]:
    """The labels of greatest sum that may follow one another (Viterbi 1967); ``scores`` are ``[tokens, labels]``."""
    best = scores.argmax(axis=-1)
    if not _FIRST[best[0]] and not _FOLLOWS[best[:-1], best[1:]].any():
        easy: list[int] = best.tolist()
        return easy
    total, came = scores[0] + _FIRST, []
    for row in scores[1:]:
        ways = total[:, None] + _FOLLOWS
        came.append(ways.argmax(axis=0))
        total = ways.max(axis=0) + row
    at = int(total.argmax())
    labels = [at]
    for back in reversed(came):
        at = int(back[at])
        labels.append(at)
    return labels[::-1]


def cut_up(article: Article, sentences: Sequence[Sentence]) -> list[Words]:
    """Every sentence with its tokens."""
    return [(sentence, tokens(article.body, sentence.start, sentence.end)) for sentence in sentences]


def windows(sentences: Iterable[Words], vocabulary: Vocabulary) -> Iterator[Window]:
    """The article by paragraph, a long one cut between sentences, a long sentence between tokens."""
    for _, block in groupby(sentences, key=lambda words: words[0].block):
        words: list[Token] = []
        room = WINDOW - 2
        for _, more in block:
            size = sum(len(vocabulary.pieces(token.text).ids) for token in more)
            if size > room and words:
                yield from cut(words, vocabulary)
                words, room = [], WINDOW - 2
            words += more
            room -= size
        yield from cut(words, vocabulary)


def cut(words: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Window]:
    """As many tokens as fit into a window, then the next as many."""
    first, ids, shapes, firsts = 0, [START], [0], list[int]()
    for at, token in enumerate(words):
        pieces = vocabulary.pieces(token.text)
        if len(ids) + len(pieces.ids) >= WINDOW:
            yield Window(tuple(words[first:at]), (*ids, END), (*shapes, 0), tuple(firsts))
            first, ids, shapes, firsts = at, [START], [0], []
        firsts.append(len(ids))
        ids += pieces.ids
        shapes += pieces.shapes
    if firsts:
        yield Window(tuple(words[first:]), (*ids, END), (*shapes, 0), tuple(firsts))


def _is_telling(word: str) -> bool:
    """Whether a word may be of a name: it has a capital, or no common word's form, and is none that opens sentences."""
    if word.islower() or not word[0].isalnum() or word.isdigit() or word in _ONE_LETTER:
        return False
    low = word.lower()
    return not (word[0].isupper() and word[1:].islower() and (low in FUNCTION_WORDS or low in OPENERS))


def _spans(words: Sequence[Token], labels: Sequence[int], opening: frozenset[int]) -> Iterator[Span]:
    """Names from labels; what goes on with another kind, from nothing or into another sentence begins there."""
    at = 0
    while at < len(words):
        kind, end = LABELS_OF[labels[at]][2:], at + 1
        if kind:
            going = LABELS_OF.index(f"I-{kind}")
            while end < len(words) and labels[end] == going and words[end].start not in opening:
                end += 1
            yield from _trimmed(words[at:end], kind)
        at = end


def _trimmed(words: Sequence[Token], kind: str) -> Iterator[Span]:
    named = [at for at, token in enumerate(words) if token.text[0].isalnum()]
    if named:
        yield Span(words[named[0]].start, words[named[-1]].end, LABELS[kind])
