"""Why a page became what it became: every line kept or cut, every field, name, place and date with where it came from.

Page, Clipping ──explain_page──▶ Explanation ──▶ lines of a terminal, or an HTML page
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from flows.terminal import plain
from transforms.entities.spans import MODELS
from transforms.normalize.lines import read_lines
from transforms.places import Scored
from transforms.places.resolve import ENOUGH, SURE
from transforms.records import Article, Chunk, Clipping, DateMention, Entity, Page, Rejection

FARTHEST = 200_000
"""Characters of markup in which the next paragraph is looked for; bounds the cost where they stand in no order."""
RIVALS = 2
"""Other places that a name might mean, shown beside the one it does."""
REASONS = 4

SOURCES: Mapping[str, str] = {
    "known": "list of known names",
    "model": "model",
    "encoder": "model, its encoder",
    "short form": "rule: the text explains a short form",
    "long form": "rule: its initials stand in the text",
    "dateline": "rule: it stands in the dateline",
    "institution": "rule: its words are those of an institution",
    "nickname": "rule: a nickname within the name",
    "second name": "rule: the text says who is called so",
    "initials": "rule: initials of a body named in full",
    "head": "rule: what a body is called by its first or last word",
    "part": "rule: the first words of a body's name",
    "called": "rule: the text brings in a person",
    "propagated": "rule: found elsewhere in the article",
    "gazetteer": "list of places",
    "gazetteer, if backed": "list of places, backed by the rest of the article",
}
"""What made a name, in a reader's words, by ``Entity.source``; any other source is shown as it is."""

ANOTHER_FORM = "another form of it in the text"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line's text; ``kind`` is a type of name, ``date`` or empty, ``note`` what it stands for."""

    text: str
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A ``heading`` or ``paragraph`` kept, a line ``cut`` (``label`` is the rule), or the beginning of a ``chunk``."""

    kind: str
    pieces: tuple[Piece, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the article, its value as text, and where it came from."""

    name: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name with what made it, how often it stands, and why each other form is the same name."""

    name: str
    type: str
    mentions: int
    source: str
    aliases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A place's name, where it was put, and why: what spoke for and against it, and which other places it is not."""

    name: str
    where: str
    why: str
    rivals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression, the days it means (both ends included), and what it was counted from."""

    text: str
    days: str
    precision: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page explained; every text in it is harmless to print, on one line each.

    ``rejected`` says why there is no article; all else is empty then. ``dropped`` are the names that corrections took
    out.
    """

    uri: str
    title: str
    rejected: str = ""
    fields: tuple[Field, ...] = ()
    lines: tuple[Line, ...] = ()
    names: tuple[Named, ...] = ()
    dropped: tuple[str, ...] = ()
    places: tuple[Placed, ...] = ()
    dates: tuple[Dated, ...] = ()


Ranked = Mapping[int, Sequence[Scored]]


def explain_page(page: Page, clipping: Clipping, ranked: Ranked, model: str = "") -> Explanation:
    """Explain a clipping.

    ``ranked`` are the places that entities may be, by index (``transforms.places.explain``), ``model`` is what the
    recognizer of names is called.
    """
    article = clipping.article
    return Explanation(
        uri=shown(clipping.uri),
        title=shown(article.title or "Untitled"),
        fields=tuple(_fields(article)),
        lines=tuple(_lines(page, clipping, model)),
        names=tuple(_named(entity, model) for entity in clipping.entities),
        dropped=tuple(map(shown, clipping.dropped)),
        places=tuple(
            _placed(entity, ranked.get(index, ()))
            for index, entity in enumerate(clipping.entities)
            if entity.location or index in ranked
        ),
        dates=tuple(_dated(mention) for mention in clipping.dates),
    )


def explain_rejection(rejection: Rejection) -> Explanation:
    """Explain why a page gave no article."""
    why = f"{rejection.reason}: {rejection.detail}" if rejection.detail else rejection.reason
    return Explanation(shown(rejection.uri), "Set aside", f"{shown(why)} (at the stage {shown(rejection.stage)})")


def shown(text: str) -> str:
    """Make a page's text harmless to show on one line: it can neither steer a terminal nor begin a line of its own."""
    return plain(" ".join(_encodable(text).split()))


