"""Pages beside keeping every line and, on markup, beside trafilatura alone: speed, memory and text F1 in one run.

python -m benchmarks.pages [PAGES]     PAGES is how many made pages of 10 KB the speed is measured on (500)
python -m benchmarks.pages --run PAGES     one run over as many pages (100,000), its memory after every tenth of them

The made pages have the furniture of the golden pages and paragraphs that are each page's own, so that nothing but
menus and footers recurs. Quality on real pages needs the shared ones (CLIPPINGS_SHARED_DATA).
"""

import gzip
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import trafilatura

from tests.quality.golden_pages import GoldenPage, golden_pages
from tests.quality.test_pages import READ_AT, SHARED, text_score
from transforms.chunk import chunk
from transforms.normalize import Outlets, normalize
from transforms.records import Article, Block, Page
from transforms.sentences import split_sentences

SIZE = 10_000
ROUNDS = 3
"""Of which the fastest counts: other processes only ever slow a round down."""
OUTLETS = Outlets.default()


def made(count: int) -> Iterator[Page]:
    """Pages of 10 KB, one after the other: a golden page's furniture around paragraphs of shuffled sentences."""
    chance = random.Random(1)
    goldens = [golden for golden in golden_pages() if len(golden.paragraphs) > 3]
    sentences = [s for golden in goldens for p in golden.paragraphs for s in p.split(". ") if len(s) > 60]
    for number in range(count):
        yield Page(
            f"{number}.txt", filled(goldens[number % len(goldens)], sentences, chance), "text", "0" * 64, READ_AT
        )


def filled(golden: GoldenPage, sentences: list[str], chance: random.Random) -> str:
    lines = golden.text.splitlines()
    after = max(i for i, line in enumerate(lines) if line in golden.paragraphs)
    room = SIZE - len(golden.text)
    own: list[str] = []
    while room > 0:
        words = " ".join(chance.sample(sentences, 3)).rstrip(".").split()
        paragraph = " ".join(word for word in words if chance.random() > 0.1) + "."
        own += ["", paragraph]
        room -= len(paragraph) + 2
    return "\n".join([*lines[: after + 1], *own, *lines[after + 1 :]])


def keep_all(page: Page) -> Article:
    """Every line that shows anything, as a paragraph."""
    lines = [line.strip() for line in page.content.splitlines() if line.strip()]
    return as_article(lines)


def as_article(lines: list[str]) -> Article:
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 2
    return Article(None, None, (), None, None, None, None, None, None, "\n\n".join(lines), tuple(blocks))


def ours(page: Page) -> Article | None:
    found = normalize(page, OUTLETS)
    return found if isinstance(found, Article) else None


def ours_and_chunks(page: Page) -> Article | None:
    article = ours(page)
    if article:
        chunk(article, split_sentences(article))
    return article


def extractor_alone(page: Page) -> Article:
    """What trafilatura gives with its metadata, without our rules."""
    return as_article(
        (trafilatura.extract(page.content, include_comments=False, with_metadata=False) or "").split("\n")
    )


def speed(label: str, method: Callable[[Page], Any], pages: list[Page]) -> str:
    taken = min(timed(method, pages) for _ in range(ROUNDS))
    volume = sum(len(page.content.encode()) for page in pages) / 1e6
    return f"  {label:30} {len(pages) / taken:8,.0f} pages/s  {volume / taken:6.2f} MB/s of one core"


def timed(method: Callable[[Page], Any], pages: list[Page]) -> float:
    started = time.process_time()
    for page in pages:
        method(page)
    return time.process_time() - started


def memory(count: int) -> str:
    """Resident memory after a first thousand pages and after all of them."""
    process = psutil.Process()
    early = 0.0
    for number, page in enumerate(made(count)):
        ours_and_chunks(page)
        if number == min(1000, count // 2):
            early = process.memory_info().rss / 1e6
    return f"  memory {early:.0f} MB early, {process.memory_info().rss / 1e6:.0f} MB after {count:,} pages"


def run(count: int) -> None:
    """One long run: memory and speed after every tenth of the pages; making the pages is not counted."""
    process = psutil.Process()
    taken, step = 0.0, max(1, count // 10)
    for number, page in enumerate(made(count), start=1):
        started = time.process_time()
        ours_and_chunks(page)
        taken += time.process_time() - started
        if number % step == 0:
            memory_used = process.memory_info().rss / 1e6
            print(f"  {number:9,} pages  {memory_used:6.0f} MB  {number / taken:5.0f} pages/s", flush=True)


def shared(form: str) -> Iterator[tuple[dict[str, Any], Page]]:
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        yield gold, Page(path.stem, content_of(path, form), form, "0" * 64, READ_AT)


def content_of(gold: Path, form: str) -> str:
    if form == "text":
        return (SHARED / "txt" / f"{gold.stem}.txt").read_text("utf-8")
    return gzip.decompress((SHARED / "html" / f"{gold.stem}.html.gz").read_bytes()).decode("utf-8")


def quality(label: str, method: Callable[[Page], Article | None], form: str) -> str:
    cases = list(shared(form))
    started = time.process_time()
    articles = [method(page) for _, page in cases]
    taken = time.process_time() - started
    scores = []
    for (gold, _), article in zip(cases, articles, strict=True):
        headlines = [line for section in gold["sections"] for line in section["headline"]]
        paragraphs = [p for section in gold["sections"] for p in section["paragraphs"]]
        scores.append(text_score(article, paragraphs, (*gold["summary"], *headlines, gold["title"])))
    mean = sum(scores) / len(scores)
    return f"  {label:30} F1 mean {mean:.3f}  worst {min(scores):.3f}  {len(cases) / taken:6,.0f} pages/s"


def main(count: int) -> None:
    pages = list(made(count))
    print(f"{count} made pages of {SIZE / 1000:.0f} KB")
    print(speed("keep every line", keep_all, pages))
    print(speed("normalize", ours, pages))
    print(speed("normalize + sentences + chunk", ours_and_chunks, pages))
    print(memory(4 * count))
    if not SHARED.exists():
        print("no shared pages: no quality on real pages (CLIPPINGS_SHARED_DATA)")
        return
    print("real pages, as text")
    print(quality("keep every line", keep_all, "text"))
    print(quality("normalize", ours, "text"))
    print("the same pages, as markup")
    print(quality("trafilatura alone", extractor_alone, "html"))
    print(quality("normalize", ours, "html"))


if __name__ == "__main__":
    if "--run" in sys.argv:
        run(int(sys.argv[-1]) if sys.argv[-1].isdigit() else 100_000)
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
