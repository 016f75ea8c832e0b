"""The labelled articles keep the format and the rules of their guideline."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "models" / "names" / "corpus"
KINDS = ("PER", "ORG", "LOC", "FAC", "GRP", "EVT", "PRD", "MSC")
REGIONS = set(
    """africa middle-east south-asia central-asia east-asia southeast-asia europe north-america latin-america
    pacific world""".split()
)
GENRES = set(
    """politics diplomacy conflict court crime business labour sport science health environment disaster obituary
    culture religion education local interview feature""".split()
)
SPLIT_OF_DIGIT = {"0": "test", "5": "test", "7": "dev"}
SPAN = re.compile(r"\[([^\[\]|\n]+)\|([A-Z]+)\]")
STYLES = re.compile(
    r"(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Capt|Lt|Sgt|Maj|Rev|Hon|Sr|Sra)\. |"
    r"(?:President|Prime Minister|Minister|Justice|Judge|Professor|General|Colonel|Captain|Sergeant|Inspector"
    r"|Sub-Inspector|Superintendent|Commander|Bishop|Archbishop|Cardinal|Pope|King|Queen|Prince|Princess|Senator"
    r"|Governor|Mayor|Chief|Pandit|Imam|Maulana|Mullah|Ayatollah|Alhaji|Hajia|Hajj?i?|Father|Sister|Pastor"
    r"|Datuk|Ustadh|Ustaz|Tan Sri|Sir|Dame|Dom|Comrade) "
)


@dataclass(frozen=True)
class Labelled:
    """One article as its file says it is: header fields, plain text, spans as (start, end, kind)."""

    name: str
    header: tuple[tuple[str, str], ...]
    text: str
    spans: tuple[tuple[int, int, str], ...]

    def surfaces(self) -> list[tuple[str, str]]:
        return [(self.text[start:end], kind) for start, end, kind in self.spans]

    def groups(self) -> list[list[str]]:
        same = dict(self.header).get("same")
        return [group.split(" = ") for group in same.split("; ")] if same else []


def parse(name: str, content: str) -> Labelled:
    head, _, rest = content.partition("\n\n")
    header = tuple((key, value) for key, _, value in (line.partition(": ") for line in head.splitlines()))
    plain: list[str] = []
    spans: list[tuple[int, int, str]] = []
    position = length = 0
    for match in SPAN.finditer(rest):
        between = rest[position : match.start()]
        plain += (between, match[1])
        length += len(between)
        spans.append((length, length + len(match[1]), match[2]))
        length += len(match[1])
        position = match.end()
    return Labelled(name, header, "".join(plain) + rest[position:], tuple(spans))


ARTICLES = [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(CORPUS.glob("*.txt"))]
each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)


def bare_repeats(article: Labelled) -> list[str]:
    """Labelled names that stand elsewhere in the same article, whole and outside every span, without a label."""
    edges = [0, *(edge for start, end, _ in article.spans for edge in (start, end)), len(article.text)]
    covered = [article.text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    names = sorted({surface for surface, _ in article.surfaces()})
    outside = "\x00".join(covered)
    return [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", outside)]


def is_quoted(surface: str) -> bool:
    """Whether quotation marks stand around the name as a whole, not around a nickname that opens it."""
    return re.match(r'["“]', surface) is not None and re.search(r'["”]\s+\w', surface[1:]) is None


def faults(article: Labelled) -> list[str]:
    """What is wrong with single spans: their edges, their first words, their kinds."""
    found = []
    for start, end, kind in article.spans:
        surface, before, after = article.text[start:end], article.text[start - 1 : start], article.text[end : end + 1]
        if kind not in KINDS:
            found.append(f"{surface}: no kind {kind}")
        if surface != surface.strip() or surface.lower().startswith("the ") or is_quoted(surface):
            found.append(f"{surface}: begins or ends with what is no part of a name")
        if surface.endswith(("'s", "’s")):
            found.append(f"{surface}: possessive inside")
        if before.isalnum() or after.isalnum():
            found.append(f"{surface}: cut out of a word")
        if kind == "PER" and STYLES.match(surface):
            found.append(f"{surface}: title inside")
    return found


@each_article
def test_the_header_is_complete(article: Labelled) -> None:
    keys = tuple(key for key, _ in article.header)
    fields = dict(article.header)
    assert keys in (("id", "region", "genre", "split"), ("id", "region", "genre", "split", "same"))
    assert fields["id"] == article.name
    assert fields["region"] in REGIONS
    assert fields["genre"] in GENRES
    assert fields["split"] == SPLIT_OF_DIGIT.get(article.name[-1], "train")


@each_article
def test_title_and_paragraphs_stand_apart(article: Labelled) -> None:
    assert article.text.endswith("\n")
    blocks = article.text[:-1].split("\n\n")
    assert len(blocks) >= 5
    assert all(block == block.strip() and "\n" not in block and block for block in blocks)


@each_article
def test_the_labels_are_well_formed(article: Labelled) -> None:
    assert not re.search(r"[\[\]|]", article.text)
    assert not faults(article)


@each_article
def test_a_labelled_name_is_labelled_everywhere(article: Labelled) -> None:
    assert not bare_repeats(article)


@each_article
def test_spellings_said_to_be_the_same_are_there_once(article: Labelled) -> None:
    kinds: dict[str, set[str]] = {}
    for surface, kind in article.surfaces():
        kinds.setdefault(surface, set()).add(kind)
    spellings = [spelling for group in article.groups() for spelling in group]
    assert len(spellings) == len(set(spellings))
    assert not [spelling for spelling in spellings if spelling not in kinds]
    assert all(len(group) > 1 and len(set.union(*(kinds[s] for s in group))) == 1 for group in article.groups())


@each_article
def test_an_article_has_the_length_and_the_names_of_news(article: Labelled) -> None:
    words = article.text.split()
    assert len(words) >= 200
    assert len(article.spans) >= len(words) / 40


def test_ids_are_unique_and_the_splits_have_their_sizes() -> None:
    share = Counter(dict(article.header)["split"] for article in ARTICLES)
    assert len({article.name for article in ARTICLES}) == len(ARTICLES)
    assert share["train"] / len(ARTICLES) == pytest.approx(0.75, abs=0.03)
    assert share["dev"] / len(ARTICLES) == pytest.approx(0.08, abs=0.03)


def test_every_split_has_every_kind_and_many_regions() -> None:
    for split in ("train", "dev", "test"):
        chosen = [article for article in ARTICLES if dict(article.header)["split"] == split]
        assert {kind for article in chosen for _, _, kind in article.spans} == set(KINDS)
        assert len({dict(article.header)["region"] for article in chosen}) >= 5


def test_no_sentence_is_used_twice() -> None:
    sentences = Counter(
        sentence.strip()
        for article in ARTICLES
        for line in article.text.splitlines()
        for sentence in re.split(r"(?<=[.!?][\"”’]) |(?<=[.!?]) ", line)
        if len(sentence.split()) > 7
    )
    assert not [sentence for sentence, count in sentences.items() if count > 1]


def test_a_person_of_one_article_does_not_come_back_in_another() -> None:
    known = Counter(
        name for article in ARTICLES for name in {s for s, kind in article.surfaces() if kind == "PER" and " " in s}
    )
    assert not [name for name, count in known.items() if count > 3]


def test_the_checks_see_a_fault() -> None:
    bad = parse(
        "x", "id: x\n\n[the Kano|LOC] and Mr [Sani's|PER] [Dr. Bello|PER] in [Abuja|CITY]. Then Dr. Bello left.\n"
    )
    assert bad.text == "the Kano and Mr Sani's Dr. Bello in Abuja. Then Dr. Bello left.\n"
    assert len(faults(bad)) == 4
    assert bare_repeats(bad) == ["Dr. Bello"]
