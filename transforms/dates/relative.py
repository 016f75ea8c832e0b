"""Dates counted from the publication day or from another day of the passage."""

from dataclasses import replace

from transforms.dates.absolute import day_first, holiday_name, month_alone, month_first, month_word, weekday_word
from transforms.dates.holidays import HOLIDAYS
from transforms.dates.nodes import Calendar, Counted, Fixed, Found, Node, Same, Trailing, Weekly, Yearly
from transforms.dates.numbers import cardinal, count
from transforms.dates.spans import in_months, season
from transforms.dates.tokens import Tokens
from transforms.dates.vocabulary import CLOCK_UNITS, LAST, NEXT, PARTS_OF_DAY, SEASONS, THIS, UNITS
from transforms.records import Precision

_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_MODIFIERS = LAST | NEXT | THIS
_ENDS = frozenset("and but when as with at in that by to for on was were . , ; : ! ? ) — -".split()) | {""}
_PROGRAMMES = frozenset(("programme", "program", "show", "newspaper"))


def deictic(t: Tokens, i: int) -> Found | None:
    """ "today", "tomorrow night", "yesterday"."""
    offset = _DEICTIC.get(t.words[i])
    if offset is None:
        return None
    if t.before(i) in ("better", "brighter", "still", "even", "a"):
        return None
    if t.capital(i) and ((i > 0 and t.capital(i - 1)) or t.words[i + 1] in _PROGRAMMES):
        return None
    j = i + 1
    return Calendar("day", offset), j + (t.words[j] in PARTS_OF_DAY and offset != 0)


def modified(t: Tokens, i: int, definite: bool = False) -> Found | None:
    """ "this week", "last Friday", "next month", "the past three days"; ``definite``: behind "the"."""
    word = t.words[i]
    if word not in _MODIFIERS:
        return None
    j = i + 1
    if word in THIS and t.words[j] in ("past", "coming", "upcoming", "last", "next"):
        word, j = t.words[j], j + 1
    j += t.words[j] == "full"
    return (
        _modified_unit(t, word, j, definite)
        or _modified_name(t, word, j)
        or (_modified_count(t, word, j) if word not in THIS and (definite or word != "following") else None)
    )


def _modified_unit(t: Tokens, word: str, j: int, definite: bool) -> Found | None:
    name = t.words[j]
    j += name in ("working", "business", "calendar", "fiscal", "financial")
    unit = "workweek" if name in ("working", "business") and t.words[j] == "week" else UNITS.get(t.words[j])
    if unit is None or t.words[j].endswith("s"):
        return _part_of_day(word, name, definite, j + 1)
    if t.words[j + 1] == "'" or not (t.adjoins(j + 1) and t.words[j + 1] == "-"):
        node = _unit(word, unit, definite)
        if definite and isinstance(node, Calendar) and unit == "decade" and _over(t, j - 1):
            node = Trailing(1, unit, node.offset)
        return (node, j + 1) if node else None
    return None


def _part_of_day(word: str, name: str, definite: bool, j: int) -> Found | None:
    if name not in PARTS_OF_DAY:
        return None
    if word in THIS:
        return Calendar("day", 0), j
    if word in ("next", "following"):
        return Calendar("day", 1, back=True), j
    if word == "previous" or (word == "last" and name in ("night", "evening")):
        return Calendar("day", -1, back=word == "previous"), j
    return None


def _unit(word: str, unit: str, definite: bool) -> Node | None:
    if word in THIS:
        return Calendar(unit, 0) if unit != "day" else None
    if word in ("previous", "preceding"):
        return Calendar(unit, -1, back=True)
    if word == "following":
        return Calendar(unit, 1, back=True)
    if unit == "day":
        return Calendar("day", 1, back=True) if word == "next" else None
    sign = 1 if word in NEXT else -1
    if unit == "weekend":
        return Calendar(unit, {"last": -1, "past": -1, "next": 1}.get(word, 0))
    if word in ("past", "coming", "upcoming") or (definite and unit in ("week", "month", "year", "fortnight")):
        return Trailing(1, unit, sign)
    return Calendar(unit, sign)


def _over(t: Tokens, i: int) -> bool:
    return i > 1 and t.words[i - 2] in ("over", "within", "for", "during", "throughout", "across")


