"""Makes an article of markup: trafilatura finds the text, the markup states the fields, our rules go over both."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from transforms.normalize.body import HEADING, PARAGRAPH, Verdict, compose, judge
from transforms.normalize.bylines import split_authors
from transforms.normalize.fields import STAGE, found_fields, hinted_outlet, with_hints
from transforms.normalize.language import find_language
from transforms.normalize.lines import line_of
from transforms.normalize.markup import Markup, Stated, read_markup
from transforms.normalize.outlets import Outlet, Outlets, country_of_host
from transforms.normalize.published import stated_published
from transforms.normalize.readings import Kind, Reading, read_page
from transforms.normalize.rules import BYLINE, LINKS, SUMMARY_LINE, TITLE_LINE
from transforms.records import Article, Furniture, Page, Published, Rejection

SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
FARTHEST = 200_000
"""Characters of markup in which the next line is looked for; bounds the cost where lines stand in no order."""
_BLOCKS = ("p", "head", "item", "quote", "cell", "code", "del")
_SPACE = re.compile(r"\s+")
_EXTRACTOR = "trafilatura"
_DATES = {"original_date": True, "extensive_search": True}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of the extracted text and the element it came from."""

    text: str
    tag: str


def from_markup(page: Page, outlets: Outlets, repeated: frozenset[str]) -> Article | Rejection:
    """Find the article of a page given as HTML; offsets of furniture point into the markup."""
    tree = trafilatura.load_html(_clean(page.content))
    if tree is None or not len(tree):
        return Rejection(page.uri, STAGE, "no text", "the markup could not be read")
    markup = _completed(read_markup(tree), tree, page)
    pieces = _extract(tree, page)
    if not pieces:
        return Rejection(page.uri, STAGE, "no article found", "the markup holds no article text")
    outlet, seen = _outlet(page, markup, outlets)
    title, title_from = _title(markup)
    readings = _readings(pieces, repeated, outlet.furniture if outlet else ())
    authors = split_authors(markup.authors, outlet.name if outlet else None)
    used = _used(readings, title, markup.summary, authors)
    verdicts = _judge(readings, pieces, used)
    body, blocks = compose(readings, verdicts)
    if not any(block.kind == PARAGRAPH for block in blocks):
        return Rejection(page.uri, STAGE, "no article found", "every line is furniture")
    published, published_from = _published(markup.published, outlet, page)
    updated, _ = _published(markup.updated, outlet, page)
    article = Article(
        title=title,
        summary=markup.summary[0][0] if markup.summary else None,
        authors=authors,
        outlet=outlet.name if outlet else None,
        country=outlet.country if outlet else None,
        section=markup.section[0][0] if markup.section else None,
        language=find_language(body) or markup.language,
        published=published,
        updated_at=updated.at if updated else None,
        body=body,
        blocks=blocks,
        furniture=_furniture(page.content, readings, verdicts),
        provenance=found_fields(
            title=title_from,
            summary=markup.summary[0][1] if markup.summary else "",
            authors=markup.authors_from if authors else "",
            outlet=seen if outlet else "",
            section=markup.section[0][1] if markup.section else "",
            published=published_from,
            body=_EXTRACTOR,
        ),
    )
    return with_hints(article, page, outlet)


def _clean(content: str) -> str:
    """Take out what the parser cannot read: NULs and lone surrogates."""
    text = content.replace("\x00", " ")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _completed(markup: Markup, tree: HtmlElement, page: Page) -> Markup:
    """Where the markup states no author or date outright, take what the extractor reads from the page's elements."""
    if markup.authors and markup.published:
        return markup
    try:
        until = page.read_at.date().isoformat()
        found = trafilatura.extract_metadata(tree, date_config={**_DATES, "max_date": until})
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return markup
    authors = tuple(filter(None, (found.author or "").split("; "))) if found else ()
    dates = ((found.date, _EXTRACTOR),) if found and found.date else ()
    return replace(
        markup,
        authors=markup.authors or authors,
        authors_from=markup.authors_from or (_EXTRACTOR if authors else ""),
        published=markup.published or dates,
    )


def _extract(tree: HtmlElement, page: Page) -> list[_Piece]:
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=page.hints.url,
            include_comments=False,
            with_metadata=False,
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return []
    body = getattr(found, "body", None)
    return list(_pieces(body)) if body is not None else []


