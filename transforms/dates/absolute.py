"""Dates of the calendar: days, months, years, quarters, seasons, decades, holidays."""

import re
from dataclasses import replace
from datetime import date

from transforms.dates.context import is_year, may_stand_alone
from transforms.dates.holidays import BY_FIRST_WORD, FESTIVE, HOLIDAYS, weekend_of
from transforms.dates.nodes import Fixed, Found, Node, Numeric, Weekly, Yearly
from transforms.dates.numbers import day_of_month, ordinal, two_digits, year
from transforms.dates.spans import Span, in_months, month_days, months_from, one_day, season, unit_around, whole_year
from transforms.dates.tokens import Tokens
from transforms.dates.vocabulary import (
    ALSO_WORDS,
    ASKS_WHEN,
    COUNTED,
    DECADES,
    FESTIVE_NOUNS,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    SHORT_MONTHS,
    WEEKDAYS,
    WEEKDAYS_SHORT,
)  # fmt: skip
from transforms.records import Precision

_NUMERIC = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$")
_QUARTER = re.compile(r"(?:q([1-4])|([1-4])q|h([12])|([12])h)$")
_FISCAL = re.compile(r"fy(\d\d|\d{4})?$")
_DECADE = re.compile(r"(1[5-9]\d|20\d)0s$|['’‘](\d)0s$|([2-9])0s$")
_OPENING = frozenset("([{\"'“”‘’—–:;,|>*•")
_NOT_THE_DAY = frozenset(
    "agreement agreements accord accords rising uprising massacre murders sermon rebellion island".split()
)
_BEFORE_FEASTS = frozenset("last previous following before after since until by next this of".split())
_MULTI_DAY = frozenset(("to", "-", "through", "until", "till"))


def clear_of_signs(t: Tokens, i: int) -> bool:
    """Whether a number stands by itself: no sign of money, path or formula sticks to it."""
    if not t.adjoins(i) or t.raw[i - 1] in _OPENING:
        return True
    return (
        t.words[i - 1] == "-" and i > 1 and t.words[i - 2][-1:].isalnum() and _NUMERIC.match(t.raw[i - 2]) is not None
    )


def numeric(t: Tokens, i: int) -> Found | None:
    match = _NUMERIC.match(t.raw[i])
    if not match or not clear_of_signs(t, i) or (t.adjoins(i + 1) and t.raw[i + 1] in "/_=@%"):
        return None
    if t.adjoins(i + 1) and t.words[i + 1] == "-" and not _NUMERIC.match(t.raw[i + 2]):
        return None
    left, sign, middle, right = match.groups()
    if len(left) == 4 and sign != "." and len(right) < 3:
        return _fixed_day(int(left), int(middle), int(right), i + 1)
    if len(left) > 2 or len(right) not in (2, 4) or (len(right) == 2 and sign != "/"):
        return None
    of = int(right) if len(right) == 4 else two_digits(int(right))
    return (Numeric(int(left), int(middle), of), i + 1) if 1000 <= of <= 2150 else None


def _fixed_day(of: int, month: int, day: int, j: int) -> Found | None:
    try:
        return Fixed(one_day(date(of, month, day))), j
    except ValueError:
        return None


def month_word(t: Tokens, i: int) -> tuple[int, int] | None:
    word = t.words[i]
    month = MONTHS.get(word)
    if month is None:
        return None
    short = word in SHORT_MONTHS and t.words[i + 1] == "." and t.adjoins(i + 1)
    return month, i + 2 if short else i + 1


def year_behind(t: Tokens, j: int) -> tuple[int, int] | None:
    """The year that completes a date: "2024", ", 2024", "of 2024", "-2024", "'24"."""
    k = j
    if t.words[k] in (",", "of", "in") or (t.words[k] == "-" and t.adjoins(k) and t.adjoins(k + 1)):
        k += 1
        if t.words[k - 1] == "of" and t.words[k] in ("the", "year"):
            k += 2 if t.words[k] == "the" and t.words[k + 1] == "year" else 1
    found = year(t, k)
    if not found or not 1000 <= found[0] <= 2150 or t.words[found[1]] in COUNTED or (t.words[found[1]] == "%"):
        return None
    if t.words[k - 1] == "in" and t.words[j] == "in" and not is_year(t, k):
        return None
    return (
        None
        if t.adjoins(found[1]) and t.words[found[1]] in ("-", "/", ":") and t.words[found[1] + 1].isdecimal()
        else found
    )


