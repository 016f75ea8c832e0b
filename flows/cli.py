"""The command line: each command reads its flags, does one thing, and prints its result."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer

from elastic.client import ClusterError, check
from elastic.entities import list_entities
from elastic.indices import drift, live
from elastic.node import NodeError, NodeStatus, start, status, stop
from elastic.query import Filters, Interval
from elastic.search import search_passages
from elastic.search import timeline as read_timeline
from elastic.security import create_keys, put_roles, retire_keys
from elastic.status import list_rejects, rejected_sources, summary
from elastic.status import status as read_status
from flows import terminal
from flows.addresses import place
from flows.administrator import read_administrator
from flows.connection import client, settings, templates
from flows.errors import RunError
from flows.settings import SettingsError
from transforms.records import EntityType

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
node_app = typer.Typer(no_args_is_help=True, help="The embedded Elasticsearch, used where no cluster is configured.")
cluster_app = typer.Typer(no_args_is_help=True, help="A secured cluster: who may do what there.")
rejects_app = typer.Typer(no_args_is_help=True, help="Pages and documents that were set aside.")
app.add_typer(node_app, name="node")
app.add_typer(cluster_app, name="cluster")
app.add_typer(rejects_app, name="rejects")

Sources = Annotated[list[str], typer.Argument(help="Files, folders, globs or fsspec URLs.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program.")]
Size = Annotated[int, typer.Option(min=1, max=1000, help="How many to show.")]
Query = Annotated[str, typer.Argument(help='Words that must occur; "quoted words" stand side by side, -word must not.')]
Persons = Annotated[list[str] | None, typer.Option("--person", help="Only where this person is named.")]
Organizations = Annotated[list[str] | None, typer.Option("--organization", help="Only where this body is named.")]
Places = Annotated[list[str] | None, typer.Option("--place", help="Only where this place is named.")]
Countries = Annotated[list[str] | None, typer.Option("--country", help="Only with places in this country (ISO code).")]
Outlets = Annotated[list[str] | None, typer.Option("--outlet", help="Only from this outlet.")]
Sections = Annotated[list[str] | None, typer.Option("--section", help="Only from this section.")]
Published = Annotated[str | None, typer.Option(help="Only published in FROM..TO.", metavar="FROM..TO")]
About = Annotated[str | None, typer.Option(help="Only what speaks of days in FROM..TO.", metavar="FROM..TO")]


@contextmanager
def advised() -> Iterator[None]:
    """Print what went wrong as a person can use it, without a traceback."""
    try:
        yield
    except (ClusterError, NodeError, RunError, SettingsError, ValueError) as error:
        terminal.err.print(f"[bold red]Error:[/] {terminal.safe(str(error))}")
        raise typer.Exit(1) from None


@app.command()
def ingest(
    sources: Sources,
    strict: Annotated[bool, typer.Option(help="End with status 1 if anything was set aside.")] = False,
    batch_files: Annotated[int, typer.Option(min=1, help="Files that a worker takes on at once.")] = 500,
    max_rejects: Annotated[
        str | None,
        typer.Option(help="The share of pages that may be set aside.", show_default="5% of 100 pages or more"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would be done.")] = False,
    json: Json = False,
) -> None:
    """Read sources, find what is in their pages, and load it; what did not change is skipped."""
    from flows.local import run_ingest

    with advised():
        most = None if max_rejects is None else _share(max_rejects)
        report = run_ingest(sources, watched=not json, batch_files=batch_files, max_rejects=most, dry_run=dry_run)
        found = summary(client(), None, settings().names)
    rejected = sum(source.rejected for source in report.sources)
    if json:
        terminal.print_json({"run": report, "summary": found})
    else:
        terminal.show_report(report)
        terminal.show_summary(found)
    if strict and rejected:
        raise typer.Exit(1)


@app.command()
def inspect(
    sources: Sources,
    explain: Annotated[bool, typer.Option("--explain", help="Show each page's lines and findings, and why.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write the explanation as one HTML page.", metavar="FILE")] = None,
) -> None:
    """Print what the transforms make of each page, as JSON Lines; needs no Elasticsearch."""
    from flows.html import write_html
    from flows.inspection import inspected
    from flows.pages import clipped, explanations, show
    from flows.resources import resources

    with advised():
        if not explain and html is None:
            for _, result in clipped(sources, resources()):
                terminal.print_json(inspected(result))
            return
        found = explanations(sources, resources(), settings().names_model)
        found = map(show, found) if explain else found
        count = write_html(html, found) if html else sum(1 for _ in found)
        if html:
            terminal.say(f"{count:,} page{'s' * (count != 1)} explained in {html}")


@app.command()
def furniture(sources: Sources, json: Json = False) -> None:
    """List lines that repeat across an outlet's pages and are not cut yet, and what to state to have them cut."""
    from flows.furniture import report, survey
    from flows.pages import pages

    with advised():
        stated = settings().outlets
        found = survey(lambda: pages(sources), stated)
    if json:
        terminal.print_json(found)
    else:
        for line in report(found, stated):
            terminal.out.print(line)


