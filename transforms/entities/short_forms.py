"""Short forms that a text explains itself: "long form (SHORT)" and "SHORT (long form)" (Schwartz and Hearst 2003)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKET = re.compile(r"\s(?:\(([^()\n]{2,80})\)|\[([^\[\]\n]{2,80})\])")
_SHORT = re.compile(r"(?:the )?([A-Z][\w&.'’-]{1,11})$")
_SHORT_BEFORE = re.compile(r"(?<![\w-])([A-Z][\w&.-]{1,9})$")
_CAPITAL = r"(?:(?:[a-z]{2,4}-|[dl]['’])?(?:(?:[A-Z]\.)+|(?:St|Mt)\.|[A-ZÀ-Þ][\w'’&-]*)|\d+(?:st|nd|rd|th)?)"
JOINT = (
    "of|for|and|the|on|in|to|at|&|de|del|la|le|les|las|los|el|al|e|y|i|et|du|des|da|do|dos|das|di|dei|della"
    "|pour|para|por|en|a|o|os|und|der|die|das|für|van|voor|wa|ya|za|cha|ng|dan"
)
_CAPITALS = re.compile(rf"{_CAPITAL}(?:,? (?:(?:{JOINT}) ){{0,2}}{_CAPITAL})*$")
_WINDOW = 120


@dataclass(frozen=True, slots=True)
class Pair:
    """A long form and the short form in or before the brackets, both with their offsets."""

    long_start: int
    long_end: int
    short_start: int
    short_end: int


def pairs(body: str) -> Iterator[Pair]:
    """Every explained short form, in order."""
    for match in _BRACKET.finditer(body):
        inner, at = match[match.lastindex or 1].rstrip(), match.start() + len(" (")
        if short := _SHORT.fullmatch(inner):
            before = body[max(0, match.start() - _WINDOW) : match.start()]
            if is_short_form(short[1]) and (start := _long_start(before, short[1])) is not None:
                offset = match.start() - len(before)
                yield Pair(offset + start, match.start(), at + short.start(1), at + short.end(1))
        elif (short := _SHORT_BEFORE.search(body[max(0, match.start() - 12) : match.start()])) and is_short_form(
            short[1]
        ):
            begin = match.start() - len(short[1])
            if inner[0].isupper() and _aligned(inner, short[1]) == 0:
                yield Pair(at, at + len(inner), begin, match.start())


def is_short_form(text: str) -> bool:
    """Whether a word can be a short form: two capitals at least, or one capital among few letters in the middle."""
    return sum(char.isupper() for char in text) >= 2 and len(text.rstrip(".")) >= 2


def _long_start(before: str, short: str) -> int | None:
    """Where in the text right before the bracket the long form begins, if one is there: capitals and joining words."""
    run = _CAPITALS.search(before)
    if not run:
        return None
    words = run[0].split(" ")[-max(2 * len(short), len(short) + 5) :]
    window = " ".join(words)
    start = _aligned(window, short)
    if start is not None and window[start].isupper():
        return len(before) - len(window) + start
    return _by_initials(before, short)


def _by_initials(before: str, short: str) -> int | None:
    """The run of capitalized words before the bracket, if its initials hold the short form's capitals in order."""
    if not (run := _CAPITALS.search(before)):
        return None
    capitals = [c for c in short if c.isupper()]
    initials = list(re.finditer(r"(?<![\w'’])\w", run[0]))
    for first, found in enumerate(initials):
        if found[0] == capitals[0]:
            rest = iter(i[0].upper() for i in initials[first:])
            if all(any(c == i for i in rest) for c in capitals):
                return run.start() + found.start()
    return None


def _aligned(long: str, short: str) -> int | None:
    """Where the long form begins when the short form's letters are matched from right to left (their algorithm)."""
    at = len(long) - 1
    letters = [c.lower() for c in short if c.isalnum()]
    for index in range(len(letters) - 1, -1, -1):
        while at >= 0 and (long[at].lower() != letters[index] or (index == 0 and at > 0 and long[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        at -= 1
    start = at + 1
    whole = long.count("(", start) == long.count(")", start) and long.find(")", start) >= long.find("(", start)
    return start if whole and len(long) - start > len(short) else None
