"""What a date expression means before it is known when it was said."""

from dataclasses import dataclass
from typing import Union

from transforms.dates.spans import Rule, Span


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same days whoever says it and when."""

    span: Span


@dataclass(frozen=True, slots=True)
class Numeric:
    """``07/01/2026``: the outlet's country tells the day from the month."""

    left: int
    right: int
    year: int


@dataclass(frozen=True, slots=True)
class Yearly:
    """What returns every year (a month, a day of it, a season, a holiday), in ``year`` where that is said.

    ``weekday`` must agree where it is said too; ``near``: without any other sign the nearest one is meant.
    """

    rule: Rule
    year: "Node | None" = None
    weekday: int | None = None
    modifier: str = ""
    near: bool = False


@dataclass(frozen=True, slots=True)
class Weekly:
    """A weekday; ``week`` says in which week, ``modifier`` which of them, ``day`` which day of the month it is."""

    weekday: int
    modifier: str = ""
    week: "Node | None" = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month that is said otherwise: "the 15th of next month"."""

    day: int
    month: "Node"


@dataclass(frozen=True, slots=True)
class Calendar:
    """This, last or next day, week, month …; ``back``: counted from another day of the passage."""

    unit: str
    offset: int
    back: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units before or after ``base``, the publication day (None) or another day of the passage (``back``).

    ``count`` is None where the text says "weeks" or "a few weeks"; ``if_future``: a date only where the sentence looks
    ahead; ``whole``: "the week before Christmas", not a day of it.
    """

    count: int | None
    unit: str
    sign: int
    base: "Node | None" = None
    back: bool = False
    if_future: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Trailing:
    """The so many units up to (-1) or from (+1) the publication day; quarters are those of the calendar."""

    count: int
    unit: str
    sign: int


@dataclass(frozen=True, slots=True)
class Part:
    """The nth so many units of something: "the first three months of 2013"; -1 is the last."""

    nth: int
    unit: str
    count: int
    whole: "Node"
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class UpTo:
    """So many units that end with something: "the three months to April"."""

    count: int
    unit: str
    last: "Node"


@dataclass(frozen=True, slots=True)
class Range:
    """From the start of one to the end of the other."""

    first: "Node"
    last: "Node"


@dataclass(frozen=True, slots=True)
class Same:
    """The day, month or year that the passage is about."""

    unit: str


Node = Union[Fixed, Numeric, Yearly, Weekly, MonthDay, Calendar, Counted, Trailing, Part, UpTo, Range, Same]  # noqa: UP007
Found = tuple[Node, int]
"""A meaning, and the token behind it."""
