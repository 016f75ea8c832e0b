"""Lines that an outlet's pages repeat: found, stated, and cut."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.furniture import LEAST_PAGES, Group, Pages, Tally, report, survey, toml_string
from tests.shell import Shell
from transforms.normalize import Outlet
from transforms.normalize.readings import STATED
from transforms.records import Hints, Page, Rejection

READ_AT = datetime(2026, 4, 1, tzinfo=UTC)
SLOGAN = "The Daily Heron has told the stories of the coast for a hundred years, and it goes on telling them to you."
ACTS = "voted for;put off;talked about;turned down;took up;gave way on;made much of;looked into;paid for;sent back"
PLACES = "pier bridge market school ferry hospital road stadium library station".split()


def story(number: int, *more: str, outlet: str | None = "The Daily Heron") -> str:
    """A page whose story no other number tells."""
    act, place = ACTS.split(";")[number % 10], PLACES[number * 7 % 10]
    lines = [
        "Home",
        f"Council number {number} {act} the new {place}",
        "By Amina Otieno",
        f"Published: March {number % 28 + 1}, 2026",
        f"The council of district {number} {act} the new {place} on Tuesday, after a night in which nobody went home.",
        f"Its chair said that the {place} had waited for {number + 2} years, and that its people could wait no more.",
        *more,
        f"The {place} will cost {number + 3} million, of which the county of district {number} pays about two thirds.",
    ]
    return "\n".join([*lines, f"© 2026 {outlet}. All rights reserved."] if outlet else lines)


def page(uri: str, content: str, form: str = "text", **hints: Any) -> Page:
    return Page(uri, content, form, uri, READ_AT, Hints(**hints))


def of(pages: Sequence[Page | Rejection], source: str = "/data/heron") -> Pages:
    return lambda: [(source, one) for one in pages]


def heron(count: int, repeating: int, *more: str, **options: Any) -> list[Page]:
    """Pages of which the first ``repeating`` have the further lines."""
    return [page(f"{n:03}.txt", story(n, *(more if n < repeating else ()), **options)) for n in range(count)]


def test_a_line_that_a_fifth_of_the_pages_have_is_found_with_its_count_and_an_example() -> None:
    (finding,) = survey(of(heron(10, 4, SLOGAN))).findings
    assert (finding.outlet, finding.pages) == (Group("The Daily Heron", True), 10)
    (repeat,) = finding.repeats
    assert (repeat.text, repeat.pages, repeat.uri) == (SLOGAN, 4, "000.txt")


@pytest.mark.parametrize(("count", "repeating"), [(10, 2), (20, 3)])
def test_a_line_on_too_few_pages_is_not(count: int, repeating: int) -> None:
    assert survey(of(heron(count, repeating, SLOGAN))).findings == ()


def test_a_line_counts_once_a_page_and_whatever_its_case_and_marks() -> None:
    pages = [page(str(n), story(n, *(SLOGAN, SLOGAN) if n else (SLOGAN.upper(),))) for n in range(3)]
    (finding,) = survey(of(pages)).findings
    assert [repeat.pages for repeat in finding.repeats] == [3]


def test_copies_and_later_versions_of_a_story_are_one_page() -> None:
    pages = [page(str(n), story(1, f"It was read again at {n} o'clock by everyone who had to.")) for n in range(5)]
    assert survey(of(pages)).findings == ()


def test_what_is_cut_already_is_not_listed() -> None:
    pages = heron(5, 5, SLOGAN, "Also Read: Ferry fares rise again")
    stated = [Outlet("The Daily Heron", furniture=(SLOGAN,))]
    assert survey(of(pages), stated).findings == ()


def test_outlets_are_told_apart() -> None:
    mixed = [*heron(3, 2, SLOGAN), *heron(3, 2, SLOGAN, outlet="The Evening Kite")]
    assert survey(of(mixed)).findings == ()


def test_pages_of_no_outlet_are_those_of_their_folder_or_host() -> None:
    groups = {
        ("/data/heron", "coast/a.txt"): "coast",
        ("/data/heron", "a.txt"): "heron",
        ("/data/heron/a.txt", "a.txt"): "heron",
        ("/data/heron/*.txt", "a.txt"): "heron",
        ("/data/heron/all.jsonl", "all.jsonl#coast/a"): "heron",
        ("/data/heron", "https://kite.example/a/b"): "kite.example",
    }
    for (source, uri), name in groups.items():
        pages = [page(uri, story(n, SLOGAN, outlet=None)) for n in range(3)]
        (finding,) = survey(of(pages, source)).findings
        assert finding.outlet == Group(name, False)


def test_bodies_and_rejections_are_counted_apart() -> None:
    bodies = [page(str(n), story(n, SLOGAN), "body", outlet="Heron") for n in range(3)]
    found = survey(of([*bodies, Rejection("x", "read", "binary file"), page("empty", "")]))
    assert (found.findings, found.pages, found.bodies, found.rejected) == ((), 5, 3, 2)


def test_it_is_found_among_far_more_lines_than_are_held() -> None:
    (finding,) = survey(of(heron(60, 40, SLOGAN)), most=50).findings
    assert [(repeat.text, repeat.pages) for repeat in finding.repeats] == [(SLOGAN, 40)]
    assert survey(of(heron(60, 0)), most=50).missed > 0
    assert survey(of(heron(60, 0))).missed == 0


def test_the_second_reading_ends_where_every_line_was_seen() -> None:
    pages = heron(30, 30, SLOGAN)
    given_out: list[int] = []

    def counted() -> Iterator[tuple[str, Page]]:
        given_out.append(0)
        for one in pages:
            given_out[-1] += 1
            yield "/data/heron", one

    assert survey(counted).findings
    assert given_out == [30, 1]


@given(st.lists(st.lists(st.integers(0, 30), max_size=12, unique=True), max_size=60), st.integers(1, 40))
def test_a_bounded_count_is_low_by_no_more_than_it_says(pages: list[list[int]], most: int) -> None:
    tally, group = Tally(most), Group("Heron", True)
    for lines in pages:
        tally.add(group, lines)
    counts = tally.counts.get(group, {})
    assert tally.held == len(counts) <= most
    for line, count in Counter(line for lines in pages for line in lines).items():
        assert count - tally.dropped <= counts.get(line, 0) <= count


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"])))
def test_any_line_can_be_written_into_the_settings(text: str) -> None:
    written = toml_string(text)
    assert tomllib.loads(f"{written} = {written}") == {text: text}


@given(st.text())
def test_what_is_written_steers_no_terminal(text: str) -> None:
    ((value, _),) = tomllib.loads(f"{toml_string(text)} = 1").items()
    assert not any((ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 for c in value)


def printed(pages: Sequence[Page], stated: Iterable[Outlet] = ()) -> str:
    return "\n".join(line.plain for line in report(survey(of(pages), stated), stated))


def table(report_text: str) -> dict[str, Any]:
    """The tables that a report says to put into the settings."""
    return tomllib.loads(report_text[report_text.index("[outlets.") :])


def test_the_report_prints_the_table_that_cuts_the_lines() -> None:
    said = printed(heron(5, 5, SLOGAN))
    assert f"5×  {SLOGAN}  000.txt" in said
    assert table(said) == {"outlets": {"The Daily Heron": {"furniture": [SLOGAN]}}}


def test_the_table_holds_what_was_stated_before() -> None:
    stated = Outlet("Daily Heron", "KE", "Africa/Nairobi", ("heron.example",), ("Old line",))
    assert table(printed(heron(5, 5, SLOGAN), [stated]))["outlets"] == {
        "Daily Heron": {
            "country": "KE",
            "zone": "Africa/Nairobi",
            "hosts": ["heron.example"],
            "furniture": ["Old line", SLOGAN],
        }
    }


def test_hostile_lines_stay_text() -> None:
    nasty = (
        'Say "yes" \\ [red]to[/red] \x1b[2J\u202e the ] = [newsletter] = of the coast that everybody in it has to read.'
    )
    said = printed(heron(5, 5, nasty))
    assert "\x1b" not in said
    assert "\u202e" not in said
    ((line,),) = (row["furniture"] for row in table(said)["outlets"].values())
    again = survey(of(heron(5, 5, nasty)), [Outlet("The Daily Heron", furniture=(line,))])
    assert again.findings == ()


def test_nothing_found_is_said() -> None:
    assert printed([]).startswith("No line repeats")
    assert LEAST_PAGES > 2


@pytest.fixture(scope="module")
def coast(quiet_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A folder with pages of one outlet."""
    folder = tmp_path_factory.mktemp("coast")
    (folder / "pages").mkdir()
    for one in heron(5, 5, SLOGAN):
        (folder / "pages" / one.uri).write_text(one.content)
    return Shell(folder, quiet_environment)


def test_what_the_command_says_to_state_is_cut_by_the_rule_for_what_users_state(coast: Shell) -> None:
    told = coast.clippings("furniture", "pages")
    assert told.status == 0, told.err
    assert f"5×  {SLOGAN}  000.txt" in told.out
    (coast.folder / "clippings.toml").write_text(told.out[told.out.index("[outlets.") :])
    assert coast.clippings("furniture", "pages", "--json").json == {
        "findings": [], "pages": 5, "bodies": 0, "rejected": 0, "missed": 0
    }  # fmt: skip
    for one in coast.clippings("inspect", "pages").lines:
        assert SLOGAN not in one["article"]["body"]
        raw = (coast.folder / "pages" / one["uri"]).read_text()
        rules = {raw[cut["start"] : cut["end"]]: cut["rule"] for cut in one["furniture"]}
        assert rules[SLOGAN] == STATED
