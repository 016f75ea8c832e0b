"""A correction works again on exactly the articles that it touches, whatever others have made of their names before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from elasticsearch import Elasticsearch

from elastic.indices import Names, install, refresh
from elastic.known import existing, read_known
from flows.batch import Batch, Run, Worker
from flows.connection import templates
from flows.fingerprint import is_current
from flows.resources import read_corrections, resources
from flows.settings import SettingsError
from sources import discover, source_name
from transforms.corrections import Corrections, parse

pytestmark = pytest.mark.node

STORIES = {
    "hamas": "Hamas held a meeting in Gujranwala in 2023, and men of the town came to listen until late in the night.",
    "jem": "Men of Jaish-e-Mohammed (JeM) marched through Karachi in February 2025. JeM had called them there itself.",
    "short": "In 2023 JeM was silent while the traders of Karachi argued about the price of fish and of new nets.",
    "fish": "The fishermen of Kisumu counted the cost of the storm on Monday, for nine boats had been lost at sea.",
}
RENAME = '[[correction]]\noperation = "rename"\nname = "Jaish-e-Mohammed"\nto = "Army of Mohammed"\n'
RETYPE = '[[correction]]\noperation = "retype"\nname = "JeM"\nto = "group"\n'
DROP = '[[correction]]\noperation = "drop"\nname = "Hamas"\n'
EXCEPT = '[[correction]]\noperation = "rename"\nname = "Hamas"\nto = "Hamas Movement"\noutlet = "The Heron"\n'


@dataclass
class Press:
    """A source, and what a run with some corrections does to it."""

    client: Elasticsearch
    names: Names
    source: Path
    runs: int = 0

    def worker(self, corrections: Corrections) -> Worker:
        self.runs += 1
        run = Run(f"run-{self.runs}", datetime.now(UTC), "version", self.names)
        return Worker(run, self.client, replace(resources(), corrections=corrections))

    def ingest(self, *entries: str) -> set[str]:
        """Ingest with these corrections, and nothing else said before: the stories that were worked on."""
        corrections, before = parse("".join(entries)), self.held()
        worker = self.worker(corrections)
        batch = Batch(source_name(str(self.source)), tuple(discover(str(self.source))))
        planned = worker.survey(batch)
        done = worker.ingest(batch)
        assert (planned.indexed, planned.unchanged) == (done.indexed, done.unchanged)
        worked_on = {story for story, article in self.held().items() if article["run_id"] == worker.run.run_id}
        assert len(worked_on) == done.indexed
        due = {story for story, article in before.items() if not self.is_current(article, corrections)}
        assert due == worked_on & before.keys()
        return worked_on

    def is_current(self, article: dict[str, Any], corrections: Corrections) -> bool:
        """What a rebuild asks of a stored article."""
        return is_current(read_known(article["_id"], article), article["sha256"], "version", corrections)

    def held(self) -> dict[str, dict[str, Any]]:
        refresh(self.client, self.names)
        hits = self.client.search(index=self.names.alias("articles"), size=100)["hits"]["hits"]
        return {hit["_source"]["uri"].partition("#")[2]: {"_id": hit["_id"], **hit["_source"]} for hit in hits}

    def names_of(self, story: str, field: str = "organizations") -> Sequence[str]:
        found: Sequence[str] = self.held()[story][field]
        return found


@pytest.fixture(scope="module")
def press(client: Elasticsearch, index_names: Names, tmp_path_factory: pytest.TempPathFactory) -> Press:
    install(client, templates(), index_names)
    source = tmp_path_factory.mktemp("press") / "stories.jsonl"
    rows = [{"id": key, "text": text, "outlet": "The Heron"} for key, text in STORIES.items()]
    source.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    made = Press(client, index_names, source)
    assert made.ingest() == set(STORIES)
    assert made.ingest() == set()
    return made


@pytest.fixture(autouse=True)
def _as_it_was(press: Press) -> None:
    press.ingest()


def test_adding_and_removing_one_works_on_the_articles_that_hold_the_name(press: Press) -> None:
    assert press.ingest(RENAME) == {"jem", "short"}
    assert press.names_of("jem") == press.names_of("short") == ["Army of Mohammed"]
    assert "Jaish-e-Mohammed" in press.held()["short"]["names"]["organization"]
    assert press.ingest("# only a remark\n", RENAME) == set()
    assert press.ingest() == {"jem", "short"}
    assert press.names_of("short") == ["Jaish-e-Mohammed"]


def test_one_finds_the_name_under_what_another_has_made_of_it(press: Press) -> None:
    press.ingest(RENAME)
    assert press.ingest(RENAME, RETYPE) == {"jem", "short"}
    assert press.names_of("short", "groups") == ["Army of Mohammed"]
    assert press.names_of("short") == []


def test_what_was_dropped_is_found_too(press: Press) -> None:
    assert press.ingest(DROP) == {"hamas"}
    assert press.names_of("hamas") == []
    assert press.held()["hamas"]["dropped"] == ["Hamas"]
    assert press.ingest(DROP) == set()
    assert press.ingest(DROP, EXCEPT) == {"hamas"}
    assert press.names_of("hamas") == ["Hamas Movement"]
    assert press.ingest(DROP) == {"hamas"}
    assert press.ingest() == {"hamas"}
    assert press.names_of("hamas") == ["Hamas"]


def test_one_for_an_outlet_or_an_article_leaves_the_others_alone(press: Press) -> None:
    ids = {story: article["_id"] for story, article in press.held().items()}
    assert press.ingest(RENAME + 'outlet = "The Crane"\n') == set()
    assert press.ingest(RENAME + f'article = "{ids["short"]}"\n') == {"short"}
    assert press.names_of("jem") == ["Jaish-e-Mohammed"]
    assert press.ingest(RENAME + 'article = "stories.jsonl#jem"\n') == {"jem", "short"}


def test_a_place_by_correction_is_put_on_the_map(press: Press) -> None:
    retype = '[[correction]]\noperation = "retype"\nname = "Kisumu"\nto = "{}"\n'
    assert press.ingest(retype.format("organization")) == {"fish"}
    assert press.held()["fish"]["countries"] == []
    assert press.names_of("fish") == ["Kisumu"]
    assert press.ingest(retype.format("place")) == {"fish"}
    assert press.held()["fish"]["countries"] == ["KE"]


def test_without_corrections_no_spellings_are_asked_for(press: Press) -> None:
    ids = [article["_id"] for article in press.held().values()]
    assert not any(known.spellings for known in existing(press.client, ids, press.names).values())
    assert all(known.spellings for known in existing(press.client, ids, press.names, spelled=True).values())


def test_a_file_that_cannot_be_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    file.write_text('\n[[correction]]\noperation = "join"\n')
    with pytest.raises(SettingsError, match=r"corrections\.toml, line 2: operation is one of merge"):
        read_corrections(file)
    file.write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="cannot be read"):
        read_corrections(file)
