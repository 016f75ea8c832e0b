"""An explanation as lines of a terminal, in colour: what was kept, what was cut, and what was found where."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from flows.explanation import Explanation, Line, Piece

GUTTER = 26
NARROWEST = 30
LONGEST_WRAPPED = 20_000
"""Characters; the terminal breaks a longer line itself."""

STYLES = {
    "person": "bold cyan",
    "organization": "bold yellow",
    "place": "bold green",
    "group": "bold magenta",
    "date": "underline",
    "heading": "bold",
    "cut": "dim",
    "chunk": "blue",
}
OTHER_NAME = "bold blue"


def coloured(explained: Explanation, width: int) -> Iterator[Text]:
    """Lines of at most ``width`` cells, but for those that are too long to be broken."""
    yield Text(f"━━ {explained.uri} ━━", style="bold")
    if explained.rejected:
        yield from _row("set aside", Text(explained.rejected), "bold red", width)
        return
    yield from _title("Fields")
    for field in explained.fields:
        value = Text(field.value or "none", style="" if field.value else "dim")
        if field.source and field.value:
            value.append(f"  ← {field.source}", style="dim")
        yield from _row(field.name, value, "bold", width)
    yield from _title("Page")
    for line in explained.lines:
        yield from _line(line, width)
    yield from _names(explained, width)
    yield from _title("Dates", not explained.dates)
    for date in explained.dates:
        value = Text(date.days).append(f"  {date.precision}, {date.anchor}", style="dim")
        yield from _row(date.text, value, STYLES["date"], width)
    yield Text()


def _names(explained: Explanation, width: int) -> Iterator[Text]:
    yield from _title("Names", not (explained.names or explained.dropped))
    for name in explained.names:
        value = Text(f"{name.type}, {name.mentions}×").append(f"  ← {name.source}", style="dim")
        yield from _row(name.name, value, _style(name.type), width)
        for alias, why in name.aliases:
            yield from _row("", Text(f"= {alias}").append(f"  ← {why}", style="dim"), "", width)
    for spelling in explained.dropped:
        yield from _row(spelling, Text("taken out by a correction", style="dim"), STYLES["cut"], width)
    yield from _title("Places", not explained.places)
    for place in explained.places:
        yield from _row(place.name, Text(place.where), STYLES["place"], width)
        if place.why:
            yield from _row("", Text(f"because of {place.why}", style="dim"), "", width)
        if place.rivals:
            yield from _row("", Text(f"rather than {'; '.join(place.rivals)}", style="dim"), "", width)


def _title(name: str, empty: bool = False) -> Iterator[Text]:
    yield Text()
    yield Text(name, style="bold underline").append(" none" if empty else "", style="not underline dim")


def _line(line: Line, width: int) -> Iterator[Text]:
    match line.kind:
        case "chunk":
            above = "".join(piece.text for piece in line.pieces)
            yield Text(f"── {line.label}" + (f", under {above}" if above else ""), style=STYLES["chunk"])
        case "cut":
            yield from _row(line.label, _text(line.pieces, STYLES["cut"]), "dim red", width)
        case "heading":
            yield from _row("heading", _text(line.pieces, STYLES["heading"]), "dim", width)
        case _:
            yield from _row("", _text(line.pieces, ""), "", width)


def _text(pieces: Iterable[Piece], style: str) -> Text:
    text = Text(style=style)
    for piece in pieces:
        text.append(piece.text, style=_style(piece.kind) if piece.kind else None)
    return text


def _style(kind: str) -> str:
    return STYLES.get(kind, OTHER_NAME)


def _row(label: str, text: Text, style: str, width: int) -> Iterator[Text]:
    """A label and what stands beside it, broken into lines; a label that is too long has a line of its own."""
    room = max(NARROWEST, width - GUTTER)
    if cell_len(label) >= GUTTER:
        yield Text(label, style=style)
        label = ""
    begin = Text(label, style=style) if label else Text()
    begin.pad_right(GUTTER - cell_len(label))
    broken = text.wrap(Console(width=room), room) if 0 < len(text) <= LONGEST_WRAPPED else [text]
    for part in broken:
        part.rstrip()
        yield begin + part
        begin = Text(" " * GUTTER)
