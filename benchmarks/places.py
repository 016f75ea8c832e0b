"""Places beside the script everybody writes first: the most populous city (or any place) of that name.

python -m benchmarks.places        prints all on the same corpora, in the same run, and the speed of ours
"""

import time
from collections.abc import Callable
from functools import partial

from tests.quality.test_places import (
    Case,
    Score,
    end_to_end,
    from_gold_names,
    from_raw_text,
    score,
    sentences,
    shared,
    written,
)
from tests.transforms.places.articles import article_of, gazetteer
from transforms.places import Candidate, find_places, place_key
from transforms.records import Entity, EntityType, Location, Mention

TRNEWS = "1c06912e78db5e00"
Method = Callable[[Case], tuple[Entity, ...]]
Places = Callable[[str], tuple[Candidate, ...]]


def most_populous(case: Case, places: Places) -> tuple[Entity, ...]:
    """Every capitalized run that is a name, put where most people live."""
    words = _words(case.text)
    found, at = [], 0
    while at < len(words):
        for size in (3, 2, 1):
            start, last = words[at][0], words[min(at + size, len(words)) - 1]
            name = case.text[start : last[0] + len(last[1])].strip(".,;:()\"'’“”")
            if name[:1].isupper() and (entity := _put(name, case.text.index(name, start), places)):
                found.append(entity)
                break
        at += size
    return tuple(found)


def most_populous_of_gold(case: Case, places: Places) -> tuple[Entity, ...]:
    """The most populous place of every gold name."""
    entities = (_put(case.text[gold.start : gold.end], gold.start, places) for gold in case.places)
    return tuple(entity for entity in entities if entity)


def cities(name: str) -> tuple[Candidate, ...]:
    return tuple(place for place in gazetteer().lookup(place_key(name)) if place.level == "city")


def everything(name: str) -> tuple[Candidate, ...]:
    return gazetteer().lookup(place_key(name))


def _put(name: str, start: int, places: Places) -> Entity | None:
    best = max(places(name), key=lambda place: place.population, default=None)
    if best is None:
        return None
    where = Location(best.lat, best.lon, best.country, best.level, best.geonameid, 1.0)
    return Entity(name, EntityType.PLACE, (), (Mention(name, start, start + len(name)),), None, where)


def _words(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((at, word))
        at += len(word)
    return found


def row(label: str, method: Method, cases: list[Case]) -> str:
    started = time.perf_counter()
    results = [method(case) for case in cases]
    rate = len(cases) / (time.perf_counter() - started)
    result: Score = score(cases, results)
    return f"  {label:34} {result.all:6.3f} {result.located:8.3f} {rate:10.0f}"


def main() -> None:
    corpora = {
        "news written for the tests": list(written()),
        "local news written for the tests": list(written("places_local.txt")),
        "GeoVirus": shared("geovirus.jsonl", "7752d146f998c655"),
        "TR-News": shared("trnews.jsonl", TRNEWS),
    }
    for case in corpora["GeoVirus"]:
        article = article_of(case.text)
        find_places(article, sentences(case.text), (), gazetteer())  # the first pass reads the file from disk
    for name, cases in corpora.items():
        print(f"{name}: {len(cases)} texts, {sum(len(c.places) for c in cases)} places")
        print(f"  {'':34} {'all':>6} {'located':>8} {'articles/s':>10}")
        print(row("most populous city, raw text", partial(most_populous, places=cities), cases))
        print(row("most populous place, raw text", partial(most_populous, places=everything), cases))
        print(row("find_places, raw text", from_raw_text, cases))
        print(row("every stage, raw text", end_to_end, cases))
        print(row("most populous city, gold names", partial(most_populous_of_gold, places=cities), cases))
        print(row("most populous place, gold names", partial(most_populous_of_gold, places=everything), cases))
        print(row("resolve_places, gold names", from_gold_names, cases))


if __name__ == "__main__":
    main()
