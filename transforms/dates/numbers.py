"""Counts, days of the month and years, in digits and in words."""

from transforms.dates.tokens import Tokens
from transforms.dates.vocabulary import ONES, ORDINALS, TENS, VAGUE

Count = tuple[int | None, int]
"""How many (None: not told) and the token behind."""
_SUFFIXES = ("st", "nd", "rd", "th")


def cardinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """A whole number below 10,000: "12", "twelve", "twenty-five"."""
    word = t.words[i]
    if word.isdecimal() and word.isascii():
        return (int(word), i + 1) if len(word) <= 4 else None
    if word in ONES:
        return ONES[word], i + 1
    if word not in TENS:
        return None
    j = i + 2 if t.words[i + 1] == "-" else i + 1
    ones = ONES.get(t.words[j], 0)
    return (TENS[word] + ones, j + 1) if 0 < ones < 10 else (TENS[word], i + 1)


def count(t: Tokens, i: int) -> Count | None:
    """How many units: "three", "a", "a couple of", "several", "18"."""
    word = t.words[i]
    if word in VAGUE:
        return None, i + 1
    if word in ("a", "an", "the", "another", "half"):
        return _article_count(t, i)
    if word == "couple":
        return 2, i + 2 if t.words[i + 1] == "of" else i + 1
    if word == "dozen":
        return 12, i + 1
    found = cardinal(t, i)
    if found and t.words[found[1]] in ("dozen", "hundred") and found[0] < 10:
        return found[0] * (12 if t.words[found[1]] == "dozen" else 100), found[1] + 1
    return found


def _article_count(t: Tokens, i: int) -> Count | None:
    word, following = t.words[i], t.words[i + 1]
    if word in ("a", "an", "the") and following in ("couple", "few", "dozen"):
        return count(t, i + 1)
    if word in ("a", "an") and following in ("hundred", "thousand"):
        return (100 if following == "hundred" else 1000), i + 2
    return (1, i + 1) if word in ("a", "an", "another") else None


def ordinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """ "3rd", "third", "twenty-first"."""
    word = t.words[i]
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    if word[-2:] in _SUFFIXES and word[:-2].isdecimal() and word.isascii() and len(word) < 5:
        return int(word[:-2]), i + 1
    if word in TENS:
        j = i + 2 if t.words[i + 1] == "-" else i + 1
        ones = ORDINALS.get(t.words[j], 0)
        return (TENS[word] + ones, j + 1) if 0 < ones < 10 else None
    return None


def day_of_month(t: Tokens, i: int) -> tuple[int, int] | None:
    """1 to 31, as "7", "07", "7th", "seventh" or "twenty five"."""
    word = t.words[i]
    if word.isdecimal() and word.isascii():
        found: tuple[int, int] | None = (int(word), i + 1) if len(word) < 3 else None
    else:
        found = ordinal(t, i) or (cardinal(t, i) if word in TENS else None)
    return found if found and 1 <= found[0] <= 31 else None


def year(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year of four digits, "'98", or one spelled out; nothing is asked of what stands before it."""
    word = t.words[i]
    if len(word) == 4 and word[0] in "12" and word.isdecimal() and word.isascii():
        return int(word), i + 1
    if len(word) == 3 and word[0] in "'’‘" and word[1:].isdecimal():
        return two_digits(int(word[1:])), i + 1
    return spoken_year(t, i)


def two_digits(short: int) -> int:
    return 2000 + short if short < 40 else 1900 + short


def spoken_year(t: Tokens, i: int) -> tuple[int, int] | None:
    """ "nineteen ninety six", "two thousand and five", "seventeen hundred thirty three"."""
    word, following = t.words[i], t.words[i + 1]
    if word == "two" and following == "thousand":
        rest = cardinal(t, i + 3) if t.words[i + 2] == "and" else cardinal(t, i + 2)
        return (2000 + rest[0], rest[1]) if rest and rest[0] < 100 else None
    hundreds = ONES.get(word, 20 if word == "twenty" else 0)
    if not 14 <= hundreds <= 20:
        return None
    if following == "hundred":
        rest = cardinal(t, i + 3) if t.words[i + 2] == "and" else cardinal(t, i + 2)
        return (hundreds * 100 + rest[0], rest[1]) if rest and rest[0] < 100 else None
    j = i + 2 if following == "-" else i + 1
    rest = cardinal(t, j) if t.words[j] in TENS or ONES.get(t.words[j], 0) >= 10 else None
    return (hundreds * 100 + rest[0], rest[1]) if rest and rest[0] < 100 else None
