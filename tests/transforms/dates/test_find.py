"""What holds for every text: offsets, order, intervals, bounded work."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.dates.articles import article_of, dates_of, sentences_of
from transforms.dates import find_dates
from transforms.dates.ranges import expression
from transforms.dates.tokens import tokenize
from transforms.records import Sentence

WORDS = (
    "the a an of in on to from between and until by since last next this past following previous early late "
    "mid end start week weeks month year years day days quarter half decade century weekend Friday Monday "
    "Sunday May March January Jan. Sept. Christmas Easter New Year's Day Thanksgiving summer winter first "
    "second third twenty nineteen ninety two three ago later earlier before after today yesterday tomorrow "
    "tonight morning night 1 7 9/11 12 31 99 2019 2024 2025-12-31 07/01/2026 31/02/2025 1990s '90s 9999 1000 "
    "0000 FY25 Q3 H1 - – , . ; : ( ) ’ ' s $ % \n will said was same that course"
).split(" ")
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
COUNTRIES = st.sampled_from([None, "GB", "US", "AU", "IN", "CA", "XX"])
NEWSY = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def whole(text: str) -> tuple[Sentence, ...]:
    return (Sentence(0, len(text), 0),) if text else ()


@given(NEWSY | st.text(max_size=300), st.none() | DAYS, COUNTRIES)
def test_mentions_are_spans_of_the_body_in_order(text: str, day: date | None, country: str | None) -> None:
    article = article_of(text, day, country)
    at = 0
    for mention in find_dates(article, whole(text)):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.first < mention.until
        at = mention.end


@given(NEWSY, DAYS)
def test_the_same_text_gives_the_same_dates(text: str, day: date) -> None:
    assert dates_of(text, day, "GB") == dates_of(text, day, "GB")


@given(NEWSY)
def test_without_a_publication_day_nothing_is_counted_from_one(text: str) -> None:
    told: set[date] = set()
    for mention in dates_of(text, None, "GB"):
        assert mention.anchor is None or mention.anchor in told
        told.add(mention.first)


@given(NEWSY, NEWSY, DAYS)
def test_mentions_stay_within_their_sentences(one: str, two: str, day: date) -> None:
    text = f"{one} {two}"
    sentences = (Sentence(0, len(one), 0), Sentence(len(one) + 1, len(text), 0))
    for mention in find_dates(article_of(text, day), sentences):
        assert any(s.start <= mention.start and mention.end <= s.end for s in sentences)


@pytest.mark.parametrize(
    "phrase",
    [
        "the end of ", "the day before ", "from ", "between ", "1, ", "1 and ", "two days after ", "last ", "the ",
        "early ", "1-", "2019-", "January ", "the first week of ", "111,", "1.", "'", "’", "9", "May ",
        "a ", "half ", "İ",
    ],
)  # fmt: skip
def test_repeated_words_are_read_once_each(phrase: str) -> None:
    text = phrase * 3000
    tokens = tokenize(text, 0, len(text))
    for i in range(tokens.count):
        expression(tokens, i)
    assert len(tokens.memo) <= len(tokens.words) + 1
    assert all(m.end <= len(text) for m in dates_of(text, date(2026, 1, 7)))


def test_no_sentences_no_dates() -> None:
    assert find_dates(article_of("Today.", date(2026, 1, 7)), ()) == ()


def test_the_passage_is_forgotten_after_some_paragraphs() -> None:
    near = "It broke on 3 May 2019.\nThe following day it was mended."
    far = "It broke on 3 May 2019.\nIt was old.\nIt was red.\nThe following day it was mended."
    assert [m.text for m in dates_of(near, date(2026, 1, 7))][1:] == ["The following day"]
    assert [m.text for m in dates_of(far, date(2026, 1, 7))][1:] == []


def test_mentions_name_the_day_they_were_counted_from() -> None:
    text = "He left on 3 May 2019. Two days later he was back. He died yesterday."
    assert [m.anchor for m in dates_of(text, date(2026, 1, 7))] == [None, date(2019, 5, 3), date(2026, 1, 7)]


def test_sentences_of_the_tests_cover_the_text() -> None:
    text = "He left on Jan. 5. She said no.\nNext."
    assert [text[s.start : s.end] for s in sentences_of(text)] == ["He left on Jan. 5.", "She said no.", "Next."]
