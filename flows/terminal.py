"""How results look in a terminal; the text of pages is data there and cannot steer it."""

import re
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import orjson
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from elastic.entities import Listed, Listing
from elastic.search import Passage, SearchResult, Statement, TimelineResult
from elastic.security import Keys
from elastic.status import Status, Summary
from flows.counts import Counts
from transforms.present import RunReport

if TYPE_CHECKING:  # Prefect, and all that works on pages, takes seconds to import
    from flows.prune import Pruned
    from flows.rebuild import Rebuilt, RolledBack

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")

EXCERPT = 320  # characters of a passage that a terminal shows

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def plain(text: str) -> str:
    """Make a page's text harmless to print: no escape sequences, no marks that turn the direction of writing."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def safe(text: str | None) -> str:
    """Make text harmless for the terminal and for our own markup."""
    return escape(plain(text or ""))


def say(line: str) -> None:
    """Tell the person at the keyboard what is going on, apart from the results."""
    err.print(safe(line))


def print_json(value: Any) -> None:
    """Write a result for a program: one JSON object on one line."""
    sys.stdout.buffer.write(orjson.dumps(value, default=_mapping) + b"\n")
    sys.stdout.flush()


def _mapping(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


class Bar:
    """A live progress bar for a person."""

    def __init__(self) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._progress = Progress(*columns, TimeRemainingColumn(), console=err, transient=True)
        self._task: TaskID | None = None

    def planned(self, files: int) -> None:
        self._progress.start()
        self._task = self._progress.add_task("reading", total=files)

    def advanced(self, files: int, counts: Counts) -> None:
        if self._task is not None:
            self._progress.update(self._task, advance=files, description=safe(counted(counts)))

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._progress.stop()


class Lines:
    """A line after each batch, for logs."""

    def __init__(self) -> None:
        self._files, self._done = 0, 0

    def planned(self, files: int) -> None:
        self._files = files
        say(f"{files:,} files to read")

    def advanced(self, files: int, counts: Counts) -> None:
        self._done += files
        say(f"{self._done:,} of {self._files:,} files: {counted(counts)}")

    def close(self) -> None:
        """Nothing to put away."""


def counted(counts: Counts) -> str:
    """Say what became of pages in one line."""
    parts = ("indexed", "unchanged", "duplicate", "rejected")
    return f"read {counts.read:,} = " + " + ".join(f"{part} {getattr(counts, part):,}" for part in parts)


def show_report(report: RunReport) -> None:
    """Print what became of every page, per source; the counts of each line add up."""
    for source in report.sources:
        counts = Counts(source.read, source.indexed, source.unchanged, source.duplicate, source.rejected)
        out.print(f"{safe(source.source)}\n  {counted(counts)}")
    if report.status == "planned":
        out.print("[dim]Nothing was written: indexed are the pages that would be worked on.[/]\n")
        return
    extent = f"{report.chunks:,} chunks, {report.timeline:,} dated statements"
    out.print(f"[dim]{extent} written in {report.total_seconds:.1f} s (run {report.run_id})[/]")
    if any(source.rejected for source in report.sources):
        out.print("Some pages were set aside; see why with: [bold]clippings rejects list[/]")
    out.print()


def show_replayed(report: RunReport) -> None:
    """Print what became of everything that was tried again, and where it came from."""
    out.print(safe(report.detail))
    show_report(report)


def show_status(url: str, status: Status, drifted: Sequence[str]) -> None:
    """Print how the installation stands."""
    out.print(f"Elasticsearch {safe(status.version)} at {safe(url)} is {safe(status.health)}")
    for kind, count in status.counts.items():
        out.print(f"  {kind:<10} {count:>12,}  [dim]{safe(status.generations[kind])}[/]")
    if not status.counts:
        out.print("Nothing has been loaded yet. Load something with: clippings ingest SOURCE")
    if drifted:
        out.print(f"[bold red]The live indices of {', '.join(drifted)} differ from this version's mappings.[/]")
        out.print("Mend them with: [bold]clippings rebuild[/]")
    for run in status.runs:
        counts = " + ".join(f"{name} {run[name]:,}" for name in ("indexed", "unchanged", "duplicate", "rejected"))
        out.print(f"{run['started_at']}  {run['status']:<10} read {run['read']:,} = {counts}")
        if run.get("detail"):
            out.print(f"    {safe(run['detail'])}")


def show_keys(keys: Keys) -> None:
    """Print keys, this once, and where to put them."""
    for key, purpose in ((keys.loader, "loads and rebuilds"), (keys.analyst, "searches")):
        until = f"until {key.expires:%Y-%m-%d %H:%M} UTC" if key.expires else "until it is replaced"
        out.print(f"[bold]{safe(key.name)}[/] {purpose}; good {until}\n  {safe(key.encoded)}")
    out.print(
        "\nThese keys are not shown again. Put each into a file that only its user can read, and name that file in "
        "ELASTICSEARCH_API_KEY_FILE."
    )


def show_summary(summary: Summary) -> None:
    """Print whom and what the articles are about, and what to try next."""
    rows: list[tuple[str, Sequence[tuple[str, int]]]] = [
        ("Persons", summary.persons), ("Organizations", summary.organizations), ("Places", summary.places)
    ]  # fmt: skip
    for label, names in rows:
        listed = ", ".join(f"{safe(name)} [dim]{count}[/]" for name, count in names)
        out.print(f"[bold]{label:<15}[/]{listed or '[dim]none[/]'}")
    if summary.first_day and summary.last_day:
        out.print(f"[bold]{'Days spoken of':<15}[/]{summary.first_day} to {summary.last_day}")
    out.print(f"\nTry next: [bold]{safe(next_command(summary))}[/]")


def next_command(summary: Summary) -> str:
    """Suggest a question that this index can answer."""
    for flag, names in (("person", summary.persons), ("organization", summary.organizations)):
        if names and summary.first_day:
            return f"clippings timeline --{flag} {shlex.quote(names[0][0])}"
    return "clippings timeline" if summary.first_day else "clippings status"


def show_search(result: SearchResult) -> None:
    """Print passages with what matched in bold, then the facets."""
    _show_spellings(result.spellings)
    out.print(f"{result.total:,} passage{'s' * (result.total != 1)}")
    for passage in result.passages:
        _show_passage(passage)
    for facet, values in result.facets.items():
        if values:
            out.print(
                f"\n[bold]{facet}[/] " + ", ".join(f"{safe(name)} [dim]{count}[/]" for name, count in values), end=""
            )
    out.print()


def _show_spellings(spellings: Mapping[str, Iterable[str]]) -> None:
    for asked, others in spellings.items():
        out.print(f"[dim]{safe(asked)} is also spelled {safe(', '.join(others))}[/]")


def _show_passage(passage: Passage) -> None:
    where = " · ".join(filter(None, (passage.outlet, passage.published_at, passage.heading)))
    out.print(f"\n[bold]{safe(passage.title) or 'Untitled'}[/]\n[dim]{safe(where)}  {safe(passage.uri)}[/]")
    out.print(excerpt(passage))


def excerpt(passage: Passage, width: int = EXCERPT) -> Text:
    """Cut a passage down to the words around its first match, with what matched in bold."""
    text = Text(plain(passage.text))
    for start, end in passage.marks:
        text.stylize("bold yellow", start, end)
    first = passage.marks[0][0] if passage.marks else 0
    begin = passage.text.rfind(" ", 0, max(0, first - width // 3)) + 1 if first > width // 3 else 0
    end = len(text)
    if end - begin > width:
        end = max(passage.text.rfind(" ", begin, begin + width), begin + 1)
    shown = text[begin:end]
    shown.rstrip()
    whole = Text("… " if begin else "") + shown + Text(" …" if end < len(passage.text.rstrip()) else "")
    return Text(" ").join(line for line in whole.split("\n") if line.plain.strip())


def show_timeline(result: TimelineResult) -> None:
    """Print dated statements in the order they happened; an uncertain date is printed as the interval it is."""
    _show_spellings(result.spellings)
    for statement in result.statements:
        out.print(f"[bold]{when(statement):<24}[/] {safe(statement.text)}")
        names = ", ".join((*statement.persons, *statement.organizations, *statement.places))
        out.print(f"{'':<24} [dim]{safe(names)}  {safe(statement.outlet or statement.uri)}[/]")
    if not result.statements:
        out.print("No dated statements.")
    elif result.total > len(result.statements):
        out.print(f"\n{len(result.statements):,} of {result.total:,}; --size shows more")


def when(statement: Statement) -> str:
    """Write an interval as exactly as it is known."""
    first, last = statement.first, statement.until - timedelta(days=1)
    if statement.precision == "year" and first.month == first.day == 1 and _is_year_end(last):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if statement.precision == "month" and first.day == 1 and statement.until.day == 1:
        months = f"{first:%B %Y}", f"{last:%B %Y}"
        return months[0] if months[0] == months[1] else f"{first:%b %Y} to {last:%b %Y}"
    return str(first) if first == last else f"{first} to {last}"


def _is_year_end(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def show_names(listing: Listing, corrections: str) -> None:
    """Print names with what they are called, and lines ready for the user's corrections."""
    for named in listing.names:
        _show_name(named)
    if not listing.names:
        out.print("No such names.")
    elif listing.total > len(listing.names):
        out.print(f"\n{len(listing.names):,} of about {listing.total:,} names; --limit shows more")
    if corrections:
        out.print("\n[dim]# For corrections.toml: take what is right, adapt it, leave the rest.[/]")
        out.print(safe(corrections), end="")