def _encodable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _fields(article: Article) -> Iterator[Field]:
    came = dict(article.provenance)
    home = "home of the outlet" if article.country else ""
    updated = "stamp labelled as updated" if article.updated_at else ""
    for name, value, source in (
        ("title", article.title, ""),
        ("summary", article.summary, ""),
        ("authors", "; ".join(article.authors), ""),
        ("outlet", article.outlet, ""),
        ("country", article.country, home),
        ("section", article.section, "section named on the page" if article.section else ""),
        ("language", article.language, "words of the text" if article.language else ""),
        ("published", article.published.at if article.published else None, ""),
        ("updated", article.updated_at, updated),
        ("body", f"{len(article.body):,} characters", "lines of the page"),
    ):
        yield Field(name, shown(value or ""), shown(came.get(name, source)))
    said = article.published
    if said:
        yield Field("published as", shown(said.text), shown(said.method))
        yield Field("time zone", shown(said.zone or "left open"), "")
        if said.conflict:
            yield Field("conflict", "another place on the page names another day", "")


def _lines(page: Page, clipping: Clipping, model: str) -> Iterator[Line]:
    """Kept and cut lines in the order of the page, with a line where each chunk begins."""
    marks = _marks(clipping, model)
    chunks = iter(zip(clipping.chunks, (None, *clipping.chunks), strict=False))
    waiting = next(chunks, None)
    blocks = iter(clipping.article.blocks)
    for cut in _order(page, clipping.article):
        if cut is not None:
            yield cut
            continue
        block = next(blocks)
        at = block.start
        while waiting and waiting[0].start < block.end:
            begins = max(at, waiting[0].start)
            if begins > at:
                yield Line(block.kind, _pieces(clipping.article.body, at, begins, marks))
            yield _beginning(*waiting)
            at = begins
            waiting = next(chunks, None)
        yield Line(block.kind, _pieces(clipping.article.body, at, block.end, marks))


def _beginning(chunk: Chunk, previous: Chunk | None) -> Line:
    label = f"chunk {chunk.ordinal + 1}, {chunk.end - chunk.start:,} characters"
    if previous and previous.end > chunk.start:
        label += f", the first {previous.end - chunk.start:,} of them again"
    return Line("chunk", (Piece(" › ".join(shown(heading) for heading in chunk.headings)),), label)


def _order(page: Page, article: Article) -> Iterator[Line | None]:
    """The lines that were cut, and None in the place of each block of the body."""
    yield from _order_of_markup(page, article) if page.form == "html" else _order_of_text(page, article)


def _order_of_text(page: Page, article: Article) -> Iterator[Line | None]:
    """Every line of a flattened page was either cut or is the next block."""
    left = len(article.blocks)
    cuts = iter(article.furniture)
    cut = next(cuts, None)
    for line in read_lines(page.content) if article.furniture else ():
        while cut and cut.end <= line.start:
            cut = next(cuts, None)
        if cut and cut.start <= line.start:
            yield _cut(page.content[line.start : line.end], cut.rule)
        elif left:
            left -= 1
            yield None
    yield from [None] * left


def _order_of_markup(page: Page, article: Article) -> Iterator[Line | None]:
    """Blocks of markup lie where their text stands in it; one that reads otherwise there follows the one before."""
    cuts = iter(article.furniture)
    cut = next(cuts, None)
    at = 0
    for block in article.blocks:
        found = page.content.find(article.body[block.start : block.end], at, at + FARTHEST)
        at = max(at, found)
        while cut and cut.start < at:
            yield _cut(page.content[cut.start : cut.end], cut.rule)
            cut = next(cuts, None)
        yield None
    for rest in (cut, *cuts) if cut else ():
        yield _cut(page.content[rest.start : rest.end], rest.rule)


def _cut(text: str, rule: str) -> Line:
    return Line("cut", (Piece(shown(text)),), shown(rule))


Mark = tuple[int, int, str, str]


