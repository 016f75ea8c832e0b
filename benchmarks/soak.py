"""Pages loaded while the node and the workers are killed again and again; afterwards nothing is missing or doubled.

python -m benchmarks.soak [PAGES] [NODE_KILLS] [WORKER_KILLS]      20,000 pages, 10 and 5 unless told otherwise

Runs on a node, a Prefect home and indices of its own, on loopback only (CLIPPINGS_NODE_PORT where 19555 is taken). Ends
after at most MOST_SECONDS, and compares the index document by document (a hash of what does not belong to the run) with
that of an undisturbed run. The exit status is 0 where they are equal and every fault has struck.
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import orjson
import psutil
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import scan

from elastic.client import connect
from elastic.node import NodeSettings, from_environment, start, status, stop

MOST_SECONDS = 7200
KINDS = ("articles", "chunks", "timeline", "rejects")
OF_THE_RUN = ("run_id", "indexed_at", "first_seen_at", "at")
PORT = "19555"
PAUSE = Event()
SHOWN = 5

PLACES = ("Kisumu", "Mombasa", "Lamu", "Malindi", "Tanga", "Nairobi", "Arusha", "Mwanza")
NAMES = ("Amina Yusuf", "Peter Otieno", "Grace Wanjiru", "Juma Hassan", "Ruth Achieng", "Daniel Mwangi")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = ("January", "March", "May", "June", "September", "November")
SENTENCES = (
    "The council of {place} {did} the {quality} {thing} beside the {other} on {day}.",
    "{name} told reporters that the {thing} would be {done} in {month} {year} with a {quality} {other}.",
    "In {year} a {quality} {thing} was {done} by the owner of a {other} in {place}.",
    "Police in {place} said that the {quality} {thing} had been {done} near the {other}.",
    "The {place} Fishing Union asked {name} for a {quality} {thing} and {did} its {other}.",
    "Officials from Kenya and Tanzania {did} the {thing} and a {quality} {other} in {place}.",
)
QUALITIES = tuple(
    "old new narrow broken costly green flooded famous empty crowded distant painted quiet private stolen".split()
)
THINGS = tuple(
    """harbour market school bridge library mill station boat net street clinic lighthouse ferry warehouse orchard
    museum railway stadium court farm quarry reservoir theatre tower workshop""".split()
)
DEEDS = tuple("built sold burned painted counted flooded bought closed opened drew moved measured sealed".split())
DONE = tuple("built sold burned painted counted flooded bought closed opened drawn moved measured sealed".split())


@dataclass(frozen=True)
class Setting:
    """Where the soak runs, and how many files a batch has."""

    node: NodeSettings
    pages: Path
    home: Path
    batch: int

    def environment(self, prefix: str) -> dict[str, str]:
        own = {
            "HOME": str(self.home),
            "CLIPPINGS_CACHE": str(self.node.cache),
            "CLIPPINGS_STATE": str(self.node.state),
            "CLIPPINGS_NODE_PORT": str(self.node.port),
            "CLIPPINGS_INDEX_PREFIX": prefix,
            "CLIPPINGS_PROCESSES": "2",
            "CLIPPINGS_NAMES_MODEL": "none",  # loading is what is tried here
        }
        return {**os.environ, **own}


@dataclass(frozen=True)
class Fault:
    """What is killed, and once how many articles are loaded."""

    what: str
    articles: int


def write_pages(folder: Path, count: int, batch: int) -> None:
    """Write pages of invented news, some of them copies, near-copies and pages that cannot be used.

    A copy lies beside its original or so far behind it that both are never worked on at the same moment: which of two
    copies that meet is the article, and which begins the story, is left to chance.
    """
    chance = random.Random(7)
    far = 5 * batch
    written: list[bytes] = []
    bad = {4: b"", 54: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 84: "Zoë".encode("latin-1")}
    for number in range(count):
        if number % 40 == 7:
            content = written[number - 1]
        elif number % 40 == 14:
            content = news(chance, number - 1, written[number - 1])
        elif number % 250 == 112 and number > far:
            content = written[number - far]
        elif number % 250 == 139 and number > far:
            content = news(chance, number - far, written[number - far])
        else:
            content = bad.get(number % 100, news(chance, number))
        written.append(content)
        place = folder / f"{number // 1000:03}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06}.txt").write_bytes(content)


def news(chance: random.Random, number: int, original: bytes | None = None) -> bytes:
    """Make a page: another outlet's version of an original, a day later, or a story of its own."""
    day = 2 * (number % 12) + 1
    if original:
        top = f"Inland Times\nHome\nItem {number} As Told Inland\nMarch {day + 1}, 2024"
        return "\n\n".join([top, *original.decode().strip().split("\n\n")[1:], f"So much of {number}.\n"]).encode()
    top = f"Harbour Post\nHome\nWorld\nItem {number} From The Coast\nBy {NAMES[number % 6]}\nMarch {day}, 2024"
    told = [sentence(chance) for _ in range(4)]
    return "\n\n".join([top, *told, f"It was item {number}.\n"]).encode()


