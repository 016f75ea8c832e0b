"""The documents of a clipping, whole, and what must hold for any of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.elastic.example import BODY, NOON, STAMP, clipping, documents
from transforms.present import (
    RunReport,
    SourceCounts,
    article_id,
    present,
    present_payload,
    present_rejection,
    present_run,
    read_payload,
    rejection_id,
)
from transforms.records import Chunk, Hints, Page, Rejection, digest

ARTICLE = digest("file:///press", "a.txt")
CONTEXT = {
    "article_id": ARTICLE,
    "source": "file:///press",
    "uri": "a.txt",
    "title": "Talks of terror",
    "outlet": "NewsX",
    "section": "World",
    "authors": ["Zubair Amin"],
    "language": "en",
    "published_at": "2026-01-07T08:55:19Z",
    "story_id": ARTICLE,
    "revision": 1,
    "run_id": "run-1",
}


def test_the_article_as_a_whole() -> None:
    assert documents().article == {
        "_id": ARTICLE,
        **CONTEXT,
        "uris": ["a.txt"],
        "bands": ["00ab"],
        "sketch": "AAAA",
        "sha256": "ab" * 32,
        "summary": "What was said",
        "body": BODY,
        "published": {
            "text": "January 7, 2026 14:25:19 IST",
            "zone": "Asia/Kolkata",
            "method": "outlet",
            "conflict": False,
        },
        "updated_at": "2026-01-07T10:00:00Z",
        "persons": ["Naji Zaheer"],
        "organizations": ["Hamas", "Lashkar-e-Taiba", "Jaish-e-Mohammed"],
        "places": ["Karachi", "Pakistan-occupied Kashmir"],
        "groups": ["Pakistani"],
        "countries": ["PK"],
        "locations": [{"lat": 24.86, "lon": 67.01}, {"lat": 34.37, "lon": 73.47}],
        "names": {
            "person": ["Naji Zaheer", "Zaheer"],
            "organization": ["Hamas", "Lashkar-e-Taiba", "LeT", "Jaish-e-Mohammed", "JeM"],
            "place": ["Karachi", "Pakistan-occupied Kashmir"],
            "other": ["Pakistani"],
        },
        "mentioned_dates": [{"gte": "2023-01-01", "lt": "2024-01-01"}, {"gte": "2025-02-01", "lt": "2025-03-01"}],
        "mentioned_from": ["2023-01-01", "2025-02-01"],
        "entities": [
            {"name": "Hamas", "type": "organization", "aliases": [], "count": 1, "first_offset": 0},
            {"name": "Lashkar-e-Taiba", "type": "organization", "aliases": ["LeT"], "count": 2, "first_offset": 10},
            {"name": "Naji Zaheer", "type": "person", "aliases": ["Zaheer"], "count": 3, "first_offset": 47},
            {"name": "Jaish-e-Mohammed", "type": "organization", "aliases": ["JeM"], "count": 2, "first_offset": 72},
            {"name": "Karachi", "type": "place", "aliases": [], "count": 1, "first_offset": 110},
            {"name": "Pakistan-occupied Kashmir", "type": "place", "aliases": [], "count": 1, "first_offset": 165},
            {"name": "Pakistani", "type": "group", "aliases": [], "count": 1, "first_offset": 212},
        ],
        "dropped": [],
        "is_lead": True,
        "first_seen_at": "2026-01-08T12:00:00.000Z",
        "indexed_at": "2026-01-08T12:00:00.000Z",
        "fingerprint": "fingerprint-1",
        "word_count": 34,
    }


def test_a_chunk_as_a_whole() -> None:
    key = digest(ARTICLE, "chunk", "2")
    assert documents().chunks[2] == {
        "_id": key,
        **CONTEXT,
        "chunk_id": key,
        "ordinal": 2,
        "heading": "Background",
        "text": "JeM denied it, and Pakistani officials were silent.",
        "start": 193,
        "end": 244,
        "persons": [],
        "organizations": ["Jaish-e-Mohammed"],
        "places": [],
        "groups": ["Pakistani"],
        "countries": ["PK"],
        "locations": [],
        "names": {"person": [], "organization": ["Jaish-e-Mohammed", "JeM"], "place": [], "other": ["Pakistani"]},
        "mentioned_dates": [],
        "mentioned_from": [],
    }


def test_a_dated_statement_as_a_whole() -> None:
    key = digest(ARTICLE, "date", "121", "125")
    assert documents().timeline[0] == {
        "_id": key,
        **CONTEXT,
        "statement_id": key,
        "chunk_id": digest(ARTICLE, "chunk", "1"),
        "text": "Zaheer appeared in Karachi in 2023.",
        "start": 91,
        "end": 126,
        "date": {"gte": "2023-01-01", "lt": "2024-01-01"},
        "from": "2023-01-01",
        "to": "2024-01-01",
        "precision": "year",
        "date_text": "2023",
        "persons": ["Naji Zaheer"],
        "organizations": [],
        "places": ["Karachi"],
        "groups": [],
        "countries": ["PK"],
        "locations": [{"lat": 24.86, "lon": 67.01}],
        "names": {"person": ["Naji Zaheer", "Zaheer"], "organization": [], "place": ["Karachi"], "other": []},
    }


def test_each_date_of_a_sentence_is_a_statement_of_its_own() -> None:
    found = documents("Between 2023 and February 2025 nothing happened.").timeline
    assert [entry["date_text"] for entry in found] == ["2023", "February 2025"]
    assert len({entry["_id"] for entry in found}) == 2
    assert len({entry["text"] for entry in found}) == 1


def test_an_unpublished_article_has_no_publication() -> None:
    bare = clipping()
    bare = replace(bare, article=replace(bare.article, published=None, updated_at=None))
    article = present(bare, STAMP).article
    assert (article["published"], article["published_at"], article["updated_at"]) == (None, None, None)


def test_a_url_names_an_article_in_every_source_and_a_path_only_in_its_own() -> None:
    assert article_id("a", "https://example.org/1") == article_id("b", "https://example.org/1")
    assert article_id("a", "1.txt") != article_id("b", "1.txt")


def test_moments_are_given_in_utc() -> None:
    late = datetime(2026, 1, 8, 17, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert documents(stamp=replace(STAMP, at=late)).article["indexed_at"] == "2026-01-08T12:00:00.000Z"


def test_a_rejection_as_a_whole() -> None:
    rejection = Rejection("b.bin", "read", "binary file", "starts with 7f 45 4c 46", replayable=False)
    document = present_rejection(rejection, "file:///press", "run-1", NOON)
    assert document == {
        "_id": rejection_id("file:///press", "b.bin"),
        "source": "file:///press",
        "uri": "b.bin",
        "stage": "read",
        "reason": "binary file",
        "detail": "starts with 7f 45 4c 46",
        "replayable": False,
        "document_id": None,
        "page_kept": False,
        "run_id": "run-1",
        "at": "2026-01-08T12:00:00.000Z",
    }


def test_a_kept_page_as_a_whole_is_the_page_again() -> None:
    hints = Hints(title="Port Reopens", authors=("Amina Yusuf",), published_at="2024-03-03")
    page = Page("r.jsonl#1", "The port reopened.", "body", "ab12", NOON + timedelta(microseconds=7), hints)
    entry = present_rejection(
        Rejection(page.uri, "load", "refused"), "file:///press", "run-1", NOON, "x", page_kept=True
    )
    payload = present_payload(entry, page, "{}")
    assert entry["page_kept"]
    assert payload == {
        "_id": entry["_id"],
        "run_id": "run-1",
        "source": "file:///press",
        "uri": "r.jsonl#1",
        "payload": "{}",
        "page": {
            "uri": "r.jsonl#1",
            "content": "The port reopened.",
            "form": "body",
            "sha256": "ab12",
            "read_at": "2026-01-08T12:00:00.000007+00:00",
            "hints": {
                "url": None,
                "title": "Port Reopens",
                "summary": None,
                "authors": ("Amina Yusuf",),
                "outlet": None,
                "section": None,
                "language": None,
                "published_at": "2024-03-03",
            },
        },
    }
    assert read_payload(orjson.loads(orjson.dumps(payload))) == page


def test_a_run_sums_up_its_sources() -> None:
    run = RunReport(
        run_id="run-1",
        flow="ingest",
        status="completed",
        started_at=NOON,
        finished_at=NOON + timedelta(seconds=4),
        fingerprint="pipeline-1",
        sources=(SourceCounts("a", 5, 3, 1, 0, 1), SourceCounts("b", 3, 1, 1, 1, 0)),
        chunks=40,
        timeline=7,
        total_seconds=4.0,
    )
    document = present_run(run)
    assert [document[count] for count in ("read", "indexed", "unchanged", "duplicate", "rejected")] == [8, 4, 2, 1, 1]
    assert document["pages_per_second"] == 2.0
    assert document["sources"] == ["a", "b"]
    assert [entry["source"] for entry in document["per_source"]] == ["a", "b"]


def test_a_mention_counts_for_every_chunk_that_overlaps_there() -> None:
    whole = clipping("Hamas met. Hamas left.")
    chunks = (Chunk(0, (), 0, 15), Chunk(1, (), 5, 22))
    found = present(replace(whole, chunks=chunks), STAMP).chunks
    assert [chunk["organizations"] for chunk in found] == [["Hamas"], ["Hamas"]]
    early = present(replace(whole, chunks=(Chunk(0, (), 0, 8), Chunk(1, (), 8, 22))), STAMP).chunks
    assert [chunk["names"]["organization"] for chunk in early] == [["Hamas"], ["Hamas"]]


words = st.sampled_from(["Hamas", "LeT", "Zaheer", "Karachi", "2023", "February 2025", "and", "met", ".", "\n\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=40))
def test_every_part_lies_where_it_says(pieces: list[str]) -> None:
    body = " ".join(pieces).strip() or "x"
    made = clipping(body)
    found = present(made, STAMP)
    for part in (*found.chunks, *found.timeline):
        assert body[part["start"] : part["end"]] == part["text"]
    for entry in found.timeline:
        assert entry["date_text"] in entry["text"]
        assert date.fromisoformat(entry["from"]) < date.fromisoformat(entry["to"])
    for chunk, document in zip(made.chunks, found.chunks, strict=True):
        inside = [e.name for e in made.entities if any(chunk.start <= m.start < chunk.end for m in e.mentions)]
        assert sorted(document["persons"] + document["organizations"] + document["places"]) == sorted(inside)
    ids = [part["_id"] for part in (found.article, *found.chunks, *found.timeline)]
    assert len(set(ids)) == len(ids)
    assert found == present(made, replace(STAMP, at=datetime(2026, 1, 8, 12, tzinfo=UTC)))
