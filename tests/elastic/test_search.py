"""Questions to the index and their answers."""

from dataclasses import replace
from datetime import date

import pytest
from elasticsearch import Elasticsearch
from hypothesis import example, given, settings
from hypothesis import strategies as st

from elastic.bulk import load
from elastic.indices import Names, Templates, install, refresh
from elastic.search import Filters, Interval, Passage, search_passages, timeline
from tests.elastic.example import STAMP, clipping, documents
from transforms.present import present

pytestmark = pytest.mark.node

OTHER = "Analysts met in the city of Hama. The U.S. envoy’s “peace talks” – in Karachi – failed in 2023."


@pytest.fixture(scope="module")
def press(client: Elasticsearch, names: Names) -> Names:
    other = clipping(OTHER, uri="other.txt", title="Quiet days")
    other = replace(other, article=replace(other.article, outlet="The Daily Écho", section="Asia", published=None))
    load(client, [documents(), present(other, STAMP)], names)
    refresh(client, names)
    return names


def texts(client: Elasticsearch, press: Names, query: str, filters: Filters = Filters()) -> list[str]:  # noqa: B008
    return [passage.text for passage in search_passages(client, query, filters, names=press).passages]


def marked(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.marks]


def test_an_alias_finds_passages_that_use_the_name_and_the_reverse(client: Elasticsearch, press: Names) -> None:
    by_alias, by_name = texts(client, press, "JeM"), texts(client, press, "Jaish-e-Mohammed")
    assert len(by_alias) == 2
    assert set(by_alias) == set(by_name)
    assert any("JeM" not in text for text in by_alias)
    assert any("Jaish" not in text for text in by_name)


@pytest.mark.parametrize("query", ["hamas", "Hamas", "HAMAS", "“Hamas”", "Hamas’s"])
def test_a_name_is_found_in_any_case_and_quotes(client: Elasticsearch, press: Names, query: str) -> None:
    (text,) = texts(client, press, query)
    assert text.startswith("Hamas and")


def test_a_city_is_not_its_namesake(client: Elasticsearch, press: Names) -> None:
    (text,) = texts(client, press, "Hama")
    assert text == OTHER


@pytest.mark.parametrize("query", ["Lashkar-e-Taiba", "Lashkar e Taiba", "lashkar‑e‑taïba", "LeT"])
def test_dashes_and_accents_make_no_difference(client: Elasticsearch, press: Names, query: str) -> None:
    assert len(texts(client, press, query)) == 1


def test_meeting_finds_meetings(client: Elasticsearch, press: Names) -> None:
    (first, second) = search_passages(client, "meeting", names=press).passages
    assert {tuple(marked(first)), tuple(marked(second))} == {("meetings",), ("met",)}


def test_the_form_asked_for_comes_first(client: Elasticsearch, press: Names) -> None:
    assert "meetings" in texts(client, press, "meetings")[0]
    assert "met" in texts(client, press, "met")[0]


def test_every_word_must_be_found_and_a_word_can_be_left_out(client: Elasticsearch, press: Names) -> None:
    assert len(texts(client, press, "Karachi")) == 2
    assert texts(client, press, "Karachi analysts") == [OTHER]
    assert OTHER not in texts(client, press, "Karachi -analysts")
    assert texts(client, press, '"peace talks"') == [OTHER]
    assert texts(client, press, '"talks peace"') == []
    assert texts(client, press, "analy*") == [OTHER]
    assert len(texts(client, press, "Hama | Hamas")) == 2


def test_marks_show_what_matched(client: Elasticsearch, press: Names) -> None:
    (passage,) = search_passages(client, "JeM denied", names=press).passages
    assert marked(passage) == ["JeM", "denied"]


def test_a_page_that_holds_our_marks_is_shown_without_any(client: Elasticsearch, press: Names) -> None:
    made = present(clipping("Unusual \ufdd0characters\ufdd1 here.", uri="marks.txt"), replace(STAMP, source="marks"))
    load(client, [made], press)
    refresh(client, press)
    (passage,) = search_passages(client, "unusual characters", names=press).passages
    assert passage.text == "Unusual \ufdd0characters\ufdd1 here."
    assert passage.marks == ()


