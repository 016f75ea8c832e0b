"""Builds pages for the tests of this folder."""

from datetime import UTC, datetime

from transforms.normalize import Outlet, Outlets, normalize
from transforms.records import Article, Hints, Page, Rejection

READ_AT = datetime(2026, 7, 1, 12, tzinfo=UTC)
LEAD = "The harbour council voted on Tuesday to close the old pier before the winter storms begin in earnest."
SECOND = "Engineers had warned in March that four of its iron legs were eaten through by rust and by shipworm."
THIRD = "“Nobody wants to be the one who shuts it,” said the harbour master, Ida Lund, after the vote on Tuesday."


def page(content: str, form: str = "text", hints: Hints | None = None, uri: str = "page.txt") -> Page:
    return Page(uri, content, form, "0" * 64, READ_AT, hints or Hints())


def article_of(content: str, *stated: Outlet, form: str = "text", hints: Hints | None = None) -> Article:
    found = normalize(page(content, form, hints), Outlets.default().with_(*stated))
    assert isinstance(found, Article), found
    return found


def rejection_of(content: str, form: str = "text") -> Rejection:
    found = normalize(page(content, form), Outlets.default())
    assert isinstance(found, Rejection), found
    return found


def blocks(article: Article, kind: str) -> list[str]:
    return [article.body[block.start : block.end] for block in article.blocks if block.kind == kind]


def cut(article: Article, content: str) -> dict[str, str]:
    """The rule by which each line of a page was cut."""
    return {
        line.strip(): span.rule
        for span in article.furniture
        for line in content[span.start : span.end].splitlines()
        if line.strip()
    }


def story(*between: str, head: tuple[str, ...] = (), stamp: str = "Published: May 5, 2026 10:00 GMT") -> str:
    """A small page: masthead, title, byline, stamp, three paragraphs with lines between the second and third."""
    lines = ["Home", "News", "Sport", "Old pier to close before winter storms", *head, "By Anna Berg", stamp]
    return "\n".join(
        [*lines, "", LEAD, "", SECOND, "", *between, "", THIRD, "", "Related stories", "Ferry is late again"]
    )
