"""Which date expression, other than a range, stands at a word of a sentence, if any."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from transforms.dates.absolute import (
    century,
    clear_of_signs,
    day_first,
    decade,
    fiscal,
    holiday,
    listed_behind,
    month_alone,
    month_first,
    nine_eleven,
    numeric,
    quarter,
    season_alone,
    weekday_date,
    weekend_behind,
    year_first,
)  # fmt: skip
from transforms.dates.context import is_year
from transforms.dates.holidays import BY_FIRST_WORD
from transforms.dates.nodes import (
    Calendar,
    Counted,
    Fixed,
    Found,
    MonthDay,
    Node,
    Part,
    Same,
    Trailing,
    UpTo,
    Weekly,
    Yearly,
)
from transforms.dates.numbers import cardinal, ordinal, spoken_year, year
from transforms.dates.relative import alone_before_or_after, before_or_after, counted, deictic, modified, same
from transforms.dates.spans import Span, in_months, whole_year
from transforms.dates.tokens import Tokens
from transforms.dates.vocabulary import (
    DECADES,
    EARLY,
    HALVES,
    LAST,
    MONTHS,
    NEXT,
    ONES,
    ORDINALS,
    PARTS_OF_DAY,
    SEASONS,
    TENS,
    THIS,
    UNITS,
    VAGUE,
    WEEKDAYS,
    WEEKDAYS_SHORT,
)  # fmt: skip
from transforms.records import Precision

_DEPTH = -1
_DEEPEST = 6
APOSTROPHES = ("'", "’", "‘")
Grammar = Callable[[Tokens, int], Found | None]
_WITH_PARTS = frozenset(("year", "month", "week", "decade", "quarter"))
_DATED_TITLES = frozenset(
    "times telegraph mirror express mail herald post sun world tribune star people sport review addams school "
    "schools roast".split()
)
_NAMES_BEFORE = frozenset(
    "sheffield ruby freaky bloody super man manic taco spy good black ash palm maundy shrove whit cyber "
    "easter holy".split()
)
_EVERY = frozenset(("every", "each", "any", "most", "some", "many"))
_SPORT = frozenset(
    "touchdown touchdowns scored scoring score quarterback coach goal goals basket rebounds yard yards "
    "innings kick game games ball halftime half-time match defeat win penalty striker defense offence".split()
)


def simple(t: Tokens, i: int) -> Found | None:
    """The longest one at ``i`` that is no range; nested at most so deep as people speak."""
    if i in t.memo:
        found: Found | None = t.memo[i]
        return found
    depth = t.memo.get(_DEPTH, 0)
    if depth > _DEEPEST:
        return None
    t.memo[_DEPTH] = depth + 1
    word = t.words[i]
    rules = BY_DIGIT if word[:1].isdecimal() or word[:1] in APOSTROPHES else STARTS.get(word, ())
    best = longest([rule(t, i) for rule in rules])
    t.memo[_DEPTH] = depth
    t.memo[i] = best
    return best


def bare_year(t: Tokens, k: int) -> Found | None:
    found = year(t, k)
    return (Fixed(whole_year(found[0])), found[1]) if found and 1000 <= found[0] <= 2150 else None


def year_range(first: int, last: int) -> Fixed:
    return Fixed(Span(date(first, 1, 1), date(last + 1, 1, 1), Precision.YEAR))


def kind_of(node: Node) -> str | None:
    if isinstance(node, Fixed):
        return (
            str(node.span.precision)
            if node.span.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
            else "wide"
        )
    if isinstance(node, Yearly):
        try:
            return str(node.rule(2000, None).precision)
        except ValueError:
            return None
    if isinstance(node, Weekly):
        return "weekday"
    return None


def year_alone(t: Tokens, i: int) -> Found | None:
    """ "2023", "2014-2018", "2019-20", "1939-45"."""
    found = year(t, i)
    if not found:
        return None
    if joined := _joined_years(t, i, found[0], found[1]):
        return joined
    if t.words[i][0] in "'’‘":
        return (
            (Fixed(whole_year(found[0])), found[1])
            if t.before(i) in ("in", "of", "since", "by", "until") and t.raw[i + 1] not in "'’"
            else None
        )
    return (Fixed(whole_year(found[0])), found[1]) if is_year(t, i) else None


def _joined_years(t: Tokens, i: int, first: int, j: int) -> Found | None:
    sign = t.words[j]
    if (
        sign not in ("-", "/", "—")
        or not t.adjoins(j)
        or not t.adjoins(j + 1)
        or not clear_of_signs(t, i)
        or t.words[i][0] in "'’‘"
    ):
        return None
    digits, k = t.words[j + 1], j + 2
    if not digits.isdecimal() or len(digits) not in (2, 4) or not 1000 <= first <= 2150:
        return None
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    if len(digits) == 2 and last == first // 100 * 100:
        last += 100
    stuck = t.adjoins(k) and (t.words[k] in ("-", "/", ":", "@", "_") or t.words[k][:1].isalnum())
    if stuck or not first < last <= 2150 or last - first > (60 if len(digits) == 2 else 400):
        return None
    if sign == "/" and last - first != 1:
        return None
    if len(digits) == 2 and (not 1500 <= first <= 2100 or (first >= 2000 and last - first > 12)):
        return None
    return year_range(first, last), k


def spoken(t: Tokens, i: int) -> Found | None:
    """A year in words: "nineteen ninety six"."""
    found = spoken_year(t, i)
    return (
        (Fixed(whole_year(found[0])), found[1])
        if found and t.before(i) in ("in", "since", "of", "until", "by", "from")
        else None
    )


def weekday(t: Tokens, i: int) -> Found | None:
    """ "Friday", "Friday night", "Tuesday last week", "Monday of next week"."""
    if t.words[i] not in WEEKDAYS or not _is_weekday(t, i):
        return weekday_date(t, i)
    j = i + 1 + (t.words[i + 1] in PARTS_OF_DAY)
    if on_a_day := weekday_date(t, i):
        return on_a_day
    k = j + (t.words[j] == "of")
    k += t.words[k] == "the"
    week = modified(t, k)
    if week and isinstance(week[0], Calendar) and week[0].unit == "week":
        return Weekly(WEEKDAYS[t.words[i]], week=week[0]), week[1]
    if t.words[j] == "week" and t.words[j + 1] in ("", ".", ",", ";") and t.before(i) in ("on", "until", "from", "to"):
        return Weekly(WEEKDAYS[t.words[i]], "week"), j + 1
    return Weekly(WEEKDAYS[t.words[i]]), j


def _is_weekday(t: Tokens, i: int) -> bool:
    before, behind = t.before(i), t.words[i + 1]
    if (
        before in _EVERY
        or before == "that"
        or (before in ("a", "an") and not t.words[i + 1].isalpha())
        or (before in _NAMES_BEFORE and t.capital(i - 1))
    ):
        return False
    if t.capital(i + 1) and behind in _DATED_TITLES:
        return False
    if (
        t.capital(i + 1)
        and behind == "night"
        and t.capital(i + 2)
        and t.words[i + 2] in ("live", "football", "lights", "fever", "takeaway", "raw")
    ):
        return False
    return not (before == "on" and i > 1 and t.words[i - 2] == "mail" and t.words[i] == "sunday")


def numbered_week(t: Tokens, i: int) -> Found | None:
    """ "week 3 of 2027"; "week 3" alone is of a season, a series or a trial."""
    number = cardinal(t, i + 1)
    if t.words[i] != "week" or not number or not 0 < number[0] < 54 or t.words[number[1]] != "of":
        return None
    of = _year_node(t, number[1] + 1)
    return (Part(number[0], "week", 1, of[0]), of[1]) if of else None


def week_of_weekday(t: Tokens, i: int) -> Found | None:
    """ "next week Wednesday", "this week Monday"."""
    week = modified(t, i)
    if not week or not isinstance(week[0], Calendar) or week[0].unit != "week":
        return None
    j = week[1] + (t.words[week[1]] in ("-", ",") and t.words[week[1] + 1] in WEEKDAYS)
    if t.words[j] == "on" or t.words[j] not in WEEKDAYS or (t.words[j - 1] == "," and t.words[j + 1] in (",", "and")):
        return None
    return Weekly(WEEKDAYS[t.words[j]], week=week[0]), j + 1


def definite(t: Tokens, i: int) -> Found | None:
    """What "the" may stand before."""
    j = i + 1
    found = [
        rule(t, j)
        for rule in (
            _relative_day,
            _the_modified,
            part_of,
            nth_of,
            same,
            alone_before_or_after,
            weekend,
            weekend_behind,
            numbered_week,
            day_first,
            early,
        )
        if t.words[j] not in MONTHS
    ]
    return longest([*found, shifted(t, i)]) or simple(t, j)


def longest(found: list[Found | None]) -> Found | None:
    """The one that reaches furthest; of equals the first."""
    return max((one for one in found if one), key=lambda one: one[1], default=None)


def weekend(t: Tokens, i: int) -> Found | None:
    """ "(over) the weekend": the nearest one."""
    timely = (
        t.words[i] == "weekend"
        and i > 1
        and t.words[i - 2] in ("at", "over", "during", "on", "of", "in", "until", "before", "after", "by")
    )
    return (Weekly(5, "weekend"), i + 1) if timely and t.words[i + 1] != "-" else None


def _the_modified(t: Tokens, i: int) -> Found | None:
    return modified(t, i, definite=True)


def _relative_day(t: Tokens, i: int) -> Found | None:
    if t.words[i] != "day":
        return None
    behind = t.words[i + 1], t.words[i + 2]
    if behind == ("before", "yesterday"):
        return Calendar("day", -2), i + 3
    return (Calendar("day", 2), i + 3) if behind == ("after", "tomorrow") else None


def shifted(t: Tokens, i: int) -> Found | None:
    """ "three days before Christmas", "two weeks from tomorrow", "a week ago Monday"."""
    ahead = before_or_after(t, i)
    if not ahead:
        return _week_ago(t, i)
    many, j, unit = ahead
    base = simple(t, j + (t.words[j] == "the"))
    if not base or not _points_to_day(base[0]):
        return None
    return Counted(abs(many), unit, 1 if many > 0 else -1, base[0], whole=t.words[i] == "the"), base[1]


def _points_to_day(node: Node) -> bool:
    kind = kind_of(node)
    return (
        kind in ("day", "weekday") or (isinstance(node, Calendar) and node.unit == "day") or isinstance(node, MonthDay)
    )


def _week_ago(t: Tokens, i: int) -> Found | None:
    found = counted(t, i)
    if (
        not found
        or not isinstance(found[0], Counted)
        or t.words[found[1] - 1] != "ago"
        or found[0].unit not in ("week", "year", "month")
    ):
        return None
    j = found[1] + (t.words[found[1]] == "on")
    base = simple(t, j) if t.words[j] in WEEKDAYS or t.words[j] in ("today", "yesterday") else None
    return (replace(found[0], base=base[0]), base[1]) if base and found[0].count else None


def part_of(t: Tokens, i: int) -> Found | None:
    """ "(the) end of 2008", "the beginning of next week": the whole, for nobody says where an end begins."""
    if t.words[i] not in HALVES:
        return None
    j = i + 1
    if t.words[j] == "-" and t.adjoins(j):
        j += 1
        return (simple(t, j) or bare_year(t, j)) if t.words[i] == "end" else None
    if t.words[j] not in ("of", "to"):
        return None
    return whole(t, j + 1)


def whole(t: Tokens, j: int) -> Found | None:
    """A month, year or the like that has parts: "next month", "the year", "2008"."""
    if t.words[j] == "the":
        if t.words[j + 1] in _WITH_PARTS and t.words[j + 2] != "-":
            return Calendar(t.words[j + 1], 0), j + 2
        return simple(t, j)
    found = simple(t, j)
    if found:
        return found
    return bare_year(t, j) if year(t, j) and t.before(j) == "of" and not t.words[j + 1].endswith("s") else None


def early(t: Tokens, i: int) -> Found | None:
    """ "early 2025", "mid-March", "late last year", "earlier this year", "later in the month"."""
    if t.words[i] not in EARLY:
        return None
    j = i + 1
    if t.words[j] == "-" and t.words[j + 1] == "to" and t.words[j + 2] == "-":
        j += 3
    if t.words[j] in ("-", "to") and t.words[j + 1] in ("mid", "late", "-"):
        j += 1 + (t.words[j + 1] != "-")
    j += t.words[j] == "-"
    if t.words[i] in ("earlier", "later", "early", "late") and t.words[j] in ("in", "on"):
        inside = whole(t, j + 1)
        return inside if inside and not isinstance(inside[0], Trailing) else None
    if t.words[i] in ("earlier", "later") and t.words[j] not in ("this", "that", "last", "next", "today"):
        return None
    found = simple(t, j) or (bare_year(t, j) if t.words[i] not in ("earlier", "later") else None)
    if not found or isinstance(found[0], Counted | Trailing):
        return None
    return found


def year_end(t: Tokens, i: int) -> Found | None:
    """ "year-end", "month-end"."""
    if t.words[i] in ("year", "month") and t.words[i + 1] == "-" and t.words[i + 2] == "end" and t.adjoins(i + 1):
        if t.words[i] == "year" and (of := year(t, i + 3)):
            return Fixed(whole_year(of[0])), of[1]
        return (
            (Calendar(t.words[i], 0), i + 3)
            if t.words[i + 3] not in ("results", "accounts", "bonus", "party")
            else None
        )
    return None


def nth_of(t: Tokens, i: int) -> Found | None:
    """ "first quarter of 2013", "last week of May", "second half of last year", "first three months of this year"."""
    nth = _nth(t, i)
    if not nth:
        return None
    which, j = nth
    j += t.words[j] == "-" and t.adjoins(j)
    if t.words[j] in WEEKDAYS and t.words[j + 1] in ("of", "in"):
        inside = whole(t, j + 2)
        return (Part(which, "day", 1, inside[0], WEEKDAYS[t.words[j]]), inside[1]) if inside else None
    if t.words[j] in ("quarter", "half") and which <= (4 if t.words[j] == "quarter" else 2):
        return _quarter_of(t, which, t.words[j], j + 1)
    many = cardinal(t, j) if t.words[j] not in UNITS else None
    size, j = many or (1, j)
    unit = UNITS.get(t.words[j])
    if unit is None or t.words[j + 1] not in ("of", "in") or unit in ("weekend", "century", "decade"):
        return (MonthDay(which, inside2[0]), inside2[1]) if (inside2 := _day_of_named_month(t, which, i, j)) else None
    inside = whole(t, j + 2)
    if not inside or isinstance(inside[0], Trailing | Counted):
        return None
    return Part(which, unit, size, inside[0]), inside[1]


def _nth(t: Tokens, i: int) -> tuple[int, int] | None:
    if t.words[i] in ("last", "final", "closing"):
        return -1, i + 1
    return (1, i + 1) if t.words[i] == "opening" else ordinal(t, i)


def _day_of_named_month(t: Tokens, which: int, i: int, j: int) -> Found | None:
    """ "15th of next month", "the 1st of the month"."""
    if t.words[j] != "of" or j != i + 1 or which < 1:
        return None
    inside = whole(t, j + 1)
    return inside if inside and isinstance(inside[0], Calendar) and inside[0].unit == "month" else None


def _quarter_of(t: Tokens, which: int, name: str, j: int) -> Found | None:
    size = 3 if name == "quarter" else 6
    count = 12 // size
    start = (count if which < 0 else which) * size - size + 1
    rule = in_months(start, size, Precision.QUARTER)
    k = j
    if t.words[k] in ("of", "in") or t.words[k] in ("last", "this", "next") or year(t, k):
        k += t.words[k] in ("of", "in")
        if t.words[k : k + 2] == ["the", "year"]:
            k += 2 if not year(t, k + 2) else 0
            return Yearly(rule, Calendar("year", 0)), k
        of = fiscal(t, k) or _year_node(t, k)
        if of:
            return Yearly(rule, of[0]), of[1]
    if name == "half" or _is_sport(t, j) or which < 0 or t.words[j] in ("final", "finals", "of", "horse"):
        return None
    return Yearly(rule), j


def _year_node(t: Tokens, k: int) -> Found | None:
    if t.words[k] == "the":
        k += 1 + (t.words[k + 1] == "year")
    bare = bare_year(t, k)
    if bare:
        return bare
    found = modified(t, k)
    return found if found and isinstance(found[0], Calendar) and found[0].unit == "year" else None


def _is_sport(t: Tokens, j: int) -> bool:
    return not _SPORT.isdisjoint(t.words[max(0, j - 25) : j + 25])


def to_a_month(t: Tokens, i: int) -> Found | None:
    """ "three months to April", "year to May": the months that end with it."""
    many = (1, i) if t.words[i] == "year" else cardinal(t, i)
    if not many or t.words[many[1]] not in ("months", "year", "quarter") or t.words[many[1] + 1] != "to":
        return None
    j = many[1] + 2 + (t.words[many[1] + 2] == "in")
    j += t.words[j] in ("end", "late") and t.words[j + 1] in MONTHS
    if t.words[many[1]] != "months":
        return None
    last = month_first(t, j) or month_alone(t, j)
    return (UpTo(many[0], "month", last[0]), last[1]) if last else None


def anchored_year(t: Tokens, i: int) -> Found | None:
    """A month or feast of a year told by words: "May last year", "Christmas last year"."""
    found = month_alone(t, i) or holiday(t, i) or month_first(t, i) or day_first(t, i)
    if not found or not isinstance(found[0], Yearly) or found[0].year is not None:
        return None
    k = found[1] + (t.words[found[1]] == "of")
    if t.words[k] not in ("this", "last", "next", "that", "the"):
        return None
    of = modified(t, k) or same(t, k) or (modified(t, k + 1) if t.words[k] == "the" else None)
    if not of or not (
        (isinstance(of[0], Calendar) and of[0].unit == "year") or (isinstance(of[0], Same) and of[0].unit == "year")
    ):
        return None
    return replace(found[0], year=of[0]), of[1]


BY_DIGIT: tuple[Grammar, ...] = (
    listed_behind, numeric, year_first, day_first, year_alone, decade, century, nth_of, nine_eleven, quarter, counted,
    shifted, anchored_year, to_a_month,
)  # fmt: skip


def _starts() -> dict[str, tuple[Grammar, ...]]:
    found: dict[str, list[Grammar]] = {}
    for words, rules in (
        (MONTHS, (month_first, month_alone, anchored_year)),
        (WEEKDAYS, (weekday,)),
        (WEEKDAYS_SHORT, (weekday_date,)),
        (("today", "tonight", "yesterday", "tomorrow"), (deictic,)),
        (LAST | NEXT | THIS, (modified, week_of_weekday)),
        (("last", "final", "opening", "closing"), (nth_of,)),
        (("that", "same"), (same,)),
        (("the",), (definite,)),
        (SEASONS, (season_alone,)),
        (DECADES, (decade,)),
        (EARLY, (early,)),
        (HALVES, (part_of,)),
        (ORDINALS, (nth_of, century, day_first)),
        (TENS, (nth_of, century, day_first)),
        ([*ONES, *TENS], (counted, shifted, spoken, to_a_month)),
        ([*VAGUE, "a", "an", "couple", "dozen", "another", "in", "half"], (counted,)),
        (("a", "an"), (shifted, definite_article_free)),
        (UNITS, (counted,)),
        (("year", "month"), (year_end,)),
        (("week",), (numbered_week,)),
        (("weekend",), (weekend_behind,)),
        (("q1", "q2", "q3", "q4", "h1", "h2", "1h", "2h"), (quarter,)),
        (("fy", "fiscal", "financial"), (_fiscal,)),
        (BY_FIRST_WORD, (holiday, anchored_year)),
    ):
        for word in words:
            found.setdefault(word, []).extend(rule for rule in rules if rule not in found.get(word, []))
    for short in range(100):
        found[f"fy{short:02}"] = found[f"fy20{short:02}"] = [_fiscal]
    return {word: tuple(rules) for word, rules in found.items()}


def definite_article_free(t: Tokens, i: int) -> Found | None:
    """ "a March poll", "a first-quarter loss"."""
    j = i + 1
    return nth_of(t, j) if t.words[j] in ORDINALS and t.words[j + 2] == "quarter" else None


def _fiscal(t: Tokens, i: int) -> Found | None:
    return fiscal(t, i)


STARTS = _starts()
