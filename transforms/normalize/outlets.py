"""The table of outlets: who they are and where they are at home, for zones, countries and names; never for cutting."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from transforms.normalize.outlets_table import COUNTRY_ZONES, TABLE
from transforms.normalize.readings import Kind, Reading
from transforms.normalize.sections import SECTIONS
from transforms.records import fold

_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?(?P<host>[a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE)
_WRITTEN_HOST = re.compile(
    r"(?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|news|tv|in|uk|za|ca|au|nz|ie|pk|ng|ke|ph|my|sg|lk|bd|np|gh|"
    r"[a-z]{2})(?![\w-])",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"^(?:©|copyright|\(c\))[\s©]*(?:\(c\)\s*)?(?:\d{4}\s*[-–]?\s*)*(?:by\s+)?(?P<name>[^\d.,|©]{2,50}?)\s*"
    r"(?:[.,|©]|\d{4}|all rights|$)"
    r"|^add (?P<trusted>.{2,40}?) as (?:a |an )?(?:trusted|preferred)\b"
    r"|^share this story : (?P<story>.{2,40})$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"^(?:Sign up (?:for|to)|Subscribe to|Support|Follow|FOLLOW|About|ABOUT|Contact|Join|More from|More from the|"
    r"Learn more about|"
    r"Advertise with|Download the) (?P<own>(?:[Tt]he )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3})(?: on [A-Z].*| app|"
    r"['’]s .*)?$"
)
_COMPANY = re.compile(
    r"(?:\s+(?:limited|ltd|inc|llc|plc|pvt|pty|corp|corporation|company|group|media|newspapers?|publishing|"
    r"publications?|"
    r"sdn|bhd|gmbh|news agency|holdings|digital|communications|network|the|co))+\.?$",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(r"^(?:[Tt]he |THE )?[A-Z][\w’'.&-]*(?: (?:of |and |& )?[A-Z][\w’'.&-]*){0,3}$")
MASTHEAD = 15
MOST_CLAIMS = 40
LONGEST_CLAIM = 300
_SUFFIX = re.compile(r"\s[|–—-]\s(?P<name>[^|–—]{2,40}?)(?: loaded)?$", re.IGNORECASE)
_NOT_NAMES = frozenset(
    "us we our this all the page site author authors topic topics updates news more now company".split()
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


@lru_cache(maxsize=1 << 13)
def _name_key(name: str) -> str:
    return re.sub(r"\W+", " ", fold(name)).strip().removeprefix("the ")


def find_outlet(readings: Sequence[Reading], outlets: Outlets, title: str | None) -> tuple[str | None, str]:
    """Name the outlet by what the page's furniture says of itself, and say how that was seen.

    Asked are copyright lines, suffixes of the title, invitations to follow, hosts in addresses and the masthead;
    prose is not.
    """
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    furniture = [r.line.text for r in readings if r.kind is not Kind.PROSE and len(r.line.text) <= LONGEST_CLAIM]
    for text in furniture:
        for name, weight in (*_claims(text, outlets), *_suffixes(text, title)):
            name_key = _name_key(name)
            if name_key:
                votes[name_key] += weight
                spelled.setdefault(name_key, name)
    for reading in readings[:MASTHEAD]:
        name_key = _name_key(reading.line.text) if _MASTHEAD.match(reading.line.text) else ""
        if name_key and not reading.cut:
            spelled.setdefault(name_key, reading.line.text)
            votes[name_key] += 1
    if not votes:
        return None, ""
    page, alone = "\n".join(furniture), Counter(furniture)
    for name_key in [name_key for name_key, _ in votes.most_common(MOST_CLAIMS)]:
        if _is_label(name_key):
            votes[name_key] = 0
            continue
        within = page.count(spelled[name_key]) - alone[spelled[name_key]]
        votes[name_key] += min(3, within) + (2 if outlets.named(name_key) else 0)
    best = max(votes, key=lambda name_key: (votes[name_key], name_key))
    if votes[best] < 4:
        return None, ""
    known = outlets.named(best)
    return (known.name if known else spelled[best]), "named in the page's furniture"


def _is_label(name_key: str) -> bool:
    """Whether a name is made of words that name sections and buttons."""
    return all(word in SECTIONS or word in _NOT_NAMES for word in name_key.split())


def _suffixes(text: str, title: str | None) -> Iterable[tuple[str, int]]:
    if title and len(text) > len(title) and title[:40] in text:
        suffix = _SUFFIX.search(text)
        if suffix and suffix["name"] not in title:
            yield suffix["name"], 4


def _claims(text: str, outlets: Outlets) -> Iterable[tuple[str, int]]:
    owner = _OWNER.match(text) or _OWN.match(text)
    if owner:
        name = _COMPANY.sub("", next(filter(None, owner.groups())).strip(" .-–|")).strip()
        if name and len(name.split()) <= 5:
            yield name, 4
    if "." in text:
        for host in _WRITTEN_HOST.findall(text):
            row = outlets.at(host)
            if row:
                yield row.name, 3
    row = outlets.named(text) if len(text) <= 40 and text[:1].isupper() else None
    if row and (" " in row.name or "." in row.name):
        yield row.name, 1


def country_of_host(url: str) -> str | None:
    """The country whose top-level domain a URL's host has."""
    match = _HOST.match(url)
    suffix = match["host"].rsplit(".", 1)[-1].upper() if match else ""
    suffix = "GB" if suffix == "UK" else suffix
    return suffix if suffix in COUNTRY_ZONES or suffix in ("US", "CA", "AU") else None
