"""The capitalized words of an article, how they join to names, and what stands right before and behind a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.places.keys import place_key
from transforms.places.vocabulary import AREAS, PERHAPS_IN, PLACED_IN
from transforms.records import Article, Sentence

LONGEST = 4
"""Capitalized words in the longest name that is looked for, as in "Pakistan Occupied Kashmir Valley"."""

_CAPITAL = re.compile(r"(?:[A-Z]\.){2,}|(?<!\w)[A-ZÀ-ÞĀ-ɏḀ-ỿ](?:[^\W\d_]*(?:['’](?!s\b)[^\W\d_]+)*)")
_CLOSE = frozenset((" ", "\u00a0", "-"))
_JOINTS = frozenset(("'s ", "’s ", "-occupied ", "-administered ", "-controlled ", "-held ")) | frozenset(
    f"{side}{word}{side}" for side in " -"
    for word in ("of", "and", "the", "of the", "de", "del", "de la", "de los", "la", "le", "les", "el", "al", "da",
                 "do", "dos", "du", "di", "au", "aux", "upon", "on", "an", "sur", "am", "under", "in", "e", "y", "en")
)  # fmt: skip
_ABBREVIATED = frozenset(("St", "Ste", "Mt", "Ft"))
_LOOK_BACK = 40
_AGE = re.compile(r"\d{1,3},")
"""What stands before "of" in "Kim Dale, 29, of Corbin"."""


@dataclass(frozen=True, slots=True)
class Capital:
    """One capitalized word of the body: ``opens`` where a sentence or a quotation begins."""

    text: str
    start: int
    end: int
    opens: bool

    @property
    def key(self) -> str:
        """The word as the gazetteer spells it."""
        return place_key(self.text)


def capitals(article: Article, sentences: Sequence[Sentence]) -> tuple[Capital, ...]:
    """Every capitalized word of the body in order."""
    body, openings = article.body, {sentence.start for sentence in sentences}
    found = []
    for match in _CAPITAL.finditer(body):
        start = match.start()
        quoted = start == 0 or body[start - 1] in '"“‘\n'
        if match[0][0].isupper():
            found.append(Capital(match[0], start, match.end(), quoted or start in openings or start - 1 in openings))
    return tuple(found)


def close(body: str, left: Capital, right: Capital) -> bool:
    """Whether two words stand as close as the words of one name."""
    gap = body[left.end : right.start]
    return gap in _CLOSE or (gap == ". " and left.text in _ABBREVIATED)


def names_from(body: str, found: Sequence[Capital], first: int) -> Iterator[tuple[int, str]]:
    """Every name that may begin with a word, longest first: the index of its last word, and its key."""
    last = first
    while last + 1 < len(found) and last - first + 1 < LONGEST and joined(body, found[last], found[last + 1]):
        last += 1
    for index in range(last, first - 1, -1):
        yield index, place_key(body[found[first].start : found[index].end])


def joined(body: str, left: Capital, right: Capital) -> bool:
    """Whether two words may be of one name, also across a small word: "Gulf of Aden"."""
    return close(body, left, right) or (right.start - left.end <= 14 and body[left.end : right.start] in _JOINTS)


def locative(body: str, start: int) -> int:
    """2 where the words before a name put something in it, 1 where they may, 0 where they do not."""
    before = body[max(0, start - _LOOK_BACK) : start].lower().replace("-", "").split()
    if before and before[-1] == "the":
        before.pop()
    if not before:
        return 0
    if before[-1] == "of":
        return 2 if len(before) > 1 and (before[-2] in AREAS or _AGE.fullmatch(before[-2])) else 0
    return 2 if before[-1] in PLACED_IN else int(before[-1] in PERHAPS_IN)
