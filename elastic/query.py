"""What an analyst asks, as Elasticsearch's query language; pure, and unable to leave the index it is sent to.

"FROM..TO" ──▶ Interval      query, Filters ──matching──▶ {"bool": ...}
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from elastic.spellings import Spellings, divided

MAX_QUERY = 1000
"""Characters of a query; at nine fields a word, this stays below the server's bound on clauses."""

NAMES = ("names.person", "names.organization", "names.place", "names.other")
PASSAGE_FIELDS = ("text^2", "text.exact", "heading", "title^0.5", *NAMES)
STATEMENT_FIELDS = ("text^2", "text.exact", "title^0.5", *NAMES)

NO_SPELLINGS: Spellings = MappingProxyType({})

FLAGS = "OR|NOT|PHRASE|PRECEDENCE|PREFIX|WHITESPACE"

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LONE_OPERATORS = re.compile(r'(?<!\S)[-+*()"~]+(?!\S)')
_QUOTES = str.maketrans("“”„‟″«»", '"' * 7)
_COMPOUND = re.compile(r"\w+(?:[-‐‑‒–—―−]\w+)+")


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``first`` up to but not including ``until``; an open end is None."""

    first: date | None
    until: date | None

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """Read ``FROM..TO``, both ends included and either left out; ValueError says what is wrong.

        >>> Interval.parse("2023..2025-02")
        Interval(first=datetime.date(2023, 1, 1), until=datetime.date(2025, 3, 1))
        """
        left, dots, right = text.strip().partition("..")
        first = _period(left)[0] if left.strip() else None
        last = right if dots else left
        until = _period(last)[1] if last.strip() else None
        if first is None and until is None:
            raise ValueError(f"{text!r} names no date; write FROM..TO, such as 2023..2025-02.")
        if first and until and first >= until:
            raise ValueError(f"{text!r} ends before it begins.")
        return cls(first, until)

    def clause(self, field: str) -> dict[str, Any]:
        """Match dates in the interval, and ranges that share a day with it."""
        bounds = {"gte": self.first, "lt": self.until}
        return {"range": {field: {key: day.isoformat() for key, day in bounds.items() if day}}}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to; several values of one field are alternatives, several fields must all apply.

    A name matches where its words stand in this order in a name or an alias, whatever the case, accents and dashes:
    ``zaheer`` matches Naji Zaheer. ``countries`` are two-letter codes (ISO 3166-1).
    """

    persons: Sequence[str] = ()
    organizations: Sequence[str] = ()
    places: Sequence[str] = ()
    countries: Sequence[str] = ()
    outlets: Sequence[str] = ()
    sections: Sequence[str] = ()
    published: Interval | None = None
    about: Interval | None = None

    def spelled(self, spellings: Spellings) -> "Filters":
        """Let organizations and places be found by their other spellings too."""

        def both(values: Sequence[str]) -> tuple[str, ...]:
            return tuple(spelling for value in values for spelling in (value, *spellings.get(value, ())))

        return replace(self, organizations=both(self.organizations), places=both(self.places))

    def clauses(self, about_field: str) -> list[dict[str, Any]]:
        """Write the filters as clauses that must all hold."""
        words = {
            "names.person": self.persons,
            "names.organization": self.organizations,
            "names.place": self.places,
            "outlet.words": self.outlets,
            "section.words": self.sections,
        }
        found = [_any_of(field, values) for field, values in words.items() if values]
        if self.countries:
            found.append({"terms": {"countries": [_country(code) for code in self.countries]}})
        if self.published:
            found.append(self.published.clause("published_at"))
        if self.about:
            found.append(self.about.clause(about_field))
        return found


EVERYTHING = Filters()


def matching(
    query: str, fields: Sequence[str], filters: Filters, about_field: str, spellings: Spellings = NO_SPELLINGS
) -> dict[str, Any]:
    """Match what holds every word of a query in some field, within the filters; no word at all matches everything.

    "quoted words" stand side by side, -word is left out, one | other is either, begin* is a beginning; anything else is
    a word, so that no query is an error. A phrase with other ``spellings`` is also found where a name is spelled so.
    """
    words = clean(query)
    if len(words) > MAX_QUERY:
        raise ValueError(f"A query may have {MAX_QUERY:,} characters; this one has {len(words):,}.")
    rest, names = divided(words, spellings)
    must = [_either(phrase, spellings[phrase], fields) for phrase in names]
    if rest or not must:
        must.append(_words(rest, fields) if rest else {"match_all": {}})
    return {"bool": {"must": must, "filter": filters.spelled(spellings).clauses(about_field)}}


def _words(words: str, fields: Sequence[str]) -> dict[str, Any]:
    written = {"query": _compounds_quoted(words), "fields": list(fields), "default_operator": "and", "flags": FLAGS}
    return {"simple_query_string": {**written, "lenient": True}}


def _either(phrase: str, others: Sequence[str], fields: Sequence[str]) -> dict[str, Any]:
    """The phrase anywhere, its other spellings among the names alone: LeT in plain text is mostly the verb."""
    named = [{"multi_match": {"query": other, "type": "phrase", "fields": list(NAMES)}} for other in others]
    return {"bool": {"should": [_words(phrase, fields), *named], "minimum_should_match": 1}}


def clean(query: str) -> str:
    """Spell a query as the index is spelled, without operators that stand for themselves."""
    sound = query.encode("utf-8", "replace").decode("utf-8")
    words = _LONE_OPERATORS.sub(" ", unicodedata.normalize("NFC", sound).translate(_QUOTES)).strip()
    return words if re.search(r"\w", words) else ""


def _compounds_quoted(query: str) -> str:
    """Keep ``Jaish-e-Mohammed`` together: without quotes its ``e`` would match any other."""
    outside, *rest = query.split('"')
    parts = [part if index % 2 == 0 else _COMPOUND.sub(r'"\g<0>"', part) for index, part in enumerate(rest)]
    return '"'.join([_COMPOUND.sub(r'"\g<0>"', outside), *parts])


def _any_of(field: str, values: Sequence[str]) -> dict[str, Any]:
    return {
        "bool": {"should": [{"match_phrase": {field: clean(value)}} for value in values], "minimum_should_match": 1}
    }


def _country(code: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", code.strip()):
        raise ValueError(f"{code!r} is no country code; write two letters, such as PK.")
    return code.strip().upper()


def _period(text: str) -> tuple[date, date]:
    """The first day of a year, month or day, and the first day after it."""
    match = _DAY.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text.strip()!r} is no date; write 2025, 2025-02 or 2025-02-14.")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            return first, first + timedelta(days=1)
        return first, date(first.year + (month in (None, 12)), (month or 12) % 12 + 1, 1)
    except (ValueError, OverflowError):
        raise ValueError(f"There is no day {text.strip()!r} in the calendar.") from None