def _show_name(named: Listed) -> None:
    articles = f"{named.articles:,} article{'s' * (named.articles != 1)}"
    out.print(f"[bold]{safe(named.name)}[/]  {safe(named.type)}, {articles}, {named.mentions:,}×")
    if named.aliases:
        aliases = ", ".join(f"{safe(alias)} [dim]{count}[/]" for alias, count in named.aliases)
        out.print(f"    also {aliases}")
    if named.example:
        where = " · ".join(filter(None, (named.example.title, named.example.outlet)))
        out.print(f"    {safe(named.example.text)}\n    [dim]{safe(where)}  {safe(named.example.uri)}[/]")


def show_pruned(pruned: "Pruned") -> None:
    """Print what went, or would go."""
    for uri in (*pruned.articles, *pruned.uris):
        out.print(f"  {safe(uri)}")
    verb = "removed" if pruned.done else "would be removed"
    copies = f", and {len(pruned.uris):,} copies" if pruned.uris else ""
    out.print(f"{len(pruned.articles):,} of {pruned.held:,} articles of {safe(pruned.source)} {verb}{copies}.")


def show_rebuilt(done: "Rebuilt") -> None:
    """Print what a rebuild did, and what was looked at before it went live."""
    for kind, index in done.after.items():
        out.print(f"{kind:<10} {safe(done.before[kind])} -> [bold]{safe(index)}[/]")
    again = sum(source.indexed for source in done.run.sources)
    out.print(f"{done.copied:,} articles copied, {again:,} made again from their sources")
    for source in done.unread:
        out.print(f"Kept as stored, since its source cannot be read: {safe(source)}")
    for gate in done.gates:
        out.print(f"  [dim]{'passed' if gate.passed else 'failed'}  {safe(gate.name)}: {safe(gate.detail)}[/]")
    out.print("The generation before is kept; go back with: [bold]clippings rebuild --rollback[/]")


def show_rolled_back(back: "RolledBack") -> None:
    """Print which generations are live again."""
    for kind, index in back.after.items():
        out.print(f"{kind:<10} {safe(back.before[kind])} -> [bold]{safe(index)}[/]")
    out.print(f"{back.taken:,} articles loaded since were taken along.")


def show_rejects(total: int, entries: Sequence[Mapping[str, Any]]) -> None:
    """Print what was set aside and why."""
    if not entries:
        out.print("Nothing is set aside.")
    for entry in entries:
        page = ", page kept" if entry.get("page_kept") else ""
        when = f"{entry['stage']}, {entry['at']}{page}"
        out.print(f"[bold]{safe(entry['reason'])}[/]  {safe(entry['uri'])}  [dim]{when}[/]")
        if entry.get("detail"):
            out.print(f"    {safe(entry['detail'])}")
    if total > len(entries):
        out.print(f"\n{len(entries):,} of {total:,}; --size shows more")
