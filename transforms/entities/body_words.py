"""How one name of a body can be another: the same words turned round, a company's ending, a plural, words run together.

All names are compared as ``clusters.spelling`` writes them.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.entities.acronyms import initials_of
from transforms.entities.vocabulary import JOINING, LEGAL_FORMS, NAME_ENDINGS

_ENDINGS = LEGAL_FORMS | frozenset("group holdings holding company corporation sons brothers co & and".split())
_STEM = 4
_PLURALS = frozenset(("", "ic", "al", "an", "ist", "ive", "ian"))
_OF_MEMBERS = frozenset("party movement front alliance union club league association gang brigade team force".split())
"""What those who bear a plural are members of."""
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)$")


@lru_cache(20_000)
def content(name: str) -> tuple[str, ...]:
    """The words of a name without small ones and possessives, in the order of the alphabet."""
    words = (word.removesuffix("'s").removesuffix("s'") for word in name.replace("’", "'").split())
    return tuple(sorted(word for word in words if word not in JOINING))


@lru_cache(20_000)
def without_ending(name: str) -> str:
    """A company's name without what it is in law, and without "Group" or "& Sons"."""
    words = name.split()
    while len(words) > 1 and words[-1] in _ENDINGS:
        words.pop()
    return " ".join(words)


def short_name(words: Sequence[str]) -> Sequence[str]:
    """The words of a body's name, as the text writes them, without those that its short name leaves out."""
    size = len(words)
    while size > 1 and words[size - 1].lower().rstrip(".") in NAME_ENDINGS:
        size -= 1
    return words[:size]


def stem_of_plural(name: str) -> str:
    """What a plural is made of ("social democrat"), where a name ends in one; else nothing."""
    return name[:-1] if name.endswith("s") and not name.endswith("ss") and len(name.split()[-1]) > _STEM else ""


def plural_of(stem: str, full: str) -> bool:
    """Whether a stem opens a longer name: "green" of "Green Party", "social democrat" of "Social Democratic Party"."""
    if not full.startswith(stem) or len(full.split()) <= len(stem.split()):
        return False
    return full[len(stem) :].split(" ")[0] in _PLURALS and full.split()[-1] in _OF_MEMBERS


def partly_initials(short: Sequence[str], full: str) -> bool:
    """Whether words of capitals in a name stand for runs of words of the other: "NZ First", "Court of BiH".

    ``short`` keeps its capitals.
    """
    words = full.split()
    return any(_is_initials(word) for word in short) and len(short) > 1 and _matches(tuple(short), tuple(words))


def _matches(short: Sequence[str], words: Sequence[str]) -> bool:
    if not short or not words:
        return not short and not words
    first = short[0]
    if first.casefold() == words[0] and _matches(short[1:], words[1:]):
        return True
    if not _is_initials(first):
        return False
    letters = first.replace(".", "").casefold()
    return any(
        _stands_for(letters, " ".join(words[:size])) and _matches(short[1:], words[size:])
        for size in range(2, min(len(words), len(letters) + 3) + 1)
    )


def _stands_for(letters: str, words: str) -> bool:
    """Whether letters are the initials of words; a small word may give another letter, as in another language."""
    if letters in initials_of(words):
        return True
    parts = words.split()
    return len(letters) == len(parts) and all(
        letter == word[0] or word in JOINING for letter, word in zip(letters, parts, strict=True)
    )


def _is_initials(word: str) -> bool:
    return sum(char.isupper() for char in word) > 1


def shortened(short: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a numbered body leaves words out: "8th Circuit" of "8th US Circuit Court of Appeals"."""
    rest = iter(words)
    return len(short) > 1 and _NUMBERED.match(short[0]) is not None and all(word in rest for word in short)
