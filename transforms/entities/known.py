"""A curated list of names, matched in a text by an automaton."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import ahocorasick

from transforms.records import EntityType

_PLAIN = str.maketrans({**dict.fromkeys("‘’‛ʼ′`´", "'"), **dict.fromkeys("‐‑‒–—−", "-"), "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name with its kind, its other forms in use, and its country (ISO 3166-1 alpha-2) where it has one."""

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A form of a known name at ``body[start:end]``; no ``entry`` where several entries of that kind share the form."""

    start: int
    end: int
    type: EntityType
    entry: Entry | None


class KnownNames:
    """What the world's news keeps naming: states' bodies, parties, armed groups, companies, media, peoples.

    A form finds its name wherever it stands, but one marked ``~`` (an ordinary word or somebody else's name too)
    only tells the kind of what a recognizer found.
    """

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._of: dict[str, tuple[Entry, ...]] = {}
        sure: set[str] = set()
        for entry in entries:
            unsure = {form[1:] for form in entry.aliases if form.startswith("~")}
            for form in (entry.name, *entry.aliases):
                for key in _keys(form.lstrip("~")):
                    self._of[key] = tuple(dict.fromkeys((*self._of.get(key, ()), entry)))
                    if form.lstrip("~") not in unsure:
                        sure.add(key)
        self._automaton = ahocorasick.Automaton()
        for key in sorted(sure):
            if len({entry.type for entry in self._of[key]}) == 1:
                self._automaton.add_word(key, len(key))
        if sure:
            self._automaton.make_automaton()

    @classmethod
    def parse(cls, text: str) -> "KnownNames":
        """Read lines of ``kind<TAB>name<TAB>alias|alias<TAB>country``; ``#`` begins a comment line.

        A line with another number of fields or an unknown kind raises ``ValueError`` with its number.
        """
        return cls(tuple(_entries(text)))

    def matches(self, body: str) -> Iterator[Match]:
        """Known forms on word boundaries in order; of two that overlap the longer, then the earlier."""
        if not self._of:
            return
        plain = plain_form(body)
        found = [(end + 1 - size, end + 1) for end, size in self._automaton.iter(plain) if _whole(plain, end + 1, size)]
        taken = 0
        for start, end in _longest_first(found):
            if start >= taken:
                taken = end
                entries = self._of[plain[start:end]]
                yield Match(start, end, entries[0].type, entries[0] if len(entries) == 1 else None)

    def entry(self, form: str, kind: EntityType | None = None) -> Entry | None:
        """The one entry that a form stands for, among those of a kind where it is given."""
        found = [e for e in self._of.get(plain_form(form), ()) if kind in (None, e.type)]
        return found[0] if len(found) == 1 else None


def plain_form(text: str) -> str:
    """A text of the same length with typographic quotes and dashes made straight."""
    return text.translate(_PLAIN)


def _entries(text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 4:
            raise ValueError(f"known names, line {number}: {len(fields)} fields instead of 4")
        kind, name, aliases, country = fields
        forms = tuple(filter(None, (name * name.startswith("~"), *aliases.split("|"))))
        yield Entry(name.lstrip("~"), EntityType(kind), forms, country or None)


def _keys(form: str) -> set[str]:
    plain = plain_form(form)
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return {plain, bare}


def _whole(text: str, end: int, size: int) -> bool:
    start = end - size
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum()) and not (before in "@#" and before) and not (
        before == "-" and text[start - 2 : start - 1].islower() and start > 3 and _cut_inside(text, start)
    )  # fmt: skip


def _cut_inside(text: str, start: int) -> bool:
    """Whether the hyphen before is one of a foreign article, as in "al-Hilal"."""
    word = text[max(0, start - 4) : start - 1]
    return word.split(" ")[-1].lower() in ("al", "el", "as", "ul", "e")


def _longest_first(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Chosen matches in order of place: at each crossing the longer one, then the earlier one."""
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(found):
        while chosen and chosen[-1][1] > start and end - start > chosen[-1][1] - chosen[-1][0]:
            chosen.pop()
        if not chosen or chosen[-1][1] <= start:
            chosen.append((start, end))
    return chosen
