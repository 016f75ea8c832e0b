"""Whatever happens to a source, and wherever a run is killed: the index holds what the source has, once.

Random sequences of what people do to files, of runs, and of runs that are killed, against a model in a few lines.
More of them than the tests take: CLIPPINGS_EXAMPLES=500 pytest tests/faults/test_machine.py
"""

import hashlib
import os
import secrets
import shutil
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

import pytest
from elastic_transport import Transport
from elasticsearch import Elasticsearch
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

import elastic.operations
import flows.batch
import flows.ingest
import flows.rebuild
from elastic.bulk import delete_documents
from elastic.client import ClusterError
from elastic.indices import KINDS, Names, drop, generations, install, live
from flows import connection, resources
from flows.ingest import ingest
from flows.prune import PruneError, prune
from flows.rebuild import rebuild, roll_back
from transforms.pipeline import clip
from transforms.records import Clipping, Page

pytestmark = pytest.mark.node

EXAMPLES = os.environ.get("CLIPPINGS_EXAMPLES")
PAGES = tuple(f"{letter}.txt" for letter in "abcdef")
TOPICS = (
    "The council of Kisumu met on the old pier, and its members agreed to rebuild the fish market before the rains.",
    "Nine boats were lost in the storm off Lamu, and the fishing union asked for help with nets and with engines.",
)
"""So few that pages are often copies of each other, or nearly so."""
WORDINGS = ("first", "second", "third")
LENGTHS = (0, 2, 5)
UNUSABLE = b""


def written(topic: str, wording: str, more: int) -> bytes:
    """A page: what it is about, in which wording, and how many paragraphs it has besides."""
    top = f"The Daily Heron\nHome\nWorld\nA {wording.title()} Report From The Coast\nBy Amina Yusuf\nMarch 3, 2024"
    told = f"{topic} {topic.replace(' and ', ' while ')} This was the {wording} report, after another in 2019."
    rest = [f"In {1990 + year} the pier was {year} feet longer, as Peter Otieno recalls." * 3 for year in range(more)]
    return ("\n\n".join([top, told, *rest]) + "\n").encode()


contents = st.one_of(
    st.builds(written, st.sampled_from(TOPICS), st.sampled_from(WORDINGS), st.sampled_from(LENGTHS)),
    st.builds(written, st.just(TOPICS[0]), st.just(WORDINGS[0]), st.just(0)),
    st.just(UNUSABLE),
)
pages = st.sampled_from(PAGES)


@dataclass(frozen=True)
class Version:
    """What makes an article the same as before, or its next revision."""

    sha256: str
    revision: int
    first_seen_at: str


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=100)
def clipped(content: bytes) -> Clipping:
    page = Page("page", content.decode(), "text", sha256(content), datetime.now(UTC))
    clipping = clip(page, resources.resources())
    assert isinstance(clipping, Clipping)
    return clipping


class Plain:
    """A task of Prefect's that is done where it is called."""

    def __init__(self, task: Any) -> None:
        self.do = task.fn

    def __call__(self, *arguments: Any) -> Any:
        return self.do(*arguments)

    def submit(self, *arguments: Any) -> "Done":
        return Done(self.do(*(getattr(argument, "value", argument) for argument in arguments)))

    def map(self, items: list[str]) -> "Done":
        return Done([self.do(item) for item in items])


@dataclass(frozen=True)
class Done:
    value: Any

    def result(self) -> Any:
        return self.value


def without_prefect(patched: pytest.MonkeyPatch) -> None:
    """Leave of the flows what is ours, less the installation, which is there."""
    patched.setattr(flows.ingest, "prepare_cluster", tuple)
    patched.setattr(flows.rebuild, "_prepare", tuple)
    for module, tasks in ((flows.ingest, ("plan", "load_batch")), (flows.rebuild, ("_copy_all",))):
        for name in tasks:
            patched.setattr(module, name, Plain(getattr(module, name)))
        patched.setattr(module, "create_table_artifact", lambda **artifact: None)
        patched.setattr(module, "run_id", lambda: str(uuid4()))


