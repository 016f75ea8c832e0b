"""An article body is taken over as it is."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.normalize.pages import article_of, blocks, page
from transforms.normalize import Outlets, normalize
from transforms.records import Article, Hints


def test_nothing_is_cut() -> None:
    body = "Also Read: This\r\n\r\nAdvertisement\rSign up"
    article = article_of(body, form="body")
    assert article.body == "Also Read: This\n\nAdvertisement\nSign up"
    assert blocks(article, "paragraph") == ["Also Read: This", "Advertisement\nSign up"]
    assert article.furniture == ()


def test_hints_become_fields() -> None:
    hints = Hints(
        url="https://www.ndtv.com/x", title="T", authors=("A",), language="hi", published_at="2026-01-07T14:25:19"
    )
    article = article_of("Some text.", form="body", hints=hints)
    assert (article.title, article.authors, article.outlet, article.country) == ("T", ("A",), "NDTV", "IN")
    assert article.language == "hi"
    assert article.published is not None
    assert (article.published.at, article.published.zone) == ("2026-01-07T08:55:19Z", "Asia/Kolkata")


@given(st.text(max_size=300))
def test_body_equals_the_text_but_for_nfc_and_line_ends(text: str) -> None:
    found = normalize(page(text, form="body"), Outlets.default())
    if isinstance(found, Article):
        clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
        assert found.body == unicodedata.normalize("NFC", clean.replace("\r\n", "\n").replace("\r", "\n"))
        spans = [(b.start, b.end) for b in found.blocks]
        outside = "".join(
            found.body[a:b] for a, b in zip([0, *(e for _, e in spans)], [*(s for s, _ in spans), None], strict=True)
        )
        assert not outside.strip()
