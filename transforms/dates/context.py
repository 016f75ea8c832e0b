"""What the words around a number or a month tell about it."""

import re

from transforms.dates.numbers import year
from transforms.dates.tokens import Tokens
from transforms.dates.vocabulary import (
    ADDRESSES,
    ALSO_NAMES,
    ASKS_WHEN,
    COUNTED,
    LAWS,
    MONTHS,
    SEASONS,
    WEEKDAYS,
)  # fmt: skip

_STRONG = frozenset(
    "in since until till by from during before after early earlier late mid year through throughout circa around "
    "between founded established born built".split()
)
_BOUNDS_IN_TIME = frozenset(("early", "late", "recently", "back", "soon", "ago"))
_POINTING = frozenset(
    "the a an his her their its our my your this s that and or to of for than with versus vs like".split()
)
_FUNCTION = frozenset(
    "and or but when where while which who that with for as at by on in of from to until after before because "
    "if so though was were is are has have had will would could should he she it they we you i the a an his "
    "her their its this these those not said says did does do can may also than into about over under between "
    "including following amid due despite but".split()
)
_THROUGH = frozenset(("to", "through", "until", "till", "-", "–"))
_OPENING = frozenset("([{—–:;,|>•")
_NAMED = re.compile(r"\b([A-Z][a-z]{1,15})\.? (May|April|June|August|March|Jan)\b(?! \d|, \d|,? [12]\d\d\d)")
_NO_FORENAMES = (
    ASKS_WHEN
    | MONTHS.keys()
    | WEEKDAYS.keys()
    | frozenset("the a an its his her but with now when said says every".split())
)
_NO_PLURALS = frozenset(("s", "was", "is", "has", "his", "its", "as", "this", "does", "us"))
_HYPHENATED = frozenset(("mid", "pre", "post", "early", "late", "end", "spring", "summer"))
_QUOTES = frozenset("\"'“”‘’")
_SURELY_WHEN = frozenset("in since until last next this early late mid during throughout".split())
_NAMED_BEHIND = frozenset(("said", "says", "told", "tells", "has", "will", "would", "is", "was", "had"))


def is_year(t: Tokens, i: int) -> bool:
    """Whether the four digits at ``i`` are a year, not a quantity, a price, a label or part of a name."""
    found = year(t, i)
    if not found or found[1] != i + 1 or not _stands_free(t, i):
        return False
    before, behind, number = t.before(i), t.words[i + 1], found[0]
    if behind in ("in", "of", "out") and "," in t.words[i + 2] and len(t.words[i + 2]) > 1:
        return False
    if behind in COUNTED or behind == "%" or _is_law(t, i) or _is_address(t, i):
        return False
    if number % 100 == 0 and _is_plural(t, i + 1):
        return False
    if _is_bounded(t, i):
        return 1800 <= number <= 2060 and _closes(t, i + 1)
    if before in _STRONG or before in SEASONS:
        return 1000 <= number <= 2150 and not (number < 1400 and _is_plural(t, i + 1))
    if not 1800 <= number <= 2060:
        return False
    return _weakly_a_year(t, i, number)


def _is_bounded(t: Tokens, i: int) -> bool:
    """Whether a bound stands before the number, as before a time: "to at least 2023", "as early as 2015"."""
    if t.before(i) == "as":
        return i > 2 and t.words[i - 2] in _BOUNDS_IN_TIME
    return i > 2 and t.words[i - 2] == "at" and t.before(i) in ("least", "most") and t.words[i - 3] in _STRONG | {"to"}


def _weakly_a_year(t: Tokens, i: int, number: int) -> bool:
    before, behind = t.before(i), t.words[i + 1]
    if i == 0:
        return behind not in ("", ".", ")", ":") and (behind.isalpha() or behind == "'")
    if behind == "'" and t.words[i + 2] == "s":
        return not t.capital(i - 1) or before in _POINTING
    if before == "," and i > 1 and (other := year(t, i - 2)) and abs(other[0] - number) < 60:
        return behind in (",", "and", "or", "&")
    if t.raw[i - 1] == "(":
        return behind in (")", ",", ";", "-")
    if t.capital(i - 1) and i > 1 and before not in _POINTING:
        return False
    if before in _POINTING:
        return _closes(t, i + 1) or _heads_noun(t, i + 1, number)
    if before in ("on", "at", "ahead", "against", "about", "early-"):
        return t.capital(i + 1) and number >= 1950
    if before.isalpha() and not t.capital(i - 1):
        return behind.isalpha() and 1900 <= number <= 2040 and _pointed_at(t, i) and _heads_noun(t, i + 1, number)
    return False


