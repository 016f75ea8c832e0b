"""A page explained: everything of it is shown, with where it came from, and its text stays text."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from flows.coloured import GUTTER, LONGEST_WRAPPED, NARROWEST, coloured
from flows.errors import RunError
from flows.explanation import SOURCES, Explanation, Line, Piece, explain_page, explain_rejection, shown
from flows.html import POLICY, section, write_html
from flows.pages import explanations
from flows.resources import resources
from tests.shell import ROOT, Shell
from transforms.chunk import ChunkOptions, chunk
from transforms.entities.spans import MODELS, RULES
from transforms.normalize import Outlets, normalize
from transforms.records import (
    Article,
    Clipping,
    DateMention,
    Entity,
    EntityType,
    Location,
    Mention,
    Page,
    Precision,
    Published,
    Rejection,
)
from transforms.sentences import split_sentences

READ_AT = datetime(2026, 4, 1, tzinfo=UTC)
STORY = """Home
Harbour council votes for a new pier at Likoni
By Amina Otieno
Published: March 3, 2026 14:05 EAT
The harbour council of Mombasa voted on Tuesday for a new pier at Likoni, after a night in which nobody went home early.
Amina Baraka, who chairs the Coast Water Board (CWB), said that the ferries had waited for it since 2019 and would wait.
What the pier costs
The board will pay two thirds of the price, Baraka said, and the county the rest, as the two had agreed in February.
Also Read: Ferry fares rise again
© 2026 The Daily Heron. All rights reserved."""
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("\x1b[]<>&\"'\u202e\u2066\u200f\x00\r\n\t")), max_size=60)
HOSTILE = (
    "product",  # is a kind of name too
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\x1b[2J\x1b]0;gone\x07cleared",
    "\u202eesrever\u2066 mark",
    '" onmouseover="x',
    "[red]markup[/red] [link=https://e.example]x[/link]",
    "lone \ud800 surrogate",
)


def page(content: str, form: str = "text") -> Page:
    return Page("heron/pier.txt", content, form, "0" * 64, READ_AT)


def clipping(of: Page, *entities: Entity, dates: Sequence[DateMention] = (), target: int = 1000) -> Clipping:
    article = normalize(of, Outlets.default())
    assert isinstance(article, Article), article
    sentences = split_sentences(article)
    chunks = chunk(article, sentences, ChunkOptions(target=target))
    return Clipping(of.uri, of.sha256, article, sentences, chunks, entities, tuple(dates))


def entity(body: str, name: str, kind: EntityType, *aliases: str, source: str = "model") -> Entity:
    found = sorted((m.start(), m.end()) for form in (name, *aliases) for m in re.finditer(re.escape(form), body))
    spans = [span for at, span in enumerate(found) if at == 0 or span[0] >= found[at - 1][1]]
    return Entity(name, kind, aliases, tuple(Mention(body[a:b], a, b) for a, b in spans), source=source)


@pytest.fixture(scope="module")
def story() -> Explanation:
    of = page(STORY)
    bare = clipping(of)
    body = bare.article.body
    at = body.index("February")
    said = DateMention("February", at, at + 8, date(2026, 2, 1), date(2026, 3, 1), Precision.MONTH, date(2026, 3, 3))
    mombasa = replace(
        entity(body, "Mombasa", EntityType.PLACE),
        location=Location(-4.05, 39.66, "KE", "city", 186301, 0.97),
    )
    person = entity(body, "Amina Baraka", EntityType.PERSON, "Baraka")
    full = clipping(
        of,
        replace(person, reasons=(("Baraka", "part of the one full name it fits"),)),
        entity(body, "Coast Water Board", EntityType.ORGANIZATION, "CWB", source="known"),
        mombasa,
        dates=[said],
        target=150,
    )
    return explain_page(of, replace(full, dropped=("Pier Fund",)), {}, "fast")


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def terminal(explained: Explanation, width: int = 100) -> str:
    return "\n".join(line.plain for line in coloured(explained, width))


def html(explained: Explanation) -> str:
    return "".join(section(explained, 1))


def test_every_line_of_the_page_is_there_in_order_kept_or_with_the_rule_that_cut_it(story: Explanation) -> None:
    lines = [line for line in story.lines if line.kind != "chunk"]
    joined = " ".join(text_of(line) for line in lines)
    assert joined.split() == STORY.split()
    rules = {text_of(line): line.label for line in lines if line.kind == "cut"}
    assert rules["Home"] == "navigation"
    assert rules["By Amina Otieno"] == "byline"
    assert rules["Also Read: Ferry fares rise again"] == "related links"
    assert [text_of(line) for line in lines if line.kind == "heading"] == ["What the pier costs"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(STORY.splitlines()), st.text("aé \u0301\u202e<.", max_size=30)), max_size=30))
def test_no_line_of_any_page_is_lost_or_shown_twice(lines: list[str]) -> None:
    of = page("\n".join(lines))
    if isinstance(normalize(of, Outlets.default()), Rejection):
        return
    explained = explain_page(of, clipping(of, target=80), {})
    found = " ".join(text_of(line) for line in explained.lines if line.kind != "chunk")
    assert normalized(found) == normalized(" ".join(map(shown, lines)))


def normalized(text: str) -> str:
    """The text without its spaces, and without the marks of which alone no line consists."""
    return "".join(unicodedata.normalize("NFC", text).replace("\ufffd", " ").split())


def test_a_line_stands_where_each_chunk_begins(story: Explanation) -> None:
    begins = [line for line in story.lines if line.kind == "chunk"]
    assert len(begins) > 2
    assert [line.label.split(",")[0] for line in begins] == [f"chunk {n}" for n in range(1, len(begins) + 1)]
    assert text_of(begins[-1]) == "What the pier costs"


def test_names_and_dates_are_marked_where_they_stand(story: Explanation) -> None:
    marked = {(piece.text, piece.kind) for line in story.lines for piece in line.pieces if piece.kind}
    assert marked == {
        ("Amina Baraka", "person"),
        ("Baraka", "person"),
        ("Coast Water Board", "organization"),
        ("CWB", "organization"),
        ("Mombasa", "place"),
        ("February", "date"),
    }


def test_every_rule_that_finds_names_is_told_in_a_readers_words() -> None:
    assert {"known", "propagated", *MODELS, *RULES} <= SOURCES.keys()


def test_each_finding_says_where_it_came_from(story: Explanation) -> None:
    fields = {field.name: (field.value, field.source) for field in story.fields}
    assert fields["title"] == ("Harbour council votes for a new pier at Likoni", "line above the text")
    assert fields["authors"] == ("Amina Otieno", "byline")
    assert fields["published"][1].startswith("stamp labelled as published")
    names = {name.name: name for name in story.names}
    assert names["Amina Baraka"].aliases == (("Baraka", "part of the one full name it fits"),)
    assert names["Coast Water Board"].source == "list of known names"
    assert names["Amina Baraka"].source == "model: fast"
    assert names["Coast Water Board"].aliases == (("CWB", "another form of it in the text"),)
    assert story.dates[0].days == "2026-02-01 to 2026-02-28"
    assert story.dates[0].anchor == "counted from 2026-03-03"


@pytest.mark.parametrize("render", [terminal, html])
def test_both_forms_show_all_of_it(story: Explanation, render: Callable[[Explanation], str]) -> None:
    words = set(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", render(story))))
    assert set(re.findall(r"\w+", STORY)) <= words
    for word in ("byline", "navigation", "known", "fits", "Fund", "97", "2026-02-28".split("-")[2], "chunk"):
        assert word in words


def test_a_place_says_why_it_is_that_one_and_not_another() -> None:
    of = page(
        "Ferries stopped in Mombasa, Kenya\n\nThe ferries between Mombasa and Likoni in Kenya stopped at noon, the "
        "port said, and would not run again before the storm that came from the sea had passed.",
        "body",
    )
    ready = resources()
    from transforms.pipeline import clip
    from transforms.places import explain

    result = clip(of, ready)
    assert isinstance(result, Clipping)
    explained = explain_page(of, result, explain(result.article, result.entities, ready.gazetteer))
    (mombasa,) = (place for place in explained.places if place.name == "Mombasa")
    assert "KE" in mombasa.where
    assert "population" in mombasa.why


def test_a_page_of_markup_shows_each_paragraph_and_what_was_cut_of_its_text() -> None:
    paragraphs = STORY.splitlines()
    inner = "".join(f"<p>{line}</p>" for line in paragraphs[4:6])
    more = f"<h2>{paragraphs[6]}</h2><p>{paragraphs[7]}</p><p>{paragraphs[8]}</p>"
    of = page(f"<html><body><article><h1>{paragraphs[1]}</h1>{inner}{more}</article></body></html>", "html")
    explained = explain_page(of, clipping(of), {})
    kept = [text_of(line) for line in explained.lines if line.kind in ("paragraph", "heading")]
    assert kept == [paragraphs[4], paragraphs[5], paragraphs[6], paragraphs[7]]


def test_a_date_in_doubt_says_so() -> None:
    of = page(STORY)
    full = clipping(of)
    said = Published("2026-03-03", date(2026, 3, 3), "3/3/2026", None, "stamp by the title", conflict=True)
    explained = explain_page(of, replace(full, article=replace(full.article, published=said)), {})
    fields = {field.name: field.value for field in explained.fields}
    assert fields["time zone"] == "left open"
    assert "another day" in fields["conflict"]


def test_a_rejection_says_why() -> None:
    explained = explain_rejection(Rejection("a.txt", "normalize", "no text", "it is empty"))
    for render in (terminal, html):
        assert "no text: it is empty" in render(explained)


class Tags(HTMLParser):
    """What a browser would make of a page: its elements and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


