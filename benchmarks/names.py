"""Names beside the script everybody writes first: every run of capitalized words, its kind guessed from its last word.

python -m benchmarks.names        prints both on our own test articles, in the same run, and the speed of each
"""

import re
import time
from collections.abc import Callable, Sequence

import psutil

from models.names.articles import Gold
from tests.quality.test_names import RECOGNIZERS, Names, names_by, score, split_articles
from transforms.entities import Recognizer
from transforms.records import Entity, EntityType, Mention

_RUN = re.compile(r"[A-Z][\w’'-]*\w(?: (?:of |de |al-)?[A-Z][\w’'-]*\w)*")
_BODIES = re.compile(
    r"(?:Party|Ministry|University|Court|Bank|Union|Council|Police|Army|Group|Agency|Commission|[A-Z]{2,})$"
)
ROUNDS = 3
"""Of which the fastest counts: other processes only ever slow a round down."""


def capital_runs(gold: Gold) -> Sequence[Entity]:
    """Runs of capitals behind a lower-case word: bodies by their last word, persons in pairs, else places."""
    found = []
    for match in _RUN.finditer(gold.text):
        if match.start() and gold.text[match.start() - 2 : match.start()].strip().isalpha():
            kind = EntityType.ORGANIZATION if _BODIES.search(match[0]) else EntityType.PLACE
            if kind is EntityType.PLACE and " " in match[0]:
                kind = EntityType.PERSON
            found.append(Entity(match[0], kind, (), (Mention(match[0], match.start(), match.end()),)))
    return found


def row(label: str, names: Names, articles: Sequence[Gold], rounds: int) -> str:
    for gold in articles[:5]:
        names(gold)
    words = sum(len(gold.text.split()) for gold in articles)
    rate = words / min(timed(names, articles) for _ in range(rounds))
    result = score(articles, names)
    kinds = " ".join(f"{result.by_kind[kind]:6.3f}" for kind in ("PER", "ORG", "LOC", "GRP"))
    return f"{label:34} {result.all:6.3f} {kinds} {result.pairs_found:6.3f} {result.pairs_right:6.3f} {rate:9,.0f}"


def timed(names: Names, articles: Sequence[Gold]) -> float:
    """Processor seconds for all articles."""
    started = time.process_time()
    for gold in articles:
        names(gold)
    return time.process_time() - started


def loaded(recognizer: Callable[[], Recognizer]) -> tuple[Recognizer, str]:
    """A recognizer, with what it cost to load."""
    process, started = psutil.Process(), time.perf_counter()
    before = process.memory_info().rss
    made = recognizer()
    grown = (process.memory_info().rss - before) / 1e6
    return made, f"loaded in {time.perf_counter() - started:.1f} s, {grown:.0f} MB more"


def main() -> None:
    articles = split_articles()
    print(f"{len(articles)} articles, {sum(len(gold.text.split()) for gold in articles):,} words")
    print(f"{'':34} {'all':>6} {'PER':>6} {'ORG':>6} {'LOC':>6} {'GRP':>6} {'pairs':>6} {'right':>6} {'words/s':>9}")
    print(row("runs of capitals", capital_runs, articles, ROUNDS))
    for name, recognizer in RECOGNIZERS.items():
        model, cost = loaded(recognizer)
        print(row(f"{name} and document pass", names_by(model), articles, ROUNDS), f" {cost}", flush=True)
    print(f"resident with both: {psutil.Process().memory_info().rss / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
