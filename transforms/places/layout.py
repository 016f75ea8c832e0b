"""The gazetteer's file format: columns of fixed width behind one header, names in two blobs, keys behind a hash.

    magic, section table │ directory │ key starts │ posting starts │ postings │ columns │ key text │ names

Keys are sorted by the CRC-32 of their text; ``directory[h >> shift]`` is the first key of a hash's bucket, so a
look-up reads one bucket, about one key long. Nothing is decoded before it is asked for.
"""

import struct
from typing import Literal
from zlib import crc32

MAGIC = b"CLPGAZ02"
LEVELS = ("city", "admin2", "admin1", "country", "continent", "region", "sea", "strait", "canal", "river", "lake",
          "mountain", "island", "facility")  # fmt: skip

Kind = Literal["B", "H", "I", "i"]

SECTIONS: tuple[tuple[str, Kind], ...] = (
    ("directory", "I"),
    ("key_start", "I"),
    ("posting_start", "I"),
    ("posting", "I"),
    ("latitude", "i"),
    ("longitude", "i"),
    ("geonameid", "I"),
    ("population", "I"),
    ("name_start", "I"),
    ("country", "H"),
    ("admin1", "H"),
    ("level", "B"),
    ("flags", "B"),
    ("region_start", "I"),
    ("regions", "B"),
    ("keys", "B"),
    ("names", "B"),
)
"""Every section's name and its element type, in file order."""

HEADER = struct.Struct(f"<8sI{2 * len(SECTIONS)}Q")
"""Magic, directory bits, then offset and length in bytes of every section."""

DEGREES = 10_000
"""Coordinates are stored in ten-thousandths of a degree, about eleven metres."""
ALTERNATE = 1 << 31
"""Marks a posting whose key is not the place's own name."""
NO_COUNTRY = 0
CAPITAL, DISPUTED = 1, 2
"""Flags of a record."""


def bucket(key: bytes, bits: int) -> int:
    """Where in the directory a key's bucket starts."""
    return crc32(key) >> (32 - bits)
