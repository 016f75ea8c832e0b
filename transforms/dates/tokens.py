"""Words, numbers and signs of a sentence, side by side for quick look-up."""

import re
from dataclasses import dataclass, field
from typing import Any

_TOKEN = re.compile(
    r"""https?://\S+ | www\.\S+
    | \d{1,4} ([-/.]) \d{1,2} \1 \d{1,4} (?![\d]|\1\d)
    | \d{1,3} (?:,\d{3})+ (?:\.\d+)?
    | \d+ (?:[.:]\d+)+ \w*
    | ['’‘]\d\ds?\b
    | \w+
    | [^\w\s]""",
    re.VERBOSE,
)
_PADDING = 12


@dataclass(frozen=True, slots=True)
class Tokens:
    """Lower-case words with their spelling and place; ``words`` has empty strings behind its end, to look ahead into.

    ``names`` are the months that the article also uses as somebody's name; ``memo`` keeps what was found at a word,
    so that no expression is read twice.
    """

    words: list[str]
    raw: list[str]
    starts: list[int]
    ends: list[int]
    count: int
    names: frozenset[str] = frozenset()
    memo: dict[int, Any] = field(default_factory=dict)

    def adjoins(self, i: int) -> bool:
        """Whether no space lies between token ``i`` and the one before."""
        return 0 < i < self.count and self.ends[i - 1] == self.starts[i]

    def capital(self, i: int) -> bool:
        return self.raw[i][:1].isupper()

    def before(self, i: int) -> str:
        return self.words[i - 1] if i > 0 else ""


def tokenize(text: str, start: int, end: int, names: frozenset[str] = frozenset()) -> Tokens:
    words, raw, starts, ends = [], [], [], []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        raw.append(word)
        words.append(_PLAIN.get(word) or word.lower())
        starts.append(match.start())
        ends.append(match.end())
    count = len(words)
    words += [""] * _PADDING
    raw += [""] * _PADDING
    return Tokens(words, raw, starts, ends, count, names)


_PLAIN = {"’": "'", "‘": "'", "–": "-", "—": "—", "‐": "-", "‑": "-", "−": "-"}
