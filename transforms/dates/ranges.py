"""Ranges: two date expressions with "to" or a dash between them."""

from transforms.dates.absolute import clear_of_signs, dated, day_first, month_first
from transforms.dates.grammar import APOSTROPHES, STARTS, bare_year, kind_of, simple, year_range
from transforms.dates.nodes import Calendar, Fixed, Found, Node, Range, Weekly, Yearly
from transforms.dates.numbers import day_of_month, year
from transforms.dates.spans import Span
from transforms.dates.tokens import Tokens
from transforms.dates.vocabulary import COUNTED, MONTHS
from transforms.records import Precision

_THROUGH = frozenset(("to", "through", "until", "till", "-", "—"))
_MOVED = frozenset("postponed moved delayed rescheduled pushed brought moving shifted switched changed put".split())


def expression(t: Tokens, i: int) -> Found | None:
    """The longest date expression that starts at token ``i``."""
    word = t.words[i]
    if word in ("from", "between"):
        return _enclosed(t, i)
    if not (word in STARTS or word[:1].isdecimal() or word[:1] in APOSTROPHES):
        return None
    found = simple(t, i)
    return _continued(t, i, found) if found else None


def _enclosed(t: Tokens, i: int) -> Found | None:
    """ "from X to Y", "between X and Y"."""
    between = t.words[i] == "between"
    j = i + 1 + (t.words[i + 1] == "the" and not simple(t, i + 1))
    partial = _partial_range(t, j, between)
    if partial:
        return partial
    first = simple(t, j)
    if not first:
        return None
    k = first[1]
    link = t.words[k]
    if not (link in _THROUGH or (between and link in ("and", "-")) or (link == "up" and t.words[k + 1] == "to")):
        return None
    k += 2 if link == "up" else 1
    last = _end_of_range(t, k) or (bare_year(t, k) if isinstance(first[0], Fixed) else None)
    return (Range(first[0], last[0]), last[1]) if last else None


def _end_of_range(t: Tokens, k: int) -> Found | None:
    j = k + (t.words[k] in ("the", "current"))
    if t.words[j] in ("now", "date", "present"):
        return Calendar("now", 0), j + 1
    return simple(t, k) or (simple(t, k + 1) if t.words[k] == "the" else None)


def _partial_range(t: Tokens, j: int, between: bool) -> Found | None:
    """ "between January 9 and 11", "between 7 and 9 January", "from the 7th to the 9th of January"."""
    years = _years(t, j, between)
    if years:
        return years
    link = ("and",) if between else ("to", "through", "until", "-")
    if (month := MONTHS.get(t.words[j])) and (first := day_of_month(t, j + 1)) and t.words[first[1]] in link:
        last = day_of_month(t, first[1] + 1)
        end = month_first(t, j)
        if last and last[0] > first[0] and not (MONTHS.get(t.words[last[1]])) and end:
            return dated(t, month, first[0], last[0], last[1])
    first = day_of_month(t, j)
    if first and t.words[first[1]] in link:
        k = first[1] + 1 + (t.words[first[1] + 1] == "the")
        end = day_first(t, k)
        last = day_of_month(t, k)
        if end and last and last[0] > first[0]:
            start = end[0]
            if isinstance(start, Fixed):
                return Fixed(Span(start.span.first.replace(day=first[0]), start.span.until, Precision.DAY)), end[1]
            if isinstance(start, Yearly):
                return dated(t, start.rule(2000, None).first.month, first[0], last[0], end[1])
    return None


def _years(t: Tokens, j: int, between: bool) -> Found | None:
    first = year(t, j)
    if not first or not 1000 <= first[0] <= 2150 or not clear_of_signs(t, j):
        return None
    link = t.words[first[1]]
    if not (link in _THROUGH or (between and link == "and")):
        return None
    last = year(t, first[1] + 1)
    if not last or not first[0] < last[0] <= 2150 or (last[0] - first[0] > 900) or not _not_counted(t, last[1]):
        return None
    return year_range(first[0], last[0]), last[1]


def _not_counted(t: Tokens, j: int) -> bool:
    return t.words[j] not in COUNTED and t.words[j] != "%"


def _continued(t: Tokens, i: int, found: Found) -> Found:
    """A range that no "from" announces: "January to March 2025", "Oct. 12 through Nov. 30"."""
    node, j = found
    link = t.words[j]
    if link not in _THROUGH or (
        link == "-" and not t.adjoins(j) and not t.capital(j + 1) and not t.words[j + 1][:1].isdecimal()
    ):
        return found
    kind = kind_of(node)
    if kind is None or _MOVED.intersection(t.words[max(0, i - 6) : i]):
        return found
    last = (
        _end_of_range(t, j + 1) if t.words[j + 1] not in ("now", "date", "present") or kind in ("day", "year") else None
    )
    if last is None and kind == "year" and link != "to":
        last = bare_year(t, j + 1)
    if not last:
        return found
    plain = link in ("through", "until", "till") and isinstance(node, Fixed) and isinstance(last[0], Fixed)
    if kind_of(last[0]) != kind and not isinstance(last[0], Calendar) and not plain:
        return found
    if kind == "weekday" and _set_of_weekdays(node, last[0]):
        return found
    return Range(node, last[0]), last[1]


def _set_of_weekdays(first: Node, last: Node) -> bool:
    """ "Monday to Friday" is when offices are open."""
    if not (isinstance(first, Weekly) and isinstance(last, Weekly)) or first.modifier or last.modifier:
        return False
    return (first.weekday, last.weekday) in ((0, 4), (0, 5), (0, 6), (1, 5), (1, 6))