def sentence(chance: random.Random) -> str:
    deed = chance.randrange(len(DEEDS))
    return chance.choice(SENTENCES).format(
        place=chance.choice(PLACES), name=chance.choice(NAMES), day=chance.choice(DAYS), month=chance.choice(MONTHS),
        year=chance.randrange(1950, 2024), quality=chance.choice(QUALITIES), thing=chance.choice(THINGS),
        other=chance.choice(THINGS), did=DEEDS[deed], done=DONE[deed],
    )  # fmt: skip


def ingest(setting: Setting, prefix: str) -> "subprocess.Popen[bytes]":
    """Start a run; what it says goes into a file."""
    command = [sys.executable, "-m", "flows", "ingest", str(setting.pages), "--batch-files", str(setting.batch)]
    with said(setting).open("wb") as log:
        return subprocess.Popen(command, env=setting.environment(prefix), stdout=log, stderr=log)


def said(setting: Setting) -> Path:
    return setting.home / "run.log"


def last_words(setting: Setting) -> str:
    return " / ".join(said(setting).read_text("utf-8", "replace").splitlines()[-3:])


def end(run: "subprocess.Popen[bytes]") -> None:
    """End a run with everything that it started."""
    with suppress(psutil.Error):
        for process in [*psutil.Process(run.pid).children(recursive=True), psutil.Process(run.pid)]:
            process.kill()
    run.wait()


def load(setting: Setting, prefix: str, deadline: float) -> None:
    """Load everything undisturbed."""
    run = ingest(setting, prefix)
    try:
        if run.wait(max(0.0, deadline - monotonic())):
            raise SystemExit(f"the undisturbed run failed: {last_words(setting)}")
    except subprocess.TimeoutExpired:
        raise SystemExit(f"not done within {MOST_SECONDS} s") from None
    finally:
        end(run)


def disturb(setting: Setting, prefix: str, faults: list[Fault], deadline: float) -> int:
    """Run again and again, killing the node and workers, until a run ends well; returns how many runs it took."""
    runs = 0
    while monotonic() < deadline:
        run = ingest(setting, prefix)
        runs += 1
        try:
            while run.poll() is None and monotonic() < deadline:
                PAUSE.wait(2)
                if faults and loaded(setting, prefix) >= faults[0].articles and kill(setting, run, faults[0].what):
                    print(f"killed a {faults[0].what} after {faults.pop(0).articles:,} articles", flush=True)
            if run.poll() == 0:
                return runs
            print(f"run {runs} ended with status {run.poll()}: {last_words(setting)}", flush=True)
        finally:
            end(run)
    raise SystemExit(f"not done within {MOST_SECONDS} s")


def loaded(setting: Setting, prefix: str) -> int:
    """How many articles can be searched; none while the node is away."""
    with Elasticsearch(setting.node.url, max_retries=0) as client:
        try:
            return int(client.count(index=f"{prefix}-articles")["count"])
        except (ApiError, TransportError):
            return -1


def kill(setting: Setting, run: "subprocess.Popen[bytes]", what: str) -> bool:
    """Kill the node or a worker; false where there is none at the moment."""
    with suppress(psutil.Error):
        if what == "node":
            pid = status(setting.node).pid
            if pid is not None:
                os.kill(pid, signal.SIGKILL)
            return pid is not None
        workers = [p for p in psutil.Process(run.pid).children() if "spawn_main" in " ".join(p.cmdline())]
        if workers:
            workers[0].kill()
        return bool(workers)
    return False


