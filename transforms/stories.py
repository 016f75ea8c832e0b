"""Tell articles that only copied another from articles of their own, by how much of their wording they share.

body ──sketch──▶ Sketch     two Sketches ──resemblance──▶ share of common wording     Sketches ──stories──▶ copies

MinHash (Broder 1997) over runs of five words, cut into bands so that a look-up finds likely copies (Leskovec,
Rajaraman, Ullman 2014, chapter 3): articles that share seven tenths of their wording share a band in 99 of 100 cases.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from datasketch import MinHash

from transforms.records import fold

SHINGLE = 5
VALUES = 64
ROWS = 4
FEWEST_WORDS = 40
"""Shorter bodies share their wording by chance: a notice, a caption, a score."""

SAME_STORY = 0.6

_WORD = re.compile(r"\w+")


def _hashed(shingle: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(shingle, digest_size=4).digest(), "little")


_BLANK = MinHash(num_perm=VALUES, seed=1, hashfunc=_hashed, scheme="affine32")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The wording of a body in 256 bytes, and the ``bands`` by which likely copies are looked up."""

    values: tuple[int, ...]

    @property
    def bands(self) -> tuple[str, ...]:
        """Names of the runs of values, of which copies share at least one."""
        packed = np.array(self.values, dtype="<u4").tobytes()
        size = 4 * ROWS
        return tuple(
            f"{at // size:02}{hashlib.blake2b(packed[at : at + size], digest_size=6).hexdigest()}"
            for at in range(0, len(packed), size)
        )

    def packed(self) -> str:
        """Write the sketch as text."""
        return base64.b64encode(np.array(self.values, dtype="<u4").tobytes()).decode("ascii")

    @classmethod
    def unpacked(cls, text: str) -> "Sketch":
        """Read what ``packed`` wrote."""
        return cls(tuple(np.frombuffer(base64.b64decode(text), dtype="<u4").tolist()))


def sketch(body: str) -> Sketch | None:
    """Sketch the wording of a body; None where it is too short to tell a copy by."""
    words = _WORD.findall(fold(body))
    if len(words) < FEWEST_WORDS:
        return None
    made = _BLANK.copy()
    made.update_batch({" ".join(words[at : at + SHINGLE]).encode() for at in range(len(words) - SHINGLE + 1)})
    return Sketch(tuple(int(value) for value in made.hashvalues))


def resemblance(one: Sketch, other: Sketch) -> float:
    """Estimate the share of wording that two bodies have in common (Jaccard, 0 to 1)."""
    return sum(a == b for a, b in zip(one.values, other.values, strict=True)) / VALUES


def stories(sketches: Mapping[str, Sketch]) -> tuple[frozenset[str], ...]:
    """Part articles into stories: two are of one if they copy one another, directly or by way of others.

    That way the order in which articles come makes no difference. Copies share a band and most of their wording.
    """
    story = {key: {key} for key in sketches}
    sharing: dict[str, list[str]] = {}
    for key, made in sketches.items():
        for band in made.bands:
            sharing.setdefault(band, []).append(key)
    for keys in sharing.values():
        for one, other in combinations(keys, 2):
            if story[one] is not story[other] and resemblance(sketches[one], sketches[other]) >= SAME_STORY:
                story[one] |= story[other]
                story |= dict.fromkeys(story[other], story[one])
    return tuple({id(members): frozenset(members) for members in story.values()}.values())