def dated(t: Tokens, month: int, first: int, last: int, j: int) -> Found | None:
    """A day of a month, or some in a row, with the year where one follows."""
    if last < first:
        return None
    rule = month_days(month, first, last)
    found = year_behind(t, j)
    if found is None:
        return (Yearly(rule), j) if _exists(month, last) else None
    try:
        return Fixed(rule(found[0], None)), found[1]
    except ValueError:
        return None


def _exists(month: int, day: int) -> bool:
    return day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def day_first(t: Tokens, i: int) -> Found | None:
    """ "7 January 2026", "7th of January", "7-9 January", and the 7 of "7 and 8 January"."""
    if not clear_of_signs(t, i) or not (day := day_of_month(t, i)):
        return None
    first, j = day
    if t.words[j] in ("and", "or", "&", ",") and (listed := _listed_day(t, first, j)):
        return listed
    last = first
    if t.words[j] in _MULTI_DAY and (until := day_of_month(t, j + (2 if t.words[j + 1] == "the" else 1))):
        last, j = until
    j += t.words[j] in ("of", "-", ".")
    month = month_word(t, j)
    if not month or (not t.capital(j) and t.words[j] in ALSO_WORDS and not year_behind(t, month[1])):
        return None
    found = dated(t, month[0], first, last, month[1])
    return _notorious(t, month[0], first, found) if found else None


def _listed_day(t: Tokens, day: int, j: int) -> Found | None:
    other = day_of_month(t, j + 1)
    found = day_first(t, j + 1) if other and other[0] > day else None
    if not found:
        return None
    node = found[0]
    if isinstance(node, Fixed) and node.span.precision is Precision.DAY:
        return _fixed_day(node.span.first.year, node.span.first.month, day, j)
    if isinstance(node, Yearly):
        month = node.rule(2000, None).first.month
        return Yearly(month_days(month, day, day)), j
    return None


def month_first(t: Tokens, i: int) -> Found | None:
    """ "Jan. 7, 2026", "January 7-9", "July the 4th"."""
    month = month_word(t, i)
    if not month or not (t.capital(i) or t.words[i] not in ALSO_WORDS):
        return None
    j = month[1]
    j += t.words[j] == "the" or (t.words[j] == "-" and t.adjoins(j))
    day = day_of_month(t, j)
    if not day or t.words[day[1]] in COUNTED or (t.adjoins(day[1]) and t.words[day[1]] in ("%", "/", "$")):
        return None
    first, k = day
    last = first
    if (
        t.words[k] in _MULTI_DAY
        and (until := day_of_month(t, k + 1))
        and not month_word(t, until[1])
        and until[0] > first
    ):
        last, k = until
    found = dated(t, month[0], first, last, k)
    return _notorious(t, month[0], first, found) if found else None


def listed_behind(t: Tokens, i: int) -> Found | None:
    """The 6 of "Jan. 5 and 6"."""
    day, other = day_of_month(t, i), day_of_month(t, i - 2) if i > 2 else None
    if t.before(i) not in ("and", "or", "&") or not day or not other or not other[0] < day[0] or other[1] != i - 1:
        return None
    month = month_word(t, i - 3) or (month_word(t, i - 4) if t.words[i - 3] == "." and i > 3 else None)
    behind = t.words[day[1]]
    if (
        not month
        or month[1] != i - 2
        or behind in COUNTED
        or (behind.endswith("s") and len(behind) > 3)
        or month_word(t, day[1])
    ):
        return None
    return dated(t, month[0], day[0], day[0], day[1])


def _notorious(t: Tokens, month: int, day: int, found: Found) -> Found:
    """The Sept. 11 attacks are those of one year."""
    of = {(9, 11): 2001, (10, 7): 2023, (1, 6): 2021}.get((month, day))
    j = found[1]
    behind = t.words[j + 1] if t.words[j] == "," else t.words[j]
    if (
        of
        and isinstance(found[0], Yearly)
        and behind in ("attack", "attacks", "terrorist", "terror", "hijackers", "insurrection", "riot")
    ):
        return Fixed(one_day(date(of, month, day))), j
    return found


def year_first(t: Tokens, i: int) -> Found | None:
    """ "2019-Aug-01", "2017-Q1", "2024 Q3"."""
    of = year(t, i)
    if not of or not clear_of_signs(t, i):
        return None
    j = of[1] + (t.words[of[1]] in ("-", "/") and t.adjoins(of[1]))
    if part := _QUARTER.match(t.words[j]):
        return _quarter(part, of[0]), j + 1
    month = month_word(t, j)
    if month and j == of[1] and t.capital(j) and not day_of_month(t, month[1]) and not year_behind(t, month[1]):
        return _month_of(month[0], of[0]), month[1]
    if month and j > of[1] and t.words[month[1]] in ("-", "/") and (day := day_of_month(t, month[1] + 1)):
        return _fixed_day(of[0], month[0], day[0], day[1])
    return None