@app.command()
def search(
    query: Query,
    person: Persons = None,
    organization: Organizations = None,
    place: Places = None,
    country: Countries = None,
    outlet: Outlets = None,
    section: Sections = None,
    published: Published = None,
    about: About = None,
    size: Size = 10,
    json: Json = False,
) -> None:
    """Find passages by their words, with what matched marked and the names that occur most."""
    with advised():
        filters = _filters(person, organization, place, country, outlet, section, published, about)
        result = search_passages(_ready(), query, filters, size, settings().names)
    terminal.print_json(result) if json else terminal.show_search(result)


@app.command()
def timeline(
    query: Annotated[str, typer.Argument(help="Words that must occur in the statement.")] = "",
    person: Persons = None,
    organization: Organizations = None,
    place: Places = None,
    country: Countries = None,
    outlet: Outlets = None,
    section: Sections = None,
    published: Published = None,
    about: About = None,
    size: Size = 50,
    json: Json = False,
) -> None:
    """List dated statements in the order they happened."""
    with advised():
        filters = _filters(person, organization, place, country, outlet, section, published, about)
        result = read_timeline(_ready(), query, filters, size, settings().names)
    terminal.print_json(result) if json else terminal.show_timeline(result)


@app.command("names")
def list_names(
    query: Annotated[str, typer.Argument(help="Words of a name, or words much like them.")] = "",
    type: Annotated[EntityType | None, typer.Option(help="Only names of this kind.")] = None,  # noqa: A002 - its flag
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many to show.")] = 20,
    json: Json = False,
) -> None:
    """List the names in the index with what they are called, and the lines that would correct those asked for."""
    from flows.suggestions import suggested

    with advised():
        found = list_entities(_ready(), query, type, limit, settings().names)
        lines = suggested(found.names) if query else ""
    if json:
        terminal.print_json({"total": found.total, "names": found.names, "corrections": lines})
    else:
        terminal.show_names(found, lines)


@app.command()
def prune(
    source: Annotated[str, typer.Argument(help="A source that was ingested.")],
    max_share: Annotated[str, typer.Option(help="The share of its articles that may go.")] = "20%",
    force: Annotated[bool, typer.Option("--force", help="Remove however many it is.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list what would go.")] = False,
    json: Json = False,
) -> None:
    """Remove the articles of a source whose pages it no longer has."""
    from flows.prune import prune as remove_gone

    with advised():
        done = remove_gone(
            _ready(),
            source,
            f"prune-{uuid4()}",
            most=_share(max_share),
            force=force,
            dry_run=dry_run,
            names=settings().names,
        )
    terminal.print_json(done) if json else terminal.show_pruned(done)


@app.command()
def rebuild(
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Go back to the generation before the live one.")
    ] = False,
    tolerance: Annotated[str, typer.Option(help="How far the share of articles with a field may fall.")] = "2%",
    queries: Annotated[
        Path | None, typer.Option(help="A folder of further queries that must answer.", file_okay=False, exists=True)
    ] = None,
    json: Json = False,
) -> None:
    """Load everything into new indices beside the live ones, look at them, and swap them in."""
    from flows.local import run_rebuild

    with advised():
        if rollback:
            from flows.rebuild import roll_back

            back = roll_back(_ready(), settings().names)
            terminal.print_json(back) if json else terminal.show_rolled_back(back)
            return
        done = run_rebuild(
            watched=not json, tolerance=_share(tolerance), queries=str(queries.resolve()) if queries else None
        )
    terminal.print_json(done) if json else terminal.show_rebuilt(done)


@rejects_app.command("list")
def rejects_list(
    stage: Annotated[str | None, typer.Option(help="Only of this stage: read, normalize or load.")] = None,
    size: Size = 100,
    json: Json = False,
) -> None:
    """List what was set aside, newest first, with the reason."""
    with advised():
        total, entries = list_rejects(_ready(), stage, size, settings().names)
    terminal.print_json({"total": total, "rejects": entries}) if json else terminal.show_rejects(total, entries)


