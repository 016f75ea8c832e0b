"""Decides when an article was published and last updated, from the stamps around its title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from transforms.normalize.bylines import is_byline
from transforms.normalize.lines import clean
from transforms.normalize.outlets import Outlet
from transforms.normalize.readings import AGE, Kind, Reading
from transforms.normalize.stamps import Moment, find_moments, read_clock
from transforms.normalize.zones import known_abbreviation, resolve_zone, zone_of
from transforms.records import Published

EARLIEST = date(1993, 1, 1)
"""No page of the web is older."""
MONTH_FIRST = frozenset({"US", "PH", "PW", "FM", "MH", "GU", "PR", "AS", "VI", "BZ", "CA"})
"""Where 07/01/2026 is the seventh month. Canada writes both; its English press mostly this one."""
ABOVE, BELOW = 8, 6
TOP = 15
_UPDATED = re.compile(
    r"\b(?:updat\w*|modif\w*|revised|edited|last)\b[^\w]*(?:on|at)?\W*$|अपडेट|更新|تحديث", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:publish\w*|publication date|posted|created|released|issued|uploaded|filed)\b|发布|प्रकाशित|نشر", re.IGNORECASE
)
_CLAIM = re.compile(r"^[\W_]*(?:first |originally )?(?:publish\w*|posted)\b", re.IGNORECASE)
_AGED = re.compile(r"^(\d{1,2})\s*((?:hour|hr|minute|min|day|week)s?|[hdw])\s+ago\b", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7}
_FIRST = re.compile(r"\bfirst|\boriginal", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment with its role on the page: ``published``, ``updated`` or unlabelled, and the line it stands in."""

    moment: Moment
    role: str | None
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Dated:
    """What the stamps of a page say: the record, the time of the last update, and the lines used."""

    published: Published | None
    updated_at: str | None
    lines: frozenset[int]


def find_published(
    readings: Sequence[Reading], title: int | None, first: int, last: int, outlet: Outlet | None, read_at: datetime
) -> Dated:
    """Read the stamps near the title, and further down those that say "published" outright."""
    country = outlet.country if outlet else None
    anchor = title if title is not None else first
    near = range(max(0, anchor - ABOVE), min(len(readings), max(first, anchor) + BELOW))
    stamps = list(_stamps(readings, near, country, read_at, claimed=False))
    far = range(near.stop, len(readings))
    stamps += [s for s in _stamps(readings, far, country, read_at, claimed=True) if s.line <= last + 12]
    stamps = _agreed(stamps)
    head = range(anchor + 1, min(first + 1, len(readings)))
    published = _choose(stamps, head)
    updated = [s for s in stamps if s.role == "updated"]
    used = frozenset(s.line for s in stamps if readings[s.line].kind is Kind.STAMP)
    update = max(updated, key=lambda s: (s.moment.day, s.moment.clock or datetime.min.time())) if updated else None
    update_at = _moment_at(update, outlet)[0] if update else None
    if published is None:
        return Dated(_aged(readings, head, read_at), update_at, used)
    at, zone, how = _moment_at(published, outlet)
    rivals = {s.moment.day for s in stamps if s.role == published.role and s.role != "updated"}
    conflict = len(rivals) > 1
    label = {
        "published": "stamp labelled as published",
        "updated": "stamp of the last update alone",
        None: "stamp by the title",
    }
    record = Published(at, published.moment.day, published.text, zone, f"{label[published.role]}; {how}", conflict)
    return Dated(record, update_at, used)


def _aged(readings: Sequence[Reading], head: range, read_at: datetime) -> Published | None:
    """The day of a page that gives only the article's age ("7 hours ago"), counted back from the date at its top."""
    ages = (_AGED.match(readings[i].line.text) for i in head if readings[i].rule == AGE)
    age = next(filter(None, ages), None)
    tops = (r for r in readings[: min(TOP, head.start)] if r.kind is Kind.STAMP and len(r.moments) == 1)
    top = next((r for r in tops if r.moments[0].clock is None and not r.moments[0].ambiguous), None)
    if age is None or top is None or not _possible(top.moments[0], read_at):
        return None
    day = top.moments[0].day - timedelta(days=int(age[1]) * _DAYS.get(age[2][0].lower(), 0))
    return Published(day.isoformat(), day, age[0], None, "age by the title, from the day at the page's top; a day only")


def stated_published(text: str, outlet: Outlet | None, read_at: datetime, source: str) -> Published | None:
    """Read a publication date that the source states (ISO 8601, or as a page would write it)."""
    text = clean(text).strip()
    try:
        moment = datetime.fromisoformat(
            text.replace("Z", "+00:00").replace("z", "+00:00") if text[-1:] in "Zz" else text
        )
    except ValueError:
        return _read_stated(text, outlet, read_at, source)
    if not EARLIEST <= moment.date() <= (read_at + timedelta(days=1)).date():
        return None
    if len(text) <= 10:
        return Published(text[:10], moment.date(), text, None, f"{source}; a day only")
    if moment.tzinfo is not None:
        local = moment
        home = zone_of(outlet.zone) if outlet and outlet.zone else None
        offset = moment.strftime("%z")
        zone = f"{offset[:3]}:{offset[3:5]}" if offset not in ("+0000", "") else "UTC"
        if home is not None:
            local = moment.astimezone(home)
        return Published(_utc(moment), local.date(), text, zone, f"{source}; offset stated")
    home = zone_of(outlet.zone) if outlet and outlet.zone else None
    if home is None or outlet is None:
        return Published(moment.date().isoformat(), moment.date(), text, None, f"{source}; no zone stated, left open")
    at = _utc(moment.replace(tzinfo=home))
    return Published(at, moment.date(), text, outlet.zone, f"{source}; no zone stated, the outlet's own taken")


