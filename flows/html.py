"""Explanations as one HTML page that needs nothing else: no script, no address, and the text of pages only as text."""

import base64
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from uuid import uuid4

from flows.errors import RunError
from flows.explanation import Explanation, Field, Line, Piece
from transforms.records import EntityType

STYLE = """
:root { color-scheme: light dark; --dim: #6b6b6b; --line: #d8d8d8; --cut: #f3f1ee; }
@media (prefers-color-scheme: dark) { :root { --dim: #9a9a9a; --line: #444; --cut: #222; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 3rem; border-top: 2px solid var(--line); padding-top: 1rem; }
.uri, .source, .rule, .chunk { color: var(--dim); font-size: .85rem; }
bdi { unicode-bidi: isolate; overflow-wrap: anywhere; }
.cut { display: flex; gap: 1rem; background: var(--cut); color: var(--dim); font-size: .9rem; padding: 0 .5rem; }
.cut .rule { flex: 0 0 12rem; text-align: right; }
.kept { margin: .6rem 0 .6rem 1rem; } .heading { font-weight: bold; font-size: 1.1rem; }
.chunk { border-top: 1px dashed var(--line); margin-top: 1rem; }
.rejected { color: #b3261e; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
mark { background: none; color: inherit; border-bottom: 3px solid #888; }
mark.person { border-color: #0891b2; } mark.organization { border-color: #d97706; }
mark.place { border-color: #16a34a; } mark.group { border-color: #c026d3; } mark.date { border-bottom-style: dotted; }
"""
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
"""What a browser may do with the page: apply this one style sheet, and nothing else."""
KINDS = frozenset((*(kind.value for kind in EntityType), "date"))


def write_html(path: Path, explanations: Iterable[Explanation]) -> int:
    """Write a page with a table of contents and say how many pages it explains; only the contents are held in memory.

    The file stands complete at ``path`` or not at all; raises RunError where it cannot be written.
    """
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        with TemporaryFile("w+", encoding="utf-8") as sections, part.open("x", encoding="utf-8") as written:
            contents = list(_written(explanations, sections))
            sections.seek(0)
            written.write(_head(len(contents)))
            written.writelines(("<nav><ol>\n", *contents, "</ol></nav>\n") if len(contents) > 1 else ())
            shutil.copyfileobj(sections, written)
            written.write("</body></html>\n")
        part.replace(path)
    except OSError as error:
        raise RunError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)
    return len(contents)


def _written(explanations: Iterable[Explanation], sections: IO[str]) -> Iterator[str]:
    """Write each page's section and give its line of the contents."""
    for number, explained in enumerate(explanations, 1):
        sections.writelines(section(explained, number))
        yield _entry(explained, number)


def _head(count: int) -> str:
    title = f"{count:,} page{'s' * (count != 1)} explained"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n"
        "<p>Kept lines stand plain, cut lines are set back behind the rule that cut them. "
        + ", ".join(f'<mark class="{kind}">{kind}</mark>' for kind in ("person", "organization", "place", "group"))
        + ' and <mark class="date">date</mark> are marked; hold the pointer there to see what they stand for.</p>\n'
    )


def _entry(explained: Explanation, number: int) -> str:
    return f'<li><a href="#page-{number}">{_bdi(explained.title)}</a> <span class="uri">{_bdi(explained.uri)}</span>\n'


def section(explained: Explanation, number: int) -> Iterator[str]:
    """One explained page as a section of HTML."""
    yield f'<section id="page-{number}">\n<h2>{_bdi(explained.title)}</h2>\n<p class="uri">{_bdi(explained.uri)}</p>\n'
    if explained.rejected:
        yield f'<p class="rejected">{_bdi(explained.rejected)}</p>\n</section>\n'
        return
    yield from _table("Fields", ("field", "value", "from"), map(_field, explained.fields))
    yield "<h3>Page</h3>\n"
    for line in explained.lines:
        yield _line(line)
    names = ((n.name, n.type, f"{n.mentions}×", n.source, "; ".join(f"{a} ({w})" for a, w in n.aliases))
             for n in explained.names)  # fmt: skip
    dropped = ((spelling, "", "", "taken out by a correction", "") for spelling in explained.dropped)
    yield from _table("Names", ("name", "kind", "mentions", "from", "also called"), chain(names, dropped))
    places = ((p.name, p.where, p.why, "; ".join(p.rivals)) for p in explained.places)
    yield from _table("Places", ("name", "where", "because of", "rather than"), places)
    dates = ((d.text, d.days, d.precision, d.anchor) for d in explained.dates)
    yield from _table("Dates", ("words", "days", "exact to the", "counted"), dates)
    yield "</section>\n"


def _field(field: Field) -> tuple[str, str, str]:
    return field.name, field.value, field.source if field.value else ""


def _table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"<h3>{title}</h3>\n<table><tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr>\n"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{_bdi(cell)}</td>" for cell in row) + "</tr>\n"
    yield "</table>\n"


def _line(line: Line) -> str:
    text = "".join(map(_piece, line.pieces))
    match line.kind:
        case "chunk":
            under = f" under {_bdi(''.join(piece.text for piece in line.pieces))}" if line.pieces[0].text else ""
            return f'<div class="chunk">{_bdi(line.label)}{under}</div>\n'
        case "cut":
            return f'<div class="cut"><span class="rule">{_bdi(line.label)}</span><bdi>{text}</bdi></div>\n'
        case "heading":
            return f'<div class="kept heading" dir="auto"><bdi>{text}</bdi></div>\n'
        case _:
            return f'<div class="kept" dir="auto"><bdi>{text}</bdi></div>\n'


def _piece(piece: Piece) -> str:
    if not piece.kind:
        return escape(piece.text)
    kind = piece.kind if piece.kind in KINDS else "misc"
    return f'<mark class="{kind}" title="{escape(piece.note)}">{escape(piece.text)}</mark>'


def _bdi(text: str) -> str:
    """Text of a page, whose direction of writing ends with it."""
    return f"<bdi>{escape(text)}</bdi>" if text else ""
