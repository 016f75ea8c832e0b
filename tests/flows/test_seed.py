"""What the seed document must give, from the transforms and from the index alike."""

from typing import Any

import pytest

from tests.shell import ROOT, Shell

pytestmark = [pytest.mark.node, pytest.mark.prefect]

SEEDS = ROOT / "seeds"
HEADINGS = [
    "Not an Isolated Interaction: Video Shows Hamas Leader, Lashkar-e-Taiba Commander Together",
    "Growing Visibility of Hamas in Pakistan",
    "Regional Security Concerns Intensify Amid Hamas-LeT Bonhomie",
    "What Pakistan Says On Harbouring Hamas",
    "Israel Urges India to Designate Hamas",
]
PLACES = {"Gujranwala", "Karachi", "Islamabad", "New Delhi", "Jerusalem", "Gaza", "Pakistan-occupied Kashmir"}
ORGANIZATIONS = {
    "Hamas", "Lashkar-e-Taiba", "Jaish-e-Mohammed", "Pakistan Markazi Muslim League", "Ministry of Foreign Affairs"
}  # fmt: skip


@pytest.fixture(scope="module")
def inspected(shell: Shell) -> dict[str, Any]:
    (page,) = shell.clippings("inspect", SEEDS).lines
    assert page["uri"] == "000_5b5d372e089cc9b4.txt"
    assert page["status"] == "article"
    return dict(page)


@pytest.fixture(scope="module")
def raw() -> str:
    return next(SEEDS.iterdir()).read_text("utf-8")


@pytest.fixture(scope="module")
def loaded(shell: Shell) -> Shell:
    result = shell.clippings("ingest", SEEDS)
    assert result.status == 0, result.err
    assert "read 1 = indexed 1 + unchanged 0 + duplicate 0 + rejected 0" in result.out
    return shell