ALLOWED = {
    "section": {"id"}, "h2": set(), "h3": set(), "p": {"class"}, "bdi": set(), "table": set(), "tr": set(), "th": set(),
    "td": set(), "div": {"class", "dir"}, "span": {"class"}, "mark": {"class", "title"},
}  # fmt: skip


def hostile(text: str) -> Explanation:
    """A page whose every text is the given one."""
    body = f"{text} and {text}"
    article = Article(
        text, text, (text, text), text, text, text, text,
        Published(text, date(2026, 3, 3), text, text, text, conflict=True), text, body, (), (), (("title", text),),
    )  # fmt: skip
    name = Entity(
        text, EntityType.PERSON, (text + "x",), (Mention(text, 0, len(text)),),
        location=Location(1, 2, text, text, 3, 0.5), source=text, reasons=((text + "x", text),),
    )  # fmt: skip
    said = DateMention(text, 0, len(text), date(2026, 2, 1), date(2026, 2, 2), Precision.DAY)
    explained = explain_page(page(body), Clipping(text, "", article, (), (), (name,), (said,), (text,)), {}, text)
    cut = Line("cut", (Piece(shown(text)),), shown(text))
    kept = Line("paragraph", (Piece(shown(text), "person", shown(text)), Piece(shown(text), text, shown(text))))
    return replace(explained, lines=(cut, kept, Line("chunk", (Piece(shown(text)),), "chunk 1")))


