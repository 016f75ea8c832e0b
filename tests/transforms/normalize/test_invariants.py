"""What holds for every page, however strange: offsets, coverage, determinism, an answer in linear time."""

import sys
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quality.golden_pages import golden_pages
from tests.transforms.normalize.pages import page, story
from transforms.normalize import Outlets, normalize
from transforms.normalize.lines import read_lines
from transforms.records import Article, Rejection

OUTLETS = Outlets.default()
LINES = sorted({line for golden in golden_pages() for line in golden.text.splitlines()})
ODD = st.sampled_from(
    ["\x00", "\u200f", "\ud800", "\r", "\u2028", "\ufeff", "\u0301", "标题", "<p>", "—", "(", "“", "\x85"]
)
LINE = st.one_of(st.sampled_from(LINES), st.text(max_size=60), st.lists(ODD, max_size=6).map("".join))
CONTENT = st.one_of(st.lists(LINE, max_size=40).map("\n".join), st.text(max_size=400))


@given(CONTENT)
@settings(max_examples=150, deadline=None)
def test_every_page_gives_an_article_or_a_named_rejection(content: str) -> None:
    found = normalize(page(content), OUTLETS)
    assert normalize(page(content), OUTLETS) == found
    if isinstance(found, Rejection):
        assert (found.stage, bool(found.reason)) == ("normalize", True)
        return
    assert_sound(found, content)


def assert_sound(article: Article, content: str) -> None:
    assert unicodedata.is_normalized("NFC", article.body)
    article.body.encode("utf-8")
    assert "\r" not in article.body
    assert "\n\n".join(article.body[block.start : block.end] for block in article.blocks) == article.body
    assert all(block.kind in ("heading", "paragraph") and block.start < block.end for block in article.blocks)
    spans = [(span.start, span.end) for span in article.furniture]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(span.rule for span in article.furniture)
    kept = [line for line in read_lines(content) if not any(start <= line.start < end for start, end in spans)]
    assert [line.text for line in kept] == [article.body[block.start : block.end] for block in article.blocks]


@pytest.mark.parametrize("golden", golden_pages(), ids=lambda golden: golden.name)
def test_kept_and_cut_lines_cover_the_golden_pages(golden: object) -> None:
    text = golden.text  # type: ignore[attr-defined]
    found = normalize(page(text), OUTLETS)
    assert isinstance(found, Article)
    assert_sound(found, text)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_markup_gives_an_article_or_a_named_rejection(content: str) -> None:
    found = normalize(page(f"<html><body><p>{content}</p></body></html>", form="html"), OUTLETS)
    assert isinstance(found, Article | Rejection)


def steps(content: str) -> int:
    """How many lines of code run for a page: a measure of time that no other process disturbs."""
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Callable[..., Any]:
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)
    try:
        normalize(page(content), OUTLETS)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    "line",
    [
        "A sentence of the article that goes on for a while and ends at last.",
        "Advertisement",
        "Short line",
        "Read more",
        "Related: a headline about something",
        "By Anna Berg",
        "Published: 5 May 2026",
        "3 hours ago",
        "Getty Images",
        "Sign up",
        "Comments",
        "© 2026 Someone",
        "“Quote upon quote upon quote upon quote",
    ],
)
def test_work_grows_with_the_number_of_lines(line: str) -> None:
    def content(count: int) -> str:
        return story() + "\n" + "\n\n".join(f"{line} {i}" if i % 2 else line for i in range(count))

    steps(content(800))  # so that what is remembered of a line by itself is remembered for both
    assert steps(content(800)) < 8 * steps(content(200))


@pytest.mark.parametrize(
    "unit", ["a", "a ", "( ", "1/", "photo ", "By A", "“", "© ", "2026-01-", "\u0301", ".", "A: ", "- "]
)
def test_a_single_long_line_gives_an_answer(unit: str) -> None:
    found = normalize(page(unit * (1_000_000 // len(unit))), OUTLETS)
    assert isinstance(found, Article | Rejection)


def test_a_body_longer_than_any_article_is_set_aside() -> None:
    found = normalize(page("word " * 1_000_000), OUTLETS)
    assert isinstance(found, Rejection)
    assert found.reason == "too long for an article"


@pytest.mark.parametrize("form", ["text", "html", "body"])
def test_a_page_larger_than_any_is_set_aside_unread(form: str) -> None:
    found = normalize(page("word\n" * 3_000_000, form=form), OUTLETS)
    assert isinstance(found, Rejection)
    assert found.reason == "too large for a page"
