"""Finds the section of the paper an article stands in: the breadcrumb above the title, or the label beside it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from transforms.normalize.lines import key
from transforms.normalize.phrases import TOPICS
from transforms.normalize.readings import REPEATED, Kind, Reading

_CRUMBS = re.compile(r"\s*(?:>|»|›|→|\s/\s|\s\|\s|(?<=[a-z])[|/](?=[A-Z]))\s*")
_UNDIVIDED = re.compile(r"^home (?:news )?(\w+(?: \w+)?)$")
_DIVIDERS = frozenset(("/", ">", "»", "›", "→", "|"))
_GLUED = re.compile(r"(?<=[a-zé])(?:, )?(?=[A-Z])")
_HOME = frozenset(("home", "homepage", "front page", "news home"))
_NO_LABELS = frozenset(
    "premium exclusive live video watch listen opinion comment share save print menu more search subscribe explainer "
    "updated breaking advertisement trending latest close inyourarea".split()
)
_GENERIC = frozenset(("news", "latest", "latest news", "all news", "story", "stories", "article", "articles"))
SECTIONS = frozenset(
    "home homepage news latest all more menu search subscribe article story premium exclusive live".split()
)
SECTIONS = frozenset(
    "world nation national international india politics business economy markets money finance sport sports "
    "football cricket "
    "tennis rugby technology tech science health environment climate culture arts entertainment lifestyle life "
    "style travel "
    "education opinion comment editorial analysis local city cities metro state states region regional europe "
    "africa asia "
    "americas canada australia uk us usa middle east south weather crime courts law justice society religion media "
    "food "
    "books music film tv television showbiz celebrity royals fashion property motoring cars energy transport "
    "agriculture "
    "defence defense security elections features investigations explainers video podcasts africa news europe "
    "pacific gaming "
    "commentary reviews wine real estate work companies industry community parliament government public affairs".split()
)
_BACK = 20
_BACK_LINE = 12
_NEAR = 4
_LONGEST = 250
_LONGEST_LABEL = 30
_MOST_CRUMBS = 4
_MOST_BARRED = 3


def find_section(readings: Sequence[Reading], title: int | None, outlet: str | None = None) -> str | None:
    """Give the broadest crumb of the breadcrumb that says more than "News", or the label by the title.

    A label is told from the end of a menu by standing in the menu once more, or apart from it.
    """
    if title is None:
        return None
    head = readings[title].line.key
    names = _Labels.of(readings, {head, key(outlet or "")})
    above = [i for i in range(max(0, title - _BACK), title) if len(readings[i].line.text) <= _LONGEST]
    near = [i for i in above if i >= title - _BACK_LINE]
    found = _crumb_line(readings, near, head, names) or _crumb_column(readings, above, head)
    found = found or _under_menu(readings, title) or _label(readings, title, names)
    return _spelled(found) if found else None


@dataclass(frozen=True, slots=True)
class _Labels:
    """How often each short line and each pair of neighbours stands on the page; ``barred`` lines name no section."""

    counts: Counter[str]
    pairs: Counter[tuple[str, str]]
    barred: set[str]

    @classmethod
    def of(cls, readings: Sequence[Reading], barred: set[str]) -> "_Labels":
        short = [reading.line.key if len(reading.line.text) <= _LONGEST_LABEL else "" for reading in readings]
        return cls(Counter(short), Counter(pairwise(short)), barred | {""})

    def may_be(self, text: str) -> bool:
        """Whether a short line may name a section."""
        line_key = key(text)
        return (
            len(text) <= _LONGEST_LABEL
            and text[0].isupper()
            and text[-1].isalpha()
            and line_key not in self.barred
            and line_key not in _HOME
            and not _NO_LABELS.issuperset(line_key.split())
        )


def _crumb_line(readings: Sequence[Reading], above: Sequence[int], head: str, names: _Labels) -> str | None:
    """The crumb of one line: "Home > World > Title", "Sport | Football"."""
    for index in reversed(above):
        crumbs = _crumbs(readings[index].line.text)
        spaced = _UNDIVIDED.match(readings[index].line.key.removesuffix(f" {head}"))
        if spaced and readings[index].line.key.endswith(f" {head}"):
            return spaced[1].title()
        if len(crumbs) < 2:
            opened = readings[index].line.text[:1] in _DIVIDERS and index == above[-1]
            if opened and crumbs and len(crumbs[0]) <= _LONGEST_LABEL:
                return crumbs[0]
            continue
        led = key(crumbs[0]) in _HOME
        ends = head.startswith(key(crumbs[-1])[:30]) and len(crumbs[-1]) > _LONGEST_LABEL
        few = len(crumbs) <= _MOST_BARRED or "|" not in readings[index].line.text
        named = any(_is_section(crumb) for crumb in crumbs[:2]) or names.counts[key(crumbs[0])] > 0
        if led or ends or (few and named):
            crumbs = tuple(crumb for crumb in crumbs if key(crumb) not in names.barred)
            return _broadest([crumb for crumb in crumbs if not head.startswith(key(crumb)[:30]) or len(crumb) < 16])
    return None


@lru_cache(maxsize=1 << 12)
def _crumbs(text: str) -> tuple[str, ...]:
    return tuple(crumb for part in _CRUMBS.split(text) if (crumb := part.strip(" /")))


def _crumb_column(readings: Sequence[Reading], above: Sequence[int], head: str) -> str | None:
    """The crumb of a column: "Home", "Sports", "Local Sports", each in a line of its own, down to the title."""
    start = next((i for i in reversed(above) if readings[i].line.key in _HOME), None)
    if start is None:
        return None
    column: list[str] = []
    divided = closed = False
    for index in range(start + 1, above[-1] + 1):
        line = readings[index].line
        closed = line.key == head
        if closed or len(line.text) > _LONGEST_LABEL:
            break
        if line.text in _DIVIDERS:
            divided = True
        elif not readings[index].cut:
            column.append(line.text)
    announced = start > 0 and readings[start - 1].line.key.startswith("breadcrumb")
    if not column or len(column) > _MOST_CRUMBS or not (divided or closed or announced):
        return None
    return _broadest(column) if divided or announced or len(column) <= _MOST_BARRED else None


def _under_menu(readings: Sequence[Reading], title: int) -> str | None:
    """The first of two or three labels down to the title, which a button or advertisement parts from the menu."""
    column: list[str] = []
    for index in range(title - 1, max(-1, title - 2 - _MOST_CRUMBS), -1):
        reading = readings[index]
        if reading.rule == TOPICS:
            continue
        if reading.cut and not _is_section(reading.line.text):
            named = 1 < len(column) <= _MOST_BARRED and _is_section(column[-1]) and key(column[-1]) not in _GENERIC
            return column[-1] if named else None
        text = reading.line.text
        if not _is_short(reading) or len(text) > _LONGEST_LABEL or _GLUED.search(text):
            return None
        column.append(text)
    return None


def _label(readings: Sequence[Reading], title: int, names: _Labels) -> str | None:
    """A short line by the title that a menu of the page has too, or that stands apart and names a section."""
    nearest = next((i for i in range(title - 1, -1, -1) if readings[i].kind is not Kind.STAMP), -1)
    for index in _beside(readings, title):
        text = readings[index].line.text
        parts = _glued(text, names.counts)
        if parts and (index < title or "," not in text):
            return _broadest(parts)
        if not names.may_be(text):
            continue
        before = readings[index - 1] if index else None
        line_key = readings[index].line.key
        menu = before is not None and names.pairs[before.line.key, line_key] > 1
        if names.counts[line_key] > 1 and not menu and (_is_section(text) or index < title):
            return readings[_outermost(readings, index, names)].line.text
        if index == nearest and before is not None and _apart(readings[index], before, text):
            return text
    return None


def _outermost(readings: Sequence[Reading], index: int, names: _Labels) -> int:
    """Up a column of labels that a menu has too, but elsewhere: the first is the broadest."""
    while index and names.may_be(readings[index - 1].line.text):
        above, here = readings[index - 1].line.key, readings[index].line.key
        if (
            names.counts[above] < 2
            or names.pairs[above, here] > 1
            or not (_NO_LABELS | _GENERIC).isdisjoint(above.split())
        ):
            break
        index -= 1
    return index


def _apart(reading: Reading, before: Reading, text: str) -> bool:
    """Whether the line above the title is no menu's last: set apart from what stands above it, or under "News"."""
    if before.line.key in _GENERIC and len(text.split()) == 1:
        return True
    if _is_section(text):
        return reading.line.gap or before.cut or (text.isupper() and not before.line.text.isupper())
    return before.cut and before.line.words > _NEAR and len(text.split()) <= 2 and not text.isupper()