def check_terminal(text: str) -> None:
    explained = hostile(text)
    lines = list(coloured(explained, 60))
    for line in lines:
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\ud800-\udfff]", line.plain)
        assert "link" not in str([span.style for span in line.spans])
    count = len(list(coloured(hostile("x"), 60)))
    assert len(lines) >= count - 1


def check_html(text: str) -> None:
    found = Tags(html(hostile(text)))
    for tag, attributes in found.elements:
        assert set(attributes) <= ALLOWED[tag], (tag, attributes)
        assert attributes.get("class") in (None, "uri", "cut", "kept", "rule", "chunk", "date", *EntityType)
    shape = [tag for tag, _ in Tags(html(hostile("plain text"))).elements if tag != "bdi"]
    if shown(text):
        assert [tag for tag, _ in found.elements if tag != "bdi"] == shape
        assert shown(text) in "".join(found.text)
    html(hostile(text)).encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_steers_neither_a_terminal_nor_a_browser(text: str) -> None:
    check_terminal(text)
    check_html(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_text_steers_a_terminal(text: str) -> None:
    check_terminal(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_text_becomes_markup(text: str) -> None:
    check_html(text)


@given(st.text(min_size=1, max_size=400), st.integers(10, 120))
def test_lines_are_no_wider_than_the_terminal(text: str, width: int) -> None:
    explained = Explanation("u", "t", lines=(Line("paragraph", (Piece(shown(text)),)),))
    assert all(line.cell_len <= max(width, GUTTER + NARROWEST) for line in coloured(explained, width))


def test_a_page_of_one_endless_line_is_shown() -> None:
    explained = Explanation("u", "t", lines=(Line("paragraph", (Piece("word " * LONGEST_WRAPPED),)),))
    (line,) = (line for line in coloured(explained, 80) if "word" in line.plain)
    assert isinstance(line, Text)


def test_the_html_stands_by_itself(tmp_path: Path, story: Explanation) -> None:
    file = tmp_path / "pages.html"
    other = replace(story, title="<b>Another</b> story")
    assert write_html(file, [story, other, explain_rejection(Rejection("a", "read", "no text"))]) == 3
    written = file.read_text("utf-8")
    found = Tags(written)
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "base", "form", "b"}
    assert not re.search(r"https?:|//|@import|url\(|javascript:", re.sub(r"<!DOCTYPE html>", "", written))
    policies = [a["content"] for tag, a in found.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [POLICY]
    assert "default-src 'none'" in POLICY
    links = [a["href"] for tag, a in found.elements if tag == "a"]
    assert links == [f"#{a['id']}" for tag, a in found.elements if tag == "section"]
    assert len(links) == 3
    assert list(tmp_path.iterdir()) == [file]


def test_a_single_page_needs_no_contents(tmp_path: Path, story: Explanation) -> None:
    write_html(tmp_path / "page.html", [story])
    assert "<nav>" not in (tmp_path / "page.html").read_text("utf-8")


def test_a_file_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path, story: Explanation) -> None:
    with pytest.raises(RunError, match=r"gone/page\.html"):
        write_html(tmp_path / "gone" / "page.html", [story])
    old = tmp_path / "page.html"
    old.write_text("as it was")

    def broken() -> Iterator[Explanation]:
        yield story
        raise ValueError("a page that ends the run")

    with pytest.raises(ValueError, match="ends the run"):
        write_html(old, broken())
    assert old.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [old]


@pytest.fixture(scope="module")
def quiet(quiet_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return Shell(tmp_path_factory.mktemp("explain"), quiet_environment)


def test_the_command_shows_the_seed_with_its_rules_and_reasons(quiet: Shell) -> None:
    shown_page = quiet.clippings("inspect", "--explain", ROOT / "seeds")
    assert shown_page.status == 0, shown_page.err
    for words in ("byline", "Published By: Zubair Amin", "list of known names", "(LeT)", "text says so: Lashkar",
                  "counted from 2026-01-07", "because of", "chunk 1"):  # fmt: skip
        assert words in shown_page.out
    assert "\x1b" not in shown_page.out
    (quiet.folder / "corrections.toml").write_text(
        '[[correction]]\noperation = "rename"\nname = "Naji Zaheer"\nto = "N. Zaheer"\n\n'
        '[[correction]]\noperation = "drop"\nname = "Hamas"\n'
    )
    corrected = " ".join(quiet.clippings("inspect", "--explain", ROOT / "seeds").out.split())
    (quiet.folder / "corrections.toml").unlink()
    assert "= Naji Zaheer ← its name before the correction in line 1" in corrected
    assert "Hamas taken out by a correction" in corrected
    coloured_page = quiet.clippings("inspect", "--explain", ROOT / "seeds", FORCE_COLOR="1")
    assert "\x1b[" in coloured_page.out


def test_the_command_writes_html_and_without_flags_stays_json_lines(quiet: Shell) -> None:
    done = quiet.clippings("inspect", "--html", "seed.html", ROOT / "seeds", "missing.txt")
    assert done.status == 0, done.err
    assert done.out == ""
    assert "2 pages explained" in done.err
    assert "missing source" in (quiet.folder / "seed.html").read_text("utf-8")
    (line,) = quiet.clippings("inspect", ROOT / "seeds").lines
    assert line["status"] == "article"
    refused = quiet.clippings("inspect", "--html", "no/such/folder.html", ROOT / "seeds")
    assert refused.status == 1
    assert "cannot be written" in refused.err


def test_what_cannot_be_read_is_explained_too(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (explained,) = explanations([str(tmp_path)], resources())
    assert explained.rejected
