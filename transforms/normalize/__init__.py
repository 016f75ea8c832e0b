"""Makes an article of a page: its title, fields and body, with every line that was cut and the rule that cut it."""

from transforms.normalize.article import from_text
from transforms.normalize.fields import STAGE
from transforms.normalize.outlets import Outlet, Outlets
from transforms.normalize.stated import from_body
from transforms.records import Article, Page, Rejection

__all__ = ["Outlet", "Outlets", "normalize"]

LONGEST_PAGE = 10_000_000
"""Characters; parsing markup takes some 30 times as much memory, reading lines some 10 times."""
LONGEST_BODY = 4_000_000
"""Characters; a longer text is no article, and every stage after this one would take minutes for it."""


def normalize(page: Page, outlets: Outlets, repeated: frozenset[str] = frozenset()) -> Article | Rejection:
    """Find the article of a page, or say why there is none.

    ``repeated`` holds lines known to recur across the outlet's pages. What cannot be read is a ``Rejection``,
    never an exception; the time grows with the length of the page alone.
    """
    if len(page.content) > LONGEST_PAGE:
        return Rejection(page.uri, STAGE, "too large for a page", f"{len(page.content)} characters")
    match page.form:
        case "body":
            article = from_body(page, outlets)
        case "html":
            from transforms.normalize.html import from_markup  # its parser takes long to import

            article = from_markup(page, outlets, repeated)
        case _:
            article = from_text(page, outlets, repeated)
    if isinstance(article, Article) and len(article.body) > LONGEST_BODY:
        return Rejection(page.uri, STAGE, "too long for an article", f"{len(article.body)} characters of text")
    return article
