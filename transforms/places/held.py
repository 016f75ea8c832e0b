"""Read whether a region that holds a place is named right behind it: "Leeds, England", "Mobile, Ala."."""

import re
from collections.abc import Iterator

from transforms.places.gazetteer import Candidate, Gazetteer
from transforms.places.keys import place_key

SHORT_REGION = re.compile(
    r",\s{1,2}(?!Co\. [A-Z]|M\.D\.)"
    r"((?:[A-Z]\. ?){2,3}|[A-Z][A-Za-z]{1,4}\.|[A-Z]{2,3}\b|[A-Z][a-z]{1,4}(?=\s?[(,;—–]|\s?$| -))"
)
"""An abbreviated region behind a comma; without its dot only where nothing follows that could make it longer."""
_LONG_REGION = re.compile(r", ([A-Z][\w’'-]+)(?: ([A-Z][\w’'-]+))?(?: ([A-Z][\w’'-]+))?")


def held(body: str, end: int, key: str, gazetteer: Gazetteer) -> bool:
    """Whether a region that holds a place of this name is named right behind it: "Leeds, England", "Mobile, Ala."."""
    if body[end : end + 1] != ",":
        return False
    outer = tuple(_regions_behind(body, end, gazetteer))
    return bool(outer) and any(_inside(i, o) for i in gazetteer.lookup(key) for o in outer)


def _regions_behind(body: str, end: int, gazetteer: Gazetteer) -> Iterator[Candidate]:
    if short := SHORT_REGION.match(body, end):
        yield from gazetteer.abbreviated(place_key(short[1]))
    if long := _LONG_REGION.match(body, end):
        words = [word for word in long.groups() if word]
        for size in range(len(words), 0, -1):
            for candidate in gazetteer.lookup(place_key(" ".join(words[:size]).removesuffix("'s").removesuffix("’s"))):
                if candidate.level in ("country", "admin1") or (candidate.level == "admin2" and size > 1):
                    yield candidate


def _inside(inner: Candidate, outer: Candidate) -> bool:
    if inner.level in ("country", outer.level) or inner.country != outer.country:
        return False
    if outer.level == "admin2":
        return abs(inner.lat - outer.lat) < 0.7 and abs(inner.lon - outer.lon) < 1
    return outer.level == "country" or inner.admin1 == outer.admin1
