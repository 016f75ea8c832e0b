"""Finds the lines that an outlet's pages keep repeating and that no rule cut: what its user may state as furniture.

sources ──normalize──▶ kept lines ──count──▶ which repeat ──read again──▶ Finding: text, count, example
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from rich.text import Text

from flows.terminal import plain
from sources import source_name
from transforms.normalize import Outlet, Outlets, normalize
from transforms.normalize.lines import LONGEST_KEY, key
from transforms.normalize.outlets import name_key
from transforms.records import Article, Page, Rejection

LEAST_PAGES = 3
LEAST_SHARE = 0.2
MOST_LINES = 1_000_000
"""Different lines that are counted at once; some 150 MB."""

Pages = Callable[[], Iterable[tuple[str, Page | Rejection]]]
"""Gives pages, each with the source it came from; gives the same ones whenever it is called."""


@dataclass(frozen=True, slots=True)
class Group:
    """An outlet, or, where none is known (``named`` is False), the folder that stands for it."""

    name: str
    named: bool


@dataclass(frozen=True, slots=True)
class Repeat:
    """A line that still stands in the bodies of ``pages`` of an outlet's pages, and the ``uri`` of the first."""

    text: str
    pages: int
    uri: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What repeats in one outlet's ``pages``, of which a story counts once, however many copies there are."""

    outlet: Group
    pages: int
    repeats: tuple[Repeat, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What repeats in the pages of sources.

    ``bodies`` are pages that came as an article's body, from which nothing is cut, ``rejected`` what was set aside.
    Where there were more different lines than are counted at once, one that stands in up to ``missed`` pages more
    than the least may not be listed.
    """

    findings: tuple[Finding, ...]
    pages: int = 0
    bodies: int = 0
    rejected: int = 0
    missed: int = 0


@dataclass(slots=True)
class Tally:
    """Counts lines, at most ``most`` at once: the frequent ones stay (Misra and Gries 1982).

    A count is too low by ``dropped`` at most.
    """

    most: int = MOST_LINES
    dropped: int = 0
    held: int = 0
    pages: Counter[Group] = field(default_factory=Counter)
    counts: dict[Group, dict[int, int]] = field(default_factory=dict)

    def add(self, group: Group, lines: Iterable[int]) -> None:
        """Count the lines of one page."""
        counts = self.counts.setdefault(group, {})
        before = len(counts)
        for line in lines:
            counts[line] = counts.get(line, 0) + 1
        self.pages[group] += 1
        self.held += len(counts) - before
        while self.held > self.most:
            self._drop()

    def _drop(self) -> None:
        """Take one from every count, and forget those that come to nothing."""
        self.dropped += 1
        for group, counts in self.counts.items():
            self.counts[group] = {line: count - 1 for line, count in counts.items() if count > 1}
        self.held = sum(map(len, self.counts.values()))

    def least(self, group: Group) -> float:
        """In how many of an outlet's pages a line must stand."""
        return max(LEAST_PAGES, LEAST_SHARE * self.pages[group])

    def candidates(self) -> dict[Group, frozenset[int]]:
        """The lines that may stand in so many pages; one that was seen once since the last drop is not among them."""
        found = {}
        for group, counts in self.counts.items():
            least = max(2, self.least(group) - self.dropped)
            lines = frozenset(line for line, count in counts.items() if count >= least)
            if lines:
                found[group] = lines
        return found


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was kept of one page: its lines by how they are compared."""

    group: Group
    uri: str
    lines: Mapping[int, str]


def survey(pages: Pages, stated: Iterable[Outlet] = (), most: int = MOST_LINES) -> Survey:
    """Find the lines that repeat although ``stated`` furniture is cut; at most ``most`` lines are held at once."""
    outlets = Outlets.default().with_(*stated)
    tally, met = Tally(most), Counter[str]()
    for kept in _kept(pages, outlets, met):
        tally.add(kept.group, kept.lines)
    candidates = tally.candidates()
    repeats = _read_again(pages, outlets, candidates, tally) if candidates else {}
    findings = [
        Finding(group, tally.pages[group], tuple(sorted(found, key=lambda repeat: (-repeat.pages, repeat.text))))
        for group, found in repeats.items()
        if found
    ]
    findings.sort(key=lambda finding: (not finding.outlet.named, -finding.pages, finding.outlet.name))
    return Survey(tuple(findings), met["pages"], met["bodies"], met["rejected"], tally.dropped)


def _kept(pages: Pages, outlets: Outlets, met: Counter[str]) -> Iterator[_Kept]:
    """The kept lines of every story; copies and later versions of one would repeat all its lines."""
    seen: set[int] = set()
    for source, page in pages():
        met["pages"] += 1
        if isinstance(page, Page) and page.form == "body":
            met["bodies"] += 1
            continue
        article = page if isinstance(page, Rejection) else normalize(page, outlets)
        if isinstance(article, Rejection):
            met["rejected"] += 1
            continue
        group = Group(article.outlet, True) if article.outlet else Group(_folder(source, page.uri), False)
        story = _story(group, article)
        if story not in seen:
            if len(seen) >= MOST_LINES:
                seen.clear()
            seen.add(story)
            yield _Kept(group, page.uri, _lines(article))


def _story(group: Group, article: Article) -> int:
    first = next((article.body[b.start : b.end] for b in article.blocks if b.kind == "paragraph"), "")
    return hash((group, key(article.title or ""), first))


def _lines(article: Article) -> dict[int, str]:
    lines = (article.body[b.start : b.end] for b in article.blocks if b.end - b.start <= LONGEST_KEY)
    return {hash(compared): line for line in lines if (compared := key(line))}


def _folder(source: str, uri: str) -> str:
    """The folder, or the host, that a page lies in."""
    if "://" in uri:
        return urlsplit(uri).hostname or uri
    inside = PurePosixPath(uri.partition("#")[0])
    if inside.parent.name:
        return str(inside.parent)
    around = PurePosixPath(unquote(urlsplit(source_name(source)).path))
    is_folder = around.name != inside.name and not any(mark in around.name for mark in "*?[")
    return (around if is_folder else around.parent).name or source


def _read_again(
    pages: Pages, outlets: Outlets, candidates: Mapping[Group, frozenset[int]], tally: Tally
) -> dict[Group, list[Repeat]]:
    """The text of the candidates and how often they stand; not all is read again where the counts are right already."""
    exact = not tally.dropped
    found: dict[Group, dict[int, Repeat]] = {group: {} for group in candidates}
    left = sum(map(len, candidates.values()))
    for kept in _kept(pages, outlets, Counter()):
        here = found.get(kept.group, {})
        for line in candidates.get(kept.group, frozenset()) & kept.lines.keys():
            before = here.get(line)
            left -= before is None
            count = tally.counts[kept.group][line] if exact else 1 + (before.pages if before else 0)
            here[line] = replace(before, pages=count) if before else Repeat(kept.lines[line], count, kept.uri)
        if exact and not left:
            break
    return {
        group: [repeat for repeat in here.values() if repeat.pages >= tally.least(group)]
        for group, here in found.items()
    }


def report(found: Survey, stated: Iterable[Outlet]) -> Iterator[Text]:
    """Lines of a terminal: what repeats, and the tables that cut it; ``stated`` is what the settings hold already."""
    known = {name_key(outlet.name): outlet for outlet in stated}
    for finding in found.findings:
        yield Text(plain(finding.outlet.name), style="bold").append(f"  {finding.pages:,} pages", style="dim")
        for repeat in finding.repeats:
            yield (
                Text(f"{repeat.pages:>7,}×  ").append(_line(repeat.text)).append(f"  {_line(repeat.uri)}", style="dim")
            )
        yield Text()
        yield from map(Text, _table(finding, known.get(name_key(finding.outlet.name))))
        yield Text()
    if not found.findings:
        yield Text(f"No line repeats in the bodies of an outlet's pages ({found.pages:,} read).")
    if found.missed:
        yield Text(
            f"Lines that stand in up to {LEAST_PAGES + found.missed:,} pages may be missing: there were too many."
        )
    if found.bodies:
        yield Text(f"{found.bodies:,} pages came as bodies of articles; nothing is ever cut from those.")


def _line(text: str) -> str:
    return plain(" ".join(text.split()))


def _table(finding: Finding, stated: Outlet | None) -> Iterator[str]:
    """The table for ``clippings.toml``, with what it states already, so that it can take the old one's place."""
    if not finding.outlet.named:
        yield "# These pages name no outlet. Put the name they go by here, and state it or its hosts in the source."
    if stated:
        yield "# This takes the place of the table that is there."
    yield f"[outlets.{toml_string(finding.outlet.name)}]"
    for name in ("country", "zone"):
        if stated and getattr(stated, name):
            yield f"{name} = {toml_string(getattr(stated, name))}"
    if stated and stated.hosts:
        yield f"hosts = [{', '.join(map(toml_string, stated.hosts))}]"
    yield "furniture = ["
    for text in dict.fromkeys((*(stated.furniture if stated else ()), *(repeat.text for repeat in finding.repeats))):
        yield f"    {toml_string(_line(text))},"
    yield "]"


def toml_string(text: str) -> str:
    """Write text as a string of TOML.

    >>> toml_string('Say "yes"')
    '"Say \\\\"yes\\\\""'
    """
    return json.dumps(plain(text), ensure_ascii=False)
