"""HTML: fields from what the markup states, the text from the extractor, furniture by our rules."""

import json

from tests.transforms.normalize.pages import LEAD, SECOND, THIRD, article_of, blocks, rejection_of
from transforms.normalize import Outlet

STATED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "x"},
        {
            "@type": ["NewsArticle"],
            "headline": "Old pier to close before winter storms",
            "author": [{"@type": "Person", "name": "Anna Berg"}, {"name": "Havneposten"}],
            "datePublished": "2026-05-05T12:00:00+02:00",
            "dateModified": "2026-05-06T08:00:00Z",
            "articleSection": "Coast",
            "publisher": {"name": "Havneposten"},
        },
    ],
}
MORE = "Divers who went down in April found holes that a grown man could put his arm through, the report says."


def markup(*inner: str, stated: object = STATED, head: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in (LEAD, SECOND))
    rest = "".join(f"<p>{text}</p>" for text in (THIRD, MORE))
    return (
        f'<html lang="en"><head><title>Old pier - Havneposten</title>{head}'
        f'<script type="application/ld+json">{json.dumps(stated)}</script></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>Old pier to close before winter storms</h1>{paragraphs}{''.join(inner)}{rest}</article>"
        "</body></html>"
    )


def test_fields_come_from_the_markup() -> None:
    article = article_of(markup(), form="html")
    assert article.title == "Old pier to close before winter storms"
    assert article.authors == ("Anna Berg",)
    assert (article.outlet, article.section, article.language) == ("Havneposten", "Coast", "en")
    assert article.published is not None
    assert article.published.at == "2026-05-05T10:00:00Z"
    assert article.updated_at == "2026-05-06T08:00:00Z"
    sources = dict(article.provenance)
    assert sources["title"] == "main heading"
    assert sources["authors"] == sources["published"] == "JSON-LD"
    assert sources["body"] == "trafilatura"


def test_our_rules_go_over_the_extracted_text() -> None:
    content = markup("<p>Also Read: Ferry company loses its licence</p>", "<h2>What the engineers found</h2>")
    article = article_of(content, form="html")
    assert blocks(article, "paragraph") == [LEAD, SECOND, THIRD, MORE]
    assert blocks(article, "heading") == ["What the engineers found"]
    assert "related links" in {span.rule for span in article.furniture}
    assert all(content[span.start : span.end] for span in article.furniture)


def test_open_graph_and_a_known_outlet() -> None:
    head = (
        '<meta property="og:site_name" content="NDTV">'
        '<meta property="article:published_time" content="2026-05-05T10:00:00">'
        '<meta name="author" content="By Anna Berg">'
    )
    article = article_of(markup(stated={}, head=head), form="html")
    assert (article.outlet, article.country, article.authors) == ("NDTV", "IN", ("Anna Berg",))
    assert article.published is not None
    assert article.published.at == "2026-05-05T04:30:00Z"


def test_dates_that_disagree_are_flagged() -> None:
    head = '<meta property="article:published_time" content="2026-05-01T10:00:00Z">'
    article = article_of(markup(head=head), form="html")
    assert article.published is not None
    assert article.published.conflict


def test_a_stated_outlet_is_known_in_markup() -> None:
    article = article_of(markup(), Outlet("Havneposten", "NO"), form="html")
    assert article.country == "NO"


def test_broken_statements_are_passed_over() -> None:
    article = article_of(markup(head='<script type="application/ld+json">{"@type": [</script>'), form="html")
    assert article.authors == ("Anna Berg",)


def test_markup_without_text_is_set_aside() -> None:
    assert rejection_of("", form="html").stage == "normalize"
    assert rejection_of("<html><body></body></html>", form="html").reason in ("no text", "no article found")
