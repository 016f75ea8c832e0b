"""Which short forms a full name gives: its initials as newsrooms take them, and looser ones."""

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.entities.vocabulary import JOINING, LEGAL_FORMS
from transforms.records import fold

_ELIDED = re.compile(r"\b(?:d|l|dell|nell|all)'(?=\w)")
_FEWEST = 3
"""Letters of a short form that need not be initials alone; two letters fit too much."""


def letters_of(form: str) -> str:
    """The letters of an acronym in lower case."""
    return form.replace(".", "").casefold()


@lru_cache(20_000)
def initials_of(full: str) -> frozenset[str]:
    """The lower-case initials of a name: with or without small words, hyphens' parts, and a company's ending."""
    found = set[str]()
    for words in (_words(full.replace("-", "")), _words(full)):
        strong = [word for word in words if word not in JOINING]
        bare = strong[:-1] if strong and strong[-1] in LEGAL_FORMS else strong
        for some in (words, strong, bare):
            found.add("".join(word[0] for word in some))
            found.add("".join("x" if word.startswith("ex") else word[0] for word in some))
    return frozenset(letters for letters in found if len(letters) > 1)


@lru_cache(20_000)
def abbreviates(short: str, full: str) -> bool:
    """Whether a short form can be made of a full name's words in order: ``SwRI``, ``NECTA``, ``DNR``.

    Each word gives its first letter, but for one word in all that may give none or a second letter.
    """
    letters = letters_of(fold(short))
    words = [word for word in _words(full) if word not in JOINING]
    if not letters.isalpha() or not _FEWEST <= len(letters) <= 8 or abs(len(words) - len(letters)) != 1:
        return False
    return _fits(letters, words, spare=1)


def _fits(letters: str, words: Sequence[str], spare: int) -> bool:
    """Whether the words give the letters; ``spare`` is how often one gives none, or one more."""
    if not words:
        return not letters
    first, rest = words[0], words[1:]
    if spare and _fits(letters, rest, spare - 1):
        return True
    if not letters or letters[0] not in (first[0], "x" if first.startswith("ex") else first[0]):
        return False
    if _fits(letters[1:], rest, spare):
        return True
    return spare > 0 and letters[1:2] in first[1:] and len(letters) > 1 and _fits(letters[2:], rest, spare - 1)


def _words(full: str) -> list[str]:
    plain = _ELIDED.sub("", fold(full)).replace(".", "")
    return re.findall(r"[^\W_][\w']*", plain)