class Press(RuleBasedStateMachine):
    """A folder, its installation, and what people and faults do to them."""

    def __init__(self, client: Elasticsearch, names: Names) -> None:
        super().__init__()
        self.client = client
        self.names = names
        self.folder = Path(mkdtemp(prefix="clippings-machine-"))
        self.pages: dict[str, bytes] = {}
        """The source."""
        self.held: dict[str, bytes] = {}
        """What the index must hold: each uri with the content that was last read of it."""
        self.set_aside: set[str] = set()
        self.written: dict[str, bytes] = {}
        self.before: dict[str, Version] = {}
        self.is_torn = False
        """Whether a run was killed since the last that ended; what the index holds then is not looked at."""

    def teardown(self) -> None:
        """Empty the installation: a new one for each example would take longer than all that is tried."""
        shutil.rmtree(self.folder)
        present = live(self.client, self.names)
        older = [index for known in generations(self.client, self.names).values() for index in known]
        drop(self.client, set(older) - set(present.values()), self.names)
        for kind in KINDS:
            self.client.indices.refresh(index=self.names.alias(kind))
            hits = self.client.search(index=self.names.alias(kind), size=10_000, source=False)["hits"]["hits"]
            delete_documents(self.client, kind, [hit["_id"] for hit in hits], self.names)
        self.client.indices.refresh(index=self.names.alias("articles"))

    @initialize(first=st.dictionaries(pages, contents, min_size=2, max_size=4))
    def begin(self, first: dict[str, bytes]) -> None:
        for name, content in first.items():
            self.add_or_change(name, content)

    @rule(name=pages, content=contents)
    def add_or_change(self, name: str, content: bytes) -> None:
        self.pages[name] = content
        self.written[sha256(content)] = content
        (self.folder / name).write_bytes(content)

    @precondition(lambda self: self.pages)
    @rule(data=st.data(), to=pages)
    def duplicate(self, data: st.DataObject, to: str) -> None:
        self.add_or_change(to, self.pages[data.draw(st.sampled_from(sorted(self.pages)))])

    @precondition(lambda self: self.pages)
    @rule(data=st.data(), to=pages)
    def rename(self, data: st.DataObject, to: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.pages)))
        self.pages[to] = self.pages.pop(name)
        (self.folder / name).rename(self.folder / to)

    @precondition(lambda self: self.pages)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.pages)))
        del self.pages[name]
        (self.folder / name).unlink()

    @precondition(lambda self: self.pages)
    @rule(batch_files=st.integers(1, 6))
    def ingest(self, batch_files: int) -> None:
        report = ingest.fn([str(self.folder)], batch_files=batch_files)
        (counts,) = report.sources
        assert counts.read == len(self.pages)
        self.set_aside_now()
        self.held |= {name: content for name, content in self.pages.items() if content != UNUSABLE}
        self.check()
        usable = self.pages.keys() - self.unusable
        assert [a["uris"] for a in self.documents("articles") if not a["fingerprint"] and usable & set(a["uris"])] == []

    @precondition(lambda self: self.pages)
    @rule(force=st.booleans())
    def prune(self, force: bool) -> None:
        if self.is_torn:
            return
        articles = self.documents("articles")
        lost = [a["uri"] for a in articles if self.pages.keys().isdisjoint(a["uris"])]
        if not force and len(lost) > 0.2 * len(articles):
            with pytest.raises(PruneError, match="would go"):
                prune(self.client, str(self.folder), f"{uuid4()}", names=self.names)
            return
        pruned = prune(self.client, str(self.folder), f"{uuid4()}", force=force, names=self.names)
        assert (sorted(pruned.articles), pruned.held) == (sorted(lost), len(articles))
        self.held = {uri: content for uri, content in self.held.items() if uri in self.pages}
        self.set_aside &= self.pages.keys()
        self.check()

    @precondition(lambda self: self.pages)
    @rule()
    def rebuild(self) -> None:
        if not self.held:
            return
        before = live(self.client, self.names)
        rebuild.fn(tolerance=1.0, batch_files=3)
        assert live(self.client, self.names)["articles"] > before["articles"]
        self.set_aside_now()
        self.held |= {name: content for name, content in self.pages.items() if content != UNUSABLE}
        if self.is_torn:  # only a run on the source itself knows that the killed one is dead, and settles what it left
            self.ingest(2)
        else:
            self.check()

    @precondition(lambda self: self.pages)
    @rule()
    def roll_back(self) -> None:
        if not self.has_older:
            with pytest.raises(ClusterError, match="no older generation"):
                roll_back(self.client, self.names)
            return
        roll_back(self.client, self.names)
        prune(self.client, str(self.folder), f"{uuid4()}", force=True, names=self.names)
        self.held = {name: c for name, c in self.held.items() if name in self.pages}
        self.set_aside &= self.pages.keys()
        self.before = self.versions()
        self.ingest(2)

    @precondition(lambda self: self.pages)
    @rule(what=st.sampled_from(["ingest", "ingest", "prune", "rebuild"]), requests=st.integers(0, 60))
    def kill(self, what: str, requests: int) -> None:
        actions: dict[str, Callable[[], object]] = {
            "ingest": lambda: ingest.fn([str(self.folder)], batch_files=3),
            "prune": lambda: prune(connection.client(), str(self.folder), f"{uuid4()}", force=True, names=self.names),
            "rebuild": lambda: rebuild.fn(tolerance=1.0, batch_files=3),
        }
        if what == "rebuild" and not self.held:
            return
        killed(actions[what], requests)
        self.before = self.versions()
        found = self.found(self.documents("articles"))
        assert found.keys() <= self.held.keys() | self.pages.keys()
        assert what == "prune" or found.keys() >= self.held.keys() - self.pages.keys()
        self.held = found
        listed = {reject["uri"] for reject in self.documents("rejects")}
        assert listed <= self.set_aside | self.unusable
        self.set_aside = listed
        self.is_torn |= what != "prune"

    def set_aside_now(self) -> None:
        """The list is that of the last run, unless that has found nothing usable at all."""
        usable = self.pages.keys() - self.unusable
        self.set_aside = self.unusable if usable else self.set_aside | self.unusable

    @property
    def has_older(self) -> bool:
        return generations(self.client, self.names)["articles"][0] != live(self.client, self.names)["articles"]

    @property
    def unusable(self) -> set[str]:
        return {name for name, content in self.pages.items() if content == UNUSABLE}

    def documents(self, kind: str) -> list[dict[str, Any]]:
        self.client.indices.refresh(index=self.names.alias(kind))
        return [h["_source"] for h in self.client.search(index=self.names.alias(kind), size=1000)["hits"]["hits"]]

    def found(self, articles: list[dict[str, Any]]) -> dict[str, bytes]:
        return {uri: self.written[article["sha256"]] for article in articles for uri in article["uris"]}

    def versions(self) -> dict[str, Version]:
        return {
            a["article_id"]: Version(a["sha256"], a["revision"], a["first_seen_at"]) for a in self.documents("articles")
        }

    def check(self) -> None:
        """The index holds what the model says, and nothing else."""
        articles = self.documents("articles")
        found = self.found(articles)
        assert found.keys() == self.held.keys()
        # A page that is gone, and is not pruned yet, stays with the article that it was a copy of.
        assert [uri for uri in found if uri in self.pages and found[uri] != self.held[uri]] == []
        assert sum(len(a["uris"]) for a in articles) == len(found)
        assert len({a["sha256"] for a in articles}) == len(articles)
        self.held = found
        self.check_versions()
        self.check_parts(articles)
        assert {reject["uri"] for reject in self.documents("rejects")} == self.set_aside
        stories = Counter(a["story_id"] for a in articles)
        assert Counter(a["story_id"] for a in articles if a["is_lead"]) == dict.fromkeys(stories, 1)
        self.is_torn = False

    def check_versions(self) -> None:
        """An article that changed is its next revision; it was first seen when it was."""
        now = self.versions()
        for key, version in now.items():
            before = self.before.get(key)
            if before is None:
                assert version.revision == 1
            else:
                assert version.first_seen_at == before.first_seen_at
                assert version.revision == before.revision + (version.sha256 != before.sha256)
        self.before = now

    def check_parts(self, articles: list[dict[str, Any]]) -> None:
        """Chunks and dated statements are those of the current revision of each article.

        Only what a killed prune has begun to remove, and the next will, need not be whole.
        """
        doomed = {a["article_id"] for a in articles if not a["fingerprint"]}
        whole = [a for a in articles if a["article_id"] not in doomed]
        parts = {k: [d for d in self.documents(k) if d["article_id"] not in doomed] for k in ("chunks", "timeline")}
        wanted = [(a["article_id"], a["revision"], clipped(self.written[a["sha256"]])) for a in whole]
        chunks = [(c["article_id"], c["revision"], c["ordinal"], c["text"]) for c in parts["chunks"]]
        assert sorted(chunks) == sorted(
            (key, revision, c.ordinal, clipping.article.body[c.start : c.end])
            for key, revision, clipping in wanted
            for c in clipping.chunks
        )
        timeline = [(s["article_id"], s["revision"], s["date_text"], s["from"]) for s in parts["timeline"]]
        assert sorted(timeline) == sorted(
            (key, revision, date.text, date.first.isoformat())
            for key, revision, clipping in wanted
            for date in clipping.dates
        )


