"""Reading pages beside the script everybody writes first: ``open().read()`` on every file of a folder.

python -m benchmarks.sources        writes 5,000 pages to a temporary folder and prints pages/s for each way
"""

import gzip
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from sources import Found, discover, read
from transforms.records import Page

PAGES = 5_000
ROUNDS = 3
PARAGRAPH = "The harbour board met for an hour on Monday and put the matter off until March, the minutes show. "


def text_of(number: int) -> str:
    """A page of about 5 KB, another one for each number."""
    return f"Harbour board, meeting {number}\n\n" + "\n\n".join(
        f"{number}-{part}. {PARAGRAPH * 5}" for part in range(10)
    )


def pages(source: Path) -> Iterator[str]:
    now = datetime.now(UTC)
    for found in discover(str(source)):
        assert isinstance(found, Found), found
        for page in read(found, read_at=now):
            assert isinstance(page, Page), page
            yield page.content


def plain(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text(encoding="utf-8")


def plain_lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def rate(ways: Callable[[Path], Iterator[str]], source: Path) -> str:
    """Pages and megabytes a second, the best of some rounds."""
    best, size = float("inf"), 0
    for _ in range(ROUNDS):
        started = time.perf_counter()
        size = sum(len(content) for content in ways(source))
        best = min(best, time.perf_counter() - started)
    return f"{PAGES / best:9,.0f} pages/s {size / best / 1e6:7,.0f} MB/s"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, lines = Path(name, "pages"), Path(name, "pages.jsonl.gz")
        for number in range(PAGES):
            path = folder / f"{number % 50:02}" / f"{number:05}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text_of(number), encoding="utf-8")
        with gzip.open(lines, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps({"id": number, "text": text_of(number)}) + "\n" for number in range(PAGES))
        print(f"{PAGES:,} pages of {len(text_of(1)):,} characters, best of {ROUNDS}")
        print(f"folder, discover + read      {rate(pages, folder)}")
        print(f"folder, open().read()        {rate(plain, folder)}")
        print(f"JSON Lines, discover + read  {rate(pages, lines)}")
        print(f"JSON Lines, gzip + json      {rate(plain_lines, lines)}")


if __name__ == "__main__":
    main()
