"""What recognizers are taught: labels of tokens, texts in other capitals, and which open texts are kept to measure."""

from collections.abc import Iterator
from dataclasses import replace
from zlib import crc32

from models.names.articles import KIND_OF_MODEL, Gold
from transforms.entities.features import Line


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
