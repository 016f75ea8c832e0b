"""Makes an article of a flattened page: title, fields and body from its lines alone."""

from collections.abc import Sequence
from itertools import groupby, islice, pairwise
from operator import itemgetter

from transforms.normalize.body import PARAGRAPH, Verdict, compose, judge
from transforms.normalize.bylines import find_authors, split_authors
from transforms.normalize.fields import SOURCE, STAGE, found_fields, hinted_outlet, with_hints
from transforms.normalize.headline import find_title
from transforms.normalize.language import find_language
from transforms.normalize.lines import key, read_lines
from transforms.normalize.mastheads import find_outlet
from transforms.normalize.outlets import Outlet, Outlets
from transforms.normalize.published import find_published
from transforms.normalize.readings import CAPTION, Kind, Reading, read_page
from transforms.normalize.region import find_region, settle_end
from transforms.normalize.rules import ABOVE, BYLINE, STAMP_LINE, SUMMARY_LINE, TITLE_LINE
from transforms.normalize.sections import find_section
from transforms.records import Article, Furniture, Page, Rejection

_HEAD = 10
_SIGNED_WITHIN = 3
_LONGEST_PLACE = 3


def from_text(page: Page, outlets: Outlets, repeated: frozenset[str]) -> Article | Rejection:
    """Find the article of a flattened page."""
    lines = read_lines(page.content)
    if not lines:
        return Rejection(page.uri, STAGE, "no text")
    known = hinted_outlet(page, outlets)
    readings = read_page(lines, repeated, known.furniture if known else ())
    region = find_region(readings)
    if region is None:
        return Rejection(page.uri, STAGE, "no article found", "no line of the page looks like prose")
    first, last = region[0], settle_end(readings, *region)
    title = find_title(readings, first, last)
    title_text = readings[title].line.text if title is not None else None
    if title is not None:
        first = title + 1
    if known is None:
        name, seen = find_outlet(readings, outlets, title_text)
        outlet = (outlets.named(name) or Outlet(name)) if name else None
        if outlet and outlet.furniture:
            readings = read_page(lines, repeated, outlet.furniture)
    else:
        outlet, seen = known, SOURCE
    text_at = _text_begins(readings, first, last)
    authors, author_lines = find_authors(readings, title, text_at, last, outlet.name if outlet else None)
    authors = split_authors(authors, outlet.name if outlet else None)
    named = {key(author) for author in authors}
    author_lines |= {i for i in range(first + 2, text_at) if named >= {readings[j].line.key for j in (i - 2, i)}}
    dated = find_published(readings, title, text_at, last, outlet, page.read_at)
    if not authors and outlet and any(outlet.name in readings[i].line.text for i in dated.lines):
        authors = (outlet.name,)
    used: dict[int, str] = dict.fromkeys(dated.lines, STAMP_LINE) | dict.fromkeys(author_lines, BYLINE)
    summary = _find_summary(readings, title, first, last, set(used))
    if summary is not None:
        used[summary] = SUMMARY_LINE
        first = max(first, summary + 1)
    if title is not None:
        used[title] = TITLE_LINE
    used |= _above_byline(readings, first, last, used)
    first = _dateline(readings, first, text_at, used)
    first = _skip_head(readings, first, last, used)
    verdicts = judge(readings, first, last, used)
    body, blocks = compose(readings, verdicts)
    if not any(block.kind == PARAGRAPH for block in blocks):
        return Rejection(page.uri, STAGE, "no article found", "every line is furniture")
    published = dated.published
    article = Article(
        title=title_text,
        summary=readings[summary].line.text if summary is not None else None,
        authors=authors,
        outlet=outlet.name if outlet else None,
        country=outlet.country if outlet else None,
        section=find_section(readings, title, outlet.name if outlet else None),
        language=find_language(body),
        published=published,
        updated_at=dated.updated_at,
        body=body,
        blocks=blocks,
        furniture=_furniture(readings, verdicts),
        provenance=found_fields(
            title="line above the text" if title is not None else "",
            summary="line under the title" if summary is not None else "",
            authors="byline" if authors else "",
            outlet=seen if outlet else "",
            published=published.method if published else "",
        ),
    )
    return with_hints(article, page, outlet)


