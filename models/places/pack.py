"""Write places into the gazetteer's file format."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from zlib import crc32

from transforms.places.layout import (
    ALTERNATE,
    CAPITAL,
    DEGREES,
    DISPUTED,
    HEADER,
    LEVELS,
    MAGIC,
    NO_COUNTRY,
    SECTIONS,
    bucket,
)


@dataclass(frozen=True, slots=True)
class Place:
    """One record to be written, with every key it is filed under: ``own`` names and ``other`` ones."""

    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    level: str
    population: int
    geonameid: int
    own: tuple[str, ...]
    other: tuple[str, ...] = ()
    capital: bool = False
    disputed: bool = False


def pack(places: Sequence[Place]) -> bytes:
    """Lay places out as one file; the same places always give the same bytes."""
    ordered = sorted(places, key=lambda p: (-p.population, p.name, p.country, p.admin1, p.lat, p.lon, p.level))
    postings = _postings(ordered)
    keys = sorted(postings, key=lambda key: (crc32(key), key))
    bits = max(1, len(keys).bit_length())
    codes = sorted({place.admin1 for place in ordered} | {""})
    parts = _key_parts(keys, postings, bits) | _record_parts(ordered, codes)
    return _join(parts, bits)


def _postings(ordered: Sequence[Place]) -> dict[bytes, list[int]]:
    found: dict[bytes, list[int]] = defaultdict(list)
    for record, place in enumerate(ordered):
        for key in dict.fromkeys(place.own):
            found[key.encode()].append(record)
    for record, place in enumerate(ordered):
        for key in dict.fromkeys(place.other):
            if key not in place.own:
                found[key.encode()].append(record | ALTERNATE)
    return found


def _key_parts(keys: Sequence[bytes], postings: dict[bytes, list[int]], bits: int) -> dict[str, bytes]:
    sizes = [0] * (2**bits + 1)
    for key in keys:
        sizes[bucket(key, bits) + 1] += 1
    return {
        "directory": _numbers("I", accumulate(sizes)),
        "key_start": _numbers("I", accumulate(map(len, keys), initial=0)),
        "posting_start": _numbers("I", accumulate((len(postings[key]) for key in keys), initial=0)),
        "posting": _numbers("I", (record for key in keys for record in postings[key])),
        "keys": b"".join(keys),
    }


def _record_parts(ordered: Sequence[Place], codes: Sequence[str]) -> dict[str, bytes]:
    code_index = {code: index for index, code in enumerate(codes)}
    names = [place.name.encode() for place in ordered]
    return {
        "latitude": _numbers("i", (round(p.lat * DEGREES) for p in ordered)),
        "longitude": _numbers("i", (round(p.lon * DEGREES) for p in ordered)),
        "geonameid": _numbers("I", (p.geonameid for p in ordered)),
        "population": _numbers("I", (min(p.population, 2**32 - 1) for p in ordered)),
        "name_start": _numbers("I", accumulate(map(len, names), initial=0)),
        "country": _numbers("H", (_code(p.country) for p in ordered)),
        "admin1": _numbers("H", (code_index[p.admin1] for p in ordered)),
        "level": bytes(LEVELS.index(p.level) for p in ordered),
        "flags": bytes(CAPITAL * p.capital | DISPUTED * p.disputed for p in ordered),
        "region_start": _numbers("I", accumulate((len(code.encode()) for code in codes), initial=0)),
        "regions": "".join(codes).encode(),
        "names": b"".join(names),
    }


def _join(parts: dict[str, bytes], bits: int) -> bytes:
    extents: list[int] = []
    body = bytearray()
    for name, _ in SECTIONS:
        body += bytes(-len(body) % 8)
        extents += [HEADER.size + -HEADER.size % 8 + len(body), len(parts[name])]
        body += parts[name]
    header = HEADER.pack(MAGIC, bits, *extents)
    return header + bytes(-len(header) % 8) + bytes(body)


def _numbers(kind: str, values: Iterable[int]) -> bytes:
    return array(kind, values).tobytes()


def _code(country: str) -> int:
    return (ord(country[0]) << 8) | ord(country[1]) if country else NO_COUNTRY