def planned_faults(node_kills: int, worker_kills: int, articles: int) -> list[Fault]:
    """Spread faults over a run, in an order that is drawn."""
    whats = ["node"] * node_kills + ["worker"] * worker_kills
    random.Random(11).shuffle(whats)
    return [Fault(what, articles * (at + 1) // (len(whats) + 1)) for at, what in enumerate(whats)]


def hashes(client: Elasticsearch, prefix: str) -> dict[str, str]:
    """Every document of the indices as its id and a hash of what does not belong to the run."""
    return {
        f"{kind} {key}": hashlib.sha256(orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)).hexdigest()
        for kind in KINDS
        for key, kept in documents(client, f"{prefix}-{kind}")
    }


def documents(client: Elasticsearch, alias: str) -> Iterator[tuple[str, dict[str, Any]]]:
    client.indices.refresh(index=alias)
    for hit in scan(client, index=alias, size=2000):
        yield hit["_id"], {name: value for name, value in hit["_source"].items() if name not in OF_THE_RUN}


def difference(client: Elasticsearch, name: str) -> str:
    """Say in what a document differs between the two indices."""
    kind, key = name.split()
    found = [
        client.options(ignore_status=404).get(index=f"{prefix}-{kind}", id=key).body.get("_source")
        for prefix in ("calm", "stormy")
    ]
    if None in found:
        return f"{name} is only in the {'calm' if found[1] is None else 'stormy'} index"
    fields = [field for field in found[0] if field not in OF_THE_RUN and found[0][field] != found[1].get(field)]
    return f"{name} differs in " + ", ".join(f"{field}: {found[0][field]} / {found[1].get(field)}" for field in fields)


def compare(client: Elasticsearch) -> bool:
    """Compare the two indices, print what differs, and tell whether nothing does."""
    wanted, found = hashes(client, "calm"), hashes(client, "stormy")
    differ = sorted(name for name, _ in wanted.items() ^ found.items())
    for name in list(dict.fromkeys(differ))[:SHOWN]:
        print(difference(client, name)[:1000])
    print(f"documents: {counts(wanted)} wanted, {counts(found)} found, {len(set(differ)):,} differ")
    return not differ


def counts(hashed: Mapping[str, str]) -> str:
    each = [sum(name.startswith(kind) for name in hashed) for kind in KINDS]
    return f"{len(hashed):,} ({', '.join(f'{n:,} {kind}' for n, kind in zip(each, KINDS, strict=True))})"


def soak(setting: Setting, pages: int, node_kills: int, worker_kills: int) -> bool:
    """Load twice, once undisturbed, and tell whether all faults struck and both indices are equal."""
    deadline = monotonic() + MOST_SECONDS
    write_pages(setting.pages, pages, setting.batch)
    start(setting.node)
    begun = monotonic()
    load(setting, "calm", deadline)
    calm = monotonic() - begun
    print(f"undisturbed: {pages:,} pages in {calm:.0f} s, {pages / calm:.1f} a second", flush=True)
    faults = planned_faults(node_kills, worker_kills, loaded(setting, "calm"))
    runs = disturb(setting, "stormy", faults, deadline)
    stormy = monotonic() - begun - calm
    print(
        f"disturbed by {node_kills} node kills and {worker_kills} worker kills: {pages:,} pages in {stormy:.0f} s, "
        f"{pages / stormy:.1f} a second, {runs} runs, {len(faults)} faults left over",
        flush=True,
    )
    with connect(setting.node.url) as client:
        return compare(client) and not faults


def main(pages: int = 20_000, node_kills: int = 10, worker_kills: int = 5) -> None:
    """Run the soak in a folder of its own; the exit status tells whether everything held."""
    usual = from_environment({"CLIPPINGS_NODE_PORT": PORT, **os.environ}, Path.home(), os.geteuid() == 0)
    with tempfile.TemporaryDirectory(prefix="clippings-soak-") as scratch:
        folder = Path(scratch)
        folder.chmod(0o755)
        (folder / "pages").mkdir()
        batch = 20 * max(1, pages // 2000)
        setting = Setting(replace(usual, state=folder / "node"), folder / "pages", folder, batch)
        try:
            equal = soak(setting, pages, node_kills, worker_kills)
        except (ApiError, TransportError) as error:
            raise SystemExit(f"the node did not answer: {error}") from error
        finally:
            stop(setting.node)
    raise SystemExit(0 if equal else 1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
