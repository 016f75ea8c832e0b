"""Reads what a page's markup states about its article: JSON-LD, OpenGraph and other meta elements, and its heading."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

JSON_LD = "JSON-LD"
OPEN_GRAPH = "OpenGraph"
META = "meta element"
HEADING = "main heading"
PUBLISHED = ("article:published_time", "og:published_time", "date", "pubdate", "dc.date.issued")
_ARTICLES = re.compile(r"(?:article|blogposting|report|review|liveblog|opinion)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_DEEPEST = 8
_LONGEST_SCRIPT = 2_000_000
Stated = tuple[tuple[str, str], ...]
"""Values in the order of their trustworthiness, each with the name of its source."""


@dataclass(frozen=True, slots=True)
class Markup:
    """What the markup states, by field; of each field the first value is the most trustworthy."""

    title: Stated = ()
    summary: Stated = ()
    authors: tuple[str, ...] = ()
    authors_from: str = ""
    outlet: Stated = ()
    section: Stated = ()
    language: str | None = None
    published: Stated = ()
    updated: Stated = ()
    url: str | None = None


def read_markup(tree: HtmlElement) -> Markup:
    """Read the statements of a parsed page; what is malformed is passed over."""
    articles = [node for node in _json_ld(tree) if _is_article(node)]
    metas = _metas(tree)
    linked = articles[0] if articles else {}
    authors, source = _authors(linked, metas)

    def stated(key: str, *names: str) -> Stated:
        values = [(_plain(linked.get(key)), JSON_LD)]
        values += [(_plain(metas.get(name)), OPEN_GRAPH if name.startswith("og:") else META) for name in names]
        return tuple((value, where) for value, where in values if value)

    headings = [text for node in tree.iter("h1") if (text := _plain(node.text_content()))]
    publisher = linked.get("publisher")
    name = _plain(publisher.get("name")) if isinstance(publisher, dict) else ""
    return Markup(
        title=(*((text, HEADING) for text in headings if len(headings) == 1 and len(text.split()) >= 3),
               *stated("headline", "og:title", "twitter:title")),
        summary=stated("description", "og:description", "description"),
        authors=authors,
        authors_from=source,
        outlet=tuple(p for p in ((_plain(metas.get("og:site_name")), OPEN_GRAPH), (name, JSON_LD)) if p[0]),
        section=stated("articleSection", "article:section"),
        language=(_plain(tree.get("lang")) or _plain(metas.get("og:locale")))[:2].lower() or None,
        published=stated("datePublished", *PUBLISHED),
        updated=stated("dateModified", "article:modified_time", "og:updated_time"),
        url=_canonical(tree) or _plain(metas.get("og:url")) or None,
    )  # fmt: skip


def _canonical(tree: HtmlElement) -> str:
    return next((_plain(node.get("href")) for node in tree.iter("link") if node.get("rel") == "canonical"), "")


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if name and node.get("content"):
            found.setdefault(name, node.get("content"))
    return found


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _LONGEST_SCRIPT:
            continue
        try:
            yield from _nodes(json.loads(text.strip().rstrip(";"), strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLES.search(kind) for kind in kinds) and bool(
        node.get("headline") or node.get("datePublished")
    )


def _authors(linked: dict[str, Any], metas: dict[str, str]) -> tuple[tuple[str, ...], str]:
    names = tuple(dict.fromkeys(filter(None, _names(linked.get("author")))))
    if names:
        return names, JSON_LD
    stated = _plain(metas.get("author") or metas.get("article:author") or metas.get("byl"))
    return ((stated,), META) if stated and "://" not in stated else ((), "")


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield "" if "://" in value else _plain(value)
    elif isinstance(value, dict):
        name = value.get("name")
        yield from _names(name) if isinstance(name, list) else [_plain(name)]
    elif isinstance(value, list):
        for item in value:
            yield from _names(item)


def _plain(value: Any) -> str:
    """One line of text of a value; lists give their first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return _SPACE.sub(" ", value).strip() if isinstance(value, str) else ""