def _quarter(part: re.Match[str], of: int | None) -> Node:
    quarter, half = part[1] or part[2], part[3] or part[4]
    start, size = (int(quarter) * 3 - 2, 3) if quarter else (int(half) * 6 - 5, 6)
    if of is None:
        return Yearly(in_months(start, size, Precision.QUARTER))
    return Fixed(months_from(of * 12 + start - 1, size, Precision.QUARTER))


def quarter(t: Tokens, i: int) -> Found | None:
    """ "Q3", "Q3 of 2024", "H1 2024"."""
    part = _QUARTER.match(t.words[i])
    if not part or not clear_of_signs(t, i):
        return None
    j = i + 1
    if of := year_behind(t, j):
        return _quarter(part, of[0]), of[1]
    if t.words[j].startswith("fy") and (of_fiscal := fiscal(t, j)):
        return _quarter(part, of_fiscal[0].span.first.year), of_fiscal[1]
    asked = part[1] and t.capital(i) and (t.before(i) in ASKS_WHEN or t.before(i) in ("the", "s", "our", "its", "for"))
    return (_quarter(part, None), j) if asked else None


def fiscal(t: Tokens, i: int) -> tuple[Fixed, int] | None:
    """ "FY2025", "FY 2024-25", "fiscal 2024", "financial year 2024/25": the calendar year of that number."""
    word = t.words[i]
    if match := _FISCAL.match(word):
        if match[1]:
            return _fiscal_years(t, _full(match[1]), i + 1)
        j = i + 1
    elif word in ("fiscal", "financial"):
        j = i + 2 if t.words[i + 1] == "year" else i + 1
    else:
        return None
    of = year(t, j)
    return _fiscal_years(t, of[0], of[1]) if of and 1900 <= of[0] <= 2100 else None