def _modified_name(t: Tokens, word: str, j: int) -> Found | None:
    modifier = "last" if word in LAST else "next" if word in NEXT else "this"
    if word in ("past", "coming", "upcoming", "following"):
        modifier = word.removeprefix("up")
    if (weekday := weekday_word(t, j)) and t.capital(j) | (
        t.words[j] in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    ):
        k = weekday[1]
        return Weekly(weekday[0], modifier), k + (t.words[k] in PARTS_OF_DAY)
    if day := day_first(t, j) or month_first(t, j):
        return (replace(day[0], modifier=modifier) if isinstance(day[0], Yearly) else day[0]), day[1]
    if month_word(t, j) and (dated := month_alone(t, j)) and isinstance(dated[0], Fixed):
        return dated
    if (month := month_word(t, j)) and t.capital(j):
        return Yearly(in_months(month[0], 1, Precision.MONTH), modifier=modifier), month[1]
    if t.words[j] in SEASONS:
        return Yearly(season(t.words[j]), modifier=modifier), j + 1
    name, k = holiday_name(t, j)
    return (Yearly(HOLIDAYS[name], modifier=modifier), k) if name else None


def _modified_count(t: Tokens, word: str, j: int) -> Found | None:
    if t.words[j] in ("a", "an", "the", "another"):
        return None
    found = count(t, j)
    if not found or found[0] is None:
        return None
    if t.words[found[1]] in ("business", "working") and t.words[found[1] + 1] in ("day", "days"):
        return Trailing(found[0], "working day", 1 if word in NEXT else -1), found[1] + 2
    k = found[1] + (t.words[found[1]] in ("full", "fiscal", "calendar", "consecutive", "or"))
    unit = UNITS.get(t.words[k])
    if unit is None or unit == "weekend":
        return None
    return Trailing(found[0], unit, 1 if word in NEXT else -1), k + 1


def same(t: Tokens, i: int) -> Found | None:
    """ "that day", "the same month": what the passage last spoke of."""
    if t.words[i] not in ("that", "same"):
        return None
    name = t.words[i + 1]
    unit = "day" if name in PARTS_OF_DAY else UNITS.get(name)
    if unit is None or name.endswith("s") or unit in ("weekend", "fortnight", "century", "decade", "quarter"):
        return None
    return Same(unit), i + 2


def counted(t: Tokens, i: int) -> Found | None:
    """The number and unit of "three weeks ago", "two days later", "in three days", with how far it counts."""
    if t.words[i] == "in":
        return _ahead(t, i)
    if half := _half(t, i):
        return half
    many = count(t, i)
    if t.before(i) in ("half", "of") and t.words[i + 1] in ("century", "decade"):
        return None
    if many is None and t.words[i] in UNITS and t.before(i) not in ("-", "half") and t.words[i].endswith("s"):
        many = None, i
    if many is None:
        return None
    j = many[1] + (t.words[many[1]] in ("full", "whole", "long", "short", "more"))
    j += 2 if t.words[j] == "or" and t.words[j + 1] in ("so", "two", "more") else 0
    j += 3 if t.words[j] == "and" and t.words[j + 1 : j + 3] == ["a", "half"] else 0
    j += 6 if t.words[j : j + 6] == ["-", "and", "-", "a", "-", "half"] else 0
    unit, k = t.words[j], j + 1
    k += 3 if t.words[k] == "and" and t.words[k + 1 : k + 3] == ["a", "half"] else 0
    k += 2 if t.words[k] == "or" and t.words[k + 1] in ("so", "more") else 0
    if unit in CLOCK_UNITS:
        return _by_the_clock(many[0], unit, t.words[k] == "ago", k + 1)
    if unit in LAST | NEXT and many[0] is not None and (of := UNITS.get(t.words[k])) and t.words[k].endswith("s"):
        return Trailing(many[0], of, 1 if unit in NEXT else -1), k + 1
    return _tail(t, many[0], UNITS[unit], k) if unit in UNITS and unit != "weekend" else None


