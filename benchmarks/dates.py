"""Dates beside what everybody writes first: a regular expression for years, and ``dateparser`` where it is installed.

python -m benchmarks.dates [ARTICLES.jsonl]     speed and value F1 in the same run; the file's "text" fields add bulk
"""

import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from tests.quality.test_dates import Case, score, written
from tests.transforms.dates.articles import article_of, sentences_of
from transforms.dates import find_dates
from transforms.records import DateMention, Precision

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
Method = Callable[[Case], tuple[DateMention, ...]]


def ours(case: Case) -> tuple[DateMention, ...]:
    return find_dates(article_of(case.text, case.day, case.country), sentences_of(case.text))


def bare_years(case: Case) -> tuple[DateMention, ...]:
    """Every four digits that could be a year."""
    return tuple(
        DateMention(m[0], m.start(), m.end(), date(int(m[0]), 1, 1), date(int(m[0]) + 1, 1, 1), Precision.YEAR)
        for m in _YEAR.finditer(case.text)
    )


def searched(case: Case) -> tuple[DateMention, ...]:
    """What ``dateparser.search`` finds, each as a day."""
    base = datetime.combine(case.day, datetime.min.time()) if case.day else None
    settings = {"PREFER_DATES_FROM": "past"} | ({"RELATIVE_BASE": base} if base else {})
    search = importlib.import_module("dateparser.search").search_dates
    found, at = [], 0
    for text, when in search(case.text, languages=["en"], settings=settings) or ():
        at = case.text.find(text, at)
        until = date.fromordinal(when.toordinal() + 1)
        found.append(DateMention(text, at, at + len(text), when.date(), until, Precision.DAY))
    return tuple(found)


def row(label: str, method: Method, cases: list[Case]) -> str:
    started = time.perf_counter()
    found = [method(case) for case in cases]
    rate = sum(len(case.text.split()) for case in cases) / (time.perf_counter() - started)
    result = score(cases, found)
    return f"  {label:24} value F1 {result.value:6.3f}   false {result.false:4d}   {rate:10,.0f} words/s"


def bulk(texts: list[str]) -> str:
    """The speed of the grammar alone, on whole articles whose sentences are known already."""
    day = date(2026, 1, 7)
    ready = [(article_of(text, day, "GB"), sentences_of(text)) for text in texts]
    words = sum(len(text.split()) for text in texts)
    rates = []
    for _ in range(3):
        started = time.perf_counter()
        mentions = sum(len(find_dates(article, sentences)) for article, sentences in ready)
        rates.append(words / (time.perf_counter() - started))
    return f"  {len(texts)} texts, {words:,} words, {mentions:,} dates: {max(rates):,.0f} words/s on one core"


def main() -> None:
    cases = list(written())
    print("News written for the tests")
    print(row("transforms.dates", ours, cases))
    print(row("four digits are a year", bare_years, cases))
    if importlib.util.find_spec("dateparser"):
        print(row("dateparser.search_dates", searched, cases))
    else:
        print("  dateparser               not installed")
    print("Speed")
    texts = [case.text for case in cases]
    for path in map(Path, sys.argv[1:]):
        texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    print(bulk(texts))


if __name__ == "__main__":
    main()