def entities(page: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    return {entity["name"]: entity for entity in page["entities"] if entity["type"] == kind}


def test_its_fields(inspected: dict[str, Any]) -> None:
    article = inspected["article"]
    assert article["title"] == (
        "Pakistan Planning Terror Strike In India? New Hamas–Lashkar Meeting In Pakistan Sparks Fears Of ISI-Backed "
        "Jihadist Nexus"
    )
    assert article["section"] == "World"
    assert article["outlet"] == "NewsX"
    assert article["authors"] == ["Zubair Amin"]
    assert article["language"] == "en"
    assert article["summary"].startswith("Senior leaders of Hamas and Pakistan-based Lashkar-e-Taiba have been seen")


def test_its_publication(inspected: dict[str, Any]) -> None:
    published = inspected["article"]["published"]
    assert published["at"] == "2026-01-07T08:55:19Z"
    assert published["text"] == "January 7, 2026 14:25:19 IST"
    assert published["zone"] == "Asia/Kolkata"
    assert "outlet" in published["method"]
    assert published["conflict"] is False


def test_its_body_and_headings(inspected: dict[str, Any]) -> None:
    article = inspected["article"]
    body = article["body"]
    assert body.startswith("Hamas and Pakistan’s terror outfit")
    assert body.endswith("associated with these groups.")
    headings = [body[b["start"] : b["end"]].replace("\xa0", " ") for b in article["blocks"] if b["kind"] == "heading"]
    assert headings == HEADINGS
    for furniture in ("LIVE TV", "Add NewsX", "Also Read", "RELATED News", "LATEST NEWS", "Home >"):
        assert furniture not in body


def test_everything_that_was_cut_is_listed_with_its_rule(inspected: dict[str, Any], raw: str) -> None:
    cut = inspected["furniture"]
    assert all(entry["rule"] for entry in cut)
    left = list(raw)
    for entry in cut:
        left[entry["start"] : entry["end"]] = " " * (entry["end"] - entry["start"])
    rest = [line.strip() for line in "".join(left).splitlines() if line.strip()]
    body = {line for line in inspected["article"]["body"].split("\n") if line}
    article = inspected["article"]
    fields = {article["title"], article["summary"], *article["authors"], article["section"], article["outlet"]}
    assert [line for line in rest if line not in body | fields] == []


def test_its_names(inspected: dict[str, Any]) -> None:
    persons = entities(inspected, "person")
    assert {name: entity["aliases"] for name, entity in persons.items()} == {
        "Naji Zaheer": ["Zaheer"],
        "Rashid Ali Sandhu": ["Sandhu"],
    }
    organizations = entities(inspected, "organization")
    assert organizations.keys() >= ORGANIZATIONS
    assert set(organizations["Lashkar-e-Taiba"]["aliases"]) >= {"LeT", "Let"}
    assert organizations["Jaish-e-Mohammed"]["aliases"] == ["JeM"]
    assert organizations["Pakistan Markazi Muslim League"]["aliases"] == ["PMML"]


def test_its_places(inspected: dict[str, Any]) -> None:
    places = entities(inspected, "place")
    assert places.keys() >= PLACES
    assert all(places[name]["lat"] is not None and places[name]["lon"] is not None for name in PLACES)
    assert places["Pakistan-occupied Kashmir"]["aliases"] == ["PoK"]
    countries = {name: places[name]["country"] for name in PLACES}
    assert countries == {
        "Gujranwala": "PK",
        "Karachi": "PK",
        "Islamabad": "PK",
        "New Delhi": "IN",
        "Jerusalem": None,
        "Gaza": None,
        "Pakistan-occupied Kashmir": None,
    }


def test_its_dates(inspected: dict[str, Any]) -> None:
    dates = {date["text"]: (date["from"], date["to"], date["precision"]) for date in inspected["dates"]}
    assert dates["February 2025"] == ("2025-02-01", "2025-03-01", "month")
    assert dates["2023"] == ("2023-01-01", "2024-01-01", "year")
    first, until, precision = dates["Weeks ago"]
    assert precision == "week"
    assert first < until <= "2026-01-07"
    assert len(dates) == 3


def test_every_offset_is_exact(inspected: dict[str, Any]) -> None:
    body = inspected["article"]["body"]
    for entity in inspected["entities"]:
        assert all(body[m["start"] : m["end"]] == m["text"] for m in entity["mentions"])
    assert all(body[date["start"] : date["end"]] == date["text"] for date in inspected["dates"])


def test_the_index_holds_the_same(loaded: Shell, inspected: dict[str, Any]) -> None:
    found = loaded.clippings("search", "Hamas meeting", "--json").json
    assert found["total"] >= 1
    assert {name for name, _ in found["facets"]["persons"]} == {"Naji Zaheer", "Rashid Ali Sandhu"}
    assert {name for name, _ in found["facets"]["organizations"]} <= entities(inspected, "organization").keys()
    assert found["passages"][0]["published_at"] == "2026-01-07T08:55:19Z"


def test_an_alias_finds_the_name_and_the_name_the_alias(loaded: Shell) -> None:
    short = loaded.clippings("search", "JeM", "--json").json
    long = loaded.clippings("search", "Jaish-e-Mohammed", "--json").json
    assert short["total"] == long["total"] >= 1
    assert loaded.clippings("search", "PMML", "--json").json["total"] >= 1


def test_the_timeline_is_in_the_order_in_which_it_happened(loaded: Shell) -> None:
    statements = loaded.clippings("timeline", "--person", "Naji Zaheer", "--json").json["statements"]
    assert [(s["date_text"], s["precision"]) for s in statements] == [("2023", "year"), ("February 2025", "month")]
    assert set(statements[0]["places"]) >= {"Karachi", "Islamabad"}
    assert set(statements[1]["places"]) >= {"Pakistan-occupied Kashmir"}
    shown = loaded.clippings("timeline", "--person", "Naji Zaheer").out
    assert shown.index("2023") < shown.index("February 2025")


def test_again_nothing_is_written(loaded: Shell) -> None:
    before = loaded.clippings("search", "", "--json").json
    result = loaded.clippings("ingest", SEEDS)
    assert "read 1 = indexed 0 + unchanged 1 + duplicate 0 + rejected 0" in result.out
    assert "Naji Zaheer" in result.out
    assert loaded.clippings("search", "", "--json").json == before