def test_facets_count_passages(client: Elasticsearch, press: Names) -> None:
    found = search_passages(client, "Zaheer", names=press)
    assert found.facets["persons"] == (("Naji Zaheer", 2),)
    assert dict(found.facets["outlets"]) == {"NewsX": 2}
    assert dict(found.facets["countries"]) == {"PK": 1}
    assert dict(found.facets["organizations"]) == {"Hamas": 1, "Jaish-e-Mohammed": 1, "Lashkar-e-Taiba": 1}


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(persons=["zaheer"]), 2),
        (Filters(persons=["Naji Zaheer"]), 2),
        (Filters(persons=["Zaheer Naji"]), 0),
        (Filters(persons=["Zaheer", "Nobody"]), 2),
        (Filters(organizations=["let"]), 1),
        (Filters(organizations=["JEM"]), 2),
        (Filters(places=["kashmir"]), 1),
        (Filters(places=["Hamas"]), 0),
        (Filters(countries=["pk"]), 3),
        (Filters(outlets=["daily echo"]), 1),
        (Filters(outlets=["NEWSX"]), 3),
        (Filters(sections=["asia"]), 1),
        (Filters(published=Interval.parse("2026-01-07")), 3),
        (Filters(published=Interval.parse("..2026-01-06")), 0),
        (Filters(about=Interval.parse("2023-05..2023-06")), 2),
        (Filters(about=Interval.parse("2025-02-28")), 1),
        (Filters(about=Interval.parse("2025-03-01..")), 0),
        (Filters(persons=["Zaheer"], places=["Karachi"], outlets=["NewsX"]), 1),
    ],
)
def test_filters_narrow(client: Elasticsearch, press: Names, filters: Filters, count: int) -> None:
    in_press = [text for text in texts(client, press, "", filters) if "Unusual" not in text]
    assert len(in_press) == count


def test_the_timeline_is_in_the_order_things_happened(client: Elasticsearch, press: Names) -> None:
    found = timeline(client, filters=Filters(persons=["Naji Zaheer"]), names=press)
    assert found.total == 2
    first, second = found.statements
    assert (first.first, first.until, first.precision) == (date(2023, 1, 1), date(2024, 1, 1), "year")
    assert (second.first, second.until, second.precision) == (date(2025, 2, 1), date(2025, 3, 1), "month")
    assert (first.places, second.places) == (("Karachi",), ("Pakistan-occupied Kashmir",))
    assert first.text == "Zaheer appeared in Karachi in 2023."


def test_the_timeline_is_narrowed_like_a_search(client: Elasticsearch, press: Names) -> None:
    def dates(query: str, filters: Filters) -> list[str]:
        return [entry.date_text for entry in timeline(client, query, filters, names=press).statements]

    assert dates("visited", Filters()) == ["February 2025"]
    assert dates("", Filters(about=Interval.parse("2023-07"))) == ["2023", "2023"]
    assert dates("", Filters(about=Interval.parse("2023"), sections=["World"])) == ["2023"]
    assert dates("", Filters(countries=["PK"])) == ["2023", "2023"]


ODD = [
    '"',
    "((",
    "))",
    "a~9999",
    "*",
    "**",
    "\\",
    'x:"y',
    "a AND",
    "OR",
    "/.*/",
    "[a TO b]",
    "_index:secret",
    "+-",
    "\x00",
]


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.sampled_from(ODD), st.text(st.characters(), max_size=60)))
@example("hamas " * 160)
@example("a-" * 400)
def test_no_query_is_an_error(client: Elasticsearch, press: Names, query: str) -> None:
    assert search_passages(client, query, Filters(persons=["x"]), names=press).total >= 0
    assert timeline(client, query, names=press).total >= 0


def test_a_query_stays_in_its_installation(client: Elasticsearch, press: Names, templates: Templates) -> None:
    elsewhere = Names(f"{press.prefix}-secret")
    install(client, templates, elsewhere)
    try:
        load(client, [documents("A topsecret meeting.")], elsewhere)
        refresh(client, elsewhere)
        for query in ("topsecret", f"_index:{elsewhere.alias('chunks')} topsecret", "*", "topsecret | *"):
            assert not any("topsecret" in text for text in texts(client, press, query))
    finally:
        _uninstall(client, elsewhere, templates)


def _uninstall(client: Elasticsearch, names: Names, templates: Templates) -> None:
    own = templates.named(names)
    for kind in own.indices:
        client.indices.delete(index=f"{kind}-000001")
        client.indices.delete_index_template(name=kind)
    for component in own.components:
        client.cluster.delete_component_template(name=component)