def _half(t: Tokens, i: int) -> Found | None:
    """ "half a century ago", "a quarter of a century ago"."""
    j = i + (t.words[i] == "a")
    part = (
        "half"
        if t.words[j : j + 2] == ["half", "a"]
        else "quarter"
        if t.words[j : j + 3] == ["quarter", "of", "a"]
        else ""
    )
    j += 2 if part == "half" else 3
    months = {"half year": 6, "half decade": 60, "half century": 600, "quarter century": 300}.get(
        f"{part} {t.words[j]}"
    )
    if not months or t.words[j + 1] != "ago":
        return None
    return (Counted(months, "month", -1) if months < 12 else Counted(months // 12, "year", -1)), j + 2


def _by_the_clock(many: int | None, unit: str, ago: bool, j: int) -> Found | None:
    if not ago:
        return None
    if unit.startswith("hour") and many is not None and many > 12:
        return (Calendar("day", -(many // 24)), j) if many % 24 == 0 else None
    return Calendar("day", 0), j


def _tail(t: Tokens, many: int | None, unit: str, k: int) -> Found | None:
    word, behind = t.words[k], t.words[k + 1]
    if word == "ago":
        return Counted(many, unit, -1), k + 1
    if word == "hence" or (word == "from" and behind == "now"):
        return (Counted(many, unit, 1), k + 1 + (word == "from")) if many else None
    if word == "'" and many and (behind == "time" or t.words[k + 1 : k + 3] == ["s", "time"]):
        return Counted(many, unit, 1), k + 2 + (behind == "s")
    if many is None:
        return None
    if word in ("later", "earlier") and behind != "than":
        return Counted(many, unit, 1 if word == "later" else -1, back=True), k + 1
    if word in ("before", "after", "afterwards", "previously") and behind in _ENDS:
        return Counted(many, unit, 1 if word.startswith("after") else -1, back=True), k + 1
    return None


def _ahead(t: Tokens, i: int) -> Found | None:
    many = count(t, i + 1)
    if not many or not many[0] or t.words[i + 1] == "the":
        return None
    unit = UNITS.get(t.words[many[1]])
    j = many[1] + 1
    if unit is None or unit == "weekend":
        return None
    if t.words[j] == "'":
        return _tail(t, many[0], unit, j)
    if t.before(i) in ("time", "times", "once", "first", "twice", "more", "most", "day", "days") or t.words[j] in (
        "of",
        "since",
        "a",
        "-",
        "after",
        "to",
    ):
        return None
    return Counted(many[0], unit, 1, if_future=True), j


def before_or_after(t: Tokens, i: int) -> tuple[int, int, str] | None:
    """The "three days before" of "three days before Christmas": how many (signed), the token behind and the unit."""
    many = (1, i + 1) if t.words[i] in ("the", "a", "an") else cardinal(t, i)
    if t.words[i] in ("day", "week", "month", "year") and t.before(i) != "the":
        many = 1, i
    if many is None:
        return None
    unit, k = UNITS.get(t.words[many[1]]), many[1] + 1
    if t.words[many[1]] in ("night", "morning", "evening"):
        unit = "day"
    if unit is None or unit == "weekend":
        return None
    word = t.words[k]
    if (word == "from" and t.words[i] != "the") or word in ("after", "following"):
        return many[0], k + 1, unit
    if word == "before" or (word == "prior" and t.words[k + 1] == "to"):
        return -many[0], k + 1 + (word == "prior"), unit
    return None


def alone_before_or_after(t: Tokens, i: int) -> Found | None:
    """ "the day before", "the year after", "the morning after", where nothing is named that it is counted from."""
    name = t.words[i]
    unit = "day" if name in ("night", "morning", "evening", "afternoon") else UNITS.get(name)
    word, behind = t.words[i + 1], t.words[i + 2]
    if unit is None or name.endswith("s") or word not in ("before", "after", "earlier", "later"):
        return None
    sign = 1 if word in ("after", "later") else -1
    if behind in ("last", "next") and unit in ("week", "month", "year"):
        return Calendar(unit, 2 * sign), i + 3
    if behind not in _ENDS or t.words[i + 2] in ("to",):
        return None
    return Counted(1, unit, sign, back=True), i + 2


def with_week(found: Found, week: Node, j: int) -> Found:
    """The weekday of one week: "Tuesday last week"."""
    assert isinstance(found[0], Weekly)
    return replace(found[0], week=week), j