def _read_stated(text: str, outlet: Outlet | None, read_at: datetime, source: str) -> Published | None:
    moments = [_settled(m, outlet.country if outlet else None) for m in find_moments(text[:200])]
    moments = [m for m in moments if _possible(m, read_at)]
    if not moments:
        return None
    stamp = Stamp(moments[0], None, text[moments[0].start : moments[0].end], 0)
    at, zone, how = _moment_at(stamp, outlet)
    return Published(at, moments[0].day, stamp.text, zone, f"{source}; {how}")


def _stamps(
    readings: Sequence[Reading], span: range, country: str | None, read_at: datetime, claimed: bool
) -> list[Stamp]:
    found: list[Stamp] = []
    for index in span:
        reading = readings[index]
        if not reading.moments or (reading.kind is not Kind.STAMP and not _mentions_writing(reading)):
            continue
        if claimed and not _CLAIM.match(reading.line.text):
            continue
        at = 0
        for moment in reading.moments:
            label = reading.line.text[at : moment.start]
            at = moment.end
            settled = _settled(moment, country)
            if settled.clock is None and index + 1 < len(readings) and moment is reading.moments[-1]:
                settled = _with_clock_below(settled, reading, readings[index + 1])
            if _possible(settled, read_at):
                role = _role(label) or (_role_above(readings, index) if moment is reading.moments[0] else None)
                found.append(Stamp(settled, role, reading.line.text[moment.start : moment.end], index))
    return found


def _mentions_writing(reading: Reading) -> bool:
    if reading.cut or reading.line.words > 30:
        return False
    return _PUBLISHED.search(reading.line.text) is not None or is_byline(reading.line.text)


def _role(label: str) -> str | None:
    if _UPDATED.search(label):
        return "updated"
    return "published" if _PUBLISHED.search(label) else None


def _role_above(readings: Sequence[Reading], index: int) -> str | None:
    above = readings[index - 1].line if index else None
    return _role(above.text) if above is not None and above.words <= 3 else None


def _with_clock_below(moment: Moment, reading: Reading, below: Reading) -> Moment:
    """A clock time may stand in a line of its own under the date."""
    read = read_clock(below.line.text) if below.line.words <= 4 else None
    if read is None or (below.line.gap and reading.line.words > 6):
        return moment
    return Moment(moment.start, moment.end, moment.day, read[0], read[1], moment.ambiguous)


def _settled(moment: Moment, country: str | None) -> Moment:
    return moment.swapped() if moment.ambiguous and country in MONTH_FIRST else moment


def _possible(moment: Moment, read_at: datetime) -> bool:
    return EARLIEST <= moment.day <= (read_at + timedelta(days=1)).date()


def _agreed(stamps: Sequence[Stamp]) -> list[Stamp]:
    """Where 04/06/2026 may be two days and another stamp spells out one of them, it is that one."""
    spelled = {stamp.moment.day for stamp in stamps if not stamp.moment.ambiguous}
    found: list[Stamp] = []
    for stamp in stamps:
        moment = stamp.moment
        swap = moment.ambiguous and moment.day not in spelled and moment.swapped().day in spelled
        found.append(replace(stamp, moment=moment.swapped()) if swap else stamp)
    return found


def _choose(stamps: Sequence[Stamp], head: range) -> Stamp | None:
    """Prefer a stamp labelled as publication, then an unlabelled one, then the update.

    Of those without a label the ones in the head, between title and text, go first: today's date may stand above.
    """
    for role in ("published", None, "updated"):
        of_role = [s for s in stamps if s.role == role]
        of_role = [s for s in of_role if role is None and s.line in head] or of_role
        if of_role:
            timed = [s for s in of_role if s.moment.day == of_role[0].moment.day and s.moment.clock]
            return timed[0] if timed else of_role[0]
    return None


def _moment_at(stamp: Stamp, outlet: Outlet | None) -> tuple[str, str | None, str]:
    moment = stamp.moment
    if moment.clock is None:
        return moment.day.isoformat(), None, "a day only"
    country, home = (outlet.country, outlet.zone) if outlet else (None, None)
    abbreviation = moment.zone
    if abbreviation and not known_abbreviation(abbreviation) and abbreviation[-1:].isalpha():
        abbreviation = None
    if abbreviation:
        name, how = resolve_zone(abbreviation, country)
    elif home:
        name, how = home, "no zone stated, the outlet's own taken"
    else:
        name, how = None, "no zone stated and the outlet unknown; left open"
    zone = zone_of(name) if name else None
    if zone is None or name is None:
        return moment.day.isoformat(), None, how
    return _utc(datetime.combine(moment.day, moment.clock, zone)), name, how


def _utc(moment: datetime) -> str:
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:
        return moment.date().isoformat()
