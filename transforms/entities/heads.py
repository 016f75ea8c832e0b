"""Bodies called by the head of their name alone: "the Ministry", "the House", "the Packers"."""

import re
from collections.abc import Iterator, Sequence

from transforms.entities.spans import Layer, Span
from transforms.records import EntityType

_SHORTEST = 4


def add_heads(layer: Layer, body: str, headlines: Sequence[tuple[int, int]], lower: set[str]) -> None:
    """Find, behind "the", the last word of a body's name, or what stands before its first small word.

    Only in running text, and only a word that the article never writes in lower case.
    """
    heads = {head for span in layer if span.type is EntityType.ORGANIZATION for head in _heads(body, span)}
    wanted = sorted((head for head in heads if head.lower() not in lower), key=len, reverse=True)
    if not wanted:
        return
    for match in re.finditer(rf"\b[Tt]he ({'|'.join(map(re.escape, wanted))})(?![\w-])", body):
        if not any(start <= match.start() < end for start, end in headlines):
            layer.add(Span(match.start(1), match.end(1), EntityType.ORGANIZATION, "propagated"))


def _heads(body: str, span: Span) -> Iterator[str]:
    words = body[span.start : span.end].split()
    if len(words) < 2:
        return
    small = next((at for at, word in enumerate(words) if word.islower()), 0)
    for head in (words[-1], " ".join(words[:small])):
        if len(head) >= _SHORTEST and head[0].isupper() and not head.isupper():
            yield head