def _text_begins(readings: Sequence[Reading], first: int, last: int) -> int:
    """Where two paragraphs follow each other with little between: a standfirst alone is not the text yet."""
    prose = [i for i in range(first, last + 1) if readings[i].kind is Kind.PROSE][:4]
    return next((a for a, b in pairwise(prose) if b - a <= 2), prose[0] if prose else first)


def _find_summary(readings: Sequence[Reading], title: int | None, first: int, last: int, used: set[int]) -> int | None:
    """The standfirst: a sentence or two between the title and a byline or stamp, or without an end above the text."""
    if title is None:
        return None
    for index in range(title + 1, min(title + 6, last)):
        reading = readings[index]
        if index in used or reading.kind is Kind.STAMP:
            return None
        if reading.cut or not 6 <= reading.line.words <= 80 or reading.line.key == readings[title].line.key:
            continue
        near = (i for i in range(index + 1, last + 1) if not readings[i].cut or i in used)
        below = list(islice(near, _SIGNED_WITHIN))
        signed = any(i in used or readings[i].kind is Kind.STAMP for i in below)
        return index if signed or (reading.kind is Kind.SHORT and reading.rule != CAPTION) else None
    return None


def _above_byline(readings: Sequence[Reading], first: int, last: int, used: dict[int, str]) -> dict[int, str]:
    """The one sentence between title and byline that is no summary: a caption, with more of the text below."""
    signed = max((i for i in used if first < i <= first + _HEAD and used[i] in (BYLINE, STAMP_LINE)), default=first)
    above = [i for i in range(first, signed) if i not in used and readings[i].kind is Kind.PROSE]
    more = any(readings[i].kind is Kind.PROSE for i in range(signed, last + 1))
    return {above[0]: ABOVE} if len(above) == 1 and more else {}


def _dateline(readings: Sequence[Reading], first: int, text_at: int, used: dict[int, str]) -> int:
    """Where a place stands in a line of its own right above the text ("Gurugram:"), the text begins below it."""
    told = 0
    for index in range(first, text_at):
        line = readings[index].line
        told += readings[index].kind is Kind.PROSE
        if told > 1:
            break
        place = line.introduces and line.words <= _LONGEST_PLACE and line.text[:1].isupper()
        if place and not readings[index].cut and index not in used and readings[index + 1].kind is Kind.PROSE:
            return index + 1
    return first


def _skip_head(readings: Sequence[Reading], first: int, last: int, used: dict[int, str]) -> int:
    """Pass over what stands between the title and the first paragraph."""
    index = first
    while index < last and (index in used or not _opens_text(readings, index)):
        index += 1
    return index


def _opens_text(readings: Sequence[Reading], index: int) -> bool:
    """Whether the text may begin with a line; "What you need to know:" announces key points above it."""
    reading = readings[index]
    if reading.kind is Kind.REMARK and index + 1 < len(readings) and readings[index + 1].cut:
        return False  # a short sentence among buttons
    announces = reading.line.introduces and reading.line.words <= 6
    return reading.kind in (Kind.PROSE, Kind.REMARK) and not announces


def _furniture(readings: Sequence[Reading], verdicts: Sequence[Verdict]) -> tuple[Furniture, ...]:
    """The cut lines; neighbours that one rule cut are one span."""
    spans: list[Furniture] = []
    for (kept, rule), run in groupby(zip(verdicts, readings, strict=True), key=itemgetter(0)):
        if kept is None:
            lines = [reading.line for _, reading in run]
            spans.append(Furniture(lines[0].start, lines[-1].end, rule or ""))
    return tuple(spans)