def killed(action: Callable[[], object], requests: int) -> None:
    """Do something in a process that is killed in place of one of its requests, if it makes that many."""
    child = os.fork()
    if not child:
        try:
            signal.alarm(60)
            connection.client.cache_clear()
            die_after(requests)
            action()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), "the run ended by itself, with an error"


def die_after(requests: int) -> None:
    perform = Transport.perform_request
    left = iter(range(requests))

    def once_more(self: Transport, *arguments: Any, **options: Any) -> Any:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return perform(self, *arguments, **options)

    Transport.perform_request = once_more  # type: ignore[method-assign]


@pytest.fixture
def press(client: Elasticsearch, node_url: str, tmp_path: Path) -> Iterator[Callable[[], Press]]:
    """Short passages, no recognizer, and requests so small that a run can be killed between any two documents."""
    names = Names(f"test-{secrets.token_hex(4)}")
    (tmp_path / "clippings.toml").write_text("[chunks]\ntarget = 200\n")
    stated = {
        "CLIPPINGS_CONFIG": str(tmp_path / "clippings.toml"),
        "CLIPPINGS_INDEX_PREFIX": names.prefix,
        "CLIPPINGS_NAMES_MODEL": "none",
        "CLIPPINGS_PROCESSES": "1",
        "ELASTICSEARCH_URL": node_url,
    }
    cached = (connection.settings, connection.client, resources.resources)
    with pytest.MonkeyPatch.context() as patched:
        for name, value in stated.items():
            patched.setenv(name, value)
        patched.setattr(flows.batch, "GROUP", 2)
        patched.setattr(elastic.operations, "Batches", partial(elastic.operations.Batches, max_count=3))
        without_prefect(patched)
        for function in cached:
            function.cache_clear()
        install(client, connection.templates(), names)
        yield lambda: Press(client, names)
    for function in cached:
        function.cache_clear()
    client.indices.delete(index=[index for known in generations(client, names).values() for index in known])
    client.indices.delete_index_template(name=f"{names.prefix}-*")
    client.cluster.delete_component_template(name=f"{names.prefix}-*")


def test_the_index_holds_what_the_source_has_whatever_happens(press: Callable[[], Press]) -> None:
    run_state_machine_as_test(
        press,  # type: ignore[arg-type]  # whatever makes a machine will do
        settings=settings(
            max_examples=int(EXAMPLES or 6),
            stateful_step_count=12,
            derandomize=EXAMPLES is None,
            phases=[Phase.generate],
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
