"""Pages loaded while the node and the workers are killed again and again; afterwards nothing is missing or doubled.

python -m benchmarks.soak [PAGES] [NODE_KILLS] [WORKER_KILLS]      20,000 pages, 10 and 5 unless told otherwise

Runs on a node, a Prefect home and indices of its own, on loopback only. Ends after at most MOST_SECONDS, and compares
the index document by document (a hash of what does not belong to the run) with that of an undisturbed run.
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from time import monotonic

import orjson
import psutil
from elasticsearch import ApiError, Elasticsearch, TransportError

from elastic.client import connect
from elastic.node import NodeSettings, from_environment, start, status, stop

MOST_SECONDS = 3600
OF_THE_RUN = ("run_id", "indexed_at", "first_seen_at", "fingerprint")
PORT = 19555
PAUSE = Event()

SENTENCES = (
    "The council of {place} met on {day} to discuss the harbour.",
    "{name} told reporters that work would begin in {month} {year}.",
    "The plan was first announced in {year} and then forgotten.",
    "Police in {place} arrested three people on {day}.",
    "The {place} Fishing Union asked {name} for an answer by {day}.",
    "Officials from Kenya and Tanzania signed the agreement in {place}.",
)
PLACES = ("Kisumu", "Mombasa", "Lamu", "Malindi", "Tanga", "Nairobi", "Arusha", "Mwanza")
NAMES = ("Amina Yusuf", "Peter Otieno", "Grace Wanjiru", "Juma Hassan", "Ruth Achieng", "Daniel Mwangi")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = ("January", "March", "May", "June", "September", "November")


@dataclass(frozen=True)
class Setting:
    """Where the soak runs."""

    node: NodeSettings
    pages: Path
    home: Path

    def environment(self, prefix: str) -> dict[str, str]:
        own = {
            "HOME": str(self.home),
            "CLIPPINGS_CACHE": str(self.node.cache),
            "CLIPPINGS_STATE": str(self.node.state),
            "CLIPPINGS_NODE_PORT": str(self.node.port),
            "CLIPPINGS_INDEX_PREFIX": prefix,
            "CLIPPINGS_PROCESSES": "2",
        }
        return {**os.environ, **own}


def write_pages(folder: Path, count: int) -> None:
    """Write pages of invented news, each different."""
    chance = random.Random(7)
    for number in range(count):
        body = "\n\n".join(
            chance.choice(SENTENCES).format(
                place=chance.choice(PLACES), name=chance.choice(NAMES), day=chance.choice(DAYS),
                month=chance.choice(MONTHS), year=chance.randrange(1990, 2024),
            ) + f" It was item {number}-{line}."
            for line in range(8)
        )  # fmt: skip
        place = folder / f"{number // 1000:03}"
        place.mkdir(exist_ok=True)
        top = f"Harbour Post\nHome\nWorld\nItem {number} From The Coast\nBy {NAMES[number % 6]}\nMarch 3, 2024"
        text = f"{top}\n\n{body}\n"
        (place / f"{number:06}.txt").write_text(text, "utf-8")


def ingest(setting: Setting, prefix: str) -> "subprocess.Popen[bytes]":
    """Start a run."""
    command = [sys.executable, "-m", "flows", "ingest", str(setting.pages), "--batch-files", "200"]
    return subprocess.Popen(
        command, env=setting.environment(prefix), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


def disturb(setting: Setting, prefix: str, node_kills: int, worker_kills: int, deadline: float) -> int:
    """Run again and again, killing the node and workers, until a run ends well; returns how many runs it took."""
    chance = random.Random(11)
    faults = ["node"] * node_kills + ["worker"] * worker_kills
    chance.shuffle(faults)
    runs = 0
    while monotonic() < deadline:
        run = ingest(setting, prefix)
        runs += 1
        while run.poll() is None and monotonic() < deadline:
            PAUSE.wait(chance.uniform(8, 20))
            if faults and run.poll() is None and kill(setting, run, faults[-1]):
                print(f"killed a {faults.pop()}", flush=True)
        if run.poll() == 0 and not faults:
            return runs
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
    raise SystemExit(f"not done within {MOST_SECONDS} s")


def kill(setting: Setting, run: "subprocess.Popen[bytes]", what: str) -> bool:
    """Kill the node or a worker; false where there is none at the moment."""
    if what == "node":
        pid = status(setting.node).pid
        if pid is not None:
            os.kill(pid, signal.SIGKILL)
        return pid is not None
    workers = [p for p in psutil.Process(run.pid).children() if "spawn_main" in " ".join(p.cmdline())]
    if workers:
        workers[0].kill()
    return bool(workers)


def documents(client: Elasticsearch, prefix: str) -> Iterator[tuple[str, str]]:
    """Every document of the indices as its id and a hash of what does not belong to the run."""
    for kind in ("articles", "chunks", "timeline"):
        alias = f"{prefix}-{kind}"
        client.indices.refresh(index=alias)
        after = None
        while hits := client.search(index=alias, size=2000, sort=[f"{kind_id(kind)}"], search_after=after)["hits"][
            "hits"
        ]:
            for hit in hits:
                kept = {name: value for name, value in hit["_source"].items() if name not in OF_THE_RUN}
                dumped = orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)
                yield f"{kind} {hit['_id']}", hashlib.sha256(dumped).hexdigest()
            after = hits[-1]["sort"]


def kind_id(kind: str) -> str:
    """The field that names a document of a kind."""
    return {"articles": "article_id", "chunks": "chunk_id", "timeline": "statement_id"}[kind]


def main(pages: int = 20_000, node_kills: int = 10, worker_kills: int = 5) -> None:
    """Load twice, once undisturbed, and compare."""
    usual = from_environment(os.environ, Path.home(), os.geteuid() == 0)
    with tempfile.TemporaryDirectory(prefix="clippings-soak-") as scratch:
        folder = Path(scratch)
        folder.chmod(0o755)
        (folder / "pages").mkdir()
        setting = Setting(replace(usual, state=folder / "node", port=PORT), folder / "pages", folder)
        write_pages(setting.pages, pages)
        start(setting.node)
        try:
            begun = monotonic()
            if ingest(setting, "calm").wait(MOST_SECONDS):
                raise SystemExit("the undisturbed run failed")
            calm = monotonic() - begun
            runs = disturb(setting, "stormy", node_kills, worker_kills, monotonic() + MOST_SECONDS)
            with connect(setting.node.url) as client:
                wanted, found = dict(documents(client, "calm")), dict(documents(client, "stormy"))
            total = monotonic() - begun - calm
            times = f"undisturbed {calm:.0f} s, disturbed {total:.0f} s ({total / calm:.1f} times)"
            print(f"{pages:,} pages: {times} in {runs} runs")
            differ = len(wanted.items() ^ found.items())
            print(f"{len(wanted):,} documents wanted, {len(found):,} found, {differ:,} differ")
        except (ApiError, TransportError) as error:
            raise SystemExit(f"the node did not answer: {error}") from error
        finally:
            stop(setting.node)
    raise SystemExit(0 if wanted == found else 1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