@rejects_app.command("replay")
def rejects_replay(
    stage: Annotated[str | None, typer.Option(help="Only what was set aside at this stage.")] = None, json: Json = False
) -> None:
    """Try again what was set aside, from its source or from the page that was kept; what passes is no longer listed."""
    from flows.local import run_ingest

    with advised():
        names = rejected_sources(_ready(), stage, settings().names)
        if not names:
            terminal.out.print("Nothing is set aside.")
            raise typer.Exit
        report = run_ingest([place(name) for name in names], watched=not json, replay=True, stage=stage)
    terminal.print_json({"run": report}) if json else terminal.show_replayed(report)


@app.command("status")
def show_status(json: Json = False) -> None:
    """Show the cluster, its generations and counts, and the last runs."""
    with advised():
        stated = settings()
        if stated.url is None and status(stated.node).pid is None:
            terminal.say(_node_line(status(stated.node)))
            raise typer.Exit(1)
        check(client())
        found = read_status(client(), stated.names)
        drifted = drift(client(), templates(), stated.names)
    if json:
        terminal.print_json({"url": stated.cluster_url, "status": found, "drifted": drifted})
    else:
        terminal.show_status(stated.cluster_url, found, drifted)


@node_app.command("start")
def node_start() -> None:
    """Start the embedded Elasticsearch; the first time it is fetched."""
    with advised():
        terminal.say(_node_line(start(settings().node, terminal.say)))


@node_app.command("stop")
def node_stop() -> None:
    """Stop the embedded Elasticsearch; its data stays."""
    with advised():
        terminal.say("Stopped." if stop(settings().node) else "It was not running.")


@node_app.command("status")
def node_status(json: Json = False) -> None:
    """Tell whether the embedded Elasticsearch runs."""
    with advised():
        found = status(settings().node)
    terminal.print_json(found) if json else terminal.out.print(terminal.safe(_node_line(found)))
    if found.pid is None:
        raise typer.Exit(1)


@cluster_app.callback()
def _cluster() -> None:
    """Keep ``setup`` a word of its own: a single command would otherwise take its group's place."""


@cluster_app.command("setup")
def cluster_setup(
    expires: Annotated[str | None, typer.Option(help="How long the keys last, such as 90d; for ever without.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Make the keys of earlier setups invalid.")] = False,
    json: Json = False,
) -> None:
    """Make roles and API keys for loading and for reading, and print each key once.

    Takes an administrator from ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD or ELASTICSEARCH_PASSWORD_FILE.
    """
    with advised():
        names = settings().names
        with read_administrator().connect(settings()) as cluster:
            put_roles(cluster, names)
            keys = create_keys(cluster, names, expires)
            terminal.print_json(keys) if json else terminal.show_keys(keys)
            if replace:
                terminal.say(f"{retire_keys(cluster, keys, names)} keys of earlier setups are no longer good.")


def _node_line(found: NodeStatus) -> str:
    if found.pid is not None:
        return f"Running at {found.url} (process {found.pid})" + ("" if found.answers else ", but not answering yet")
    if found.died is not None:
        return f"Not running: it ended without being stopped. Its last words:\n{found.died}\nTry: clippings node start"
    return "Not running. Start it with: clippings node start"


def _ready() -> Any:
    """Give the connection to a cluster that holds our indices, starting the embedded node where it rests."""
    stated = settings()
    if stated.url is None:
        start(stated.node, terminal.say)
    check(client())
    if not live(client(), stated.names):
        raise ClusterError("Nothing has been loaded yet. Load something with: clippings ingest SOURCE")
    return client()


def _share(text: str) -> float:
    """Read a share, as a percentage or a number from 0 to 1."""
    number = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    if not 0 <= number <= 1:
        raise ValueError(f"A share lies between 0% and 100%; {text} does not.")
    return number


def _filters(
    person: list[str] | None,
    organization: list[str] | None,
    place: list[str] | None,
    country: list[str] | None,
    outlet: list[str] | None,
    section: list[str] | None,
    published: str | None,
    about: str | None,
) -> Filters:
    return Filters(
        persons=person or (),
        organizations=organization or (),
        places=place or (),
        countries=country or (),
        outlets=outlet or (),
        sections=section or (),
        published=Interval.parse(published) if published else None,
        about=Interval.parse(about) if about else None,
    )
