"""Names and their abbreviations, as the articles in the index give them."""

import pytest
from elasticsearch import Elasticsearch
from hypothesis import given
from hypothesis import strategies as st

from elastic.bulk import load
from elastic.indices import Names, refresh
from elastic.search import Filters, search_passages, timeline
from elastic.spellings import divided, is_abbreviation, key, other_spellings, phrases
from tests.elastic.example import documents
from transforms.present import Documents


def test_a_name_begins_with_a_capital_or_is_the_whole_query() -> None:
    assert phrases("jem") == ("jem",)
    assert phrases("let them go") == ("let them go",)
    assert phrases("JeM rally") == ("JeM", "JeM rally")
    assert phrases('meeting "Markazi Muslim League" -LeT') == ("Markazi Muslim League",)
    assert phrases("Hamas | LeT") == ("Hamas", "LeT")
    assert phrases("Word " * 40) == ()


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("JeM", "Jaish-e-Mohammed", True),
        ("PoK", "Pakistan-occupied Kashmir", True),
        ("PMML", "Pakistan Markazi Muslim League", True),
        ("Let", "Lashkar-e-Taiba", False),
        ("Gaza", "Gaza Strip", False),
        ("IDF", "Israel Defense Forces", True),
        ("BBC", "Sky News", False),
    ],
)
def test_an_abbreviation_is_written_as_one(short: str, name: str, expected: bool) -> None:
    assert is_abbreviation(short, name) is expected


def test_phrases_with_other_spellings_are_taken_out() -> None:
    assert divided('JeM rally "JeM"', {"JeM": ("x",)}) == ("rally", ("JeM",))
    assert divided("JeM's rally", {"JeM": ("x",)}) == ("JeM's rally", ())


@given(st.text(max_size=80))
def test_any_query_has_phrases(query: str) -> None:
    for phrase in phrases(query):
        assert key(phrase) == key(phrase.upper().lower()) or phrase


@pytest.fixture(scope="module")
def press(client: Elasticsearch, names: Names) -> Names:
    bodies = {
        "introduces": "Jaish-e-Mohammed (JeM) met Lashkar-e-Taiba (LeT) in 2023.",
        "long": "Men of Jaish-e-Mohammed marched in February 2025.",
        "short": "In 2023 JeM was silent. LeT spoke.",
        "verb": "They let the talks fail in 2023.",
    }
    made = {uri: documents(body, uri=uri) for uri, body in bodies.items()}
    load(client, [made["introduces"]], names)
    for uri in ("long", "short", "verb"):
        load(client, [_without_aliases(made[uri])], names)
    refresh(client, names)
    return names


def _without_aliases(made: Documents) -> Documents:
    """What a page gives that never says that one form stands for the other."""
    parts = (("body", made.article), *(("text", part) for part in (*made.chunks, *made.timeline)))
    for text, document in parts:
        spelled = [n for n in ("Jaish-e-Mohammed", "JeM", "LeT") if n in document[text]]
        document["organizations"] = spelled
        document["names"] = {**document["names"], "organization": spelled}
    made.article["entities"] = [
        {"name": name, "type": "organization", "aliases": [], "count": 1, "first_offset": 0}
        for name in made.article["organizations"]
    ]
    return made


@pytest.mark.node
def test_spellings_are_learned_from_the_articles(client: Elasticsearch, press: Names) -> None:
    found = other_spellings(client, ["JeM", "Jaish-e-Mohammed", "jaish e mohammed", "Nobody", "rally"], press)
    assert found == {
        "JeM": ("Jaish-e-Mohammed",),
        "Jaish-e-Mohammed": ("JeM",),
        "jaish e mohammed": ("JeM",),
    }


@pytest.mark.node
@pytest.mark.parametrize("query", ["JeM", "jem", "Jaish-e-Mohammed", "Jaish e Mohammed", '"Jaish-e-Mohammed"'])
def test_either_form_finds_pages_that_only_use_the_other(client: Elasticsearch, press: Names, query: str) -> None:
    found = search_passages(client, query, names=press)
    assert {passage.uri for passage in found.passages} == {"introduces", "long", "short"}


@pytest.mark.node
def test_the_verb_is_not_the_organization(client: Elasticsearch, press: Names) -> None:
    found = search_passages(client, "Lashkar-e-Taiba", names=press)
    assert {passage.uri for passage in found.passages} == {"introduces", "short"}


@pytest.mark.node
def test_the_rest_of_the_query_still_counts(client: Elasticsearch, press: Names) -> None:
    found = search_passages(client, "JeM marched", names=press)
    assert [passage.uri for passage in found.passages] == ["long"]
    assert dict(found.spellings) == {"JeM": ("Jaish-e-Mohammed",)}


@pytest.mark.node
def test_filters_know_the_other_spelling(client: Elasticsearch, press: Names) -> None:
    found = search_passages(client, "", Filters(organizations=["JeM"]), names=press)
    assert {passage.uri for passage in found.passages} == {"introduces", "long", "short"}
    dated = timeline(client, filters=Filters(organizations=["Jaish-e-Mohammed"]), names=press)
    assert {statement.uri for statement in dated.statements} == {"introduces", "long", "short"}
