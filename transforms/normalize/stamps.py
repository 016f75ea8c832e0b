"""Finds date and time stamps in lines of a page and reads them as days, clock times and zones."""

import re
from dataclasses import dataclass
from datetime import date, time

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro januari जनवरी يناير",
            "february feb februar fevrier février febrero febbraio fevereiro februari फरवरी فبراير",
            "march mar märz mars marzo março maart मार्च مارس",
            "april apr avril abril aprile अप्रैल أبريل ابريل",
            "may mai mayo maggio maio mei मई مايو",
            "june jun juni juin junio giugno junho जून يونيو",
            "july jul juli juillet julio luglio julho जुलाई يوليو",
            "august aug août aout agosto augustus अगस्त أغسطس",
            "september sep sept septembre septiembre settembre setembro सितंबर سبتمبر",
            "october oct oktober okt octobre octubre ottobre outubro अक्टूबर أكتوبر",
            "november nov novembre noviembre novembro नवंबर نوفمبر",
            "december dec dezember dez décembre diciembre dicembre dezembro दिसंबर ديسمبر",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True)) + ")"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:19[89]\d|20\d\d)"
_DATE = re.compile(
    rf"(?<![\w])(?P<d1>{_DAY})(?:st|nd|rd|th|er)?[\s.\-–,/]{{1,2}}(?:of\s|"
    rf"de\s)?(?P<m1>{_MONTH})\.?[\s,\-–/]{{0,2}}(?:de\s)?(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH})\.?[\s\-]{{1,2}}(?P<d2>{_DAY})(?:st|nd|rd|th)?[\s,]{{1,3}}(?P<y2>{_YEAR})"
    rf"|(?<!\d)(?P<y3>{_YEAR})[-/.](?P<m3>0?[1-9]|1[0-2])[-/.](?P<d3>{_DAY})(?!\d)"
    rf"|(?<![\d/.-])(?P<a4>\d{{1,2}})(?P<s4>[/.-])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>{_YEAR}|\d\d)(?![\d/])"
    rf"|(?P<y5>{_YEAR})\s?年\s?(?P<m5>\d{{1,2}})\s?月\s?(?P<d5>\d{{1,2}})\s?日",
    re.IGNORECASE,
)
_HINT = re.compile(r"(?:19|20)\d\d|\d[/.-]\d{1,2}[/.-]\d")
_BEFORE_YEAR = 30
"""Characters; a weekday is no part of a stamp, so no stamp begins farther before its year."""
_TIME = re.compile(
    r"(?<![\d:.])(?P<h>[01]?\d|"
    r"2[0-3])(?:[:.h](?P<mi>[0-5]\d)(?:[:.](?P<s>[0-5]\d))?(?:\.\d{1,6})?)?\s?(?P<half>[apAP]\.?\s?[mM]\.?(?![A-Za-z]))?"
    r"(?:(?<=[apAP][mM])|\s?)\s?(?P<zone>(?:GMT|UTC|Z)?\s?[+−-]\d{1,2}(?::?\d{2})?|\b[A-Z]{2,5}\b|Z\b)?(?![\d:])"
)
_BETWEEN = re.compile(r"^(?:[\s,|•·/\-–—]|\bat\b|\bon\b|T|\(|\bum\b){0,8}$")
_BEFORE = re.compile(
    r"^(?:[\s,|•·\-–—]|\bon\b|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b){0,8}$", re.IGNORECASE
)
_NOT_ZONES = frozenset("AM PM IN ON AT BY THE AND FOR ON OF TO LIVE READ MIN NEW".split())


@dataclass(frozen=True, slots=True)
class Moment:
    """A stamp as written: its span, day, clock time and zone; ``ambiguous`` where day and month may swap."""

    start: int
    end: int
    day: date
    clock: time | None
    zone: str | None
    ambiguous: bool = False

    def swapped(self) -> "Moment":
        """The same stamp with day and month exchanged."""
        return Moment(
            self.start, self.end, date(self.day.year, self.day.day, self.day.month), self.clock, self.zone, True
        )


def find_moments(text: str) -> tuple[Moment, ...]:
    """Find the stamps of a line in order; ambiguous numbers are read day first."""
    hint = _HINT.search(text)
    if not hint:
        return ()
    found: list[Moment] = []
    for match in _DATE.finditer(text, max(0, hint.start() - _BEFORE_YEAR)):
        moment = _moment(text, match, found[-1].end if found else 0)
        if moment is not None:
            found.append(moment)
    return tuple(found)


def read_clock(text: str) -> tuple[time, str | None, int] | None:
    """Read a line that is nothing but a clock time (and zone); also gives how far it reached."""
    match = _TIME.match(text)
    clock = _clock(match) if match else None
    return (clock, _zone(match), match.end()) if clock and match else None


def _moment(text: str, match: re.Match[str], floor: int) -> Moment | None:
    read = _day(match)
    if read is None:
        return None
    day, ambiguous = read
    after = next((t for t in _TIME.finditer(text, match.end(), match.end() + 40) if _clock(t)), None)
    if after and _BETWEEN.match(text[match.end() : after.start()]):
        return Moment(match.start(), after.end(), day, _clock(after), _zone(after), ambiguous)
    before = [t for t in _TIME.finditer(text, max(floor, match.start() - 40), match.start()) if _clock(t)]
    if before and _BEFORE.match(text[before[-1].end() : match.start()]):
        return Moment(before[-1].start(), match.end(), day, _clock(before[-1]), _zone(before[-1]), ambiguous)
    return Moment(match.start(), match.end(), day, None, None, ambiguous)


def _day(match: re.Match[str]) -> tuple[date, bool] | None:
    found = match.groupdict()
    for style in "1235":
        if found[f"y{style}"]:
            month = found[f"m{style}"]
            return _date(int(found[f"y{style}"]), _MONTHS.get(month.casefold()) or int(month), int(found[f"d{style}"]))
    year = int(found["y4"]) + (2000 if len(found["y4"]) == 2 else 0)
    first, second = int(found["a4"]), int(found["b4"])
    if first <= 12 and second <= 12 and first != second:
        return _date(year, second, first, ambiguous=True)
    return _date(year, second, first) or _date(year, first, second)


def _date(year: int, month: int, day: int, ambiguous: bool = False) -> tuple[date, bool] | None:
    try:
        return date(year, month, day), ambiguous
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> time | None:
    hour, minute, half = int(match["h"]), match["mi"], match["half"]
    if minute is None and half is None:
        return None
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return time(hour, int(minute or 0), int(match["s"] or 0))


def _zone(match: re.Match[str]) -> str | None:
    zone = (match["zone"] or "").strip()
    return zone if zone and zone.upper() not in _NOT_ZONES else None
