"""The table of outlets: who they are and where they are at home, for zones, countries and names; never for cutting."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from transforms.normalize.outlets_table import COUNTRY_ZONES, TABLE
from transforms.normalize.readings import Kind, Reading
from transforms.records import fold

_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?(?P<host>[a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE)
_WRITTEN_HOST = re.compile(
    r"(?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|news|tv|in|uk|za|ca|au|nz|ie|pk|ng|ke|ph|my|sg|lk|bd|np|gh|[a-z]{2})(?![\w-])",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"^(?:©|copyright|\(c\))[\s©]*(?:\(c\)\s*)?(?:\d{4}\s*[-–]?\s*)*(?:by\s+)?(?P<name>[^\d.,|©]{2,50}?)\s*"
    r"(?:[.,|©]|\d{4}|all rights|limited|ltd|inc|llc|plc|pvt|pty|media group|publishing|$)"
    r"|^add (?P<trusted>.{2,40}?) as (?:a |an )?(?:trusted|preferred)\b"
    r"|^(?:sign up (?:for|to)|subscribe to|support|follow|about|contact|join) (?P<own>the [A-Z][\w’' -]{2,30}|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3})(?: on [A-Z].*|'s .*|’s .*)?$"
    r"|^share this story : (?P<story>.{2,40})$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s[|–—-]\s(?P<name>[^|–—]{2,40}?)(?: loaded)?$", re.IGNORECASE)
_NOT_NAMES = frozenset(
    "us we our this all the page site author authors topic topics updates news more now company".split()
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of news: its name, home (ISO 3166-1 alpha-2), time zone (IANA) and hosts, with lines its user wants cut."""

    name: str
    country: str | None = None
    zone: str | None = None
    hosts: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlets:
    """An immutable table of outlets, looked up by name and by host."""

    rows: tuple[Outlet, ...] = ()
    _names: Mapping[str, Outlet] = field(default_factory=dict, repr=False, compare=False)
    _hosts: Mapping[str, Outlet] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, rows: Iterable[Outlet]) -> "Outlets":
        """Build a table; of two rows with one name or host the later wins."""
        kept = tuple(rows)
        names = {_name_key(row.name): row for row in kept}
        hosts = {host: row for row in kept for host in row.hosts}
        return cls(kept, names, hosts)

    @classmethod
    def default(cls) -> "Outlets":
        """The shipped table of several hundred outlets of the world."""
        return _shipped()

    def with_(self, *stated: Outlet) -> "Outlets":
        """Add outlets that the user states; what they leave open is taken from the row of that name."""
        merged = [_merged(self.named(row.name), row) for row in stated]
        names = {_name_key(row.name) for row in merged}
        return Outlets.of([*(row for row in self.rows if _name_key(row.name) not in names), *merged])

    def named(self, name: str) -> Outlet | None:
        """The outlet of that name, however it is spelled."""
        return self._names.get(_name_key(name))

    def at(self, url: str) -> Outlet | None:
        """The outlet whose host a URL has, or a host above it."""
        match = _HOST.match(url)
        if not match:
            return None
        parts = match["host"].lower().removeprefix("www.").split(".")
        return next((self._hosts[h] for i in range(len(parts) - 1) if (h := ".".join(parts[i:])) in self._hosts), None)


@lru_cache(maxsize=1)
def _shipped() -> Outlets:
    return Outlets.of(_rows(TABLE))


def _rows(table: str) -> Iterable[Outlet]:
    country = ""
    for line in filter(None, map(str.strip, table.splitlines())):
        if line.startswith("["):
            country = line.strip("[]")
            continue
        name, hosts, *zone = (part.strip() for part in line.split("|"))
        yield Outlet(name, country, zone[0] if zone else COUNTRY_ZONES.get(country), tuple(hosts.split()))


def _merged(known: Outlet | None, stated: Outlet) -> Outlet:
    zone = stated.zone or (known.zone if known else None) or COUNTRY_ZONES.get(stated.country or "")
    if known is None:
        return replace(stated, zone=zone)
    return Outlet(
        stated.name,
        stated.country or known.country,
        zone,
        stated.hosts or known.hosts,
        known.furniture + stated.furniture,
    )


def _name_key(name: str) -> str:
    return re.sub(r"\W+", " ", fold(name)).strip().removeprefix("the ")


def find_outlet(readings: Sequence[Reading], outlets: Outlets, title: str | None) -> tuple[str | None, str]:
    """Name the outlet by what the page's furniture says of itself, and say how that was seen.

    Asked are copyright lines, suffixes of titles, invitations to follow, and hosts in addresses; prose is not asked.
    """
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for reading in readings:
        text = reading.line.text
        if reading.kind in (Kind.PROSE, Kind.REMARK) and not text.startswith("©") or len(text) > 300:
            continue
        for name, weight in _claims(text, title, outlets):
            name_key = _name_key(name)
            if name_key and name_key not in _NOT_NAMES:
                votes[name_key] += weight
                spelled.setdefault(name_key, name)
    if not votes:
        return None, ""
    best, most = max(votes.items(), key=lambda item: (item[1] + (2 if outlets.named(item[0]) else 0), item[0]))
    known = outlets.named(best)
    if most < 3 and not (known and most >= 2):
        return None, ""
    return (known.name if known else spelled[best]), "named in the page's furniture"


def _claims(text: str, title: str | None, outlets: Outlets) -> Iterable[tuple[str, int]]:
    owner = _OWNER.match(text)
    if owner:
        name = next(filter(None, owner.groups())).strip(" .-–|")
        if name and name != title:
            yield name, 3
    suffix = _SUFFIX.search(text)
    if suffix and title and text.startswith(title[:40]):
        yield suffix["name"], 4
    for host in _WRITTEN_HOST.findall(text) if "." in text else []:
        row = outlets.at(host)
        if row:
            yield row.name, 2
    row = outlets.named(text) if len(text) <= 40 else None
    if row and " " in row.name:
        yield row.name, 1


def country_of_host(url: str) -> str | None:
    """The country whose top-level domain a URL's host has."""
    match = _HOST.match(url)
    suffix = match["host"].rsplit(".", 1)[-1].upper() if match else ""
    suffix = "GB" if suffix == "UK" else suffix
    return suffix if suffix in COUNTRY_ZONES or suffix in ("US", "CA", "AU") else None
