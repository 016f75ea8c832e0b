"""The gazetteer's file: what is written comes back, what is broken is refused, what is built holds what it must."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.places.pack import Place, pack
from tests.transforms.places.articles import BUILT, gazetteer
from transforms.places import Gazetteer, place_key
from transforms.places.layout import LEVELS

FIELDS = ("name", "lat", "lon", "country", "admin1", "level", "population", "capital", "disputed")
names = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=12)
places = st.builds(
    Place,
    name=names,
    lat=st.floats(-90, 90).map(lambda x: round(x, 4)),
    lon=st.floats(-180, 180).map(lambda x: round(x, 4)),
    country=st.sampled_from(["", "PK", "US", "FR"]),
    admin1=st.sampled_from(["", "US.TX", "PK.04"]),
    level=st.sampled_from(LEVELS),
    population=st.integers(0, 2**32 - 1),
    geonameid=st.integers(0, 2**32 - 1),
    own=st.lists(names, min_size=1, max_size=2).map(tuple),
    other=st.lists(names, max_size=3).map(tuple),
    capital=st.booleans(),
    disputed=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(places, max_size=12))
def test_every_place_comes_back_under_every_name(written: list[Place]) -> None:
    read = Gazetteer(pack(written))
    assert len(read) == len(written)
    for place in written:
        for key in (*place.own, *place.other):
            assert any(
                all(getattr(c, field) == getattr(place, field) for field in FIELDS)
                and (c.geonameid or 0) == place.geonameid
                and c.alternate == (key not in place.own)
                for c in read.lookup(key)
            )


@settings(max_examples=30, deadline=None)
@given(st.lists(places, max_size=8), st.randoms(use_true_random=False), names)
def test_order_of_the_sources_does_not_matter(written: list[Place], random: object, absent: str) -> None:
    shuffled = sorted(written, key=lambda place: hash((place.name, str(random))))
    assert pack(shuffled) == pack(written)
    known = {key for place in written for key in (*place.own, *place.other)}
    assert (absent in Gazetteer(pack(written))) == (absent in known)


def test_own_names_come_before_others_and_large_places_before_small() -> None:
    found = gazetteer().lookup("paris")
    assert [c.alternate for c in found] == sorted(c.alternate for c in found)
    own = [c.population for c in found if not c.alternate]
    assert own == sorted(own, reverse=True)


@pytest.mark.parametrize("data", [b"", b"no gazetteer at all" * 30])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a gazetteer"):
        Gazetteer(data)


def test_a_file_that_was_cut_off_is_refused() -> None:
    with pytest.raises(ValueError, match="cut off"):
        Gazetteer(BUILT.read_bytes()[:-1000])


@pytest.mark.parametrize(
    ("name", "country", "level"),
    [
        ("Gujranwala", "PK", "city"), ("U.S.", "US", "country"), ("Texas", "US", "admin1"), ("Burma", "MM", "country"),
        ("Holland", "NL", "country"), ("Bombay", "IN", "city"), ("Puławy", "PL", "city"), ("PoK", "", "region"),
        ("Black Sea", "", "sea"), ("Metcalfe County", "US", "admin2"), ("Côte d’Ivoire", "CI", "country"),
        ("Strait of Hormuz", "", "strait"), ("UAE", "AE", "country"), ("St. Louis", "US", "city"),
    ],
)  # fmt: skip
def test_the_built_file_has_it(name: str, country: str, level: str) -> None:
    assert any((c.country, c.level) == (country, level) for c in gazetteer().lookup(place_key(name)))


def test_abbreviations_and_peoples_have_keys_of_their_own() -> None:
    assert [c.name for c in gazetteer().abbreviated("ala")] == ["Alabama"]
    assert [c.country for c in gazetteer().people(place_key("Pakistanis"))] == ["PK"]
    assert not any(c.level == "admin1" and c.country == "US" for c in gazetteer().lookup("ala"))


def test_the_built_file_is_small_and_little_of_it_is_resident() -> None:
    assert BUILT.stat().st_size < 30_000_000
    script = (
        "import mmap, resource, sys; from transforms.places import Gazetteer;"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; file = open(sys.argv[1], 'rb');"
        "g = Gazetteer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ));"
        "assert g.lookup('karachi'); assert sum(1 for _ in g.names()) > 300_000;"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    run = subprocess.run([sys.executable, "-c", script, str(BUILT)], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 100_000, "kilobytes resident after every name was read"