def _pieces(body: etree._Element) -> Iterator[_Piece]:
    for element in body.iter(*_BLOCKS):
        if any(child.tag in _BLOCKS for child in element.iterdescendants()):
            continue
        text = _SPACE.sub(" ", "".join(str(part) for part in element.itertext())).strip()
        if text:
            yield _Piece(text, str(element.tag))


def _readings(pieces: Sequence[_Piece], repeated: frozenset[str], stated: Sequence[str]) -> tuple[Reading, ...]:
    """Lines of the extracted text; what the markup calls a paragraph or a list item is no loose short line."""
    lines = tuple(line_of(piece.text)._replace(gap=True) for piece in pieces)
    read = read_page(lines, repeated, stated)
    return tuple(_as_tagged(reading, piece.tag) for reading, piece in zip(read, pieces, strict=True))


def _as_tagged(reading: Reading, tag: str) -> Reading:
    if reading.cut:
        return reading
    if tag == "head":
        return reading._replace(kind=Kind.SHORT)
    return reading._replace(kind=Kind.REMARK) if reading.kind in (Kind.SHORT, Kind.STAMP) else reading


def _title(markup: Markup) -> tuple[str | None, str]:
    """The heading of the page where it has one only, else the headline stated, without the site's name behind it."""
    if not markup.title:
        return None, ""
    title, where = markup.title[0]
    others = [text for text, _ in markup.title[1:]]
    bare = SITE_SUFFIX.sub("", title)
    return (bare if bare != title and bare in others else title), where


def _used(readings: Sequence[Reading], title: str | None, summary: Stated, authors: Sequence[str]) -> dict[int, str]:
    """The first lines that only say a field again."""
    fields = {line_of(title).key: TITLE_LINE} if title else {}
    standfirst = {line_of(text).key for text, _ in summary}
    bylines = {line_of(name).key for name in authors}
    used: dict[int, str] = {}
    for index, reading in enumerate(readings[:6]):
        line_key = reading.line.key
        if line_key in fields:
            used[index] = fields[line_key]
        elif line_key and line_key in standfirst and not reading.line.terminated:
            used[index] = SUMMARY_LINE
        elif line_key.removeprefix("by ") in bylines:
            used[index] = BYLINE
    return used


def _judge(readings: Sequence[Reading], pieces: Sequence[_Piece], used: dict[int, str]) -> list[Verdict]:
    verdicts = judge(readings, 0, len(readings) - 1, used)
    for index in range(len(verdicts) - 2, -1, -1):
        heads = pieces[index].tag == "head" and verdicts[index + 1].kept is not None
        if heads and verdicts[index].rule == LINKS:
            verdicts[index] = Verdict(HEADING, None)
    return verdicts


def _outlet(page: Page, markup: Markup, outlets: Outlets) -> tuple[Outlet | None, str]:
    stated = hinted_outlet(page, outlets)
    if stated:
        return stated, "stated by the source"
    by_host = outlets.at(markup.url) if markup.url else None
    if by_host:
        return by_host, "address in the markup"
    for name, where in markup.outlet:
        known = outlets.named(name)
        if known:
            return known, where
    if not markup.outlet:
        return None, ""
    name, where = markup.outlet[0]
    return Outlet(name, country_of_host(markup.url) if markup.url else None), where


def _published(values: Stated, outlet: Outlet | None, page: Page) -> tuple[Published | None, str]:
    """The first value that is a possible date; whether the others name another day."""
    read = [(stated_published(text, outlet, page.read_at, where), where) for text, where in values]
    found = [(published, where) for published, where in read if published]
    if not found:
        return None, ""
    first, where = found[0]
    return replace(first, conflict=any(other.day != first.day for other, _ in found)), where


def _furniture(content: str, readings: Sequence[Reading], verdicts: Sequence[Verdict]) -> tuple[Furniture, ...]:
    """The cut lines that stand in the markup as they read; what the extractor left out is not listed."""
    spans: list[Furniture] = []
    at = 0
    for reading, verdict in zip(readings, verdicts, strict=True):
        found = content.find(reading.line.text, at, at + FARTHEST)
        if found < 0:
            continue
        at = found + len(reading.line.text)
        if verdict.rule is not None:
            spans.append(Furniture(found, at, verdict.rule))
    return tuple(spans)
