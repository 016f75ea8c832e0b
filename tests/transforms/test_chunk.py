"""Passages: they cover the body, stay under their heading, keep to their size, and tear nothing apart that fits."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.chunk import ChunkOptions, chunk
from transforms.records import Article, Block, Chunk, Sentence
from transforms.sentences import split_sentences

SENTENCE = "The harbour board met for an hour and put the matter off. "


def article_of(*blocks: tuple[str, str] | tuple[str, str, int]) -> Article:
    """An article of (kind, text, heading's level) blocks, two line ends apart."""
    body, made = "", []
    for kind, text, *level in blocks:
        body += "\n\n" if body else ""
        made.append(Block(kind, len(body), len(body) + len(text), level[0] if level else int(kind == "heading")))
        body += text
    return Article(None, None, (), None, None, None, None, None, None, body, tuple(made))


def cut(article: Article, options: ChunkOptions | None = None) -> tuple[Chunk, ...]:
    return chunk(article, split_sentences(article), options or ChunkOptions())


def texts(article: Article, options: ChunkOptions | None = None) -> list[str]:
    return [article.body[one.start : one.end].strip() for one in cut(article, options)]


def paragraph(sentences: int) -> tuple[str, str]:
    return "paragraph", (SENTENCE * sentences).strip()


def test_a_short_article_is_one_passage() -> None:
    article = article_of(paragraph(3))
    assert cut(article) == (Chunk(0, (), 0, len(article.body)),)


def test_an_empty_article_has_none() -> None:
    assert cut(article_of()) == ()
    assert cut(article_of(("paragraph", "  "))) == ()


def test_a_heading_opens_the_passage_below_it() -> None:
    article = article_of(paragraph(1), ("heading", "Reaction"), paragraph(1), ("heading", "Outlook"), paragraph(1))
    assert [one.headings for one in cut(article)] == [(), ("Reaction",), ("Outlook",)]
    assert [text.split("\n")[0] for text in texts(article)][1:] == ["Reaction", "Outlook"]


def test_the_path_of_headings_is_kept() -> None:
    article = article_of(
        ("heading", "Trade", 1),
        ("heading", "Ports", 2),
        paragraph(1),
        ("heading", "Rail", 2),
        paragraph(1),
        ("heading", "Health", 1),
        paragraph(1),
    )
    assert [one.headings for one in cut(article)] == [("Trade", "Ports"), ("Trade", "Rail"), ("Health",)]
    assert cut(article)[1].heading == "Rail"


def test_a_heading_without_text_stands_alone() -> None:
    article = article_of(("heading", "Trade"), ("heading", "Health"), paragraph(1), ("heading", "Sport"))
    assert [one.headings for one in cut(article)] == [("Trade",), ("Health",), ("Sport",)]


def test_passages_are_about_equal_and_end_with_paragraphs() -> None:
    article = article_of(*[paragraph(4)] * 10)
    sizes = [one.end - one.start for one in cut(article)]
    assert len(sizes) == 3
    assert max(sizes) <= 1000
    assert min(sizes) > 600
    assert all("\n\n" in article.body[one.end - 2 : one.end] for one in cut(article)[:-1])


def test_a_long_sentence_is_a_passage_by_itself() -> None:
    long = "Word " * 400 + "end."
    article = article_of(("paragraph", f"{SENTENCE}{long} {SENTENCE.strip()}"))
    assert [len(text) > 1000 for text in texts(article)] == [False, True, False]


def test_a_long_sentence_keeps_its_heading() -> None:
    article = article_of(("heading", "Reaction"), ("paragraph", "word " * 400 + "end."))
    assert len(cut(article)) == 1


def test_a_list_stays_with_what_announces_it() -> None:
    items = [("paragraph", f"- {SENTENCE}{SENTENCE.strip()}") for _ in range(5)]
    article = article_of(*[paragraph(3)] * 4, ("paragraph", "These points were raised:"), *items, *[paragraph(3)] * 2)
    holding = [text for text in texts(article) if "- The" in text or "These points" in text]
    assert len(holding) == 1
    assert holding[0].count("- The") == 5


def test_items_without_marks_are_a_list_too() -> None:
    items = [("paragraph", "a pound of rice and a tin of oil from the harbour board") for _ in range(10)]
    article = article_of(*[paragraph(4)] * 2, ("paragraph", "They were given:"), *items, *[paragraph(4)] * 2)
    assert sum("a pound" in text or "were given" in text for text in texts(article)) == 1


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_a_quotation_is_not_torn(opening: str, closing: str) -> None:
    quotation = f"{opening}{(SENTENCE * 9).strip()}{closing}"
    article = article_of(("paragraph", f"{SENTENCE * 9}{quotation} {(SENTENCE * 9).strip()}"))
    assert sum(opening in text or closing in text for text in texts(article)) == 1


def test_a_quotation_of_several_paragraphs_is_not_torn() -> None:
    said = [("paragraph", "“" + (SENTENCE * 4).strip()) for _ in range(3)]
    article = article_of(*[paragraph(4)] * 2, *said, ("paragraph", "“That is all.”"), *[paragraph(4)] * 2)
    assert sum("“" in text for text in texts(article)) == 1


def test_a_quotation_larger_than_a_passage_is_cut_like_any_text() -> None:
    article = article_of(("paragraph", f"{SENTENCE}“{(SENTENCE * 60).strip()}”"))
    assert all(500 < one.end - one.start <= 1000 for one in cut(article))


def test_tokens_are_words_marks_and_chinese_characters() -> None:
    article = article_of(("paragraph", "One two. Three four. 他来了。我走了。"))
    assert texts(article, ChunkOptions(3, "tokens")) == ["One two.", "Three four.", "他来了。", "我走了。"]
    assert texts(article, ChunkOptions(6, "tokens")) == ["One two. Three four.", "他来了。", "我走了。"]


def test_an_overlap_repeats_whole_sentences_under_the_same_heading() -> None:
    article = article_of(
        ("paragraph", "Alpha one. Beta two. Gamma three. Delta four."), ("heading", "Next"), ("paragraph", "Epsilon.")
    )
    options = ChunkOptions(24, overlap=1)
    assert texts(article, options) == [
        "Alpha one. Beta two.",
        "Beta two. Gamma three.",
        "Delta four.",
        "Next\n\nEpsilon.",
    ]


@pytest.mark.parametrize("wrong", [{"target": 0}, {"unit": "words"}, {"overlap": -1}])
def test_options_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not"):
        ChunkOptions(**wrong)  # type: ignore[arg-type]


PIECES = st.sampled_from(
    [
        "Short one. ",
        "Is it? ",
        SENTENCE,
        "“Go. ",
        "Stay.” ",
        '"',
        "- item ",
        "1. ",
        "These:",
        "\n",
        "词。",
        "a" * 70,
        " ",
        "…",
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)
BLOCKS = st.lists(
    st.tuples(st.sampled_from(["heading", "paragraph", "paragraph"]), TEXTS, st.integers(0, 3)), max_size=8
)
OPTIONS = st.builds(
    ChunkOptions, target=st.integers(1, 300), unit=st.sampled_from(["characters", "tokens"]), overlap=st.just(0)
)


def whole_sentences(article: Article, sentences: tuple[Sentence, ...], one: Chunk) -> list[Sentence]:
    held = [each for each in sentences if one.start <= each.start < one.end]
    assert all(each.end <= one.end for each in held)
    return held


def size(text: str, unit: str) -> int:
    if unit == "characters":
        return len(text)
    return len(
        re.findall(
            r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\w\s]", text
        )
    )


@given(BLOCKS, OPTIONS)
def test_passages_cover_the_body_without_gap_or_overlap(
    blocks: list[tuple[str, str, int]], options: ChunkOptions
) -> None:
    article = article_of(*blocks)
    sentences = split_sentences(article)
    chunks = chunk(article, sentences, options)
    assert chunks == chunk(article, sentences, options)
    assert [one.ordinal for one in chunks] == list(range(len(chunks)))
    assert "".join(article.body[one.start : one.end] for one in chunks) == (article.body if sentences else "")
    assert all(before.end == after.start for before, after in pairwise(chunks))


@given(BLOCKS, OPTIONS)
def test_passages_keep_to_their_size_and_their_heading(
    blocks: list[tuple[str, str, int]], options: ChunkOptions
) -> None:
    article = article_of(*blocks)
    sentences = split_sentences(article)
    for one in chunk(article, sentences, options):
        held = whole_sentences(article, sentences, one)
        kinds = [article.blocks[each.block].kind for each in held]
        opening = [article.body[each.start : each.end] for each in held[: kinds.count("heading")]]
        assert "heading" not in kinds[len(opening) :]
        assert list(one.headings[len(one.headings) - len(opening) :]) == opening
        assert size(article.body[one.start : one.end], options.unit) <= options.target or kinds.count("paragraph") <= 1


@given(BLOCKS, OPTIONS, st.integers(1, 4))
def test_an_overlap_only_adds_sentences_in_front(
    blocks: list[tuple[str, str, int]], options: ChunkOptions, overlap: int
) -> None:
    article = article_of(*blocks)
    sentences = split_sentences(article)
    plain = chunk(article, sentences, options)
    shared = chunk(article, sentences, ChunkOptions(options.target, options.unit, overlap))
    assert [one.end for one in shared] == [one.end for one in plain]
    starts = {each.start for each in sentences} | {0}
    for one, other in zip(plain, shared, strict=True):
        assert other.start <= one.start
        assert other.start in starts
        assert sum(other.start <= each.start < one.start for each in sentences) <= overlap
        assert other.headings == one.headings


@pytest.mark.parametrize("piece", ["A. ", "“", '" ', "- a\n", "x:\n", "词。"])
def test_a_long_article_is_cut_in_one_pass(piece: str) -> None:
    article = article_of(("paragraph", "Start. " + piece * 100_000))
    chunks = cut(article)
    assert chunks[0].start == 0
    assert chunks[-1].end == len(article.body)
