"""The cascade: who reads which sentence."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from flows.resources import encoder, field
from models.names.articles import article_of, sentences_of
from transforms.entities import Cascade, Span
from transforms.records import Article, EntityType, Sentence

TEXT = (
    "Amina Bello of the World Bank arrived in Nairobi on Monday. It was late.\n"
    "Old Mutual Gor Mahia Ladies Nyayo Kogalo beat Vihiga Queens, said Ezinne Sahara Desert Ltd of Lower Kabete."
)


class Better:
    """Keeps what it is asked and finds the first word of each sentence."""

    def __init__(self) -> None:
        self.asked: list[Sentence] = []

    def recognize(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        self.asked += sentences
        return tuple(Span(s.start, article.body.index(" ", s.start), EntityType.MISC) for s in sentences)


ARTICLE = article_of(TEXT)
SENTENCES = sentences_of(ARTICLE)


def probabilities() -> list[float]:
    return [reading.probability for reading in field().read(ARTICLE, SENTENCES)]


def test_a_sentence_is_read_again_only_where_the_first_reading_is_doubted() -> None:
    sure, unsure = min(probabilities()[0], 1.0), probabilities()[-1]
    assert unsure < sure
    better = Better()
    found = Cascade(field(), better, (sure + unsure) / 2).recognize(ARTICLE, SENTENCES)
    assert better.asked == [SENTENCES[-1]]
    assert [TEXT[span.start : span.end] for span in found if span.start >= SENTENCES[-1].start] == ["Old"]
    of_the_first = [span for span in found if span.end <= SENTENCES[0].end]
    assert of_the_first == [s for s in field().recognize(ARTICLE, SENTENCES) if s.end <= SENTENCES[0].end]
    assert list(found) == sorted(found, key=lambda span: span.start)


def test_without_doubt_nobody_else_is_asked() -> None:
    better = Better()
    assert Cascade(field(), better, 0).recognize(ARTICLE, SENTENCES) == field().recognize(ARTICLE, SENTENCES)
    assert not better.asked


def test_a_sentence_that_can_name_nothing_is_never_doubted() -> None:
    article = article_of("it was late. nobody came")
    better = Better()
    assert not Cascade(field(), better, 1).recognize(article, sentences_of(article))
    assert not better.asked


@pytest.mark.parametrize("doubt", [0.2, 0.7])
def test_each_sentence_is_read_as_one_of_the_two_reads_it(doubt: float) -> None:
    found = Cascade(field(), encoder(), doubt).recognize(ARTICLE, SENTENCES)
    for sentence in SENTENCES:
        within = [span for span in found if sentence.start <= span.start < sentence.end]
        one = [span for span in field().recognize(ARTICLE, SENTENCES) if sentence.start <= span.start < sentence.end]
        other = [replace(span, source="encoder") for span in encoder().recognize(ARTICLE, [sentence])]
        assert within in (one, other)


def test_probabilities_are_probabilities() -> None:
    assert all(0 < probability <= 1 for probability in probabilities())
