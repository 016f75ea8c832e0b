"""Bodies called by the head of their name alone: "the Ministry", "the House", "the Packers"."""

import re
from collections.abc import Sequence

from transforms.entities.spans import Layer, Span, within
from transforms.records import EntityType

_SHORTEST = 4


def add_heads(layer: Layer, body: str, headlines: Sequence[tuple[int, int]], lower: set[str]) -> None:
    """Find, behind "the", what stands before the first small word of a body's name, or its last word if it has none.

    Only in running text, and only a word that the article never writes in lower case.
    """
    heads = {head for span in layer if span.type is EntityType.ORGANIZATION and (head := _head(body, span))}
    wanted = sorted((head for head in heads if head.lower() not in lower), key=lambda head: (-len(head), head))
    if not wanted:
        return
    for match in re.finditer(rf"\b[Tt]he ({'|'.join(map(re.escape, wanted))})(?![\w-])", body):
        if not within(match.start(), headlines):
            layer.add(Span(match.start(1), match.end(1), EntityType.ORGANIZATION, "head"))


def head_words(name: str) -> set[str]:
    """The lower-case words that can say what a body is: its first and last one, and the last before a small one."""
    words = name.split()
    small = next((at for at, word in enumerate(words) if word.islower()), len(words))
    return {words[-1].lower(), words[max(0, small - 1)].lower(), words[0].lower()}


def _head(body: str, span: Span) -> str:
    """What stands before the first small word, else the last word; empty where that is no head."""
    words = body[span.start : span.end].split()
    small = next((at for at, word in enumerate(words) if word.islower()), len(words) - 1)
    head = " ".join(words[:small] if words[small].islower() else words[small:])
    return head if len(words) > 1 and len(head) >= _SHORTEST and head[0].isupper() and not head.isupper() else ""
