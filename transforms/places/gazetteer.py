"""Read places by name from one shared, memory-mapped buffer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from mmap import mmap

from transforms.places.keys import AFTER_COMMA, PEOPLE
from transforms.places.layout import ALTERNATE, CAPITAL, DEGREES, DISPUTED, HEADER, LEVELS, MAGIC, SECTIONS, bucket

READ_AHEAD = 16384
"""Names whose candidates are kept: one newspaper's vocabulary of places, about 4 MB."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; ``alternate`` if that is not the name it is filed under.

    ``country`` is ISO 3166-1 alpha-2 and ``admin1`` the code of the first-level region (``US.TX``); both are empty
    where there is none. ``level`` is one of ``LEVELS``, ``population`` a weight of the same order for other places.
    """

    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    level: str
    population: int
    geonameid: int | None
    capital: bool = False
    disputed: bool = False
    alternate: bool = False


class Gazetteer:
    """Places by name in ``buffer``, the built file; nothing is decoded before it is looked up.

    Raises ``ValueError`` when the buffer is not such a file or was cut off.
    """

    def __init__(self, buffer: bytes | bytearray | memoryview | mmap) -> None:
        view = memoryview(buffer)
        if len(view) < HEADER.size or bytes(view[: len(MAGIC)]) != MAGIC:
            raise ValueError(f"not a gazetteer of this version ({MAGIC.decode()}): build it with models.places.build")
        _, bits, *extents = HEADER.unpack_from(view)
        parts = {}
        for (name, kind), start, size in zip(SECTIONS, extents[::2], extents[1::2], strict=True):
            if start + size > len(view):
                raise ValueError(f"the gazetteer is cut off: section {name} ends beyond its {len(view)} bytes")
            parts[name] = view[start : start + size].cast(kind)
        self._bits: int = bits
        self._parts = parts
        self._directory, self._key_start = parts["directory"], parts["key_start"]
        self._keys, self._posting_start, self._posting = parts["keys"], parts["posting_start"], parts["posting"]
        self._lookup = lru_cache(READ_AHEAD)(self._read)

    def __len__(self) -> int:
        """How many places it holds."""
        return len(self._parts["level"])

    def lookup(self, key: str) -> tuple[Candidate, ...]:
        """Every place filed under a key (see ``place_key``), own names first, then by population."""
        return self._lookup(key)

    def abbreviated(self, key: str) -> tuple[Candidate, ...]:
        """The regions that a key abbreviates behind a comma: ``ala`` in "Mobile, Ala."."""
        return self._lookup(AFTER_COMMA + key)

    def people(self, key: str) -> tuple[Candidate, ...]:
        """The countries whose people or adjective a key is: ``pakistani``."""
        return self._lookup(PEOPLE + key)

    def __contains__(self, key: str) -> bool:
        """Whether any place is filed under a key; cheaper than reading it."""
        return self._find(key.encode()) is not None

    def names(self) -> Iterator[str]:
        """Every key, in file order."""
        for index in range(len(self._key_start) - 1):
            yield bytes(self._keys[self._key_start[index] : self._key_start[index + 1]]).decode()

    def _find(self, key: bytes) -> int | None:
        slot = bucket(key, self._bits)
        for index in range(self._directory[slot], self._directory[slot + 1]):
            if self._keys[self._key_start[index] : self._key_start[index + 1]] == key:
                return index
        return None

    def _read(self, key: str) -> tuple[Candidate, ...]:
        index = self._find(key.encode())
        if index is None:
            return ()
        postings = self._posting[self._posting_start[index] : self._posting_start[index + 1]]
        return tuple(self._candidate(posting & ~ALTERNATE, bool(posting & ALTERNATE)) for posting in postings)

    def _candidate(self, record: int, alternate: bool) -> Candidate:
        part, flags = self._parts, self._parts["flags"][record]
        return Candidate(
            name=self._text("names", "name_start", record),
            lat=part["latitude"][record] / DEGREES,
            lon=part["longitude"][record] / DEGREES,
            country=_letters(part["country"][record]),
            admin1=self._text("regions", "region_start", part["admin1"][record]),
            level=LEVELS[part["level"][record]],
            population=part["population"][record],
            geonameid=part["geonameid"][record] or None,
            capital=bool(flags & CAPITAL),
            disputed=bool(flags & DISPUTED),
            alternate=alternate,
        )

    def _text(self, blob: str, starts: str, index: int) -> str:
        start = self._parts[starts]
        return bytes(self._parts[blob][start[index] : start[index + 1]]).decode()


def _letters(code: int) -> str:
    return chr(code >> 8) + chr(code & 0xFF) if code else ""
