"""The golden pages are themselves sound."""

import pytest

from tests.quality.golden_pages import GoldenPage, golden_pages, parse


@pytest.mark.parametrize("page", golden_pages(), ids=lambda page: page.name)
def test_what_should_be_found_stands_on_the_page(page: GoldenPage) -> None:
    assert page.title in page.text.splitlines()
    assert len(page.paragraphs) >= 4
    assert all(author.casefold() in page.text.casefold() for author in page.authors)
    assert all(name in {"outlet", "country", "section", "published"} for name in page.fields)


def test_there_are_enough_of_them() -> None:
    pages = golden_pages()
    assert len(pages) >= 30
    assert len({page.fields["outlet"] for page in pages}) == len(pages)


def test_a_line_without_a_mark_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown mark"):
        parse("x", "outlet: X\ntitle: T\n\nT T\n? who\n")