def _beside(readings: Sequence[Reading], title: int) -> Iterator[int]:
    """Short lines right above the title, stamps not counted, then those right below it."""
    left = _NEAR
    for index in range(title - 1, -1, -1):
        if readings[index].kind is Kind.STAMP:
            continue
        if left == 0:
            break
        left -= 1
        if _is_short(readings[index]):
            yield index
    for index in range(title + 1, min(len(readings), title + 1 + _NEAR)):
        if _is_short(readings[index]):
            yield index


def _is_short(reading: Reading) -> bool:
    named = reading.rule == REPEATED or (reading.cut and _is_section(reading.line.text))
    short = reading.kind is Kind.SHORT or named
    return short and reading.line.words <= _NEAR


def _glued(text: str, counts: Counter[str]) -> list[str]:
    """Labels that the flattening ran together ("NewsNorth East NewsTransport"), or that commas part."""
    parts = [part.strip() for part in _GLUED.split(text)] if len(text) <= 2 * _LONGEST_LABEL else []
    known = [part for part in parts if _is_section(part) or counts[key(part)]]
    if "," in text and len(known) < len(parts):
        return []
    return parts if len(parts) > 1 and known and all(len(part) > 2 for part in parts) else []


def _broadest(crumbs: Sequence[str]) -> str | None:
    """The first crumb that says something."""
    named = [crumb for crumb in crumbs if key(crumb) not in _HOME and len(crumb) <= _LONGEST_LABEL and _worded(crumb)]
    return next((crumb for crumb in named if key(crumb) not in _GENERIC), named[0] if named else None)


def _worded(crumb: str) -> bool:
    return any(char.isalpha() for char in crumb) and not any(char.isdigit() for char in crumb)


def _spelled(section: str) -> str:
    text = section.strip(" :|-/>»›")
    return text.title() if text.isupper() and len(text) > 3 and "." not in text else text


def _is_section(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.replace(".", "").lower())
    return 1 <= len(words) <= 3 and all(word in SECTIONS or word in ("and", "the", "of") for word in words)