def _marks(clipping: Clipping, model: str) -> tuple[Mark, ...]:
    """Names and dates as spans of the body in order; of two that overlap the earlier stays."""
    names = (
        (mention.start, mention.end, entity.type.value, _note(entity, model))
        for entity in clipping.entities
        for mention in entity.mentions
    )
    dates = ((mention.start, mention.end, "date", _days(mention)) for mention in clipping.dates)
    kept: list[Mark] = []
    for mark in sorted((*names, *dates)):
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return tuple(kept)


def _note(entity: Entity, model: str) -> str:
    return f"{shown(entity.name)} · {entity.type.value} · {_source(entity, model)}"


def _pieces(body: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text from ``start`` to ``end``, parted where names and dates begin and end."""
    cuts: list[tuple[int, int, str, str]] = []
    at = start
    for first, last, kind, note in marks[_first_after(marks, start) :]:
        if first >= end:
            break
        first, last = max(first, start), min(last, end)
        cuts += [(at, first, "", ""), (first, last, kind, note)]
        at = last
    cuts.append((at, end, "", ""))
    return tuple(Piece(_flat(body[a:b]), kind, note) for a, b, kind, note in cuts if a < b)


def _first_after(marks: Sequence[Mark], start: int) -> int:
    low, high = 0, len(marks)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if marks[middle][1] <= start else (low, middle)
    return low


def _flat(text: str) -> str:
    """A part of a line, whose spaces at its ends matter."""
    return plain(_encodable(text).replace("\r", " ").replace("\n", " ").replace("\t", " "))


def _named(entity: Entity, model: str) -> Named:
    reasons = dict(entity.reasons)
    aliases = tuple((shown(alias), shown(reasons.get(alias, ANOTHER_FORM))) for alias in entity.aliases)
    return Named(shown(entity.name), entity.type.value, len(entity.mentions), _source(entity, model), aliases)


def _source(entity: Entity, model: str) -> str:
    if entity.source in MODELS and model:
        encoder = ", its encoder" if entity.source == "encoder" else ""
        return f"model: {shown(model)}{encoder}"
    return SOURCES.get(entity.source, shown(entity.source))


def _placed(entity: Entity, ranked: Sequence[Scored]) -> Placed:
    at = entity.location
    chosen = next((s for s in ranked if at and s.candidate.geonameid == at.geonameid and _near(s, entity)), None)
    best = chosen or (ranked[0] if ranked else None)
    if at:
        country = at.country or "no country"
        name = f"{chosen.candidate.name}, " if chosen and chosen.candidate.name != entity.name else ""
        where = f"{name}{at.level}, {country}, {at.lat:.2f} {at.lon:.2f}, sure to {at.confidence:.0%}"
    else:
        where = "left open: " + (_doubt(best) if best else "on no list of places")
    rivals = [_rival(scored) for scored in ranked if scored is not best][:RIVALS]
    return Placed(shown(entity.name), shown(where), shown(_reasons(best) if best else ""), tuple(map(shown, rivals)))


def _near(scored: Scored, entity: Entity) -> bool:
    at, place = entity.location, scored.candidate
    return at is not None and abs(at.lat - place.lat) < 1e-3 and abs(at.lon - place.lon) < 1e-3


def _doubt(best: Scored) -> str:
    if best.score < ENOUGH:
        return f"too little speaks for {_rival(best)}"
    return f"not sure enough ({SURE:.0%}) which; first {_rival(best)}" if best.share < SURE else f"not {_rival(best)}"


def _rival(scored: Scored) -> str:
    place = scored.candidate
    return f"{place.name} ({place.level}, {place.admin1 or place.country or 'no country'}) {scored.share:.0%}"


def _reasons(scored: Scored) -> str:
    """What counted most, with its weight in natural-log units of odds."""
    strongest = sorted((cue for cue in scored.why if abs(cue[1]) > 0.05), key=lambda cue: -abs(cue[1]))[:REASONS]
    return ", ".join(f"{cue} {value:+.1f}" for cue, value in strongest)


def _dated(mention: DateMention) -> Dated:
    anchor = f"counted from {mention.anchor}" if mention.anchor else "stands by itself"
    return Dated(shown(mention.text), _days(mention), mention.precision.value, anchor)


def _days(mention: DateMention) -> str:
    last = mention.until - timedelta(days=1)
    return str(mention.first) if last <= mention.first else f"{mention.first} to {last}"
