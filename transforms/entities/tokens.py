"""Words of a text with their offsets, cut so that a name never ends inside one."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<initials>(?:[A-Z]\.){2,})"
    r"|(?P<short>(?:[A-Z]|Dr|Mr|Mrs|Ms|St|Gen|Col|Capt|Lt|Sgt|Maj|Rev|Hon|Prof|Sr|Jr|Sen|Rep|Gov|Pte|Adm|Cpl|Brig|Insp|Supt"
    r"|Messrs|Mt|Ft|Inc|Ltd|Co|Corp|No|vs)\.(?=\s))"
    r"|(?P<own>['’][sS]\b)"
    r"|(?P<word>[^\W_]+(?:['’`](?![sS]\b)[^\W_]+|&[^\W_]+|[-‑][^\W_]+)*)"
    r"|(?P<other>\S)"
)
_HYPHEN = re.compile(r"[-‑]")
_COMPOUND = frozenset(
    """based led backed born linked style wide wing era made like run old bound held level friendly trained
    affiliated aligned allied occupied administered controlled dominated owned brokered sponsored funded
    supported speaking educated raised inspired designated imposed facing type only free bashing returned area
    listed built registered flagged majority run mediated drafted ruled organised organized led-based elect
    designate general turned cum and to on""".split()
)
_PREFIXES = frozenset(
    """anti pro non pre post mid ex former then pan trans cross inter intra sub ultra neo self vice co all far
    north south east west central""".split()
)
_ARTICLES = frozenset("al el ul ur ud as an ash at ad az ar abu ibn ben bin bint ait saint st de la le".split())


class Token(NamedTuple):
    """A word, a number, a sign or a possessive ending: ``text[start:end]`` of what was cut.

    A named tuple because every word of every page becomes one.
    """

    text: str
    start: int
    end: int


@lru_cache(maxsize=1000)  # several readers ask for the sentences of the article in hand
def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut ``text[start:end]`` into tokens in order; whitespace alone lies between them."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        if match.lastgroup == "word" and not match[0].isalnum():
            found += _parts(match[0], match.start())
        else:
            found.append(Token(match[0], *match.span()))
    return tuple(found)


def _parts(word: str, start: int) -> Iterator[Token]:
    """A hyphenated word cut where the compound joins a name and a common word, or two names."""
    at = 0
    for match in _HYPHEN.finditer(word):
        left, right = word[at : match.start()], _HYPHEN.split(word[match.end() :], maxsplit=1)[0]
        if left and _apart(left, right):
            yield Token(left, start + at, start + match.start())
            yield Token(match[0], start + match.start(), start + match.end())
            at = match.end()
    yield Token(word[at:], start + at, start + len(word))


def _apart(left: str, right: str) -> bool:
    low = left.lower()
    if low in _PREFIXES and (right[0].isupper() or not left[0].isupper()):
        return right[0].isupper()
    if not left[0].isupper():
        return right[0].isupper() and left.isalpha() and low not in _ARTICLES
    if right[0].isupper():
        return low not in _ARTICLES and len(left) > 1 and len(right) > 1 and left.isalpha()
    return right in _COMPOUND or (len(right) > 4 and right.endswith(("ed", "ing", "ion", "ary", "ist", "ian")))
