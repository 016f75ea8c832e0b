"""What every way of making an article shares: who the outlet is, where fields came from, and what the source states."""

from dataclasses import replace

from transforms.normalize.outlets import Outlet, Outlets, country_of_host
from transforms.normalize.published import stated_published
from transforms.records import Article, Page

STAGE = "normalize"
SOURCE = "stated by the source"
_STATED = ("title", "summary", "authors", "outlet", "section", "language")


def hinted_outlet(page: Page, outlets: Outlets) -> Outlet | None:
    """The outlet that the source states, by name or by the host of the page's address."""
    url = page.hints.url or (page.uri if "://" in page.uri else None)
    by_host = outlets.at(url) if url else None
    if page.hints.outlet:
        named = outlets.named(page.hints.outlet) or by_host
        return named or Outlet(page.hints.outlet, country_of_host(url) if url else None)
    return by_host


def found_fields(**where: str) -> tuple[tuple[str, str], ...]:
    """Pair the fields that were found with where they came from."""
    return tuple((name, source) for name, source in where.items() if source)


def with_hints(article: Article, page: Page, outlet: Outlet | None) -> Article:
    """Let what the source states win over what was found."""
    hints = page.hints
    stated = {name: value for name in _STATED if (value := getattr(hints, name))}
    if hints.published_at:
        published = stated_published(hints.published_at, outlet, page.read_at, SOURCE)
        stated |= {"published": published} if published else {}
    provenance = dict(article.provenance) | dict.fromkeys(stated, SOURCE)
    return replace(article, **stated, provenance=tuple(provenance.items())) if stated else article