def _stands_free(t: Tokens, i: int) -> bool:
    if t.adjoins(i) and t.raw[i - 1] not in _OPENING:
        return i > 1 and t.words[i - 1] == "-" and t.words[i - 2] in _HYPHENATED
    if t.adjoins(i + 1) and t.raw[i + 1] in "/@_=:#$£€+":
        return False
    if t.adjoins(i + 1) and t.words[i + 1] == "-" and t.words[i + 2][:1].isdecimal():
        return False
    return not (t.raw[i - 1] in _QUOTES and t.raw[i + 1] in _QUOTES and i > 0 and t.words[i + 2] != "s")


def _closes(t: Tokens, i: int) -> bool:
    word = t.words[i]
    return not word or not word[0].isalnum() or word in _FUNCTION


def _heads_noun(t: Tokens, i: int, number: int) -> bool:
    """Whether a noun follows that years qualify ("the 2019 election"), rather than one that is counted."""
    word = t.words[i]
    return word.isalpha() and word not in COUNTED and (number % 50 != 0 or not _is_plural(t, i))


def _pointed_at(t: Tokens, i: int) -> bool:
    return any(
        word in ("the", "a", "an", "s", "his", "her", "their", "its", "our") for word in t.words[max(0, i - 4) : i - 1]
    )


def _is_plural(t: Tokens, i: int) -> bool:
    word = t.words[i]
    return word.isalpha() and not t.capital(i) and word.endswith("s") and word[-2:] != "ss" and word not in _NO_PLURALS


def _is_law(t: Tokens, i: int) -> bool:
    for j in range(i + 1, i + 7):
        if not t.capital(j) and t.words[j] not in ("and", "of", "the", "(", ")"):
            return False
        if t.words[j] in LAWS:
            return True
    return False


def _is_address(t: Tokens, i: int) -> bool:
    return t.capital(i + 1) and any(t.capital(j) and t.words[j] in ADDRESSES for j in range(i + 2, i + 4))


def may_stand_alone(t: Tokens, i: int, j: int) -> bool:
    """Whether the month at ``i`` (up to ``j``) is one where no day or year comes with it."""
    word, before, behind = t.words[i], t.before(i), t.words[j]
    if (behind in _THROUGH and t.words[j + 1] in MONTHS) or (
        before == "-" and t.words[i - 2] in ("mid", "early", "late", "end")
    ):
        return True
    if len(word) < 4 and word != "may" and t.words[j - 1] != "." and before not in ASKS_WHEN:
        return False
    if t.adjoins(i) and t.raw[i - 1] not in _OPENING and t.raw[i - 1] not in _QUOTES and t.words[i - 1] != "-":
        return False
    if t.capital(j) and behind not in MONTHS and behind not in WEEKDAYS and j == i + 1 and behind.isalpha():
        return False
    if t.adjoins(j) and t.words[j] == "-" and t.capital(j + 1) and t.words[j + 1] not in MONTHS:
        return False
    if word not in ALSO_NAMES:
        return not (
            i > 0
            and t.capital(i - 1)
            and before not in ASKS_WHEN
            and before not in ("the", "a", "said", "and", "by")
            and i > 1
        )
    if word in t.names and before not in _SURELY_WHEN:
        return False
    if before in ASKS_WHEN and not (
        before in ("by", "for", "to", "and", "or", "of", "on", "with", "at") and _is_named(t, i, word)
    ):
        return not (word == "march" and behind == "on")
    if behind == "'" and t.words[j + 1] == "s" and i > 0 and not t.capital(j + 2):
        return t.words[j + 2].isalpha()
    pointing = before in ("the", "a", "an", "s", "last", "next", "every", "his", "her", "its", "their")
    return pointing and behind.isalpha() and behind not in _FUNCTION and not t.capital(j) and behind not in ("against",)


def months_as_names(text: str) -> frozenset[str]:
    """The months that also name somebody in a text: "Mrs May", "Brian May"."""
    found = ((m[1].lower(), m[2].lower()) for m in _NAMED.finditer(text))
    return frozenset(month for before, month in found if before not in _NO_FORENAMES)


def _is_named(t: Tokens, i: int, word: str) -> bool:
    """Whether "May" is more likely a person than a month: by, for, to May; not with a verb or 's behind it."""
    behind = t.words[i + 1]
    if word in ("may", "april", "june", "jan"):
        return (
            (t.words[i - 1] in ("and", "or", "with", "by", "for") and not _month_near(t, i))
            or behind in _NAMED_BEHIND
            or behind == "'"
        )
    return behind in _NAMED_BEHIND


def _month_near(t: Tokens, i: int) -> bool:
    return any(word in MONTHS for word in (*t.words[max(0, i - 3) : i], *t.words[i + 1 : i + 4]))