def _full(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _fiscal_years(t: Tokens, first: int, j: int) -> tuple[Fixed, int] | None:
    if t.words[j] in ("-", "/") and t.words[j + 1].isdecimal() and len(t.words[j + 1]) == 2:
        return Fixed(Span(date(first, 1, 1), date(first + 2, 1, 1), Precision.YEAR)), j + 2
    return Fixed(whole_year(first)), j


def month_alone(t: Tokens, i: int) -> Found | None:
    """ "January", "January 2026", "the May of 2026"; "May" alone only where it cannot be a name or another word."""
    month = month_word(t, i)
    if not month:
        return None
    if of := year_behind(t, month[1] + (t.words[month[1]] == "-")):
        return _month_of(month[0], of[0]), of[1]
    if not t.capital(i) or not may_stand_alone(t, i, month[1]):
        return None
    rule = in_months(month[0], 1, Precision.MONTH)
    node = Yearly(rule)
    if t.words[month[1]] in ("and", "or", ","):
        other = month_word(t, month[1] + 1)
        if other and other[0] > month[0] and (of := year_behind(t, other[1])):
            node = replace(node, year=Fixed(whole_year(of[0])))
    return node, month[1]


def _month_of(month: int, of: int) -> Fixed:
    return Fixed(months_from(of * 12 + month - 1, 1, Precision.MONTH))


def decade(t: Tokens, i: int) -> Found | None:
    """ "1990s", "'90s", "the nineties"; "80s" only where it is neither an age nor a temperature."""
    word, before = t.words[i], t.before(i)
    match = _DECADE.match(word)
    if match and match[1]:
        return Fixed(unit_around("decade", date(int(match[1]) * 10, 1, 1))), i + 1
    named = word in DECADES and before in ("the", "early", "mid", "late", "-", "s")
    short = match and match[2]
    bare = (
        match
        and match[3]
        and t.words[max(0, i - 2) : i]
        in (["early", "-"], ["mid", "-"], ["late", "-"], ["the", "early"], ["the", "late"])
    )
    if not (named or short or bare):
        return None
    tens = DECADES.get(word) or int((match[2] or match[3]) if match else 0) * 10
    if (named and tens > 90) or (tens == 20 and not short):
        return None
    return Fixed(unit_around("decade", date((2000 if tens < 20 else 1900) + tens, 1, 1))), i + 1


def century(t: Tokens, i: int) -> Found | None:
    """ "12th century": by the hundreds, as people say it."""
    nth = ordinal(t, i)
    if (
        not nth
        or t.words[nth[1]] != "century"
        or t.capital(nth[1])
        or not 1 < nth[0] <= 22
        or t.words[nth[1] + 1] in ("bc", "bce", "-")
    ):
        return None
    first = date((nth[0] - 1) * 100, 1, 1)
    return Fixed(unit_around("century", first)), nth[1] + 1


def season_alone(t: Tokens, i: int) -> Found | None:
    """ "spring of 2019", "in the summer"."""
    word = t.words[i]
    if word not in SEASONS:
        return None
    rule = season(word)
    if of := year_behind(t, i + 1) or _winter_years(t, i + 1):
        return Yearly(rule, Fixed(whole_year(of[0]))), of[1]
    timely = (
        t.before(i) == "the"
        and i > 1
        and t.words[i - 2] in ("in", "during", "over", "since", "until", "by", "before", "after")
    )
    if timely and not t.capital(i) and t.words[i + 1] not in ("of", "months", "holidays", "term"):
        return Yearly(rule, near=True), i + 1
    return None


def _winter_years(t: Tokens, i: int) -> tuple[int, int] | None:
    """The 2022 of "winter 2022-23"."""
    of = year(t, i + (t.words[i] == "of"))
    if not of or t.words[of[1]] not in ("-", "/") or t.before(i) != "winter":
        return None
    short = t.words[of[1] + 1]
    follows = len(short) in (2, 4) and short.isdecimal() and int(short) % 100 == (of[0] + 1) % 100
    return (of[0], of[1] + 2) if follows else None


def holiday(t: Tokens, i: int) -> Found | None:
    """ "Christmas Day", "Easter 2024", "Fourth of July"."""
    name, j = holiday_name(t, i)
    if not name:
        return None
    rule = HOLIDAYS[name]
    if t.words[j] in _NOT_THE_DAY or (t.capital(j) and name in FESTIVE and t.words[j].isalpha()):
        return None
    of = year_behind(t, j)
    j = of[1] if of else j
    long = t.words[j] == "weekend"
    rule, j = (weekend_of(rule), j + 1) if long else (rule, j)
    if of:
        return Yearly(rule, Fixed(whole_year(of[0]))), j
    if name in FESTIVE and not long:
        timely = t.before(i) in ASKS_WHEN - {"and", "or", "of", "for"}
        if not timely or t.words[j] in FESTIVE_NOUNS:
            return None
    return Yearly(rule, near=True), j


def weekend_behind(t: Tokens, i: int) -> Found | None:
    """ "weekend of Thanksgiving 2023"."""
    if t.words[i] != "weekend" or t.words[i + 1] != "of":
        return None
    name, j = holiday_name(t, i + 2)
    if not name:
        return None
    of = year_behind(t, j)
    rule = weekend_of(HOLIDAYS[name])
    return (Yearly(rule, Fixed(whole_year(of[0]))), of[1]) if of else (Yearly(rule, near=True), j)


def holiday_name(t: Tokens, i: int) -> tuple[str, int]:
    for behind, name in BY_FIRST_WORD.get(t.words[i], ()):
        j = i + 1 + len(behind)
        if t.words[i + 1 : j] == list(behind) and (
            t.capital(i) or (behind and name not in FESTIVE) or t.before(i) in _BEFORE_FEASTS
        ):
            return name, j
    return "", i


def weekday_word(t: Tokens, i: int) -> tuple[int, int] | None:
    word = t.words[i]
    if word in WEEKDAYS:
        return WEEKDAYS[word], i + 1
    if word in WEEKDAYS_SHORT and t.capital(i):
        return WEEKDAYS_SHORT[word], i + 2 if t.words[i + 1] == "." else i + 1
    return None


def weekday_date(t: Tokens, i: int) -> Found | None:
    """ "Monday, 5 January", "Friday the 13th", "Monday 21"."""
    found = weekday_word(t, i)
    if not found:
        return None
    j = found[1]
    j += t.words[j] in PARTS_OF_DAY
    j += t.words[j] in (",", "-", "(")
    j += t.words[j] == "the"
    for rule in (numeric, day_first, month_first):
        if day := rule(t, j):
            node = day[0]
            return (replace(node, weekday=found[0]) if isinstance(node, Yearly) else node), day[1]
    nth = ordinal(t, j) if t.words[j - 1] in ("the", t.words[i]) else None
    if nth and 1 <= nth[0] <= 31 and t.words[nth[1]] in ("", ".", ",", ";", "!", "?", ")"):
        return Weekly(found[0], day=nth[0]), nth[1]
    return None


def nine_eleven(t: Tokens, i: int) -> Found | None:
    if t.words[i] == "9" and t.words[i + 1] == "/" and t.words[i + 2] == "11" and t.words[i + 3] != "/":
        return Fixed(one_day(date(2001, 9, 11))), i + 3
    return None
