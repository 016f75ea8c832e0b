"""The encoder: what it reads of a word, how it cuts an article, and what it makes of labels."""

from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.resources import encoder
from models.names.articles import article_of, sentences_of
from tests.transforms.entities.stories import NAMES
from transforms.entities.encoder import (
    LABELS_OF,
    SHAPES,
    UNKNOWN,
    WINDOW,
    EncoderRecognizer,
    Vocabulary,
    cut_up,
    likeliest,
    shape,
    windows,
)
from transforms.records import EntityType

PIECES = ("lash", "##kar", "-", "e", "tai", "##ba", "cafe", ".", "the", "hanoi")
SMALL = "\n".join([f"[unused{at}]" for at in range(200)] + list(PIECES))
NEWS = """Drone Traced To Border Village

MONROVIA: Finance Minister Amara Kollie met officials of the World Bank in Monrovia on Tuesday.

"We have no money for that," he said. "It was late, and it rained."

Kollie, 54, flew to Geneva. Lashkar-e-Taiba was not on the list, the India-based newspaper Dharma Times reported."""
TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from(
        ["Kofi", "Annan", "in", "ISWAP", "\n", ". ", "“", "’s", "Lashkar-e-Taiba", "U.S.", "é", "東京", "1"]
    ),
    max_size=60,
).map(" ".join)


@lru_cache(1)
def vocabulary() -> Vocabulary:
    return Vocabulary((NAMES / "encoder.vocab.txt").read_text("utf-8"))


def named(text: str) -> list[tuple[str, EntityType]]:
    article = article_of(text)
    found = encoder().recognize(article, sentences_of(article))
    return [(text[span.start : span.end], span.type) for span in found]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("the", "lower"), ("Delhi", "Title"), ("BBC", "UPPER"), ("X", "A"), ("McKay", "miXed"), ("1999", "digits"),
        ("F16", "alnum"), ("—", "sign"), ("東京", "lower"), ("Élysée", "Title"), ("½", "alnum"),
    ],
)  # fmt: skip
def test_shape_of_a_word(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


@pytest.mark.parametrize(
    ("token", "pieces"),
    [
        ("Lashkar-e-Taiba", ["lash", "##kar", "-", "e", "-", "tai", "##ba"]),
        ("Café", ["cafe"]),
        ("HANOI", ["hanoi"]),
        (".", ["."]),
    ],
)
def test_a_token_is_cut_into_the_longest_pieces(token: str, pieces: list[str]) -> None:
    found = Vocabulary(SMALL).pieces(token)
    assert [PIECES[number - 200] for number in found.ids] == pieces
    assert len(found.shapes) == len(pieces)


def test_a_hyphenated_word_keeps_the_shape_of_each_part() -> None:
    found = Vocabulary(SMALL).pieces("Lashkar-e-Taiba")
    assert [SHAPES[s] for s in found.shapes] == ["Title", "Title", "sign", "lower", "sign", "Title", "Title"]


@pytest.mark.parametrize("token", ["Zzz", "東京", "\u0301", "\u200b"])
def test_a_word_of_no_known_pieces_is_one_unknown(token: str) -> None:
    assert Vocabulary(SMALL).pieces(token).ids == (UNKNOWN,)


@given(st.text(min_size=1, max_size=400))
def test_every_token_has_pieces_but_not_many(token: str) -> None:
    found = vocabulary().pieces(token)
    assert 1 <= len(found.ids) == len(found.shapes) <= 32
    assert vocabulary().pieces(token) == found


@given(TEXTS)
def test_windows_hold_every_token_once_and_no_more_than_fits(text: str) -> None:
    article = article_of(text)
    sentences = sentences_of(article)
    found = list(windows(cut_up(article, sentences), vocabulary()))
    assert all(len(w.ids) == len(w.shapes) <= WINDOW for w in found)
    assert all(len(w.firsts) == len(w.tokens) for w in found)
    words = [token for w in found for token in w.tokens]
    assert all(first.end <= second.start for first, second in pairwise(words))
    assert "".join(text.split()) == "".join("".join(token.text.split()) for token in words)


def test_windows_end_with_paragraphs_and_between_sentences() -> None:
    text = "\n\n".join(["The bank in Oslo closed its doors early today. " * 20, "A short one."])
    article = article_of(text)
    found = list(windows(cut_up(article, sentences_of(article)), vocabulary()))
    assert [window.tokens[-1].text for window in found] == ["."] * len(found)
    assert found[-1].tokens[0].text == "A"
    assert len(found) > 2


def test_the_likeliest_labels_never_go_on_with_what_did_not_begin() -> None:
    scores = np.zeros((3, len(LABELS_OF)), dtype=np.float32)
    for at, label in enumerate(("B-PER", "I-ORG", "O")):
        scores[at, LABELS_OF.index(label)] = 5
    scores[1, LABELS_OF.index("I-PER")] = 4
    assert [LABELS_OF[label] for label in likeliest(scores)] == ["B-PER", "I-PER", "O"]
    assert [LABELS_OF[label] for label in likeliest(scores[[0, 2]])] == ["B-PER", "O"]


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=11, max_size=11), min_size=1, max_size=12))
def test_labels_always_may_follow_one_another(rows: list[list[float]]) -> None:
    labels = [LABELS_OF[label] for label in likeliest(np.array(rows, dtype=np.float32))]
    assert len(labels) == len(rows)
    assert all(after[0] != "I" or before[2:] == after[2:] for before, after in pairwise(["O", *labels]))


def test_finds_names_of_each_kind() -> None:
    found = named(NEWS)
    assert ("Amara Kollie", EntityType.PERSON) in found
    assert ("World Bank", EntityType.ORGANIZATION) in found
    assert ("Geneva", EntityType.PLACE) in found
    assert ("Kenyan", EntityType.GROUP) in named("The Kenyan police arrested two men.")


def test_a_name_never_ends_inside_a_hyphenated_word() -> None:
    assert {"Lashkar-e-Taiba", "India", "Dharma Times"} <= {name for name, _ in named(NEWS)}


def test_what_can_hold_no_name_is_not_read() -> None:
    class Unread(EncoderRecognizer):
        def _labels(self, window: object) -> list[int]:
            raise AssertionError(window)

    article = article_of("It was late. “We have no money,” he said, and then he left.\n\nnothing here, in 2019.")
    unread = Unread((NAMES / "encoder.onnx").read_bytes(), vocabulary())
    assert unread.recognize(article, sentences_of(article)) == ()


def test_a_repeated_paragraph_is_read_once_and_named_each_time() -> None:
    line = "Amara Kollie met Samuel Weah in Monrovia.\n\n"
    once, thrice = named(line), named(line * 3)
    assert once
    assert thrice == once * 3


@given(TEXTS)
@settings(deadline=None)
def test_spans_are_in_order_apart_and_within_a_sentence(text: str) -> None:
    article = article_of(text)
    sentences = sentences_of(article)
    found = encoder().recognize(article, sentences)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(any(s.start <= span.start < span.end <= s.end for s in sentences) for span in found)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in found)
    assert encoder().recognize(article, sentences) == found
