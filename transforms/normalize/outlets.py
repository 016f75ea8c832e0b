"""The table of outlets: who they are and where they are at home, for zones, countries and names; never for cutting."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from transforms.normalize.outlets_table import COUNTRY_ZONES, TABLE
from transforms.records import fold

_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?(?P<host>[a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE)
WRITTEN_HOST = re.compile(
    r"(?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|news|tv|in|uk|za|ca|au|nz|ie|pk|ng|ke|ph|my|sg|lk|bd|np|gh|"
    r"[a-z]{2})(?![\w-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of news: its name, home (ISO 3166-1 alpha-2), zone (IANA) and hosts, and lines its user wants cut."""

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
        names = {name_key(row.name): row for row in kept}
        hosts = {host: row for row in kept for host in row.hosts}
        return cls(kept, names, hosts)

    @classmethod
    def default(cls) -> "Outlets":
        """The shipped table of several hundred outlets of the world."""
        return _shipped()

    def with_(self, *stated: Outlet) -> "Outlets":
        """Add outlets that the user states; what they leave open is taken from the row of that name."""
        merged = [_merged(self.named(row.name), row) for row in stated]
        names = {name_key(row.name) for row in merged}
        return Outlets.of([*(row for row in self.rows if name_key(row.name) not in names), *merged])

    def named(self, name: str) -> Outlet | None:
        """The outlet of that name, however it is spelled."""
        return self._names.get(name_key(name))

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


@lru_cache(maxsize=1 << 13)
def name_key(name: str) -> str:
    """Spell an outlet's name for comparison: no case, accents, marks, or leading article."""
    return re.sub(r"\W+", " ", fold(name)).strip().removeprefix("the ")


def country_of_host(url: str) -> str | None:
    """The country whose top-level domain a URL's host has."""
    match = _HOST.match(url)
    suffix = match["host"].rsplit(".", 1)[-1].upper() if match else ""
    suffix = "GB" if suffix == "UK" else suffix
    return suffix if suffix in COUNTRY_ZONES or suffix in ("US", "CA", "AU") else None
