"""The labelled articles of this folder and of the open mix, as articles with gold spans."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transforms.records import Article, Block, Sentence

CORPUS = Path(__file__).parent / "corpus"
NEWS = Path(__file__).parent / "news.tsv"
_GOES_ON = re.compile(r"[ \t]*\n[ \t]+")
_SPAN = re.compile(r"\[([^\[\]|\n]+)\|([A-Z]+)\]")
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
_NOT_END = re.compile(r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|St|Gen|Col|Capt|Lt|Sgt|Maj|Rev|Hon|Prof|Sen|Rep|Gov|Jr|Sr|vs|No)\.\s+$")
SHARED_KINDS = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "NORP": "GRP", "MISC": "MSC"}
KIND_OF_MODEL = {"FAC": "LOC", "EVT": "MSC", "PRD": "MSC"}


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled text: ``(start, end, kind)`` with the kinds of the guideline, and which spellings mean the same."""

    id: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    same: tuple[tuple[str, ...], ...] = ()

    def article(self) -> Article:
        """The text as an article: the first line and lines without an end are headings where a text has paragraphs."""
        return article_of(self.text)


def own() -> Iterator[Gold]:
    """Our own articles, ordered by id; the marks of headings are taken off."""
    for path in sorted(CORPUS.glob("*.txt")):
        head, _, rest = path.read_text("utf-8").partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        same = tuple(tuple(group.split(" = ")) for group in fields.get("same", "").split("; ") if group)
        yield _plain(path.stem, rest.replace("\n## ", "\n"), same)


def _plain(name: str, marked: str, same: tuple[tuple[str, ...], ...]) -> Gold:
    text, spans, at = "", [], 0
    for match in _SPAN.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text, at = text + match[1], match.end()
    return Gold(name, text + marked[at:], tuple(spans), same)


def split(name: str) -> str:
    """``test``, ``dev`` or ``train`` by the last digit of an article's id."""
    return {"0": "test", "5": "test", "7": "dev"}.get(name[-1], "train")


def shared(path: Path) -> Iterator[Gold]:
    """The open mix: one JSON object per line with ``doc``, ``text`` and ``entities``."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        spans = tuple((a, b, SHARED_KINDS[k]) for a, b, k in row["entities"] if k in SHARED_KINDS)
        yield Gold(row["doc"], row["text"], spans)


def news_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Real news, by id: the texts of the shared corpora of places, lines that only go on joined."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            joined = _GOES_ON.sub(" ", row["text"]).strip()
            yield str(row["id"]), "\n".join(line for line in joined.split("\n") if line.strip())


def news(folder: Path) -> Iterator[Gold]:
    """The real news that was labelled by our guideline, for measuring alone: its text lies in ``folder``."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    same: dict[str, list[tuple[str, ...]]] = {}
    for line in NEWS.read_text("utf-8").splitlines():
        name, *rest = line.split("\t")
        if rest[:1] == ["="]:
            same.setdefault(name, []).append(tuple(rest[1].split(" = ")))
        elif rest:
            spans.setdefault(name, []).append((int(rest[0]), int(rest[1]), rest[2]))
    for name, text in news_texts(folder):
        if name in spans:
            yield Gold(name, text, tuple(spans[name]), tuple(same.get(name, ())))


def article_of(text: str) -> Article:
    """A plain text as an article: one block per line."""
    blocks = tuple(
        Block("heading" if match.start() == 0 and "\n\n" in text else "paragraph", match.start(), match.end())
        for match in re.finditer(r"[^\n]*\S", text)
    )
    return Article(
        title=None, summary=None, authors=(), outlet=None, country=None, section=None, language="en",
        published=None, updated_at=None, body=text, blocks=blocks,
    )  # fmt: skip


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """Each block cut behind full stops that end a sentence."""
    found = []
    for index, block in enumerate(article.blocks):
        start = block.start
        for match in _END.finditer(article.body, block.start, block.end):
            if not _NOT_END.search(article.body, max(block.start, match.start() - 8), match.end()):
                found.append(Sentence(start, match.start(), index))
                start = match.end()
        found.append(Sentence(start, block.end, index))
    return tuple(found)
